"""Dossiers as rdflib graphs, for those who query or combine them in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from visitdata.dependencies import require
from visitdata.errors import DecodeError, Problem
from visitdata.metamodel.settings import Declared
from visitdata.rdf.decoding.decode import decode
from visitdata.rdf.decoding.dossiers import dossiers_in
from visitdata.rdf.encoding.to_nodes import DossierGraph
from visitdata.rdf.literals import LANG_STRING
from visitdata.rdf.quads import gathered, shown
from visitdata.terms import PREFIXES, XSD_STRING
from visitdata.values.languages import canonical_language
from visitdata.values.text import as_str

if TYPE_CHECKING:
    from collections.abc import Iterator

    import rdflib

    from visitdata.rdf.nodes import Literal
    from visitdata.rdf.quads import Object, Quad
    from visitdata.terms import Foreign

_R = TypeVar("_R", bound=Declared)


def to_rdflib(dossier: Declared) -> rdflib.Graph:
    """A plain graph of all that the dossier says, with this package's prefixes bound."""
    require("rdflib")
    from rdflib import Graph, URIRef

    document = DossierGraph(dossier)
    graph = Graph(bind_namespaces="none")
    for prefix, space in {**PREFIXES, **document.namespaces}.items():
        graph.bind(prefix, space)
    for subject, predicate, value in document.triples():
        target = URIRef(value) if isinstance(value, str) else _literal(value)
        graph.add((URIRef(subject), URIRef(predicate), target))
    return graph


def from_rdflib(graph: rdflib.Graph, cls: type[_R], foreign: Foreign = "refuse") -> _R:
    """The dossier that a graph or a dataset describes.

    Raises:
        DecodeError: with every problem; or there are several dossiers, or none.
    """
    found = list(dossiers_in(gathered(_quads(graph)), cls))
    if len(found) == 1:
        return decode(cls, found[0], foreign)
    problem = Problem(code="no-dossier", message="the graph holds no dossier")
    if found:
        message = f"the dataset holds {len(found)} dossiers"
        problem = Problem(
            code="several-dossiers", message=message, suggestion="give the graph of one of them"
        )
    what = "expected exactly one dossier"
    raise DecodeError(what, (problem,))


def _quads(graph: rdflib.Graph) -> Iterator[Quad]:
    """The graph's quads as plain tuples."""
    require("rdflib")
    from rdflib import Dataset, URIRef
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

    every = graph.quads() if isinstance(graph, Dataset) else ((*triple, None) for triple in graph)
    for subject, predicate, value, name in every:
        is_named = isinstance(name, URIRef) and name != DATASET_DEFAULT_GRAPH_ID
        yield _node(subject), _text(predicate), _object(value), _text(name) if is_named else ""


def _node(term: Any) -> str:
    """A node; rdflib also lets literals be subjects, as some reasoners have them: no node is named so."""
    import rdflib

    if isinstance(term, rdflib.Literal):
        return shown(_object(term))
    return f"_:{_text(term)}" if isinstance(term, rdflib.BNode) else _text(term)


def _object(term: Any) -> Object:
    import rdflib

    if not isinstance(term, rdflib.Literal):
        return _node(term)
    if term.language is not None:
        return _text(term), LANG_STRING, canonical_language(_text(term.language))
    return _text(term), _text(term.datatype or XSD_STRING), None


def _text(term: Any) -> str:
    """The very characters of a term, which is a kind of string and may say of itself what it likes."""
    text = as_str(term)
    return str(term) if text is None else text


def _literal(literal: Literal) -> rdflib.Literal:
    import rdflib

    text, kind = literal
    if kind.language is not None:
        return rdflib.Literal(text, lang=kind.language)
    if kind.datatype == XSD_STRING:
        return rdflib.Literal(text)
    # rdflib rewrites lexical forms unless it is told to leave them ("3.0" to "3").
    return rdflib.Literal(text, datatype=rdflib.URIRef(kind.datatype), normalize=False)
