"""Events: what an article itself reports, and propositions: their base."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal, TypeAlias, cast, overload

import attrs
from attrs import field

from visitdata.codegen.validation import Validated
from visitdata.metamodel.declare import Ref, member, role
from visitdata.metamodel.scalars import LocalId, Prose, Text
from visitdata.metamodel.settings import Declared, Vocabulary, settings_of
from visitdata.metamodel.twins import twin
from visitdata.model.actors import Actor, actor_refs
from visitdata.model.items import Item, items
from visitdata.model.places import Place, place_refs
from visitdata.model.record import Record, edtf
from visitdata.values.times import EDTF

Status: TypeAlias = Literal["planned", "ongoing", "occurred", "cancelled"]


@overload
def event_ref(given: Event | str) -> Ref[Event]: ...
@overload
def event_ref(given: None) -> None: ...
def event_ref(given: Event | str | None) -> Ref[Event] | None:
    """Tell type checkers that an event may be given as a record or by id."""
    return cast("Ref[Event] | None", given)


def event_refs(given: Iterable[Event | str]) -> tuple[Ref[Event], ...]:
    """Tell type checkers that events may be given as records or by id, in any iterable."""
    return cast("tuple[Ref[Event], ...]", given)


@overload
def occurrence_ref(given: Event | Proposition | str) -> Ref[Event | Proposition]: ...
@overload
def occurrence_ref(given: None) -> None: ...
def occurrence_ref(given: Event | Proposition | str | None) -> Ref[Event | Proposition] | None:
    """Tell type checkers that an event or a proposition may be given as a record or by id."""
    return cast("Ref[Event | Proposition] | None", given)


def occurrence_refs(given: Iterable[Event | Proposition | str]) -> tuple[Ref[Event | Proposition], ...]:
    """Tell type checkers that events and propositions may be given as records or by id, in any iterable."""
    return cast("tuple[Ref[Event | Proposition], ...]", given)


@attrs.frozen(kw_only=True, repr=False)
class Code(Validated):
    """What a coding scheme calls an event, such as CAMEO or PLOVER."""

    scheme: Text = field(metadata=member("skos:inScheme", "The name of the scheme."))
    code: Text = field(metadata=member("skos:notation", "The code in it."))


def codes(given: Iterable[Code]) -> tuple[Code, ...]:
    """Tell type checkers that any iterable of codes will do."""
    return cast("tuple[Code, ...]", given)


@attrs.frozen(kw_only=True, repr=False)
class Occurrence(
    Record,
    tagged=True,
    abstract=True,
    leading=(
        "id",
        "version_of",
        "label",
        "description",
        "status",
        "time",
        "time_text",
    ),
):
    """What can be said of anything that happens, whether it is asserted or posited."""

    id: LocalId = field(metadata=member("id", "Its id in the dossier."))
    label: Prose = field(metadata=member("schema:name", "What happens, in a few words that judge nothing."))
    description: Prose | None = field(default=None, metadata=member("schema:description", "More about it."))
    status: Status = field(
        metadata=member("status", "Whether it is planned, goes on, took place or was called off.")
    )
    time: EDTF | None = field(
        default=None,
        converter=edtf,
        metadata=member(
            "time", "When it happens.", dates=("schema:startDate", "schema:endDate"), bounds=True
        ),
    )
    time_text: Text | None = field(
        default=None, metadata=member("timeText", "The article's words for the time.")
    )
    places: tuple[Ref[Place], ...] = field(
        default=(), converter=place_refs, metadata=member("schema:location", "Where it happens.")
    )
    agents: tuple[Ref[Actor], ...] = field(
        default=(), converter=actor_refs, metadata=role("agent", "Who acts.")
    )
    affected: tuple[Ref[Actor], ...] = field(
        default=(), converter=actor_refs, metadata=role("affected", "Whom it affects.")
    )
    participants: tuple[Ref[Actor], ...] = field(
        default=(),
        converter=actor_refs,
        metadata=role("participant", "Who takes part, where all do the same."),
    )
    part_of: Ref[Event | Proposition] | None = field(
        default=None,
        converter=occurrence_ref,
        metadata=member("schema:superEvent", "The event it is a part of."),
    )
    follows: tuple[Ref[Event | Proposition], ...] = field(
        default=(),
        converter=occurrence_refs,
        metadata=member("follows", "The events that come before it, as the article says; not its causes."),
    )
    purpose: tuple[Ref[Event | Proposition], ...] = field(
        default=(),
        converter=occurrence_refs,
        metadata=member("purpose", "The events that it is meant to bring about."),
    )
    counts: tuple[Item, ...] = field(
        default=(),
        converter=items,
        metadata=member("count", "Numbers the article gives for it: dead, votes, homes."),
    )
    codes: tuple[Code, ...] = field(
        default=(), converter=codes, metadata=member("code", "Its codes in coding schemes.")
    )


@attrs.frozen(kw_only=True, repr=False)
class Proposition(Occurrence, family="proposition", abstract=True, posited=True):
    """An event that somebody alleges, predicts or denies. No output asserts that it happened."""

    version_of: Ref[Event | Proposition] | None = field(
        default=None,
        converter=occurrence_ref,
        metadata=member("versionOf", "The event or proposition of which it is another version."),
    )

    def __reduce__(self) -> tuple[Callable[..., Proposition], tuple[type[Declared] | None, dict[str, Any]]]:
        """Pickle by the kind of event, from which the class makes itself again."""
        values = {attribute.name: getattr(self, attribute.name) for attribute in attrs.fields(type(self))}
        return _unpickled, (settings_of(type(self)).twin_of, values)


def _unpickled(kind: type[Declared], values: dict[str, Any]) -> Proposition:
    proposition: Proposition = twin(kind)(**values)
    return proposition


@attrs.frozen(kw_only=True, repr=False)
class Event(
    Occurrence,
    family="event",
    posited_as=Proposition,
    vocabulary=Vocabulary(
        also=("schema:Event",),
        values={
            "status": (
                "schema:eventStatus",
                {"cancelled": "schema:EventCancelled", "planned": "schema:EventScheduled"},
            )
        },
    ),
):
    """Something that happened, goes on, is planned or was called off, as the article itself reports."""

    # An asserted event never refers to a proposition.
    part_of: Ref[Event] | None = field(
        default=None, converter=event_ref, metadata=attrs.fields(Occurrence).part_of.metadata
    )
    follows: tuple[Ref[Event], ...] = field(
        default=(), converter=event_refs, metadata=attrs.fields(Occurrence).follows.metadata
    )
    purpose: tuple[Ref[Event], ...] = field(
        default=(), converter=event_refs, metadata=attrs.fields(Occurrence).purpose.metadata
    )


def posited(kind: type[Event]) -> Callable[..., Proposition]:
    """The class of propositions of a kind: `posited(Ceasefire)` makes a posited ceasefire.

    For the kinds of this package the classes have names: `PositedVisit`, `PositedTransfer`, ...
    """
    made: type[Proposition] = twin(kind)
    return made


def propositions(given: Iterable[Proposition]) -> tuple[Proposition, ...]:
    """Tell type checkers that any iterable of propositions will do, and that an event will not."""
    return cast("tuple[Proposition, ...]", given)
