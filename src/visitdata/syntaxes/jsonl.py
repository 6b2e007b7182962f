"""JSON Lines: a dossier a line, each as JSON has it."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

import attrs

from visitdata.codec import decode_json, encode_json
from visitdata.errors import DecodeError, Mistake
from visitdata.files import Text
from visitdata.files.lines import Line, lines
from visitdata.syntaxes.format import Format, Held, Part, Parts, Passage
from visitdata.values.text import BYTE_ORDER_MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from visitdata.terms import Foreign


def _write(dossier: Any, indent: int | None) -> Iterator[bytes]:
    yield encode_json(dossier)


def _find(source: bytes | Text, cls: type[Any], foreign: Foreign) -> Iterator[Held]:
    text = source if isinstance(source, Text) else Text(BytesIO(source).read, len(source))
    return (_held(cls, line, text.max_bytes) for line in lines(text))


def _split(text: Text, size: int) -> Iterator[Part]:
    """So many lines a part as have that size; what follows a line that is too long is read at once."""
    batch: list[Line] = []
    length = 0
    error: DecodeError | None = None
    try:
        for line in lines(text):
            batch.append(line if line.rest is None else attrs.evolve(line, rest=_Skipped.of(line.rest)))
            length += len(line.data)
            if length >= size:
                yield _part(batch, length, text.max_bytes)
                batch.clear()
                length = 0
    except DecodeError as raised:  # once the lines before are given
        error = raised
    if batch:
        yield _part(batch, length, text.max_bytes)
    if error is not None:
        raise error


def _part(batch: list[Line], length: int, max_bytes: int) -> Part:
    """A part of these lines: as plain values, which are sent several times as quickly as objects."""
    values = ([line.number for line in batch], [line.data for line in batch], [line.rest for line in batch])
    return Part(length, (values, max_bytes))


@attrs.frozen
class _Skipped:
    """How many bytes follow of a line that is too long, or why that cannot be read."""

    length: int = 0
    error: DecodeError | None = None

    @classmethod
    def of(cls, rest: Callable[[], int]) -> _Skipped:
        try:
            return cls(rest())
        except DecodeError as error:
            return cls(error=error)

    def __call__(self) -> int:
        if self.error is not None:
            raise self.error
        return self.length


def _find_in_part(part: Part, cls: type[Any]) -> Iterator[Held]:
    values, max_bytes = part.content
    return (_held(cls, line, max_bytes) for line in map(Line, *values))


def _held(cls: type[Any], line: Line, max_bytes: int) -> Held:
    return Held(
        read=partial(_read, cls, line, max_bytes),
        line=line.number,
        json=line.data,
        passage=lambda: Passage(line=line.number, data=line.data, left_out=line.rest() if line.rest else 0),
    )


def _read(cls: type[Any], line: Line, max_bytes: int) -> Any:
    """The dossier on a line; its problems have places in the whole file."""
    if line.rest is not None:
        raise _error(
            line.number, Mistake("too-large", f"this line is longer than {max_bytes:,} bytes", _SHORTER)
        )
    return read_line(cls, line.data, line.number)


def read_line(cls: type[Any], data: bytes, number: int | None) -> Any:
    """The dossier on a line.

    Args:
        cls: the class of dossiers.
        data: the line, with or without its line feed.
        number: its number in the file, which is that of its problems; None where it is not known and the line
            not the first, which alone may begin with a byte order mark.

    Raises:
        DecodeError: it has problems.
        InvalidRecordError: as above.
    """
    if number != 1 and data.startswith(BYTE_ORDER_MARK):
        raise _error(number, _MARKED)
    try:
        return decode_json(cls, data)
    except DecodeError as error:
        problems = [attrs.evolve(each, line=number) for each in error.problems]
        raise DecodeError(error.what, tuple(problems)) from None


_SHORTER = "allow for more with max_bytes, or make two dossiers of it"
_MARKED = Mistake(
    "not-json",
    "a byte order mark is here, but only a file may begin with one",
    "remove it; it is left over where files were joined",
)


def _error(number: int | None, mistake: Mistake) -> DecodeError:
    return DecodeError("the line cannot be read", (mistake.at(line=number, column=1),))


FORMAT = Format(
    name="jsonl",
    suffix=".jsonl",
    more_suffixes=(".ndjson",),
    media_type="application/jsonl",
    aliases=("application/x-ndjson", "application/x-jsonlines", "application/jsonlines"),
    write=_write,
    find=_find,
    holds_many=True,
    is_streamed=True,
    is_rdf=False,
    parts=Parts(split=_split, find=_find_in_part, is_plain=True, size=2**17),
)
