"""Times in English words, for readers: as exact as the EDTF that they stand for, and no more exact."""

from __future__ import annotations

import re
from functools import lru_cache

from visitdata.values.times import CACHED, EDTF

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn"}
_WINTER = "24"
_QUALIFIERS = {"?": "perhaps ", "~": "about ", "%": "perhaps about "}
_SPANS = ("", "decade", "century", "millennium")
_FIRST_YEAR_OF_FOUR_DIGITS = 1000
_YEAR, _MONTH, _DAY = len("2024"), len("2024-05"), len("2024-05-01")
# What HTML takes of EDTF: years, months, days and date-times.
_IN_HTML = re.compile("[0-9]{4}(?:-[01][0-9](?:-[0-9]{2}(?:T.*)?)?)?")


@lru_cache(maxsize=CACHED)
def in_words(time: str) -> str:
    """A time in EDTF, in English words.

    Each part of the value is in the words: what is uncertain is "perhaps", what is approximate "about", one
    point of a range "between 2001 and 2003", and an extent "2001 to 2003". No two values have the same words.
    The calendar and the seasons are those of `visitdata.values.times`, so that the winter 2024 ends in 2025.

    Returns:
        "18 June 2024", "18 to 19 June 2024", "about 2000", "from 2022, end not known",
        "19 June 2024, 02:45 +09:00", ...

    Raises:
        InvalidRecordError: the text is not a time in EDTF.
    """
    text = str(time if isinstance(time, EDTF) else EDTF(time))
    if text.startswith("["):
        return _one_within(*text[1:-1].split(".."))
    if "/" in text:
        return _extent(*text.split("/"))
    return _date(text)


def is_html_time(time: str) -> bool:
    """Whether a time in EDTF may be the `datetime` of a `time` element (HTML Living Standard, 4.5.14)."""
    return _IN_HTML.fullmatch(time) is not None


def _one_within(start: str, end: str) -> str:
    if not start:
        return f"at the latest {_date(end)}"
    if not end:
        return f"at the earliest {_date(start)}"
    return f"between {_joined(start, 'and', end)}"


def _extent(start: str, end: str) -> str:
    if end == "..":
        return f"from {_date(start)} onwards"
    if not end:
        return f"from {_date(start)}, end not known"
    if start == "..":
        return f"until {_date(end)}"
    if not start:
        return f"until {_date(end)}, start not known"
    # "perhaps 2001 to 2003" would leave open which of the two is uncertain.
    before = "from " if {start[-1], end[-1]} & _QUALIFIERS.keys() else ""
    return before + _joined(start, "to", end)


def _joined(start: str, word: str, end: str) -> str:
    """Two dates, with the month and the year once where both have the same."""
    first = _date(start)
    if start != end and _is_plain(start) and _is_plain(end) and len(start) == len(end):
        if start[:_MONTH] == end[:_MONTH]:
            first = str(int(start[_MONTH + 1 :]))
        elif start[:_YEAR] == end[:_YEAR]:
            first = first.removesuffix(f" {_year(start[:_YEAR])}")
    return f"{first} {word} {_date(end)}"


def _is_plain(text: str) -> bool:
    """Whether a date is a year, a month or a day without a qualifier."""
    return text[_YEAR + 1 : _MONTH] <= "12" and len(text) in {_YEAR, _MONTH, _DAY}


def _date(text: str) -> str:
    """A date, a season or a date-time."""
    if text[-1] in _QUALIFIERS:
        return _QUALIFIERS[text[-1]] + _date(text[:-1])
    year, month, day = text[:_YEAR], text[_YEAR + 1 : _MONTH], text[_MONTH + 1 : _DAY]
    if not month:
        return _years(year) if "X" in year else _year(year)
    if month == "XX":
        return f"{_year(year)}, month{' and day' if day else ''} not given"
    if month > "12":
        return _season(year, month)
    return _day(day, f"{MONTHS[int(month) - 1]} {_year(year)}") + _clock(text[_DAY + 1 :])


def _day(day: str, month: str) -> str:
    if day == "XX":
        return f"{month}, day not given"
    return f"{int(day)} {month}" if day else month


def _year(digits: str) -> str:
    number = int(digits)
    return str(number) if number >= _FIRST_YEAR_OF_FOUR_DIGITS else f"AD {number}"


def _years(digits: str) -> str:
    """A decade, century or millennium: as such where "1900s" alone would leave open which is meant."""
    unknown = digits.count("X")
    first, span = int(digits.replace("X", "0")), _SPANS[unknown]
    if first == 0:
        return f"AD 1 to {'9' * unknown} ({span})"
    is_clear = unknown == 1 and digits[-2] != "0"
    return f"{_year(f'{first:04}')}s" + ("" if is_clear else f" ({span})")


def _season(year: str, season: str) -> str:
    if season == _WINTER:
        return f"winter {_year(year)}\N{EN DASH}{_year(str(int(year) + 1))}"
    return f"{_SEASONS[season]} {_year(year)}"


def _clock(text: str) -> str:
    """The time of day with its shift from UTC: seconds where there are any."""
    if not text:
        return ""
    clock, shift = text[:8].removesuffix(":00"), text[8:]
    return f", {clock}" + (" UTC" if shift == "Z" else f" {shift}" if shift else "")
