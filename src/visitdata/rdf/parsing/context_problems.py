"""What is wrong with the contexts of a document of JSON-LD that was refused: each term that is wrong.

The reader tells one mistake of a context, seldom with its place, and, of several, another on each run: its
terms have no order. So each term is given to it alone, with those that it is defined by.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from visitdata import codec, json_text
from visitdata.errors import DecodeError, Path, Problem, path_text
from visitdata.rdf.parsing import refusal
from visitdata.rdf.parsing.contexts import KEYWORDS, is_list, is_object, needed

if TYPE_CHECKING:
    from collections.abc import Iterator


_COST_ALLOWED = 20_000  # how many terms are given to the reader, those beside the one in question included
_OF_A_TERM = "term definition"
# What the reader quotes of one term or of its context is again one of several mistakes.
_ONE_OF_SEVERAL = re.compile(
    "^(Invalid scoped context|Unexpected key in term definition|@type definition can only contain [^,]*).*",
    re.DOTALL,
)
# What makes it hard to tell which contexts hold at a place.
_UNCLEAR = frozenset({"@propagate", "@context", "@json"})

_UNTOLD = Problem(
    code="not-rdf",
    message="this is not valid JSON-LD: a context is not well-formed (JSON-LD 1.1, section 9.15)",
    suggestion="try it with fewer terms",
)


class _UntoldError(Exception):
    """What is wrong cannot be told without too much work."""


def with_terms(error: DecodeError, data: bytes) -> DecodeError:
    """The same error, told by the terms that are wrong, where a context is.

    Args:
        error: what could not be read; it comes back as it is where it is not about a context.
        data: the document.
    """
    try:
        each = _Search().mistakes(json_text.parse(data), [], ())
        found = next(filter(None, each), None)
    except _UntoldError:
        return DecodeError(error.what, (_UNTOLD,)) if _may_be_of_a_context(error.problems[0]) else error
    if not found:
        return error
    paths = [path for path, _ in found]
    places = json_text.locate(data, paths, set(paths))
    return codec.decode_error([_problem(path, why, places[path]) for path, why in found], "JSON-LD")


def _may_be_of_a_context(problem: Problem) -> bool:
    return problem.line is None or problem.code == "relative-iri" or _OF_A_TERM in problem.message


def _problem(path: Path, why: str, place: tuple[int, int]) -> Problem:
    message = f"this is not valid JSON-LD: {why}"
    return Problem(code="not-rdf", message=message, path=path_text(path), line=place[0], column=place[1])


class _Search:
    """A search through the contexts of a document, in its order, for the first one that is wrong."""

    def __init__(self) -> None:
        self._cost_left = _COST_ALLOWED

    def mistakes(self, value: Any, outer: list[Any], path: Path) -> Iterator[list[tuple[Path, str]]]:
        """What is wrong with each context at or under a value; an empty list where nothing is."""
        if is_list(value):
            for index, inner in enumerate(value):
                yield from self.mistakes(inner, outer, (*path, index))
        elif is_object(value):
            if "@context" in value:
                if any(_is_unclear(context) for context in outer):
                    raise _UntoldError
                outer = list(outer)
                for context, at in _each(value["@context"], (*path, "@context")):
                    yield self._of_context(context, outer, at)
                    outer.append(context)
            for name, inner in value.items():
                if name != "@context":
                    yield from self.mistakes(inner, outer, (*path, name))

    def _of_context(self, context: Any, outer: list[Any], path: Path) -> list[tuple[Path, str]]:
        """What is wrong with it as a whole; or else with each of its terms."""
        if not is_object(context):
            why = self._try(outer, context)
            return [(path, why)] if why else []
        keywords = {name: given for name, given in context.items() if name in KEYWORDS}
        for part in (*({name: given} for name, given in keywords.items()), keywords):
            why = self._try(outer, part)
            if why:
                return [(path, why)]
        if len(context) > self._cost_left:
            raise _UntoldError
        closures = {name: _closure(name, context) for name in context if name not in KEYWORDS}
        bad: dict[str, str] = {}
        for name in sorted(closures, key=lambda name: len(closures[name])):
            if closures[name].isdisjoint(bad):
                why = self._try(
                    outer, keywords | {each: context[each] for each in context if each in closures[name]}
                )
                bad |= {name: why} if why else {}
        return [((*path, name), bad[name]) for name in context if name in bad]

    def _try(self, outer: list[Any], context: Any) -> str | None:
        """Why the reader refuses a context after those before it."""
        self._cost_left -= 1 + sum(len(each) if is_object(each) else 1 for each in (*outer, context))
        if self._cost_left < 0:
            raise _UntoldError
        why = refusal(json.dumps({"@context": [*outer, context]}).encode())
        return _ONE_OF_SEVERAL.sub(r"\1", why) if why else None


def _each(context: Any, path: Path) -> Iterator[tuple[Any, Path]]:
    if is_list(context):
        for index, each in enumerate(context):
            yield each, (*path, index)
    else:
        yield context, path


def _is_unclear(context: Any) -> bool:
    """Whether a context may hold elsewhere than in its object, or has values that are no JSON-LD."""
    if not is_object(context):
        return False
    definitions = [given for given in context.values() if is_object(given)]
    return any(
        not _UNCLEAR.isdisjoint(each) or each.get("@type") == "@json" for each in (context, *definitions)
    )


def _closure(name: str, context: dict[str, Any]) -> set[str]:
    """The term, and those by which it is defined."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += needed(each, context[each], context)
    return found
