"""What was likely meant where a text is no JSON: the mends of slips that people and programs make."""

from __future__ import annotations

import json
import re

WORD = re.compile(r"[\w.+$-]++")

_SHOWN = 40
_OTHER_QUOTES = "'`\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb"
_WORDS = {
    "true": "write true",
    "false": "write false",
    "none": "leave the member out",
    "undefined": "leave the member out",
    "null": "leave the member out",
    "nan": "JSON has no NaN: leave the member out",
    "infinity": "JSON has no infinity: leave the member out",
    "inf": "JSON has no infinity: leave the member out",
}
_SEVERAL = "for several documents in one file, use JSON Lines"
_NOT_OPEN = "remove it: nothing is open here that it could close"
_AFTER_THE_END = {
    "{": _SEVERAL,
    "[": _SEVERAL,
    "}": _NOT_OPEN,
    "]": _NOT_OPEN,
    ",": "remove it: a document is one value",
}

_OTHER_FORMATS = {"<": "it looks like HTML or XML", "@": "it looks like Turtle: give it the suffix .ttl"}

VALUE, NAME, COLON, COMMA = "a value", "a name in double quotes", "a colon", "a comma"


def shown(text: str) -> str:
    """How a piece of the text is shown in a message."""
    cut = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return json.dumps(cut, ensure_ascii=not text.isprintable())


def for_word(word: str) -> str:
    """The mend of a word that is no value."""
    known = _WORDS.get(word.lstrip("+-").lower())
    if known is not None:
        return known
    if word.startswith("+"):
        return "leave out the plus sign"
    if word.lstrip("-").isdecimal():
        return "leave out the leading zero"
    if word[0] in "-.0123456789":
        return "numbers are written as 12, -3 or 0.5; dates and the like as text in double quotes"
    return "text stands in double quotes"


def after_the_end(rest: str) -> str | None:
    """The mend of what stands behind a whole document."""
    return _AFTER_THE_END.get(rest[0]) or _anywhere(rest)


def for_stranger(wanted: str, text: str, offset: int, inside: str) -> str | None:
    """The mend of what stands where one of VALUE, NAME, COLON or COMMA is wanted.

    Args:
        wanted: which of them.
        text: the whole text.
        offset: where the stranger stands.
        inside: the bracket that closes what is open there; empty outside of everything.
    """
    anywhere = _anywhere(text[offset : offset + 2])
    return anywhere or _MENDS[wanted](text, offset, inside)


def _anywhere(rest: str) -> str | None:
    """The mend of what stands nowhere in JSON."""
    if rest.startswith(("//", "/*", "#")):
        return "JSON has no comments: remove it"
    if rest[0] in _OTHER_QUOTES:
        return 'text stands in double quotes: "'
    return "it looks like UTF-16: save it as UTF-8" if rest[0] == "\x00" else None


def _for_value(text: str, offset: int, inside: str) -> str | None:
    if offset == 0 and text[0] in _OTHER_FORMATS:
        return _OTHER_FORMATS[text[0]]
    if text[offset] in ",}":
        return "write a value, or leave the member out" if inside == "}" else "remove it"
    return None


def _for_name(text: str, offset: int, _inside: str) -> str | None:
    word = WORD.match(text, offset)
    if word is not None and word[0].isdecimal() and re.match(r"[0-9],", text[offset - 2 : offset]):
        return "numbers hold no comma: write a point, or leave it out"
    if word is not None:
        return f"names stand in double quotes: {shown(word[0])}"
    return "remove it" if text[offset] == "," else None


def _for_colon(text: str, offset: int, _inside: str) -> str:
    if text[offset] in ",}":
        return "write a colon and a value before it"
    return "write a colon in its place" if text[offset] == "=" else "write a colon before it"


def _for_comma(text: str, offset: int, _inside: str) -> str:
    if text[offset - 1] == '"' and text[offset] != '"':
        return 'a quotation mark within text is written \\"'
    return "is a comma missing before it?"


_MENDS = {VALUE: _for_value, NAME: _for_name, COLON: _for_colon, COMMA: _for_comma}
