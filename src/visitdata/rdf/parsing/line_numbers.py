"""Where triples stand in a text of lines, N-Triples or N-Quads: looked for once something is wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from visitdata.errors import DecodeError, Problem
from visitdata.rdf import parsing
from visitdata.rdf.quads import kept, shown
from visitdata.terms import RDF_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# N-Triples, section 2: a subject, a predicate, and where the object begins.
_TRIPLE = re.compile(rb"[ \t]*(<[^>]*>|_:[^ \t<]+)[ \t]*<([^>]*)>[ \t]*")


def with_line_numbers(error: DecodeError, lines: Iterable[tuple[int, bytes]], name: str) -> DecodeError:
    """The same error with the line and column of each triple that is wrong, in the order of the lines.

    A triple that is missing has the place of the first one with its subject.

    Args:
        error: what could not be read.
        lines: those of the document, or of a part of it, each with its number.
        name: the format: ntriples or nquads.
    """
    subjects = {problem.subject for problem in error.problems}
    pairs = {(problem.subject, problem.predicate) for problem in error.problems}
    # The first place of each triple, of each subject and property, and of each subject.
    places: dict[tuple[str | None, ...], tuple[int, int]] = {}
    for number, line in lines:
        triple = _TRIPLE.match(line)
        subject = triple and triple[1].decode(errors="replace")
        if triple is None or subject not in subjects:
            continue
        places.setdefault((subject,), (number, _column(line, triple.start(1))))
        predicate = kept(triple[2].decode(errors="replace"))
        if (subject, predicate) in pairs:
            place = number, _column(line, triple.end())
            places.setdefault((subject, predicate), place)
            for value in _objects(line, name):
                places.setdefault((subject, predicate, value), place)
    problems = [_placed(problem, places) for problem in error.problems]
    return DecodeError(
        error.what, tuple(sorted(problems, key=lambda each: (each.line is None, each.line or 0)))
    )


def _placed(problem: Problem, places: Mapping[tuple[str | None, ...], tuple[int, int]]) -> Problem:
    triple = problem.subject, problem.predicate, problem.value
    for length in (3, 2, 1):
        if triple[:length] in places:
            line, column = places[triple[:length]]
            return attrs.evolve(problem, line=line, column=column)
    return problem


def _column(line: bytes, at: int) -> int:
    return len(line[:at].decode(errors="replace")) + 1


def _objects(line: bytes, name: str) -> Iterator[str]:
    """The object of the triple on a line, as problems show it."""
    for _, predicate, value, _ in parsing.parse(line, name):
        yield shown(kept(value) if predicate == RDF_TYPE and isinstance(value, str) else value)
