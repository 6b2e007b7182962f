"""The actors and the places of a dossier by a key, such as a name: which of them share one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from visitdata.model.actors import Actor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from visitdata.model.dossier import Dossier
    from visitdata.model.places import Place

# Actors share keys with actors, and places with places.
Index: TypeAlias = "Mapping[tuple[bool, str], list[str]]"


def by_key(dossier: Dossier, keys_of: Callable[[Actor | Place], Iterable[str]]) -> Index:
    """The ids of the actors with each key, and of the places with each key, in the order of the dossier."""
    ids: dict[tuple[bool, str], list[str]] = defaultdict(list)
    sorts: dict[bool, Iterable[Actor | Place]] = {True: dossier.actors, False: dossier.places}
    for are_actors, records in sorts.items():
        for record in records:
            for key in keys_of(record):
                ids[are_actors, key].append(record.id)
    return ids


def sharing(index: Index, record: Actor | Place, key: str) -> list[str]:
    """The ids of the records of its sort, actors or places, that have a key; the record's own among them."""
    return index[isinstance(record, Actor), key]
