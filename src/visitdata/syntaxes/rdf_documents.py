"""How dossiers are found in RDF documents, whatever the syntax."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from visitdata.errors import DecodeError
from visitdata.rdf.decoding.decode import decode
from visitdata.rdf.decoding.dossiers import dossiers_in
from visitdata.rdf.parsing import parse
from visitdata.rdf.parsing.line_numbers import with_line_numbers
from visitdata.rdf.quads import gathered
from visitdata.syntaxes.format import Held

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from visitdata.rdf.decoding.dossiers import Graph
    from visitdata.terms import Foreign

    NumberedLines: TypeAlias = Iterable[tuple[int, bytes]]


def find_in_rdf(data: bytes, cls: type[Any], foreign: Foreign, *, name: str) -> Iterator[Held]:
    """The dossiers in a document, in the format of that name."""
    for graph in dossiers_in(gathered(parse(data, name)), cls):
        yield Held(read=partial(decode, cls, graph, foreign), graph=graph.name)


def find_in_lines(data: bytes, cls: type[Any], foreign: Foreign, *, name: str) -> Iterator[Held]:
    """The same for a format with a triple a line: problems have the place of theirs."""
    for graph in dossiers_in(gathered(parse(data, name)), cls):
        read = partial(read_lines, cls, graph, foreign, lambda: enumerate(data.split(b"\n"), 1), name)
        yield Held(read=read, graph=graph.name)


def read_lines(
    cls: type[Any], graph: Graph, foreign: Foreign, lines: Callable[[], NumberedLines], name: str
) -> Any:
    """A dossier in a format with a triple a line; its problems have the place of theirs.

    Args:
        cls: the class of dossiers.
        graph: the dossier.
        foreign: as for `decode`.
        lines: what looks for the lines that it is read from, each with its number.
        name: the format.

    Raises:
        DecodeError: it has problems.
    """
    try:
        return decode(cls, graph, foreign)
    except DecodeError as error:
        raise with_line_numbers(error, lines(), name) from None
