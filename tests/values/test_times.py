"""Times in EDTF: what is accepted and what it means, what is refused and what corrects it."""

from __future__ import annotations

import copy
import datetime as dt
import itertools
import pickle
import re
from typing import Any, cast

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.edtf_times import TIMES
from visitdata.errors import InvalidRecordError, Mistake
from visitdata.values.edtf_suggestions import FORMS
from visitdata.values.times import EDTF, read

# text, earliest, latest, start_day, end_day
ACCEPTED = [
    # level 0
    ("2024", "2024-01-01", "2024-12-31", None, None),
    ("0001", "0001-01-01", "0001-12-31", None, None),
    ("9999", "9999-01-01", "9999-12-31", None, None),
    ("2024-05", "2024-05-01", "2024-05-31", None, None),
    ("2023-02", "2023-02-01", "2023-02-28", None, None),
    ("2024-02", "2024-02-01", "2024-02-29", None, None),
    ("1900-02", "1900-02-01", "1900-02-28", None, None),
    ("2024-05-01", "2024-05-01", "2024-05-01", "2024-05-01", "2024-05-01"),
    ("2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29"),
    ("0001-01-01", "0001-01-01", "0001-01-01", "0001-01-01", "0001-01-01"),
    ("9999-12-31", "9999-12-31", "9999-12-31", "9999-12-31", "9999-12-31"),
    ("2024-05-01T00:00:00", "2024-05-01", "2024-05-01", "2024-05-01", "2024-05-01"),
    ("2024-05-01T23:59:59Z", "2024-05-01", "2024-05-01", "2024-05-01", "2024-05-01"),
    ("2024-05-01T23:30:00-14:00", "2024-05-01", "2024-05-01", "2024-05-01", "2024-05-01"),
    ("2024-05-01T00:30:00+05:45", "2024-05-01", "2024-05-01", "2024-05-01", "2024-05-01"),
    ("2024-05-01T00:30:00+00:00", "2024-05-01", "2024-05-01", "2024-05-01", "2024-05-01"),
    ("2024/2025", "2024-01-01", "2025-12-31", None, None),
    ("2024/2024", "2024-01-01", "2024-12-31", None, None),
    ("2024-05-01/2024-05-01", "2024-05-01", "2024-05-01", "2024-05-01", "2024-05-01"),
    ("2024-05-01/2024-05-03", "2024-05-01", "2024-05-03", "2024-05-01", "2024-05-03"),
    ("2024-05/2024-06-03", "2024-05-01", "2024-06-03", None, "2024-06-03"),
    ("2024-05-15/2024-05", "2024-05-15", "2024-05-31", "2024-05-15", None),
    ("2024/2024-03", "2024-01-01", "2024-03-31", None, None),
    # level 1
    ("2024?", "2024-01-01", "2024-12-31", None, None),
    ("2024-05~", "2024-05-01", "2024-05-31", None, None),
    ("2024-05-01%", "2024-05-01", "2024-05-01", None, None),
    ("202X", "2020-01-01", "2029-12-31", None, None),
    ("202X?", "2020-01-01", "2029-12-31", None, None),
    ("20XX", "2000-01-01", "2099-12-31", None, None),
    ("2XXX", "2000-01-01", "2999-12-31", None, None),
    ("0XXX", "0001-01-01", "0999-12-31", None, None),
    ("000X", "0001-01-01", "0009-12-31", None, None),
    ("2004-XX", "2004-01-01", "2004-12-31", None, None),
    ("2004-XX~", "2004-01-01", "2004-12-31", None, None),
    ("1985-04-XX", "1985-04-01", "1985-04-30", None, None),
    ("2024-02-XX", "2024-02-01", "2024-02-29", None, None),
    ("1985-XX-XX", "1985-01-01", "1985-12-31", None, None),
    ("2024-21", "2024-03-01", "2024-05-31", None, None),
    ("2024-22", "2024-06-01", "2024-08-31", None, None),
    ("2024-23", "2024-09-01", "2024-11-30", None, None),
    ("2024-24", "2024-12-01", "2025-02-28", None, None),
    ("2023-24", "2023-12-01", "2024-02-29", None, None),
    ("9999-24", "9999-12-01", "9999-12-31", None, None),
    ("2022-02/..", "2022-02-01", None, None, None),
    ("2024-05-01/..", "2024-05-01", None, "2024-05-01", None),
    ("../2022", None, "2022-12-31", None, None),
    ("../2024-05-01", None, "2024-05-01", None, "2024-05-01"),
    ("2022/", "2022-01-01", None, None, None),
    ("/2022", None, "2022-12-31", None, None),
    ("2024-05-01?/2024-05-03", "2024-05-01", "2024-05-03", None, "2024-05-03"),
    ("2024-05-01/2024-05-03~", "2024-05-01", "2024-05-03", "2024-05-01", None),
    ("2024-21/2024-22", "2024-03-01", "2024-08-31", None, None),
    ("2024-12/2024-24", "2024-12-01", "2025-02-28", None, None),
    # level 2
    ("[2024..2025]", "2024-01-01", "2025-12-31", None, None),
    ("[2024-05..2024-06]", "2024-05-01", "2024-06-30", None, None),
    ("[2024-05-01..2024-05-09]", "2024-05-01", "2024-05-09", None, None),
    ("[..2031-05-04]", None, "2031-05-04", None, None),
    ("[..2031]", None, "2031-12-31", None, None),
    ("[2031-05-04..]", "2031-05-04", None, None, None),
    ("[2031-02..]", "2031-02-01", None, None, None),
]

