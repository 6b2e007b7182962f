"""RDF 1.1 TriG: Turtle in a graph named by the dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.quads.encode import Document
from visitdata.syntaxes import Format, chunked, find_in_rdf
from visitdata.syntaxes.turtle import Names, blocks

if TYPE_CHECKING:
    from collections.abc import Iterator


def _write(dossier: Any, indent: int | None) -> Iterator[bytes]:  # noqa: ARG001 - blocks have their own indent
    document = Document(dossier)
    names = Names(document)
    yield f"{names.heading()}\n{names.name(document.iri)} {{\n".encode()
    yield from chunked(blocks(document, names, "    "))
    yield b"}\n"


FORMAT = Format(
    name="trig",
    suffix=".trig",
    media_type="application/trig",
    write=_write,
    find=find_in_rdf("trig"),
    holds_many=True,
    keeps_passages=False,
)
