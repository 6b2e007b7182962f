"""Which record a reference was likely meant for that leads nowhere, or to the wrong thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from visitdata.shape.gather import an
from visitdata.shape.scalars import RECORD_ID
from visitdata.suggestions.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from visitdata.shape.declare import Declared
    from visitdata.shape.describe import Reference

    Targets: TypeAlias = tuple[type[Declared], ...]

_MOST_LISTED = 8
_COMPARISONS = 50_000


class ReferenceSuggestions:
    """The ids of a document, and what their records are called.

    Ids that are merely alike are no longer looked for once that has cost a second or so.
    """

    def __init__(self, records: Iterable[tuple[type[Declared], Mapping[str, Any]]]) -> None:
        self._records = [
            (cls, data)
            for cls, data in records
            if isinstance(data.get("id"), str) and RECORD_ID.read(data["id"]) == data["id"]
        ]
        self._comparisons_left = _COMPARISONS
        self._ids: dict[Targets, list[str]] = {}
        self._by_name: dict[Targets, dict[str, list[str]]] = {}
        self._found: dict[tuple[str, Targets], str] = {}

    def suggest(self, value: str, wanted: Reference) -> str:
        """The record of that name, or else of an id like it, or else all that there are."""
        key = value, wanted.targets
        if key not in self._found:
            named = self._names(wanted.targets).get(value.casefold())
            offered = (
                f"did you mean {' or '.join(named[:_MOST_LISTED])}?"
                if named
                else self._nearest(value, wanted)
            )
            self._found[key] = offered
        return self._found[key]

    def _nearest(self, value: str, wanted: Reference) -> str:
        fitting = self._fitting(wanted.targets)
        if not fitting:
            return f"none is listed here: add {an(wanted.wanted)}"
        if "#" in value and (local := value.rpartition("#")[2]) in fitting:
            return f"did you mean {local}?"
        if self._comparisons_left > 0:
            self._comparisons_left -= len(fitting)
            like = did_you_mean(value, fitting)
            if like is not None:
                return like
        if len(fitting) > _MOST_LISTED:
            return f"write the id of one of the {len(fitting)} that are listed, or add the record"
        return f"it is one of {', '.join(fitting)}, or add the record"

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
