"""Accounts: what becomes of each value of a dossier in a form that cannot carry all of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

from visitdata.errors import Path, Problem, path_text
from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.record_places import record_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.metamodel.schema import Member
    from visitdata.metamodel.settings import Declared


@attrs.define
class Account:
    """What has become of each value of a dossier's plain data.

    What writes a value enters it in the same act, since it knows best.

    Attributes:
        ids: what the records that are written are called there, by their ids in the dossier.
        carried: the paths of the values that stand in the document whole.
        lost: the paths that are left out, each with the reason; a path stands for all below it.
    """

    ids: Mapping[str, str]
    carried: list[Path] = attrs.field(factory=list["Path"])
    lost: list[tuple[Path, str]] = attrs.field(factory=list["tuple[Path, str]"])

    def enter(self, path: Path, why_lost: str | None = None) -> None:
        """Enter what becomes of the value at a path."""
        if why_lost is None:
            self.carried.append(path)
        else:
            self.lost.append((path, why_lost))

    def problems(self, dossier: Declared) -> tuple[Problem, ...]:
        """A warning for each path that is left out, in the order in which they were entered."""
        return tuple(
            Problem(
                code="not-carried",
                severity="warning",
                path=path_text(path),
                record=record_at(type(dossier), dossier, path),
                message=why,
            )
            for path, why in self.lost
        )


def filled(record: Any) -> Iterator[tuple[Member, Any]]:
    """The members of a record in which something stands."""
    for member in schema_of(record.__class__).members:
        value = getattr(record, member.name)
        if value or not (value is None or isinstance(value, (tuple, Mapping))):
            yield member, value
