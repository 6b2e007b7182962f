"""The order that a document has its values in, which need not be the one that its records are kept in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from visitdata.codegen.plain import plain
from visitdata.metamodel.record_places import step_into
from visitdata.metamodel.settings import Declared

if TYPE_CHECKING:
    from collections.abc import Mapping

    from visitdata.errors import Path


class Order:
    """Where a record's values stand in the document it was read from; each list is gone through once.

    Args:
        record: the record.
        document: the plain data it was read from: the same values, its lists in any order.
    """

    def __init__(self, record: Declared, document: Mapping[str, Any]) -> None:
        self._record = record
        self._document = document
        self._indices: dict[int, dict[bytes, int]] = {}

    def path(self, path: Path) -> Path:
        """The path with the indices that the same values have in the document.

        Where it leads to what is absent, it is kept from there on as it is.
        """
        found: list[str | int] = []
        here: Any = self._record
        there: Any = self._document
        for step in path:
            here = step_into(here, step)
            index = step
            if here is not None and isinstance(step, int):
                if id(there) not in self._indices:
                    self._indices[id(there)] = {known_by(value): at for at, value in enumerate(there)}
                index = self._indices[id(there)].get(known_by(here), step)
            if here is None or not _holds(there, index):
                break
            there = there[index]
            found.append(index)
        return (*found, *path[len(found) :])


def _holds(value: object, step: str | int) -> bool:
    """Whether a value has a member, or a list a position."""
    if isinstance(step, int):
        return isinstance(value, list) and 0 <= step < len(cast("list[object]", value))
    return isinstance(value, dict) and step in value


def inner(value: object, step: str | int) -> object:
    """What stands within a value under a name or index; None where nothing does."""
    return cast("Any", value)[step] if _holds(value, step) else None


class DocumentRank:
    """Where a path leads in plain data, as one number for each step: what sorts before it stands before it.

    Args:
        data: the plain data.
        absent_last: whether a member that is absent stands behind those that are there, or before them.
    """

    def __init__(self, data: object, *, absent_last: bool = False) -> None:
        self._data = data
        self._absent_last = absent_last
        self._ranks: dict[int, dict[object, int]] = {}

    def __call__(self, path: Path) -> tuple[int, ...]:
        """The numbers of the steps of a path."""
        value = self._data
        order: list[int] = []
        for step in path:
            order.append(step if isinstance(step, int) else self._rank(value, step))
            value = inner(value, step)
        return tuple(order)

    def _rank(self, value: object, name: str) -> int:
        ranks: dict[object, int] = {}
        if isinstance(value, dict):
            names = cast("dict[object, object]", value)
            ranks = self._ranks.get(id(names)) or {each: rank for rank, each in enumerate(names)}
            self._ranks[id(names)] = ranks
        return ranks.get(name, len(ranks) if self._absent_last else -1)


def known_by(value: object) -> bytes:
    """What a record or plain value is known by in either order: its id, its stretch of text, or all of it."""
    import orjson

    given: object = plain(value) if isinstance(value, Declared) else value
    key: Any = given
    if isinstance(given, dict) and "id" in given:
        key = key["id"]
    elif isinstance(given, dict) and "start" in given:
        key = [key["article"], key["start"], key["end"]]
    return orjson.dumps(key, default=str, option=orjson.OPT_SORT_KEYS)
