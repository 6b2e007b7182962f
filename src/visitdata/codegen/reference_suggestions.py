"""Which record a reference was likely meant for that leads nowhere, or to the wrong thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from visitdata.codegen.field_values import an
from visitdata.metamodel.scalars import RECORD_ID
from visitdata.suggestions.forms import shown, write
from visitdata.suggestions.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from visitdata.metamodel.schema import Reference
    from visitdata.metamodel.settings import Declared

    Targets: TypeAlias = tuple[type[Declared], ...]

_MOST_LISTED = 8
_COMPARISONS = 50_000


class ReferenceSuggestions:
    """The ids of a document, and what their records are called.

    Ids that are merely alike are no longer looked for once that has cost a second or so.
    """

    def __init__(self, records: Iterable[tuple[type[Declared], Mapping[str, Any]]], base: object) -> None:
        self._base = base
        self._records = [
            (cls, data)
            for cls, data in records
            if isinstance(data.get("id"), str) and RECORD_ID.read(data["id"]) == data["id"]
        ]
        self._comparisons_left = _COMPARISONS
        self._ids: dict[Targets, list[str]] = {}
        self._by_name: dict[Targets, dict[str, list[str]]] = {}
        self._found: dict[tuple[str, Targets], str | None] = {}

    def suggest(self, value: str, wanted: Reference) -> str | None:
        """The record of that name, or else of an id like it; to add one, where none is listed."""
        key = value, wanted.targets
        if key not in self._found:
            self._found[key] = self._suggest(value, wanted)
        return self._found[key]

    def _suggest(self, value: str, wanted: Reference) -> str | None:
        named = self._names(wanted.targets).get(value.casefold(), ())
        if named:
            return write(named[0]) if len(named) == 1 else None
        fitting = self._fitting(wanted.targets)
        if not fitting:
            return f"none is listed here: add {an(wanted.wanted)}"
        local = value.rpartition("#")[2]
        if local in fitting:
            return write(local) if value in {f"{self._base}#{local}", f"#{local}"} else None
        if self._comparisons_left <= 0:
            return None
        self._comparisons_left -= len(fitting)
        meant = nearest(value, fitting)
        return None if meant is None else write(meant)

    def listed(self, wanted: Reference) -> str:
        """The ids of which one may be meant, as the end of a sentence; nothing where they are many."""
        fitting = self._fitting(wanted.targets)
        return f"; listed: {', '.join(map(shown, fitting))}" if 0 < len(fitting) <= _MOST_LISTED else ""

    def _fitting(self, targets: Targets) -> list[str]:
        """The ids that may stand there, in the order of the document."""
        if targets not in self._ids:
            self._ids[targets] = [data["id"] for cls, data in self._records if issubclass(cls, targets)]
        return self._ids[targets]

    def _names(self, targets: Targets) -> dict[str, list[str]]:
        """What the records that may stand there are called, with the ids of those that are called so."""
        if targets not in self._by_name:
            found = self._by_name[targets] = {}
            for cls, data in self._records:
                name = data.get("name", data.get("label"))
                if issubclass(cls, targets) and isinstance(name, str):
                    found.setdefault(name.casefold(), []).append(data["id"])
        return self._by_name[targets]
