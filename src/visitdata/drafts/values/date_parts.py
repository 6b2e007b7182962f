"""The parts of one date, as people write it: year, month, day, weekday, in figures or with names."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from visitdata.drafts.values.cldr_names import MONTHS, WEEKDAYS
from visitdata.values.edtf_suggestions import either_order

if TYPE_CHECKING:
    from collections.abc import Mapping

_MONTHS_A_YEAR = 12


class UnclearError(ValueError):
    """Why a text gives no certain date, as the end of a sentence that begins with the text.

    Attributes:
        is_vague: whether the text has only words for a time that somebody has to work out.
    """

    def __init__(self, message: str, *, is_vague: bool = False) -> None:
        super().__init__(message)
        self.is_vague = is_vague

    @classmethod
    def without_year(cls) -> UnclearError:
        """A day or month of any year."""
        return cls("does not say of which year: write the date with its year", is_vague=True)


class Date(NamedTuple):
    """What a text gives of a date: the weekday counts from Monday as 0.

    `is_by_custom` says that day and month could change places, and that only custom tells them apart.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    is_by_custom: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether what it gives has no gap."""
        return self.day is None or self.month is not None

    @property
    def edtf(self) -> str:
        """The date in EDTF, where it has a year and no gap."""
        given = (f"{part:02}" for part in (self.month, self.day) if part is not None)
        return "-".join([f"{self.year or 0:04}", *given])

    def filled(self, other: Date) -> Date:
        """The date with the year of another and, where it is a day, the month."""
        month = other.month if self.month is None and self.day is not None else self.month
        return self._replace(year=other.year if self.year is None else self.year, month=month)


def date_parts(text: str) -> Date | None:
    """What a text, as `tidied` leaves it, gives of a date; None where it is no date.

    Raises:
        UnclearError: it is one that may be read in several ways.
    """
    return _in_figures(text) or _in_words(text)


def _in_figures(text: str) -> Date | None:
    if match := re.fullmatch(r"([0-9]{1,2})([-/. ])([0-9]{1,2})\2([0-9]{4})", text):
        return _by_place(text, int(match[1]), int(match[3]), int(match[4]), is_dotted=match[2] == ".")
    if match := re.fullmatch(r"([0-9]{4})([-/.])(?!00)([0-9]{1,2})\2(?!00)([0-9]{1,2})", text):
        return Date(int(match[1]), int(match[3]), int(match[4]))
    if match := re.fullmatch(r"([0-9]{1,2})[-/.]([0-9]{4})", text):
        return Date(int(match[2]), int(match[1]))
    if match := re.fullmatch(r"([0-9]{4})([-/.])([0-9]{1,2})", text):
        return _year_and_month(int(match[1]), match[3], match[2])
    if match := re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})\.?", text):
        return Date(None, int(match[2]), int(match[1]))
    if re.fullmatch(r"[0-9]{1,2}([-/. ])[0-9]{1,2}\1'?[0-9]{2}", text):
        raise _of_two_digits()
    return None


def _of_two_digits() -> UnclearError:
    return UnclearError("has a year of two digits: write all four")


def _by_place(text: str, first: int, second: int, year: int, *, is_dotted: bool) -> Date:
    """Day and month in one of two orders: between points the day comes first, else it may be either."""
    is_open = max(first, second) <= _MONTHS_A_YEAR and first != second
    either = either_order(text) if is_open and not is_dotted else None
    if either is not None:
        message = f"may be {either}: write the one that is meant"
        raise UnclearError(message)
    if second <= _MONTHS_A_YEAR:
        return Date(year, second, first, is_by_custom=is_open)
    return Date(year, first, second)


def _year_and_month(year: int, month: str, sign: str) -> Date | None:
    """A month in figures, unless these may stand for a later year: 2011/12, 2010-12."""
    may_be_year = len(month) > 1 and (sign == "-" or int(month) > year % 100)
    return None if may_be_year or int(month) > _MONTHS_A_YEAR else Date(year, int(month))


_TOKEN = re.compile(r"[0-9]+[^\W\d_]*|[^\W\d_]+|\S")
_FIGURES = re.compile(
    "(?P<Y>[0-9]{4})年?|(?P<M>[0-9]{1,2})月|(?P<D>[0-9]{1,2})(?:st|nd|rd|th|er|º|日|号|號)?"
)
_SILENT = {",", "،", ".", "of", "the", "de", "del", "г", "года"}
_SHAPES = {"DMY", "MDY", "YMD", "MY", "YM", "DM", "MD", "DY", "D", "M", "Y", ""}


def _in_words(text: str) -> Date | None:
    parts: dict[str, int] = {}
    shape = ""
    for token in _TOKEN.findall(_apart(text.casefold())):
        kind, number = _kind(token)
        if kind is None:
            return None
        shape += kind
        parts |= {kind: number} if kind else {}
    shape = shape.removeprefix("W") if shape.startswith("W") else shape.removesuffix("W")
    if shape in {"DMD", "MDD"}:
        raise _of_two_digits()
    if shape not in _SHAPES or not parts:
        return None
    return Date(parts.get("Y"), parts.get("M"), parts.get("D"), parts.get("W"))


def _apart(text: str) -> str:
    """Names of two words as one word each, and what is written together apart: 18-Jun-2024, 6月18日."""
    _, _, of_two_words = _names()
    text = re.sub(r"^([0-9]{1,2})([-/])([^\W\d_]+)\2([0-9]{4})$", r"\1 \3 \4", text)
    text = of_two_words.sub(lambda match: match[0].replace(" ", ""), text)
    return re.sub("([年月日号號])", r"\1 ", text)


def _kind(token: str) -> tuple[str | None, int]:
    """Which part of a date a word gives: Y, M, D, W, nothing at all, or None for what is no such word."""
    months, weekdays, _ = _names()
    if token in _SILENT:
        return "", 0
    if match := _FIGURES.fullmatch(token):
        kind = match.lastgroup or ""
        return kind, int(match[kind])
    if token in months:
        return "M", months[token]
    return ("W", weekdays[token]) if token in weekdays else (None, 0)


@cache
def _names() -> tuple[dict[str, int], dict[str, int], re.Pattern[str]]:
    """The months and the weekdays by name, and what finds a name of two words."""
    two = [name for names in MONTHS.values() for name in names.split("|") if " " in name]
    return _by_name(MONTHS), _by_name(WEEKDAYS), re.compile("|".join(two))


def _by_name(table: Mapping[int, str]) -> dict[str, int]:
    return {name.replace(" ", ""): number for number, names in table.items() for name in names.split("|")}
