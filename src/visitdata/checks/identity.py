"""Rules on identity: records that share an external id, and states or countries that share a code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from visitdata.checks.registry import rule
from visitdata.model.actors import Actor, State
from visitdata.model.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from visitdata.checks.context import CheckContext
    from visitdata.checks.registry import RuleResult
    from visitdata.errors import Path
    from visitdata.model.dossier import Dossier

# Wikidata names one thing in several ways: by its entity, and by pages on it.
_WIKIDATA = re.compile(
    r"(?i:https?://(?:www\.|m\.)?wikidata\.org/(?:entity|wiki|wiki/special:entitypage)/)([QPL][0-9]+)"
)
_WEB = re.compile("(?i:https?://)([^/?#]*)(.*)", re.DOTALL)


@rule("same-external-id", "warning", on=(Actor, Place))
def same_external_id(record: Actor | Place, context: CheckContext) -> Iterator[RuleResult]:
    """Two actors, or two places, that are said to be the same as one thing elsewhere."""
    owners = context.once(_owners_among_actors if isinstance(record, Actor) else _owners_among_places)
    for path, iri in _external_ids(record):
        owner = owners[comparable(iri)]
        if owner != record.id:
            message = f'{record.id} has the external id "{iri}", which is also that of {owner}'

            yield path, message, None


@rule("same-country-code", "warning", on=(State, Place))
def same_country_code(record: State | Place, context: CheckContext) -> Iterator[RuleResult]:
    """Two states, or two places that are countries, with one country code (ISO 3166-1)."""
    code = _country_code(record)
    if code is not None:
        owners = context.once(_owners_among_states if isinstance(record, State) else _owners_among_countries)
        if owners[code] != record.id:
            message = f'{record.id} has the country code "{code}", which is also that of {owners[code]}'
            yield ("country_code",), message, None


def comparable(iri: str) -> str:
    """An IRI as it is compared: https for http, the host in lower case, no slash at the end."""
    entity = _WIKIDATA.fullmatch(iri)
    if entity is not None:
        return f"https://www.wikidata.org/entity/{entity[1].upper()}"
    web = _WEB.fullmatch(iri)
    return iri if web is None else f"https://{web[1].lower()}{web[2].removesuffix('/')}"


def _external_ids(record: Actor | Place) -> Iterator[tuple[Path, str]]:
    if ":" in record.id:
        yield ("id",), record.id
    yield from ((("same_as", index), iri) for index, iri in enumerate(record.same_as))


def _owners_among_actors(dossier: Dossier) -> Mapping[str, str]:
    """By external id, the first actor that has it."""
    return _owners(dossier.actors)


def _owners_among_places(dossier: Dossier) -> Mapping[str, str]:
    """By external id, the first place that has it."""
    return _owners(dossier.places)


def _owners(records: Iterable[Actor | Place]) -> Mapping[str, str]:
    owners: dict[str, str] = {}
    for record in records:
        for _, iri in _external_ids(record):
            owners.setdefault(comparable(iri), record.id)
    return owners


def _country_code(record: State | Place) -> str | None:
    is_country = isinstance(record, State) or record.kind == "country"
    return record.country_code if is_country else None


def _owners_among_states(dossier: Dossier) -> Mapping[str, str]:
    """By country code, the first state that has it."""
    return _owners_of_codes(each for each in dossier.actors if isinstance(each, State))


def _owners_among_countries(dossier: Dossier) -> Mapping[str, str]:
    """By country code, the first country that has it."""
    return _owners_of_codes(dossier.places)


def _owners_of_codes(records: Iterable[State | Place]) -> Mapping[str, str]:
    owners: dict[str, str] = {}
    for record in records:
        code = _country_code(record)
        if code is not None:
            owners.setdefault(code, record.id)
    return owners
