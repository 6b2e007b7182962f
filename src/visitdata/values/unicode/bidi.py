"""Characters that control the bidirectional algorithm, and whether they stand where it wants them.

Unicode Bidirectional Algorithm (UAX #9, revision 50), sections 2.1 to 2.7: implicit marks and balanced
isolates are the characters that it recommends in plain text; embeddings and overrides are the ones by which
text is made to look like other text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from typing import NamedTuple

_MARKS = "\u200e\u200f\u061c"  # LRM, RLM, ALM
_ISOLATES = "\u2066\u2067\u2068"  # LRI, RLI, FSI
_RLI = "\u2067"
_END_OF_ISOLATE = "\u2069"
_EMBEDDINGS = "\u202a\u202b\u202c\u202d\u202e"
CONTROLS = f"{_MARKS}{_ISOLATES}{_END_OF_ISOLATE}{_EMBEDDINGS}"

_CONTROL = re.compile(f"[{CONTROLS}]")
_PARAGRAPH = re.compile("[^\n\r\x1c-\x1e\x85\u2029]+")  # bidirectional class B ends one
_FROM_RIGHT = {"R", "AL"}


class MisplacedControl(NamedTuple):
    """A control character that does not stand well: its index in the text, itself, and why."""

    at: int
    character: str
    reason: str


def misplaced_control(text: str) -> MisplacedControl | None:
    """The first control character of a text that does not stand as the bidirectional algorithm wants it.

    A mark (LRM, RLM, ALM) stands well in a paragraph with a letter that is written from the right. So does an
    isolate (LRI, RLI, FSI) that is closed in such a paragraph; one from right to left (RLI) has such a letter
    inside. Embeddings and overrides (LRE, RLE, LRO, RLO, PDF) never do.
    """
    if text.isascii() or _CONTROL.search(text) is None:
        return None
    for paragraph in _PARAGRAPH.finditer(text):
        found = _misplaced_in(paragraph.group())
        if found is not None:
            index, reason = found
            return MisplacedControl(paragraph.start() + index, paragraph.group()[index], reason)
    return None


def _misplaced_in(paragraph: str) -> tuple[int, str] | None:
    """Where the first of them stands in a paragraph, and why it should not."""
    controls = list(_CONTROL.finditer(paragraph))
    from_right = letters_from_right(paragraph) if controls else []
    if controls and not from_right:
        return controls[0].start(), "no letter of its paragraph is written from the right"
    ends = _ends_of_isolates(paragraph)
    for each in controls:
        index, character = each.start(), each.group()
        if character in _EMBEDDINGS:
            return index, "embeddings and overrides can make text look like other text"
        if character not in _MARKS and index not in ends:
            return index, "an isolate is not closed, or was not opened, in its paragraph"
        if character == _RLI and bisect(from_right, index) == bisect(from_right, ends[index]):
            return index, "no letter inside this isolate is written from the right"
    return None


def letters_from_right(paragraph: str) -> list[int]:
    """Where the letters stand that are written from the right (bidirectional classes R and AL)."""
    return [
        index
        for index, character in enumerate(paragraph)
        if unicodedata.bidirectional(character) in _FROM_RIGHT and character not in _MARKS
    ]


def _ends_of_isolates(paragraph: str) -> dict[int, int]:
    """For both ends of each isolate that is closed, the other end (UAX #9, definition BD9)."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for each in re.finditer(f"[{_ISOLATES}{_END_OF_ISOLATE}]", paragraph):
        if each.group() != _END_OF_ISOLATE:
            opened.append(each.start())
        elif opened:
            start = opened.pop()
            ends[start], ends[each.start()] = each.start(), start
    return ends
