"""What pyoxigraph refuses, as problems: in our words, at the place, and with a suggestion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from visitdata import codec
from visitdata.errors import Mistake, Problem
from visitdata.rdf.parsing.pyoxigraph_quads import syntax
from visitdata.suggestions.rdf_syntax import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from visitdata.errors import DecodeError

_CALLED = {
    "trig": "TriG",
    "ntriples": "N-Triples",
    "nquads": "N-Quads",
    "rdfxml": "RDF/XML",
    "jsonld": "JSON-LD",
}
_BASES = {"turtle": ", or declare a @base", "trig": ", or declare a @base", "rdfxml": ", or give xml:base"}

# How the messages of pyoxigraph begin and end where they repeat the place, and what they quote.
_PLACE = re.compile(r"^Parser error (?:at|between) line [0-9]+[^:]*: | \(line [0-9]+\)$")
_QUOTED = re.compile("'([^']+)'|Unknown prefix ([^ ]+)")
_NO_SCHEME = "No scheme found in an absolute IRI"


def problem(error: SyntaxError, name: str, raw: bytes) -> Problem:
    """What pyoxigraph refuses, with its place; where it tells none, that of what it quotes."""
    why = _PLACE.sub("", error.msg)
    mistake = Mistake(
        "not-rdf", f"this is not valid {_CALLED.get(name, name.title())}: {why}", suggest(why, name)
    )
    if _NO_SCHEME in why:
        suggestion = f"write it in full{_BASES.get(name, '')}"
        mistake = Mistake("relative-iri", "an IRI here is relative, and there is no base IRI", suggestion)
    quoted = _QUOTED.search(why)
    at = raw.find((quoted[1] or quoted[2]).encode()) if quoted and error.lineno is None else -1
    if at >= 0:
        return placed(mistake, raw, at, 1)
    return mistake.at(line=error.lineno, column=error.offset)


def bad_lines(raw: bytes, name: str, first: int) -> list[Problem]:
    """What is wrong with each line that cannot be read, in a format of lines."""
    import pyoxigraph

    found: list[Problem] = []
    for number, text in enumerate(raw.split(b"\n"), first):
        if len(found) == codec.MOST_PROBLEMS:
            return [*found, attrs.evolve(_NOT_READ, line=number)]
        try:
            for _ in pyoxigraph.parse(text, format=syntax(name)):
                pass
        except SyntaxError as error:
            found.append(attrs.evolve(problem(error, name, text), line=number))
    return found


_NOT_READ = Problem(
    code="more-problems",
    message="this line and those after it were not read",
    suggestion="correct the listed ones, then check again",
)


def placed(mistake: Mistake, raw: bytes, at: int, line: int) -> Problem:
    """A mistake at a byte of a text that begins on that line."""
    begin = raw.rfind(b"\n", 0, at) + 1
    column = len(raw[begin:at].decode()) + 1
    return mistake.at(line=line + raw.count(b"\n", 0, at), column=column)


def unreadable(problems: Iterable[Problem]) -> DecodeError:
    """The error with the problems."""
    return codec.decode_error(list(problems), "document")
