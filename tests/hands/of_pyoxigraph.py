"""pyoxigraph: each of its formats, with prefixes and without, from statements and from a store."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store

import visitdata as vd
from tests.hands.hand import NAMED, Hand
from tests.hands.tool_errors import XML_CARRIAGE_RETURN

if TYPE_CHECKING:
    from tests.hands.hand import Through

OURS = {
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}
# Formats, and as which of ours their output is read.
FORMATS = [
    *((format_, name) for name, format_ in OURS.items()),
    (RdfFormat.STREAMING_JSON_LD, "jsonld"),
    (RdfFormat.N3, "turtle"),
]
PREFIXES = {
    "": "https://w3id.org/visitdata/ns#",
    "s": "https://schema.org/",
    "type": "http://www.w3.org/ns/oa#",
    "x.y": "http://www.w3.org/2001/XMLSchema#",
    "é": "https://example.org/",
}


@lru_cache(maxsize=len(OURS))
def _quads(data: bytes, name: str) -> list[pyoxigraph.Quad]:
    return list(pyoxigraph.parse(data, format=OURS[name]))


@lru_cache(maxsize=len(OURS))
def _store(data: bytes, name: str) -> Store:
    store = Store()
    store.load(data, format=OURS[name])
    return store


def _options(dossier: vd.Dossier, format_: RdfFormat, *, prefixed: bool) -> dict[str, Any]:
    """Prefixes, one of them for the dossier's own nodes, and a base to which they are relative."""
    if not prefixed or format_ in {RdfFormat.N_TRIPLES, RdfFormat.N_QUADS}:
        return {}
    return {"prefixes": PREFIXES | {"own": f"{dossier.id}#"}, "base_iri": dossier.id}


def _read(data: bytes | None, name: str) -> vd.Dossier:
    assert data is not None, "it was not written to a file"
    return vd.loads(data, name)


def _of_statements(format_: RdfFormat, name: str, *, prefixed: bool) -> Through:
    def through(dossier: vd.Dossier, written: str) -> vd.Dossier:
        quads = _quads(vd.dumps(dossier, written), written)
        statements = quads if format_.supports_datasets else [quad.triple for quad in quads]
        options = _options(dossier, format_, prefixed=prefixed)
        return _read(pyoxigraph.serialize(statements, format=format_, **options), name)

    return through


def _of_store(format_: RdfFormat, name: str, *, prefixed: bool) -> Through:
    def through(dossier: vd.Dossier, written: str) -> vd.Dossier:
        store = _store(vd.dumps(dossier, written), written)
        graph = NamedNode(dossier.id) if written in NAMED else DefaultGraph()
        options = _options(dossier, format_, prefixed=prefixed)
        only = None if format_.supports_datasets else graph
        return _read(store.dump(format=format_, from_graph=only, **options), name)

    return through


def _hand(way: str, through: Any, format_: RdfFormat, name: str, *, prefixed: bool) -> Hand:
    with_prefixes = " with prefixes" if prefixed else ""
    tool_errors = (XML_CARRIAGE_RETURN,) if format_ == RdfFormat.RDF_XML else ()
    called = f"pyoxigraph's {format_.name}{with_prefixes}, of {way}"
    return Hand(called, through(format_, name, prefixed=prefixed), tool_errors)


HANDS = tuple(
    _hand(way, through, format_, name, prefixed=prefixed)
    for way, through in (("statements", _of_statements), ("a store", _of_store))
    for format_, name in FORMATS
    for prefixed in (False, True)
    if not (prefixed and name in {"ntriples", "nquads"})
)
