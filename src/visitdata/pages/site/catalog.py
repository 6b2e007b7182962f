"""The catalogue of a site: DCAT 3 for portals of open data, VoID for clients of linked data.

Each dossier is a `dcat:Dataset` and a `void:Dataset`, under its own IRI, and each of its files a
`dcat:Distribution`. It has what DCAT-AP 3 demands. Its title, its description and its numbers are all that
it tells of what a dossier says.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import quote

from visitdata.pages.details import LANGUAGE
from visitdata.pages.site.about import ABOUT, host_of, in_a_sentence, title_of
from visitdata.pages.site.rdf_nodes import Literal, Node, Resource, as_json_ld, as_turtle
from visitdata.syntaxes import format_named
from visitdata.terms import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.model.dossier import Maker
    from visitdata.pages.site.plan import DossierFile, Entry, Site
    from visitdata.pages.site.rdf_nodes import Value
    from visitdata.values.times import EDTF

_SPACES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": PREFIXES["dcterms"],
    "void": "http://rdfs.org/ns/void#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "edtf": PREFIXES["edtf"],
    "rdfs": PREFIXES["rdfs"],
    "xsd": PREFIXES["xsd"],
}
# Every dossier in RDF has terms of these.
_VOCABULARIES = (PREFIXES["vd"], PREFIXES["schema"])
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
# Media types that are not registered, as far as formats of this package have them.
_UNREGISTERED = {"application/jsonl"}
_LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"
_SHA256 = f"{_SPACES['spdx']}checksumAlgorithm_sha256"
_XSD = (
    ("[0-9]{4}", "xsd:gYear"),
    ("[0-9]{4}-(?:0[1-9]|1[0-2])", "xsd:gYearMonth"),
    ("[0-9]{4}(?:-[0-9]{2}){2}", "xsd:date"),
)


def catalog(site: Site) -> dict[str, bytes]:
    """The catalogue in Turtle and in JSON-LD: the same triples."""
    nodes = [*_nodes(site)]
    return {"catalog.ttl": as_turtle(nodes, _SPACES), "catalog.jsonld": as_json_ld(nodes, _SPACES)}


def _nodes(site: Site) -> Iterator[Node]:
    own = site.url("catalog")
    publisher = f"{own}#publisher"
    yield Node(own, ("dcat:Catalog", "void:Dataset"), _of_catalog(site, publisher))
    yield Node(
        publisher,
        ("foaf:Agent",),
        [("foaf:name", Literal(host_of(site))), ("foaf:homepage", Resource(site.base))],
    )
    makers = {_agent(own, maker): maker for entry in site.entries for maker in entry.makers}
    for iri, maker in makers.items():
        yield Node(iri, ("foaf:Agent",), [("foaf:name", Literal(maker.name))])
    for entry in site.entries:
        yield Node(entry.id, ("dcat:Dataset", "void:Dataset"), _of_dataset(site, own, entry, publisher))
        for file in entry.files:
            yield from _distribution(site, own, entry, file)
    yield from _formats(site, own)


def _of_catalog(site: Site, publisher: str) -> Iterator[tuple[str, Value | None]]:
    yield "dcterms:title", Literal(title_of(site), LANGUAGE)
    yield "dcterms:description", Literal(ABOUT, LANGUAGE)
    yield "dcterms:publisher", Resource(publisher)
    yield "foaf:homepage", Resource(site.base)
    for each in _VOCABULARIES:
        yield "void:vocabulary", Resource(each)
    for entry in site.entries:
        yield "dcat:dataset", Resource(entry.id)
        yield "void:subset", Resource(entry.id)


def _of_dataset(site: Site, own: str, entry: Entry, publisher: str) -> Iterator[tuple[str, Value | None]]:
    yield "dcterms:title", Literal(entry.title, entry.language)
    if entry.description is not None:
        yield "dcterms:description", Literal(entry.description, entry.language)
    yield "dcterms:description", Literal(in_a_sentence(entry), LANGUAGE)
    yield "dcterms:identifier", Literal(entry.id)
    yield "dcterms:publisher", Resource(publisher)
    for maker in entry.makers:
        yield "dcterms:creator", Resource(_agent(own, maker))
    yield "dcterms:issued", _date(entry.created)
    yield "dcterms:modified", _date(entry.modified)
    yield "dcterms:license", _resource(entry.license)
    yield "dcterms:language", _resource(_language(entry.language))
    yield "dcat:version", None if entry.version is None else Literal(entry.version)
    yield "dcat:landingPage", Resource(site.url(entry.page))
    for file in entry.files:
        yield "dcat:distribution", Resource(_distribution_iri(own, file))
    for each in _VOCABULARIES:
        yield "void:vocabulary", Resource(each)
    for file in entry.files:
        if file.triples is not None:
            yield "void:triples", Literal(str(file.triples), datatype="xsd:integer")
        if format_named(file.format).is_rdf:
            yield "void:dataDump", Resource(site.url(file.path))


def _distribution_iri(own: str, file: DossierFile) -> str:
    return f"{own}#{quote(file.name)}"


def _distribution(site: Site, own: str, entry: Entry, file: DossierFile) -> Iterator[Node]:
    iri, url = _distribution_iri(own, file), Resource(site.url(file.path))
    checksum = f"{iri}:sha256"
    is_registered = file.media_type not in _UNREGISTERED
    yield Node(
        iri,
        ("dcat:Distribution",),
        [
            ("dcterms:title", Literal(file.name)),
            ("dcat:accessURL", url),
            ("dcat:downloadURL", url),
            (
                "dcat:mediaType" if is_registered else "dcterms:format",
                Resource(_media_type(own, file.media_type)),
            ),
            ("dcat:byteSize", Literal(str(file.size), datatype="xsd:nonNegativeInteger")),
            ("dcterms:license", _resource(entry.license)),
            ("spdx:checksum", Resource(checksum)),
        ],
    )
    yield Node(
        checksum,
        ("spdx:Checksum",),
        [
            ("spdx:algorithm", Resource(_SHA256)),
            ("spdx:checksumValue", Literal(file.sha256, datatype="xsd:hexBinary")),
        ],
    )


def _formats(site: Site, own: str) -> Iterator[Node]:
    for each in sorted({file.media_type for entry in site.entries for file in entry.files}):
        kind = "dcterms:MediaTypeOrExtent" if each in _UNREGISTERED else "dcterms:MediaType"
        yield Node(_media_type(own, each), (kind,), [("rdfs:label", Literal(each))])


def _media_type(own: str, media_type: str) -> str:
    return f"{own}#format:{media_type}" if media_type in _UNREGISTERED else _MEDIA_TYPES + media_type


def _agent(own: str, maker: Maker) -> str:
    """The IRI of a maker: its own, or else one that follows from its name."""
    return maker.iri or f"{own}#maker:{sha256(maker.name.encode()).hexdigest()[:16]}"


def _resource(iri: str | None) -> Resource | None:
    return None if iri is None else Resource(iri)


def _language(tag: str | None) -> str | None:
    """The IRI of a language of ISO 639-1, as DCAT 3 (section 6.4.8) wants it; others have none there."""
    code = (tag or "").partition("-")[0].lower()
    return _LANGUAGES + code if re.fullmatch("[a-z]{2}", code) else None


def _date(time: EDTF | None) -> Literal | None:
    """A date as XML Schema has it where it is one; else in EDTF, so that nothing is invented or lost."""
    if time is None:
        return None
    if time.instant is not None:
        return Literal(str(time), datatype="xsd:dateTime")
    kinds = (kind for pattern, kind in _XSD if re.fullmatch(pattern, time))
    return Literal(str(time), datatype=next(kinds, "edtf:EDTF"))