# text, what was meant
CORRECTED = [
    ("2024-6-18", "2024-06-18"),
    ("2024/06/18", "2024-06-18"),
    ("2024/6/8", "2024-06-08"),
    ("2024.06.18", "2024-06-18"),
    ("18.06.2024", "2024-06-18"),
    ("18/06/2024", "2024-06-18"),
    ("06/18/2024", "2024-06-18"),
    ("6.6.2024", "2024-06-06"),
    ("2024-18-06", "2024-06-18"),
    ("20240618", "2024-06-18"),
    ("202406", "2024-06"),
    ("2024-6", "2024-06"),
    ("2024/6", "2024-06"),
    ("06/2024", "2024-06"),
    ("2024-06-00", "2024-06"),
    ("2024-00-00", "2024"),
    ("18 June 2024", "2024-06-18"),
    ("18th Jun. 2024", "2024-06-18"),
    ("June 18, 2024", "2024-06-18"),
    ("Sept 2024", "2024-09"),
    ("summer 2024", "2024-22"),
    ("2020s", "202X"),
    (" 2024 ", "2024"),
    ("2024-05-01\n", "2024-05-01"),
    ("2024-05-01\N{NO-BREAK SPACE}", "2024-05-01"),
    ("\u0662\u0660\u0662\u0664", "2024"),
    ("\uff12\uff10\uff12\uff14-05", "2024-05"),
    ("2024\N{EN DASH}05\N{EN DASH}01", "2024-05-01"),
    ("c. 2024", "2024~"),
    ("c2024", "2024~"),
    ("ca. 2024", "2024~"),
    ("circa 2024-6-1", "2024-06-01~"),
    ("~2024", "2024~"),
    ("?2024", "2024?"),
    ("2024 ?", "2024?"),
    ("2024?~", "2024%"),
    ("2024??", "2024?"),
    ("202x", "202X"),
    ("202u", "202X"),
    ("202?", "202X"),
    ("20??", "20XX"),
    ("2024-06-uu", "2024-06-XX"),
    ("202X-XX", "202X"),
    ("2024-06-18 10:00", "2024-06-18T10:00:00"),
    ("2024-06-18T10:00", "2024-06-18T10:00:00"),
    ("2024-06-18T9:05:07", "2024-06-18T09:05:07"),
    ("2024-06-18t10:00:00z", "2024-06-18T10:00:00Z"),
    ("2024-06-18T10:00:00.123Z", "2024-06-18T10:00:00Z"),
    ("2024-06-18 10:00 UTC", "2024-06-18T10:00:00Z"),
    ("2024-06-18T10:00:00+0200", "2024-06-18T10:00:00+02:00"),
    ("2024-06-18T10:00:00+02", "2024-06-18T10:00:00+02:00"),
    ("2024-06-18T10:00:00-00:00", "2024-06-18T10:00:00Z"),
    ("2024-06-18T24:00:00", "2024-06-19T00:00:00"),
    ("2024-06-18/2024-06-01", "2024-06-01/2024-06-18"),
    ("2024-6-18/2024-6-20", "2024-06-18/2024-06-20"),
    ("2024-06 to 2024-08", "2024-06/2024-08"),
    ("from May 2024 to June 2024", "2024-05/2024-06"),
    ("2024-06 to \N{HORIZONTAL ELLIPSIS}", "2024-06/.."),
    ("2024-06/open", "2024-06/.."),
    ("unknown/2024", "/2024"),
    ("2024-2025", "2024/2025"),
    ("2024-06\N{EN DASH}2024-08", "2024-06/2024-08"),
    ("2024-05-01/05", "2024-05-01/2024-05-05"),
    ("2024-05/06", "2024-05/2024-06"),
    ("2019/20", "2019/2020"),
    ("2023-12-28/01-03", "2023-12-28/2024-01-03"),
    ("2024-28", "2024-24"),
    ("2024-06-XX/2024-07-03", "2024-06/2024-07-03"),
    ("[2025..2024]", "[2024..2025]"),
    ("[2024..2024]", "2024"),
    ("[2024 .. 2025]", "[2024..2025]"),
    ("[2024...2025]", "[2024..2025]"),
    ("[2024-05..2024-06-15]", "[2024-05-01..2024-06-15]"),
    ("[2024-05-15..2024-05]", "[2024-05-15..2024-05-31]"),
    ("[2024-6-1..]", "[2024-06-01..]"),
]

