"""Text that cannot steer a terminal, nor make text beside it look like other text."""

from __future__ import annotations

import re

# HTML collapses these in the same way (CSS Text Level 3, section 4.1.1).
_SPACE = re.compile("[ \t\n\r]+")
# What joins letters and forms emoji, other spaces, and the marks of direction that UAX #9, section 2.7,
# recommends in plain text.
_HARMLESS = frozenset("\u200c\u200d\u200e\u200f\u061c\u00a0\u202f\u2007\u2009\u200a\u3000")
_ISOLATES = frozenset("\u2066\u2067\u2068")
END_OF_ISOLATE = "\u2069"


def harmless(text: str) -> str:
    """A text as a line that a terminal shows: white space is one space, what is not printable is escaped.

    The characters that join letters stay, and so do isolates that are closed: each other control of
    bidirectional text is escaped, as `repr` does.
    """
    line = _SPACE.sub(" ", text)
    if line.isprintable():
        return line
    kept = _closed_isolates(line)
    return "".join(
        each if each.isprintable() or each in _HARMLESS or index in kept else repr(each)[1:-1]
        for index, each in enumerate(line)
    )


def _closed_isolates(line: str) -> set[int]:
    """Where the isolates stand that are closed, and what closes them (UAX #9, BD9)."""
    kept: set[int] = set()
    opened: list[int] = []
    for index, each in enumerate(line):
        if each in _ISOLATES:
            opened.append(index)
        elif each == END_OF_ISOLATE and opened:
            kept |= {opened.pop(), index}
    return kept


def open_isolates(line: str) -> str:
    """The characters that open the isolates which a line does not close, in their order."""
    opened: list[str] = []
    for each in line:
        if each in _ISOLATES:
            opened.append(each)
        elif each == END_OF_ISOLATE and opened:
            opened.pop()
    return "".join(opened)


def without_isolates(line: str) -> str:
    """A line without the characters that open and close isolates, none of which has a width."""
    return "".join(each for each in line if each not in _ISOLATES and each != END_OF_ISOLATE)
