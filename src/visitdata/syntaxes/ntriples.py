"""RDF 1.1 N-Triples: a triple a line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from visitdata.rdf.encoding.to_lines import blocks
from visitdata.syntaxes.chunks import chunked
from visitdata.syntaxes.format import Format
from visitdata.syntaxes.rdf_documents import find_in_lines

if TYPE_CHECKING:
    from collections.abc import Iterator


def _write(dossier: Any, indent: int | None) -> Iterator[bytes]:
    return chunked(blocks(dossier, " .\n"))


FORMAT = Format(
    name="ntriples",
    suffix=".nt",
    media_type="application/n-triples",
    aliases=("nt11",),
    write=_write,
    find=partial(find_in_lines, name="ntriples"),
)
