"""JSON Lines: a dossier a line, each as JSON has it."""

from __future__ import annotations

from functools import partial
from io import BufferedReader, BytesIO
from typing import TYPE_CHECKING, Any

import attrs

from visitdata.codec import decode_json, encode_json
from visitdata.errors import DecodeError, Mistake
from visitdata.files import Text
from visitdata.files.lines import Line, lines
from visitdata.syntaxes import Format, Held, Passage
from visitdata.values.text import BYTE_ORDER_MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.quads.decode import Foreign


def _write(dossier: Any, indent: int | None) -> Iterator[bytes]:  # noqa: ARG001 - a line has no indent
    yield encode_json(dossier)


def _find(source: bytes | Text, cls: type[Any], foreign: Foreign) -> Iterator[Held]:  # noqa: ARG001 - as in JSON
    text = source if isinstance(source, Text) else Text(BufferedReader(BytesIO(source)), None, len(source))
    return (_held(cls, line, text.max_bytes) for line in lines(text))


def _held(cls: type[Any], line: Line, max_bytes: int) -> Held:
    return Held(
        read=partial(_read, cls, line, max_bytes),
        line=line.number,
        json=line.data,
        passage=lambda: Passage(line=line.number, data=line.data, left_out=line.rest() if line.rest else 0),
    )


def _read(cls: type[Any], line: Line, max_bytes: int) -> Any:
    """The dossier on a line; its faults have places in the whole file."""
    if line.rest is not None:
        raise _error(line, Mistake("too-large", f"this line is longer than {max_bytes:,} bytes", _SHORTER))
    if line.number > 1 and line.data.startswith(BYTE_ORDER_MARK):
        raise _error(line, _MARKED)
    try:
        return decode_json(cls, line.data)
    except DecodeError as error:
        problems = [attrs.evolve(each, line=line.number) for each in error.problems]
        raise DecodeError(error.what, tuple(problems)) from None


_SHORTER = "allow for more with max_bytes, or make two dossiers of it"
_MARKED = Mistake(
    "not-json",
    "a byte order mark stands here, and only a file may begin with one",
    "take it out; it is left over where files were joined",
)


def _error(line: Line, mistake: Mistake) -> DecodeError:
    return DecodeError("the line cannot be read", (mistake.at(line=line.number, column=1),))


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
