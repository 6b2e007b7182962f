"""The timeline of a dossier: who is in it, in which lane, and where each bar stands."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

import visitdata as vd
from tests.support.edtf_times import TIMES
from tests.support.effort import instructions
from tests.support.html_texts import Texts
from tests.support.strategies import dossiers
from visitdata.model.badges import Badges
from visitdata.model.events import Event, Proposition
from visitdata.pages.environment import NOT_IN_HTML
from visitdata.pages.page import page
from visitdata.pages.timeline import LENGTH, NARROWEST, Row, Timeline, timeline
from visitdata.pages.times import in_words

if TYPE_CHECKING:
    import datetime as dt

SEED = vd.seed(vd.seeds()[0])


def timeline_of(dossier: vd.Dossier) -> Timeline:
    return timeline(Badges(dossier))


def rows_of(found: Timeline) -> dict[str, list[Row]]:
    return {lane.name: [*lane.dated, *lane.undated] for lane in found.lanes}


def visits(*times: str) -> vd.Dossier:
    events = [
        vd.Visit(id=f"v{number:04}", label=f"Visit {number}", status="occurred", time=time)
        for number, time in enumerate(times)
    ]
    return vd.Dossier(id="https://data.example.org/d", title="T", events=events)


def bar_of(time: str) -> tuple[str, str]:
    (row,) = rows_of(timeline_of(visits(time)))["reported"]
    assert row.bar
    return row.bar.shape, row.bar.fading


@given(dossiers())
def test_each_event_and_proposition_is_once_in_the_lane_of_its_voice(dossier: vd.Dossier) -> None:
    lanes = rows_of(timeline_of(dossier))
    events = sorted(record.id for record in dossier if isinstance(record, Event))
    posited = sorted(f"posited:{record.id}" for record in dossier if isinstance(record, Proposition))
    assert sorted(row.anchor for row in lanes.get("reported", [])) == events
    assert sorted(row.anchor for row in lanes.get("said", [])) == posited
    assert all(row.voice in {"reported", "planned"} for row in lanes.get("reported", []))
    assert all(row.voice == "said" for row in lanes.get("said", []))


@given(dossiers())
def test_bars_stand_on_the_axis_in_the_order_of_time(dossier: vd.Dossier) -> None:
    found = timeline_of(dossier)
    starts: list[tuple[dt.date, int]] = []
    for row in (row for lane in found.lanes for row in lane.dated):
        assert row.bar
        assert row.time
        assert 0 <= row.bar.start < row.bar.start + row.bar.width <= LENGTH
        assert row.bar.width >= NARROWEST
        if row.time.earliest is not None:
            starts.append((row.time.earliest, row.bar.start))
    starts.sort()
    assert all(first[1] <= second[1] for first, second in pairwise(starts))
    for lane in found.lanes:
        begins = [row.time.earliest or row.time.latest for row in lane.dated if row.time]
        assert begins == sorted(begins, key=str)


@given(TIMES)
def test_any_time_alone_has_a_bar_that_can_be_seen(time: str) -> None:
    (row,) = rows_of(timeline_of(visits(time)))["reported"]
    assert row.bar
    assert row.bar.start >= 0
    assert NARROWEST <= row.bar.width <= LENGTH - row.bar.start


@pytest.mark.parametrize(
    ("time", "shape", "fading"),
    [
        ("2024-06-18", "throughout", ""),
        ("2024-06-19T02:45:00+09:00", "throughout", ""),
        ("2024-06-18/2024-06-19", "throughout", ""),
        ("2024-06-18?/2024-06-19", "throughout", "start"),
        ("2024-06-18/2024-06-19~", "throughout", "end"),
        ("2022-02/..", "throughout", "end"),
        ("2022-02/", "throughout", "end"),
        ("../2022-02", "throughout", "start"),
        ("2024-06-18%", "throughout", "both"),
        ("2024-06", "within", ""),
        ("202X", "within", ""),
        ("2024-22", "within", ""),
        ("2000~", "within", "both"),
        ("[2024-06-10..2024-06-16]", "within", ""),
        ("[..2024-06-17]", "within", "start"),
        ("[2024-06-17..]", "within", "end"),
    ],
)
def test_an_extent_is_a_thick_bar_a_point_within_a_thin_one(time: str, shape: str, fading: str) -> None:
    assert bar_of(time) == (shape, fading)


def test_an_open_end_reaches_the_end_of_the_axis_and_an_unknown_one_does_not() -> None:
    rows = rows_of(timeline_of(visits("2020/..", "2020/", "2021")))["reported"]
    ends = {str(row.time): row.bar.start + row.bar.width for row in rows if row.bar}
    assert ends["2020/.."] == LENGTH
    assert ends["2020/"] < LENGTH


def test_what_was_called_off_is_struck_through_and_says_so() -> None:
    cancelled = vd.Visit(id="v", label="A visit", status="cancelled", time="2031")
    shown = page(vd.Dossier(id="https://data.example.org/d", title="T", events=[cancelled]))
    assert "<title>Cancelled, 2031</title>" in shown
    assert re.search("</title><rect[^>]*/><line", shown)


def test_an_event_without_a_time_is_listed_with_the_words_for_its_time() -> None:
    event = vd.Visit(id="v", label="A visit", status="occurred", time_text="long ago")
    found = timeline_of(vd.Dossier(id="https://data.example.org/d", title="T", events=[event]))
    (lane,) = found.lanes
    assert (lane.dated, found.axis) == ((), None)
    assert lane.undated[0].time_text
    assert lane.undated[0].time_text.text == "long ago"


@given(dossiers())
def test_the_title_of_each_bar_says_whose_word_it_is_and_when(dossier: vd.Dossier) -> None:
    badges = Badges(dossier)
    for lane in timeline_of(dossier).lanes:
        for row in lane.dated:
            assert row.time
            record: Any = dossier[row.anchor.removeprefix("posited:")]
            note = f", {row.note}" if row.note else ""
            assert row.title == f"{badges.of(record).text}{note}, {in_words(row.time)}"


@given(dossiers())
def test_each_svg_of_the_timeline_has_a_title_first(dossier: vd.Dossier) -> None:
    shown = re.search('<section class="timeline".*?</div></section>|$', page(dossier), re.DOTALL)
    assert shown
    found = re.findall("<svg[^>]*>(.{7})", shown[0], re.DOTALL)
    assert {*found} <= {"<title>"}
    assert bool(found) == any(lane.dated for lane in timeline_of(dossier).lanes)


@given(dossiers())
def test_each_dated_row_tells_on_the_page_what_its_bar_tells(dossier: vd.Dossier) -> None:
    texts = Texts(page(dossier)).texts
    for lane in timeline_of(dossier).lanes:
        for row in lane.dated:
            assert NOT_IN_HTML.sub("\ufffd", row.title) in texts


def test_the_page_says_where_gaps_are_shortened_and_only_then() -> None:
    sentence = "gaps are shortened here"
    assert sentence in page(visits("1998", "2031-05-01", "2031-05-02", "2031-05-04"))
    assert sentence not in page(visits("2031-05-01", "2031-05-02", "2031-05-04"))


def test_the_timeline_grows_with_the_dossier_and_no_faster() -> None:
    def effort(count: int) -> int:
        badges = Badges(visits(*(f"{1900 + each % 97}-{each % 12 + 1:02}" for each in range(count))))
        return instructions(lambda: timeline(badges))

    effort(20)
    some, more, most = effort(100), effort(200), effort(400)
    assert (most - more) <= 1.15 * 2 * (more - some)


def test_the_same_dossier_has_the_same_timeline_whatever_its_order_of_making() -> None:
    again = vd.loads(vd.dumps(SEED, "nquads"), "nquads")
    assert timeline_of(again) == timeline_of(SEED)


@given(dossiers())
def test_what_has_neither_a_time_nor_words_for_one_is_counted(dossier: vd.Dossier) -> None:
    counts = [sum(row.time_text is None for row in lane.undated) for lane in timeline_of(dossier).lanes]
    shown = re.findall("<li>([0-9]+) more, under <a", page(dossier))
    assert shown == [str(count) for count in counts if count]
