"""JSON (RFC 8259): the records as they are, under the members' own names."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from visitdata.codec import decode_json, encode_json
from visitdata.syntaxes.format import Format, Held

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.terms import Foreign


def _write(dossier: Any, indent: int | None) -> Iterator[bytes]:
    yield encode_json(dossier, indent=indent)


def _find(data: bytes, cls: type[Any], foreign: Foreign) -> Iterator[Held]:
    return iter((Held(read=partial(decode_json, cls, data), json=data),))


FORMAT = Format(
    name="json", suffix=".json", media_type="application/json", write=_write, find=_find, is_rdf=False
)
