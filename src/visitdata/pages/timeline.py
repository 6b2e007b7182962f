"""The timeline of a dossier: its rows, in which lane each stands, and the bar of each on one axis.

What the article itself reports and what is only said are lanes of their own.

News comes on a few days beside a background of decades. On a scale that is the same everywhere, such days
would be one line. So on the axis a gap between two days is as long as it is, up to some length; beyond that,
what is four times as long has as much again. Where all fits without that, nothing is shortened. All is done
in integers, so that it is the same on every platform.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import accumulate, groupby, pairwise
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from visitdata.model.badges import propositions
from visitdata.model.events import Event, Proposition
from visitdata.pages.details import Words, anchor_of
from visitdata.pages.times import MONTHS, in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from visitdata.model.badges import Badge, Badges, Voice
    from visitdata.values.times import EDTF


Shape: TypeAlias = Literal["throughout", "within"]
Name: TypeAlias = Literal["reported", "said"]
Fading: TypeAlias = Literal["", "start", "end", "both"]

LENGTH = 1000
# What is before the first day and after the last, where something reaches there.
_MARGIN = 70
# How much of the axis the shortest gap gets, where that can be had.
_SHORTEST = 12
_FINENESS = 64
# How far ticks stand from each other, at least: on a narrow screen, and on a wide one.
_APART_ON_NARROW, _APART = 170, 85
# The least that can be seen, on a phone, too.
NARROWEST = 8
# How far a bar fades whose end or start is not known.
_NOT_KNOWN = 90
_QUALIFIERS = "?~%"
_FADINGS: dict[tuple[bool, bool], Fading] = {
    (False, False): "",
    (True, False): "start",
    (False, True): "end",
    (True, True): "both",
}


@attrs.frozen
class Bar:
    """What stands for a time on the axis.

    Attributes:
        start: where it starts, from 0 to `LENGTH`.
        width: how wide it is.
        shape: "throughout", for a day or an extent; "within", where it is some time within the bar.
        fading: which of its ends are uncertain, approximate, open or not known.
    """

    start: int
    width: int
    shape: Shape
    fading: Fading


@attrs.frozen
class Row:
    """A record in the timeline.

    Attributes:
        anchor: the id of the record on the page.
        badge: whose word it is, where `words` does not say it already.
        words: what it is called: never without its source.
        voice: the voice of its badge.
        note: "planned", "ongoing" or "cancelled", where no badge says it.
        is_cancelled: whether it was called off.
        time: when it was.
        time_text: the article's words for the time.
        title: whose word it is, and when it was, in one text.
        bar: its bar, where it has a time.
    """

    anchor: str
    badge: Badge | None
    words: Words
    voice: Voice
    note: str
    is_cancelled: bool
    time: EDTF | None
    time_text: Words | None
    title: str
    bar: Bar | None


@attrs.frozen
class Lane:
    """Rows that stand together.

    Attributes:
        name: "reported", for events; "said", for propositions.
        dated: its rows that have a time, in order of time.
        undated: the others, in the order of the dossier.
    """

    name: Name
    dated: tuple[Row, ...]
    undated: tuple[Row, ...]


@attrs.frozen
class Timeline:
    """The lanes that have rows, and the axis, where any of them has a time."""

    lanes: tuple[Lane, ...]
    axis: Axis | None


def timeline(badges: Badges) -> Timeline:
    """The timeline of a dossier: each event and each proposition, once."""
    dossier = badges.dossier
    lanes: dict[Name, tuple[Event | Proposition, ...]] = {
        "reported": dossier.events,
        "said": tuple(propositions(dossier)),
    }
    drawn = _axis(each.time for records in lanes.values() for each in records if each.time is not None)
    return Timeline(
        tuple(_lane(name, badges, records, drawn) for name, records in lanes.items() if records), drawn
    )


def _lane(name: Name, badges: Badges, records: Iterable[Event | Proposition], drawn: Axis | None) -> Lane:
    places: Mapping[int, int] = drawn.places if drawn else {}
    rows = [_row(badges, each, places) for each in records]
    dated = [(row.time, row) for row in rows if row.time is not None]
    dated.sort(key=lambda each: _in_order(each[0]))
    return Lane(name, tuple(row for _, row in dated), tuple(row for row in rows if row.time is None))


def _in_order(time: EDTF) -> tuple[dt.date, dt.date, str]:
    """By the day when it begins; what has no known begin, by its end."""
    earliest, latest = time.earliest, time.latest
    return earliest or latest or dt.date.min, latest or dt.date.max, time


def _row(badges: Badges, record: Event | Proposition, places: Mapping[int, int]) -> Row:
    badge, text, note = badges.of(record), badges.text(record.id), ""
    is_reported = isinstance(record, Event)
    title = badge.text
    if isinstance(record, Proposition) and record.status != "occurred":
        note = record.status
        title += f", {note}"
    if record.time is not None:
        title += f", {in_words(record.time)}"
    return Row(
        anchor=anchor_of(record),
        badge=badge if is_reported else None,
        words=Words(text, badges.dossier.language),
        voice=badge.voice,
        note=note,
        is_cancelled=record.status == "cancelled",
        time=record.time,
        time_text=None if record.time_text is None else Words(record.time_text),
        title=title,
        bar=None if record.time is None else _bar(record.time, places),
    )


def _axis(times: Iterable[EDTF]) -> Axis | None:
    """The axis on which all times stand; None where there are none."""
    days: set[int] = set()
    dates: Counter[int] = Counter()
    has_before = has_after = False
    for time in times:
        has_before |= time.earliest is None
        has_after |= time.latest is None
        if time.latest is not None:
            days.add(time.latest.toordinal() + 1)
        begin = time.earliest or time.latest
        if begin is not None:
            dates[begin.toordinal()] += 1
    if not dates:
        return None
    return axis(days | dates.keys(), dates, has_before=has_before, has_after=has_after)


def _bar(time: EDTF, places: Mapping[int, int]) -> Bar:
    earliest, latest = time.earliest, time.latest
    start = 0 if earliest is None else places[earliest.toordinal()]
    end = LENGTH if latest is None else places[latest.toordinal() + 1]
    if time.startswith("/"):
        start = max(0, end - _NOT_KNOWN)
    elif time.endswith("/"):
        end = min(LENGTH, start + _NOT_KNOWN)
    start = min(start, LENGTH - NARROWEST)
    is_within = time.startswith("[") or ("/" not in time and earliest != latest)
    return Bar(start, max(NARROWEST, end - start), "within" if is_within else "throughout", _fading(time))


def _fading(time: EDTF) -> Fading:
    if time.startswith("["):
        start, _, end = time[1:-1].partition("..")
    elif "/" in time:
        start, _, end = time.partition("/")
    else:
        start = end = time
    return _FADINGS[_is_faded(start), _is_faded(end)]


def _is_faded(end: str) -> bool:
    return end in {"", ".."} or end[-1] in _QUALIFIERS


@attrs.frozen
class Tick:
    """A date on the axis.

    Attributes:
        place: where the date begins.
        day: the day and the month, "18 Jun"; at the begin of a month, that month; of a year, nothing.
        year: the year.
        is_on_narrow: whether there is room for it on a narrow screen.
    """

    place: int
    day: str
    year: str
    is_on_narrow: bool


@attrs.frozen
class Axis:
    """Where days stand, from 0 to `LENGTH`.

    Attributes:
        places: the place of each day, by its ordinal (`datetime.date.toordinal`).
        ticks: dates on the axis, in their order.
        shortened: from where to where its gaps are shortened, in their order.
    """

    places: Mapping[int, int]
    ticks: tuple[Tick, ...]
    shortened: tuple[tuple[int, int], ...]


def axis(days: set[int], dates: Mapping[int, int], *, has_before: bool, has_after: bool) -> Axis:
    """The axis of a timeline.

    Args:
        days: the ordinals of the days that are to have a place; at least one.
        dates: those of them that may have a tick, with how many begin there.
        has_before: whether something reaches to before the first day.
        has_after: whether something goes on after the last day.
    """
    known = sorted(days)
    first, last = _MARGIN * has_before, LENGTH - _MARGIN * has_after
    gaps = [end - start for start, end in pairwise(known)]
    kept = _kept(gaps)
    until = [*accumulate((_shown(gap, kept) for gap in gaps), initial=0)]
    total = until[-1]
    if total:
        places = [first + (last - first) * each // total for each in until]
    else:
        places = [first if has_after else last]
    by_day = dict(zip(known, places, strict=True))
    runs = groupby(zip(gaps, pairwise(places), strict=True), key=lambda each: each[0] > kept)
    return Axis(
        by_day, _ticks(by_day, dates), tuple(_ends(list(run)) for is_shortened, run in runs if is_shortened)
    )


def _kept(gaps: Sequence[int]) -> int:
    """Up to which length gaps are kept: the longest at which the shortest gap can still be seen."""
    if not gaps:
        return 1
    shortest, longest = min(gaps), max(gaps)
    kept = shortest
    while kept < longest:
        wider = kept * 2
        if sum(_shown(gap, wider) for gap in gaps) * _SHORTEST > shortest * _FINENESS * LENGTH:
            return kept
        kept = wider
    return kept


def _shown(gap: int, kept: int) -> int:
    """How long a gap is on the axis."""
    if gap <= kept:
        return gap * _FINENESS
    doublings = (gap // kept).bit_length() - 1
    reached = kept << doublings
    return kept * _FINENESS * (2 + doublings) // 2 + kept * _FINENESS * (gap - reached) // (2 * reached)


def _ends(run: list[tuple[int, tuple[int, int]]]) -> tuple[int, int]:
    (_, (start, _)), (_, (_, end)) = run[0], run[-1]
    return start, end


def _ticks(places: Mapping[int, int], dates: Mapping[int, int]) -> tuple[Tick, ...]:
    """Ticks where there is room: for the first and the last date, then for those where most begins."""
    ends = {min(dates, default=0), max(dates, default=0)}
    wanted = sorted(dates, key=lambda day: (day not in ends, -dates[day], day))
    narrow = _apart(wanted, places, _APART_ON_NARROW, [])
    both = _apart(wanted, places, _APART, narrow)
    return tuple(_tick(places[day], day, is_on_narrow=day in narrow) for day in sorted(both))


def _apart(days: Sequence[int], places: Mapping[int, int], least: int, taken: Sequence[int]) -> list[int]:
    """The days that are taken, and those of the others that stand apart from all before."""
    found = [*taken]
    for day in days:
        if all(abs(places[day] - places[each]) >= least for each in found):
            found.append(day)
    return found


def _tick(place: int, day: int, *, is_on_narrow: bool) -> Tick:
    date = dt.date.fromordinal(day)
    words = [] if date.day == 1 else [str(date.day)]
    if date.timetuple().tm_yday > 1:
        words.append(MONTHS[date.month - 1][:3])
    return Tick(place, " ".join(words), str(date.year), is_on_narrow)
