"""The quick reader, for records in which nothing is wrong: compiled once per class, it stops at any doubt.

Nearly all documents are sound. To find every fault of those that are not, and its place, a reader has to keep
account of where it is, and what to put where something is missing; this one keeps none. Whoever meets a doubt
here reads the document once more, with `reading.reader_of`, whose word it is.
"""

from __future__ import annotations

import re
from functools import cache
from operator import lt
from typing import TYPE_CHECKING, Any, TypeVar

from visitdata.codegen import field_values
from visitdata.codegen.generator import Template
from visitdata.codegen.source import Source
from visitdata.errors import Mistake
from visitdata.metamodel.declare import Declared
from visitdata.metamodel.describe import (
    Enumeration,
    LanguageMap,
    Member,
    Owned,
    RecordSchema,
    Reference,
    kinds,
    schema_of,
)
from visitdata.metamodel.per_class import UntilDeclared, once_per_class
from visitdata.metamodel.scalars import COUNT, LANGUAGE, LOCAL_ID, RECORD_ID, TIME, Scalar
from visitdata.metamodel.settings import settings_of
from visitdata.values.bounded_cache import BoundedCache
from visitdata.values.numbers import LARGEST

if TYPE_CHECKING:
    from collections.abc import Callable

    from visitdata.metamodel.describe import Value

_R = TypeVar("_R", bound=Declared)


class DoubtError(Exception):
    """Something may be wrong."""


def read(cls: type[_R], data: object) -> _R | None:
    """The record that plain data describes; None where anything is wrong with it, or may be.

    Args:
        cls: the class of the record.
        data: what a parser makes of JSON: dicts, lists, strings and numbers of Python's own types, and no
            subclasses of them, which may claim to be what they are not.
    """
    _remembered(RECORD_ID).make_room()
    try:
        record: _R = _reader_of(cls)(data)
    except (DoubtError, TypeError):  # TypeError: there is a list or an object where a dict is asked for text
        return None
    return record


@once_per_class
def _reader_of(cls: type[Declared]) -> Callable[[Any], Any]:
    return _reader_by_type(cls) if settings_of(cls).tagged else _reader_of_one(cls)


@once_per_class
def _reader_of_one(cls: type[Declared]) -> Callable[[Any], Any]:
    return _Swift(schema_of(cls)).compile()


@once_per_class
def _reader_by_type(root: type[Declared]) -> Callable[[Any], Any]:
    """A reader that goes by the `type` of each object; kinds declared later are found when they come."""
    readers = UntilDeclared()

    def make(name: Any) -> Any:
        cls = kinds(root).get(name)
        if cls is None:
            raise DoubtError
        return _reader_of_one(cls)

    def read_any(data: Any) -> Any:
        if data.__class__ is not dict:
            raise DoubtError
        name: Any = data.get("type")
        reader = readers.get(name)
        if reader is None:
            reader = readers.keep(name, lambda: make(name))
        return reader(data)

    return read_any


@once_per_class
def _blank_of(cls: type[Declared]) -> type[Any]:
    """A class with the slots of another and no say in who sets them; what is made of it becomes the other's.

    To set a slot of a frozen record from outside takes a call, and a record has some twenty.
    """
    body = {
        "__slots__": cls.__dict__.get("__slots__", ()),
        "__module__": cls.__module__,
        "__qualname__": cls.__qualname__,
        "__visitdata__": settings_of(cls),
        "__setattr__": object.__setattr__,
        "__delattr__": object.__delattr__,
    }
    make: Any = type(cls)
    blank: type[Any] = make(cls.__name__, cls.__bases__, body)
    return blank


@cache
def _remembered(value: Scalar) -> BoundedCache[object]:
    """What values of a kind were read as: ids above all, which come again and again."""
    is_plain = re.compile(value.plain).fullmatch if value.plain else _never

    def read(given: str) -> object:
        return given if is_plain(given) else _sound(value.read(given))

    return BoundedCache(read)


def _never(_: object) -> bool:
    return False


class _Allowed(dict[Any, str]):
    """The values of a closed list; any other is in doubt."""

    def __missing__(self, given: object) -> str:
        raise DoubtError