SAYS_NOTHING = [
    "", " ", "?", "-", "/", "..", "../..", "../", "/..", "[..]", "[]", "XXXX", "XXXX-XX-XX",
    "unknown", "Unknown", "undated", "n/a", "n.d.", "s.d.", "None", "null", "nan", "TBD",
]  # fmt: skip

# What may mean more than one time, or none that is certain: the usual forms are shown, which are no times.
UNCLEAR = [
    "2024-13", "2024-06-32", "2024-123", "2024-W05", "31/31/2024", "0/0/2024", "2000s", "24-06-18",
    "18062011",
    "a/b/c", "2024//", "2024/2025/2026", "2024-05-01T25:00:00", "2024-05-01T10:00:00+15:00", "1998-99",
    "2024-05-01T10:00:00+14:30", "2024T10:00:00", "2024-05T10:00:00", "2024^", "last week", "winter 2024",
    "next Sunday", "P1Y", "\u4e0a\u5468", "2024-05-01/P1D", "2011/12", "2024-06-18/17", "2024-12-28/05",
    "24/2024", "24.2024", "2024-06/24", "jun may/24",
    "2024-06-28/02-03", "2024..2025", "..2024", "[2024/2025]", "about summer 2024", "9999-12-31T24:00:00",
    "2016-12-31T23:59:60Z", "2024-05-01T10:00:00/2024-05-02T12:00:00", "Ma 2024",
]  # fmt: skip

# What is wrong is told, and nobody knows what would be right.
UNKNOWABLE = {
    "0000": "lies outside the years 0001 to 9999",
    "0000-05-01": "lies outside the years 0001 to 9999",
    "0000-21": "lies outside the years 0001 to 9999",
    "2023-02-29": "is not in the calendar: 2023-02 has 28 days",
    "1900-02-29": "is not in the calendar: 1900-02 has 28 days",
    "2024-06-31": "is not in the calendar: 2024-06 has 30 days",
    "2023-02-29T10:00:00": "is not in the calendar: 2023-02 has 28 days",
    "2024-06/2024-05-31": "ends before it starts",
    "202X/2030": "has unspecified digits in an interval",
    "202X/..": "has unspecified digits in an interval",
}

