"""Types: what a value is, as messages call it, and how it is written where another type is wanted."""

from __future__ import annotations

from typing import Any, cast

from visitdata.errors import Mistake

_LONGEST_SHOWN = 200  # bits of an integer: Python itself refuses to write one of more than 4300 digits
_LONGEST_REPEATED = 60  # characters of a text
_CALLED: dict[type[object], str] = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "text",
    dict: "an object",
    list: "a list",
    tuple: "a list",
    type(None): "null",
}
_YES, _NO = {"true", "yes", "y", "1"}, {"false", "no", "n", "0"}


def wrong_type(wanted: str, value: object) -> Mistake:
    """The mistake of a value that is not of the type wanted at all; the code is `wrong-type`.

    Args:
        wanted: what is wanted, in words: "text", "an id", "a list".
        value: what was given.
    """
    return Mistake("wrong-type", f"{wanted} is wanted here, not {called(value)}", _mend(wanted, value))


def called(value: object) -> str:
    """What a message calls a value: its type as JSON has it, and numbers themselves."""
    name = _CALLED.get(type(value), f"a {type(value).__name__}")
    return f"{name} ({value!r})" if type(value) in {int, float} and can_be_shown(value) else name


def can_be_shown(value: object) -> bool:
    """Whether a value is short enough to stand in a message, if it is a number."""
    return type(value) is not int or value.bit_length() <= _LONGEST_SHOWN


def is_short(value: object) -> bool:
    """Whether a value is text that a mend may repeat as it is."""
    return type(value) is str and value.isprintable() and 0 < len(value) <= _LONGEST_REPEATED


def in_quotes(value: object) -> str | None:
    """How a number or truth value is written that was meant as text; None for all else."""
    if type(value) is bool:
        return f'write it in quotes: "{str(value).lower()}"'
    if type(value) is int and can_be_shown(value):
        return f'write it in quotes: "{value}"'
    # Of 1.10 only the number is left: its text is not known here.
    return "write it in quotes" if type(value) is float else None


def _mend(wanted: str, value: object) -> str | None:
    if value is None:
        return "leave it out"
    if isinstance(value, (list, tuple)):
        return _mend_list(wanted, [*cast("list[Any]", value)])
    if wanted == "true or false":
        return _mend_truth(value)
    if isinstance(value, dict):
        return _mend_object(wanted, cast("dict[str, object]", value).get("id"))
    return in_quotes(value) if wanted in {"text", "an id"} else None


def _mend_list(wanted: str, values: list[Any]) -> str | None:
    """Where one value is wanted, not several."""
    if not values:
        return "leave it out"
    if len(values) > 1:
        return "only one may stand here"
    if is_short(values[0]) and not wanted.startswith("an object"):
        return f'write it without the brackets: "{values[0]}"'
    return "write it without the brackets"


def _mend_truth(value: object) -> str | None:
    word = str(value).lower() if type(value) in {str, int, float} and can_be_shown(value) else ""
    if word in _YES | _NO:
        return "write true" if word in _YES else "write false"
    return None


def _mend_object(wanted: str, identifier: object) -> str | None:
    if wanted == "text":
        return "write the text itself"
    if wanted != "an id":
        return None
    shown = f': "{identifier}"' if is_short(identifier) else ""
    return f"list the record among those of its kind, and write its id here{shown}"
