"""The vocabularies in use, and how a term's IRI is made from its short name.

schema.org (https, release 30.0), PROV-O, Web Annotation, SKOS, Dublin Core, the EDTF datatypes of the
Library of Congress, and this package's own namespace.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

# What happens to unrelated triples: RDF triples that belong to no dossier.
Foreign: TypeAlias = Literal["refuse", "ignore"]

PREFIXES = {
    "schema": "https://schema.org/",
    "vd": "https://w3id.org/visitdata/ns#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "oa": "http://www.w3.org/ns/oa#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def expand(name: str) -> str:
    """The IRI of a prefixed name: `vd:giver` is `https://w3id.org/visitdata/ns#giver`.

    Raises:
        KeyError: the prefix is not in `PREFIXES`.
    """
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def short(iri: str) -> str:
    """The prefixed name of a term, for messages; the IRI itself where it is in none of these vocabularies."""
    for prefix, space in PREFIXES.items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri


VD = PREFIXES["vd"]
RDF_TYPE = expand("rdf:type")
XSD_STRING = expand("xsd:string")

# Whatever is alleged is also posited. What is denied is neither.
ALSO_UNDER = {
    expand("vd:alleges"): expand("vd:posits"),
    expand("vd:positedAlleges"): expand("vd:positedPosits"),
}
