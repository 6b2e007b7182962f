"""Rules on language tags and IRIs that are well-formed, but use what is not registered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visitdata.checks.members import iris_in, languages_in, with_iris, with_languages, with_maps
from visitdata.checks.registry import only_where, rule
from visitdata.metamodel.settings import Declared
from visitdata.suggestions.forms import write
from visitdata.values.iri_schemes import likely_iri, unlikely_iri
from visitdata.values.language_subtags import unlikely_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.checks.context import CheckContext
    from visitdata.checks.registry import RuleResult


@rule("unlikely-language", "warning", on=Declared)
def unlikely_language_tag(record: Declared, context: CheckContext) -> Iterator[RuleResult]:
    """A language tag whose language or region is not registered, such as the code of a country (RFC 5646)."""
    for path, tag in languages_in(record):
        found = unlikely_language(tag)
        if found is not None:
            reason, meant = found
            yield path, f'"{tag}" {reason}', meant and write(meant)


@rule("unlikely-iri", "warning", on=Declared)
def unlikely_iri_of_a_record(record: Declared, context: CheckContext) -> Iterator[RuleResult]:
    """An IRI whose scheme is not registered (RFC 7595), or one of the web that names no host."""
    for path, iri in iris_in(record):
        reason = unlikely_iri(iri)
        if reason is not None:
            meant = likely_iri(iri)
            yield path, f'"{iri}" {reason}', meant and write(meant)


only_where("unlikely-iri", with_iris)
only_where("unlikely-language", lambda cls: with_languages(cls) or with_maps(cls))
