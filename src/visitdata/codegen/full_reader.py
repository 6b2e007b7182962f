"""The reader of records in documents, compiled once per class: all faults at once, each with its place.

Each value is checked on its way into its slot, and only there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.codegen import field_values, member_suggestions
from visitdata.codegen.generator import Judging
from visitdata.codegen.installed_kinds import kinds_named
from visitdata.codegen.source import Source
from visitdata.codegen.type_suggestions import wrong_kind
from visitdata.metamodel.describe import Member, Owned, RecordSchema, Reference, kinds, schema_of
from visitdata.metamodel.per_class import UntilDeclared, once_per_class
from visitdata.metamodel.scalars import RECORD_ID
from visitdata.metamodel.settings import settings_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from visitdata.codegen.field_values import Faults
    from visitdata.errors import Path
    from visitdata.metamodel.declare import Declared

ABSENT: Any = object()


@once_per_class
def reader_of(cls: type[Declared]) -> Callable[[Any, Faults], Any]:
    """The function that makes a record of `cls` from plain data as JSON has it.

    It always returns something; the record is whole only if `faults` has not grown.
    """
    return _reader_by_type(cls) if settings_of(cls).tagged else _reader_of_one(cls)


@once_per_class
def _reader_of_one(cls: type[Declared]) -> Callable[[Any, Faults], Any]:
    return _Reader(schema_of(cls)).compile()


class _Reader(Judging):
    """The reader of a record in a document."""

    in_documents = True

    def __init__(self, schema: RecordSchema) -> None:
        super().__init__(schema, Source("read", "data, faults"))

    def compile(self) -> Callable[[Any, Faults], Any]:
        bind = self.source.bind
        cls, schema = bind("cls", self.schema.cls), bind("shape", self.schema)
        not_an_object = bind("not_an_object", member_suggestions.not_an_object)
        known = {member.name for member in self.schema.members}
        if self.schema.settings.tagged:
            known.add("type")
        self.source.add(
            "if data.__class__ is not dict:",
            f"    faults.append(((), {not_an_object}(data, {schema})))",
            "    return None",
            "before = len(faults)",
            f"self = {bind('new', object.__new__)}({cls})",
            "get = data.get",
        )
        for member in self.schema.members:
            self.member(member)
        self.source.add(
            f"if not {bind('known', frozenset(known))}.issuperset(data):",
            f"    {bind('note_unknown', member_suggestions.note_unknown)}(data, known, {schema}, faults)",
        )
        self.between_members()
        self.source.add("if len(faults) != before:", "    return self")
        self.general_roles()
        self.as_a_whole("data")
        self.source.add("return self")
        return self.source.compile(f"reader of {self.schema.name}")

    def read_records(self, value: object) -> Callable[..., Any]:
        if isinstance(value, Reference):
            return RECORD_ID.read
        assert isinstance(value, Owned)  # noqa: S101 - the last kind there is
        return reader_of(value.target)

    def single(self, read: str, member: Member) -> str:
        if isinstance(member.value, Owned):
            nested = self.source.bind("nested", _nested)
            return f"{nested}({read}, v, ({member.name!r},), faults)"
        return super().single(read, member)

    def kept(self, member: Member) -> str:
        if not (member.many and isinstance(member.value, Owned)):
            return super().kept(member)
        bind, name = self.source.bind, member.name
        read = bind(f"read_{name}", self.read(member.value))
        listing, all_of = bind("listed", self.taker_of_lists(member.value)), bind("all_of", _all_of)
        return f"{all_of}({listing}(v, {name!r}, faults), {read}, {name!r}, faults{self.key(member)})"

    def member(self, member: Member) -> None:
        name, setter = member.name, self.setter(member.name)
        default = self.source.bind("default", member.default)
        null = self.source.bind("null", member_suggestions.null_given(member))
        self.source.add(
            f"v = get({name!r}, {self.source.bind('ABSENT', ABSENT)})",
            "if v is ABSENT:",
            *(f"    {line}" for line in self.absent(member)),
            f"    {setter}(self, {default})",
            "elif v is None:",
            f"    faults.append((({name!r},), {null}))",
            f"    {setter}(self, {default})",
            "else:",
            f"    w = {self.kept(member)}",
            "    if w.__class__ is Mistake:",
            f"        faults.append((({name!r},), {self.fault(member)}))",
            f"        w = {default}",
            f"    {setter}(self, w)",
        )
        if member.required and member.many:
            none = self.source.bind("none_given", member_suggestions.none_given(member))
            self.source.add(
                "    if v.__class__ is list and not v:", f"        faults.append((({name!r},), {none}))"
            )

    def absent(self, member: Member) -> list[str]:
        """What is noted where a member that has to be there is not."""
        if not (member.required or member.declared.stated):
            return []
        missing = self.source.bind("missing", member_suggestions.missing(self.schema, member))
        return [f"faults.append((({member.name!r},), {missing}))"]


class _CommonReader(_Reader):
    """The reader of an object whose type is unknown: of the members that all kinds of its list have.

    What is missing, and what no kind has, is not asked: its kind would tell. Nothing is suggested.
    """

    def compile(self) -> Callable[[Any, Faults], Any]:
        self.source.add("get = data.get", "before = len(faults)")
        for member in self.schema.members:
            self.member(member)
        self.source.add(f"{self.source.bind('unsuggested', _without_suggestions)}(faults, before)")
        return self.source.compile(f"reader of what every {self.schema.name} has")

    def member(self, member: Member) -> None:
        name = member.name
        null = self.source.bind("null", member_suggestions.null_given(member))
        self.source.add(
            f"v = get({name!r}, {self.source.bind('ABSENT', ABSENT)})",
            "if v is None:",
            f"    faults.append((({name!r},), {null}))",
            f"elif v is not {self.source.bind('ABSENT', ABSENT)}:",
            f"    w = {self.kept(member)}",
            "    if w.__class__ is Mistake:",
            f"        faults.append((({name!r},), {self.fault(member)}))",
        )


def _without_suggestions(faults: Faults, begin: int) -> None:
    faults[begin:] = [(path, mistake._replace(suggestion=None)) for path, mistake in faults[begin:]]


@once_per_class
def _common_reader_of(root: type[Declared]) -> Callable[[Any, Faults], Any]:
    return _CommonReader(schema_of(root)).compile()


def _nested(read: Callable[[Any, Faults], Any], value: Any, path: Path, faults: Faults) -> Any:
    """A record inside another: its faults get the place where it stands."""
    before = len(faults)
    record = read(value, faults)
    if len(faults) > before:
        _place(faults, before, path)
    return record


def _place(faults: Faults, begin: int, path: Path) -> None:
    """Put the faults from there on where the record stands in which they were found."""
    faults[begin:] = [((*path, *inner), mistake) for inner, mistake in faults[begin:]]


def _all_of(
    values: list[Any], read: Callable[[Any, Faults], Any], name: str, faults: Faults, key: field_values.Key
) -> tuple[Any, ...]:
    before = begin = len(faults)
    taken: list[Any] = []
    bad: set[int] = set()
    for index, value in enumerate(values):
        taken.append(read(value, faults))
        if len(faults) > begin:
            _place(faults, begin, (name, index))
            bad.add(index)
            field_values.spare(faults, before, begin)
            begin = len(faults)
    if bad:
        # A record with a fault lacks what it would be sorted by.
        whole = [record for index, record in enumerate(taken) if index not in bad]
        return field_values.in_order(whole, name, faults, key, bad)
    return field_values.in_order(taken, name, faults, key)


def _reader_by_type(root: type[Declared]) -> Callable[[Any, Faults], Any]:
    """A reader that goes by the `type` of each object; kinds declared later are found when they come."""
    readers = UntilDeclared()

    def read(data: Any, faults: Faults) -> Any:
        if data.__class__ is not dict:
            faults.append(wrong_kind(data, kinds(root)))
            return None
        name = data.get("type")
        reader = readers.get(name) if name.__class__ is str else None
        if reader is None:
            known = kinds_named(root, name) if name.__class__ is str else kinds(root)
            if name.__class__ is not str or name not in known:
                suggested = field_values.is_suggestion_wanted(faults)
                faults.append(wrong_kind(data, known, suggested=suggested))
                return _common_reader_of(root)(data, faults)
            reader = readers.keep(name, lambda: _reader_of_one(known[name]))
        return reader(data, faults)

    return read
