"""Plain data that is no tree: it goes deeper than any text does, or stands within itself."""

from __future__ import annotations

from typing import Any

from visitdata.errors import Mistake, Path
from visitdata.suggestions.types import called
from visitdata.values.text import as_str


def nesting_mistake(data: object, deepest: int) -> tuple[Path, Mistake] | None:
    """Where objects and lists stand too deep in each other, or one within itself; None where none does.

    Args:
        data: the plain data; what is in it several times is looked through once for each depth, at most.
        deepest: how many may stand in each other.
    """
    return _Nesting(deepest).mistake(data) if _holds_others(data) else None


class _Nesting:
    """The objects and lists that are open at a place, and how deep those stood that were looked through."""

    def __init__(self, deepest: int) -> None:
        self._deepest = deepest
        self._open: set[int] = set()
        self._seen: dict[int, int] = {}

    def mistake(self, value: Any) -> tuple[Path, Mistake] | None:
        key, depth = id(value), len(self._open)
        if self._seen.get(key, -1) >= depth:
            return None
        if key in self._open:
            return (), Mistake("too-deep", "this value contains itself", "replace the inner one with a copy")
        if depth == self._deepest:
            message = f"objects and lists are nested more than {self._deepest} deep"
            return (), Mistake(
                "too-deep", message, "check that this is the right data: no dossier is nested so deep"
            )
        self._open.add(key)
        for part, inner in value.items() if issubclass(type(value), dict) else enumerate(value):
            found = self.mistake(inner) if _holds_others(inner) else None
            if found is not None:
                path, mistake = found
                # An index, or a name; plain data that is no JSON may have any value for a name.
                step = part if isinstance(part, int) else as_str(part) or called(part)
                return (step, *path), mistake
        self._open.remove(key)
        self._seen[key] = depth
        return None


def _holds_others(value: object) -> bool:
    return isinstance(value, dict | list)
