"""RDF 1.1 N-Triples: a statement a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.quads.encode import Document
from visitdata.syntaxes import Format, chunked, find_in_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.quads.nodes import Node

# N-Triples, section 2.4: what a string must escape. All else stands as it is, in UTF-8.
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\x7f": "\\u007F"})


def escaped(text: str) -> str:
    """Text between the quotes of N-Triples and Turtle."""
    if '"' in text or "\\" in text or not text.isprintable():
        return text.translate(_ESCAPES)
    return text


def lines(document: Document, end: str) -> Iterator[str]:
    """Every statement of the document, a line each; `end` closes it, with the graph where there is one."""
    for node in document.nodes():
        out: list[str] = []
        _add_lines(node, end, out)
        yield from out


def _add_lines(node: Node, end: str, out: list[str]) -> None:
    subject = f"<{node.iri}> <"
    described: list[Node] = []
    predicate: str
    value: Any  # its class says what it is, which checkers do not follow
    for predicate, value in node.pairs:
        if value.__class__ is str:
            out.append(f"{subject}{predicate}> <{value}>{end}")
        elif value.__class__ is tuple:
            text, kind = value
            out.append(f'{subject}{predicate}> "{escaped(text)}"{kind.suffix}{end}')
        else:
            out.append(f"{subject}{predicate}> <{value.iri}>{end}")
            described.append(value)
    for inner in described:
        _add_lines(inner, end, out)


def _write(dossier: Any, indent: int | None) -> Iterator[bytes]:  # noqa: ARG001 - lines have no indent
    return chunked(lines(Document(dossier), " .\n"))


FORMAT = Format(
    name="ntriples",
    suffix=".nt",
    media_type="application/n-triples",
    write=_write,
    find=find_in_lines("ntriples"),
)
