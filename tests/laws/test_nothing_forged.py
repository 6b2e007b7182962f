"""Nothing is forged on reading: what is posited in a dossier is asserted by none that its statements give.

Statements are taken away, changed to their twins, led elsewhere, repeated of others, and joined by all that
inference adds. What is read then is refused, or asserts nothing that was not asserted before.
"""

# ruff: noqa: S311 - chance here keeps no secrets

from __future__ import annotations

import copy
import json
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any

import owlrl
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDFS, Graph
from rdflib.namespace import RDF

import visitdata as vd
from tests.support import effort
from tests.support.altering import Altered
from tests.support.asserted_values import asserted, read_or_refused, statements
from tests.support.objects import children
from tests.support.plain_data import is_list, is_object
from tests.support.small_document import SMALL
from tests.support.strategies import dossiers, every_member
from visitdata.terms import PREFIXES, RDF_TYPE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from visitdata.rdf.quads import Quad

SEEDS = st.integers(0, 2**32)
# Each dossier is altered anew this often: to draw one takes longer than to read it.
TIMES = 8


# Statements altered.


def assert_nothing_forged(dossier: vd.Dossier, altered: list[Quad]) -> int:
    """Fail where something is asserted that the dossier does not assert; how often it was read at all."""
    readings = [read_or_refused(altered, "refuse"), read_or_refused(altered, "ignore")]
    before = asserted(dossier)
    for found in readings:
        if found is not None:
            assert asserted(found) <= before
    return sum(found is not None for found in readings)


def assert_alterations_forge_nothing(dossier: vd.Dossier, random: Random) -> int:
    """A few alterations, tried."""
    altered = Altered(dossier, random)
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 8))):
        altered.step()
    return assert_nothing_forged(dossier, altered.now)


@settings(max_examples=effort.PAIR)
@given(dossiers(own_kinds=True), SEEDS)
def test_altered_statements_assert_nothing_new(dossier: vd.Dossier, seed: int) -> None:
    random = Random(seed)
    for _ in range(TIMES):
        assert_alterations_forge_nothing(dossier, random)


def test_altered_statements_of_a_small_document_assert_nothing_new() -> None:
    small, random = vd.converter().structure(SMALL, vd.Dossier), Random(0)
    readings = [assert_alterations_forge_nothing(small, random) for _ in range(300)]
    assert {0, 1, 2} <= set(readings)


@settings(max_examples=effort.PAIR)
@given(dossiers(own_kinds=True), SEEDS)
def test_any_part_of_the_statements_asserts_nothing_new(dossier: vd.Dossier, seed: int) -> None:
    random, every = Random(seed), statements(dossier)
    for share in (0.01, 0.05, 0.3, 0.9):
        assert_nothing_forged(dossier, [each for each in every if random.random() > share])


def test_the_law_can_fail() -> None:
    small = vd.converter().structure(SMALL, vd.Dossier)
    sale = f"{small.id}#posited:arms-sale"
    vd_, schema = PREFIXES["vd"], PREFIXES["schema"]
    own = [each for each in statements(small) if sale not in each[:3]]
    forged: list[Quad] = [
        (small.id, f"{schema}about", f"{small.id}#forged", ""),
        (f"{small.id}#forged", RDF_TYPE, f"{vd_}Event", ""),
        (f"{small.id}#forged", f"{schema}name", ("forged", f"{PREFIXES['rdf']}langString", "en"), ""),
        (f"{small.id}#forged", f"{vd_}status", ("occurred", f"{PREFIXES['xsd']}string", None), ""),
    ]
    assert own
    with pytest.raises(AssertionError):
        assert_nothing_forged(small, [*statements(small), *forged])


# Inference.


@cache
def ontology() -> Graph:
    return Graph().parse(data=vd.schema("ontology"), format="turtle")


def _rdfs(graph: Graph) -> Graph:
    """The closure by domains, ranges, and what is below what (RDF 1.1 Semantics, section 9.2.1)."""
    before = -1
    while len(graph) != before:
        before = len(graph)
        for new in [*_entailed(graph)]:
            graph.add(new)
    return graph


