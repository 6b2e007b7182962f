"""What IRIs of other sites are called, for readers."""

from __future__ import annotations

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


def site_of(iri: str) -> str:
    """The name of the site of an IRI: as it is known or, of others, its host; empty where it has none."""
    try:
        host = urlsplit(iri).hostname or ""
    except ValueError:  # a host in brackets that is no address
        return ""
    labels = host.split(".")
    ends = (".".join(labels[start:]) for start in range(len(labels)))
    return next((_SITES[end] for end in ends if end in _SITES), host)
