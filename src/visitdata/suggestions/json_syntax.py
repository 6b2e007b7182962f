"""What is suggested where a text is not JSON, for the mistakes that people and programs make."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

WORD = re.compile(r"[\w.+$-]++")

_SHOWN = 40
_THOUSANDS = 3  # digits after a comma: a point of a fraction, or nothing
_NEXT_NAME = re.compile(r'"[^"\\\n]*"\s*:')
_NEXT_VALUE = re.compile(r'["{\[0-9-]|(?:true|false|null)\b')
_OTHER_QUOTES = "'`\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb"
_WORDS = {
    "true": "write true",
    "false": "write false",
    "none": "leave the member out",
    "undefined": "leave the member out",
    "null": "leave the member out",
    "nan": "leave the member out: JSON has no NaN",
    "infinity": "leave the member out: JSON has no infinity",
    "inf": "leave the member out: JSON has no infinity",
}
_SEVERAL = "write several documents in one file as JSON Lines"
_NOT_OPEN = "remove it: nothing is open here that it could close"
_AFTER_THE_END = {
    "{": _SEVERAL,
    "[": _SEVERAL,
    "}": _NOT_OPEN,
    "]": _NOT_OPEN,
    ",": "remove it: a document is one value",
}

_OTHER_FORMATS = {
    "<": "check that this is the right file: it looks like HTML or XML",
    "@": "give it the suffix .ttl: it looks like Turtle",
}

VALUE, NAME, COLON, COMMA = "a value", "a name in double quotes", "a colon", "a comma"


def shown(text: str) -> str:
    """How a piece of the text is shown in a message."""
    cut = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return json.dumps(cut, ensure_ascii=not text.isprintable())


def for_word(word: str) -> str | None:
    """The suggestion for a word that is no value."""
    known = _WORDS.get(word.lstrip("+-").lower())
    if known is not None:
        return known
    written = next((meant(word) for form, meant in _NUMBERS if re.fullmatch(form, word)), None)
    if written is not None or word[0] in "+-.":
        return None if written is None else f"write {written}"
    return (
        f"write {shown(word)}"
        if word[0].isdecimal() and len(word) <= _SHOWN
        else "write text in double quotes"
    )


_NUMBERS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("-?0+[0-9]{1,15}", lambda word: str(int(word))),
    (r"[+](?:0|[1-9][0-9]{0,15})(?:\.[0-9]+)?", lambda word: word[1:]),
    (r"-?\.[0-9]+", lambda word: word.replace(".", "0.")),
    ("0[xX][0-9a-fA-F]{1,12}", lambda word: str(int(word, 16))),
)


def after_the_end(rest: str) -> str | None:
    """The suggestion for what stands behind a whole document."""
    return _AFTER_THE_END.get(rest[0]) or _anywhere(rest)


def for_stranger(wanted: str, text: str, offset: int, inside: str) -> str | None:
    """The suggestion for what stands where one of VALUE, NAME, COLON or COMMA is wanted.

    Args:
        wanted: which of them.
        text: the whole text.
        offset: where the stranger stands.
        inside: the bracket that closes what is open there; empty outside of everything.
    """
    anywhere = _anywhere(text[offset : offset + 2])
    return anywhere or _SUGGESTIONS[wanted](text, offset, inside)


def _anywhere(rest: str) -> str | None:
    """The suggestion for what stands nowhere in JSON."""
    if rest.startswith(("//", "/*", "#")):
        return "remove it: JSON has no comments"
    if rest[0] in _OTHER_QUOTES:
        return 'write text in double quotes: "'
    return "save it as UTF-8: it looks like UTF-16" if rest[0] == "\x00" else None


def _for_value(text: str, offset: int, inside: str) -> str | None:
    if offset == 0 and text[0] in _OTHER_FORMATS:
        return _OTHER_FORMATS[text[0]]
    if text[offset] in ",}":
        return "leave the member out, if its value is not known" if inside == "}" else "remove it"
    return None


def _for_name(text: str, offset: int, _inside: str) -> str | None:
    word = WORD.match(text, offset)
    if word is not None and word[0].isdecimal() and re.match(r"[0-9],", text[offset - 2 : offset]):
        return None if len(word[0]) == _THOUSANDS else "write a point in place of the comma before it"
    if word is not None:
        return f"write {shown(word[0])}"
    return "remove it" if text[offset] == "," else None


def _for_colon(text: str, offset: int, _inside: str) -> str:
    if text[offset] in ",}":
        return "write a colon and a value before it"
    return "write a colon in its place" if text[offset] == "=" else "write a colon before it"


def _for_comma(text: str, offset: int, inside: str) -> str | None:
    if text[offset - 1] == '"' and text[offset] != '"':
        return 'write \\" for a quotation mark within text'
    is_next = _NEXT_NAME if inside == "}" else _NEXT_VALUE
    is_number = text[offset - 1 : offset].isspace() and text[:offset].rstrip()[-1:].isdecimal()
    is_meant = is_next.match(text, offset) is not None and not (is_number and text[offset].isdecimal())
    return "write a comma before it" if is_meant else None


_SUGGESTIONS = {VALUE: _for_value, NAME: _for_name, COLON: _for_colon, COMMA: _for_comma}
