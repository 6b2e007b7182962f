"""Places: where something happens, and the land of states."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias, cast

import attrs
from attrs import field

from visitdata.model.record import Record
from visitdata.shape.declare import Ref, Vocabulary, member, ref, texts
from visitdata.shape.scalars import CountryCode, Iri, Latitude, Longitude, Prose, Text
from visitdata.values.names import NO_NAMES, Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PlaceKind: TypeAlias = Literal["country", "region", "city", "site", "border", "other"]


def names(given: Mapping[str, str]) -> Names:
    """Tell type checkers that any mapping from language tags to texts will do."""
    return cast("Names", given)


@attrs.frozen(kw_only=True, repr=False)
class Place(Record):
    """A place on the map. The state that governs it is an actor, and another record."""

    family: ClassVar[str] = "place"
    vocabulary: ClassVar[Vocabulary] = Vocabulary(
        also=("schema:Place",),
        by_kind={"country": "schema:Country", "city": "schema:City", "region": "schema:AdministrativeArea"},
    )

    name: Prose = field(metadata=member("schema:name", "Its name in the dossier's language."))
    names: Names = field(
        default=NO_NAMES, converter=names, metadata=member("schema:name", "Its names in other languages.")
    )
    aliases: tuple[Text, ...] = field(
        default=(),
        converter=texts,
        metadata=member("schema:alternateName", "Other names by which the articles call it."),
    )
    description: Prose | None = field(
        default=None, metadata=member("schema:description", "What tells it from others of its name.")
    )
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
    same_as: tuple[Iri, ...] = field(
        default=(),
        converter=texts,
        metadata=member("schema:sameAs", "The same place elsewhere, such as in Wikidata."),
    )
    close_match: tuple[Iri, ...] = field(
        default=(), converter=texts, metadata=member("skos:closeMatch", "Nearly the same elsewhere.")
    )


def places(given: Iterable[Place]) -> tuple[Place, ...]:
    """Tell type checkers that any iterable of places will do."""
    return cast("tuple[Place, ...]", given)
