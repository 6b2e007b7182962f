"""RDF text as quads, read by pyoxigraph: it opens nothing, and refuses what the standards refuse.

Lines of N-Triples and N-Quads in the form that nearly all have are read by `plain_lines`, which is faster.

Three modules refuse a document before pyoxigraph reads it: `jsonld`, where readers of JSON-LD would pass over
something in silence; `limits` and `xml`, where reading would not end, or would end the process.
"""

from __future__ import annotations

from io import BufferedReader, BytesIO
from itertools import islice
from typing import TYPE_CHECKING

from visitdata.errors import Problem
from visitdata.rdf.parsing import xml
from visitdata.rdf.parsing.limits import most_triples, refuse_beyond, refuse_more
from visitdata.rdf.parsing.plain_lines import LONGEST, plain
from visitdata.rdf.parsing.pyoxigraph_quads import plain_quads, syntax
from visitdata.rdf.parsing.relative import BASE
from visitdata.rdf.parsing.syntax_problems import bad_lines, problem, unreadable
from visitdata.values.text import BYTE_ORDER_MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.rdf.quads import Quad

_LINES = {"ntriples", "nquads"}
_BLOCK = 2**16
_TOO_LONG = "buffer maximal size"
_TOO_LARGE = Problem(
    code="too-large",
    message="a single value is longer than the 16 MiB that are read",
    suggestion="shorten it",
)


def parse(data: bytes, name: str, line: int = 1) -> Iterator[Quad]:
    """The quads of a document, or of whole lines of one in a format of lines.

    Args:
        data: the document; UTF-8, with or without a byte order mark.
        name: the format: ntriples, nquads, turtle, trig, rdfxml or jsonld.
        line: the number of its first line.

    Raises:
        DecodeError: the document is not in that format; with the line and column, where they are known. In a
            format of lines it is raised once the quads before the mistake were given.
    """
    raw = data.removeprefix(BYTE_ORDER_MARK) if line == 1 else data
    refuse_beyond(raw, name, line)
    if name in _LINES:
        return _of_lines(raw, name, line)
    return _of_document(xml.checked(raw) if name == "rdfxml" else raw, name)


def refusal(data: bytes) -> str | None:
    """Why the reader of JSON-LD refuses a document, in its words; None where it does not."""
    import pyoxigraph

    try:
        for _ in pyoxigraph.parse(data, format=syntax("jsonld"), base_iri=BASE):
            pass
    except SyntaxError as error:
        return error.msg
    return None


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


def _of_lines(raw: bytes, name: str, line: int) -> Iterator[Quad]:
    """The quads of a text of lines, a part of it at a time; most parts are plain to their end."""
    for part in filter(None, blocks_of_lines(BufferedReader(BytesIO(raw)))):
        lines = part.decode().removesuffix("\n").split("\n")
        found = plain(lines, has_graphs=name == "nquads") if len(part) <= LONGEST else []
        yield from found
        if len(found) == len(lines):
            continue
        rest = "\n".join(lines[len(found) :]).encode() if found else part
        try:
            yield from _parsed(rest, name)
        except SyntaxError as error:
            raise unreadable(bad_lines(raw, name, line) or [problem(error, name, raw)]) from None


def _of_document(raw: bytes, name: str) -> Iterator[Quad]:
    """The quads of a text that is read as a whole."""
    try:
        yield from _parsed(raw, name)
    except SyntaxError as error:
        raise unreadable([problem(error, name, raw)]) from None


def _parsed(raw: bytes, name: str) -> Iterator[Quad]:
    """The quads of a text that is UTF-8; a SyntaxError of pyoxigraph where it is none."""
    import pyoxigraph

    base = BASE if name == "jsonld" else None
    try:
        quads = pyoxigraph.parse(raw, format=syntax(name), base_iri=base)
        most = most_triples(raw)
        yield from plain_quads(islice(quads, most), keeps_labels=name in _LINES)
        refuse_more(quads, most)
    except MemoryError as error:
        if _TOO_LONG not in str(error):
            raise
        raise unreadable([_TOO_LARGE]) from None
