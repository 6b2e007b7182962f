"""RDF as this package writes it: subjects with what is said of them, literals, triples.

An object is an IRI, a literal as (text, type), or a node that its owner describes.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from visitdata.terms import XSD_STRING, expand

if TYPE_CHECKING:
    from collections.abc import Iterator


@attrs.frozen
class LiteralType:
    """The datatype of a literal and its language; `suffix` is how N-Triples writes them."""

    datatype: str
    language: str | None = None
    suffix: str = ""


STRING = LiteralType(XSD_STRING)


@cache
def typed(datatype: str) -> LiteralType:
    """Literals of a datatype, by its IRI."""
    return STRING if datatype == XSD_STRING else LiteralType(datatype, None, f"^^<{datatype}>")


@lru_cache(maxsize=1024)  # a stream may have any number of languages
def tagged(language: str) -> LiteralType:
    """Texts in a language."""
    return LiteralType(expand("rdf:langString"), language, f"@{language}")


# N-Triples, section 2.4: what a string must escape. All else stands as it is, in UTF-8.
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\x7f": "\\u007F"})


def tag_if_any(language: str | None) -> str:
    """What stands behind the quotes of a text in a language, or in none, in N-Triples and Turtle."""
    return "" if language is None else f"@{language}"


def is_plain(text: str) -> bool:
    """Whether a text surely stands between the quotes of N-Triples and Turtle as it is."""
    return text.isprintable() and '"' not in text and "\\" not in text


def escaped(text: str) -> str:
    """Text between the quotes of N-Triples and Turtle."""
    if '"' in text or "\\" in text or not text.isprintable():
        return text.translate(_ESCAPES)
    return text


DATE = typed(expand("xsd:date"))


class Node:
    """A subject, and what is said of it."""

    __slots__ = ("iri", "pairs")

    def __init__(self, iri: str, pairs: list[Pair]) -> None:
        self.iri = iri
        self.pairs = pairs


Literal: TypeAlias = tuple[str, LiteralType]
Object: TypeAlias = "str | Literal | Node"
Pair: TypeAlias = tuple[str, Object]
Triple: TypeAlias = "tuple[str, str, str | Literal]"


def triples(node: Node) -> Iterator[Triple]:
    """What is said of a node and of those that it describes."""
    predicate: str
    value: Any  # its class says what it is, which checkers do not follow
    for predicate, value in node.pairs:
        if value.__class__ is Node:
            yield node.iri, predicate, value.iri
            yield from triples(value)
        else:
            yield node.iri, predicate, value
