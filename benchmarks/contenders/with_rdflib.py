"""rdflib: a graph built and serialised, a graph serialised, a text parsed into a graph.

To build, it is given more than a user has: the statements as strings, and the terms of the vocabulary made.
The reader only parses; records would have to be made of the graph.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, TypeAlias

import rdflib

import visitdata as vd
from benchmarks.contenders import Contender, meanings
from benchmarks.contenders.statements import Statements, statements
from benchmarks.contenders.with_visitdata import dossier

if TYPE_CHECKING:
    from benchmarks.contenders.statements import Text

NAME = "rdflib"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_Terms: TypeAlias = dict[str, rdflib.URIRef]


def _prepare(line: bytes) -> tuple[Statements, _Terms]:
    given = statements(line)
    return given, {predicate: rdflib.URIRef(predicate) for _, predicate, _ in given.rows}


def _literal(text: Text) -> rdflib.Literal:
    value, datatype, language = text
    if language is not None:
        return rdflib.Literal(value, lang=language)
    if datatype == _STRING:
        return rdflib.Literal(value)
    return rdflib.Literal(value, datatype=rdflib.URIRef(datatype), normalize=False)


def _build_and_serialise(prepared: tuple[Statements, _Terms]) -> bytes:
    given, predicates = prepared
    dataset = rdflib.Dataset()
    graph = dataset.graph(rdflib.URIRef(given.graph))
    for subject, predicate, value in given.rows:
        target = rdflib.URIRef(value) if isinstance(value, str) else _literal(value)
        graph.add((rdflib.URIRef(subject), predicates[predicate], target))
    return dataset.serialize(format="nquads", encoding="utf-8")


def _parse(text: bytes) -> rdflib.Dataset:
    dataset = rdflib.Dataset()
    with warnings.catch_warnings():
        # Its own parser of N-Quads uses what it deprecates itself.
        warnings.simplefilter("ignore", DeprecationWarning)
        dataset.parse(data=text, format="nquads")
    return dataset


def _graph(line: bytes) -> rdflib.Graph:
    return vd.to_rdflib(dossier(line))


def _serialise(graph: rdflib.Graph) -> bytes:
    return graph.serialize(format="turtle", encoding="utf-8")


def _quads(dataset: Any) -> frozenset[str]:
    return meanings.quads(dataset.serialize(format="nquads", encoding="utf-8"))


WRITES_NQUADS = Contender(name=NAME, prepare=_prepare, run=_build_and_serialise, meaning=meanings.quads)
WRITES_TURTLE = Contender(name=NAME, prepare=_graph, run=_serialise, meaning=meanings.triples)
READS_NQUADS = Contender(
    name=NAME, prepare=lambda line: vd.dumps(dossier(line), "nquads"), run=_parse, meaning=_quads
)
