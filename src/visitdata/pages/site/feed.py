"""The Atom feed (RFC 4287): the dossiers that were made or changed last."""

from __future__ import annotations

import datetime as dt
from html import escape
from typing import TYPE_CHECKING

from visitdata.pages.details import LANGUAGE
from visitdata.pages.site.about import exact, host_of, in_a_sentence, title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from visitdata.pages.site.plan import Entry, Site

NAME = "feed.atom"
MOST_ENTRIES = 100


def feed(site: Site, *, most_entries: int = MOST_ENTRIES) -> dict[str, bytes]:
    """The feed; none where no dossier has a date, since a feed has to say when it was updated.

    An entry was updated when its dossier was last changed, or else was made, or else when the last of its
    articles was published: the first of these that is known to the day. A day counts as its beginning in
    UTC, since Atom has no dates without time. No date is invented: a dossier without such a date is not in
    the feed, which says how many these are.

    Args:
        site: the site.
        most_entries: how many entries it has at most: those that were updated last.
    """
    known = [(updated, entry) for entry in site.entries if (updated := _updated(entry)) is not None]
    if not known:
        return {}
    known.sort(key=lambda each: each[1].id)
    known.sort(key=lambda each: dt.datetime.fromisoformat(each[0]), reverse=True)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{LANGUAGE}">',
        *_head(site, known[0][0], len(site.entries) - len(known)),
        *(line for updated, entry in known[:most_entries] for line in _entry(site, entry, updated)),
        "</feed>\n",
    ]
    return {NAME: "\n".join(lines).encode()}


def is_dated(site: Site) -> bool:
    """Whether a site has a feed: a dossier with a date."""
    return any(_updated(entry) is not None for entry in site.entries)


def undated(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The stems of the dossiers that cannot be in the feed: of these, no date is known to the day."""
    return tuple(entry.stem for entry in entries if _updated(entry) is None)


def _updated(entry: Entry) -> str | None:
    own = _instant(exact(entry.modified)) or _instant(exact(entry.created))
    published = [instant for time in entry.published if (instant := _instant(exact(time))) is not None]
    return own or max(published, key=dt.datetime.fromisoformat, default=None)


def _instant(date: str | None) -> str | None:
    """A day or an instant as RFC 3339 has it."""
    return f"{date}T00:00:00Z" if date is not None and "T" not in date else date


def _head(site: Site, updated: str, undated: int) -> Iterator[str]:
    host = _text(host_of(site))
    yield f"<id>{_text(site.url(NAME))}</id>"
    yield f"<title>{_text(title_of(site))}</title>"
    if undated:
        subject = "1 dossier has" if undated == 1 else f"{undated:,} dossiers have"
        yield f"<subtitle>{subject} no date and so cannot be in this feed.</subtitle>"
    yield f"<updated>{updated}</updated>"
    yield f"<author><name>{host}</name><uri>{_text(site.base)}</uri></author>"
    yield f'<link rel="self" type="application/atom+xml" href="{_text(site.url(NAME))}"/>'
    yield f'<link rel="alternate" type="text/html" href="{_text(site.base)}"/>'
    yield '<generator uri="https://w3id.org/visitdata">visitdata</generator>'


def _entry(site: Site, entry: Entry, updated: str) -> Iterator[str]:
    own = "" if entry.language is None else entry.language
    published = _instant(exact(entry.created))
    summary, language = (in_a_sentence(entry), LANGUAGE)
    if entry.description is not None:
        summary, language = entry.description, own
    yield "<entry>"
    yield f"<id>{_text(entry.id)}</id>"
    yield f'<title xml:lang="{own}">{_text(entry.title)}</title>'
    yield f"<updated>{updated}</updated>"
    if published is not None:
        yield f"<published>{published}</published>"
    for maker in entry.makers:
        uri = "" if maker.iri is None else f"<uri>{_text(maker.iri)}</uri>"
        yield f"<author><name>{_text(maker.name)}</name>{uri}</author>"
    yield f'<link rel="alternate" type="text/html" href="{_text(site.url(entry.page))}"/>'
    for file in entry.files:
        kind, length = _text(file.media_type), file.size
        yield f'<link rel="alternate" type="{kind}" length="{length}" href="{_text(site.url(file.path))}"/>'
    if entry.license is not None:
        yield f'<link rel="license" href="{_text(entry.license)}"/>'
    yield f'<summary xml:lang="{language}">{_text(summary)}</summary>'
    yield "</entry>"


def _text(text: str) -> str:
    """A text or the value of an attribute: XML reads a carriage return as a line feed (section 2.11)."""
    return escape(text).replace("\r", "&#13;")
