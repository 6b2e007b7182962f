"""Mappings: what each member of each record becomes in a target, as data.

From the rows follow what is written, what `visitdata.losses` says, and the tables in docs/bridges.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeAlias, TypeVar

import attrs

from visitdata.codec.account import filled
from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.model.record import Record
from visitdata.model.utterances import Allegation, Statement
from visitdata.rdf.scope import is_listing

if TYPE_CHECKING:
    from visitdata.codec.account import Account
    from visitdata.errors import Path

FOR_EDITORS = "notes are for editors"
LIFTED = "lifted out of its record, a quotation is the speaker's word no more"
NOT_THERE = "the record that it names is left out"
ONLY_SAID = "it is only said, and the target could only say that it is so"


class Making(Protocol):
    """What is being made of a record: a node, an entity, a row."""

    @property
    def account(self) -> Account:
        """The account of what is carried and lost."""
        ...


M_contra = TypeVar("M_contra", bound=Making, contravariant=True)
M = TypeVar("M", bound=Making)

# Writes the value of a member into what is being made, and enters it in the account.
Way: TypeAlias = "Callable[[Any, Path, M_contra], None]"


@attrs.frozen
class Row(Generic[M]):
    """What becomes of some members of the records of some classes.

    Attributes:
        of: the classes; each stands for those below it, too, unless these have a row of their own.
        members: the names of the members; `type` is the type that a JSON object of the record states.
        becomes: what it becomes there, as the documentation has it; empty where it is always left out.
        way: how it is written.
        why_lost: why it is left out: always, or in the cases that it names.
    """

    of: tuple[type[Declared], ...]
    members: tuple[str, ...]
    becomes: str
    way: Way[M]
    why_lost: str = ""


def left_out(why: str) -> Way[Any]:
    """Nothing is written, whatever stands there."""

    def write(value: Any, path: Path, made: Making) -> None:
        made.account.enter(path, why)

    return write


def lost(of: Iterable[type[Declared]], members: str, why: str) -> Row[Any]:
    """The row of members that are always left out.

    Args:
        of: as for `Row`.
        members: their names, with spaces between.
        why: why.
    """
    return Row((*of,), (*members.split(),), "", left_out(why), why)


# What goes to no target that has no names of its own for what is only said.
NEVER_WRITTEN: tuple[Row[Any], ...] = (
    lost((Statement,), "posits denies", ONLY_SAID),
    lost((Allegation,), "alleges", ONLY_SAID),
    lost((Record,), "quotes", LIFTED),
    lost((Record,), "notes", FOR_EDITORS),
)


def each(way: Way[M]) -> Way[M]:
    """Many values, each written the same way."""

    def write(values: Any, path: Path, made: M) -> None:
        for index, value in enumerate(values):
            way(value, (*path, index), made)

    return write


def told_already(value: Any, path: Path, made: Making) -> None:
    """What is written tells it, whatever it is."""
    made.account.enter(path)


class Mapped(Generic[M]):
    """A mapping: what becomes of every member of every record.

    Args:
        rows: the rows; of two that fit a member, that of the nearest class holds, then the first.
        otherwise: why a member is left out that no row names, as those of users' own kinds may be. A role of
            such a kind is written as the general role that it is a case of.
    """

    def __init__(self, rows: Iterable[Row[M]], otherwise: str) -> None:
        self.rows = (*rows,)
        self.otherwise = otherwise
        self._ways: dict[tuple[type[Declared], str], Way[M]] = {}

    def write(self, record: Declared, path: Path, made: M) -> None:
        """Write the members of a record in their order; not the records that it lists.

        Args:
            record: the record.
            path: its place in the dossier.
            made: what is being made of it.
        """
        cls = record.__class__
        if settings_of(cls).tagged:
            self.way(cls, "type")(cls.__name__, (*path, "type"), made)
        for member, value in filled(record):
            if not is_listing(member):
                self.way(cls, member.name)(value, (*path, member.name), made)

    def way(self, cls: type[Declared], member: str) -> Way[M]:
        """How a member of the records of a class is written."""
        known = self._ways.get((cls, member))
        if known is None:
            row = self.row(cls, member)
            known = self._ways[cls, member] = left_out(self.otherwise) if row is None else row.way
        return known

    def row(self, cls: type[Declared], member: str) -> Row[M] | None:
        """The row of a member, or of the general role that it is a case of; None where there is none."""
        for base in cls.__mro__:
            for row in self.rows:
                if base in row.of and member in row.members:
                    return row
        general = _general_roles(cls).get(member)
        return None if general is None else self.row(cls, general)


def _general_roles(cls: type[Declared]) -> Mapping[str, str]:
    """The general role that each role of a class is a case of."""
    found = {member.name: member.declared.under for member in schema_of(cls).members}
    return {name: under for name, under in found.items() if under is not None}
