"""Types: what a value is, as messages call it, and what is written where another type is wanted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from enum import Enum
from pathlib import PurePath
from typing import Any, cast

from visitdata.errors import Mistake
from visitdata.suggestions.forms import LEAVE_OUT, write

_LONGEST_SHOWN = 200  # bits of an integer: Python itself refuses to write one of more than 4300 digits
_LONGEST_REPEATED = 60  # characters of a text
_CALLED: dict[type[object], str] = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "text",
    bytes: "bytes",
    dict: "an object",
    list: "a list",
    tuple: "a list",
    type(None): "null",
    # Messages call a time a date, too.
    dt.date: "a datetime.date",
    dt.datetime: "a datetime.datetime",
}
_COLLECTIONS = (list, tuple, set, frozenset)
_YES, _NO = {"true", "yes", "y", "1"}, {"false", "no", "n", "0"}


def _takes_any(_: object) -> bool:
    return True


def wrong_type(
    wanted: str, value: object, accepts: Callable[[Any], bool] = _takes_any, *, is_text: bool = False
) -> Mistake:
    """The mistake of a value that is not of the type wanted at all; the code is `wrong-type`.

    Args:
        wanted: what is wanted, in words: "text", "an id", "a list".
        value: what was given.
        accepts: whether another value is what is wanted: no other is suggested.
        is_text: whether texts are wanted, of any form.
    """
    message = f"expected {wanted}, not {called(value)}"
    return Mistake("wrong-type", message, _suggest(wanted, value, accepts, is_text=is_text))


def called(value: object) -> str:
    """What a message calls a value: its type as JSON has it, and numbers themselves."""
    name = _CALLED.get(type(value), with_article(type(value).__name__))
    return f"{name} ({value!r})" if type(value) in {int, float} and can_be_shown(value) else name


def with_article(name: str) -> str:
    """A name with its article."""
    return f"{'an' if name[:1].lower() in {*'aeiou'} else 'a'} {name}"


def can_be_shown(value: object) -> bool:
    """Whether a value is short enough to stand in a message, if it is a number."""
    return type(value) is not int or value.bit_length() <= _LONGEST_SHOWN


def is_short(value: object) -> bool:
    """Whether a value is text that a suggestion may repeat as it is."""
    return type(value) is str and value.isprintable() and 0 < len(value) <= _LONGEST_REPEATED


def as_text(value: object) -> str | None:
    """The text that a value of another type can only have been meant as; None where that is not certain."""
    kind = type(value)
    if kind is bool:
        return str(value).lower()
    if kind is int and can_be_shown(value):
        return str(value)
    if kind is bytes:
        return _decoded(cast("bytes", value))
    if kind in {dt.date, dt.datetime}:
        return cast("dt.date", value).isoformat()
    if isinstance(value, Enum):
        return value.value if type(value.value) is str else None
    return str(value) if kind.__module__.startswith("pathlib") and isinstance(value, PurePath) else None


def _decoded(value: bytes) -> str | None:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return None


def _suggest(wanted: str, value: object, accepts: Callable[[Any], bool], *, is_text: bool) -> str | None:
    if value is None or isinstance(value, _COLLECTIONS):
        return LEAVE_OUT if not value else _suggest_one([*cast("list[Any]", value)], accepts)
    if wanted == "true or false":
        return _suggest_truth(value)
    if isinstance(value, dict):
        return _suggest_for_object(wanted, cast("dict[str, object]", value), accepts, is_text=is_text)
    if type(value) is float and wanted == "text":  # of 1.10 only the number is left, and not its text
        return "write it in quotation marks"
    text = as_text(value) if is_text else None
    return write(text) if is_short(text) and accepts(text) else None


def _suggest_one(values: list[Any], accepts: Callable[[Any], bool]) -> str | None:
    """Where one value is wanted, not several."""
    is_scalar = type(values[0]) in {bool, int, float} or is_short(values[0])
    is_meant = len(values) == 1 and is_scalar and can_be_shown(values[0])
    return write(values[0]) if is_meant and accepts(values[0]) else None


def _suggest_truth(value: object) -> str | None:
    word = str(value).lower() if type(value) in {str, int, float} and can_be_shown(value) else ""
    return write(word in _YES) if word in _YES | _NO else None


def _suggest_for_object(
    wanted: str, given: dict[str, object], accepts: Callable[[Any], bool], *, is_text: bool
) -> str | None:
    if wanted == "an id":
        identifier = given.get("id")
        shown = f": {write(identifier)}" if is_short(identifier) and accepts(identifier) else ""
        return f"list the record among those of its kind, and put its id here{shown}"
    only = next(iter(given.values())) if len(given) == 1 else None
    return write(only) if is_text and is_short(only) and accepts(only) else None
