"""Quads of pyoxigraph as plain tuples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from visitdata.dependencies import require
from visitdata.rdf.quads import TRIPLE
from visitdata.terms import expand
from visitdata.values.languages import canonical_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyoxigraph

    from visitdata.rdf.quads import Literal, Object, Quad

_DIRECTED = expand("rdf:dirLangString")
# Labels of blank nodes that pyoxigraph makes up, others on each run.
_MADE_UP = re.compile("[0-9a-f]{24,32}")


def syntax(name: str) -> pyoxigraph.RdfFormat:
    """What pyoxigraph calls a format."""
    require("pyoxigraph")  # whatever parses comes here first
    from pyoxigraph import RdfFormat

    return {
        "ntriples": RdfFormat.N_TRIPLES,
        "nquads": RdfFormat.N_QUADS,
        "turtle": RdfFormat.TURTLE,
        "trig": RdfFormat.TRIG,
        "rdfxml": RdfFormat.RDF_XML,
        "jsonld": RdfFormat.JSON_LD,
    }[name]


def plain_quads(quads: Iterable[Any], *, keeps_labels: bool) -> Iterator[Quad]:
    """Quads as plain tuples.

    Args:
        quads: those of one document.
        keeps_labels: whether the labels of blank nodes are those of the document, all of them.
    """
    from pyoxigraph import DefaultGraph, Literal, NamedNode

    terms = _Terms(keeps_labels=keeps_labels)
    for subject, predicate, value, graph in quads:
        kind = value.__class__
        yield (
            subject.value if subject.__class__ is NamedNode else terms.node(subject),
            predicate.value,
            value.value
            if kind is NamedNode
            else terms.literal(value)
            if kind is Literal
            else terms.other(value),
            "" if graph.__class__ is DefaultGraph else terms.node(graph),
        )


class _Terms:
    """Terms of a document that take more than their value."""

    def __init__(self, *, keeps_labels: bool) -> None:
        from pyoxigraph import BlankNode, Triple

        self._blank = BlankNode
        self._triple = Triple
        self._keeps_labels = keeps_labels
        self._tags: dict[str, str] = {}
        self._made_up: dict[str, str] = {}

    def literal(self, term: Any) -> Literal:
        """A literal, its tag in the case of RFC 5646, section 2.1.1, which parsers do not keep."""
        language = term.language
        if language is None:
            return term.value, term.datatype.value, None
        tag = self._tags.get(language)
        if tag is None:
            tag = self._tags[language] = canonical_language(language)
        datatype = term.datatype.value
        return term.value, datatype, f"{tag}--{term.direction}" if datatype == _DIRECTED else tag

    def node(self, term: Any) -> str:
        """An IRI, or a blank node as `_:label`."""
        name: str = term.value
        if term.__class__ is not self._blank:
            return name
        return self._made_up.get(name) or f"_:{self._label(name)}"

    def other(self, term: Any) -> Object:
        """A blank node, or a triple of RDF 1.2."""
        return self.node(term) if term.__class__ is self._blank else (self._shown(term), TRIPLE, None)

    def _shown(self, term: Any) -> str:
        """A term within a triple as N-Triples has it."""
        if term.__class__ is self._blank:
            return self.node(term)
        if not isinstance(term, self._triple):
            return str(term)
        parts = map(self._shown, (term.subject, term.predicate, term.object))
        return f"<<( {' '.join(parts)} )>>"

    def _label(self, label: str) -> str:
        """The label of a blank node; where the document gives none, a number that no document can give."""
        if self._keeps_labels or not _MADE_UP.fullmatch(label):
            return label
        number = f"[{len(self._made_up) + 1}]"
        self._made_up[label] = f"_:{number}"
        return number
