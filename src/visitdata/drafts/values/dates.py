"""Dates as people write them, and the one time in EDTF that each can mean.

    May 7, 2015; 7th of May 2015; Thursday, 7 May 2015; 18. Juni 2024; 2024年6月18日   a day
    18.06.2024; 2024/06/18; 18-6-2024; 13/04/2024                                  a day
    May 2015; 06/2024; 2024年6月                                                    a month
    18-20 June 2024; June 18 to July 2, 2024; 28 February - 3 March 2022          from one to another
    about May 2015; c. 1990                                                       with `~`
    Tue, 18 Jun 2024 10:00:00 +0200 (RFC 2822); 2024-06-18 10:00:00 UTC           a day and its time
    +2024-06-00T00:00:00Z                                                         a month, as Wikidata has it

Months and weekdays are understood in the seven languages of `cldr_names`. Nothing is widened, narrowed or
invented: what has two readings, no year, or a weekday of another day is a mistake.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import TYPE_CHECKING, NamedTuple

from visitdata.drafts.understood import Understood
from visitdata.drafts.values.date_parts import Date, UnclearError, date_parts
from visitdata.drafts.values.written import LONGEST, tidied, too_long
from visitdata.errors import Mistake
from visitdata.suggestions.forms import LEAVE_OUT
from visitdata.values import times
from visitdata.values.edtf_grammar import NO_EDTF
from visitdata.values.edtf_suggestions import FORMS, suggest
from visitdata.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from visitdata.drafts.understood import Certainty


class _Reading(NamedTuple):
    """What a text was read as: EDTF, None where it says that nothing is known."""

    edtf: str | None
    certainty: Certainty = "sure"
    why: str = "it can mean no other time"


def date_of(text: str, *, has_time_text: bool = True) -> Understood | Mistake:
    """The time in EDTF that a text can only mean.

    Args:
        text: what stands in the draft, as it is spelt there.
        has_time_text: whether the record has a member for the words of the text (`time_text`).

    Returns:
        The time, without a kind of repair where it is in EDTF already; None, as `absent`, where the text
        says that nothing is known of it ("unknown", "n/a"). Else a mistake with the code `bad-date`.
    """
    given = times.read(text)
    if not isinstance(given, Mistake):
        return Understood(value=text)
    if NO_EDTF not in given.message and len(text) <= LONGEST:
        return given  # it is written in EDTF, but not in the calendar
    long = too_long(text, "bad-date", "date")
    if long is not None:
        return long
    try:
        reading = _read(text)
    except UnclearError as unclear:
        return _mistake(text, str(unclear), has_time_text=has_time_text and unclear.is_vague)
    if reading is not None:
        return _understood(text, reading)
    return _mistake(text, f"is no time that can mean one thing only; {FORMS}", has_time_text=has_time_text)


def _mistake(text: str, wrong: str, *, has_time_text: bool) -> Mistake:
    words = "; the words go into time_text, and a time that the text does not give is left out"
    return Mistake("bad-date", f"{printable(text)} {wrong}{words if has_time_text else ''}")


def _understood(text: str, reading: _Reading) -> Understood | Mistake:
    if reading.edtf is None:
        why = f"{printable(text)} says that nothing is known"
        return Understood(value=None, kind="absent", certainty=reading.certainty, sentence=why)
    checked = times.read(reading.edtf)
    if isinstance(checked, Mistake):
        wrong = (
            "is no time of the calendar and the clock"
            if NO_EDTF in checked.message
            else f"is no time: {checked.message}"
        )
        return _mistake(text, wrong, has_time_text=False)
    return Understood(
        value=reading.edtf,
        kind="date",
        certainty=reading.certainty,
        sentence=f"{printable(text)} is {reading.edtf} in EDTF: {reading.why}",
    )


def _read(text: str) -> _Reading | None:
    tidy = tidied(text)
    return next(filter(None, (read(tidy) for read in _READERS)), None) or _nearest(text, tidy)


def _nearest(text: str, tidy: str) -> _Reading | None:
    """What would be suggested for it anywhere; not where a dash may stand between years."""
    meant = None if tidy.count("-") > text.count("-") else suggest(tidy)
    if meant is None:
        return None
    edtf = None if meant == LEAVE_OUT else str(json.loads(meant.removeprefix("write ")))
    return _Reading(edtf, "sure" if edtf == tidy else "likely", "it is the nearest time in EDTF")


def _single(text: str) -> _Reading | None:
    """A day, a month or a year."""
    date = date_parts(_PREPOSITION.sub("", text))
    return None if date is None or (date.day and not date.month) else _of_one(date)


_PREPOSITION = re.compile(r"(?i)^(?:on|in|am|im|le|en|el|в|في) ")


def _of_one(date: Date) -> _Reading:
    if date.year is None:
        raise UnclearError.without_year()
    _check_weekday(date)
    return _Reading(date.edtf, *_certainty(date))


def _certainty(*dates: Date) -> tuple[Certainty, str]:
    if any(date.is_by_custom for date in dates):
        return "likely", "between points, the day comes before the month"
    return "sure", "it can mean no other time"


def _check_weekday(date: Date) -> None:
    if date.weekday is None:
        return
    if date.year is None or date.month is None or date.day is None:
        raise UnclearError.without_year()
    try:
        day = dt.date(date.year, date.month, date.day)
    except ValueError:
        return  # which is said of the date, later
    if day.weekday() != date.weekday:
        message = f"has the wrong day or the wrong weekday: {date.edtf} is a {_WEEKDAYS[day.weekday()]}"
        raise UnclearError(message)


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _about(text: str) -> _Reading | None:
    """A date that is approximate: `~` (ISO 8601-2:2019, section 8.4)."""
    match = re.fullmatch(
        r"(?i)(?:(?:about|around|approximately|roughly|circa) |(?:approx|ca|c)\. ?)(.+)", text
    )
    date = _single(match[1]) if match else None
    return date and date._replace(edtf=f"{date.edtf}~")


def _bound(text: str) -> _Reading | None:
    """A date that something comes before or after, which may be a point or an extent."""
    match = re.fullmatch(r"(?i)(before|by|until|till|prior to|since|after|from) (.+)", text)
    date = _single(match[2]) if match else None
    if match is None or date is None:
        return None
    if match[1].lower() in {"since", "after", "from"}:
        either = f"[{date.edtf}..] (once, then or later) and {date.edtf}/.. (from then on)"
    else:
        either = f"[..{date.edtf}] (once, then or earlier) and ../{date.edtf} (all the time until then)"
    message = f"gives one bound only, of {either}: write the one that is meant"
    raise UnclearError(message)


def _range(text: str) -> _Reading | None:
    """From one date to another; what one of them lacks, the other gives."""
    bare = _FROM.sub("", text)
    sides = _TO.split(bare)
    sides = bare.split("-") if len(sides) == 1 else sides
    dates = [date for date in map(date_parts, sides) if date is not None]
    if len(sides) != len(dates) or len(dates) != len(("start", "end")):
        return None
    start, end = dates[0].filled(dates[1]), dates[1].filled(dates[0])
    if not start.is_whole or not end.is_whole or len(start.edtf) != len(end.edtf):
        return None
    if start.year is None or end.year is None:
        raise UnclearError.without_year()
    certainty, why = _certainty(start, end)
    if start.edtf > end.edtf:
        start, end = _over_new_year(dates[0], dates[1], start, end)
        certainty, why = "likely", "it goes on into the next year"
    _check_weekday(start)
    _check_weekday(end)
    return _Reading(f"{start.edtf}/{end.edtf}", certainty, why)


_FROM = re.compile("(?i)^(?:(?:from|vom|von|du|de|del|с|من) |从 ?)")
_TO = re.compile(r" -+ | (?:to|until|till|through|bis|au|al|по|إلى) | ?[至到] ?")
_LAST_MONTHS, _FIRST_MONTHS = {10, 11, 12}, {1, 2, 3}


def _over_new_year(first: Date, second: Date, start: Date, end: Date) -> tuple[Date, Date]:
    """Both ends, where one of them lacks its year, and it is that before or after the other's."""
    if start.month in _LAST_MONTHS and end.month in _FIRST_MONTHS and start.year and end.year:
        if first.year is None:
            return start._replace(year=start.year - 1), end
        if second.year is None:
            return start, end._replace(year=end.year + 1)
    message = f"ends before it starts: it would be {start.edtf}/{end.edtf}"
    raise UnclearError(message)


