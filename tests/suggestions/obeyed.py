"""A program that obeys suggestions, and knows only the forms that `visitdata.suggestions.forms` lists."""

from __future__ import annotations

import copy
import json
import re
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from visitdata.errors import Problem

Path: TypeAlias = "tuple[str | int, ...]"

_STEP = re.compile(r"\.?([^.\[\]]+)|\[([0-9]+)\]")
_WRITE = re.compile(r"write (.+?)(?:, and add (\".+))?", re.DOTALL)
_CALL = re.compile(r'call it (".+?")(?:, and write (.+))?')
_ADD = re.compile(r'(?:add )?("[^"]+"): (.+)')


class SentenceError(Exception):
    """The suggestion is a sentence for people, in none of the forms."""


def path_of(problem: Problem) -> Path:
    """The path of a problem in steps; names that a path text cannot tell apart are not followed."""
    steps: list[str | int] = []
    at = 0
    while at < len(problem.path):
        step = _STEP.match(problem.path, at)
        if step is None:
            raise SentenceError
        steps.append(step[1] if step[2] is None else int(step[2]))
        at = step.end()
    return tuple(steps)


def obey(document: Any, problem: Problem) -> tuple[Any, Path]:
    """The document as the suggestion wants it, and the place that it speaks of.

    Raises:
        SentenceError: the suggestion has none of the forms.
    """
    suggestion, path = problem.suggestion or "", path_of(problem)
    changed = copy.deepcopy(document)
    holder = _inner(changed, path[:-1])
    if suggestion == "leave it out" and path:
        del holder[path[-1]]
        return changed, path
    if found := _CALL.fullmatch(suggestion):
        name = json.loads(found[1])
        value = holder[path[-1]] if found[2] is None else json.loads(found[2])
        renamed = [(name, value) if each == path[-1] else (each, inner) for each, inner in holder.items()]
        holder.clear()
        holder.update(renamed)
        return changed, (*path[:-1], name)
    if found := _ADD.fullmatch(suggestion):
        holder[json.loads(found[1])] = _value(found[2])
        return changed, path
    return _written(changed, holder, path, suggestion), path


def _written(changed: Any, holder: Any, path: Path, suggestion: str) -> Any:
    found = _WRITE.fullmatch(suggestion)
    if found is None or not path:
        raise SentenceError
    value, last = _value(found[1]), path[len(path) - 1]
    if len(path) > 1 and path[-2] == "names":  # a language: then it is the name of the member that is wrong
        holder[value] = holder.pop(last)
    else:
        holder[last] = value
    beside = _ADD.fullmatch(found[2] or "")
    if beside is not None:
        holder[json.loads(beside[1])] = json.loads(beside[2])
    return changed


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise SentenceError from None


def _inner(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step]
    return value
