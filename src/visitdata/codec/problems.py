"""From mistakes in plain data to problems with their places in the text, and to the error with them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from visitdata import json_text
from visitdata.codegen.field_values import MOST_PROBLEMS
from visitdata.errors import DecodeError, Mistake, Path, Problem
from visitdata.metamodel.record_places import problems_at
from visitdata.values.languages import language_mistake

if TYPE_CHECKING:
    from visitdata.codegen.field_values import Mistakes
    from visitdata.metamodel.settings import Declared


def problems_in_text(
    cls: type[Declared], data: bytes | str, value: object, mistakes: Mistakes, *, names_repeat: bool
) -> list[Problem]:
    """What is wrong, placed in the text: at the name for what is wrong with a name, else at the value."""
    names = {path for path, mistake in mistakes if _is_about_the_name(path, mistake)}
    places = json_text.locate(data, [path for path, _ in mistakes], names, names_repeat=names_repeat)
    problems = problems_at(cls, value, mistakes)
    return [
        attrs.evolve(problem, line=places[path][0], column=places[path][1])
        for problem, (path, _) in zip(problems, mistakes, strict=True)
    ]


def _is_about_the_name(path: Path, mistake: Mistake) -> bool:
    """Whether a member's name is wrong: it is unknown, or, among names by language, no language."""
    if mistake.code in {"unknown-member", "repeated-language"}:
        return True
    return bool(path) and isinstance(path[-1], str) and mistake == language_mistake(path[-1])


def decode_error(found: list[Problem], what: str, *, more: int = 0) -> DecodeError:
    """The error with all that was found, or as much of it as somebody can use.

    Args:
        found: the problems.
        what: what cannot be read.
        more: how many there are besides.
    """
    more += max(0, len(found) - MOST_PROBLEMS)
    is_told = any(each.code == "more-problems" for each in found[-1:])
    if more and not is_told:
        message = (
            f"there {'is 1 more problem' if more == 1 else f'are {more} more problems'} in this document"
        )
        suggestion = "correct the listed ones, then check again"
        rest = Problem(code="more-problems", message=message, suggestion=suggestion, count=more)
        found = [*found[:MOST_PROBLEMS], rest]
    return DecodeError(f"the {what} cannot be read", tuple(found))
