"""JSON Lines: a dossier a line, each as JSON has it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import attrs

from visitdata.codec import decode_json, encode_json
from visitdata.errors import DecodeError
from visitdata.syntaxes import Format, Held

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader

    from visitdata.quads.decode import Foreign


def _write(dossier: Any, indent: int | None) -> Iterator[bytes]:  # noqa: ARG001 - a line has no indent
    yield encode_json(dossier)


def _find(source: bytes | BufferedReader, cls: type[Any], foreign: Foreign) -> Iterator[Held]:  # noqa: ARG001 - as in JSON
    lines = source.split(b"\n") if isinstance(source, bytes) else source
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield Held(read=partial(_read, cls, line, number), line=number, json=line)


def _read(cls: type[Any], line: bytes, number: int) -> Any:
    """The dossier on a line; its faults have places in the whole file."""
    try:
        return decode_json(cls, line)
    except DecodeError as error:
        problems = [attrs.evolve(each, line=number) for each in error.problems]
        raise DecodeError(error.what, tuple(problems)) from None


FORMAT = Format(
    name="jsonl",
    suffix=".jsonl",
    more_suffixes=(".ndjson",),
    media_type="application/jsonl",
    write=_write,
    find=_find,
    holds_many=True,
    is_streamed=True,
    is_rdf=False,
)
