"""What keeps a reader of RDF busy without end, or ends the process: it is refused before anything is read."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING

from visitdata.errors import Mistake, Problem
from visitdata.rdf.parsing.syntax_problems import placed, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = 2**16

# Strings, IRIs, comments and escapes, where brackets mean nothing.
OPAQUE = (
    rb'''"""(?>(?:[^"\\]|\\.|"(?!""))*)"""|"(?>(?:[^"\\\n]|\\.)*)"'''
    rb"""|'''(?>(?:[^'\\]|\\.|'(?!''))*)'''|'(?>(?:[^'\\\n]|\\.)*)'"""
    rb"""|<[^<>"{}|^`\x00-\x20]*+>|#[^\n]*+|\\."""
)

# Triples within triples (RDF 1.2, section 3.1): thousands of them would exhaust the stack of the process.
_DEEPEST = 32
_NESTING = re.compile(OPAQUE + rb"|(<<\()|(\)>>)", re.DOTALL)

_WITH_TRIPLES_WITHIN = {"ntriples", "nquads", "turtle", "trig"}

# An IRI may be relative to one that is relative itself, and grow with each: they are counted as above.
_WITH_BASES = {"turtle", "trig"}
_MOST_BASES = 1000
_BASE_WORD = re.compile(rb"(?<![\w:.-])@?base(?![\w:.-])", re.IGNORECASE)
_BASE_IN_PLACE = re.compile(OPAQUE + rb"|((?i:" + _BASE_WORD.pattern + rb"))", re.DOTALL)

# A list says two things of each of its items, which are of two bytes: a million triples in a megabyte.
_FEWEST_BYTES = 4
_FEW_TRIPLES = 10_000


def most_triples(raw: bytes) -> int:
    """How many triples are read of a text: one of every 4 bytes; what people and tools write takes 20."""
    return max(_FEW_TRIPLES, len(raw) // _FEWEST_BYTES)


def refuse_more(rest: Iterator[object], most: int) -> None:
    """See that no triples are left of a text, once as many as are read of it were read.

    Raises:
        DecodeError: there are.
    """
    if next(rest, None) is not None:
        message = f"the text has more than {most:,} triples: one of less than {_FEWEST_BYTES} bytes"
        suggestion = "check that this is the right file: no dossier is so dense"
        raise unreadable([Problem(code="too-large", message=message, suggestion=suggestion)])


def refuse_beyond(raw: bytes, name: str, line: int) -> None:
    """See that a text is UTF-8, and in the Turtle family of languages within limits.

    Args:
        raw: the text.
        name: the format, as for `parse`.
        line: the number of its first line.

    Raises:
        DecodeError: it is not.
    """
    decoder = getincrementaldecoder("utf-8")()
    for begin in range(0, len(raw), _PIECE):  # a long string takes ten times as long to make
        begun = len(decoder.getstate()[0])
        try:
            decoder.decode(raw[begin : begin + _PIECE], final=begin + _PIECE >= len(raw))
        except UnicodeDecodeError as error:
            at = begin - begun + error.start
            mistake = Mistake("not-utf8", f"byte 0x{raw[at]:02X} is not UTF-8 here", "save it as UTF-8")
            raise unreadable([placed(mistake, raw, at, line)]) from None
    if name in _WITH_TRIPLES_WITHIN and raw.count(b"<<(") > _DEEPEST:
        _refuse_deep_triples(raw, line)
    if name in _WITH_BASES and len(_BASE_WORD.findall(raw)) > _MOST_BASES:
        _refuse_many_bases(raw)


def _refuse_many_bases(raw: bytes) -> None:
    found = [each for each in _BASE_IN_PLACE.finditer(raw) if each[1]]
    if len(found) > _MOST_BASES:
        mistake = Mistake("too-large", f"there are more than {_MOST_BASES:,} bases", "write IRIs in full")
        raise unreadable([placed(mistake, raw, found[_MOST_BASES].start(), 1)])


def _refuse_deep_triples(raw: bytes, line: int) -> None:
    depth = 0
    for found in _NESTING.finditer(raw):
        depth += bool(found[1]) - bool(found[2])
        if depth > _DEEPEST:
            mistake = Mistake("too-deep", f"triples are nested more than {_DEEPEST} deep")
            raise unreadable([placed(mistake, raw, found.start(), line)])
