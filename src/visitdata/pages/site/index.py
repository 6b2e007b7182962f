"""The index of a site: a list of its dossiers that is whole by itself, and a small script that filters it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from visitdata.pages.environment import content_security_policy, environment, style, text_of
from visitdata.pages.site.about import title_of
from visitdata.pages.site.actors import SHEETS
from visitdata.pages.site.data_catalog import json_ld
from visitdata.pages.site.feed import NAME as FEED
from visitdata.pages.site.feed import is_dated
from visitdata.pages.site.plan import quoted

if TYPE_CHECKING:
    from visitdata.pages.site.plan import ActorEntry, Entry, Site
    from visitdata.values.times import EDTF

NAME = "index.html"
_SCRIPT = "search.js"


@attrs.frozen(kw_only=True)
class Listed:
    """A dossier in the list.

    Attributes:
        entry: the dossier.
        link: the relative URL of its page.
        years: the years in which its articles were published, as far as they are known.
        actors: those of its actors that have a page.
        is_open: whether an allegation is answered by none of the accused.
    """

    entry: Entry
    link: str
    years: tuple[str, ...]
    actors: tuple[ActorEntry, ...]
    is_open: bool


@attrs.frozen(kw_only=True)
class Field:
    """A list to choose from.

    Attributes:
        name: what the attributes of the entries are called that it is compared with.
        label: the same for readers.
        options: each value, and what readers see of it.
    """

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


def index(site: Site) -> str:
    """The index, in HTML: the dossiers whose articles are the latest first.

    Raises:
        MissingExtraError: Jinja2 is not installed.
    """
    actors = {each.key: each for each in site.actors}
    entries = [_listed(each, actors) for each in sorted(site.entries, key=_latest_first)]
    return (
        environment()
        .get_template("site_index.html")
        .render(
            site=site,
            title=title_of(site),
            feed=FEED if is_dated(site) else None,
            json_ld=json_ld(site),
            entries=entries,
            fields=_fields(entries, site),
            count=sum(each.allegations for each in site.entries),
            answered=sum(each.answered for each in site.entries),
            script=text_of(_SCRIPT),
            style=style(*SHEETS),
            csp=policy(),
        )
    )


def policy() -> str:
    """The Content-Security-Policy of the index."""
    return content_security_policy(style(*SHEETS), text_of(_SCRIPT))


def _listed(entry: Entry, actors: dict[str, ActorEntry]) -> Listed:
    years = {year for time in entry.published for year in _years(time)}
    return Listed(
        entry=entry,
        link=quoted(entry.page),
        years=tuple(f"{year:04}" for year in sorted(years)),
        actors=tuple(sorted((actors[key] for key in entry.actors), key=_by_name)),
        is_open=entry.answered < entry.allegations,
    )


def _years(time: EDTF) -> range:
    """The years that a time touches; of one with an open end, the year that is known."""
    first, last = time.earliest or time.latest, time.latest or time.earliest
    return range(0) if first is None or last is None else range(first.year, last.year + 1)


def _latest_first(entry: Entry) -> tuple[int, str]:
    days = [day.toordinal() for time in entry.published if (day := time.latest or time.earliest) is not None]
    return -max(days, default=0), entry.stem


def _by_name(actor: ActorEntry) -> tuple[str, str]:
    return actor.name.casefold(), actor.key


def _fields(entries: list[Listed], site: Site) -> list[Field]:
    """The lists to choose from, each where there is a choice."""
    years = sorted({year for each in entries for year in each.years}, reverse=True)
    languages = sorted({each.entry.language for each in entries if each.entry.language is not None})
    actors = sorted(site.actors, key=_by_name)
    fields = [
        Field(name="year", label="Year of the articles", options=tuple((each, each) for each in years)),
        Field(name="language", label="Language", options=tuple((each, each) for each in languages)),
        Field(name="actor", label="Actor", options=tuple((each.key, each.name) for each in actors)),
    ]
    return [each for each in fields if each.options]
