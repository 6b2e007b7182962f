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
from functools import lru_cache
from typing import NoReturn, final

from visitdata.errors import InvalidRecordError, Mistake, Problem
from visitdata.values.edtf_beyond import part_not_taken
from visitdata.values.edtf_grammar import MAX_LENGTH, NO_EDTF, Bounds, WrongTimeError, bounds
from visitdata.values.edtf_suggestions import FORMS, either_order, suggest

CACHED = 2**10
_SHIFTED = re.compile("T.*(?:Z|[+-][0-9]{2}:[0-9]{2})")


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
            return _parse(str.__str__(text))
        except WrongTimeError as wrong:
            code, message, suggestion = _mistake(text, wrong)
        raise InvalidRecordError(cls.__name__, (Problem(code=code, message=message, suggestion=suggestion),))

    @property
    def day(self) -> str | None:
        """`YYYY-MM-DD` where the whole value is one bare day or a date-time."""
        return None if "/" in self else self.start_day

    @property
    def instant(self) -> dt.datetime | None:
        """The instant of a date-time with a shift from UTC, `2024-06-19T02:45:00+09:00`; None for others."""
        if _SHIFTED.search(self) is None:
            return None
        return dt.datetime.fromisoformat(self)

    @property
    def is_certain(self) -> bool:
        """Whether it has no qualifier: `?` says that it is uncertain, `~` approximate, `%` both."""
        return not any(sign in self for sign in "?~%")

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
    """The time that `text` spells, or what is wrong with it and, where one is likely, its suggestion."""
    try:
        return _parse(text)
    except WrongTimeError as wrong:
        return _mistake(text, wrong)


@lru_cache(maxsize=CACHED)
def _parse(text: str) -> EDTF:
    value = str.__new__(EDTF, text)
    for fill, bound in zip(_FILLS, bounds(text), strict=True):
        fill(value, bound)
    return value


_FILLS = [getattr(EDTF, name).__set__ for name in Bounds._fields]


def _mistake(text: str, wrong: WrongTimeError) -> Mistake:
    if len(text) > MAX_LENGTH:
        return Mistake("bad-date", str(wrong))
    given, why = repr(str(text)), str(wrong)
    if why != NO_EDTF:
        return Mistake("bad-date", f"{given} {why}", suggest(text))
    part, either = part_not_taken(text), either_order(text)
    if part is not None:
        return Mistake("bad-date", f"{given} is EDTF of {part}, which is not supported", suggest(text))
    if either is not None:
        return Mistake("bad-date", f"{given} {why}, and may be {either}")
    return Mistake("bad-date", f"{given} {why}", suggest(text) or FORMS)
