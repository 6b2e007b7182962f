"""The check that every record passes when it is made, compiled once per class: all faults at once.

attrs sets the slots; the check reads them and sets what changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.codegen import field_values, member_suggestions
from visitdata.codegen.generator import Judging
from visitdata.codegen.source import Source
from visitdata.errors import InvalidRecordError, Mistake, Problem, path_text
from visitdata.metamodel.base_record import BaseRecord
from visitdata.metamodel.describe import Member, Owned, RecordSchema, Reference, kinds, schema_of
from visitdata.metamodel.per_class import once_per_class
from visitdata.metamodel.record_places import record_at
from visitdata.metamodel.settings import settings_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from visitdata.codegen.field_values import Faults
    from visitdata.metamodel.settings import Declared


class Checked(BaseRecord, abstract=True):
    """The base of record classes: checked whole when they are made."""

    __slots__ = ()

    def __attrs_post_init__(self) -> None:
        """Check every member; raise one InvalidRecordError with all that is wrong."""
        admit(self)


def admit(record: Declared) -> None:
    """Check a record that was just made, and put its values into the form in which they are kept.

    Raises:
        InvalidRecordError: with every fault of the record.
    """
    faults: Faults = []
    _check_of(type(record))(record, faults)
    if faults:
        what = f"{type(record).__name__}{_named(record)} cannot be made"
        raise InvalidRecordError(what, _problems(record, faults))


def _named(record: Declared) -> str:
    identifier = getattr(record, "id", None)
    return f" {identifier!r}" if type(identifier) is str else ""


def _problems(record: Declared, faults: Faults) -> tuple[Problem, ...]:
    """The faults of a record as problems, in the order of their places."""
    cls = type(record)
    return tuple(
        mistake.at(path=path_text(path), record=record_at(cls, record, path)) for path, mistake in faults
    )


@once_per_class
def _check_of(cls: type[Declared]) -> Callable[[Any, Faults], None]:
    if settings_of(cls).abstract:
        return _refuse_abstract
    return _Check(schema_of(cls)).compile()


def _refuse_abstract(record: Declared, faults: Faults) -> None:
    names = ", ".join(kinds(type(record)))
    message = f"{type(record).__name__} is only the base of its kinds: make one of {names}"
    faults.append(((), Mistake("abstract-record", message)))


class _Check(Judging):
    """The check of a record made in Python."""

    def __init__(self, schema: RecordSchema) -> None:
        super().__init__(schema, Source("check", "self, faults"))

    def compile(self) -> Callable[[Any, Faults], None]:
        self.source.add("before = len(faults)")
        for member in self.schema.members:
            self.member(member)
        self.between_members()
        self.source.add("if len(faults) != before:", "    return")
        self.general_roles()
        self.as_a_whole("None")
        return self.source.compile(f"check of {self.schema.name}")

    def read_records(self, value: object) -> Callable[..., Any]:
        if isinstance(value, Reference):
            return field_values.reader_of_references(value)
        assert isinstance(value, Owned)  # noqa: S101 - the last kind there is
        return field_values.reader_of_records(value)

    def member(self, member: Member) -> None:
        name = member.name
        take = [
            f"w = {self.kept(member)}",
            "if w.__class__ is Mistake:",
            f"    faults.append((({name!r},), {self.fault(member)}))",
            "elif w is not v:",
            f"    {self.setter(name)}(self, w)",
        ]
        self.source.add(f"v = self.{name}")
        if member.required and member.many:
            self.source.add("found = len(faults)")
        if member.required:
            self.source.add(*take)
        else:
            default = self.source.bind("default", member.default)
            self.source.add(f"if v is not {default}:", *(f"    {line}" for line in take))
        if member.required and member.many:
            none = self.source.bind("none_given", member_suggestions.none_given(member))
            self.source.add(
                "if w == () and len(faults) == found:", f"    faults.append((({name!r},), {none}))"
            )
