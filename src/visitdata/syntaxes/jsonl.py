"""JSON Lines: a dossier a line, each as JSON has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.codec import decode_json, encode_json
from visitdata.errors import DecodeError, Finding
from visitdata.syntaxes import Format

if TYPE_CHECKING:
    from collections.abc import Iterator


def _write(dossier: Any, indent: int | None) -> Iterator[bytes]:  # noqa: ARG001 - a line has no indent
    yield encode_json(dossier)


def _read(data: bytes, cls: type[Any]) -> Any:
    filled = [number for number, line in enumerate(data.split(b"\n"), 1) if line.strip()]
    if len(filled) > 1:
        message = f"the file holds {len(filled)} dossiers, one a line; exactly one is wanted here"
        finding = Finding(code="several-dossiers", message=message, line=filled[1], column=1)
        what = "this is no single dossier"
        raise DecodeError(what, (finding,))
    return decode_json(cls, data)


FORMAT = Format(
    name="jsonl",
    suffix=".jsonl",
    more_suffixes=(".ndjson",),
    media_type="application/jsonl",
    write=_write,
    read=_read,
    is_rdf=False,
)