def _entailed(graph: Graph) -> Iterator[tuple[Any, Any, Any]]:
    for one, other in graph.subject_objects(RDFS.subPropertyOf):
        yield from ((one, RDFS.subPropertyOf, above) for above in graph.objects(other, RDFS.subPropertyOf))
        yield from ((s, other, o) for s, o in graph.subject_objects(one))
    for one, other in graph.subject_objects(RDFS.subClassOf):
        yield from ((one, RDFS.subClassOf, above) for above in graph.objects(other, RDFS.subClassOf))
        yield from ((node, RDF.type, other) for node in graph.subjects(RDF.type, one))
    for one, domain in graph.subject_objects(RDFS.domain):
        yield from ((node, RDF.type, domain) for node in graph.subjects(one))
    for one, range_ in graph.subject_objects(RDFS.range):
        nodes = (node for node in graph.objects(None, one) if not isinstance(node, rdflib.Literal))
        yield from ((node, RDF.type, range_) for node in nodes)


SOURCES = [*vd.seeds(), "every member"]


def dossier_of(source: str) -> vd.Dossier:
    return every_member() if source == "every member" else vd.seed(source)


def assert_same(dossier: vd.Dossier, graph: Graph) -> None:
    assert vd.from_rdflib(graph, foreign="ignore") == dossier


@settings(max_examples=25)
@given(dossiers())
def test_what_rdfs_adds_changes_nothing(dossier: vd.Dossier) -> None:
    assert_same(dossier, _rdfs(vd.to_rdflib(dossier) + ontology()))


@pytest.mark.parametrize("source", SOURCES)
def test_what_rdfs_adds_to_every_member_changes_nothing(source: str) -> None:
    dossier = dossier_of(source)
    graph = _rdfs(vd.to_rdflib(dossier) + ontology())
    assert len(graph) > len(vd.to_rdflib(dossier) + ontology())
    assert_same(dossier, graph)


@pytest.mark.parametrize("source", SOURCES)
def test_what_owl_adds_changes_nothing(source: str) -> None:
    dossier = dossier_of(source)
    graph = vd.to_rdflib(dossier) + ontology()
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    assert_same(dossier, graph)


def test_what_a_reasoner_gets_wrong_is_refused() -> None:
    """The RDFS of owlrl takes texts for one another whose tags differ, and true for 1."""
    dossier = every_member()
    graph = vd.to_rdflib(dossier) + ontology()
    owlrl.DeductiveClosure(owlrl.RDFS_Semantics).expand(graph)
    with pytest.raises(vd.DecodeError) as caught:
        vd.from_rdflib(graph, foreign="ignore")
    codes = {problem.code for problem in caught.value.problems}
    assert codes <= {"wrong-datatype", "wrong-tag", "bad-literal", "several-values", "contradiction"}


@pytest.mark.parametrize("source", SOURCES)
def test_what_inference_adds_is_refused_where_strangers_are(source: str) -> None:
    graph = _rdfs(vd.to_rdflib(dossier_of(source)) + ontology())
    with pytest.raises(vd.DecodeError) as caught:
        vd.from_rdflib(graph)
    assert {problem.code for problem in caught.value.problems} == {"foreign", "more-problems"}


# JSON: an object in another place.


def _lists(value: Any) -> Iterator[list[Any]]:
    """Every list of a document."""
    if is_list(value):
        yield value
    for _, each in children(value):
        yield from _lists(each)


def _places() -> list[tuple[int, int]]:
    """Each list of objects, with each other list."""
    lists = [*_lists(SMALL)]
    sources = [at for at, each in enumerate(lists) if is_object(each[0])]
    return [(source, target) for source in sources for target in range(len(lists)) if source != target]


def test_an_object_in_another_list_of_a_json_document_forges_nothing() -> None:
    small = vd.converter().structure(SMALL, vd.Dossier)
    read = 0
    for source, target in _places():
        for is_moved in (False, True):
            document = copy.deepcopy(SMALL)
            lists = [*_lists(document)]
            lists[target].append(lists[source].pop(0) if is_moved else copy.deepcopy(lists[source][0]))
            types = {each["type"] for each in document["events"] if is_object(each) and "type" in each}
            try:
                found = vd.loads(json.dumps(document), "json")
            except vd.DecodeError:
                continue
            read += 1
            assert not any(each.startswith("Posited") for each in types)
            assert {event.id for event in found.events} <= {event.id for event in small.events}
    assert read > 10