# EDTF that is not taken: the part that it is of.
NOT_TAKEN = {
    "-0043-03-15": "level 1, a year before 0001",
    "-0044": "level 1, a year before 0001",
    "-0043/0012": "level 1, a year before 0001 in an interval",
    "Y12000": "level 1, a year of more than four digits",
    "Y-17000": "level 1, a year of more than four digits",
    "2024-21~": "level 1, a season with a qualifier",
    "Y17E8": "level 2, a year with an exponent",
    "1950S2": "level 2, a year with significant digits",
    "[2024-06-18,2024-06-20]": "level 2, a list of times of which one is meant",
    "[2024,2025..2027]": "level 2, a list of times of which one is meant",
    "[202X..2030]": "level 2, a list of times of which one is meant",
    "{2024..2025}": "level 2, a set of times of which all are meant",
    "{2024,2026-12}": "level 2, a set of times of which all are meant",
    "2024-25": "level 2, a season, quarter or half of a year",
    "2024-41": "level 2, a season, quarter or half of a year",
    "2004-06~-11": "level 2, a qualifier of a part of the date",
    "?2004-06": "level 2, a qualifier of a part of the date",
    "2004-06-~01/2004-06-~20": "level 2, a qualifier of a part of the date in an interval",
    "1985-XX-15": "level 2, unspecified digits in the middle",
    "X024": "level 2, unspecified digits in the middle",
}


def day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)


def correction(mistake: Mistake) -> str | None:
    match = re.fullmatch('write "(.+)"', mistake.suggestion or "")
    return match and match[1]


def refused(text: str) -> Mistake:
    value = read(text)
    assert isinstance(value, Mistake), f"{text!r} is accepted"
    return value


@pytest.mark.parametrize(("text", "earliest", "latest", "start_day", "end_day"), ACCEPTED)
def test_a_time_knows_its_bounds_and_its_bare_days(
    text: str, earliest: str | None, latest: str | None, start_day: str | None, end_day: str | None
) -> None:
    value = EDTF(text)
    assert value == text
    assert (value.earliest, value.latest) == (day(earliest), day(latest))
    assert (value.start_day, value.end_day) == (start_day, end_day)
    assert read(text) == value


def test_a_day_is_that_of_one_bare_day_or_date_time() -> None:
    assert EDTF("2024-05-01").day == "2024-05-01"
    assert EDTF("2024-05-01T10:00:00+02:00").day == "2024-05-01"
    for text in (
        "2024",
        "2024-05",
        "2024-05-01?",
        "2024-05-01/2024-05-01",
        "2024-05-01/..",
        "[..2024-05-01]",
    ):
        assert EDTF(text).day is None


@pytest.mark.parametrize(("text", "meant"), CORRECTED)
def test_a_wrong_spelling_is_refused_with_the_nearest_valid_form(text: str, meant: str) -> None:
    mistake = refused(text)
    assert mistake.code == "bad-date"
    assert mistake.suggestion == f'write "{meant}"'


@pytest.mark.parametrize("text", SAYS_NOTHING)
def test_what_says_nothing_is_to_be_left_out(text: str) -> None:
    assert refused(text).suggestion == "leave it out"


@pytest.mark.parametrize("text", UNCLEAR)
def test_where_more_than_one_time_may_be_meant_the_usual_forms_are_shown(text: str) -> None:
    mistake = refused(text)
    assert (mistake.code, mistake.suggestion) == ("bad-date", FORMS)


def test_nobody_can_take_the_forms_that_are_shown_for_times() -> None:
    forms = re.findall("[A-Z][-A-Z/]+", FORMS)
    assert forms == ["YYYY-MM-DD", "YYYY-MM", "YYYY", "START/END"]
    assert all(isinstance(read(form), Mistake) for form in forms)


@pytest.mark.parametrize("text", UNKNOWABLE)
def test_a_day_that_there_is_not_is_not_replaced_by_another(text: str) -> None:
    mistake = refused(text)
    assert (mistake.message, mistake.suggestion) == (f"{text!r} {UNKNOWABLE[text]}", None)


@pytest.mark.parametrize("text", NOT_TAKEN)
def test_what_is_edtf_of_a_part_that_is_not_taken_is_called_so(text: str) -> None:
    assert refused(text).message == f"{text!r} is EDTF of {NOT_TAKEN[text]}, which is not supported"


def test_a_season_of_the_north_has_a_code_that_is_taken() -> None:
    suggestions = {text: refused(text).suggestion for text in NOT_TAKEN}
    assert {text: suggestion for text, suggestion in suggestions.items() if suggestion} == {
        "2024-25": 'write "2024-21"'
    }


