"""RDF 1.1 XML Syntax: an element a subject, an element a triple.

Written here, since the writer of pyoxigraph leaves a carriage return as it is, and every reader of XML then
takes it for a line feed (XML 1.0, section 2.11).
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from visitdata.rdf.encoding.to_nodes import DossierGraph
from visitdata.rdf.nodes import STRING, Node
from visitdata.syntaxes.chunks import chunked
from visitdata.syntaxes.format import Format
from visitdata.syntaxes.rdf_documents import find_in_rdf
from visitdata.terms import PREFIXES, RDF_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.rdf.nodes import Object

_USED = ("rdf", "schema", "vd", "oa", "skos")
_BEFORE_NAME = re.compile("[#/:]")
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = str.maketrans({"&": "&amp;", "<": "&lt;", '"': "&quot;"})


class _Elements:
    """The names of elements, and nodes as elements."""

    def __init__(self, document: DossierGraph) -> None:
        self.prefixes = {prefix: PREFIXES[prefix] for prefix in _USED} | document.namespaces
        self._other = next(each for each in ("p", "q") if each not in self.prefixes)
        self._names: dict[str, tuple[str, str]] = {}

    def name(self, iri: str) -> tuple[str, str]:
        """An element's name, and the declaration of its namespace where no prefix of the document fits."""
        known = self._names.get(iri)
        if known is None:
            known = self._names[iri] = self._named(iri)
        return known

    def _named(self, iri: str) -> tuple[str, str]:
        """Every term ends in a name, which is checked where record classes are declared."""
        local = _BEFORE_NAME.split(iri)[-1]
        space = iri.removesuffix(local)
        for prefix, known in self.prefixes.items():
            if space == known:
                return f"{prefix}:{local}", ""
        return f"{self._other}:{local}", f' xmlns:{self._other}="{space.translate(_ATTRIBUTE)}"'

    def node(self, node: Node) -> Iterator[str]:
        """The node's element, then those of the nodes that it describes."""
        (_, kind), *rest = node.pairs
        assert isinstance(kind, str)  # every node begins with its type
        name, space = self.name(kind)
        yield f'  <{name}{space} rdf:about="{node.iri.translate(_ATTRIBUTE)}">\n'
        for predicate, value in rest:
            yield self._triple(predicate, value)
        yield f"  </{name}>\n"
        for _, value in rest:
            if isinstance(value, Node):
                yield from self.node(value)

    def _triple(self, predicate: str, value: Object) -> str:
        name, space = ("rdf:type", "") if predicate == RDF_TYPE else self.name(predicate)
        if isinstance(value, tuple):
            text, kind = value
            if kind.language is not None:
                space += f' xml:lang="{kind.language}"'
            elif kind is not STRING:
                space += f' rdf:datatype="{kind.datatype}"'
            return f"    <{name}{space}>{text.translate(_TEXT)}</{name}>\n"
        iri = value.iri if isinstance(value, Node) else value
        return f'    <{name}{space} rdf:resource="{iri.translate(_ATTRIBUTE)}"/>\n'


def _pieces(dossier: Any) -> Iterator[str]:
    document = DossierGraph(dossier)
    elements = _Elements(document)
    spaces = "".join(
        f'\n    xmlns:{prefix}="{space.translate(_ATTRIBUTE)}"' for prefix, space in elements.prefixes.items()
    )
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n'
    for node in document.nodes():
        yield from elements.node(node)
    yield "</rdf:RDF>\n"


def _write(dossier: Any, indent: int | None) -> Iterator[bytes]:
    return chunked(_pieces(dossier))


FORMAT = Format(
    name="rdfxml",
    suffix=".rdf",
    media_type="application/rdf+xml",
    aliases=("xml", "pretty-xml"),
    write=_write,
    find=partial(find_in_rdf, name="rdfxml"),
)
