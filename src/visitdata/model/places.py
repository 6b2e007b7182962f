"""Places: where something happens, and the land of states."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias, cast

import attrs
from attrs import field

from visitdata.model.named import Named
from visitdata.shape.declare import Ref, member, ref
from visitdata.shape.scalars import CountryCode, Latitude, Longitude
from visitdata.shape.settings import Vocabulary

PlaceKind: TypeAlias = Literal["country", "region", "city", "site", "border", "other"]


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
        default=None, converter=ref, metadata=member("schema:containedInPlace", "The place it lies in.")
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
