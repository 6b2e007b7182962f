"""Numbers and truth values that are written as text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from visitdata.drafts.understood import Understood
from visitdata.drafts.values.written import tidied, too_long
from visitdata.errors import Mistake
from visitdata.suggestions.forms import one_of, write
from visitdata.values.numbers import number_from_decimal
from visitdata.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_DECIMAL = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
# A sign between the digits that may part thousands or a fraction.
_EITHER = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")
# With several signs, or a sign that parts thousands alone, there is one reading.
_GROUPED = re.compile(
    r"[+-]?[1-9][0-9]{0,2}(?P<by>[.,' \N{RIGHT SINGLE QUOTATION MARK}])[0-9]{3}(?:(?P=by)[0-9]{3})*"
    r"(?P<fraction>(?!(?P=by))[.,][0-9]+)?"
)
_WITH_COMMA = re.compile("[+-]?(?:[0-9]+,[0-9]{1,2}|0,[0-9]+)")
_EXPONENT = re.compile(r"-?[0-9](?:\.[0-9]+)?[eE][+-]?[0-9]{1,2}")
_UNITS: Mapping[str, str] = {"percent": r" ?(?:%|per ?cent)", "degrees": " ?(?:°|degrees?)"}


def number_of(text: str, *, unit: str | None = None, is_literal: bool = False) -> Understood | Mistake:
    """The number that a text can only mean.

    Plain decimal text is a number of the draft grammar. Thousands that are parted by spaces or apostrophes,
    or more than once, are understood; `1,000` and `1.000` have two readings.

    Args:
        text: what stands in the draft.
        unit: the unit of the member (`percent`, `degrees`), which may stand behind the number.
        is_literal: whether the file has it as a number, as YAML has `1.500` without quotation marks, so that
            a point can only be that of a fraction.

    Returns:
        The number, without a kind of repair where it is plain. Else a mistake with the code `bad-number`.
    """
    long = too_long(text, "bad-number", "number")
    if long is not None:
        return long
    tidy = tidied(text)
    sign = _UNITS.get(unit or "")
    bare = re.sub(f"(?i)(?<=[0-9]){sign}$", "", tidy) if sign else tidy
    # Degrees and percents are never counted in thousands.
    if _EITHER.fullmatch(bare) and not ("." in bare and (is_literal or sign)):
        either = [number for number in map(number_from_decimal, _readings(bare)) if number is not None]
        message = f"{printable(text)} may be {' or '.join(map(str, either))}: write the one that is meant"
        return Mistake("bad-number", message)
    if is_literal and _EXPONENT.fullmatch(bare):
        bare = f"{Decimal(bare):f}"
    number = _number(bare)
    if number is None:
        return _no_number(text, bare)
    if _PLAIN.fullmatch(text) and (number or "-" not in text):
        return Understood(value=number)
    return Understood(
        value=number,
        kind="number",
        certainty="sure",
        sentence=f"{printable(text)} is the number {number}",
    )


def _readings(text: str) -> tuple[str, str]:
    return re.sub("[.,]", "", text), text.replace(",", ".")


def _number(text: str) -> int | float | None:
    if _DECIMAL.fullmatch(text):
        return number_from_decimal(text)
    if _WITH_COMMA.fullmatch(text):
        return number_from_decimal(text.replace(",", "."))
    match = _GROUPED.fullmatch(text)
    if match is None:
        return None
    fraction = match["fraction"] or ""
    whole = text.removesuffix(fraction).replace(match["by"], "")
    return number_from_decimal(whole + fraction.replace(",", "."))


def _no_number(text: str, bare: str) -> Mistake:
    message = f"{printable(text)} is no number in plain decimals that is exact everywhere, such as 40 or -3.5"
    meant = number_from_decimal(f"{Decimal(bare):f}") if _EXPONENT.fullmatch(bare) else None
    return Mistake("bad-number", message, None if meant is None else write(meant))


def boolean_of(text: str) -> Understood | Mistake:
    """The truth value of "yes", "no", "true" and "false".

    Returns:
        True or False, without a kind of repair where the word is in small letters. Else a mistake with the
        code `wrong-type`.
    """
    word = text if len(text) < len("false  ") else "…"
    value = _TRUTH.get(tidied(word).lower())
    if value is None:
        values = one_of([*_TRUTH])
        return Mistake("wrong-type", f"{printable(text)} is neither true nor false; write {values}")
    if text in _TRUTH:
        return Understood(value=value)
    why = f"{printable(text)} is {str(value).lower()}"
    return Understood(value=value, kind="boolean", certainty="sure", sentence=why)


_TRUTH = {"yes": True, "no": False, "true": True, "false": False}
