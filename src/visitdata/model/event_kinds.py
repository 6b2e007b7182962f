"""The kinds of event, a class each.

A new kind is one class. Its twin, for what somebody says and nobody asserts, is made of it
(`metamodel.twins`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias, cast

import attrs
from attrs import field

from visitdata.metamodel.declare import Ref, member, role, texts
from visitdata.metamodel.scalars import Text
from visitdata.metamodel.settings import settings_of
from visitdata.model.actors import Actor, actor_ref, actor_refs
from visitdata.model.events import Event, event_refs
from visitdata.model.items import Item, items
from visitdata.model.places import Place, place_ref
from visitdata.model.utterances import Allegation, allegation_refs

VisitKind: TypeAlias = Literal["state", "official", "working", "private", "other"]
MeetingKind: TypeAlias = Literal["talks", "call", "negotiation", "mediation", "ceremony", "other"]
ArmedActionKind: TypeAlias = Literal["attack", "invasion", "killing", "blockade", "occupation", "other"]
MilitaryActivityKind: TypeAlias = Literal[
    "mobilisation", "deployment", "alert", "exercise", "withdrawal", "ceasefire", "other"
]
DetentionKind: TypeAlias = Literal[
    "arrest",
    "custody",
    "imprisonment",
    "house_arrest",
    "abduction",
    "hostage_taking",
    "internment",
    "release",
    "other",
]
IncidentKind: TypeAlias = Literal[
    "accident", "disaster", "fire", "disease", "crime", "death", "outage", "leak", "other"
]
AppointmentKind: TypeAlias = Literal[
    "nominated", "appointed", "elected", "resigned", "dismissed", "retired", "suspended", "other"
]
WeaponsActivityKind: TypeAlias = Literal["test", "production", "deployment", "purchase", "other"]
VoteChoice: TypeAlias = Literal["for", "against", "abstained", "vetoed"]
VoteKind: TypeAlias = Literal["division", "election", "referendum", "other"]
LegalActionKind: TypeAlias = Literal[
    "investigation",
    "search",
    "seizure",
    "warrant",
    "charge",
    "lawsuit",
    "trial",
    "conviction",
    "acquittal",
    "sentence",
    "dismissal",
    "appeal",
    "settlement",
    "ban",
    "ruling",
    "other",
]
SanctionKind: TypeAlias = Literal["imposed", "in_force", "extended", "eased", "ended", "other"]
RelationKind: TypeAlias = Literal[
    "partnership", "cooperation", "support", "recognition", "dispute", "break", "other"
]
MovementKind: TypeAlias = Literal[
    "travel", "deportation", "evacuation", "displacement", "extradition", "other"
]
ProtestKind: TypeAlias = Literal[
    "rally", "strike", "riot", "boycott", "hunger_strike", "obstruction", "other"
]


@attrs.frozen(kw_only=True, repr=False)
class Visit(
    Event,
    vocabulary=attrs.evolve(
        settings_of(Event).vocabulary,
        derived={
            "visitors": "schema:attendee",
            "participants": "schema:attendee",
            "hosts": "schema:organizer",
        },
    ),
):
    """Somebody goes to a place to meet those who are there."""

    visitors: tuple[Ref[Actor], ...] = field(
        default=(), converter=actor_refs, metadata=role("visitor", "Who makes the visit.", under="agents")
    )
    hosts: tuple[Ref[Actor], ...] = field(
        default=(),
        converter=actor_refs,
        metadata=role("host", "The state visited, and who receives.", under="affected"),
    )
    inviters: tuple[Ref[Actor], ...] = field(
        default=(), converter=actor_refs, metadata=role("inviter", "Who invited.", under="agents")
    )
    kind: VisitKind | None = field(default=None, metadata=member("kind", "What sort of visit it is."))


@attrs.frozen(kw_only=True, repr=False)
class Meeting(
    Event,
    vocabulary=attrs.evolve(
        settings_of(Event).vocabulary,
        derived={"agents": "schema:attendee", "participants": "schema:attendee", "hosts": "schema:organizer"},
    ),
):
    """Two or more come together or speak with each other."""

    hosts: tuple[Ref[Actor], ...] = field(
        default=(),
        converter=actor_refs,
        metadata=role("meetingHost", "At whose place or invitation they meet."),
    )
    kind: MeetingKind | None = field(default=None, metadata=member("kind", "What sort of meeting it is."))


@attrs.frozen(kw_only=True, repr=False)
class Transfer(Event):
    """Something goes from one to another: arms, money, aid, knowledge."""

    givers: tuple[Ref[Actor], ...] = field(
        default=(), converter=actor_refs, metadata=role("giver", "Who gives it.", under="agents")
    )
    recipients: tuple[Ref[Actor], ...] = field(
        default=(), converter=actor_refs, metadata=role("recipient", "Who gets it.", under="affected")
    )
    items: tuple[Item, ...] = field(default=(), converter=items, metadata=member("item", "What is given."))
    in_return_for: tuple[Ref[Event], ...] = field(
        default=(),
        converter=event_refs,
        metadata=member("inReturnFor", "The events in exchange for which it is given."),
    )


@attrs.frozen(kw_only=True, repr=False)
class ArmedAction(Event):
    """A state or an armed group uses force, with weapons of war or bombs."""

    attackers: tuple[Ref[Actor], ...] = field(
        default=(), converter=actor_refs, metadata=role("attacker", "Who uses force.", under="agents")
    )
    targets: tuple[Ref[Actor], ...] = field(
        default=(), converter=actor_refs, metadata=role("target", "Against whom.", under="affected")
    )
    weapons: tuple[Item, ...] = field(default=(), converter=items, metadata=member("weapon", "With what."))
    kind: ArmedActionKind | None = field(default=None, metadata=member("kind", "What sort of action it is."))


@attrs.frozen(kw_only=True, repr=False)
class MilitaryActivity(Event):
    """Armed forces are called up, moved, trained or withdrawn; nobody is attacked by it."""

    forces: tuple[Ref[Actor], ...] = field(
        default=(), converter=actor_refs, metadata=role("force", "Whose forces act.", under="agents")
    )
    weapons: tuple[Item, ...] = field(default=(), converter=items, metadata=member("weapon", "With what."))
    kind: MilitaryActivityKind | None = field(default=None, metadata=member("kind", "What the forces do."))


@attrs.frozen(kw_only=True, repr=False)
class Detention(Event):
    """Somebody is held, by an authority or by others, or is let go."""

    detainers: tuple[Ref[Actor], ...] = field(
        default=(),
        converter=actor_refs,
        metadata=role("detainer", "Who holds them, or lets them go.", under="agents"),
    )
    detainees: tuple[Ref[Actor], ...] = field(
        default=(), converter=actor_refs, metadata=role("detainee", "Who is held.", under="affected")
    )
    kind: DetentionKind | None = field(default=None, metadata=member("kind", "How they are held."))


@attrs.frozen(kw_only=True, repr=False)
class Incident(Event):
    """Something harms people, things or land: an accident, a flood, a death, a crime."""

    victims: tuple[Ref[Actor], ...] = field(
        default=(), converter=actor_refs, metadata=role("victim", "Who is harmed.", under="affected")
    )
    perpetrators: tuple[Ref[Actor], ...] = field(
        default=(),
        converter=actor_refs,
        metadata=role(
            "perpetrator", "Who did it, by the word of whoever tells of the incident.", under="agents"
        ),
    )
    weapons: tuple[Item, ...] = field(default=(), converter=items, metadata=member("weapon", "With what."))
    kind: IncidentKind | None = field(default=None, metadata=member("kind", "What sort of harm it is."))


@attrs.frozen(kw_only=True, repr=False)
class Appointment(Event):
    """Somebody comes into an office, or leaves it."""

    appointers: tuple[Ref[Actor], ...] = field(
        default=(),
        converter=actor_refs,
        metadata=role("appointer", "Who appoints, elects or dismisses.", under="agents"),
    )
    appointees: tuple[Ref[Actor], ...] = field(
        default=(),
        converter=actor_refs,
        metadata=role("appointee", "Who gets the office, or leaves it.", under="affected"),
    )
    title: Text | None = field(default=None, metadata=member("title", "The office, as the text has it."))
    of: Ref[Actor] | None = field(
        default=None, converter=actor_ref, metadata=member("of", "The body or state whose office it is.")
    )
    kind: AppointmentKind | None = field(
        default=None, metadata=member("kind", "How somebody comes into the office or leaves it.")
    )


@attrs.frozen(kw_only=True, repr=False)
class WeaponsActivity(Event):
    """Weapons are tested, made, deployed or bought."""

    weapons: tuple[Item, ...] = field(
        default=(), converter=items, metadata=member("weapon", "Which weapons.")
    )
    kind: WeaponsActivityKind | None = field(default=None, metadata=member("kind", "What is done with them."))


@attrs.frozen(kw_only=True, repr=False)
class Vote(Event):
    """Somebody votes, or a body decides by vote."""

    body: Ref[Actor] | None = field(
        default=None, converter=actor_ref, metadata=member("body", "The body in which the vote is taken.")
    )
    voters: tuple[Ref[Actor], ...] = field(
        default=(), converter=actor_refs, metadata=role("voter", "Who gives this vote.", under="agents")
    )
    measure: Text | None = field(default=None, metadata=member("measure", "What is voted on."))
    choice: VoteChoice | None = field(default=None, metadata=member("choice", "How they vote."))
    kind: VoteKind | None = field(default=None, metadata=member("kind", "What sort of vote it is."))


@attrs.frozen(kw_only=True, repr=False)
class LegalAction(Event):
    """An authority or a party does what the law knows: a warrant, a charge, a verdict."""

    issuers: tuple[Ref[Actor], ...] = field(
        default=(), converter=actor_refs, metadata=role("issuer", "Who takes the action.", under="agents")
    )
    subjects: tuple[Ref[Actor], ...] = field(
        default=(),
        converter=actor_refs,
        metadata=role("subject", "Against whom it is taken.", under="affected"),
    )
    kind: LegalActionKind | None = field(default=None, metadata=member("kind", "What sort of action it is."))
    grounds: tuple[Ref[Allegation], ...] = field(
        default=(), converter=allegation_refs, metadata=member("ground", "The allegations it rests on.")
    )


@attrs.frozen(kw_only=True, repr=False)
class Sanction(Event):
    """A measure against somebody, to make them change what they do."""

    imposers: tuple[Ref[Actor], ...] = field(
        default=(), converter=actor_refs, metadata=role("imposer", "Who imposes it.", under="agents")
    )
    targets: tuple[Ref[Actor], ...] = field(
        default=(), converter=actor_refs, metadata=role("target", "Against whom.", under="affected")
    )
    kind: SanctionKind | None = field(
        default=None, metadata=member("kind", "Whether it is imposed, changed or ended.")
    )
    measures: tuple[Text, ...] = field(
        default=(), converter=texts, metadata=member("sanctionMeasure", "What it consists of.")
    )


@attrs.frozen(kw_only=True, repr=False)
class Agreement(Event):
    """Two or more bind themselves: a treaty, a contract, a deal."""

    parties: tuple[Ref[Actor], ...] = field(
        default=(), converter=actor_refs, metadata=role("party", "Who agrees.", under="agents")
    )
    topic: Text | None = field(default=None, metadata=member("topic", "What it is about."))


@attrs.frozen(kw_only=True, repr=False)
class Relation(Event):
    """How two or more stand to each other, for a time."""

    parties: tuple[Ref[Actor], ...] = field(
        default=(), converter=actor_refs, metadata=role("party", "Who has the relation.", under="agents")
    )
    kind: RelationKind | None = field(default=None, metadata=member("kind", "What sort of relation it is."))


@attrs.frozen(kw_only=True, repr=False)
class Movement(Event):
    """Somebody goes or is brought from one place to another."""

    movers: tuple[Ref[Actor], ...] = field(
        default=(),
        converter=actor_refs,
        metadata=role("mover", "Who moves, or moves others.", under="agents"),
    )
    moved: tuple[Ref[Actor], ...] = field(
        default=(), converter=actor_refs, metadata=role("moved", "Who is moved by others.", under="affected")
    )
    origin: Ref[Place] | None = field(
        default=None, converter=place_ref, metadata=member("origin", "From where.")
    )
    destination: Ref[Place] | None = field(
        default=None, converter=place_ref, metadata=member("destination", "To where.")
    )
    kind: MovementKind | None = field(default=None, metadata=member("kind", "What sort of movement it is."))
    means: Text | None = field(default=None, metadata=member("means", "The means of travel: train, air."))


@attrs.frozen(kw_only=True, repr=False)
class Protest(Event):
    """People show that they are against something, or for it."""

    protesters: tuple[Ref[Actor], ...] = field(
        default=(), converter=actor_refs, metadata=role("protester", "Who protests.", under="agents")
    )
    demands: tuple[Text, ...] = field(
        default=(), converter=texts, metadata=member("demand", "What they want.")
    )
    kind: ProtestKind | None = field(default=None, metadata=member("kind", "What form it takes."))


def events(given: Iterable[Event]) -> tuple[Event, ...]:
    """Tell type checkers that any iterable of events of these kinds and others will do."""
    return cast("tuple[Event, ...]", given)
