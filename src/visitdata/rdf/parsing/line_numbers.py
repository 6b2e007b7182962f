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
    from collections.abc import Iterable, Iterator

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
    numbers = _LineNumbers(error.problems)
    for number, line in lines:
        numbers.look_at(number, line, name)
    return DecodeError(error.what, tuple(sorted(map(numbers.put, error.problems), key=_line)))


def _line(problem: Problem) -> tuple[bool, int]:
    return problem.line is None, problem.line or 0


class _LineNumbers:
    """The places of the triples that problems name: as a whole, by subject and property, by subject."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self._subjects = {problem.subject for problem in problems}
        self._pairs = {(problem.subject, problem.predicate) for problem in problems}
        self._found: dict[tuple[str | None, ...], tuple[int, int]] = {}

    def look_at(self, number: int, line: bytes, name: str) -> None:
        """Note where a line has what is looked for."""
        triple = _TRIPLE.match(line)
        subject = triple and triple[1].decode(errors="replace")
        if triple is None or subject not in self._subjects:
            return
        self._found.setdefault((subject,), (number, _column(line, triple.start(1))))
        predicate = kept(triple[2].decode(errors="replace"))
        if (subject, predicate) in self._pairs:
            place = number, _column(line, triple.end())
            self._found.setdefault((subject, predicate), place)
            for value in _objects(line, name):
                self._found.setdefault((subject, predicate, value), place)

    def put(self, problem: Problem) -> Problem:
        """The problem with its place."""
        triple = problem.subject, problem.predicate, problem.value
        for length in (3, 2, 1):
            if triple[:length] in self._found:
                line, column = self._found[triple[:length]]
                return attrs.evolve(problem, line=line, column=column)
        return problem


def _column(line: bytes, at: int) -> int:
    return len(line[:at].decode(errors="replace")) + 1


def _objects(line: bytes, name: str) -> Iterator[str]:
    """The object of the triple on a line, as problems show it."""
    for _, predicate, value, _ in parsing.parse(line, name):
        yield shown(kept(value) if predicate == RDF_TYPE and isinstance(value, str) else value)
