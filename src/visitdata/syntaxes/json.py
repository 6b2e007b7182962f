"""JSON (RFC 8259): the records as they are, under the members' own names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.codec import decode_json, encode_json
from visitdata.syntaxes.chunks import whole
from visitdata.syntaxes.format import Format, Held

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.files import Text
    from visitdata.terms import Foreign


def _write(dossier: Any, indent: int | None) -> Iterator[bytes]:
    yield encode_json(dossier, indent=indent)


def _find(source: bytes | Text, cls: type[Any], foreign: Foreign) -> Iterator[Held]:
    text = whole(source)
    yield Held(read=lambda: decode_json(cls, text), json=text)


FORMAT = Format(
    name="json", suffix=".json", media_type="application/json", write=_write, find=_find, is_rdf=False
)
