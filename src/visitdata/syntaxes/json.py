"""JSON (RFC 8259): the records as they are, under the members' own names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.codec import decode_json, encode_json
from visitdata.syntaxes import Format

if TYPE_CHECKING:
    from collections.abc import Iterator


def _write(dossier: Any, indent: int | None) -> Iterator[bytes]:
    yield encode_json(dossier, indent=indent)


def _read(data: bytes, cls: type[Any]) -> Any:
    return decode_json(cls, data)


FORMAT = Format(
    name="json", suffix=".json", media_type="application/json", write=_write, read=_read, is_rdf=False
)
