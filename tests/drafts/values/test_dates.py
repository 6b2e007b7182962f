"""Dates as people write them: one reading is taken, and what has none or several is a mistake."""

from __future__ import annotations

import datetime as dt
import json
from email.utils import format_datetime

import pytest
from dateutil import parser
from hypothesis import given
from hypothesis import strategies as st

from tests.support.effort import instructions
from visitdata.drafts.understood import Understood
from visitdata.drafts.values.cldr_names import MONTHS, WEEKDAYS
from visitdata.drafts.values.dates import date_of
from visitdata.errors import Mistake
from visitdata.values.times import read

SURE = [
    # English
    ("May 7, 2015", "2015-05-07"),
    ("7 May 2015", "2015-05-07"),
    ("7th of May 2015", "2015-05-07"),
    ("the 7th of May, 2015", "2015-05-07"),
    ("on 7 May 2015", "2015-05-07"),
    ("7 MAY 2015", "2015-05-07"),
    ("Sept. 7, 2015", "2015-09-07"),
    ("2015 May 7", "2015-05-07"),
    ("Tuesday, 18 June 2024", "2024-06-18"),
    ("Tue Jun 18 2024", "2024-06-18"),
    ("18 June 2024, Tuesday", "2024-06-18"),
    ("May 2015", "2015-05"),
    ("in June, 2024", "2024-06"),
    # in figures
    ("18.06.2024", "2024-06-18"),
    ("06.18.2024", "2024-06-18"),
    ("2024/06/18", "2024-06-18"),
    ("2024.6.18", "2024-06-18"),
    ("2024-6-18", "2024-06-18"),
    ("18-06-2024", "2024-06-18"),
    ("13/04/2024", "2024-04-13"),
    ("04/13/2024", "2024-04-13"),
    ("04/04/2024", "2024-04-04"),
    ("06/2024", "2024-06"),
    ("2024/06", "2024-06"),
    # other languages, as CLDR formats them
    ("18. Juni 2024", "2024-06-18"),
    ("Dienstag, 18. Juni 2024", "2024-06-18"),
    ("7. Jänner 2015", "2015-01-07"),
    ("mardi 18 juin 2024", "2024-06-18"),
    ("1er août 2024", "2024-08-01"),
    ("martes, 18 de junio de 2024", "2024-06-18"),
    ("вторник, 18 июня 2024 г.", "2024-06-18"),
    ("июнь 2024", "2024-06"),
    ("الثلاثاء، 18 يونيو 2024", "2024-06-18"),
    ("١٨ يونيو ٢٠٢٤", "2024-06-18"),
    ("18 كانون الثاني 2024", "2024-01-18"),
    ("2024年6月18日", "2024-06-18"),
    ("2024年6月18日星期二", "2024-06-18"),
    ("2024年六月", "2024-06"),
    ("2024年", "2024"),
    # from one to another
    ("18–20 June 2024", "2024-06-18/2024-06-20"),
    ("18 to 20 June 2024", "2024-06-18/2024-06-20"),
    ("June 18-20, 2024", "2024-06-18/2024-06-20"),
    ("28 February – 3 March 2022", "2022-02-28/2022-03-03"),
    ("Dec 28, 2024\u2009–\u2009Jan 9, 2025", "2024-12-28/2025-01-09"),
    ("Tue 18 - Thu 20 June 2024", "2024-06-18/2024-06-20"),
    ("18.–20. Juni 2024", "2024-06-18/2024-06-20"),
    ("18.06.–20.06.2024", "2024-06-18/2024-06-20"),
    ("18.06.2024 - 20.06.2024", "2024-06-18/2024-06-20"),
    ("du 18 au 20 juin 2024", "2024-06-18/2024-06-20"),
    ("с 18 по 20 июня 2024 года", "2024-06-18/2024-06-20"),
    ("2024年6月18日至20日", "2024-06-18/2024-06-20"),
    ("May–June 2024", "2024-05/2024-06"),
    ("from 2014 to 2016", "2014/2016"),
    ("2010–2014", "2010/2014"),
    # about
    ("about May 2015", "2015-05~"),
    ("c. 1990", "1990~"),
    ("around 18 June 2024", "2024-06-18~"),
    # times of day
    ("Tue, 18 Jun 2024 10:00:00 +0200", "2024-06-18T10:00:00+02:00"),
    ("18 Jun 2024 10:00 EST", "2024-06-18T10:00:00-05:00"),
    ("18 Jun 2024 10:00:00 GMT (of Greenwich)", "2024-06-18T10:00:00Z"),
    ("18 Jun 2024 10:00:00 -0000", "2024-06-18T10:00:00Z"),
    ("2024-06-18 10:00", "2024-06-18T10:00:00"),
    ("2024-06-18 10:00:00 UTC", "2024-06-18T10:00:00Z"),
    ("2024-06-18T10:00Z", "2024-06-18T10:00:00Z"),
    ("2024-06-18T10:00:00.000+0200", "2024-06-18T10:00:00+02:00"),
    ("June 18, 2024 at 9:05", "2024-06-18T09:05:00"),
    # Wikidata
    ("+2024-06-00T00:00:00Z", "2024-06"),
    ("+2024-06-18T00:00:00Z", "2024-06-18"),
    # only other signs
    (" 2024-05 ", "2024-05"),
    ("２０２４-０６-１８", "2024-06-18"),
    ("2024\N{EN DASH}06\N{EN DASH}18", "2024-06-18"),
]
LIKELY = [
    ("03.04.2024", "2024-04-03"),
    ("28 December – 3 January 2025", "2024-12-28/2025-01-03"),
    ("December 28, 2024 - January 3", "2024-12-28/2025-01-03"),
    ("2024-06-18T10:00:00.123Z", "2024-06-18T10:00:00Z"),
    ("+2024-00-00T00:00:00Z", "2024"),
    ("1990s", "199X"),
    ("Summer 2024", "2024-22"),
    ("2024-06-00", "2024-06"),
]
MISTAKES = [
    ("03/04/2024", "may be 2024-03-04 or 2024-04-03: write the one that is meant"),
    ("03-04-2024", "may be 2024-03-04 or 2024-04-03"),
    ("03/04/2024 - 05/04/2024", "may be 2024-03-04 or 2024-04-03"),
    ("18.06.24", "has a year of two digits"),
    ("6/18/24", "has a year of two digits"),
    ("18 June 24", "has a year of two digits"),
    ("June 18 '24", "is no time that can mean one thing only"),
    ("June 18", "does not say of which year"),
    ("6月18日", "does not say of which year"),
    ("Sunday", "does not say of which year"),
    ("18-20 June", "does not say of which year"),
    ("last week", "is no time that can mean one thing only"),
    ("early June 2024", "is no time that can mean one thing only"),
    ("today", "is no time that can mean one thing only"),
    ("Monday, 18 June 2024", "has the wrong day or the wrong weekday: 2024-06-18 is a Tuesday"),
    ("Mon, 18 Jun 2024 10:00:00 +0200", "2024-06-18 is a Tuesday"),
    ("Tue 18 - Fri 20 June 2024", "2024-06-20 is a Thursday"),
    ("31 June 2024", "2024-06 has 30 days"),
    ("2023-02-29", "2023-02 has 28 days"),
    ("2024-06-18T10:00:60", "is no time of the calendar and the clock"),
    ("20 to 18 June 2024", "ends before it starts"),
    ("2024-06-20/2024-06-18", "ends before it starts"),
    ("before 18 June 2024", "[..2024-06-18] (once, then or earlier) and ../2024-06-18"),
    ("since 2022", "[2022..] (once, then or later) and 2022/.. (from then on)"),
    ("+2024-01-01T00:00:00Z", "is 2024-01-01, or all of 2024-01 or 2024"),
    # several readings that nobody lists
    ("2010–12", "is no time that can mean one thing only"),
    ("2011/12", "is no time that can mean one thing only"),
    ("18/19 June 2024", "is no time that can mean one thing only"),
    ("between 18 and 20 June 2024", "is no time that can mean one thing only"),
    ("10 am June 2024", "is no time that can mean one thing only"),
    ("June 18-2024", "is no time that can mean one thing only"),
    ("18 - June 2024", "is no time that can mean one thing only"),
    ("from June 2024", "gives one bound only"),
    ("mar. 18 juin 2024", "is no time that can mean one thing only"),
    ("2024-06-18T10:00:00 CEST", "is no time that can mean one thing only"),
    ("18 Jun 2024 10:00:00 CEST", "is no time that can mean one thing only"),
    ("the 18 June 2024 treaty", "is no time that can mean one thing only"),
    ("June 2024 (planned)", "is no time that can mean one thing only"),
    ("18 June 44 BC", "is no time that can mean one thing only"),
    ("14 Dhu al-Hijja 1445", "is no time that can mean one thing only"),
    ("Q2 2024", "is no time that can mean one thing only"),
    ("40", "is no time that can mean one thing only"),
]

