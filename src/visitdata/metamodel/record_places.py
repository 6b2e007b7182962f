"""Which record a place in a document or record belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from visitdata.errors import path_text
from visitdata.metamodel.describe import kinds, schema_of, schemas
from visitdata.metamodel.per_class import once_per_class
from visitdata.metamodel.scalars import DOSSIER_ID, RECORD_ID
from visitdata.metamodel.settings import Declared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from visitdata.errors import Mistake, Path, Problem


def record_at(cls: type[Declared], root: object, path: Path) -> str | None:
    """The id of the innermost record with an id of its own that a path leads into.

    Args:
        cls: the class of the record that the path begins at.
        root: that record, or the plain data of it, which may have any errors.
        path: the place.

    Returns:
        None where that record has no id, or none that is valid.
    """
    value, owner = root, _id_of(root)
    if not path:
        return owner
    is_listed = False
    for depth, part in enumerate(path):
        if not isinstance(part, int):
            is_listed = part in (_own(type(value)) if isinstance(value, Declared) else _in_data(cls, depth))
        value = step_into(value, part)
        if is_listed and not isinstance(value, (list, tuple)):
            owner = _id_of(value)
    return owner


def problems_at(
    cls: type[Declared], root: object, mistakes: Iterable[tuple[Path, Mistake]]
) -> Iterator[Problem]:
    """What is wrong at some places of a record, or of the plain data of one, in their order."""
    for path, mistake in mistakes:
        yield mistake.at(path=path_text(path), record=record_at(cls, root, path))


@once_per_class
def _own(cls: type[Declared]) -> frozenset[str]:
    """The members of records of a class that hold records with ids of their own."""
    return frozenset(member.name for member in schema_of(cls).members if member.owns_identified)


def _in_data(cls: type[Declared], depth: int) -> frozenset[str]:
    """The same of plain data, which may not tell its class: of a record of a class, or of any within it."""
    return _within(cls) if depth else _of_kinds(cls)


@once_per_class
def _of_kinds(cls: type[Declared]) -> frozenset[str]:
    return frozenset(name for each in kinds(cls).values() or [cls] for name in _own(each))


@once_per_class
def _within(cls: type[Declared]) -> frozenset[str]:
    return frozenset(name for each in schemas(cls) if each.cls is not cls for name in _own(each.cls))


def step_into(value: Any, part: str | int) -> Any:
    """What stands under a name or index, in plain data or in a record; None where nothing does."""
    if isinstance(part, int):
        values = cast("Sequence[Any]", value) if isinstance(value, (list, tuple)) else ()
        return values[part] if 0 <= part < len(values) else None
    if isinstance(value, dict):
        return cast("dict[str, Any]", value).get(part)
    return getattr(value, part, None)


def _id_of(value: object) -> str | None:
    given = step_into(value, "id")
    is_id = type(given) is str and any(scalar.read(given) == given for scalar in (RECORD_ID, DOSSIER_ID))
    return given if is_id else None
