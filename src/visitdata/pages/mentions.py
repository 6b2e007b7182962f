"""What a dossier holds of each actor and place: what it takes part in, what it says, what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.per_class import once_per_class
from visitdata.model.actors import Actor
from visitdata.model.places import Place
from visitdata.pages.details import Link, link_to

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from visitdata.metamodel.settings import Declared
    from visitdata.model.badges import Badge, Badges
    from visitdata.model.events import Event
    from visitdata.model.utterances import Allegation, Statement

    Told: TypeAlias = Event | Statement | Allegation

TAKES_PART, HAPPENS_THERE = "takes part in", "what happens there"
# For each member of statements and allegations that refers to actors or places: what that is for them.
_SAID = {
    "speakers": "says",
    "claimants": "alleges",
    "accused": "is accused",
    "addressees": "is told",
    "about": "is spoken of",
    "channel": "passes on",
}
_ORDER = (TAKES_PART, HAPPENS_THERE, *_SAID.values())


@attrs.frozen
class Mention:
    """Records in which an actor or a place stands, which are all the word of the same.

    Attributes:
        badge: whose word they are.
        links: each record.
    """

    badge: Badge
    links: tuple[Link, ...]


@attrs.frozen
class Row:
    """What an actor or a place does in records, or what becomes of it there.

    Attributes:
        label: "takes part in", "is accused".
        mentions: the records, by whose word they are.
    """

    label: str
    mentions: tuple[Mention, ...]


def mentions(badges: Badges) -> Mapping[str, tuple[Row, ...]]:
    """What the dossier holds of each actor and place, by its id.

    Of those whom no record mentions there is nothing. Propositions are left out: what only they say is held
    in the allegations and statements of which they are a part.
    """
    found: dict[str, dict[str, dict[Badge, dict[str, Link]]]] = {}
    dossier = badges.dossier
    named = {each.id for each in (*dossier.actors, *dossier.places)}
    every: tuple[Told, ...] = (*dossier.events, *dossier.statements, *dossier.allegations)
    for record in every:
        badge, link = badges.of(record), link_to(badges, record.id)
        for label, mentioned in _mentioned_in(record):
            if mentioned in named:
                found.setdefault(mentioned, {}).setdefault(label, {}).setdefault(badge, {})[link.id] = link
    return {each: tuple(_rows(labelled)) for each, labelled in found.items()}


def _rows(labelled: Mapping[str, Mapping[Badge, Mapping[str, Link]]]) -> Iterator[Row]:
    for label in _ORDER:
        if label in labelled:
            told = labelled[label].items()
            yield Row(label, tuple(Mention(badge, tuple(links.values())) for badge, links in told))


def _mentioned_in(record: Told) -> Iterator[tuple[str, str]]:
    """What a record names, by what it is in it: actors and places, and what is spoken of beside them."""
    for name, label, many in _members(record.__class__):
        value: Any = getattr(record, name)
        if value is not None:
            for each in value if many else (value,):
                yield label, each


@once_per_class
def _members(cls: type[Declared]) -> tuple[tuple[str, str, bool], ...]:
    """The members of a record class that may name an actor or a place: name, what that is, whether many."""
    return tuple(
        (member.name, _SAID.get(member.name) or _in_event(member.targets), member.many)
        for member in schema_of(cls).members
        if any(issubclass(target, (Actor, Place)) for target in member.targets)
    )


def _in_event(targets: tuple[type[Declared], ...]) -> str:
    return TAKES_PART if issubclass(targets[0], Actor) else HAPPENS_THERE
