"""rdflib: each of its serialisers, from a Graph and from a Dataset, and its objects themselves."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import rdflib
from rdflib.graph import ConjunctiveGraph

import visitdata as vd
from tests.hands.hand import NAMED, Hand
from tests.support.readings import IN_RDFLIB

if TYPE_CHECKING:
    from tests.hands.hand import Through

# Serialisers, and as what their output is read; where that is no format of ours, rdflib reads it again.
TRIPLES = {
    "nt": "ntriples",
    "nt11": "ntriples",
    "turtle": "turtle",
    "longturtle": "turtle",
    "n3": "turtle",
    "xml": "rdfxml",
    "pretty-xml": "rdfxml",
    "json-ld": "jsonld",
    "hext": None,
}
QUADS = {"nquads": "nquads", "trig": "trig", "json-ld": "jsonld", "trix": None, "hext": None, "patch": None}


@lru_cache(maxsize=2 * len(IN_RDFLIB))
def _dataset(data: bytes, name: str, *, union: bool) -> rdflib.Dataset:
    """A document of ours as rdflib holds it; `union` has the default graph be all graphs together."""
    dataset = rdflib.Dataset(default_union=union)
    dataset.parse(data=data.decode(), format=IN_RDFLIB.get(name, name))
    return dataset


def _parsed(dossier: vd.Dossier, written: str, *, union: bool = False) -> rdflib.Dataset:
    return _dataset(vd.dumps(dossier, written), written, union=union)


def _graph(dossier: vd.Dossier, written: str) -> rdflib.Graph:
    """A document of ours as a plain Graph: of the named forms, the graph of that name."""
    if written in NAMED:
        return _parsed(dossier, written).graph(rdflib.URIRef(dossier.id))
    return rdflib.Graph(identifier="https://example.org/any-name").parse(
        data=vd.dumps(dossier, written).decode(), format=IN_RDFLIB.get(written, written)
    )


def _read(text: str, syntax: str, name: str | None) -> vd.Dossier:
    if name is not None:
        return vd.loads(text, name)
    dataset = rdflib.Dataset()
    dataset.parse(data=text, format=syntax)
    return vd.from_rdflib(dataset)


def _from_graph(syntax: str, name: str | None) -> Through:
    def through(dossier: vd.Dossier, written: str) -> vd.Dossier:
        return _read(_graph(dossier, written).serialize(format=syntax), syntax, name)

    return through


def _from_union(syntax: str, name: str | None) -> Through:
    def through(dossier: vd.Dossier, written: str) -> vd.Dossier:
        return _read(_parsed(dossier, written, union=True).serialize(format=syntax), syntax, name)

    return through


def _from_dataset(syntax: str, name: str | None) -> Through:
    options = {"operation": "add"} if syntax == "patch" else {}

    def through(dossier: vd.Dossier, written: str) -> vd.Dossier:
        dataset: Any = _parsed(dossier, written)  # its types know one way only
        return _read(dataset.serialize(format=syntax, **options), syntax, name)

    return through


def _conjunctive(dossier: vd.Dossier, written: str) -> vd.Dossier:
    graph = ConjunctiveGraph()
    graph.parse(data=vd.dumps(dossier, written).decode(), format=IN_RDFLIB.get(written, written))
    return vd.from_rdflib(graph)


OBJECTS = (
    Hand("an rdflib Graph", lambda dossier, written: vd.from_rdflib(_graph(dossier, written))),
    Hand("an rdflib Dataset", lambda dossier, written: vd.from_rdflib(_parsed(dossier, written))),
    Hand(
        "an rdflib Dataset whose default graph is the union",
        lambda dossier, written: vd.from_rdflib(_parsed(dossier, written, union=True)),
    ),
    Hand("an rdflib ConjunctiveGraph", _conjunctive),
)
GRAPHS = tuple(
    Hand(f"rdflib's {syntax} of a Graph", _from_graph(syntax, name)) for syntax, name in TRIPLES.items()
)
DATASETS = (
    *(Hand(f"rdflib's {syntax} of a union", _from_union(syntax, name)) for syntax, name in TRIPLES.items()),
    *(Hand(f"rdflib's {syntax} of a Dataset", _from_dataset(syntax, name)) for syntax, name in QUADS.items()),
)
HANDS = (*OBJECTS, *GRAPHS, *DATASETS)
