"""RDF 1.1 N-Quads: a statement a line, in a graph named by the dossier, so that stores can replace it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.quads.encode import Document
from visitdata.syntaxes import Format, chunked
from visitdata.syntaxes.ntriples import lines

if TYPE_CHECKING:
    from collections.abc import Iterator


def _write(dossier: Any, indent: int | None) -> Iterator[bytes]:  # noqa: ARG001 - lines have no indent
    return chunked(lines(Document(dossier), f" <{dossier.id}> .\n"))


FORMAT = Format(name="nquads", suffix=".nq", media_type="application/n-quads", write=_write)
