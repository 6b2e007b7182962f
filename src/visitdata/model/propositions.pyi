"""Derived from the kinds of event by `make derived`; do not edit."""

import attrs
from attrs import field

from visitdata.metamodel.declare import Ref, texts
from visitdata.metamodel.scalars import Text
from visitdata.model.actors import Actor, actor_ref, actor_refs
from visitdata.model.event_kinds import (
    AppointmentKind,
    ArmedActionKind,
    DetentionKind,
    IncidentKind,
    LegalActionKind,
    MeetingKind,
    MilitaryActivityKind,
    MovementKind,
    ProtestKind,
    RelationKind,
    SanctionKind,
    VisitKind,
    VoteChoice,
    VoteKind,
    WeaponsActivityKind,
)
from visitdata.model.events import Event, Proposition, occurrence_refs
from visitdata.model.items import Item, items
from visitdata.model.items import items as to_items
from visitdata.model.places import Place, place_ref
from visitdata.model.utterances import Allegation, allegation_refs

@attrs.frozen(kw_only=True)
class PositedEvent(Proposition):
    """Posited, not asserted: Something that happened, goes on, is planned or was called off, as the article itself reports."""

@attrs.frozen(kw_only=True)
class PositedVisit(Proposition):
    """Posited, not asserted: Somebody goes to a place to meet those who are there."""

    visitors: tuple[Ref[Actor], ...] = field(default=(), converter=actor_refs)
    hosts: tuple[Ref[Actor], ...] = field(default=(), converter=actor_refs)
    inviters: tuple[Ref[Actor], ...] = field(default=(), converter=actor_refs)
    kind: VisitKind | None = field(default=None)

@attrs.frozen(kw_only=True)
class PositedMeeting(Proposition):
    """Posited, not asserted: Two or more come together or speak with each other."""

    hosts: tuple[Ref[Actor], ...] = field(default=(), converter=actor_refs)
    kind: MeetingKind | None = field(default=None)

@attrs.frozen(kw_only=True)
class PositedTransfer(Proposition):
    """Posited, not asserted: Something goes from one to another: arms, money, aid, knowledge."""

    givers: tuple[Ref[Actor], ...] = field(default=(), converter=actor_refs)
    recipients: tuple[Ref[Actor], ...] = field(default=(), converter=actor_refs)
    items: tuple[Item, ...] = field(default=(), converter=to_items)
    in_return_for: tuple[Ref[Event | Proposition], ...] = field(default=(), converter=occurrence_refs)

@attrs.frozen(kw_only=True)
class PositedArmedAction(Proposition):
    """Posited, not asserted: A state or an armed group uses force, with weapons of war or bombs."""

    attackers: tuple[Ref[Actor], ...] = field(default=(), converter=actor_refs)
    targets: tuple[Ref[Actor], ...] = field(default=(), converter=actor_refs)
    weapons: tuple[Item, ...] = field(default=(), converter=items)
    kind: ArmedActionKind | None = field(default=None)

@attrs.frozen(kw_only=True)
class PositedMilitaryActivity(Proposition):
    """Posited, not asserted: Armed forces are called up, moved, trained or withdrawn; nobody is attacked by it."""

    forces: tuple[Ref[Actor], ...] = field(default=(), converter=actor_refs)
    weapons: tuple[Item, ...] = field(default=(), converter=items)
    kind: MilitaryActivityKind | None = field(default=None)

@attrs.frozen(kw_only=True)
class PositedDetention(Proposition):
    """Posited, not asserted: Somebody is held, by an authority or by others, or is let go."""

    detainers: tuple[Ref[Actor], ...] = field(default=(), converter=actor_refs)
    detainees: tuple[Ref[Actor], ...] = field(default=(), converter=actor_refs)
    kind: DetentionKind | None = field(default=None)

