"""The validation of records made in Python: attrs sets the slots, and each is read and set to what is kept.

Every problem of a record is found at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.codegen import field_values, member_suggestions
from visitdata.codegen.readers import Mode, ReaderGenerator, indented, note_in_many, read_and_note
from visitdata.errors import InvalidRecordError, Mistake
from visitdata.metamodel.base_record import BaseRecord
from visitdata.metamodel.describe import kinds, schema_of
from visitdata.metamodel.per_class import once_per_class
from visitdata.metamodel.record_places import problems_at
from visitdata.metamodel.schema import Member, Owned, Reference
from visitdata.metamodel.settings import settings_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from visitdata.codegen.field_values import Mistakes
    from visitdata.metamodel.schema import Value
    from visitdata.metamodel.settings import Declared


class Validated(BaseRecord, abstract=True):
    """The base of record classes: each record is validated as a whole when it is made."""

    __slots__ = ()

    def __attrs_post_init__(self) -> None:
        """Validate every member; raise one InvalidRecordError with all that is wrong."""
        validate(self)


def validate(record: Declared) -> None:
    """Validate a record that was just made, and put its values into the form in which they are kept.

    Raises:
        InvalidRecordError: with every problem of the record.
    """
    mistakes: Mistakes = []
    _validator_of(type(record))(record, mistakes)
    if mistakes:
        identifier = getattr(record, "id", None)
        named = f" {identifier!r}" if type(identifier) is str else ""
        problems = problems_at(type(record), record, mistakes)
        what = f"{type(record).__name__}{named} cannot be made"
        raise InvalidRecordError(what, (*problems,))


@once_per_class
def _validator_of(cls: type[Declared]) -> Callable[[Any, Mistakes], None]:
    if settings_of(cls).abstract:
        return _refuse_abstract
    return ReaderGenerator(schema_of(cls), MODE).compile()


def _refuse_abstract(record: Declared, mistakes: Mistakes) -> None:
    names = ", ".join(kinds(type(record)))
    message = f"{type(record).__name__} is an abstract class: make one of {names}"
    mistakes.append(((), Mistake("abstract-record", message)))


def _member(generator: ReaderGenerator, member: Member) -> list[str]:
    read = [
        *generator.read(member, "w"),
        *generator.note_if_mistake(member),
        "elif w is not v:",
        f"    {generator.setter(member.name)}(self, w)",
    ]
    slot = f"v = self.{member.name}"
    if not member.required:
        return [slot, f"if v is not {generator.default(member)}:", *indented(read)]
    if not member.many:
        return [slot, *read]
    none_given = generator.note(member, member_suggestions.none_given(member))
    is_empty = "if w == () and len(mistakes) == found:"
    return [slot, "found = len(mistakes)", *read, is_empty, f"    {none_given}"]


def _reader(value: Value) -> Any:
    if isinstance(value, Reference):
        return field_values.reader_of_references(value)
    return field_values.reader_of_records(value) if isinstance(value, Owned) else read_and_note(value)


MODE = Mode(
    name="validation",
    arguments="self, mistakes",
    begin=lambda _: ["before = len(mistakes)"],
    member=_member,
    reader=_reader,
    many=note_in_many,
)
