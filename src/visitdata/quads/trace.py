"""From a place in plain data back to the statement that it was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.errors import Finding, Mistake, path_text
from visitdata.quads.statements import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from visitdata.quads.fields import Data
    from visitdata.quads.plan import Plan
    from visitdata.quads.statements import About, Object
    from visitdata.shape.declare import Path


class Trace:
    """Which node each object of the plain data was read from, and by which plan."""

    def __init__(self, about: About, base: str) -> None:
        self._about = about
        self._base = base
        self._origins: dict[int, tuple[str, Plan]] = {}
        self._beside: dict[tuple[int, str], str] = {}

    def note(self, data: Data, subject: str, plan: Plan) -> None:
        """Note where an object comes from."""
        self._origins[id(data)] = subject, plan

    def note_beside(self, data: Data, subject: str, names: Iterable[str]) -> None:
        """Note that some members of an object come from a node of their own."""
        self._beside.update(((id(data), name), subject) for name in names)

    def finding(self, data: Data, path: Path, mistake: Mistake) -> Finding:
        """A mistake in the plain data, at its statement."""
        subject, plan = self._origins[id(data)]
        predicate: str | None = None
        value: Any = data
        for part in path:
            if isinstance(part, str) and part in plan.properties:
                predicate = plan.properties[part]
                subject = self._beside.get((id(value), part), subject)
            value = _inner(value, part)
            if id(value) in self._origins:
                subject, plan = self._origins[id(value)]
                predicate = None
        return finding(mistake, subject, predicate, self._object(subject, predicate, value), path)

    def _object(self, subject: str, predicate: str | None, plain: object) -> Object | None:
        """The object of the statement that a plain value was read from."""
        objects = self._about.get(subject, {}).get(predicate or "", [])
        if len(objects) == 1:
            return objects[0]
        return next((each for each in objects if self._is_read_as(each, plain)), None)

    def _is_read_as(self, value: Object, plain: object) -> bool:
        if isinstance(value, tuple):
            return plain == value[0]
        return plain in {value, value.removeprefix(self._base).removeprefix("posited:")}


def _inner(value: Any, part: str | int) -> Any:
    if isinstance(part, int):
        return value[part]
    return value.get(part) if isinstance(value, dict) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] # plain data


def finding(
    mistake: Mistake, subject: str, predicate: str | None, value: Object | None = None, path: Path = ()
) -> Finding:
    """A mistake at a statement."""
    code, message, hint = mistake
    return Finding(
        code=code,
        message=message,
        hint=hint,
        path=path_text(path),
        subject=shown(subject),
        predicate=predicate,
        value=None if value is None else shown(value),
    )
