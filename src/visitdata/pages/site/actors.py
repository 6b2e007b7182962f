"""The page of an actor: what each dossier of a site reports of it, what it says, and what is said of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import attrs

from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.per_class import once_per_class
from visitdata.metamodel.schema import Reference
from visitdata.pages import details
from visitdata.pages.alleged import Row, alleged, summary
from visitdata.pages.details import Words
from visitdata.pages.environment import content_security_policy, environment, linked, style
from visitdata.pages.site.plan import quoted
from visitdata.values.identifiers import is_clickable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from visitdata.metamodel.settings import Declared
    from visitdata.model.badges import Badge, Badges
    from visitdata.model.events import Event
    from visitdata.model.utterances import Statement
    from visitdata.pages.site.building.identities import Identity
    from visitdata.pages.site.plan import Entry

SHEETS = ("page.css", "site.css", "print.css")


@attrs.frozen(kw_only=True)
class Role:
    """An event, and what the actor is in it: "visitors"."""

    event: Event
    badge: Badge
    names: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Section:
    """What one dossier says of an actor.

    Attributes:
        html: the section of the page.
        alleged: how many allegations there are against the actor.
        answered: how many of them the actor has answered, or somebody for it.
    """

    html: str
    alleged: int
    answered: int


class Sections:
    """The sections on the actors of one dossier.

    Args:
        badges: the badges of the dossier.
        entry: its entry.
    """

    def __init__(self, badges: Badges, entry: Entry) -> None:
        self._badges = badges
        self._entry = entry
        self._alleged: tuple[Row, ...] | None = None

    def section(self, ids: Sequence[str], number: int) -> Section:
        """The section on an actor.

        Args:
            ids: the actor's ids in this dossier.
            number: the number of the section on its page.
        """
        dossier, who = self._badges.dossier, frozenset(ids)
        if self._alleged is None:
            self._alleged = alleged(self._badges)
        against = [_against(row, who) for row in self._alleged if not who.isdisjoint(row.allegation.accused)]
        html = (
            environment()
            .get_template("site_actor_section.html")
            .render(
                dossier=dossier,
                badges=self._badges,
                entry=self._entry,
                number=number,
                actors=[dossier[each] for each in ids],
                rows_of=partial(details.rows, self._badges),
                against=against,
                claims=[row for row in self._alleged if not who.isdisjoint(row.allegation.claimants)],
                statements=[each for each in dossier.statements if not who.isdisjoint(each.speakers)],
                about=[each for each in dossier.statements if _is_about(each, who)],
                roles=[*self._roles(who)],
                **linked(f"../{quoted(self._entry.page)}"),
            )
        )
        count, answered = summary(against)
        return Section(html=html, alleged=count, answered=answered)

    def _roles(self, who: frozenset[str]) -> Iterator[Role]:
        for event in self._badges.dossier.events:
            names = tuple(
                label for label, values in _references(event.__class__) if not who.isdisjoint(values(event))
            )
            if names:
                yield Role(event=event, badge=self._badges.of(event), names=names)


def _against(row: Row, who: frozenset[str]) -> Row:
    """The row of an allegation with the answers of an actor alone."""
    return attrs.evolve(row, answers=tuple(each for each in row.answers if each.accused in who))


def _is_about(statement: Statement, who: frozenset[str]) -> bool:
    return not who.isdisjoint(statement.about) and who.isdisjoint(statement.speakers)


@once_per_class
def _references(cls: type[Declared]) -> tuple[tuple[str, Callable[[Any], Iterable[str]]], ...]:
    """The members of a class that refer to other records, as readers call them, and their values."""
    return tuple(
        (details.label_of(member.name), partial(_values, member.name))
        for member in schema_of(cls).members
        if isinstance(member.value, Reference)
    )


def _values(name: str, record: Any) -> tuple[str, ...]:
    value: tuple[str, ...] | str | None = getattr(record, name)
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


def actor_page(
    identity: Identity,
    entries: Sequence[Entry],
    sections: Iterable[str],
    counts: tuple[int, int],
    address: str,
) -> str:
    """The page of an actor.

    Args:
        identity: who it is.
        entries: the dossiers in which it occurs.
        sections: the section of each of them.
        counts: how many allegations there are against it, and how many of them it has answered.
        address: the URL of the page.

    Raises:
        MissingExtraError: Jinja2 is not installed.
    """
    first_stem, first = identity.found[0]
    languages = {each.stem: each.language for each in entries}
    name = Words(first.name, languages[first_stem])
    others = dict.fromkeys(Words(actor.name, languages[stem]) for stem, actor in identity.found)
    others.pop(name)
    return (
        environment()
        .get_template("site_actor.html")
        .render(
            identity=identity,
            name=name,
            others=[*others],
            links=[each for each in identity.iris if _is_elsewhere(each, entries)],
            count=len(entries),
            sections=sections,
            alleged=counts[0],
            answered=counts[1],
            address=address,
            style=style(*SHEETS),
            csp=policy(),
        )
    )


def policy() -> str:
    """The Content-Security-Policy of the page of an actor."""
    return content_security_policy(style(*SHEETS))


def _is_elsewhere(iri: str, entries: Iterable[Entry]) -> bool:
    return is_clickable(iri) and not any(iri.startswith(f"{each.id}#") for each in entries)