DAYS = st.dates(min_value=dt.date(1000, 1, 1))
# As `strftime` writes them in English.
STYLES = [
    "%B %d, %Y",
    "%d %B %Y",
    "%A, %d %B %Y",
    "%a, %b %d, %Y",
    "%b. %d %Y",
    "%dth of %B %Y",
    "%d-%b-%Y",
    "%Y/%m/%d",
    "%Y.%m.%d",
]


def understood(text: str) -> Understood:
    found = date_of(text)
    assert isinstance(found, Understood), found
    return found


@pytest.mark.parametrize(("text", "edtf"), SURE)
def test_what_has_one_reading_is_sure(text: str, edtf: str) -> None:
    found = understood(text)
    assert (found.value, found.kind, found.certainty) == (edtf, "date", "sure")
    assert edtf in found.sentence


@pytest.mark.parametrize(("text", "edtf"), LIKELY)
def test_what_could_mean_another_time_is_likely(text: str, edtf: str) -> None:
    found = understood(text)
    assert (found.value, found.kind, found.certainty) == (edtf, "date", "likely")


@pytest.mark.parametrize(("text", "message"), MISTAKES)
def test_what_has_no_certain_reading_is_a_mistake(text: str, message: str) -> None:
    found = date_of(text)
    assert isinstance(found, Mistake)
    assert found.code == "bad-date"
    assert message in found.message


