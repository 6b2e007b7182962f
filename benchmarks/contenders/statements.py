"""The statements of a dossier as plain strings: where a hand-written mapping to RDF would have got to."""

from __future__ import annotations

from typing import TypeAlias

import attrs
import pyoxigraph

import visitdata as vd
from benchmarks.contenders.with_visitdata import dossier

Text: TypeAlias = tuple[str, str, str | None]


@attrs.frozen
class Statements:
    """What is said in one graph.

    Attributes:
        graph: the graph's IRI.
        rows: subject and predicate as IRIs; the object as an IRI, or as text, datatype and language.
    """

    graph: str
    rows: tuple[tuple[str, str, str | Text], ...]


def statements(line: bytes) -> Statements:
    """The statements of the dossier that a line describes."""
    given = dossier(line)
    parsed = pyoxigraph.parse(vd.dumps(given, "ntriples"), pyoxigraph.RdfFormat.N_TRIPLES)
    return Statements(given.id, tuple(_row(quad) for quad in parsed))


def _row(quad: pyoxigraph.Quad) -> tuple[str, str, str | Text]:
    assert isinstance(quad.subject, pyoxigraph.NamedNode)
    value = quad.object
    if isinstance(value, pyoxigraph.NamedNode):
        return quad.subject.value, quad.predicate.value, value.value
    assert isinstance(value, pyoxigraph.Literal)
    return quad.subject.value, quad.predicate.value, (value.value, value.datatype.value, value.language)