def _json_with(alter_: Callable[[dict[str, Any]], object]) -> str:
    document = copy.deepcopy(SMALL)
    alter_(document)
    return json.dumps(document, ensure_ascii=False)


def _sale(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = document["allegations"][0]["alleges"][0]
    return found


JSON: dict[str, tuple[str, set[str]]] = {
    "a proposition among the events": (
        _json_with(lambda data: data["events"].append({**_sale(data), "id": "new"})),
        {"unknown-type"},
    ),
    "an event among the propositions": (
        _json_with(lambda data: data["allegations"][0]["alleges"].append({**data["events"][0], "id": "new"})),
        {"unknown-type"},
    ),
    "a proposition with the type of an event": (
        _json_with(lambda data: _sale(data).update(type="Transfer")),
        {"unknown-type"},
    ),
    "an event with the type of a proposition": (
        _json_with(lambda data: data["events"][0].update(type="PositedVisit")),
        {"unknown-type"},
    ),
    "the base of all propositions": (
        _json_with(lambda data: _sale(data).update(type="Proposition")),
        {"unknown-type"},
    ),
    "a type in lower case": (
        _json_with(lambda data: _sale(data).update(type="positedTransfer")),
        {"unknown-type"},
    ),
    "a type with a Cyrillic letter": (
        _json_with(lambda data: data["events"][0].update(type="Posited\u0422ransfer")),
        {"unknown-type"},
    ),
    "a type with an invisible letter": (
        _json_with(lambda data: _sale(data).update(type="\u200bTransfer")),
        {"unknown-type"},
    ),
    "a type with a prefix": (
        _json_with(lambda data: _sale(data).update(type="vd:PositedTransfer")),
        {"unknown-type"},
    ),
    "types in a list": (
        _json_with(lambda data: _sale(data).update(type=["PositedTransfer", "Transfer"])),
        {"wrong-type"},
    ),
    "two types": (
        _json_with(lambda _: None).replace(
            '"type": "PositedTransfer"', '"type": "PositedTransfer", "type": "Transfer"'
        ),
        {"duplicate-key", "unknown-type"},
    ),
    "two types, one in escapes": (
        _json_with(lambda _: None).replace(
            '"type": "PositedTransfer"', '"type": "PositedTransfer", "\\u0074ype": "PositedTransfer"'
        ),
        {"duplicate-key"},
    ),
    "another key for the type": (
        _json_with(lambda data: _sale(data).update(Type="Transfer")),
        {"unknown-member"},
    ),
    "a key of JSON-LD": (
        _json_with(lambda data: _sale(data).update({"@type": "Transfer"})),
        {"unknown-member"},
    ),
    "a key of RDF": (_json_with(lambda data: _sale(data).update(positedGiver="lind")), {"unknown-member"}),
    "a list of events beside": (
        _json_with(lambda data: data.update(Events=[{**_sale(data), "type": "Transfer"}])),
        {"unknown-member"},
    ),
    "two lists of events": (
        _json_with(lambda _: None).replace('"allegations":', '"events": [], "allegations":'),
        {"duplicate-key"},
    ),
    "an event that is part of a proposition": (
        _json_with(lambda data: data["events"][0].update(part_of="arms-sale")),
        {"wrong-reference"},
    ),
    "an allegation about a proposition": (
        _json_with(lambda data: data["allegations"][0]["about"].append("arms-sale")),
        {"wrong-reference"},
    ),
    "a proposition by the IRI it has in RDF": (
        _json_with(lambda data: data["events"][0].update(part_of="posited:arms-sale")),
        {"bad-id", "bad-iri", "wrong-reference", "unknown-reference"},
    ),
    "a proposition by its id alone": (
        _json_with(lambda data: data["allegations"][0]["alleges"].append("sale")),
        {"wrong-type"},
    ),
    "an event by its id alone": (
        _json_with(lambda data: data["allegations"][0]["alleges"].append("visit")),
        {"wrong-type"},
    ),
}


@pytest.mark.parametrize("name", JSON)
def test_a_json_document_that_mixes_the_said_and_the_asserted_is_refused(name: str) -> None:
    document, expected = JSON[name]
    with pytest.raises(vd.DecodeError) as caught:
        vd.loads(document, "json")
    assert {problem.code for problem in caught.value.problems} & expected
