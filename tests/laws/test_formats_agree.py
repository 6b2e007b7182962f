"""All RDF formats say the same, triple by triple, whoever reads them."""

from __future__ import annotations

import pytest
from hypothesis import given

import visitdata as vd
from tests.support.readings import RDF_FORMATS, oxigraph_triples, rdflib_term, rdflib_triples
from tests.support.strategies import dossiers, every_member


@pytest.fixture(autouse=True)
def _lexical_forms_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rdflib.NORMALIZE_LITERALS", False)


def assert_all_say_the_same(dossier: vd.Dossier) -> None:
    data = {name: vd.dumps(dossier, name) for name in RDF_FORMATS}
    said = oxigraph_triples(data["ntriples"], "ntriples")
    for name in RDF_FORMATS:
        assert oxigraph_triples(data[name], name) == said, f"{name}, read by pyoxigraph"
        assert rdflib_triples(data[name], name) == said, f"{name}, read by rdflib"
    graph = vd.to_rdflib(dossier)
    assert {(str(s), str(p), rdflib_term(o)) for s, p, o in graph} == said
    assert len(data["ntriples"].splitlines()) == len(said), "a statement stands there twice"


@given(dossiers(own_kinds=True))
def test_all_formats_say_the_same(dossier: vd.Dossier) -> None:
    assert_all_say_the_same(dossier)


def test_all_formats_say_the_same_of_every_member() -> None:
    assert_all_say_the_same(every_member())


@pytest.mark.parametrize("name", vd.seeds())
def test_all_formats_say_the_same_of_the_dossiers_that_ship(name: str) -> None:
    assert_all_say_the_same(vd.seed(name))


@given(dossiers(own_kinds=True))
def test_indented_jsonld_says_what_compact_jsonld_says(dossier: vd.Dossier) -> None:
    indented = vd.dumps(dossier, "jsonld", indent=2)
    assert oxigraph_triples(indented, "jsonld") == oxigraph_triples(vd.dumps(dossier, "jsonld"), "jsonld")


@given(dossiers(own_kinds=True))
def test_equal_dossiers_are_the_same_bytes(dossier: vd.Dossier) -> None:
    again = vd.converter().structure(vd.converter().unstructure(dossier), vd.Dossier)
    assert again == dossier
    for format_ in vd.formats():
        assert vd.dumps(again, format_.name) == vd.dumps(dossier, format_.name)
