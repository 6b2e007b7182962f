"""What RDF text says, as pyoxigraph reads it, in a form that two dossiers can be compared in.

Nodes that records own are named after digests of what they hold, so they are told by how one gets to them:
from the record that owns them, by which property, and of which types. In the documents of `positions`
that is always just one node.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import pyoxigraph as px

from tests.support.plain_data import Data, is_list, is_object

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

RDF_FORMATS = {
    "ntriples": px.RdfFormat.N_TRIPLES,
    "nquads": px.RdfFormat.N_QUADS,
    "turtle": px.RdfFormat.TURTLE,
    "trig": px.RdfFormat.TRIG,
    "rdfxml": px.RdfFormat.RDF_XML,
    "jsonld": px.RdfFormat.JSON_LD,
}
NAMED = {"nquads", "trig"}
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

NUMERIC = {f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("decimal", "nonNegativeInteger")}


class RdfLiteral(NamedTuple):
    """A literal: its text, or its number by value, with datatype and language."""

    value: str | Decimal
    datatype: str
    language: str | None


class Owned(NamedTuple):
    """A node without an id: its owner, the property that leads to it, and its types."""

    owner: Term
    link: str
    types: tuple[str, ...]


Term: TypeAlias = "str | RdfLiteral | Owned"
Statement: TypeAlias = tuple[Term, str, Term]


def triples(data: bytes, format: str, dossier_id: str) -> list[px.Triple]:  # noqa: A002 - the word of the field
    """What pyoxigraph reads, every statement as often as it stands there, each in the graph it belongs to."""
    graph = px.NamedNode(dossier_id) if format in NAMED else px.DefaultGraph()
    quads = list(px.parse(data, format=RDF_FORMATS[format]))
    assert all(quad.graph_name == graph for quad in quads)
    return [quad.triple for quad in quads]


def identified(document: Data) -> set[str]:
    """The IRIs of the records that have ids."""
    base = document["id"]
    return {base, *(_absolute(base, record) for record in _records(document))}


def _records(value: object) -> Iterator[Data]:
    if is_object(value):
        if "id" in value:
            yield value
        value = [*value.values()]
    for each in value if is_list(value) else ():
        yield from _records(each)


def _absolute(base: str, record: Data) -> str:
    identifier: str = record["id"]
    if ":" in identifier:
        return identifier
    return f"{base}#{'posited:' if record.get('type', '').startswith('Posited') else ''}{identifier}"


def statements(read: Iterable[px.Triple], document: Data) -> list[Statement]:
    """The same with nodes that records own named after the way to them."""
    start, known = f"{document['id']}#", identified(document)
    every: list[tuple[Any, str, Any]] = [(each.subject, each.predicate.value, each.object) for each in read]
    assert {type(subject) for subject, _, _ in every} == {px.NamedNode}, "there are no blank nodes"
    own = {each for each, _, _ in every if each.value.startswith(start) and each.value not in known}
    ways: dict[Any, list[tuple[Any, str]]] = defaultdict(list)
    types: dict[Any, list[str]] = defaultdict(list)
    for subject, predicate, value in every:
        if value in own:
            ways[value].append((subject, predicate))
        elif predicate == RDF_TYPE and subject in own:
            types[subject].append(value.value)
    names: dict[Any, Term] = {}

    def name(node: Any) -> Term:
        if node not in own:
            return str(node.value)
        if node not in names:
            ((owner, link),) = ways[node]
            names[node] = Owned(name(owner), link, tuple(sorted(types[node])))
        return names[node]

    return [
        (name(subject), predicate, _literal(value) if type(value) is px.Literal else name(value))
        for subject, predicate, value in every
    ]


def _literal(term: px.Literal) -> RdfLiteral:
    value, datatype = term.value, term.datatype.value
    return RdfLiteral(Decimal(value) if datatype in NUMERIC else value, datatype, term.language)