@pytest.mark.parametrize("text", ["05/06/2024", "5.6.2024", "05-06-2024"])
def test_a_day_that_may_be_one_of_two_is_not_guessed(text: str) -> None:
    mistake = refused(text)
    assert (mistake.code, mistake.suggestion) == ("bad-date", None)
    assert mistake.message == f"{text!r} is not a time in EDTF, and may be 2024-05-06 or 2024-06-05"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2024-6-18", "'2024-6-18' is not a time in EDTF"),
        ("2023-02-29", "'2023-02-29' is not in the calendar: 2023-02 has 28 days"),
        ("0000", "'0000' lies outside the years 0001 to 9999"),
        ("2025/2024", "'2025/2024' ends before it starts"),
        ("[2025..2024]", "'[2025..2024]' ends before it starts"),
        ("[2024..2024]", "'[2024..2024]' has one date as both its ends"),
        ("[2024..2025-01]", "'[2024..2025-01]' mixes years, months and days"),
        ("202X/2030", "'202X/2030' has unspecified digits in an interval"),
        ("../..", "'../..' names no date"),
        ("2024" + " " * 61, "a time has at most 64 characters, this has 65"),
    ],
)
def test_the_message_says_what_is_wrong(text: str, message: str) -> None:
    assert refused(text).message == message


def test_the_error_carries_one_problem_with_code_and_suggestion() -> None:
    with pytest.raises(InvalidRecordError) as caught:
        EDTF("2024-6-18")
    (problem,) = caught.value.problems
    assert (problem.code, problem.severity, problem.path) == ("bad-date", "error", "")
    assert problem.message == "'2024-6-18' is not a time in EDTF"
    assert problem.suggestion == 'write "2024-06-18"'


def test_a_time_cannot_be_changed() -> None:
    value: Any = EDTF("2024-05")
    for name in ("earliest", "latest", "start_day", "end_day", "day", "other"):
        with pytest.raises(AttributeError):
            setattr(value, name, None)
        with pytest.raises(AttributeError):
            delattr(value, name)
    assert not hasattr(value, "__dict__")
    assert value.earliest == dt.date(2024, 5, 1)


def test_a_time_is_its_text() -> None:
    value = EDTF("2024-05?")
    assert isinstance(value, str)
    assert repr(value) == "EDTF('2024-05?')"
    assert str(value) == f"{value}" == "2024-05?"
    assert type(str(value)) is str
    assert {"2024-05?": 1}[value] == 1
    assert sorted([EDTF("2025"), EDTF("2024")]) == ["2024", "2025"]
    assert type(EDTF("2024-05-01").start_day) is str
    assert type(EDTF(EDTF("2024-05-01")).start_day) is str


# Laws over generated times

NEARLY_TIMES = st.one_of(
    st.text(alphabet="0123456789X?~%-/.[]T:Z+ ", max_size=30),
    st.from_regex(r"\A[0-9X?]{1,4}[-/. ][0-9X?]{1,2}([-/. ][0-9X?]{1,4})?\Z"),
    st.builds("{}{}{}".format, TIMES, st.sampled_from(["", "/", " to ", " ", "-", "..", "T10:00"]), TIMES),
    st.text(),
)


@given(TIMES)
def test_every_valid_time_keeps_its_spelling_and_its_bounds_are_in_order(text: str) -> None:
    value = EDTF(text)
    assert str(value) == text
    assert value.earliest is not None or value.latest is not None
    if value.earliest and value.latest:
        assert value.earliest <= value.latest


@given(TIMES)
def test_a_bare_day_is_the_bound_on_its_side(text: str) -> None:
    value = EDTF(text)
    assert value.start_day is None or day(value.start_day) == value.earliest
    assert value.end_day is None or day(value.end_day) == value.latest
    if set("?~%[X") & set(text):
        assert value.day is None


@given(TIMES)
def test_copies_and_pickles_are_the_same_time(text: str) -> None:
    value = EDTF(text)
    copies = [copy.copy(value), copy.deepcopy(value)]
    copies += [
        pickle.loads(pickle.dumps(value, protocol))  # noqa: S301
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1)
    ]
    for twin in copies:
        assert type(twin) is EDTF
        assert (twin, twin.earliest, twin.latest) == (value, value.earliest, value.latest)
        assert (twin.start_day, twin.end_day) == (value.start_day, value.end_day)


