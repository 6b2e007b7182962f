"""What a text that is not a time can only have meant: the first valid reading is suggested.

No reading invents or widens anything: where the year of an end is missing it is the next that fits, where
day and month may stand in either order, or the day is in no calendar, nothing is suggested.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from visitdata.suggestions.forms import LEAVE_OUT, write
from visitdata.values.edtf_grammar import DATE, WrongTimeError, bounds

FORMS = "a day is written YYYY-MM-DD, a month YYYY-MM, a year YYYY, an extent START/END"

_MONTHS = 12
_FIRST_MONTHS, _LAST_MONTHS = {"01", "02", "03"}, {"10", "11", "12"}
_DASHES = str.maketrans(
    dict.fromkeys("\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}", "-")
)
_NAMES = {
    "JANUARY": "01", "FEBRUARY": "02", "MARCH": "03", "APRIL": "04", "MAY": "05", "JUNE": "06",
    "JULY": "07", "AUGUST": "08", "SEPTEMBER": "09", "OCTOBER": "10", "NOVEMBER": "11", "DECEMBER": "12",
    "SPRING": "21", "SUMMER": "22", "AUTUMN": "23", "FALL": "23",
}  # fmt: skip
_DAY_AND_MONTH = r"(?P<first>[0-9]{1,2})([-/. ])(?P<second>[0-9]{1,2})\2(?P<year>[0-9]{4})"
_NOTHING = r"UNKNOWN|UNDATED|NONE|NULL|NIL|NAN|NAT|TB[ACD]|[NS]\.?\s?D\.?|N\.?/?A\.?|[\W_X]*"
_PRECEDED = r"(?:(?:CIRCA|CA?|ABOUT|AROUND|APPROX(?:IMATELY)?)(?![A-Z])\.?|(?P<sign>[?~%]))\s*(?P<rest>.+)"
_FOLLOWED = r"(?P<rest>.*?)\s*(?P<signs>[?~%]{1,2})"
_BETWEEN = r"\s*/\s*|\s+(?:-+|TO|TILL|UNTIL|THROUGH)\s+|--+|(?<=[0-9])-(?=[0-9]{4}(?![0-9]))"
_RANGE = r"\[\s*(?P<start>.*?)\s*\.{2,}\s*(?P<end>.*?)\s*\]"
_CLOCK_TIME = (
    r"(?P<date>.*[^T\s])[T\s]\s*(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]+)?)?"
    r"\s*(?P<shift>Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)


@lru_cache(maxsize=1024)
def suggest(text: str) -> str | None:
    """What can only have been meant by a text that is not a time; if that is not certain, None."""
    meant = _meant(text)
    if meant is not None:
        return write(meant)
    return LEAVE_OUT if re.fullmatch(_NOTHING, _tidied(text)) else None


def either_order(text: str) -> str | None:
    """Both days that a text may mean, where both numbers before the year may be the month."""
    match = re.fullmatch(_DAY_AND_MONTH, _tidied(text))
    if match is None or match["first"] == match["second"]:
        return None
    year, first, second = match["year"], int(match["first"]), int(match["second"])
    either = f"{year}-{first:02}-{second:02}", f"{year}-{second:02}-{first:02}"
    return " or ".join(either) if all(map(_is_valid, either)) else None


def _meant(text: str) -> str | None:
    tidy = _tidied(text)
    return next((guess for guess in _guesses(tidy) if _is_valid(guess)), None)


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
    guesses = [*_rewritten(tidy), *(guess + qualifier for guess in (bare, *_rewritten(bare)))]
    return (guess for guess in guesses if re.fullmatch(DATE, guess) and _is_valid(guess))


def _unqualified(tidy: str) -> tuple[str, str]:
    """The text without words or signs of doubt, and the qualifier that stands for them."""
    if match := re.fullmatch(_PRECEDED, tidy):
        is_certain = match["sign"] is None or re.fullmatch("[0-9]{4}", match["rest"])
        return (match["rest"], match["sign"] or "~") if is_certain else (tidy, "")
    if match := re.fullmatch(_FOLLOWED, tidy):
        signs = set(match["signs"])
        return match["rest"], signs.pop() if len(signs) == 1 else "%"
    return tidy, ""


def _nearest_moment(tidy: str) -> Iterator[str]:
    match = re.fullmatch(_CLOCK_TIME, tidy)
    if match is None:
        return
    hour, minute, second, shift = match.group("hour", "minute", "second", "shift")
    clock = f"{int(hour):02}:{minute}:{second or '00'}"
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
        return ""
    return f"{following.isoformat()}T00:00:00"


def _nearest_interval(tidy: str) -> Iterator[str]:
    start, *rest = re.split(_BETWEEN, tidy.removeprefix("FROM "))
    if len(rest) != 1:
        return
    begin, end = _nearest_end(start), rest[0]
    if re.fullmatch("[0-9]{2}(-[0-9]{2})?", end):
        yield from _forward(begin, end)
        return
    ends = begin, _nearest_end(end)
    yield "/".join(ends)
    if len(ends[0]) == len(ends[1]):
        yield "/".join(reversed(ends))


def _forward(start: str, end: str) -> Iterator[str]:
    """An end without its year, or without its year and month, after the start: those of the start, if it can.

    ISO 8601-1:2019, section 5.5.2.2, takes what is missing from the start. So `12-28/01-03` is meant to
    go on into the next year; a day that comes before that of the start may be anything.
    """
    filled = start[: -len(end)] + end
    may_be_month = len(start) == len("YYYY") and int(end[:2]) <= _MONTHS
    # In 2024-06/24, the 24 is a day of which month nobody knows, or the year 2024; it is no season.
    is_no_month = re.fullmatch("[0-9]{4}-[01][0-9]", start) is not None and int(end[:2]) > _MONTHS
    if len(filled) != len(start) or may_be_month or is_no_month:
        return
    if filled > start:
        yield f"{start}/{filled}"
    elif len(end) == len("MM-DD") and start[5:7] in _LAST_MONTHS and end[:2] in _FIRST_MONTHS:
        yield f"{start}/{int(start[:4]) + 1:04}-{end}"


def _nearest_end(text: str) -> str:
    if text in {"", "..", "UNKNOWN", "?"}:
        return "" if text != ".." else text
    if text in {"OPEN", "NOW", "TODAY", "ONGOING", "PRESENT"}:
        return ".."
    return next(_nearest_date(text), text).replace("-XX", "")


def _nearest_choice(tidy: str) -> Iterator[str]:
    match = re.fullmatch(_RANGE, tidy)
    if match is None:
        return
    ends = tuple(next(_nearest_date(end), end) for end in match.group("start", "end"))
    if not all(re.fullmatch("[0-9-]*", end) for end in ends):
        return
    for start, end in (ends, ends[::-1]):
        yield f"[{start}..{end}]"
        if _is_valid(f"{start}/{end}") and len(start) != len(end):
            extent = bounds(f"{start}/{end}")
            yield f"[{extent.earliest}..{extent.latest}]"
    if ends[0] == ends[1]:
        yield ends[0]


def _rewritten(text: str) -> Iterator[str]:
    for pattern, rewrite in _REWRITES:
        if match := re.fullmatch(pattern, text):
            yield rewrite(match)


def _by_number(match: re.Match[str]) -> str:
    year, month, day = match["year"], int(match["month"]), int(match["day"])
    if month > _MONTHS and match[2]:  # with nothing between, who knows which four are the year
        month, day = day, month
    return f"{year}-{month:02}-{day:02}"


def _by_month(match: re.Match[str]) -> str:
    """A month by its number, unless the number may stand for the year that follows: 2011/12."""
    year, sign, month = match.groups()
    if int(month) > _MONTHS or (sign == "/" and int(month) > int(year[2:])):
        return ""
    return f"{year}-{month}"


def _by_place(match: re.Match[str]) -> str:
    """Day and month in either order, where only one of the two can be the month."""
    first, second = int(match["first"]), int(match["second"])
    if max(first, second) <= _MONTHS and first != second:
        return ""
    return f"{match['year']}-{min(first, second):02}-{max(first, second):02}"


def _by_name(match: re.Match[str]) -> str:
    codes = {code for name, code in _NAMES.items() if name.startswith(match["name"])}
    if len(codes) != 1:
        return ""
    code = codes.pop()
    day = match["day"]
    return f"{match['year']}-{code}-{int(day):02}" if day else f"{match['year']}-{code}"


_NTH = "(?P<day>[0-9]{1,2})(?:ST|ND|RD|TH)?"
_REWRITES: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"(?P<year>[0-9]{4})([-/. ])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})", _by_number),
    (r"(?P<year>[0-9]{4})()(?P<month>[0-9]{2})(?P<day>[0-9]{2})", _by_number),
    (_DAY_AND_MONTH, _by_place),
    (r"([0-9]{4})([-/. ]?)([0-9]{2})", _by_month),
    (r"([0-9]{4})[-/. ]([1-9])", lambda match: f"{match[1]}-0{match[2]}"),
    (r"(0?[1-9]|1[0-2])[/.]([0-9]{4})", lambda match: f"{match[2]}-{int(match[1]):02}"),
    (rf"(?:{_NTH}\.?\s+)?(?P<name>[A-Z]{{3,}})\.?,?\s+(?P<year>[0-9]{{4}})", _by_name),
    (rf"(?P<name>[A-Z]{{3,}})\.?\s+{_NTH},?\s+(?P<year>[0-9]{{4}})", _by_name),
    (r"([0-9]{4})-2([5-8])", lambda match: f"{match[1]}-2{int(match[2]) - 4}"),  # of the north, as ours
    (r"([0-9]{2}[1-9])0'?S", lambda match: f"{match[1]}X"),
    (r"([0-9]{4}(?:-(?!00)[0-9]{2})?)(?:-00)+", lambda match: match[1]),
    (r"([0-9]{1,3}[XU?]+)(?:-[XU?]{2})*", lambda match: re.sub("[U?]", "X", match[1])),
    (r"[0-9]{4}(?:-[0-9]{2})?(?:-[XU?]{2})+", lambda match: re.sub("[U?]", "X", match[0])),
)
