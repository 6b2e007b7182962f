"""The outputs as other tools read them: triples as tuples that compare, whoever parsed them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

import pyoxigraph
import rdflib
from rdflib.namespace import XSD

import visitdata as vd

if TYPE_CHECKING:
    from collections.abc import Iterator

RDF_FORMATS = tuple(format_.name for format_ in vd.formats() if format_.is_rdf)
IN_RDFLIB = {"ntriples": "nt", "rdfxml": "xml", "jsonld": "json-ld"}

Term: TypeAlias = "str | tuple[str, Any, str]"
Triple: TypeAlias = tuple[str, str, Term]


def by_pyoxigraph(data: bytes, name: str) -> Iterator[pyoxigraph.Quad]:
    """Every statement, with its graph."""
    suffix = next(format_.suffix for format_ in vd.formats() if format_.name == name)
    syntax = pyoxigraph.RdfFormat.from_extension(suffix.removeprefix("."))
    assert syntax is not None
    yield from pyoxigraph.parse(data, format=syntax)


def by_rdflib(data: bytes, name: str) -> rdflib.Dataset:
    """Every statement, with its graph, as rdflib's Dataset holds them."""
    dataset = rdflib.Dataset()
    dataset.parse(data=data.decode(), format=IN_RDFLIB.get(name, name))
    return dataset


def oxigraph_triples(data: bytes, name: str) -> set[Triple]:
    """The union of all graphs."""
    return {
        (str(q.subject)[1:-1], q.predicate.value, _oxigraph_term(q.object)) for q in by_pyoxigraph(data, name)
    }


def _oxigraph_term(term: Any) -> Term:
    if isinstance(term, pyoxigraph.Literal):
        return _literal(term.value, term.datatype.value, term.language)
    assert isinstance(term, pyoxigraph.NamedNode), f"{term} is a blank node"
    return term.value


def rdflib_triples(data: bytes, name: str) -> set[Triple]:
    """The union of all graphs."""
    return {(str(s), str(p), rdflib_term(o)) for s, p, o, _ in by_rdflib(data, name).quads()}


def rdflib_term(term: Any) -> Term:
    """A term of rdflib's."""
    if isinstance(term, rdflib.Literal):
        datatype = term.datatype or (XSD.string if term.language is None else rdflib.RDF.langString)
        return _literal(str(term), str(datatype), term.language)
    assert isinstance(term, rdflib.URIRef), f"{term!r} is a blank node"
    return str(term)


def _literal(text: str, datatype: str, language: str | None) -> tuple[str, Any, str]:
    """A literal so that decimals compare by value and language tags without case."""
    if datatype == str(XSD.decimal):
        return "", Decimal(text), datatype
    return text, datatype, (language or "").lower()
