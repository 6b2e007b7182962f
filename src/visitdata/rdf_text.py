"""RDF text as statements, read by pyoxigraph: it opens nothing, and refuses what the standards refuse.

What it passes over in silence, it is not asked: JSON-LD is looked through beforehand (`jsonld_text`), and
RDF/XML is refused where it declares a document type or an encoding.
"""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING, Any

from visitdata.errors import DecodeError, Finding, Mistake
from visitdata.values.languages import canonical_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyoxigraph

    from visitdata.quads.statements import Literal, Object, Statement

# Relative IRIs are resolved against this, and so found out; no document can mean it.
RELATIVE = "relative://document/"

_BOM = b"\xef\xbb\xbf"
_WHERE = re.compile(r"^Parser error at line [0-9]+[^:]*: | \(line [0-9]+\)$")
_PROLOG = re.compile(rb"(?:\s+|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_PLAIN = {b"utf-8", b"us-ascii", b"ascii"}


def parse(data: bytes, name: str) -> Iterator[Statement]:
    """The statements of a document.

    Args:
        data: the document; UTF-8, with or without a byte order mark.
        name: the format: ntriples, nquads, turtle, trig, rdfxml or jsonld.

    Raises:
        DecodeError: the document is not in that format; with the line and column, where they are known.
    """
    raw = data.removeprefix(_BOM)
    _refuse_other_encodings(raw)
    if name == "rdfxml":
        _refuse_declarations(raw)
    return parse_stream(raw, name)


def parse_stream(source: bytes | IO[bytes], name: str) -> Iterator[Statement]:
    """The statements of a document that is read while they are asked for.

    Raises:
        DecodeError: as `parse` does, once the statements before the fault were given.
    """
    import pyoxigraph  # noqa: PLC0415 - heavy guests wait at the door

    base = RELATIVE if name == "jsonld" else None
    try:
        quads = pyoxigraph.parse(source, format=_syntax(name), base_iri=base)
        yield from map(_Terms().statement, quads)
    except SyntaxError as error:
        mistake = Mistake("not-rdf", f"this is no {_called(name)}: {_WHERE.sub('', error.msg)}")
        raise _error(mistake, error.lineno, error.offset) from None


def _syntax(name: str) -> pyoxigraph.RdfFormat:
    from pyoxigraph import RdfFormat  # noqa: PLC0415 - as above

    return {
        "ntriples": RdfFormat.N_TRIPLES,
        "nquads": RdfFormat.N_QUADS,
        "turtle": RdfFormat.TURTLE,
        "trig": RdfFormat.TRIG,
        "rdfxml": RdfFormat.RDF_XML,
        "jsonld": RdfFormat.JSON_LD,
    }[name]


def _called(name: str) -> str:
    return {"ntriples": "N-Triples", "nquads": "N-Quads", "rdfxml": "RDF/XML", "jsonld": "JSON-LD"}.get(
        name, name.title()
    )


class _Terms:
    """Terms of pyoxigraph as we have them."""

    def __init__(self) -> None:
        from pyoxigraph import DefaultGraph, Literal, NamedNode  # noqa: PLC0415 - as above

        self._default, self._iri, self._literal = DefaultGraph, NamedNode, Literal
        self._tags: dict[str, str] = {}

    def statement(self, quad: Any) -> Statement:
        """A quad as a plain tuple."""
        graph = quad.graph_name
        name = "" if graph.__class__ is self._default else self.node(graph)
        return self.node(quad.subject), quad.predicate.value, self.object(quad.object), name

    def node(self, term: Any) -> str:
        """An IRI, or a blank node as `_:label`."""
        return term.value if term.__class__ is self._iri else str(term)

    def object(self, term: Any) -> Object:
        """An IRI, a blank node or a literal."""
        if term.__class__ is self._literal:
            return self.literal(term)
        return self.node(term)

    def literal(self, term: Any) -> Literal:
        """A literal, its tag in the case of RFC 5646, section 2.1.1, which parsers do not keep."""
        language = term.language
        if language is None:
            return term.value, term.datatype.value, None
        tag = self._tags.get(language)
        if tag is None:
            tag = self._tags[language] = canonical_language(language)
        return term.value, term.datatype.value, tag


def refuse_relative(statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements, unless one has an IRI that was relative in the document.

    Raises:
        DecodeError: with the first of these.
    """
    for statement in statements:
        for term in statement[:3]:
            iri = term if isinstance(term, str) else term[1]
            if iri.startswith(RELATIVE):
                message = f"the IRI {iri.removeprefix(RELATIVE)!r} is relative, and nothing says to what"
                raise _error(Mistake("relative-iri", message, "write it in full"))
        yield statement


def _refuse_other_encodings(raw: bytes) -> None:
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = len(raw[raw.rfind(b"\n", 0, error.start) + 1 : error.start].decode()) + 1
        mistake = Mistake("not-utf8", f"byte 0x{raw[error.start]:02X} is not UTF-8 here", "save it as UTF-8")
        raise _error(mistake, line, column) from None


def _refuse_declarations(raw: bytes) -> None:
    """A document type can make a short document endless, by its entities; other encodings are not read."""
    prolog = _PROLOG.match(raw)
    end = prolog.end() if prolog else 0
    if raw[end : end + 9].upper() == b"<!DOCTYPE":
        mistake = Mistake("doctype", "document types are not read, nor their entities", "take it out")
        raise _error(mistake, raw.count(b"\n", 0, end) + 1)
    encoding = _ENCODING.match(raw)
    if encoding and encoding[1].lower() not in _PLAIN:
        name = encoding[1].decode(errors="replace")
        raise _error(Mistake("not-utf8", f"the encoding {name!r} is not read", "save it as UTF-8"), 1)


def _error(mistake: Mistake, line: int | None = None, column: int | None = None) -> DecodeError:
    code, message, hint = mistake
    finding = Finding(code=code, message=message, hint=hint, line=line, column=column)
    return DecodeError("the document cannot be read", (finding,))
