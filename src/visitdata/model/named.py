"""What has a name: actors and places, and how they are found elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import attrs
from attrs import field

from visitdata.metamodel.declare import member, texts
from visitdata.metamodel.scalars import Alias, Iri, Name, Prose
from visitdata.model.record import Record
from visitdata.values.names import NO_NAMES, Names


def names(given: Mapping[str, str]) -> Names:
    """Tell type checkers that any mapping from language tags to texts will do."""
    return cast("Names", given)


@attrs.frozen(kw_only=True, repr=False)
class Named(Record, abstract=True):
    """What has a name."""

    name: Name = field(metadata=member("schema:name", "Its name in the dossier's language."))
    names: Names = field(
        default=NO_NAMES, converter=names, metadata=member("schema:name", "Its names in other languages.")
    )
    aliases: tuple[Alias, ...] = field(
        default=(),
        converter=texts,
        metadata=member("schema:alternateName", "Other names by which the articles call it."),
    )
    description: Prose | None = field(
        default=None,
        metadata=member("schema:description", "What distinguishes it from others with the same name."),
    )
    same_as: tuple[Iri, ...] = field(
        default=(),
        converter=texts,
        metadata=member("schema:sameAs", "The very same elsewhere, such as in Wikidata."),
    )
    close_match: tuple[Iri, ...] = field(
        default=(), converter=texts, metadata=member("skos:closeMatch", "Nearly the same elsewhere.")
    )
