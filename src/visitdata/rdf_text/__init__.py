"""RDF text as statements, read by pyoxigraph: it opens nothing, and refuses what the standards refuse.

What it passes over in silence, it is not asked: JSON-LD is looked through beforehand (`jsonld`). Nor is
what keeps it busy without end, or ends the process: that is refused here, and in `xml`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import attrs

from visitdata import codec
from visitdata.errors import Finding, Mistake
from visitdata.quads.statements import TRIPLE
from visitdata.rdf_text import xml
from visitdata.rdf_text.mends import mend
from visitdata.terms import expand
from visitdata.values.languages import canonical_language
from visitdata.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from io import BufferedReader

    import pyoxigraph

    from visitdata.errors import DecodeError
    from visitdata.quads.statements import About, Literal, Object, Statement

# Relative IRIs are resolved against this, and so found out; no document can mean it.
RELATIVE = "relative:"
_BASE = f"{RELATIVE}//document/"

_BOM = b"\xef\xbb\xbf"
_CALLED = {
    "trig": "TriG",
    "ntriples": "N-Triples",
    "nquads": "N-Quads",
    "rdfxml": "RDF/XML",
    "jsonld": "JSON-LD",
}
_LINES = {"ntriples", "nquads"}
_BASES = {"turtle": ", or declare a @base", "trig": ", or declare a @base", "rdfxml": ", or give xml:base"}
_BLOCK = 2**16
_DIRECTED = expand("rdf:dirLangString")
# Labels of blank nodes that pyoxigraph makes up, others on each run.
_MADE_UP = re.compile("[0-9a-f]{24,32}")

# How the messages of pyoxigraph begin and end where they repeat the place, and what they quote.
_PLACE = re.compile(r"^Parser error (?:at|between) line [0-9]+[^:]*: | \(line [0-9]+\)$")
_QUOTED = re.compile("'([^']+)'|Unknown prefix ([^ ]+)")
_NO_SCHEME = "No scheme found in an absolute IRI"
_TOO_LONG = "buffer maximal size"

# Strings, IRIs, comments and escapes, where brackets mean nothing.
OPAQUE = (
    rb'''"""(?:[^"\\]|\\.|"(?!""))*+"""|"(?:[^"\\\n]|\\.)*+"'''
    rb"""|'''(?:[^'\\]|\\.|'(?!''))*+'''|'(?:[^'\\\n]|\\.)*+'"""
    rb"""|<[^<>"{}|^`\x00-\x20]*+>|#[^\n]*+|\\."""
)

# Triples within triples (RDF 1.2, section 3.1): thousands of them would exhaust the stack of the process.
_DEEPEST = 32
_NESTING = re.compile(OPAQUE + rb"|(<<\()|(\)>>)", re.DOTALL)

# An IRI may be relative to one that is relative itself, and grow with each: they are counted as above.
_MOST_BASES = 1000
_BASE_WORD = re.compile(rb"(?<![\w:.-])@?base(?![\w:.-])", re.IGNORECASE)
_BASE_IN_PLACE = re.compile(OPAQUE + rb"|((?i:" + _BASE_WORD.pattern + rb"))", re.DOTALL)


def parse(data: bytes, name: str) -> Iterator[Statement]:
    """The statements of a document.

    Args:
        data: the document; UTF-8, with or without a byte order mark.
        name: the format: ntriples, nquads, turtle, trig, rdfxml or jsonld.

    Raises:
        DecodeError: the document is not in that format; with the line and column, where they are known.
    """
    raw = data.removeprefix(_BOM)
    _refuse_other_encodings(raw, 1)
    if name == "rdfxml":
        raw = xml.checked(raw)
    elif name != "jsonld":
        _refuse_deep_triples(raw, 1)
        if name not in _LINES:
            _refuse_many_bases(raw)
    return _parsed(raw, name, 1)


def refusal(data: bytes) -> str | None:
    """Why the reader of JSON-LD refuses a document, in its words; None where it does not."""
    import pyoxigraph  # noqa: PLC0415 - heavy guests wait at the door

    try:
        for _ in pyoxigraph.parse(data, format=_syntax("jsonld"), base_iri=_BASE):
            pass
    except SyntaxError as error:
        return error.msg
    return None


def parse_block(block: bytes, name: str, line: int) -> Iterator[Statement]:
    """The statements of a part of a document of lines.

    Args:
        block: whole lines, as for `parse`.
        name: the format: ntriples or nquads.
        line: the number of the first of them.

    Raises:
        DecodeError: as `parse` does, once the statements before the fault were given.
    """
    raw = block.removeprefix(_BOM) if line == 1 else block
    _refuse_other_encodings(raw, line)
    _refuse_deep_triples(raw, line)
    return _parsed(raw, name, line)


def blocks_of_lines(source: BufferedReader) -> Iterator[bytes]:
    """The file in pieces that end where lines do; nothing is read ahead of the lines that are asked for."""
    begun: list[bytes] = []
    while block := source.read1(_BLOCK):
        lines, end, rest = block.rpartition(b"\n")
        if end:
            yield b"".join((*begun, lines, end))
            begun.clear()
        begun.append(rest)
    yield b"".join(begun)