@pytest.mark.parametrize("text", ["2024", "2024-05", "2024-05-01/2024-06", "2000~", "[..2024-05]", "202X"])
def test_edtf_stands_as_it_was_written(text: str) -> None:
    assert date_of(text) == Understood(value=text)


@pytest.mark.parametrize("text", ["unknown", "N/A", "tbd", "?"])
def test_words_for_no_date_are_absent(text: str) -> None:
    found = understood(text)
    assert (found.value, found.kind, found.certainty) == (None, "absent", "likely")


@pytest.mark.parametrize("text", ["last week", "June 18", "Sunday"])
def test_words_for_a_time_are_sent_to_time_text(text: str) -> None:
    found, elsewhere = date_of(text), date_of(text, has_time_text=False)
    assert isinstance(found, Mistake)
    assert isinstance(elsewhere, Mistake)
    assert "time_text" in found.message
    assert "time_text" not in elsewhere.message


def test_every_name_of_a_month_and_weekday_is_of_one() -> None:
    for table, count in ((MONTHS, 12), (WEEKDAYS, 7)):
        names = [name for each in table.values() for name in each.split("|")]
        assert len(table) == count
        assert len(names) == len(set(names))


@given(DAYS, st.sampled_from(STYLES))
def test_a_day_that_was_formatted_is_that_day(day: dt.date, style: str) -> None:
    text = day.strftime(style)
    assert understood(text).value == day.isoformat()
    assert parser.parse(text.replace("th of", "")).date() == day


