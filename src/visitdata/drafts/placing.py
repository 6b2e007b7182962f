"""Where the values of a document stand in the dossier that was read from it, which has its own order."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from visitdata.codec.document_order import known_by
from visitdata.errors import path_text
from visitdata.metamodel.record_places import step_into

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from visitdata.drafts.drafting import Drafting
    from visitdata.drafts.source import Source
    from visitdata.errors import Path, Problem
    from visitdata.model.dossier import Dossier

_GENERAL_ROLES = {"agents", "affected"}


class DraftPlaces:
    """Where the values of a draft stand in its dossier, and those of the dossier in the draft.

    Args:
        drafting: the draft, as far as it was understood.
    """

    def __init__(self, drafting: Drafting) -> None:
        self._drafting = drafting
        self._placing = None if drafting.dossier is None else Placing(drafting.document, drafting.dossier)

    @cached_property
    def placed(self) -> Mapping[str, str]:
        """Path in the draft to path in the dossier, or else in the document, for each value of the draft."""
        placed = self._drafting.account.placed.items()
        return {path_text(draft): path_text(self._in_dossier(document)) for draft, document in placed}

    @cached_property
    def _origins(self) -> Mapping[str, Path]:
        """Path in the dossier to place in the draft, for each value of the document."""
        origin = self._drafting.account.origin.items()
        return {path_text(self._in_dossier(document)): draft for document, draft in origin} | {"": ()}

    def _in_dossier(self, document: Path) -> Path:
        return document if self._placing is None else self._placing.path(document)

    def in_draft(self, problems: Iterable[Problem], source: Source) -> tuple[Problem, ...]:
        """Problems of the dossier, with their places in the draft."""
        found = [(each, *_longest(each.path, self._origins)) for each in problems]
        places = source.locate([draft for _, draft, _ in found])
        moved: list[Problem] = []
        for each, draft, rest in found:
            line, column = places.get(draft, (None, None))
            moved.append(attrs.evolve(each, path=path_text(draft) + rest, line=line, column=column))
        return tuple(moved)


def _longest(path: str, origins: Mapping[str, Path]) -> tuple[Path, str]:
    """Where in the draft the longest part of a path in the dossier stands, and the rest of the path."""
    rest = ""
    while path not in origins:
        cut = max(path.rfind("."), path.rfind("["), 0)
        path, rest = path[:cut], path[cut:] + rest
    return origins[path], rest


class Placing:
    """Finds places of the document in the dossier; each list is gone through once.

    Args:
        document: the document.
        dossier: what was read from it.
    """

    def __init__(self, document: Mapping[str, Any], dossier: Dossier) -> None:
        self._document = document
        self._dossier = dossier
        self._indices: dict[int, dict[bytes, int]] = {}

    def path(self, path: Path) -> Path:
        """The place in the dossier of a place in the document."""
        here: Any = self._document
        there: Any = self._dossier
        found: list[str | int] = []
        for depth, step in enumerate(path):
            here = step_into(here, step)
            place = self._index(there).get(known_by(here)) if isinstance(step, int) else step
            if place is None:
                return self._elsewhere(found, here, path[depth:])
            there = step_into(there, place)
            found.append(place)
        return tuple(found)

    def _index(self, values: Any) -> dict[bytes, int]:
        known = self._indices.get(id(values))
        if known is None:
            known = {known_by(each): index for index, each in enumerate(values or ())}
            self._indices[id(values)] = known
        return known

    def _elsewhere(self, found: list[str | int], value: Any, rest: Path) -> Path:
        """Where a value stands that is not where it was: an actor whose own role says the same."""
        owner: Any = self._dossier
        for step in found[:-1]:
            owner = step_into(owner, step)
        if found and found[-1] in _GENERAL_ROLES:
            for name, values in _tuples_of(owner):
                if value in values:
                    return (*found[:-1], name, values.index(value))
        return (*found, *rest)


def _tuples_of(record: Any) -> Iterator[tuple[str, tuple[Any, ...]]]:
    fields: tuple[attrs.Attribute[Any], ...] = record.__attrs_attrs__
    for field in fields:
        value = getattr(record, field.name)
        if isinstance(value, tuple):
            yield field.name, value
