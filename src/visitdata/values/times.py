"""When something was: times in EDTF, kept as they were written, with the days they reach from and to.

The grammar is the Extended Date/Time Format of ISO 8601-2:2019, as profiled by the Library of Congress
(https://www.loc.gov/standards/datetime/, 4 February 2019), for the years 0001 to 9999.

    level 0   2024   2024-05   2024-05-01   2024-05-01T10:00:00   ...T10:00:00Z   ...T10:00:00+02:00
              a/b: it went on from a to b
    level 1   2024-05?   2000~   2024-05%     uncertain, approximate, both
              202X   20XX   2024-XX   2024-05-XX   2024-XX-XX     unspecified, from the right
              2024-21 to 2024-24     spring, summer, autumn, winter
              a/..   ../b   a/   /b     open or unknown at one end; an end may be a season or have a qualifier
    level 2   [a..b]   [..b]   [a..]     one point within, at the latest b, at the earliest a

Narrower than the standard, so that a value has one meaning and other parsers take it too:

* A date-time has seconds (Library of Congress, level 0), and its shift, if any, is `Z` or `±hh:mm`, at most
  14:00. `24:00:00`, second 60, fractions and `-00:00` are refused.
* An interval has no times of day (level 0 excludes them) and no `X` (level 2).
* A season has no qualifier: the standard shows none, and other parsers refuse it.
* `a` and `b` of a set are both years, both months or both days, and differ; they have no qualifier.
* What says nothing (`../..`, `/`, `[..]`, `XXXX`) is refused: leave the time out.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, NoReturn, final

from visitdata.errors import Finding, InvalidRecordError, Mistake

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_LENGTH = 64
CACHED = 2**14


@final
class EDTF(str):
    """A time in EDTF: text that has been checked, and knows its bounds.

    It is a `str` of exactly the spelling given, and compares, sorts and hashes as that text.

    Bounds are days of the proleptic Gregorian calendar. `?`, `~` and `%` do not widen them, and a date-time
    counts as the day it names, whatever its shift from UTC. Seasons are the meteorological ones of the north:
    `2024-21` is March to May, and `2024-24` December 2024 to February 2025. Bounds that would lie outside
    the years 0001 to 9999 are the first or last day of those years (`0XXX`, `9999-24`).

    An interval is reversed, and refused, when its `latest` would come before its `earliest`: so
    `2024-06/2024-05-31` is refused, and `2024-05-15/2024-05` is not (it ended in May, on the 15th or later).

    Attributes:
        earliest: the first day that the time may touch; None where that end is open or unknown.
        latest: the last such day; None where that end is open or unknown.
        start_day: `YYYY-MM-DD` where the time begins on just that day, as schema.org's startDate wants it:
            a day or date-time itself, or the start of an interval. None for what is longer than a day,
            has a qualifier or is one of a set.
        end_day: the same for the end.
    """

    __slots__ = ("earliest", "end_day", "latest", "start_day")

    earliest: dt.date | None
    latest: dt.date | None
    start_day: str | None
    end_day: str | None

    def __new__(cls, text: str) -> EDTF:
        """Check `text`, and keep it as it is.

        Raises:
            InvalidRecordError: the text is not a time in EDTF; one problem, with code `bad-date`.
        """
        try:
            return _parse(text)
        except _WrongError as wrong:
            code, message, hint = wrong.mistake(text)
        raise InvalidRecordError(cls.__name__, (Finding(code=code, message=message, hint=hint),))

    @property
    def day(self) -> str | None:
        """`YYYY-MM-DD` where the whole value is one bare day or a date-time."""
        return None if "/" in self else self.start_day

    def __repr__(self) -> str:
        return f"EDTF({super().__repr__()})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        message = f"EDTF is immutable: cannot set {name}"
        raise AttributeError(message)

    def __delattr__(self, name: str) -> NoReturn:
        message = f"EDTF is immutable: cannot delete {name}"
        raise AttributeError(message)

    def __reduce__(self) -> tuple[type[EDTF], tuple[str]]:
        return EDTF, (str(self),)


def read(text: str) -> EDTF | Mistake:
    """The time that `text` spells, or what is wrong with it and, where one is likely, its mend."""
    try:
        return _parse(text)
    except _WrongError as wrong:
        return wrong.mistake(text)


# Reading. Patterns are text, compiled at first use: `re` keeps them, and the import stays cheap.


class _WrongError(ValueError):
    """Why a text is no time, as the end of a sentence that begins with the text."""

    def mistake(self, text: str) -> Mistake:
        if len(text) > MAX_LENGTH:
            return Mistake("bad-date", str(self))
        return Mistake("bad-date", f"{str(text)!r} {self}", _hint(text))


class _Span(NamedTuple):
    """The days of one date; `day` is its text where it is a bare day."""

    first: dt.date
    last: dt.date
    day: str | None = None


_MONTH = "(?:0[1-9]|1[0-2])"
_DAY = "(?:0[1-9]|[12][0-9]|3[01])"
_PLAIN = f"[0-9]{{4}}(?:-{_MONTH}(?:-{_DAY})?)?"
_DATE = f"""(?x)
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

_NO_EDTF = "is not a time in EDTF"
_SAYS_NOTHING = "says nothing of the time"
_SEASON_MONTHS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 2)}


@lru_cache(maxsize=CACHED)
def _parse(text: str) -> EDTF:
    if len(text) > MAX_LENGTH:
        message = f"a time has at most {MAX_LENGTH} characters, this has {len(text)}"
        raise _WrongError(message)
    text = str(text)
    if text.startswith("["):
        return _choice(text)
    if "/" in text:
        return _interval(text)
    span = _moment(text) if "T" in text else _date(text)
    return _made(text, span.first, span.last, span.day, span.day)


