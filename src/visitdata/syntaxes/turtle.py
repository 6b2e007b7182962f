"""RDF 1.1 Turtle, to be read by people too: a block a subject, in the order of the dossier."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from visitdata.quads.encode import Document
from visitdata.quads.nodes import STRING, Node, escaped
from visitdata.syntaxes import Format, chunked, find_in_rdf
from visitdata.terms import PREFIXES, RDF_TYPE, expand
from visitdata.values.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.quads.nodes import LiteralType

_USED = ("schema", "vd", "edtf", "oa", "skos", "xsd")
# Of Turtle's PN_LOCAL (section 6.5), what needs no escape.
_is_local = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_:.-]*[A-Za-z0-9_:-])?").fullmatch
_PROPOSITION = (RDF_TYPE, expand("vd:Proposition"))
_EVIDENCE = (RDF_TYPE, expand("oa:SpecificResource"))
LINE = 90
_BARE = {expand("xsd:boolean"), expand("xsd:decimal")}


def _term(iri: str) -> str | None:
    """The prefixed name of a vocabulary's term; None for any other IRI."""
    for prefix in _USED:
        space = PREFIXES[prefix]
        if iri.startswith(space) and _is_local(iri, len(space)):
            return f"{prefix}:{iri[len(space) :]}"
    return None


_TERMS = Remembered(_term)
_PROPERTIES = Remembered(lambda iri: "a" if iri == RDF_TYPE else _term(iri))
_HEADING = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in _USED)


class Names(dict[str, str]):
    """How IRIs are written: as prefixed names where they can be; the document's own nodes begin with `:`."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._base = f"{document.iri}#"
        self._spaces = document.namespaces

    def __missing__(self, iri: str) -> str:
        base = self._base
        if iri.startswith(base) and _is_local(iri, len(base)):
            name = f":{iri[len(base) :]}"
        else:
            name = _TERMS[iri] or self._of_others(iri)
        self[iri] = name
        return name

    def _of_others(self, iri: str) -> str:
        for prefix, space in self._spaces.items():
            if iri.startswith(space) and _is_local(iri, len(space)):
                return f"{prefix}:{iri[len(space) :]}"
        return f"<{iri}>"

    def literal(self, text: str, kind: LiteralType) -> str:
        """How a literal is written."""
        if kind is STRING:
            return f'"{escaped(text)}"'
        if kind.language:
            return f'"{escaped(text)}"{kind.suffix}'
        if kind.datatype in _BARE:
            return text
        return f'"{escaped(text)}"^^{_TERMS[kind.datatype] or self[kind.datatype]}'

    def heading(self) -> str:
        """The prefixes, declared."""
        spaces = (f"@prefix {prefix}: <{space}> .\n" for prefix, space in self._spaces.items())
        return f"@prefix : <{self._base}> .\n{_HEADING}{''.join(spaces)}"


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
    said, nodes = _said(node, names, f",\n{indent}        ")
    text = f" ;\n{indent}    ".join(said)
    own = [f"\n{indent}{names[node.iri]} {text} .\n"]
    propositions: list[str] = []
    for each in nodes:
        if each.pairs[0] == _PROPOSITION:
            propositions.append(_block(each, names, indent, evidence))
        else:
            (evidence if each.pairs[0] == _EVIDENCE else own).extend(_owned(each, names, indent))
    return "".join([*own, *propositions])


def _owned(node: Node, names: Names, indent: str) -> Iterator[str]:
    said, nodes = _said(node, names, ", ")
    yield f"{indent}{names[node.iri]} {' ; '.join(said)} .\n"
    for each in nodes:
        yield from _owned(each, names, indent)


def _said(node: Node, names: Names, wrapped: str) -> tuple[list[str], list[Node]]:
    """Each property with its values, and those of them that are nodes of their own.

    Values that would make a long line are set apart by `wrapped`.
    """
    said: dict[str, list[str]] = {}
    nodes: list[Node] = []
    for predicate, value in node.pairs:
        if isinstance(value, str):
            text = (_TERMS[value] if predicate == RDF_TYPE else None) or names[value]
        elif isinstance(value, Node):
            text = names[value.iri]
            nodes.append(value)
        else:
            text = names.literal(*value)
        if predicate in said:
            said[predicate].append(text)
        else:
            said[predicate] = [text]
    properties = [
        f"{_PROPERTIES[predicate] or names[predicate]} "
        f"{values[0] if len(values) == 1 else _listed(values, wrapped)}"
        for predicate, values in said.items()
    ]
    return properties, nodes


def _listed(values: list[str], wrapped: str) -> str:
    return (wrapped if sum(map(len, values)) > LINE else ", ").join(values)


def _write(dossier: Any, indent: int | None) -> Iterator[bytes]:  # noqa: ARG001 - blocks have their own indent
    document = Document(dossier)
    names = Names(document)
    yield names.heading().encode()
    yield from chunked(blocks(document, names))


FORMAT = Format(
    name="turtle", suffix=".ttl", media_type="text/turtle", write=_write, find=find_in_rdf("turtle")
)
