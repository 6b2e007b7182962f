"""The shapes in JavaScript: rdf-validate-shacl reports what pySHACL does; shacl-engine has its verdict."""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import BNode, Graph, Literal, Namespace, URIRef

import visitdata as vd
from tests.derive import examples
from tests.support import javascript
from tests.support.mutations import mutated
from tests.support.naive_rdf import naive_graph
from tests.support.shapes_graphs import shapes_graph
from tests.support.small_document import SMALL
from tests.support.strategies import documents, every_member

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib.term import Node

    from tests.support.plain_data import Data

Report: TypeAlias = "set[tuple[str, str]]"  # (focus node, constraint component) of each result

ENGINES = ("rdf-validate-shacl", "shacl-engine")
SH = Namespace("http://www.w3.org/ns/shacl#")
EXAMPLES = settings().max_examples
importlib.import_module("tests.support.ceasefire")  # declares its kind
pyshacl: Any = importlib.import_module("pyshacl")  # it has half its types

# Each is said beside a good dossier, and breaks it.
ADDED = (
    "p:arms-sale a vd:Event .",
    "p:arms-sale vd:giver d:arcadia .",
    "d:visit vd:purpose p:arms-sale .",
    "d:visit vd:positedPurpose d:talks .",
    'd:visit vd:status "done" .',
    "d:visit vd:visitor d:strelsau .",
    'p:unsaid a vd:Proposition, vd:PositedEvent ; vd:positedLabel "A gift" ; vd:positedStatus "planned" .',
)
SAID_TWICE = "d:denial vd:posits p:arms-sale ."


@pytest.fixture(autouse=True)
def _lexical_forms_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rdflib.NORMALIZE_LITERALS", False)


@cache
def shapes() -> Graph:
    return shapes_graph(vd.schema("shapes"))


def by_pyshacl(graph: Graph) -> Report | None:
    """What pySHACL reports; None where it stops, as at a blank node that is to be less than something."""
    try:
        _, report, _ = pyshacl.validate(graph, shacl_graph=shapes(), inference="none")
    except pyshacl.errors.ReportableRuntimeError:
        return None
    return {
        (named(report.value(each, SH.focusNode)), named(report.value(each, SH.sourceConstraintComponent)))
        for each in report.objects(None, SH.result)
    }


def named(node: Node) -> str:
    """A node by its IRI; a blank node has other labels elsewhere."""
    return "_:" if isinstance(node, BNode) else str(node)


def by_javascript(engine: str, graphs: list[Graph], folder: Path) -> list[Report]:
    path = folder / "shapes.ttl"
    path.write_text(vd.schema("shapes"), encoding="utf-8")
    given = [[[*map(rdfjs, triple)] for triple in graph] for graph in graphs]
    reports = javascript.run("shacl.js", folder, engine, str(path), given, needs=(*ENGINES, "n3"))
    return [{(node, component) for node, component in report} for report in reports]


def rdfjs(term: Node) -> dict[str, Any]:
    """A term as RDF/JS has it."""
    if isinstance(term, Literal):
        datatype = str(term.datatype or "http://www.w3.org/2001/XMLSchema#string")
        language = term.language or ""
        return {
            "termType": "Literal",
            "value": str(term),
            "language": language,
            "datatype": {"value": datatype},
        }
    assert isinstance(term, (BNode, URIRef))
    return {"termType": "BlankNode" if isinstance(term, BNode) else "NamedNode", "value": str(term)}


def right() -> list[Graph]:
    seeds = [vd.to_rdflib(vd.seed(name)) for name in vd.seeds()]
    return [*seeds, vd.to_rdflib(every_member(own_kinds=True)), examples.graph(examples.GOOD)]


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_right_conforms_in_javascript(engine: str, tmp_path: Path) -> None:
    graphs = right()
    assert by_javascript(engine, graphs, tmp_path) == [set()] * len(graphs)


@pytest.mark.parametrize("engine", ENGINES)
def test_what_breaks_containment_fails_in_javascript(engine: str, tmp_path: Path) -> None:
    graphs = [examples.graph(examples.GOOD, each) for each in ADDED]
    reports = by_javascript(engine, graphs, tmp_path)
    assert [each for each, report in zip(ADDED, reports, strict=True) if not report] == []


def test_only_shacl_engine_does_not_see_that_two_say_a_proposition(tmp_path: Path) -> None:
    graph = examples.graph(examples.GOOD, SAID_TWICE)
    node = "https://data.example.org/dossiers/arcadia-visit#posited:arms-sale"
    found = {(node, str(SH.MaxCountConstraintComponent))}
    assert by_pyshacl(graph) == found
    assert by_javascript("rdf-validate-shacl", [graph], tmp_path) == [found]
    assert by_javascript("shacl-engine", [graph], tmp_path) == [set()]


def test_two_ways_from_one_statement_are_one_that_says_it(tmp_path: Path) -> None:
    inferred = "d:arms vd:posits p:arms-sale ."  # as vd:alleges is under vd:posits
    graph = examples.graph(examples.GOOD, inferred)
    assert by_pyshacl(graph) == set()
    for engine in ENGINES:
        assert by_javascript(engine, [graph], tmp_path) == [set()]


def test_broken_documents_are_reported_alike_in_javascript(tmp_path: Path) -> None:
    graphs: list[Graph] = []

    @settings(max_examples=max(1, EXAMPLES // 5))
    @given(mutated(st.just(SMALL) | documents(hostile=False)))
    def collect(document: Data) -> None:
        graphs.append(naive_graph(document))

    collect()
    found = [by_pyshacl(graph) for graph in graphs]
    strict, other = (by_javascript(engine, graphs, tmp_path) for engine in ENGINES)
    for report, one, another in zip(found, strict, other, strict=True):
        assert report is None or report == one
        assert bool(one) == bool(another)
