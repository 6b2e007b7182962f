"""Lines of a document, split at line feeds alone, each no longer than is read."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

import attrs

from visitdata.files import too_large
from visitdata.values.text import BYTE_ORDER_MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from visitdata.files import Text

_PART = 2**16
_LONGEST = 2**62
# White space of JSON (RFC 8259, section 2). No other character makes a blank line: it would be lost.
_BLANK = b" \t\r\n"


@attrs.frozen
class Line:
    """A line that is not blank.

    Attributes:
        number: its number in the document, from 1.
        data: its bytes, without the line feed; the first 65,536 at most where it is too long.
        rest: how many bytes follow, of a line that is too long: they are read and dropped when this is asked.
    """

    number: int
    data: bytes
    rest: Callable[[], int] | None = None


def lines(text: Text) -> Iterator[Line]:
    """Each line of a file that is not blank.

    A line may have `max_bytes` bytes, and so many may be blank between two others. What stands beyond that
    in a line is never held in memory.

    Raises:
        DecodeError: more than that is blank, or what is compressed is broken.
    """
    number = blank = 0
    while data := _begun(text):
        number += 1
        if len(data) > text.max_bytes and not data.endswith(b"\n"):
            rest = cache(partial(_skipped, text, len(data) - _PART))
            yield Line(number, data[:_PART], rest)
            rest()
        elif (data.removeprefix(BYTE_ORDER_MARK) if number == 1 else data).strip(_BLANK):
            blank = 0
            yield Line(number, data.removesuffix(b"\n"))
        else:
            blank += len(data)
            if blank > text.max_bytes:
                raise too_large(text.max_bytes)


def _begun(text: Text) -> bytes:
    """A line, or, of one that is too long, a byte more than a line may have."""
    text.restart()
    return text.readline(min(text.max_bytes, _LONGEST) + 1)


def _skipped(text: Text, known: int) -> int:
    """How many bytes a line has after those that are kept: `known`, and what is still to be read."""
    count = max(known, 0)
    size = min(_PART, max(text.max_bytes, 1))
    text.restart()
    while part := text.readline(size):
        text.restart()
        if part.endswith(b"\n"):
            return count + len(part) - 1
        count += len(part)
    return count