@attrs.frozen(kw_only=True)
class PositedIncident(Proposition):
    """Posited, not asserted: Something harms people, things or land: an accident, a flood, a death, a crime."""

    victims: tuple[Ref[Actor], ...] = field(default=(), converter=actor_refs)
    perpetrators: tuple[Ref[Actor], ...] = field(default=(), converter=actor_refs)
    weapons: tuple[Item, ...] = field(default=(), converter=items)
    kind: IncidentKind | None = field(default=None)

@attrs.frozen(kw_only=True)
class PositedAppointment(Proposition):
    """Posited, not asserted: Somebody comes into an office, or leaves it."""

    appointers: tuple[Ref[Actor], ...] = field(default=(), converter=actor_refs)
    appointees: tuple[Ref[Actor], ...] = field(default=(), converter=actor_refs)
    title: Text | None = field(default=None)
    of: Ref[Actor] | None = field(default=None, converter=actor_ref)
    kind: AppointmentKind | None = field(default=None)

@attrs.frozen(kw_only=True)
class PositedWeaponsActivity(Proposition):
    """Posited, not asserted: Weapons are tested, made, deployed or bought."""

    weapons: tuple[Item, ...] = field(default=(), converter=items)
    kind: WeaponsActivityKind | None = field(default=None)

@attrs.frozen(kw_only=True)
class PositedVote(Proposition):
    """Posited, not asserted: Somebody votes, or a body decides by vote."""

    body: Ref[Actor] | None = field(default=None, converter=actor_ref)
    voters: tuple[Ref[Actor], ...] = field(default=(), converter=actor_refs)
    measure: Text | None = field(default=None)
    choice: VoteChoice | None = field(default=None)
    kind: VoteKind | None = field(default=None)

@attrs.frozen(kw_only=True)
class PositedLegalAction(Proposition):
    """Posited, not asserted: An authority or a party does what the law knows: a warrant, a charge, a verdict."""

    issuers: tuple[Ref[Actor], ...] = field(default=(), converter=actor_refs)
    subjects: tuple[Ref[Actor], ...] = field(default=(), converter=actor_refs)
    kind: LegalActionKind | None = field(default=None)
    grounds: tuple[Ref[Allegation], ...] = field(default=(), converter=allegation_refs)

@attrs.frozen(kw_only=True)
class PositedSanction(Proposition):
    """Posited, not asserted: A measure against somebody, to make them change what they do."""

    imposers: tuple[Ref[Actor], ...] = field(default=(), converter=actor_refs)
    targets: tuple[Ref[Actor], ...] = field(default=(), converter=actor_refs)
    kind: SanctionKind | None = field(default=None)
    measures: tuple[Text, ...] = field(default=(), converter=texts)

@attrs.frozen(kw_only=True)
class PositedAgreement(Proposition):
    """Posited, not asserted: Two or more bind themselves: a treaty, a contract, a deal."""

    parties: tuple[Ref[Actor], ...] = field(default=(), converter=actor_refs)
    topic: Text | None = field(default=None)

@attrs.frozen(kw_only=True)
class PositedRelation(Proposition):
    """Posited, not asserted: How two or more stand to each other, for a time."""

    parties: tuple[Ref[Actor], ...] = field(default=(), converter=actor_refs)
    kind: RelationKind | None = field(default=None)

@attrs.frozen(kw_only=True)
class PositedMovement(Proposition):
    """Posited, not asserted: Somebody goes or is brought from one place to another."""

    movers: tuple[Ref[Actor], ...] = field(default=(), converter=actor_refs)
    moved: tuple[Ref[Actor], ...] = field(default=(), converter=actor_refs)
    origin: Ref[Place] | None = field(default=None, converter=place_ref)
    destination: Ref[Place] | None = field(default=None, converter=place_ref)
    kind: MovementKind | None = field(default=None)
    means: Text | None = field(default=None)

@attrs.frozen(kw_only=True)
class PositedProtest(Proposition):
    """Posited, not asserted: People show that they are against something, or for it."""

    protesters: tuple[Ref[Actor], ...] = field(default=(), converter=actor_refs)
    demands: tuple[Text, ...] = field(default=(), converter=texts)
    kind: ProtestKind | None = field(default=None)
