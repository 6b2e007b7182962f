"""The catalogue as other libraries read it, and what DCAT-AP and VoID demand of it."""

from __future__ import annotations

import hashlib
import json
from importlib import import_module
from typing import TYPE_CHECKING, Any

import attrs
import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, VOID, XSD

import visitdata as vd
from tests.support.site_plans import BASE, dated, site_of
from tests.support.sites import build, contents
from tests.support.strategies import dossiers
from visitdata.pages.site.catalog import catalog

if TYPE_CHECKING:
    from pathlib import Path

SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
CATALOG = rdflib.URIRef(f"{BASE}catalog")
SEED = vd.seed(vd.seeds()[0])
DISTINCT = st.lists(dossiers(), max_size=3, unique_by=lambda each: each.id)


def graph(site: Any) -> rdflib.Graph:
    return rdflib.Graph().parse(data=catalog(site)["catalog.ttl"], format="turtle")


def triples(turtle: bytes) -> set[pyoxigraph.Triple]:
    """The triples of a document in Turtle, by a strict parser."""
    return {each.triple for each in pyoxigraph.parse(turtle, pyoxigraph.RdfFormat.TURTLE)}


def expanded(document: bytes) -> set[pyoxigraph.Triple]:
    """The triples of a document in JSON-LD, by pyld."""
    jsonld: Any = import_module("pyld.jsonld")  # it has no types
    quads: str = jsonld.to_rdf(json.loads(document), {"format": "application/n-quads"})
    return {each.triple for each in pyoxigraph.parse(quads, pyoxigraph.RdfFormat.N_QUADS)}


@given(DISTINCT)
def test_turtle_and_json_ld_say_the_same(several: list[vd.Dossier]) -> None:
    files = catalog(site_of(*several))
    assert triples(files["catalog.ttl"]) == expanded(files["catalog.jsonld"])


@given(DISTINCT)
def test_a_catalogue_has_no_blank_node(several: list[vd.Dossier]) -> None:
    found = triples(catalog(site_of(*several))["catalog.ttl"])
    assert not [each for each in found if isinstance(each.subject, pyoxigraph.BlankNode)]


# DCAT-AP 3.0, sections 4 and 5: the properties that are mandatory.
MANDATORY = {
    DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher),
    DCAT.Dataset: (DCTERMS.title, DCTERMS.description),
    DCAT.Distribution: (DCAT.accessURL,),
    FOAF.Agent: (FOAF.name,),
    SPDX.Checksum: (SPDX.algorithm, SPDX.checksumValue),
}


@given(DISTINCT)
def test_what_dcat_ap_demands_is_there(several: list[vd.Dossier]) -> None:
    found = graph(site_of(*several))
    for kind, demanded in MANDATORY.items():
        for node in found.subjects(RDF.type, kind):
            missing = [each for each in demanded if found.value(node, each, any=True) is None]
            assert not missing, node
    assert {*found.objects(CATALOG, DCAT.dataset)} == {rdflib.URIRef(each.id) for each in several}


@given(dossiers())
def test_each_file_is_there_with_its_size_its_type_and_its_checksum(dossier: vd.Dossier) -> None:
    site = site_of(dossier)
    found = graph(site)
    (entry,) = site.entries
    distributions = [*found.objects(rdflib.URIRef(dossier.id), DCAT.distribution)]
    by_url = {str(found.value(each, DCAT.downloadURL)): each for each in distributions}
    assert by_url.keys() == {site.url(each.path) for each in entry.files}
    for file in entry.files:
        node = by_url[site.url(file.path)]
        assert found.value(node, DCAT.byteSize) == rdflib.Literal(file.size, datatype=XSD.nonNegativeInteger)
        checksum = found.value(node, SPDX.checksum)
        assert str(found.value(checksum, SPDX.checksumValue)).lower() == file.sha256
        assert found.value(checksum, SPDX.algorithm) == SPDX.checksumAlgorithm_sha256


def test_media_types_are_those_of_iana_and_others_are_formats() -> None:
    found = graph(site_of(SEED))
    types = {str(each) for each in found.objects(None, DCAT.mediaType)}
    registered = {each.media_type for each in vd.formats()} - {"application/jsonl"}
    assert types == {f"https://www.iana.org/assignments/media-types/{each}" for each in registered}
    assert [str(each) for each in found.objects(None, DCTERMS["format"])] == [
        f"{BASE}catalog#format:application/jsonl"
    ]


def test_the_dumps_of_void_are_the_files_in_rdf_and_no_endpoint_is_invented() -> None:
    found = graph(site_of(SEED))
    dumps = {str(each).rpartition(".")[2] for each in found.objects(rdflib.URIRef(SEED.id), VOID.dataDump)}
    assert dumps == {"jsonld", "nq", "nt", "rdf", "trig", "ttl"}
    assert not [*found.objects(None, VOID.sparqlEndpoint)]


def test_a_built_site_says_of_each_file_what_it_is(tmp_path: Path) -> None:
    build(tmp_path / "site", {"visit": SEED}, BASE)
    files = contents(tmp_path / "site")
    found = rdflib.Graph().parse(data=files["catalog.ttl"], format="turtle")
    assert len([*found.objects(None, DCAT.downloadURL)]) == len(vd.formats())
    for node, url in found.subject_objects(DCAT.downloadURL):
        data = files[str(url).removeprefix(BASE)]
        assert int(str(found.value(node, DCAT.byteSize))) == len(data)
        checksum = found.value(found.value(node, SPDX.checksum), SPDX.checksumValue)
        assert str(checksum).lower() == hashlib.sha256(data).hexdigest()
    assert int(str(found.value(rdflib.URIRef(SEED.id), VOID.triples))) == len(vd.to_rdflib(SEED))


@pytest.mark.parametrize(
    ("date", "datatype"),
    [
        ("2031", XSD.gYear),
        ("2031-05", XSD.gYearMonth),
        ("2031-05-04", XSD.date),
        ("2031-05-04T10:00:00Z", XSD.dateTime),
        ("2031-05-04?", rdflib.URIRef("http://id.loc.gov/datatypes/edtf/EDTF")),
        ("2031-21", rdflib.URIRef("http://id.loc.gov/datatypes/edtf/EDTF")),
    ],
)
def test_a_date_keeps_what_is_known_of_it(date: str, datatype: rdflib.URIRef) -> None:
    found = triples(catalog(site_of(dated(modified=date)))["catalog.ttl"])
    (value,) = [each.object for each in found if each.predicate.value == str(DCTERMS.modified)]
    assert value == pyoxigraph.Literal(date, datatype=pyoxigraph.NamedNode(str(datatype)))


def test_the_catalogue_says_who_made_a_dossier_its_language_and_licence() -> None:
    dossier = attrs.evolve(
        dated(),
        language="en-GB",
        license="https://creativecommons.org/licenses/by/4.0/",
        makers=[vd.Maker(name="The desk", iri="https://desk.example.org/"), vd.Maker(name="Ana Lind")],
    )
    found = graph(site_of(dossier))
    node = rdflib.URIRef(dossier.id)
    makers = {str(found.value(each, FOAF.name)) for each in found.objects(node, DCTERMS.creator)}
    assert makers == {"The desk", "Ana Lind"}
    assert str(found.value(node, DCTERMS.language)) == "http://id.loc.gov/vocabulary/iso639-1/en"
    assert str(found.value(node, DCTERMS.license)) == dossier.license
    assert found.value(node, DCTERMS.title) == rdflib.Literal(dossier.title, lang="en-GB")
