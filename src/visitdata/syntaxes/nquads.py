"""RDF 1.1 N-Quads: a statement a line, in a graph named by the dossier, so that stores can replace it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.quads.dossiers import grouped
from visitdata.quads.encode import Document
from visitdata.rdf_text import parse_stream
from visitdata.syntaxes import Format, Held, chunked, find_in_lines, held
from visitdata.syntaxes.ntriples import lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader

    from visitdata.quads.decode import Foreign


def _write(dossier: Any, indent: int | None) -> Iterator[bytes]:  # noqa: ARG001 - lines have no indent
    return chunked(lines(Document(dossier), f" <{dossier.id}> .\n"))


def _find(source: bytes | BufferedReader, cls: type[Any], foreign: Foreign) -> Iterator[Held]:
    """A file is read while the dossiers are asked for, so its statements have to be grouped by graph."""
    if isinstance(source, bytes):
        return find_in_lines("nquads")(source, cls, foreign)
    graphs = grouped(parse_stream(source, "nquads"), cls, ignore=foreign == "ignore")
    return (held(graph, cls, foreign) for graph in graphs)


FORMAT = Format(
    name="nquads",
    suffix=".nq",
    media_type="application/n-quads",
    write=_write,
    find=_find,
    holds_many=True,
    is_streamed=True,
)
