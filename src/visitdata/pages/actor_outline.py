"""The outline of an actor: who it is, and what it does, says, is accused of and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.per_class import once_per_class
from visitdata.metamodel.schema import Reference
from visitdata.model.actors import Actor
from visitdata.model.badges import Badges, propositions
from visitdata.pages import details
from visitdata.pages.alleged import alleged
from visitdata.pages.dossier_outline import fields_of, said, table, timeline, when
from visitdata.pages.outline import Entry, Outline, Section, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from visitdata.metamodel.settings import Declared
    from visitdata.model.actors import Tie
    from visitdata.model.dossier import Dossier
    from visitdata.model.events import Event, Proposition
    from visitdata.model.utterances import Allegation, Statement


def actor_outline(dossier: Dossier, actor: Actor) -> Outline:
    """What is shown of an actor of a dossier."""
    badges = Badges(dossier)
    against = (row for row in alleged(badges) if actor.id in row.allegation.accused)
    sections = (
        Section("Who it is", (_itself(badges, actor),)),
        Section("What others are to it", tuple(_others(dossier, actor))),
        _taking_part("What the article reports of it", badges, dossier.events, actor),
        _taking_part("What is only said of it", badges, propositions(dossier), actor),
        table("What it is accused of", badges, against),
        Section("What it says", said(badges, dossier.said_by(actor))),
        Section("What others say to it or about it", said(badges, _concerning(dossier, actor))),
    )
    lead = paragraph(f"In the dossier: {dossier.title}")
    return Outline(actor.name, (lead,), tuple(each for each in sections if each.entries))


def _itself(badges: Badges, actor: Actor) -> Entry:
    rows = details.rows(badges, actor)
    return Entry(paragraph(f"{type(actor).__name__}, {actor.id}"), fields=tuple(fields_of(rows)))


def _others(dossier: Dossier, actor: Actor) -> Iterator[Entry]:
    """The other actors that are tied to it, or name it in another member."""
    for other in dossier.actors:
        told = [_tie(tie) for tie in other.ties if tie.of == actor.id]
        told += [f"{details.label_of(name)}: {actor.name}" for name in _roles(other, actor)]
        for each in told:
            yield Entry(paragraph(f"{other.name}: {each}"))


def _tie(tie: Tie) -> str:
    remarks = [] if tie.kind is None else [details.label_of(tie.kind)]
    remarks += [] if tie.share is None else [f"{tie.share} percent"]
    remarks += [] if tie.during is None else [when(tie.during, None)]
    return f"{tie.title} ({', '.join(remarks)})" if remarks else tie.title


def _taking_part(title: str, badges: Badges, records: Iterable[Event | Proposition], actor: Actor) -> Section:
    """The occurrences with an actor in them, and in which of their members."""
    every = [*records]
    roles = {each.id: _roles(each, actor) for each in every}
    remarks = {each: ", ".join(map(details.label_of, names)) for each, names in roles.items() if names}
    return timeline(title, badges, (each for each in every if each.id in remarks), remarks)


def _roles(record: Declared, actor: Actor) -> list[str]:
    """The members in which a record names an actor."""
    return [name for name, many in _naming_actors(type(record)) if _names(record, name, actor, many=many)]


def _names(record: Declared, name: str, actor: Actor, *, many: bool) -> bool:
    value = getattr(record, name)
    return actor.id in value if many else actor.id == value


@once_per_class
def _naming_actors(cls: type[Declared]) -> tuple[tuple[str, bool], ...]:
    """The members of a record class that refer to actors, and whether each holds many."""
    return tuple(
        (member.name, member.many)
        for member in schema_of(cls).members
        if isinstance(member.value, Reference)
        and any(issubclass(target, Actor) for target in member.value.targets)
    )


def _concerning(dossier: Dossier, actor: Actor) -> Iterator[Statement | Allegation]:
    """What others say to an actor or about it, but for what they accuse it of."""
    apart = {each.id for each in dossier.said_by(actor)}
    apart |= {each.id for each in dossier.allegations if actor.id in each.accused}
    every: tuple[Statement | Allegation, ...] = (*dossier.allegations, *dossier.statements)
    for each in every:
        if each.id not in apart and actor.id in {*each.addressees, *each.about}:
            yield each
