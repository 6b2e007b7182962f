"""Guesses at what a wrong time was meant to be, tried in turn; only one that is itself valid is shown."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from functools import lru_cache
from typing import TYPE_CHECKING

from visitdata.values.edtf_grammar import DATE, WrongTimeError, bounds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FORMS = "a day is written 2031-05-04, a month 2031-05, a year 2031, an extent 2031-05-04/2031-05-06"

_MONTHS = 12
_LONGEST_MONTH = 31
_DASHES = str.maketrans(
    dict.fromkeys("\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}", "-")
)
_NAMES = {
    "JANUARY": "01", "FEBRUARY": "02", "MARCH": "03", "APRIL": "04", "MAY": "05", "JUNE": "06",
    "JULY": "07", "AUGUST": "08", "SEPTEMBER": "09", "OCTOBER": "10", "NOVEMBER": "11", "DECEMBER": "12",
    "SPRING": "21", "SUMMER": "22", "AUTUMN": "23", "FALL": "23", "WINTER": "24",
}  # fmt: skip
_DAY_AND_MONTH = r"(?P<first>[0-9]{1,2})([-/. ])(?P<second>[0-9]{1,2})\2(?P<year>[0-9]{4})"
_NOTHING = r"UNKNOWN|UNDATED|NONE|NULL|NIL|NAN|NAT|TB[ACD]|[NS]\.?\s?D\.?|N\.?/?A\.?|[\W_X]*"
_PRECEDED = r"(?:(?:CIRCA|CA?|ABOUT|AROUND|APPROX(?:IMATELY)?)(?![A-Z])\.?|(?P<sign>[?~%]))\s*(?P<rest>.+)"
_FOLLOWED = r"(?P<rest>.*?)\s*(?P<signs>[?~%]{1,2})"
_BETWEEN = r"\s*/\s*|\s+(?:-+|TO|TILL|UNTIL|THROUGH)\s+|--+|(?<=[0-9])-(?=[0-9]{4}(?![0-9]))"
_RANGE = r"\[?\s*(?P<start>.*?)\s*(?:\.{2,}|/)\s*(?P<end>.*?)\s*\]?"
_CLOCK_TIME = (
    r"(?P<date>.*[^T\s])[T\s]\s*(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]+)?)?"
    r"\s*(?P<shift>Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)


@lru_cache(maxsize=1024)
def suggest(text: str) -> str:
    """What was likely meant by a text that is no time, as a hint; if nothing is likely, the usual forms."""
    tidy = _tidied(text)
    for guess in _guesses(tidy):
        if _is_valid(guess):
            return f"did you mean {guess}?"
    if re.fullmatch(_NOTHING, tidy):
        return "where nothing is known, leave the time out"
    return _either_order(tidy) or FORMS


def _either_order(tidy: str) -> str | None:
    """Where both numbers before the year may be the month, both days are offered."""
    match = re.fullmatch(_DAY_AND_MONTH, tidy)
    if match is None:
        return None
    year, first, second = match["year"], int(match["first"]), int(match["second"])
    either = f"{year}-{first:02}-{second:02}", f"{year}-{second:02}-{first:02}"
    return f"write {' or '.join(either)}" if all(map(_is_valid, either)) else None


def _is_valid(text: str) -> bool:
    try:
        bounds(text)
    except WrongTimeError:
        return False
    return True


def _tidied(text: str) -> str:
    digits = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text.strip())
    return digits.translate(_DASHES).replace("\N{HORIZONTAL ELLIPSIS}", "..").upper()


def _guesses(tidy: str) -> Iterator[str]:
    yield tidy
    yield from _nearest_date(tidy)
    yield from _nearest_moment(tidy)
    yield from _nearest_interval(tidy)
    yield from _nearest_choice(tidy)


def _nearest_date(tidy: str) -> Iterator[str]:
    bare, qualifier = _unqualified(tidy)
    guesses = [*_rewritten(tidy)]
    for guess in (bare, *_rewritten(bare)):
        guesses += (guess + qualifier, guess)
    return (guess for guess in guesses if re.fullmatch(DATE, guess) and _is_valid(guess))


def _unqualified(tidy: str) -> tuple[str, str]:
    """The text without words or signs of doubt, and the qualifier that stands for them."""
    if match := re.fullmatch(_PRECEDED, tidy):
        return match["rest"], match["sign"] or "~"
    if match := re.fullmatch(_FOLLOWED, tidy):
        signs = set(match["signs"])
        return match["rest"], signs.pop() if len(signs) == 1 else "%"
    return tidy, ""


def _nearest_moment(tidy: str) -> Iterator[str]:
    match = re.fullmatch(_CLOCK_TIME, tidy)
    if match is None:
        return
    hour, minute, second, shift = match.group("hour", "minute", "second", "shift")
    clock = f"{int(hour):02}:{minute}:{second or '00'}".replace(":60", ":59")
    for date in _nearest_date(match["date"]):
        yield _midnight(date) if clock == "24:00:00" else date + "T" + clock + _shift(shift)


def _shift(text: str | None) -> str:
    if text is None or text in {"Z", "UTC", "GMT", "-00:00"}:
        return "Z" if text else ""
    return f"{text[:3]}:{text[3:].lstrip(':') or '00'}"


def _midnight(date: str) -> str:
    try:
        following = dt.date.fromisoformat(date) + dt.timedelta(days=1)
    except (ValueError, OverflowError):
        return date
    return f"{following.isoformat()}T00:00:00"


def _nearest_interval(tidy: str) -> Iterator[str]:
    start, *rest = re.split(_BETWEEN, tidy.removeprefix("FROM "))
    if len(rest) != 1:
        return
    end = rest[0]
    if re.fullmatch("[0-9]{2}(-[0-9]{2})?", end):
        end = start[: -len(end)] + end
    ends = _nearest_end(start), _nearest_end(end)
    yield "/".join(ends)
    yield "/".join(reversed(ends))


def _nearest_end(text: str) -> str:
    if text in {"", "..", "UNKNOWN", "?"}:
        return "" if text != ".." else text
    if text in {"OPEN", "NOW", "TODAY", "ONGOING", "PRESENT"}:
        return ".."
    moment = re.fullmatch(_CLOCK_TIME, text)
    date = moment["date"] if moment else text
    return next(_nearest_date(date), date).replace("-XX", "")


def _nearest_choice(tidy: str) -> Iterator[str]:
    match = re.fullmatch(_RANGE, tidy)
    if match is None:
        return
    ends = (_nearest_plain(match["start"]), _nearest_plain(match["end"]))
    for start, end in (ends, ends[::-1]):
        yield f"[{start}..{end}]"
        if _is_valid(f"{start}/{end}") and len(start) != len(end):
            extent = bounds(f"{start}/{end}")
            yield f"[{extent.earliest}..{extent.latest}]"
    if ends[0] == ends[1]:
        yield ends[0]


def _nearest_plain(text: str) -> str:
    return next(_nearest_date(text), text).rstrip("?~%")


def _rewritten(text: str) -> Iterator[str]:
    for pattern, rewrite in _REWRITES:
        if match := re.fullmatch(pattern, text):
            yield rewrite(match)


def _by_number(match: re.Match[str]) -> str:
    year, month, day = match["year"], int(match["month"]), int(match["day"])
    if month > _MONTHS:
        month, day = day, month
    if 1 <= month <= _MONTHS and day <= _LONGEST_MONTH and year != "0000":
        day = min(day, monthrange(int(year), month)[1])
    return f"{year}-{month:02}-{day:02}"


def _by_place(match: re.Match[str]) -> str:
    """Day and month in either order, where only one of the two can be the month."""
    first, second = int(match["first"]), int(match["second"])
    if max(first, second) <= _MONTHS and first != second:
        return ""
    return f"{match['year']}-{min(first, second):02}-{max(first, second):02}"


def _by_name(match: re.Match[str]) -> str:
    code = next((code for name, code in _NAMES.items() if name.startswith(match["name"])), "")
    day = match["day"]
    return f"{match['year']}-{code}-{int(day):02}" if day else f"{match['year']}-{code}"


_NTH = "(?P<day>[0-9]{1,2})(?:ST|ND|RD|TH)?"
_REWRITES: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"(?P<year>[0-9]{4})([-/. ])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})", _by_number),
    (r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})", _by_number),
    (_DAY_AND_MONTH, _by_place),
    (r"([0-9]{4})[-/. ]?([0-9]{2})", lambda match: f"{match[1]}-{match[2]}"),
    (r"([0-9]{4})[-/. ]([1-9])", lambda match: f"{match[1]}-0{match[2]}"),
    (r"([0-9]{1,2})[/.]([0-9]{4})", lambda match: f"{match[2]}-{int(match[1]):02}"),
    (rf"(?:{_NTH}\.?\s+)?(?P<name>[A-Z]{{3,}})\.?,?\s+(?P<year>[0-9]{{4}})", _by_name),
    (rf"(?P<name>[A-Z]{{3,}})\.?\s+{_NTH},?\s+(?P<year>[0-9]{{4}})", _by_name),
    (r"([0-9]{2}[1-9])0'?S", lambda match: f"{match[1]}X"),
    (r"([0-9]{4}(?:-(?!00)[0-9]{2})?)(?:-00)+", lambda match: match[1]),
    (r"([0-9]{1,3}[XU?]+)(?:-[XU?]{2})*", lambda match: re.sub("[U?]", "X", match[1])),
    (r"[0-9]{4}(?:-[0-9]{2})?(?:-[XU?]{2})+", lambda match: re.sub("[U?]", "X", match[0])),
)
