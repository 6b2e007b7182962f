"""Times in English words: exact, short, and never two times in the same words."""

from __future__ import annotations

import calendar
import re

import pytest
from hypothesis import given

from tests.support.edtf_times import TIMES
from visitdata.errors import InvalidRecordError
from visitdata.pages.times import in_words, is_html_time
from visitdata.values.times import EDTF

IN_WORDS = {
    "2024": "2024",
    "2024-06": "June 2024",
    "2024-06-18": "18 June 2024",
    "0044-03-15": "15 March AD 44",
    "2000~": "about 2000",
    "2024-05?": "perhaps May 2024",
    "2024-05-01%": "perhaps about 1 May 2024",
    "2024-06-19T02:45:00+09:00": "19 June 2024, 02:45 +09:00",
    "2024-06-19T02:45:30Z": "19 June 2024, 02:45:30 UTC",
    "2024-06-19T00:00:00": "19 June 2024, 00:00",
    "202X": "2020s",
    "200X": "2000s (decade)",
    "20XX": "2000s (century)",
    "2XXX?": "perhaps 2000s (millennium)",
    "19XX": "1900s (century)",
    "004X": "AD 40s",
    "0XXX": "AD 1 to 999 (millennium)",
    "2024-XX": "2024, month not given",
    "2024-06-XX": "June 2024, day not given",
    "2024-XX-XX": "2024, month and day not given",
    "2024-22": "summer 2024",
    "2024-24": "winter 2024\N{EN DASH}2025",
    "2024-06-18/2024-06-19": "18 to 19 June 2024",
    "2024-06-18/2024-07-02": "18 June to 2 July 2024",
    "2023-12-18/2024-01-02": "18 December 2023 to 2 January 2024",
    "2024-05/2024-06": "May to June 2024",
    "2001/2003": "2001 to 2003",
    "2024-05-15/2024-05": "15 May 2024 to May 2024",
    "2024-21/2024-23": "spring 2024 to autumn 2024",
    "2001?/2003": "from perhaps 2001 to 2003",
    "2001/2003~": "from 2001 to about 2003",
    "2022-02/..": "from February 2022 onwards",
    "2022/": "from 2022, end not known",
    "../2022": "until 2022",
    "/2022": "until 2022, start not known",
    "[2001..2003]": "between 2001 and 2003",
    "[2024-06-10..2024-06-16]": "between 10 and 16 June 2024",
    "[..2031-05-04]": "at the latest 4 May 2031",
    "[2031-05..]": "at the earliest May 2031",
}


@pytest.mark.parametrize("time", IN_WORDS)
def test_a_time_is_told_in_words(time: str) -> None:
    assert in_words(EDTF(time)) == in_words(time) == IN_WORDS[time]


def test_what_is_no_time_has_no_words() -> None:
    with pytest.raises(InvalidRecordError):
        in_words("2023-02-29")


@given(TIMES)
def test_the_words_of_a_time_read_back_are_the_time(time: str) -> None:
    words = in_words(time)
    assert read_back(words) == time
    assert words == words.strip()
    assert "  " not in words


@pytest.mark.parametrize("time", ["2024", "2024-06", "2024-06-18", "2024-06-18T02:45:00-00:30"])
def test_dates_and_date_times_are_times_of_html(time: str) -> None:
    assert is_html_time(time)


@pytest.mark.parametrize(
    "time", ["2024~", "202X", "2024-XX", "2024-21", "2024/2025", "[2024..2025]", "../2024"]
)
def test_html_has_no_other_times_of_edtf(time: str) -> None:
    assert not is_html_time(time)


# A reader of the words, which shares nothing with their writer.

MONTHS = ["", *calendar.month_name[1:]]
SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "winter": "24"}
MARKS = {"perhaps about ": "%", "perhaps ": "?", "about ": "~"}
EXTENTS = {
    "from (.+) onwards": "{}/..",
    "from (.+), end not known": "{}/",
    "until (.+), start not known": "/{}",
    "until (.+)": "../{}",
    "at the latest (.+)": "[..{}]",
    "at the earliest (.+)": "[{}..]",
}


def read_back(words: str) -> str:
    for form, edtf in EXTENTS.items():
        if found := re.fullmatch(form, words):
            return edtf.format(date_of(found[1]))
    if found := re.fullmatch("between (.+) and (.+)", words):
        return "[{}..{}]".format(*pair(found[1], found[2]))
    if "(" not in words and (found := re.fullmatch("(?:from )?(.+) to (.+)", words)):
        return "/".join(pair(found[1], found[2]))
    return date_of(words)


def pair(first: str, last: str) -> tuple[str, str]:
    """Both dates, the first with the month and year of the last where it has none."""
    if re.fullmatch("[1-9]|[1-3][0-9]", first):
        return date_of(f"{first} {last.partition(' ')[2]}"), date_of(last)
    if not re.search("[0-9]{4}|AD ", first):
        year = re.search(r"(?:AD )?[0-9]+\Z", last)
        assert year
        return date_of(f"{first} {year[0]}"), date_of(last)
    return date_of(first), date_of(last)


def date_of(words: str) -> str:
    for before, mark in MARKS.items():
        if words.startswith(before):
            return date_of(words.removeprefix(before)) + mark
    if " (" in words or words.endswith("s"):
        return years_of(words)
    date, _, rest = words.partition(", ")
    if rest in {"month not given", "day not given", "month and day not given"}:
        return f"{date_of(date)}-XX" + "-XX" * ("and" in rest)
    *named, year = date.replace("AD ", "").split(" ")
    if named and named[0] in SEASONS:
        begun, *_ = re.split(r"\W", year)
        return f"{begun:0>4}-{SEASONS[named[0]]}"
    numbers = [f"{year:0>4}", *(f"{MONTHS.index(name):02}" for name in named[-1:]), *named[:-1]]
    clock, _, shift = rest.partition(" ")
    if clock.count(":") == 1:
        clock += ":00"
    shift = "Z" if shift == "UTC" else shift
    return "-".join(f"{number:0>2}" for number in numbers) + (f"T{clock}{shift}" if clock else "")


def years_of(words: str) -> str:
    unknown = 1
    for count, name in enumerate(("decade", "century", "millennium"), start=1):
        if words.endswith(f" ({name})"):
            words, unknown = words.removesuffix(f" ({name})"), count
    if words.startswith("AD 1 to"):
        return "X".rjust(unknown, "X").rjust(4, "0")
    digits = words.removeprefix("AD ").removesuffix("s").rjust(4, "0")
    return digits[: 4 - unknown] + "X" * unknown
