"""Rules on identity: records that share an external id, and states or countries that share a code."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from visitdata.checks.registry import CheckContext, RuleResult, rule
from visitdata.errors import Path
from visitdata.model.actors import Actor, State
from visitdata.model.dossier import Dossier
from visitdata.model.places import Place

# Actors share keys with actors, and places with places.
Index: TypeAlias = Mapping[tuple[bool, str], list[str]]


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


# Wikidata names one thing in several ways: by its entity, and by pages on it.
_WIKIDATA = re.compile(
    r"(?i:https?://(?:www\.|m\.)?wikidata\.org/(?:entity|wiki|wiki/special:entitypage)/)([QPL][0-9]+)"
)
_WEB = re.compile("(?i:https?://)([^/?#]*)(.*)", re.DOTALL)


@rule("same-external-id", "warning", on=(Actor, Place))
def same_external_id(record: Actor | Place, context: CheckContext) -> Iterator[RuleResult]:
    """Two actors, or two places, that are said to be the same as one thing elsewhere."""
    for path, iri in _external_ids(record):
        first = sharing(context.once(_by_external_id), record, comparable(iri))[0]
        if first != record.id:
            yield path, f'{record.id} has the external id "{iri}", which is also that of {first}', None


@rule("same-country-code", "warning", on=(State, Place))
def same_country_code(record: State | Place, context: CheckContext) -> Iterator[RuleResult]:
    """Two states, or two places that are countries, with one country code (ISO 3166-1)."""
    for code in _country_codes(record):
        first = sharing(context.once(_by_country_code), record, code)[0]
        if first != record.id:
            message = f'{record.id} has the country code "{code}", which is also that of {first}'
            yield ("country_code",), message, None


def comparable(iri: str) -> str:
    """An IRI as it is compared: https for http, the host in lower case, no slash at the end."""
    entity = _WIKIDATA.fullmatch(iri)
    if entity is not None:
        return f"https://www.wikidata.org/entity/{entity[1].upper()}"
    web = _WEB.fullmatch(iri)
    return iri if web is None else f"https://{web[1].lower()}{web[2].removesuffix('/')}"


def _by_external_id(dossier: Dossier) -> Index:
    return by_key(dossier, lambda record: (comparable(iri) for _, iri in _external_ids(record)))


def _external_ids(record: Actor | Place) -> Iterator[tuple[Path, str]]:
    if ":" in record.id:
        yield ("id",), record.id
    yield from ((("same_as", index), iri) for index, iri in enumerate(record.same_as))


def _by_country_code(dossier: Dossier) -> Index:
    return by_key(dossier, _country_codes)


def _country_codes(record: Actor | Place) -> Iterator[str]:
    """The code of a state, or of a place that is a country, where it has one."""
    if isinstance(record, State) or (isinstance(record, Place) and record.kind == "country"):
        yield from () if record.country_code is None else (record.country_code,)