@given(NEARLY_TIMES)
def test_any_text_is_a_time_or_a_mistake_whose_suggestion_is_a_time(text: str) -> None:
    value = read(text)
    if isinstance(value, EDTF):
        assert str(value) == text
    elif suggestion := correction(value):
        assert str(EDTF(suggestion)) == suggestion != text


@given(NEARLY_TIMES)
def test_reading_and_making_agree(text: str) -> None:
    value = read(text)
    if isinstance(value, EDTF):
        assert EDTF(text) == value
        return
    with pytest.raises(InvalidRecordError) as caught:
        EDTF(text)
    (problem,) = caught.value.problems
    assert (problem.code, problem.message, problem.suggestion) == value


@given(TIMES, st.sampled_from(list(" \t\n\r\f\v\0\N{NO-BREAK SPACE}")), st.booleans())
def test_nothing_may_surround_a_time(text: str, space: str, before: bool) -> None:  # noqa: FBT001
    mistake = refused(space + text if before else text + space)
    assert space == "\0" or correction(mistake) == text


@given(st.dates(max_value=dt.date(9999, 12, 30)), st.integers(1, 10_000))
def test_days_in_the_wrong_order_are_refused_and_swapped(late: dt.date, days: int) -> None:
    early = dt.date.fromordinal(max(1, late.toordinal() - days))
    if early == late:
        return
    assert correction(refused(f"{late}/{early}")) == f"{early}/{late}"
    assert correction(refused(f"[{late}..{early}]")) == f"[{early}..{late}]"


# The same grid as read by the edtf package

DATES = ["2023", "2023-02", "2023-02-28", "2024-02-29", "2024-12", "2025-01-31", "0001", "9999-12-31"]
GRID = [
    *(f"{text}{mark}" for text in DATES for mark in ("", "?", "~", "%")),
    *(f"{text}{mark}"
      for text in ("202X", "20XX", "2XXX", "2024-XX", "2024-02-XX", "2024-XX-XX")
      for mark in ("", "?", "~", "%")),
    *(f"2024-{season}" for season in range(21, 25)),
    *(f"2024-05-01T{clock}{shift}"
      for clock in ("00:00:00", "23:59:59")
      for shift in ("", "Z", "+01:00", "-13:59", "+14:00", "+00:30", "+00:00")),
    *("/".join(ends)
      for ends in itertools.product(
          [*DATES, "2024?", "2024-05-01~", "2024-22", "2024-24", "..", ""], repeat=2,
      )),
    *(f"[{low}..{high}]" for low, high in itertools.product([*DATES, ""], repeat=2)),
    "0XXX", "00XX", "000X",
]  # fmt: skip

PROBLEMS_IN_BOUNDS = {
    "winter": "edtf ends a winter with December, for easier sorting, as its settings say",
    "year 0": "edtf counts from the year 0, which datetime does not have",
    "unknown end": "edtf guesses that an unknown end is ten years away",
}
TEXTS_EDTF_WRONGLY_REFUSES = {
    "2024-05-01T00:00:00+00:00": "its grammar of offsets has 00:01 to 00:59 but not 00:00",
    "2024-05-01T23:59:59+00:00": "the same",
}
TEXTS_ONLY_EDTF_ACCEPTS = {
    "2023-02-29": "its grammar gives every February 29 days",
    "2025/2024": "it does not compare the ends of an interval",
    "[2025..2024]": "nor those of a set",
    "[2024..2024]": "no choice is left",
    "../..": "says nothing",
    "XXXX": "says nothing",
    "0000": "the year 0",
    "-0044": "a year before 0001",
    "Y17000": "a year after 9999",
    " 2024": "it strips white space",
    "2024-05-01T24:00:00": "another name for the next day's 00:00:00",
    "2024-05-01T10:00:00+02": "an offset without minutes, which no xsd:dateTime has",
    "2024-21~/2025": "a qualified season, which it refuses outside intervals",
    "2024-06-XX/2024-07-03": "level 2",
    "1985-XX-15": "level 2",
    "2024?-05": "level 2",
    "[2024,2025]": "level 2, a list",
    "{2024..2025}": "level 2, all of a set",
    "2024-25": "level 2, a season of the northern hemisphere",
}


def as_edtf_reads(text: str) -> Any:
    """What edtf makes of a text; None where it refuses it, or crashes, as it does on `../`."""
    try:
        return cast("Any", edtf.parse_edtf(text, fail_silently=True))
    except TypeError:
        return None


