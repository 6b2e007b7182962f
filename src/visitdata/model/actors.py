"""Actors: who acts, speaks, claims, or is accused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias, cast, overload

import attrs
from attrs import field

from visitdata.codegen.validation import Validated
from visitdata.errors import Mistake
from visitdata.metamodel.constraints import Never
from visitdata.metamodel.declare import Ref, member, role
from visitdata.metamodel.scalars import CountryCode, Prose, Share, Text
from visitdata.metamodel.settings import Vocabulary
from visitdata.model.named import Named
from visitdata.model.places import Place, place_ref
from visitdata.model.quantities import Quantity
from visitdata.model.record import edtf
from visitdata.suggestions.forms import call_it
from visitdata.values.times import EDTF

TieKind: TypeAlias = Literal[
    "office", "member", "employee", "owner", "founder", "family", "representative", "other"
]
OrganizationKind: TypeAlias = Literal[
    "government",
    "intergovernmental",
    "court",
    "police",
    "military",
    "armed_group",
    "media",
    "company",
    "party",
    "union",
    "ngo",
    "religious",
    "education",
    "other",
]


@overload
def actor_ref(given: Actor | str) -> Ref[Actor]: ...
@overload
def actor_ref(given: None) -> None: ...
def actor_ref(given: Actor | str | None) -> Ref[Actor] | None:
    """Tell type checkers that an actor may be given as a record or by id."""
    return cast("Ref[Actor] | None", given)


def actor_refs(given: Iterable[Actor | str]) -> tuple[Ref[Actor], ...]:
    """Tell type checkers that actors may be given as records or by id, in any iterable."""
    return cast("tuple[Ref[Actor], ...]", given)


@attrs.frozen(kw_only=True, repr=False)
class Tie(Validated):
    """What an actor is to another: an office, a membership, a family tie, a share in a company.

    It stands on the side of its holder: the daughter, the owner, the member.
    """

    title: Prose = field(metadata=member("schema:roleName", "The title, as the text has it."))
    kind: TieKind | None = field(default=None, metadata=member("kind", "What sort of tie it is."))
    of: Ref[Actor] | None = field(
        default=None,
        converter=actor_ref,
        metadata=member("of", "The other actor: a body, a state, a person."),
    )
    share: Share | None = field(
        default=None, metadata=member("share", "How much of it the holder owns.", unit="percent")
    )
    during: EDTF | None = field(
        default=None, converter=edtf, metadata=member("during", "When it is or was held.")
    )


def ties(given: Iterable[Tie]) -> tuple[Tie, ...]:
    """Tell type checkers that any iterable of ties will do."""
    return cast("tuple[Tie, ...]", given)


@attrs.frozen(kw_only=True, repr=False)
class Actor(Named, family="actor", tagged=True, abstract=True):
    """A person, body or group that acts, speaks, claims, or is accused."""

    ties: tuple[Tie, ...] = field(
        default=(),
        converter=ties,
        metadata=member("tie", "What it is to others: offices, memberships, family."),
    )


def state_refs(given: Iterable[State | str]) -> tuple[Ref[State], ...]:
    """Tell type checkers that states may be given as records or by id, in any iterable."""
    return cast("tuple[Ref[State], ...]", given)


@attrs.frozen(kw_only=True, repr=False)
class Person(Actor, vocabulary=Vocabulary(also=("schema:Person",))):
    """A human being, named or not."""

    nationality: tuple[Ref[State], ...] = field(
        default=(),
        converter=state_refs,
        metadata=member("schema:nationality", "The states whose national the person is."),
    )
    born: EDTF | None = field(
        default=None,
        converter=edtf,
        metadata=member("born", "When the person was born.", dates=("schema:birthDate",)),
    )
    died: EDTF | None = field(
        default=None,
        converter=edtf,
        metadata=member("died", "When the person died.", dates=("schema:deathDate",)),
    )
    anonymous: bool | None = field(
        default=None, metadata=member("anonymous", "Whether the article leaves the person unnamed.")
    )
    reason: Text | None = field(default=None, metadata=member("reason", "Why the person is not named."))


@attrs.frozen(kw_only=True, repr=False)
class State(Actor, vocabulary=Vocabulary(also=("schema:GovernmentOrganization",))):
    """A state as one that acts. Its land is a place, and another record."""

    country_code: CountryCode | None = field(
        default=None, metadata=member("countryCode", "ISO 3166-1 alpha-2, or XA to XZ.")
    )
    territory: Ref[Place] | None = field(
        default=None, converter=place_ref, metadata=member("territory", "Its land.")
    )


@attrs.frozen(kw_only=True, repr=False)
class Organization(
    Actor,
    vocabulary=Vocabulary(
        also=("schema:Organization",),
        by_kind={"government": "schema:GovernmentOrganization", "media": "schema:NewsMediaOrganization"},
    ),
):
    """A body with a name: a ministry, a court, an agency, a company, a party."""

    kind: OrganizationKind | None = field(default=None, metadata=member("kind", "What sort of body it is."))
    part_of: Ref[Actor] | None = field(
        default=None,
        converter=actor_ref,
        metadata=member("schema:parentOrganization", "The body or state it belongs to."),
    )
    seat: Ref[Place] | None = field(
        default=None, converter=place_ref, metadata=member("seat", "The place of its headquarters.")
    )


@attrs.frozen(kw_only=True, repr=False)
class Group(
    Actor,
    vocabulary=Vocabulary(also=("schema:Organization",)),
    constraints=(
        Never(
            member="same_as",
            mistake=Mistake(
                "group-same-as",
                "a group is never the same as something elsewhere: who belongs to it is open",
                call_it("close_match"),
            ),
        ),
    ),
):
    """People or states taken together without being a body: "analysts", "the West", "two officials"."""

    of: Ref[Actor] | None = field(
        default=None, converter=actor_ref, metadata=member("of", "Whom they belong to.")
    )
    members: tuple[Ref[Actor], ...] = field(
        default=(), converter=actor_refs, metadata=role("member", "Those of them whom the text names.")
    )
    size: Quantity | None = field(default=None, metadata=member("size", "How many they are."))
    anonymous: bool | None = field(
        default=None, metadata=member("anonymous", "Whether the article leaves them unnamed.")
    )
    reason: Text | None = field(default=None, metadata=member("reason", "Why they are not named."))


def actors(given: Iterable[Actor]) -> tuple[Actor, ...]:
    """Tell type checkers that any iterable of actors will do."""
    return cast("tuple[Actor, ...]", given)
