"""Graphs of rdflib, which hold more than RDF allows: whatever is in them, a dossier or one of our errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import pytest
import rdflib
from rdflib import RDF, XSD, BNode, Dataset, Graph, Literal, URIRef, Variable

import visitdata as vd
from visitdata.codegen.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable

BASE = "https://data.example.org/d"
VD = rdflib.Namespace("https://w3id.org/visitdata/ns#")
SCHEMA = rdflib.Namespace("https://schema.org/")
DOSSIER = vd.Dossier(
    id=BASE,
    title="A dossier",
    actors=[vd.State(id="arcadia", name="Arcadia")],
    places=[vd.Place(id="strelsau", name="Strelsau", latitude=50.5, longitude=7)],
)
ROOT, PLACE = URIRef(BASE), URIRef(f"{BASE}#strelsau")


def lists_in_a_circle(graph: Graph) -> None:
    head = BNode()
    graph.add((ROOT, VD.note, head))
    graph.add((head, RDF.first, Literal("note")))
    graph.add((head, RDF.rest, head))


def itself_as_a_place(graph: Graph) -> None:
    graph.add((ROOT, SCHEMA.contentLocation, ROOT))


def many_of_a_single_value(graph: Graph) -> None:
    for number in range(5_000):
        graph.add((ROOT, SCHEMA.name, Literal(f"title {number}")))


def of(*statements: tuple[Any, Any, Any]) -> Callable[[Graph], None]:
    def add(graph: Graph) -> None:
        for statement in statements:
            graph.add(statement)

    return add


HOSTILE: dict[str, Callable[[Graph], None]] = {
    "a literal for a subject": of((Literal("s"), SCHEMA.name, Literal("name"))),
    "a literal for a property": of((ROOT, Literal("p"), Literal("name"))),
    "a blank node for a property": of((ROOT, BNode(), Literal("name"))),
    "a variable": of((ROOT, VD.note, Variable("x")), (Variable("x"), SCHEMA.name, Literal("x"))),
    "a graph for an object": of((ROOT, VD.note, Graph())),
    "an IRI that is none": of((ROOT, VD.note, URIRef("no iri> . <x:a> <x:b> <x:c"))),
    "an empty IRI": of((URIRef(""), URIRef(""), URIRef(""))),
    "a lone surrogate": of((ROOT, VD.note, Literal("\ud800")), (URIRef("x:\ud800"), VD.note, Literal("a"))),
    "NUL": of((ROOT, VD.note, Literal("a\0b"))),
    "a date that is none": of((ROOT, SCHEMA.dateCreated, Literal("2023-02-29", datatype=XSD.date))),
    "a number that is none": of((PLACE, SCHEMA.latitude, Literal("much", datatype=XSD.decimal))),
    "a number without end": of((PLACE, SCHEMA.latitude, Literal("9" * 10_000, datatype=XSD.decimal))),
    "not a number": of((PLACE, SCHEMA.latitude, Literal("NaN", datatype=XSD.double))),
    "a datatype that nobody knows": of((ROOT, VD.note, Literal("note", datatype=URIRef("x:unknown")))),
    "a datatype that is no IRI": of((ROOT, VD.note, Literal("note", datatype=URIRef("> no iri")))),
    "XML": of((ROOT, VD.note, Literal("<a", datatype=RDF.XMLLiteral))),
    "lists in a circle": lists_in_a_circle,
    "itself as a place": itself_as_a_place,
    "many of a single value": many_of_a_single_value,
}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("foreign", ["refuse", "ignore"])
def test_what_no_graph_should_hold_is_refused_or_left_aside(name: str, foreign: Any) -> None:
    graph = vd.to_rdflib(DOSSIER)
    HOSTILE[name](graph)
    dossier: vd.Dossier | None = None
    problems: tuple[vd.Problem, ...] = ()
    try:
        dossier = vd.from_rdflib(graph, foreign=foreign)
    except vd.DecodeError as error:
        problems = error.problems
    assert problems or (dossier == DOSSIER and foreign == "ignore")
    for each in problems:
        str(each).encode()  # what cannot be encoded cannot be printed


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", HOSTILE)
def test_so_it_is_in_another_graph_of_a_dataset(name: str) -> None:
    dataset = Dataset()
    for statement in vd.to_rdflib(DOSSIER):
        dataset.graph(ROOT).add(statement)
    HOSTILE[name](dataset.graph(URIRef("x:other")))
    assert vd.from_rdflib(dataset, foreign="ignore") == DOSSIER
    with pytest.raises(vd.DecodeError):
        vd.from_rdflib(dataset)


def test_one_dossier_is_expected_and_the_message_says_how_many_there_are() -> None:
    dataset = Dataset()
    for name in (ROOT, URIRef(f"{ROOT}-2")):
        dossier = attrs.evolve(DOSSIER, id=str(name))
        for statement in vd.to_rdflib(dossier):
            dataset.graph(name).add(statement)
    with pytest.raises(vd.DecodeError, match=r"^expected exactly one dossier") as raised:
        vd.from_rdflib(dataset)
    (problem,) = raised.value.problems
    found = (problem.code, problem.message, problem.suggestion)
    assert found == ("several-dossiers", "the dataset holds 2 dossiers", "give the graph of one of them")


class Lie(str):
    """A string of a class of its own."""

    __slots__ = ()


class LyingIri(URIRef):
    """An IRI that gives another kind of string to whoever asks for one."""

    __slots__ = ()

    def __str__(self) -> str:
        return Lie(str.__str__(self))


class LyingLiteral(Literal):
    """A literal of the same kind."""

    __slots__ = ()

    def __str__(self) -> str:
        return Lie(str.__str__(self))


def test_terms_of_a_class_of_their_own_become_plain_strings() -> None:
    graph = Graph()
    for subject, predicate, value in vd.to_rdflib(DOSSIER):
        lying: Any = LyingIri(str(value))
        if isinstance(value, Literal):
            lying = LyingLiteral(str(value), value.language, value.datatype, normalize=False)
        graph.add((LyingIri(str(subject)), LyingIri(str(predicate)), lying))
    again = vd.from_rdflib(graph)
    assert again == DOSSIER
    for record in (again, *again):
        for value in plain(record).values():
            assert type(value) in {str, int, float, list}
        assert type(record.id) is str