def _made(
    text: str,
    earliest: dt.date | None,
    latest: dt.date | None,
    start_day: str | None = None,
    end_day: str | None = None,
) -> EDTF:
    value = str.__new__(EDTF, text)
    fill = object.__setattr__
    fill(value, "earliest", earliest)
    fill(value, "latest", latest)
    fill(value, "start_day", start_day)
    fill(value, "end_day", end_day)
    return value


def _interval(text: str) -> EDTF:
    start, _, end = text.partition("/")
    first, last = _end(start), _end(end)
    if first is None and last is None:
        raise _WrongError(_SAYS_NOTHING)
    if first and last and last.last < first.first:
        message = "ends before it starts"
        raise _WrongError(message)
    return _made(
        text,
        first and first.first,
        last and last.last,
        first and first.day,
        last and last.day,
    )


def _end(text: str) -> _Span | None:
    """One end of an interval, None where it is open or unknown."""
    if text in {"", ".."}:
        return None
    if "X" in text:
        message = "has unspecified digits in an interval"
        raise _WrongError(message)
    return _date(text)


def _choice(text: str) -> EDTF:
    start, end = _matched(_CHOICE, text).group("start", "end")
    if start is None and end is None:
        raise _WrongError(_SAYS_NOTHING)
    if start and end:
        _check_range(start, end)
    return _made(text, _date(start).first if start else None, _date(end).last if end else None)


def _check_range(start: str, end: str) -> None:
    if len(start) != len(end):
        message = "mixes years, months and days"
    elif start == end:
        message = "leaves no choice"
    elif start > end:
        message = "ends before it starts"
    else:
        return
    raise _WrongError(message)


def _moment(text: str) -> _Span:
    return _date(_matched(_DATE_TIME, text)["date"])


def _date(text: str) -> _Span:
    digits, year, month, day, qualifier, season_year, season = _matched(_DATE, text).groups()
    if digits:
        return _years(max(1, int(digits.replace("X", "0"))), int(digits.replace("X", "9")))
    number = int(year or season_year)
    if number == 0:
        message = "lies outside the years 0001 to 9999"
        raise _WrongError(message)
    if season:
        return _season(number, season)
    if month is None:
        return _years(number, number)
    if day is None:
        return _months(number, int(month), number, int(month))
    return _day(number, int(month), int(day), None if qualifier else text)


def _matched(pattern: str, text: str) -> re.Match[str]:
    match = re.fullmatch(pattern, text)
    if match is None:
        raise _WrongError(_NO_EDTF)
    return match


def _years(first: int, last: int) -> _Span:
    return _months(first, 1, last, 12)


def _season(year: int, season: str) -> _Span:
    first, last = _SEASON_MONTHS[season]
    if last > first:
        return _months(year, first, year, last)
    if year == dt.MAXYEAR:
        return _months(year, first, year, 12)
    return _months(year, first, year + 1, last)


def _months(first_year: int, first_month: int, last_year: int, last_month: int) -> _Span:
    last_day = monthrange(last_year, last_month)[1]
    return _Span(dt.date(first_year, first_month, 1), dt.date(last_year, last_month, last_day))


def _day(year: int, month: int, day: int, text: str | None) -> _Span:
    days = monthrange(year, month)[1]
    if day > days:
        message = f"is not in the calendar: {year:04}-{month:02} has {days} days"
        raise _WrongError(message)
    date = dt.date(year, month, day)
    return _Span(date, date, text)


# Mending: guesses at what was meant, tried in turn; only a guess that is itself valid is shown.

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
_NOTHING = r"UNKNOWN|UNDATED|NONE|NULL|NIL|NAN|NAT|TB[ACD]|[NS]\.?\s?D\.?|N\.?/?A\.?|[\W_X]*"
_PRECEDED = r"(?:(?:CIRCA|CA?|ABOUT|AROUND|APPROX(?:IMATELY)?)(?![A-Z])\.?|(?P<sign>[?~%]))\s*(?P<rest>.+)"
_FOLLOWED = r"(?P<rest>.*?)\s*(?P<signs>[?~%]{1,2})"
_BETWEEN = r"\s*/\s*|\s+(?:-+|TO|TILL|UNTIL|THROUGH)\s+|--+|(?<=[0-9])-(?=[0-9]{4}(?![0-9]))"
_RANGE = r"\[?\s*(?P<start>.*?)\s*(?:\.{2,}|/)\s*(?P<end>.*?)\s*\]?"
_CLOCK_TIME = (
    r"(?P<date>.*[^T\s])[T\s]\s*(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]+)?)?"
    r"\s*(?P<shift>Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)


@lru_cache(maxsize=CACHED // 16)
def _hint(text: str) -> str | None:
    tidy = _tidied(text)
    for guess in _guesses(tidy):
        if _is_valid(guess):
            return f"did you mean {guess}?"
    if re.fullmatch(_NOTHING, tidy):
        return "where nothing is known, leave the time out"
    return None


def _is_valid(text: str) -> bool:
    try:
        _parse(text)
    except _WrongError:
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
    return (guess for guess in guesses if re.fullmatch(_DATE, guess) and _is_valid(guess))


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
            extent = _interval(f"{start}/{end}")
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
    (r"(?P<first>[0-9]{1,2})([-/. ])(?P<second>[0-9]{1,2})\2(?P<year>[0-9]{4})", _by_place),
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
