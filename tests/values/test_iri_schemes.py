"""Schemes: what is not registered is told, with the IRI that was meant where it can only be one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitdata.values.identifiers import iri_mistake
from visitdata.values.iri_schemes import is_registered, likely_iri, unlikely_iri

LIKELY = [
    "https://example.org/a",
    "HTTPS://example.org",
    "http://192.0.2.1:8080/?q#f",
    "https://[2001:db8::1]/",
    "mailto:editor@example.org",
    "urn:isbn:9780306406157",
    "tag:example.org,2031:a",
    "doi:10.1000/182",
    "did:web:example.org",
    "ftp://example.org/a",
    "geo:48.2,16.3",
    "tel:+1-201-555-0123",
    "info:lccn/n78890351",
    "at://example.org/a",
]

UNLIKELY = [
    ("wd:Q7747", "http://www.wikidata.org/entity/Q7747"),
    ("WD:Q7747", "http://www.wikidata.org/entity/Q7747"),
    ("wd:Lind", None),
    ("wikidata:Q1", "http://www.wikidata.org/entity/Q1"),
    ("dbr:Strelsau", "http://dbpedia.org/resource/Strelsau"),
    ("orcid:0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
    ("viaf:12345", "http://viaf.org/viaf/12345"),
    ("viaf:12345/extra", None),
    ("https:/example.org/a", "https://example.org/a"),
    ("https:example.org/a", "https://example.org/a"),
    ("http:///example.org/a", "http://example.org/a"),
    ("https:", None),
    ("https://", None),
    ("https:///", None),
    ("hxxps://example.org/a", "https://example.org/a"),
    ("ttps://example.org", "https://example.org"),
    ("example.org:8080/a", "https://example.org:8080/a"),
    ("www.example.org:80", "https://www.example.org:80"),
    ("example.org:a", None),
    ("http2://example.org", None),
    ("nobody:a", None),
]


@pytest.mark.parametrize("iri", LIKELY)
def test_an_iri_with_a_registered_scheme_is_let_be(iri: str) -> None:
    assert iri_mistake(iri) is None
    assert unlikely_iri(iri) is None


@pytest.mark.parametrize(("iri", "meant"), UNLIKELY)
def test_an_unlikely_iri_is_told_with_the_one_that_was_meant(iri: str, meant: str | None) -> None:
    assert unlikely_iri(iri) is not None
    assert likely_iri(iri) == meant


@given(st.from_regex("[a-z]{2,8}:(/|//)?[a-zQ0-9./]{0,12}", fullmatch=True))
def test_what_is_offered_is_likely_and_valid_itself(iri: str) -> None:
    if unlikely_iri(iri) is not None and iri_mistake(iri) is None:
        meant = likely_iri(iri)
        assert meant is None or (iri_mistake(meant), unlikely_iri(meant)) == (None, None)


def test_the_schemes_of_links_in_everyday_use_are_registered() -> None:
    in_use = "http https ftp mailto urn tag doi did data file info geo tel magnet ipfs matrix at ark acct"
    assert all(map(is_registered, in_use.split()))
    assert not any(map(is_registered, ["wd", "schema", "rdf", "isbn", "orcid", "Lind", "htttp"]))
