"""Rules on identity: records that share an external id, and states or countries that share a code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from visitdata.checks.by_key import by_key, sharing
from visitdata.checks.registry import rule
from visitdata.model.actors import Actor, State
from visitdata.model.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.checks.by_key import Index
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
