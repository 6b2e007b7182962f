"""pyoxigraph: quads built and serialised, from the statements as strings and the vocabulary's terms made."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from benchmarks.contenders import Contender, meanings
from benchmarks.contenders.statements import Statements, statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.contenders.statements import Text

_Terms: TypeAlias = dict[str, NamedNode]


def _prepare(line: bytes) -> tuple[Statements, _Terms]:
    given = statements(line)
    texts = [value for _, _, value in given.rows if not isinstance(value, str)]
    known = {predicate for _, predicate, _ in given.rows} | {datatype for _, datatype, _ in texts}
    return given, {iri: NamedNode(iri) for iri in known}


def _literal(text: Text, terms: _Terms) -> Literal:
    value, datatype, language = text
    if language is not None:
        return Literal(value, language=language)
    return Literal(value, datatype=terms[datatype])


def _quads(given: Statements, terms: _Terms) -> Iterator[Quad]:
    graph = NamedNode(given.graph)
    for subject, predicate, value in given.rows:
        target = NamedNode(value) if isinstance(value, str) else _literal(value, terms)
        yield Quad(NamedNode(subject), terms[predicate], target, graph)


def _build_and_serialise(prepared: tuple[Statements, _Terms]) -> bytes:
    written = serialize(_quads(*prepared), format=RdfFormat.N_QUADS)
    assert written is not None
    return written


WRITES_NQUADS = Contender(
    name="pyoxigraph", prepare=_prepare, run=_build_and_serialise, meaning=meanings.quads
)