def as_date(bound: Any) -> dt.date | None:
    """A day that edtf names, which is an infinite float where that end is open."""
    return None if isinstance(bound, float) else dt.date(*bound[:3])


@pytest.mark.parametrize("text", [text for text in GRID if isinstance(read(text), EDTF)])
def test_edtf_accepts_what_is_accepted_here_and_finds_the_same_bounds(text: str) -> None:
    if text in TEXTS_EDTF_WRONGLY_REFUSES:
        assert as_edtf_reads(text) is None
        return
    value, peer = EDTF(text), as_edtf_reads(text)
    assert peer is not None
    if not text.startswith(("/", "0XXX", "00XX", "000X")):
        assert as_date(peer.lower_strict()) == value.earliest
    if not text.endswith(("/", "2024-24")):
        assert as_date(peer.upper_strict()) == value.latest


def test_the_grid_is_large_and_mostly_accepted() -> None:
    accepted = [text for text in GRID if isinstance(read(text), EDTF)]
    assert len(set(GRID)) == len(GRID)
    assert (len(GRID), len(accepted)) == (354, 237)


def test_the_problems_of_edtf_in_bounds_are_still_there() -> None:
    assert as_edtf_reads("2024-24").upper_strict()[:3] == (2024, 12, 31), PROBLEMS_IN_BOUNDS["winter"]
    assert as_edtf_reads("0XXX").lower_strict()[:3] == (0, 1, 1), PROBLEMS_IN_BOUNDS["year 0"]
    assert as_edtf_reads("2024/").upper_strict()[:3] == (2034, 1, 1), PROBLEMS_IN_BOUNDS["unknown end"]


PIECES = [
    "2024",
    "-06",
    "-18",
    "-25",
    "-XX",
    "X",
    "?",
    "~",
    "%",
    "/",
    "..",
    "[",
    "]",
    "{",
    "}",
    ",",
    "Y",
    "-",
    "E8",
    "S2",
    "17000",
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map("".join))
def test_what_edtf_takes_and_this_package_does_not_is_never_called_no_edtf(text: str) -> None:
    # Only a year has significant digits (Library of Congress, level 2); `edtf` reads them in a date, too.
    if re.search("S[0-9]+-", text) or as_edtf_reads(text) is None or isinstance(read(text), EDTF):
        return
    assert "is not a time in EDTF" not in refused(text).message


@pytest.mark.parametrize("text", TEXTS_ONLY_EDTF_ACCEPTS)
def test_what_only_edtf_accepts_is_known_and_refused_here(text: str) -> None:
    assert as_edtf_reads(text) is not None
    refused(text)


def test_what_is_refused_here_in_the_grid_and_not_there_is_a_known_kind() -> None:
    """Of the grid: reversed and empty intervals, reversed or single sets, and nothing else."""
    for text in GRID:
        if isinstance(read(text), Mistake) and as_edtf_reads(text) is not None:
            message = refused(text).message
            assert message.endswith(
                ("ends before it starts", "names no date", "has one date as both its ends")
            )


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2024-06-19T02:45:00+09:00", dt.datetime(2024, 6, 18, 17, 45, tzinfo=dt.UTC)),
        ("2024-06-18T20:00:00Z", dt.datetime(2024, 6, 18, 20, tzinfo=dt.UTC)),
        ("2024-06-18T20:00:00-03:30", dt.datetime(2024, 6, 18, 23, 30, tzinfo=dt.UTC)),
        ("2024-06-18T20:00:00", None),
        ("2024-06-18", None),
        ("2024-06-18/2024-06-19", None),
        ("[2024-06-18..]", None),
    ],
)
def test_a_date_time_with_a_shift_is_an_instant_and_nothing_else_is(
    text: str, instant: dt.datetime | None
) -> None:
    assert EDTF(text).instant == instant


@pytest.mark.parametrize(
    ("text", "certain"),
    [("2024-05", True), ("2024-05?", False), ("2024~/..", False), ("../2024-05-01%", False), ("20XX", True)],
)
def test_a_time_is_certain_where_no_end_has_a_qualifier(*, text: str, certain: bool) -> None:
    assert EDTF(text).is_certain == certain
