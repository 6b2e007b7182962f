"""Dossiers as rdflib graphs, for those who query or combine them in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visitdata.quads.encode import Document
from visitdata.terms import PREFIXES, XSD_STRING

if TYPE_CHECKING:
    import rdflib

    from visitdata.quads.nodes import Literal
    from visitdata.shape.declare import Declared


def to_rdflib(dossier: Declared) -> rdflib.Graph:
    """A plain graph of all that the dossier says, with this package's prefixes bound."""
    from rdflib import Graph, URIRef  # noqa: PLC0415 - heavy guests wait at the door

    document = Document(dossier)
    graph = Graph(bind_namespaces="none")
    for prefix, space in {**PREFIXES, **document.namespaces}.items():
        graph.bind(prefix, space)
    for subject, predicate, value in document.triples():
        target = URIRef(value) if isinstance(value, str) else _literal(value)
        graph.add((URIRef(subject), URIRef(predicate), target))
    return graph


def _literal(literal: Literal) -> rdflib.Literal:
    import rdflib  # noqa: PLC0415 - as above

    text, kind = literal
    if kind.language is not None:
        return rdflib.Literal(text, lang=kind.language)
    if kind.datatype == XSD_STRING:
        return rdflib.Literal(text)
    # rdflib rewrites lexical forms unless it is told to leave them ("3.0" to "3").
    return rdflib.Literal(text, datatype=rdflib.URIRef(kind.datatype), normalize=False)
