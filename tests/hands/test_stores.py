"""Several dossiers in one store or dataset come out of it one by one, as they went in."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, Store

import visitdata as vd
from tests.support import effort
from tests.support.strategies import dossiers, every_member

if TYPE_CHECKING:
    from visitdata.terms import Foreign

BASE = "https://data.example.org/dossiers/"
FORMATS = {"nquads": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "jsonld": RdfFormat.JSON_LD}
IN_RDFLIB = {"nquads": "nquads", "trig": "trig", "jsonld": "json-ld"}


def moved(dossier: vd.Dossier, number: int) -> vd.Dossier:
    """The same under an id of its own: so dossiers share the ids of their records, and the IRIs in them."""
    data = vd.converter().unstructure(dossier) | {"id": f"{BASE}{number}"}
    return vd.converter().structure(data, vd.Dossier)


@cache
def several() -> tuple[vd.Dossier, ...]:
    known = [every_member(), every_member(), *map(vd.seed, vd.seeds())]
    return tuple(moved(each, number) for number, each in enumerate(known))


def store_of(found: tuple[vd.Dossier, ...]) -> Store:
    store = Store()
    for dossier in found:
        store.load(vd.dumps(dossier, "nquads"), format=RdfFormat.N_QUADS)
    return store


def dataset_of(found: tuple[vd.Dossier, ...]) -> rdflib.Dataset:
    dataset = rdflib.Dataset()
    for dossier in found:
        dataset.parse(data=vd.dumps(dossier, "trig").decode(), format="trig")
    return dataset


def read(data: bytes, name: str, foreign: Foreign = "refuse") -> list[vd.Dossier]:
    """The dossiers of a file, by their ids."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "dump"
        path.write_bytes(data)
        return sorted(vd.read(path, name, foreign=foreign), key=lambda dossier: dossier.id)


@pytest.mark.parametrize("name", FORMATS)
def test_a_dump_of_a_pyoxigraph_store_holds_each(name: str) -> None:
    data = store_of(several()).dump(format=FORMATS[name])
    assert data is not None
    assert read(data, name) == [*several()]


@pytest.mark.parametrize("name", FORMATS)
def test_what_rdflib_writes_of_a_dataset_holds_each(name: str) -> None:
    data = dataset_of(several()).serialize(format=IN_RDFLIB[name])
    assert read(data.encode(), name) == [*several()]


@pytest.mark.parametrize("name", ["ntriples", "turtle", "rdfxml"])
def test_one_graph_of_a_store_is_one_dossier(name: str) -> None:
    formats = {"ntriples": RdfFormat.N_TRIPLES, "turtle": RdfFormat.TURTLE, "rdfxml": RdfFormat.RDF_XML}
    store = store_of(several())
    for dossier in several():
        data = store.dump(format=formats[name], from_graph=NamedNode(dossier.id))
        assert data is not None
        assert vd.loads(data, name) == dossier


def test_one_graph_of_a_dataset_is_one_dossier() -> None:
    dataset = dataset_of(several())
    for dossier in several():
        assert vd.from_rdflib(dataset.graph(rdflib.URIRef(dossier.id))) == dossier


@pytest.mark.parametrize("union", [False, True])
def test_a_dataset_of_several_is_refused_by_their_number(union: bool) -> None:  # noqa: FBT001 - a case
    dataset = dataset_of(several())
    dataset.default_union = union
    with pytest.raises(vd.DecodeError) as caught:
        vd.from_rdflib(dataset)
    (problem,) = caught.value.problems
    assert problem.code == "several-dossiers"
    assert str(len(several())) in problem.message


def test_what_lies_in_the_default_graph_of_a_store_is_no_part_of_a_dossier() -> None:
    store = store_of(several())
    store.load("<a:s> <a:p> <a:o> .", format=RdfFormat.N_TRIPLES)
    data = store.dump(format=RdfFormat.N_QUADS)
    assert data is not None
    with pytest.raises(vd.DecodeError, match="does not belong to the dossier"):
        read(data, "nquads")
    assert read(data, "nquads", "ignore") == [*several()]


@settings(max_examples=effort.PAIR)
@given(st.lists(dossiers(), min_size=2, max_size=3))
def test_any_dossiers_come_out_of_a_store(found: list[vd.Dossier]) -> None:
    known = tuple(moved(each, number) for number, each in enumerate(found))
    for name, format_ in FORMATS.items():
        data = store_of(known).dump(format=format_)
        assert data is not None
        assert read(data, name) == [*known], name
