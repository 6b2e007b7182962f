"""Places: where something happens, and the land of states."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias, cast, overload

import attrs
from attrs import field

from visitdata.metamodel.declare import Ref, member
from visitdata.metamodel.scalars import CountryCode, Latitude, Longitude
from visitdata.metamodel.settings import Vocabulary
from visitdata.model.named import Named

PlaceKind: TypeAlias = Literal[
    "country", "region", "city", "site", "facility", "address", "border", "vessel", "vehicle", "other"
]


@overload
def place_ref(given: Place | str) -> Ref[Place]: ...
@overload
def place_ref(given: None) -> None: ...
def place_ref(given: Place | str | None) -> Ref[Place] | None:
    """Tell type checkers that a place may be given as a record or by id."""
    return cast("Ref[Place] | None", given)


def place_refs(given: Iterable[Place | str]) -> tuple[Ref[Place], ...]:
    """Tell type checkers that places may be given as records or by id, in any iterable."""
    return cast("tuple[Ref[Place], ...]", given)


@attrs.frozen(kw_only=True, repr=False)
class Place(
    Named,
    family="place",
    vocabulary=Vocabulary(
        also=("schema:Place",),
        by_kind={"country": "schema:Country", "city": "schema:City", "region": "schema:AdministrativeArea"},
    ),
):
    """A place on the map. The state that governs it is an actor, and another record."""

    kind: PlaceKind | None = field(default=None, metadata=member("kind", "What sort of place it is."))
    country_code: CountryCode | None = field(
        default=None,
        metadata=member("countryCode", "The country it is in or is, ISO 3166-1 alpha-2, or XA to XZ."),
    )
    part_of: Ref[Place] | None = field(
        default=None, converter=place_ref, metadata=member("schema:containedInPlace", "The place it lies in.")
    )
    latitude: Latitude | None = field(
        default=None, metadata=member("schema:latitude", "WGS 84.", unit="degrees")
    )
    longitude: Longitude | None = field(
        default=None, metadata=member("schema:longitude", "WGS 84.", unit="degrees")
    )


def places(given: Iterable[Place]) -> tuple[Place, ...]:
    """Tell type checkers that any iterable of places will do."""
    return cast("tuple[Place, ...]", given)