@given(DAYS, st.integers(1, 400), st.sampled_from([" - ", " – ", " to "]), st.sampled_from(STYLES[:4]))
def test_two_days_that_were_formatted_are_an_extent(day: dt.date, days: int, to: str, style: str) -> None:
    if day.toordinal() + days > dt.date.max.toordinal():
        return
    end = day + dt.timedelta(days)
    assert understood(day.strftime(style) + to + end.strftime(style)).value == f"{day}/{end}"


@given(
    st.datetimes(min_value=dt.datetime(1000, 1, 1)),  # noqa: DTZ001 - its zone is drawn apart
    st.integers(-14 * 60, 14 * 60),
)
def test_rfc_2822_is_read_with_its_zone(moment: dt.datetime, minutes: int) -> None:
    moment = moment.replace(microsecond=0, tzinfo=dt.timezone(dt.timedelta(minutes=minutes)))
    value = understood(format_datetime(moment)).value
    assert dt.datetime.fromisoformat(value) == moment
    assert dt.datetime.fromisoformat(value).utcoffset() == moment.utcoffset()


@given(
    st.datetimes(min_value=dt.datetime(1000, 1, 1)),  # noqa: DTZ001 - its zone is drawn apart
    st.sampled_from([None, dt.UTC, dt.timezone(dt.timedelta(hours=-3, minutes=-30))]),
    st.sampled_from("T "),
    st.sampled_from(["seconds", "minutes", "milliseconds"]),
)
def test_a_moment_of_iso_8601_gets_no_other_zone(
    moment: dt.datetime, zone: dt.tzinfo | None, separator: str, precision: str
) -> None:
    moment = moment.replace(microsecond=0, tzinfo=zone)
    if precision == "minutes":
        moment = moment.replace(second=0)
    found = understood(moment.isoformat(separator, precision))
    assert dt.datetime.fromisoformat(found.value) == moment
    assert dt.datetime.fromisoformat(found.value).utcoffset() == moment.utcoffset()


@given(DAYS, st.integers(0, 6))
def test_a_wrong_weekday_is_never_dropped(day: dt.date, weekday: int) -> None:
    name = WEEKDAYS[weekday].rpartition("|")[2]
    for text in (f"{name} {day:%d %B %Y}", f"{day:%d %B %Y}, {name}"):
        assert isinstance(date_of(text), Understood) == (day.weekday() == weekday)


WRITTEN = st.one_of(
    st.text(),
    st.text(st.sampled_from("0123456789-/.,: TZ~?[]XW") | st.sampled_from("MayJune年月日to–é١\u200b\ud800")),
    st.lists(st.sampled_from([*"0123456789-/., ", "May", " to ", "2024", "Tuesday", "of", "年"])).map(
        "".join
    ),
)


@given(WRITTEN)
def test_what_was_understood_is_understood_as_itself(text: str) -> None:
    found = date_of(text)
    if isinstance(found, Understood) and found.value is not None:
        assert not isinstance(read(found.value), Mistake)
        assert date_of(found.value) == Understood(value=found.value)


@given(WRITTEN)
def test_no_figure_of_a_year_is_invented(text: str) -> None:
    found = date_of(text)
    if isinstance(found, Understood) and found.value and found.certainty == "sure":
        digits = "".join(str(int(sign)) for sign in text if sign.isdecimal())
        assert found.value[:4].strip("X~?%/[.")[:4] in digits


def test_a_huge_text_is_refused_at_once() -> None:
    short, long = "May " * 50, "May " * 250_000
    assert isinstance(date_of(long), Mistake)
    assert instructions(lambda: date_of(long)) <= 2 * instructions(lambda: date_of(short)) + 50
    assert len(str(date_of(long))) < 300


def test_every_suggestion_can_be_obeyed() -> None:
    for text, _ in MISTAKES:
        found = date_of(text)
        assert isinstance(found, Mistake)
        if found.suggestion:
            meant = json.loads(found.suggestion.removeprefix("write "))
            assert date_of(meant) == Understood(value=meant)
