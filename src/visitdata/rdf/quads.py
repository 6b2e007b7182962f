"""Quads as a reader meets them, and all of them by graph and subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from visitdata.terms import PREFIXES, RDF_TYPE, XSD_STRING
from visitdata.values.bounded_cache import BoundedCache

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# A literal as (text, datatype, language); an IRI, or a blank node as `_:label`.
Literal: TypeAlias = tuple[str, str, "str | None"]
Object: TypeAlias = "str | Literal"
# (subject, predicate, object, graph); the graph is empty for the default graph.
Quad: TypeAlias = tuple[str, str, Object, str]
About: TypeAlias = "dict[str, dict[str, list[Object]]]"

# RDF 1.2 lets a triple be an object. Nothing here wants one: it is carried as a literal of this datatype.
TRIPLE = "a triple"
_OLD_SCHEMA = "http://schema.org/"


def kept(iri: str) -> str:
    """A term as it is kept: schema.org's with https, though documents may have http."""
    rest = iri.removeprefix(_OLD_SCHEMA)
    return iri if rest == iri else PREFIXES["schema"] + rest


TERMS = BoundedCache(kept)


def gathered(quads: Iterable[Quad]) -> dict[str, About]:
    """The quads by graph and subject."""
    graphs: dict[str, About] = {}
    last_graph, about = None, {}
    last_subject, said = None, {}
    for subject, predicate, value, graph in quads:
        if graph != last_graph:
            last_graph, about = graph, graphs.setdefault(graph, {})
            last_subject = None
        if subject != last_subject:
            last_subject, said = subject, about.setdefault(subject, {})
        term = TERMS[predicate]
        if term == RDF_TYPE and value.__class__ is str:
            value = TERMS[value]  # noqa: PLW2901 # type: ignore[index] # a string, as was just asked
        said.setdefault(term, []).append(value)
    return graphs


def is_typed(about: About, subject: str, wanted: str) -> bool:
    """Whether a subject is said to be of that type."""
    return wanted in about.get(subject, {}).get(RDF_TYPE, ())


def quads_of(about: About, graph: str = "") -> Iterator[Quad]:
    """What was gathered, one by one."""
    for subject, said in about.items():
        for predicate, values in said.items():
            for value in values:
                yield subject, predicate, value, graph


def order(value: Object) -> tuple[str, str, str]:
    """What objects are sorted by, so that their order in a document means nothing."""
    if isinstance(value, str):
        return value, "", ""
    text, datatype, language = value
    return text, datatype, language or ""


def shown(term: Object) -> str:
    """A term as N-Triples has it, for messages; what UTF-8 cannot carry, as its escape."""
    return _shown(term).encode(errors="backslashreplace").decode()


def _shown(term: Object) -> str:
    if isinstance(term, str):
        # A literal for a subject is no RDF, but rdflib has graphs with such: it is shown as it came.
        return term if term.startswith(("_:", '"')) else f"<{term}>"
    text, datatype, language = term
    if datatype == TRIPLE:
        return text
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    if language is not None:
        return f'"{quoted}"@{language}'
    return f'"{quoted}"' if datatype == XSD_STRING else f'"{quoted}"^^<{datatype}>'
