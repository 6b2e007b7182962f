"""Text: which characters a value may hold, and how a value is shown in a message."""

from __future__ import annotations

import re
from typing import cast

from visitdata.errors import Mistake
from visitdata.suggestions.forms import LEAVE_OUT
from visitdata.values.unicode.folding import is_blank

BYTE_ORDER_MARK = "\ufeff".encode()

_NOT_XML_CHAR = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = "\x0b\x0c"


def as_str(value: object) -> str | None:
    """The very characters of a string, as a plain `str`; None for what is none.

    A subclass may answer any question about itself as it likes, and so may what names `str` as its
    `__class__`: nothing of theirs is called, and nothing of theirs is kept.
    """
    if type(value) is str:
        return value
    return str.__str__(cast("str", value)) if issubclass(type(value), str) else None


def text_mistake(value: str) -> Mistake | None:
    """What keeps a value from being text: it is empty, or holds what no XML document can carry.

    Text is one or more of the characters that XML 1.0 (fifth edition), section 2.2, calls `Char`. White
    space alone is text: it is not empty. Nothing is normalised.

    Returns:
        None, or a mistake with the code `empty-text` or `bad-character` (the first such character).
    """
    if not value:
        return Mistake("empty-text", "the text is empty", LEAVE_OUT)
    # Printable characters are all Chars, and asking is several times quicker than the search.
    if value.isprintable():
        return None
    bad = _NOT_XML_CHAR.search(value)
    if bad is None:
        return None
    wrong = f"holds {code_point(bad[0])} at index {bad.start()}, which XML 1.0 cannot carry"
    return Mistake("bad-character", f"{printable(value)} {wrong}", _suggestion(bad[0]))


def name_mistake(value: str) -> Mistake | None:
    """What keeps a value from being a name: it is not text (`text_mistake`), or is invisible.

    White space, and characters that Unicode calls Default_Ignorable_Code_Point (UAX #44), are invisible.

    Returns:
        None, or a mistake with the code `empty-text` or `bad-character`.
    """
    mistake = text_mistake(value)
    if mistake is not None or not is_blank(value):
        return mistake
    message = f"the name {printable(value)} is invisible: it has only white space and invisible characters"
    return Mistake("empty-text", message, LEAVE_OUT)


def code_point(character: str) -> str:
    """The usual name of a character by its number: `U+00E9`."""
    return f"U+{ord(character):04X}"


def printable(value: str, limit: int = 60) -> str:
    """A value as a message shows it: quoted, escaped as `repr` does, and cut after `limit` characters.

    The ellipsis stands behind the closing quote, so that it is never taken for part of the value.
    """
    return repr(value) if len(value) <= limit else f"{value[:limit]!r}…"


def _suggestion(character: str) -> str:
    if character in _BREAKS:
        return "replace it with a line break, U+000A"
    if "\ud800" <= character <= "\udfff":
        return "it is half of a surrogate pair: decode the text again, in its right encoding"
    return "remove it from the text"
