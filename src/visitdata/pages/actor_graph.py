"""Who is linked to whom: the actors of a dossier, and what links them, as data.

What the dossier asserts links actors: that they take part in one event, that one says something to another
or about it, that one alleges something against another, and ties. What only a proposition says links nobody:
claimants are linked to the accused through the allegation, and neither to the deed.
"""

from __future__ import annotations

from itertools import chain, combinations, product
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import attrs

from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.per_class import once_per_class
from visitdata.model.actors import Actor
from visitdata.model.badges import Badge
from visitdata.pages.details import LANGUAGE, Words, label_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from visitdata.metamodel.settings import Declared
    from visitdata.model.badges import Badges
    from visitdata.model.dossier import Dossier
    from visitdata.model.events import Event
    from visitdata.model.utterances import Allegation, Statement

Stroke: TypeAlias = Literal["reported", "planned", "tie", "statement", "allegation"]

STROKES: tuple[Stroke, ...] = ("reported", "planned", "tie", "statement", "allegation")
MOST_ACTORS = 150
# Of so many pairs of actors, each counted once for each record that links them.
MOST_PAIRS = 2_000
_TIE = Badge("Tie", "reported")


@attrs.frozen
class Connection:
    """How one record links actors.

    Attributes:
        stroke: what sort of record it is, and of an event whether it is reported or planned.
        sources: who acts, speaks, claims or has the tie.
        targets: whom that concerns; none where all take part in an event in the same way.
        record: the id of the event, statement, allegation or, of a tie, of the actor that has it.
        badge: whose word it is.
        words: what it is called, with the source of what is only said.
    """

    stroke: Stroke
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    record: str
    badge: Badge
    words: Words

    @property
    def is_directed(self) -> bool:
        """Whether it leads from the sources to the targets: an event links all who take part in it alike."""
        return self.stroke not in {"reported", "planned"}

    def pairs(self) -> Iterator[tuple[str, str]]:
        """The different actors that it links, each pair once."""
        if self.is_directed:
            return ((one, other) for one, other in product(self.sources, self.targets) if one != other)
        return combinations(self.sources + self.targets, 2)

    def count(self) -> int:
        """How many pairs of actors there are in it, at most."""
        if self.is_directed:
            return len(self.sources) * len(self.targets)
        size = len(self.sources) + len(self.targets)
        return size * (size - 1) // 2


@attrs.frozen
class Arc:
    """All that links two actors in one way.

    Attributes:
        stroke: the way.
        source: the id of an actor; of events, that of the two which the dossier lists first.
        target: that of the other.
        connections: what links them.
    """

    stroke: Stroke
    source: str
    target: str
    connections: tuple[Connection, ...]


@attrs.frozen
class ActorGraph:
    """The actors of a dossier, and what links them.

    Attributes:
        linked: the ids of the actors that something links to another, as the dossier lists them.
        unconnected: the ids of the others.
        connections: what links them, record by record.
        arcs: the same, actor by actor; none where there are too many to be drawn.
    """

    linked: tuple[str, ...]
    unconnected: tuple[str, ...]
    connections: tuple[Connection, ...]
    arcs: tuple[Arc, ...]


def actor_graph(badges: Badges) -> ActorGraph:
    """The graph of the actors of a dossier."""
    dossier = badges.dossier
    connections = tuple(each for each in _connections(badges) if any(True for _ in each.pairs()))
    met = {actor for each in connections for actor in _actors_linked_by(each)}
    linked = tuple(actor.id for actor in dossier.actors if actor.id in met)
    is_small = len(linked) <= MOST_ACTORS and sum(each.count() for each in connections) <= MOST_PAIRS
    return ActorGraph(
        linked=linked,
        unconnected=tuple(actor.id for actor in dossier.actors if actor.id not in met),
        connections=connections,
        arcs=tuple(_arcs(linked, connections)) if is_small else (),
    )


def _actors_linked_by(connection: Connection) -> Iterable[str]:
    """All of its actors: where there is a pair of different ones, each of them is in one."""
    return chain(connection.sources, connection.targets)


def _arcs(linked: tuple[str, ...], connections: tuple[Connection, ...]) -> Iterator[Arc]:
    """What links two actors in one way, in the order of the dossier."""
    places = {actor: place for place, actor in enumerate(linked)}
    found: dict[tuple[Stroke, str, str], list[Connection]] = {}
    for each in connections:
        for pair in each.pairs():
            source, target = pair if each.is_directed else sorted(pair, key=places.__getitem__)
            found.setdefault((each.stroke, source, target), []).append(each)
    for (stroke, source, target), linking in found.items():
        yield Arc(stroke, source, target, tuple(linking))


def _connections(badges: Badges) -> Iterator[Connection]:
    dossier = badges.dossier
    for event in dossier.events:
        yield _of_event(badges, event)
    for actor in dossier.actors:
        yield from _of_actor(dossier, actor)
    actors = {actor.id for actor in dossier.actors}
    for statement in dossier.statements:
        concerned = (*statement.addressees, *(each for each in statement.about if each in actors))
        yield _of_said(badges, statement, "statement", statement.speakers, concerned)
    for allegation in dossier.allegations:
        yield _of_said(badges, allegation, "allegation", allegation.claimants, allegation.accused)


def _of_event(badges: Badges, event: Event) -> Connection:
    """Who acts in an event, and who else takes part in it."""
    badge = badges.of(event)
    acting: dict[str, None] = {}
    others: dict[str, None] = {}
    for name, is_acting in _roles(event.__class__):
        (acting if is_acting else others).update(dict.fromkeys(_several(getattr(event, name))))
    targets = tuple(each for each in others if each not in acting)
    return Connection(
        stroke="planned" if badge.voice == "planned" else "reported",
        sources=tuple(acting) or targets,
        targets=targets if acting else (),
        record=event.id,
        badge=badge,
        words=Words(event.label, badges.dossier.language),
    )


@once_per_class
def _roles(cls: type[Declared]) -> tuple[tuple[str, bool], ...]:
    """The members of a record class that refer to actors alone, and whether they tell who acts."""
    return tuple(
        (member.name, "agents" in {member.name, member.declared.under})
        for member in schema_of(cls).members
        if member.targets and all(issubclass(target, Actor) for target in member.targets)
    )


def _of_actor(dossier: Dossier, actor: Actor) -> Iterator[Connection]:
    """The ties of an actor, and what else its record says that it is to others: a part, a national."""
    for tie in actor.ties:
        if tie.of is not None:
            yield _tie(actor, (tie.of,), Words(tie.title, dossier.language))
    for name, _ in _roles(actor.__class__):
        others = tuple(_several(getattr(actor, name)))
        if others:
            yield _tie(actor, others, Words(label_of(name), LANGUAGE))


def _tie(actor: Actor, others: tuple[str, ...], words: Words) -> Connection:
    return Connection("tie", (actor.id,), others, actor.id, _TIE, words)


def _of_said(
    badges: Badges,
    said: Statement | Allegation,
    stroke: Stroke,
    sources: Iterable[str],
    targets: Iterable[str],
) -> Connection:
    return Connection(
        stroke=stroke,
        sources=tuple(dict.fromkeys(sources)),
        targets=tuple(dict.fromkeys(targets)),
        record=said.id,
        badge=badges.of(said),
        words=Words(badges.gist(said), badges.dossier.language),
    )


def _several(value: Any) -> tuple[str, ...]:
    """The ids that a member holds, whether it may hold many or one."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value
