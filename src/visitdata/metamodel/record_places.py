"""Which record a place in a document or record belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from visitdata.errors import path_text
from visitdata.metamodel.describe import kinds, schema_of, schemas
from visitdata.metamodel.per_class import once_per_class
from visitdata.metamodel.scalars import DOSSIER_ID, RECORD_ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from visitdata.errors import Mistake, Path, Problem
    from visitdata.metamodel.settings import Declared


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
    own, inner = _members_with_ids(cls)
    is_listed = False
    for depth, part in enumerate(path):
        value = step_into(value, part)
        is_listed = part in (inner if depth else own) or (is_listed and isinstance(part, int))
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
def _members_with_ids(cls: type[Declared]) -> tuple[frozenset[str | int], frozenset[str | int]]:
    """The members that hold records with ids of their own: of records of a class, and of those within."""
    within = [schema for schema in schemas(cls) if schema.cls is not cls]
    inner = frozenset(member.name for schema in within for member in schema.members if member.owns_identified)
    own = (member for each in kinds(cls).values() or [cls] for member in schema_of(each).members)
    return frozenset(member.name for member in own if member.owns_identified), inner


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
