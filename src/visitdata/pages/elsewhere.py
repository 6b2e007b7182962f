"""What IRIs of other sites, and of licences, are called, for readers."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# By the ends of their hosts.
_SITES = {
    "dbpedia.org": "DBpedia",
    "d-nb.info": "GND",
    "geonames.org": "GeoNames",
    "id.loc.gov": "Library of Congress",
    "isni.org": "ISNI",
    "opensanctions.org": "OpenSanctions",
    "openstreetmap.org": "OpenStreetMap",
    "orcid.org": "ORCID",
    "ror.org": "ROR",
    "viaf.org": "VIAF",
    "wikidata.org": "Wikidata",
    "wikipedia.org": "Wikipedia",
}

# Licences, by their IRIs.
_CREATIVE_COMMONS = re.compile(
    r"https?://creativecommons\.org/licenses/(by(?:-nc)?(?:-nd|-sa)?)/([1-4]\.[05])(?:/([a-z]{2,3}))?"
    r"(?:/(?:deed|legalcode)(?:\.[a-zA-Z_-]+)?)?/?"
)
_PUBLIC_DOMAIN = re.compile(
    r"https?://creativecommons\.org/publicdomain/(zero|mark)/1\.0(?:/(?:deed|legalcode)(?:\.[a-zA-Z_-]+)?)?/?"
)
_OPEN_DATA = re.compile(r"https?://(?:www\.)?opendatacommons\.org/licenses/(by|odbl|pddl)/1[.-]0/?")
_SPDX = re.compile(r"https?://spdx\.org/licenses/([A-Za-z0-9.+-]+?)(?:\.html)?")
_LICENCES = {
    "zero": "CC0 1.0",
    "mark": "Public Domain Mark 1.0",
    "by": "ODC-By 1.0",
    "odbl": "ODbL 1.0",
    "pddl": "PDDL 1.0",
}


def site_of(iri: str) -> str:
    """The name of the site of an IRI: as it is known or, of others, its host; empty where it has none."""
    try:
        host = urlsplit(iri).hostname or ""
    except ValueError:  # a host in brackets that is no address
        return ""
    labels = host.split(".")
    ends = (".".join(labels[start:]) for start in range(len(labels)))
    return next((_SITES[end] for end in ends if end in _SITES), host)


def licence_name(iri: str) -> str | None:
    """The name of a licence: of Creative Commons, of Open Data Commons, or on the list of SPDX.

    Returns:
        "CC BY 4.0", "CC BY-SA 3.0 DE", "CC0 1.0", "ODbL 1.0", ...; None where the IRI is none of theirs.
    """
    if found := _CREATIVE_COMMONS.fullmatch(iri):
        kind, version, country = found.groups()
        return " ".join(["CC", kind.upper(), version, *([country.upper()] if country else [])])
    if found := _PUBLIC_DOMAIN.fullmatch(iri) or _OPEN_DATA.fullmatch(iri):
        return _LICENCES[found[1]]
    found = _SPDX.fullmatch(iri)
    return None if found is None else found[1]