def _parsed(raw: bytes, name: str, line: int) -> Iterator[Statement]:
    """The statements of a text that is UTF-8 and begins on that line."""
    import pyoxigraph  # noqa: PLC0415 - heavy guests wait at the door

    base = _BASE if name == "jsonld" else None
    try:
        quads = pyoxigraph.parse(raw, format=_syntax(name), base_iri=base)
        yield from _statements(quads, _Terms(keeps_labels=name in _LINES))
    except SyntaxError as error:
        bad = _bad_lines(raw, name, line) if name in _LINES else []
        raise _error(bad or [_finding(error, name, raw)]) from None
    except MemoryError as error:
        if _TOO_LONG not in str(error):
            raise
        raise _error([_TOO_LARGE]) from None


_TOO_LARGE = Finding(
    code="too-large", message="a single value is longer than the 16 MiB that are read", hint="shorten it"
)


_UNSEEN = Finding(
    code="more-problems",
    message="this line and those after it were not looked at",
    hint="mend those that are listed, and look again",
)


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


# Terms of pyoxigraph as we have them.


def _statements(quads: Iterable[Any], terms: _Terms) -> Iterator[Statement]:
    """Quads as plain tuples."""
    from pyoxigraph import DefaultGraph, Literal, NamedNode  # noqa: PLC0415 - as above

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
        from pyoxigraph import BlankNode, Triple  # noqa: PLC0415 - as above

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


# What keeps a document from being read.


def refuse_relative(graphs: dict[str, About]) -> None:
    """Look for IRIs that were relative in the document.

    Raises:
        DecodeError: with each of them.
    """
    found = sorted({iri for name, about in graphs.items() for iri in _relative_in(name, about)})
    if found:
        raise _error(map(_relative, found))


def _relative_in(name: str, about: About) -> Iterator[str]:
    if name.startswith(RELATIVE):
        yield name
    for subject, said in about.items():
        if subject.startswith(RELATIVE):
            yield subject
        for predicate, values in said.items():
            if predicate.startswith(RELATIVE):
                yield predicate
            for value in values:
                iri = value if isinstance(value, str) else value[1]
                if iri.startswith(RELATIVE):
                    yield iri


def _relative(iri: str) -> Finding:
    given = iri.removeprefix(_BASE)
    message = f"the IRI {printable(given)} is relative, and nothing says to what"
    return Finding(code="relative-iri", message=message, hint="write it in full", value=f"<{given}>")


def _refuse_other_encodings(raw: bytes, line: int) -> None:
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        mistake = Mistake("not-utf8", f"byte 0x{raw[error.start]:02X} is not UTF-8 here", "save it as UTF-8")
        raise _error([_placed(mistake, raw, error.start, line)]) from None


def _refuse_many_bases(raw: bytes) -> None:
    if len(_BASE_WORD.findall(raw)) <= _MOST_BASES:
        return
    found = [each for each in _BASE_IN_PLACE.finditer(raw) if each[1]]
    if len(found) > _MOST_BASES:
        mistake = Mistake("too-large", f"there are more than {_MOST_BASES:,} bases", "write IRIs in full")
        raise _error([_placed(mistake, raw, found[_MOST_BASES].start(), 1)])


def _refuse_deep_triples(raw: bytes, line: int) -> None:
    if raw.count(b"<<(") <= _DEEPEST:
        return
    depth = 0
    for found in _NESTING.finditer(raw):
        if found[1]:
            depth += 1
        elif found[2]:
            depth -= 1
        if depth > _DEEPEST:
            mistake = Mistake("too-deep", f"triples stand more than {_DEEPEST} deep in each other")
            raise _error([_placed(mistake, raw, found.start(), line)])


def _bad_lines(raw: bytes, name: str, first: int) -> list[Finding]:
    """What is wrong with each line that cannot be read, in a format of lines."""
    import pyoxigraph  # noqa: PLC0415 - as above

    found: list[Finding] = []
    for number, text in enumerate(raw.split(b"\n"), first):
        if len(found) == codec.MOST_FINDINGS:
            return [*found, attrs.evolve(_UNSEEN, line=number)]
        try:
            for _ in pyoxigraph.parse(text, format=_syntax(name)):
                pass
        except SyntaxError as error:
            found.append(attrs.evolve(_finding(error, name, text), line=number))
    return found


def _finding(error: SyntaxError, name: str, raw: bytes) -> Finding:
    """What pyoxigraph refuses, with its place; where it tells none, that of what it quotes."""
    why = _PLACE.sub("", error.msg)
    mistake = Mistake("not-rdf", f"this is no {_CALLED.get(name, name.title())}: {why}", mend(why, name))
    if _NO_SCHEME in why:
        hint = f"write it in full{_BASES.get(name, '')}"
        mistake = Mistake("relative-iri", "an IRI here is relative, and nothing says to what", hint)
    quoted = _QUOTED.search(why)
    at = raw.find((quoted[1] or quoted[2]).encode()) if quoted and error.lineno is None else -1
    if at >= 0:
        return _placed(mistake, raw, at, 1)
    return Finding(
        code=mistake.code,
        message=mistake.message,
        hint=mistake.hint,
        line=error.lineno,
        column=error.offset,
    )


def _placed(mistake: Mistake, raw: bytes, at: int, line: int) -> Finding:
    """A mistake at a byte of a text that begins on that line."""
    code, message, hint = mistake
    begin = raw.rfind(b"\n", 0, at) + 1
    column = len(raw[begin:at].decode()) + 1
    return Finding(code=code, message=message, hint=hint, line=line + raw.count(b"\n", 0, at), column=column)


def _error(findings: Iterable[Finding]) -> DecodeError:
    return codec.decode_error(list(findings), "document")