_CLOCK = re.compile(
    r"(?i)(?P<date>.+?)(?:T|,? (?:at )?)(?P<hour>[01]?[0-9]|2[0-3]):(?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2})(?:[.,](?P<fraction>[0-9]+))?)? ?"
    r"(?P<shift>Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)


def _moment(text: str) -> _Reading | None:
    """A day and a time of that day; its shift from UTC is kept, and none is added."""
    match = _CLOCK.fullmatch(text)
    date = date_parts(match["date"]) if match else None
    if match is None or date is None or not date.day:
        return None
    day = _of_one(date)
    clock = f"{int(match['hour']):02}:{match['minute']}:{match['second'] or '00'}"
    edtf = f"{day.edtf}T{clock}{_shift(match['shift'])}"
    if (match["fraction"] or "").strip("0"):
        return _Reading(edtf, "likely", "EDTF has no fractions of a second")
    return day._replace(edtf=edtf)


def _shift(text: str | None) -> str:
    """The shift as EDTF has it; `-00:00` says that the time is in UTC (RFC 3339, section 4.3)."""
    if not text or text.isalpha():
        return "Z" if text else ""
    shift = f"{text[:3]}:{text[3:].removeprefix(':') or '00'}"
    return "Z" if shift == "-00:00" else shift


_MAIL = re.compile(
    r"(?P<date>(?:[A-Z][a-z]{2}, ?)?[0-9]{1,2} [A-Z][a-z]{2} [0-9]{4}) [0-9]{2}:[0-9]{2}(?::[0-9]{2})? "
    r"(?P<zone>[+-][0-9]{4}|UTC?|GMT|[ECMP][SD]T)(?: \([^()]*\))?"
)


def _mail(text: str) -> _Reading | None:
    """A date and time of RFC 2822, section 3.3, with the zones of its section 4.3."""
    match = _MAIL.fullmatch(text)
    date = date_parts(match["date"]) if match else None
    if match is None or date is None or not date.day:
        return None
    from email.utils import parsedate_tz

    parsed = parsedate_tz(text)
    if parsed is None:
        return None
    day = _of_one(date)
    shift = match["zone"] if match["zone"][0] in "+-" else _from_seconds(parsed[9] or 0)
    return day._replace(edtf=f"{day.edtf}T{parsed[3]:02}:{parsed[4]:02}:{parsed[5]:02}{_shift(shift)}")


def _from_seconds(seconds: int) -> str:
    return f"{'-' if seconds <= 0 else '+'}{abs(seconds) // 3600:02}{abs(seconds) // 60 % 60:02}"


def _wikidata(text: str) -> _Reading | None:
    """A time of Wikidata, whose precision stands elsewhere: a first day may stand for a month or a year."""
    match = re.fullmatch(r"\+([0-9]{4})-([0-9]{2})-([0-9]{2})T00:00:00Z", text)
    if match is None:
        return None
    year, month, day = match.groups()
    if day == "01":
        message = (
            f"is {year}-{month}-01, or all of {year}-{month} or {year}: in Wikidata its precision says which"
        )
        raise UnclearError(message)
    why = "Wikidata writes 00 for what is not given, and no times of day"
    if month == "00":
        return _Reading(year, "likely", f"{why}; it may be a decade or a century as well")
    return _Reading(f"{year}-{month}" if day == "00" else f"{year}-{month}-{day}", "sure", why)


_READERS: tuple[Callable[[str], _Reading | None], ...] = (
    _wikidata,
    _mail,
    _moment,
    _bound,
    _about,
    _single,
    _range,
)
