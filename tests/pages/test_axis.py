"""The axis of a timeline: in order, within its length, and shortened only where it must be."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from visitdata.pages.timeline import LENGTH, Axis, axis

ORDINALS = st.integers(1, dt.date.max.toordinal())


def axis_of(*days: int, before: bool = False, after: bool = False) -> Axis:
    return axis({*days}, dict.fromkeys(days, 1), has_before=before, has_after=after)


@given(st.sets(ORDINALS, min_size=1, max_size=60), st.booleans(), st.booleans())
def test_days_stand_in_order_and_on_the_axis(days: set[int], before: bool, after: bool) -> None:  # noqa: FBT001
    drawn = axis_of(*days, before=before, after=after)
    places = [drawn.places[day] for day in sorted(days)]
    assert places == sorted(places)
    assert 0 <= places[0] <= places[-1] <= LENGTH
    if len(days) > 1:
        assert (places[0] > 0) == before
        assert (places[-1] < LENGTH) == after


@given(st.sets(ORDINALS, min_size=1, max_size=60))
def test_ticks_stand_apart_and_name_the_begin_of_their_place(days: set[int]) -> None:
    drawn = axis_of(*days)
    by_place = {place: day for day, place in sorted(drawn.places.items(), reverse=True)}
    for tick in drawn.ticks:
        assert tick.place in by_place
        assert int(tick.year) in {dt.date.fromordinal(day).year for day in days}
    assert all(later.place - earlier.place >= 85 for earlier, later in pairwise(drawn.ticks))
    narrow = [tick for tick in drawn.ticks if tick.is_on_narrow]
    assert all(later.place - earlier.place >= 170 for earlier, later in pairwise(narrow))
    assert narrow


@given(st.sets(ORDINALS, min_size=2, max_size=60))
def test_a_longer_gap_is_never_shorter_on_the_axis(days: set[int]) -> None:
    drawn = axis_of(*days)
    gaps = sorted(
        (end - start, drawn.places[end] - drawn.places[start]) for start, end in pairwise(sorted(days))
    )
    assert all(long + 1 >= short for (_, short), (_, long) in pairwise(gaps))


def test_days_that_are_near_each_other_are_to_scale() -> None:
    drawn = axis_of(1000, 1010, 1030)
    assert [drawn.places[day] for day in (1000, 1010, 1030)] == [0, 333, 1000]
    assert drawn.shortened == ()


def test_a_gap_of_decades_leaves_room_for_the_days_after_it() -> None:
    days = [dt.date(2000, 1, 1), dt.date(2024, 6, 18), dt.date(2024, 6, 19), dt.date(2024, 6, 20)]
    drawn = axis_of(*(day.toordinal() for day in days))
    places = [drawn.places[day.toordinal()] for day in days]
    assert places[2] - places[1] >= 12
    assert places[1] - places[0] > places[2] - places[1]
    assert drawn.shortened == ((places[0], places[1]),)


def test_ticks_say_years_months_and_days_as_they_begin() -> None:
    drawn = axis_of(*(dt.date(*day).toordinal() for day in ((2031, 1, 1), (2031, 5, 1), (2031, 9, 18))))
    assert [(tick.day, tick.year) for tick in drawn.ticks] == [
        ("", "2031"),
        ("May", "2031"),
        ("18 Sep", "2031"),
    ]
