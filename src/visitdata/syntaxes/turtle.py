"""RDF 1.1 Turtle, to be read by people too: a block a subject, in the order of the dossier."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from visitdata.quads.encode import Document
from visitdata.quads.nodes import Node, escaped
from visitdata.syntaxes import Format, chunked, find_in_rdf
from visitdata.terms import PREFIXES, RDF_TYPE, expand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.quads.nodes import Object

_USED = ("schema", "vd", "edtf", "oa", "skos", "xsd")
# Of Turtle's PN_LOCAL (section 6.5), what needs no escape.
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_:.-]*[A-Za-z0-9_:-])?")
_PROPOSITION = (RDF_TYPE, expand("vd:Proposition"))
_EVIDENCE = (RDF_TYPE, expand("oa:SpecificResource"))
LINE = 90
_BARE = {expand("xsd:boolean"), expand("xsd:decimal")}


class Names:
    """Prefixed names: the document's own nodes begin with a colon."""

    def __init__(self, document: Document) -> None:
        self.prefixes = {"": f"{document.iri}#", **{prefix: PREFIXES[prefix] for prefix in _USED}}
        self.prefixes |= document.namespaces
        self._known: dict[str, str] = {}
        self._suffixes: dict[str, str] = {"": ""}

    def name(self, iri: str) -> str:
        """How an IRI is written."""
        known = self._known.get(iri)
        if known is None:
            known = self._known[iri] = self._shortened(iri)
        return known

    def _shortened(self, iri: str) -> str:
        for prefix, space in self.prefixes.items():
            if iri.startswith(space) and _LOCAL.fullmatch(iri, len(space)):
                return f"{prefix}:{iri[len(space) :]}"
        return f"<{iri}>"

    def value(self, value: Object) -> str:
        """How the object of a statement is written."""
        if isinstance(value, str):
            return self.name(value)
        if isinstance(value, Node):
            return self.name(value.iri)
        text, kind = value
        if kind.datatype in _BARE:
            return text
        suffix = kind.suffix if kind.language or not kind.suffix else f"^^{self.name(kind.datatype)}"
        return f'"{escaped(text)}"{suffix}'

    def heading(self) -> str:
        """The prefixes, declared."""
        return "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in self.prefixes.items())


def blocks(document: Document, names: Names, indent: str = "") -> Iterator[str]:
    """The document block by block, under a comment for each part of the dossier; the evidence stands last."""
    evidence: list[str] = []
    yield _block(Node(document.iri, [*document.root.pairs, *document.links()]), names, indent, evidence)
    part = None
    for member, node in document.listed():
        if member.name != part:
            part = member.name
            yield f"\n{indent}# {part}\n"
        yield _block(node, names, indent, evidence)
    if evidence:
        yield f"\n{indent}# evidence\n\n"
        yield from evidence


def _block(node: Node, names: Names, indent: str, evidence: list[str]) -> str:
    """What is said of a node; then, a line each, the nodes that it owns, and the propositions it holds."""
    text = f" ;\n{indent}    ".join(_said(node, names, f",\n{indent}        "))
    own = [f"\n{indent}{names.name(node.iri)} {text} .\n"]
    propositions: list[str] = []
    for _, value in node.pairs:
        if isinstance(value, Node):
            if value.pairs[0] == _PROPOSITION:
                propositions.append(_block(value, names, indent, evidence))
            else:
                (evidence if value.pairs[0] == _EVIDENCE else own).extend(_owned(value, names, indent))
    return "".join([*own, *propositions])


def _owned(node: Node, names: Names, indent: str) -> Iterator[str]:
    yield f"{indent}{names.name(node.iri)} {' ; '.join(_said(node, names, ', '))} .\n"
    for _, value in node.pairs:
        if isinstance(value, Node):
            yield from _owned(value, names, indent)


def _said(node: Node, names: Names, wrapped: str) -> list[str]:
    """Each property with its values; values that would make a long line are set apart by `wrapped`."""
    said: dict[str, list[str]] = {}
    for predicate, value in node.pairs:
        said.setdefault(predicate, []).append(names.value(value))
    return [
        f"{'a' if predicate == RDF_TYPE else names.name(predicate)} "
        f"{(wrapped if sum(map(len, values)) > LINE else ', ').join(values)}"
        for predicate, values in said.items()
    ]


def _write(dossier: Any, indent: int | None) -> Iterator[bytes]:  # noqa: ARG001 - blocks have their own indent
    document = Document(dossier)
    names = Names(document)
    yield names.heading().encode()
    yield from chunked(blocks(document, names))


FORMAT = Format(
    name="turtle", suffix=".ttl", media_type="text/turtle", write=_write, find=find_in_rdf("turtle")
)
