"""Rules on language tags and IRIs that are well-formed, but use what is not registered."""

from __future__ import annotations

from collections.abc import Iterator

from visitdata.checks.members import texts_in, with_iris, with_languages, with_maps
from visitdata.checks.registry import CheckContext, RuleResult, only_where, rule
from visitdata.metamodel.settings import Declared
from visitdata.suggestions.forms import write
from visitdata.values.identifiers import looks_like_iri
from visitdata.values.iri_schemes import likely_iri, unlikely_iri
from visitdata.values.language_subtags import unlikely_language


@rule("unlikely-language", "warning", on=Declared)
def unlikely_language_tag(record: Declared, context: CheckContext) -> Iterator[RuleResult]:
    """A language tag whose language or region is not registered, such as the code of a country (RFC 5646)."""
    texts = texts_in(record, with_languages)
    for name, value_of in with_maps(type(record)):
        texts += [((name, tag), tag) for tag in value_of(record)]
    for path, tag in texts:
        found = unlikely_language(tag)
        if found is not None:
            reason, meant = found
            yield path, f'"{tag}" {reason}', meant and write(meant)


@rule("unlikely-iri", "warning", on=Declared)
def unlikely_iri_of_a_record(record: Declared, context: CheckContext) -> Iterator[RuleResult]:
    """An IRI whose scheme is not registered (RFC 7595), or one of the web that names no host."""
    for path, iri in texts_in(record, with_iris, but=_is_local):
        reason = unlikely_iri(iri)
        if reason is not None:
            meant = likely_iri(iri)
            yield path, f'"{iri}" {reason}', meant and write(meant)


def _is_local(identifier: str) -> bool:
    return not looks_like_iri(identifier)


only_where("unlikely-iri", with_iris)
only_where("unlikely-language", lambda cls: with_languages(cls) or with_maps(cls))
