"""What several files say of a site and of its dossiers: titles, a dossier in a sentence, exact dates."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from visitdata.model.summaries import of_them_answered
from visitdata.values.numbers import counted

if TYPE_CHECKING:
    from visitdata.pages.site.plan import Entry, Site
    from visitdata.values.times import EDTF

ABOUT = (
    "What news reports say: who did what, who said what, and who alleges what against whom. "
    "What somebody only says is not asserted."
)


def host_of(site: Site) -> str:
    """The host of a site, with its port if it has one."""
    return urlsplit(site.base).netloc


def title_of(site: Site) -> str:
    """The title of a site."""
    return f"Dossiers of {host_of(site)}"


def in_a_sentence(entry: Entry) -> str:
    """How much a dossier holds, and how many of its allegations were answered."""
    counts = [
        counted(entry.events, "event"),
        counted(entry.statements, "statement"),
        counted(entry.allegations, "allegation"),
    ]
    return f"A record of news reports: {', '.join(counts)}{_answered(entry)}."


def _answered(entry: Entry) -> str:
    if not entry.allegations:
        return ""
    return f", {of_them_answered(entry.answered, entry.allegations)}"


def exact(time: EDTF | None) -> str | None:
    """A time as RFC 3339 and XML Schema have it: a day, or an instant with its shift from UTC; else None.

    A time of day without a shift is no instant, and counts as its day.
    """
    if time is None:
        return None
    return str(time) if time.instant is not None else time.day
