"""The full reader of plain data: it notes every problem of a document, each with its place.

Each value is checked on its way into its slot, and only there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.codegen import field_values, member_suggestions
from visitdata.codegen.installed_kinds import kinds_named
from visitdata.codegen.readers import (
    Mode,
    NotingReader,
    ReaderGenerator,
    indented,
    note_in_many,
    read_and_note,
)
from visitdata.codegen.type_suggestions import wrong_kind
from visitdata.metamodel.describe import kinds, schema_of
from visitdata.metamodel.per_class import UntilDeclared, once_per_class
from visitdata.metamodel.scalars import RECORD_ID
from visitdata.metamodel.schema import Member, Owned, Reference
from visitdata.metamodel.settings import settings_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from visitdata.codegen.field_values import Mistakes
    from visitdata.errors import Mistake, Path
    from visitdata.metamodel.schema import Value
    from visitdata.metamodel.settings import Declared


@once_per_class
def reader_of(cls: type[Declared]) -> Callable[[Any, Mistakes], Any]:
    """The function that makes a record of `cls` from plain data as JSON has it.

    It always returns something; the record is whole only if `mistakes` has not grown.
    """
    return _reader_by_type(cls) if settings_of(cls).tagged else _reader_of_one(cls)


@once_per_class
def _reader_of_one(cls: type[Declared]) -> Callable[[Any, Mistakes], Any]:
    return ReaderGenerator(schema_of(cls), MODE).compile()


@once_per_class
def _common_reader_of(root: type[Declared]) -> Callable[[Any, Mistakes], None]:
    return ReaderGenerator(schema_of(root), COMMON_MEMBERS).compile()


def _reader_by_type(root: type[Declared]) -> Callable[[Any, Mistakes], Any]:
    """A reader that goes by the `type` of each object; kinds declared later are found when they come."""
    readers = UntilDeclared()

    def read(data: Any, mistakes: Mistakes) -> Any:
        if data.__class__ is not dict:
            mistakes.append(wrong_kind(data, kinds(root)))
            return None
        name = data.get("type")
        reader = readers.get(name) if name.__class__ is str else None
        if reader is None:
            known = kinds_named(root, name) if name.__class__ is str else kinds(root)
            if name.__class__ is not str or name not in known:
                suggested = field_values.is_suggestion_wanted(mistakes)
                mistakes.append(wrong_kind(data, known, suggested=suggested))
                return _common_reader_of(root)(data, mistakes)
            reader = readers.keep(name, lambda: _reader_of_one(known[name]))
        return reader(data, mistakes)

    return read


def _begin(generator: ReaderGenerator) -> list[str]:
    bind, schema = generator.bind, generator.schema
    not_an_object = bind("not_an_object", member_suggestions.not_an_object)
    return [
        "if data.__class__ is not dict:",
        f"    mistakes.append(((), {not_an_object}(data, {bind('schema', schema)})))",
        "    return None",
        "before = len(mistakes)",
        f"self = {bind('new', object.__new__)}({bind('cls', schema.cls)})",
        "get = data.get",
    ]


def _member(generator: ReaderGenerator, member: Member) -> list[str]:
    keep, default = generator.setter(member.name), generator.default(member)
    absent: list[str] = []
    if member.required or member.declared.stated:
        absent = [generator.note(member, member_suggestions.missing(generator.schema, member))]
    lines = [
        f"v = get({member.name!r}, ABSENT)",
        "if v is ABSENT:",
        *indented(absent),
        f"    {keep}(self, {default})",
        "elif v is None:",
        f"    {generator.note(member, _null_given(generator, member))}",
        f"    {keep}(self, {default})",
        "else:",
        *indented(generator.read(member, "w")),
        *indented(generator.note_if_mistake(member)),
        f"        w = {default}",
        f"    {keep}(self, w)",
    ]
    if member.required and member.many:
        none_given = generator.note(member, member_suggestions.none_given(member))
        lines += ["    if v.__class__ is list and not v:", f"        {none_given}"]
    return lines


def _null_given(generator: ReaderGenerator, member: Member) -> Mistake:
    return member_suggestions.null_given(member, is_needed=generator.has_to_be_there(member))


def _end(generator: ReaderGenerator) -> list[str]:
    bind, schema = generator.bind, generator.schema
    names = [*(member.name for member in schema.members), *(["type"] if schema.settings.tagged else [])]
    known = bind("known", frozenset(names))
    note_unknown = bind("note_unknown", member_suggestions.note_unknown)
    return [
        f"if not {known}.issuperset(data):",
        f"    {note_unknown}(data, {known}, {bind('schema', schema)}, mistakes)",
    ]


def _reader(value: Value) -> Any:
    if isinstance(value, Reference):
        return RECORD_ID.read
    return _reader_within(value.target) if isinstance(value, Owned) else read_and_note(value)


def _reader_within(target: type[Declared]) -> NotingReader:
    """The reader of a record inside another, which notes mistakes under the path where it stands."""
    read_record = reader_of(target)

    def read(value: Any, path: Path, mistakes: Mistakes) -> Any:
        before = len(mistakes)
        record = read_record(value, mistakes)
        if len(mistakes) > before:
            mistakes[before:] = [((*path, *inner), mistake) for inner, mistake in mistakes[before:]]
        return record

    return NotingReader(read)


MODE = Mode(
    name="full reader",
    arguments="data, mistakes",
    begin=_begin,
    member=_member,
    end=_end,
    reader=_reader,
    many=note_in_many,
)


# Of an object whose type is unknown, the members are read that all kinds of its list have. What is missing,
# and what no kind has, is not asked: its kind would tell. Nothing is suggested.


def _common_member(generator: ReaderGenerator, member: Member) -> list[str]:
    return [
        f"v = get({member.name!r}, ABSENT)",
        "if v is None:",
        f"    {generator.note(member, _null_given(generator, member))}",
        "elif v is not ABSENT:",
        *indented(generator.read(member, "w")),
        *indented(generator.note_if_mistake(member)),
    ]


COMMON_MEMBERS = Mode(
    name="reader of the common members",
    arguments=MODE.arguments,
    is_whole=False,
    begin=lambda _: ["before = len(mistakes)", "get = data.get"],
    member=_common_member,
    end=lambda _: [
        "mistakes[before:] = [(path, w._replace(suggestion=None)) for path, w in mistakes[before:]]"
    ],
    reader=_reader,
    many=note_in_many,
)
