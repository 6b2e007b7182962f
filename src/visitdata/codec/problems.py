"""From mistakes in plain data to problems, in the order of the document, with their places in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from visitdata import json_text
from visitdata.codec.document_order import DocumentRank
from visitdata.codegen.field_values import MOST_PROBLEMS
from visitdata.errors import DecodeError, Mistake, Path, Problem, path_text
from visitdata.metamodel.record_places import record_at
from visitdata.values.languages import language_mistake

if TYPE_CHECKING:
    from visitdata.codegen.field_values import Mistakes
    from visitdata.metamodel.settings import Declared


def in_document_order(mistakes: Mistakes, data: object) -> Mistakes:
    """The mistakes in plain data, each once, in the order of the data."""
    rank = DocumentRank(data)
    return sorted(dict.fromkeys(mistakes), key=lambda found: rank(found[0]))


def problems_in_data(cls: type[Declared], data: object, mistakes: Mistakes) -> list[Problem]:
    """What is wrong with the plain data of a record."""
    return [mistake.at(path=path_text(path), record=record_at(cls, data, path)) for path, mistake in mistakes]


def problems_in_text(
    cls: type[Declared], data: bytes | str, value: object, mistakes: Mistakes, *, names_repeat: bool
) -> list[Problem]:
    """The same with places in the text: that of the name for what is wrong with a name, else of the value."""
    names = {path for path, mistake in mistakes if _is_about_the_name(path, mistake)}
    places = json_text.locate(data, [path for path, _ in mistakes], names, names_repeat=names_repeat)
    problems = problems_in_data(cls, value, mistakes)
    return [
        attrs.evolve(problem, line=places[path][0], column=places[path][1])
        for problem, (path, _) in zip(problems, mistakes, strict=True)
    ]


def _is_about_the_name(path: Path, mistake: Mistake) -> bool:
    """Whether a member's name is wrong: it is unknown, or, among names by language, no language."""
    if mistake.code in {"unknown-member", "repeated-language"}:
        return True
    return bool(path) and isinstance(path[-1], str) and mistake == language_mistake(path[-1])


def place_in_text(problem: Problem) -> tuple[int, int]:
    """The line and column of a problem; 0 where it has none."""
    return problem.line or 0, problem.column or 0


def _capped(found: list[Problem], more: int) -> tuple[Problem, ...]:
    """So many problems as somebody can use, and how many more there are."""
    more += max(0, len(found) - MOST_PROBLEMS)
    is_told = any(each.code == "more-problems" for each in found[-1:])
    if is_told or not more:
        return tuple(found)
    message = f"there {'is 1 more problem' if more == 1 else f'are {more} more problems'} in this document"
    suggestion = "correct the listed ones, then check again"
    return (
        *found[:MOST_PROBLEMS],
        Problem(code="more-problems", message=message, suggestion=suggestion, count=more),
    )


def decode_error(found: list[Problem], what: str, *, more: int = 0) -> DecodeError:
    """The error with all that was found, or as much of it as somebody can use.

    Args:
        found: the problems.
        what: what cannot be read.
        more: how many there are besides.
    """
    return DecodeError(f"the {what} cannot be read", _capped(found, more))