class _Swift(Template):
    """The quick reader of one class."""

    def __init__(self, schema: RecordSchema) -> None:
        super().__init__(schema, Source("read", "data"))
        self.source.bind("DoubtError", DoubtError)

    def compile(self) -> Callable[[Any], Any]:
        cls, bind, settings = self.schema.cls, self.source.bind, self.schema.settings
        self.source.add(
            "if data.__class__ is not dict:",
            "    raise DoubtError",
            f"left = len(data){' - 1' if settings.tagged else ''}",  # the type is there
            f"self = {bind('new', object.__new__)}({bind('blank', _blank_of(cls))})",
        )
        for member in self.schema.members:
            self.member(member)
        self.source.add("if left:", "    raise DoubtError", f"self.__class__ = {bind('cls', cls)}")
        for constraint in settings.constraints:
            violation = bind("violation", constraint.violation)
            self.source.add(
                f"if {constraint.broken} and {violation}(self) is not None:", "    raise DoubtError"
            )
        self.general_roles()
        if settings.whole is not None:
            self.source.add(f"for _ in {bind('whole', settings.whole)}(self, data):", "    raise DoubtError")
        self.source.add("return self")
        return self.source.compile(f"quick reader of {self.schema.name}")

    def member(self, member: Member) -> None:
        name = member.name
        may_lack = not (member.required or member.declared.stated)
        absent = (
            f"self.{name} = {self.source.bind('default', member.default)}" if may_lack else "raise DoubtError"
        )
        if name == "id" and member.value in {LOCAL_ID, RECORD_ID}:
            take = self.own_id(member)
        elif member.many:
            take = self.many(member)
        else:
            take = [f"self.{name} = {self.one(member, 'v')}"]
        if member.declared.stated:  # what may stand there instead is not for us to know
            take += [f"if v != {self.source.bind('default', member.default)}:", "    raise DoubtError"]
        self.source.add(
            f"if {name!r} in data:",
            f"    v = data[{name!r}]",
            "    left -= 1",
            *(f"    {line}" for line in take),
            "else:",
            f"    {absent}",
        )

    def own_id(self, member: Member) -> list[str]:
        """Lines that take the record's own id, which is mostly new, and comes again in references."""
        bind, value = self.source.bind, member.value
        assert isinstance(value, Scalar)  # noqa: S101 - as was asked
        return [
            f"if {self.is_good(value, 'id', 'v')}:",
            f"    self.id = {bind('ids', _remembered(RECORD_ID))}[v] = v",
            "else:",
            f"    self.id = {bind('sound', _sound)}({bind('read_id', value.read)}(v))",
        ]

    def many(self, member: Member) -> list[str]:
        """Lines that make a tuple of the list `v`."""
        name, one = member.name, self.one(member, "x")
        in_order = self.source.bind("in_order", _in_order)
        return [
            f"if v.__class__ is not list{' or not v' if member.required else ''}:",
            "    raise DoubtError",
            "if len(v) == 1:",  # as most have it
            "    x = v[0]",
            f"    self.{name} = ({one},)",
            "else:",
            f"    self.{name} = {in_order}([{one} for x in v]{self.key(member)})",
        ]

    def one(self, member: Member, given: str) -> str:
        """The source of an expression that reads a single value."""
        bind, name, value = self.source.bind, member.name, member.value
        if isinstance(value, LanguageMap):
            return f"{bind('language_map', _language_map)}({given})"
        kept = _kept(value)
        if kept is not None:
            return f"{bind(f'kept_{name}', kept)}[{given}]"
        if isinstance(value, Owned):
            return f"{bind(f'read_{name}', _reader_of(value.target))}({given})"
        assert isinstance(value, Scalar)  # noqa: S101 - the last kind there is
        is_good = self.is_good(value, name, given)
        read = f"{bind('sound', _sound)}({bind(f'read_{name}', value.read)}({given}))"
        return f"{given} if {is_good} else {read}" if is_good else read

    def is_good(self, value: Scalar, name: str, given: str) -> str | None:
        """The source of a quick question that nearly all good values say yes to, and none but they."""
        if value.free:  # nearly all texts are printable, and then nothing can be wrong with them
            return f"{given}.__class__ is str and {value.is_quickly_good(given)}"
        if value is COUNT:
            return f"{given}.__class__ is int and 0 <= {given} <= {LARGEST}"
        if value.plain is None:
            return None
        return f"{self.source.bind(f'plain_{name}', re.compile(value.plain).fullmatch)}({given})"


def _kept(value: Value) -> dict[Any, Any] | None:
    """The dict in which values are looked up, where they come again."""
    if isinstance(value, Enumeration):
        return _Allowed(zip(value.values, value.values, strict=True))
    if isinstance(value, Reference) or value is RECORD_ID:
        return _remembered(RECORD_ID)
    return _remembered(value) if value is TIME or value is LANGUAGE else None


def _sound(read: object) -> object:
    if read.__class__ is Mistake:
        raise DoubtError
    return read


def _language_map(given: object) -> object:
    faults: field_values.Faults = []
    names = field_values.language_map(given, "", faults)
    if faults:
        raise DoubtError
    return names


def _in_order(taken: list[Any], key: field_values.Key | None = None) -> tuple[Any, ...]:
    """The values sorted, as `field_values.in_order` does; where two are the same, one may be too many."""
    keys = taken if key is None else [*map(key, taken)]
    if len(keys) == 2 and keys[0] < keys[1]:  # noqa: PLR2004 - as most lists are that have more than one
        return tuple(taken)
    if all(map(lt, keys, keys[1:])):  # as all are that this package has written
        return tuple(taken)
    if len(set(keys)) != len(keys):
        raise DoubtError
    return field_values.by_keys(taken, keys)
