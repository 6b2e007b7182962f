"""How dossiers are found in RDF documents, whatever the syntax."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from visitdata.errors import DecodeError
from visitdata.syntaxes.chunks import whole
from visitdata.syntaxes.format import Held

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from visitdata.files import Text
    from visitdata.rdf.decoding.dossiers import Graph
    from visitdata.terms import Foreign


def find_in_rdf(name: str) -> Callable[[bytes | Text, type[Any], Foreign], Iterator[Held]]:
    """How the dossiers in a document of triples are found, for the format of that name."""

    def find(source: bytes | Text, cls: type[Any], foreign: Foreign) -> Iterator[Held]:
        return (held(graph, cls, foreign) for graph in graphs_in(whole(source), cls, name))

    return find


def graphs_in(data: bytes, cls: type[Any], name: str) -> Iterator[Graph]:
    """The graphs of a document, in the format of that name, that each hold a dossier."""
    from visitdata.rdf import parsing
    from visitdata.rdf.decoding.dossiers import dossiers_in
    from visitdata.rdf.quads import gathered

    return dossiers_in(gathered(parsing.parse(data, name)), cls)


def find_in_lines(name: str) -> Callable[[bytes | Text, type[Any], Foreign], Iterator[Held]]:
    """The same for a format with a triple a line: problems have the place of theirs."""
    find_triples = find_in_rdf(name)

    def find(source: bytes | Text, cls: type[Any], foreign: Foreign) -> Iterator[Held]:
        data = whole(source)
        return (
            Held(read=partial(read_lines, each, lambda: numbered(data), name), graph=each.graph)
            for each in find_triples(data, cls, foreign)
        )

    return find


def numbered(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The lines of a document with their numbers."""
    return enumerate(data.split(b"\n"), 1)


def read_lines(held: Held, lines: Callable[[], Iterable[tuple[int, bytes]]], name: str) -> Any:
    """A dossier in a format with a triple a line; its problems have the place of theirs.

    Args:
        held: the dossier.
        lines: what looks for the lines that it is read from, each with its number.
        name: the format.

    Raises:
        DecodeError: it has problems.
    """
    try:
        return held.read()
    except DecodeError as error:
        from visitdata.rdf.parsing.line_numbers import with_line_numbers

        raise with_line_numbers(error, lines(), name) from None


def held(graph: Graph, cls: type[Any], foreign: Foreign) -> Held:
    """The dossier that a graph holds."""
    from visitdata.rdf.decoding.decode import decode

    name = graph.dossier if graph.is_named else None
    return Held(read=lambda: decode(cls, graph, foreign), graph=name)
