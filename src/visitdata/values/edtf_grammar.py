"""The grammar of EDTF: from a text to the days that it names. What it takes is told in `times`."""

from __future__ import annotations

import datetime as dt
import re
from calendar import isleap
from functools import cache
from typing import NamedTuple

MAX_LENGTH = 64
_LENGTH_OF_DAY = len("2024-05-01")

# Patterns are text, compiled at first use: `re` keeps them, and the import stays cheap.


class WrongTimeError(ValueError):
    """Why a text is no time, as the end of a sentence that begins with the text."""


class Bounds(NamedTuple):
    """The days that a time reaches from and to; each end's text where it is a bare day."""

    earliest: dt.date | None
    latest: dt.date | None
    start_day: str | None = None
    end_day: str | None = None


class _Days(NamedTuple):
    """The days of one date; `day` is its text where it is a bare day."""

    first: dt.date
    last: dt.date
    day: str | None = None


_MONTH = "(?:0[1-9]|1[0-2])"
_DAY = "(?:0[1-9]|[12][0-9]|3[01])"
_PLAIN = f"[0-9]{{4}}(?:-{_MONTH}(?:-{_DAY})?)?"
DATE = f"""(?x)
    (?: (?P<digits> [0-9]XXX | [0-9]{{2}}XX | [0-9]{{3}}X )
      | (?P<year> [0-9]{{4}} )
        (?: -XX (?: -XX )? | - (?P<month> {_MONTH} ) (?: -XX | - (?P<day> {_DAY} ) )? )?
    )
    (?P<qualifier> [?~%] )?
    | (?P<season_year> [0-9]{{4}} ) - (?P<season> 2[1-4] )
    """
_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
_SHIFT = "Z|(?!-00:00)[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00)"
_DATE_TIME = f"(?P<date>[0-9]{{4}}-{_MONTH}-{_DAY})T{_CLOCK}(?:{_SHIFT})?"
_CHOICE = rf"\[(?P<start>{_PLAIN})?\.\.(?P<end>{_PLAIN})?\]"

NO_EDTF = "is not a time in EDTF"
_SAYS_NOTHING = "names no date"
_FEBRUARY = 2
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SEASON_MONTHS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 2)}


def bounds(text: str) -> Bounds:
    """The days that a text in EDTF names.

    Raises:
        WrongTimeError: it is not in EDTF.
    """
    if len(text) > MAX_LENGTH:
        message = f"a time has at most {MAX_LENGTH} characters, this has {len(text)}"
        raise WrongTimeError(message)
    if len(text) == _LENGTH_OF_DAY and text[4] == "-" == text[7]:
        day = _plain_day(text)
        if day is not None:
            return Bounds(day, day, text, text)
    if text.startswith("["):
        return _choice(text)
    if "/" in text:
        return _interval(text)
    span = _moment(text) if "T" in text else _date(text)
    return Bounds(span.first, span.last, span.day, span.day)


def _plain_day(text: str) -> dt.date | None:
    """The day of `YYYY-MM-DD`, as most times are written; None where it is something else, or wrong."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _interval(text: str) -> Bounds:
    start, _, end = text.partition("/")
    first, last = _end(start), _end(end)
    if first is None and last is None:
        raise WrongTimeError(_SAYS_NOTHING)
    if first and last and last.last < first.first:
        message = "ends before it starts"
        raise WrongTimeError(message)
    return Bounds(
        first and first.first,
        last and last.last,
        first and first.day,
        last and last.day,
    )


def _end(text: str) -> _Days | None:
    """One end of an interval, None where it is open or unknown."""
    if text in {"", ".."}:
        return None
    if "X" in text:
        message = "has unspecified digits in an interval"
        raise WrongTimeError(message)
    return _date(text)


def _choice(text: str) -> Bounds:
    start, end = _matched(_CHOICE, text).group("start", "end")
    if start is None and end is None:
        raise WrongTimeError(_SAYS_NOTHING)
    if start and end:
        _check_range(start, end)
    return Bounds(_date(start).first if start else None, _date(end).last if end else None)


def _check_range(start: str, end: str) -> None:
    if len(start) != len(end):
        message = "mixes years, months and days"
    elif start == end:
        message = "has one date as both its ends"
    elif start > end:
        message = "ends before it starts"
    else:
        return
    raise WrongTimeError(message)


def _moment(text: str) -> _Days:
    date = _matched(_DATE_TIME, text)["date"]
    day = _plain_day(date)
    return _date(date) if day is None else _Days(day, day, date)


def _date(text: str) -> _Days:
    digits, year, month, day, qualifier, season_year, season = _matched(DATE, text).groups()
    if digits:
        return _years(max(1, int(digits.replace("X", "0"))), int(digits.replace("X", "9")))
    number = int(year or season_year)
    if number == 0:
        message = "lies outside the years 0001 to 9999"
        raise WrongTimeError(message)
    if season:
        return _season(number, season)
    if month is None:
        return _years(number, number)
    if day is None:
        return _months(number, int(month), number, int(month))
    return _day(number, int(month), int(day), None if qualifier else text)


_compiled = cache(re.compile)  # quicker than where `re` keeps them


def _matched(pattern: str, text: str) -> re.Match[str]:
    match = _compiled(pattern).fullmatch(text)
    if match is None:
        raise WrongTimeError(NO_EDTF)
    return match


def _years(first: int, last: int) -> _Days:
    return _months(first, 1, last, 12)


def _season(year: int, season: str) -> _Days:
    first, last = _SEASON_MONTHS[season]
    if last > first:
        return _months(year, first, year, last)
    if year == dt.MAXYEAR:
        return _months(year, first, year, 12)
    return _months(year, first, year + 1, last)


def _months(first_year: int, first_month: int, last_year: int, last_month: int) -> _Days:
    last_day = _days_in(last_year, last_month)
    return _Days(dt.date(first_year, first_month, 1), dt.date(last_year, last_month, last_day))


def _days_in(year: int, month: int) -> int:
    return 29 if month == _FEBRUARY and isleap(year) else _DAYS[month - 1]


def _day(year: int, month: int, day: int, text: str | None) -> _Days:
    days = _days_in(year, month)
    if day > days:
        message = f"is not in the calendar: {year:04}-{month:02} has {days} days"
        raise WrongTimeError(message)
    date = dt.date(year, month, day)
    return _Days(date, date, text)
