"""The fast path: the reader of plain data in which nothing is wrong, which gives up at the first problem.

Nearly all documents are right. To find every problem of those that are not, and its place, a reader keeps
account of where it is, and of what to put where something is missing; the fast path keeps none. Where it
gives up, the document is read once more by `full_reader`, which decides.
"""

from __future__ import annotations

import re
from functools import cache
from operator import lt
from typing import TYPE_CHECKING, Any, TypeVar

from visitdata.codegen import field_values
from visitdata.codegen.readers import ByType, GiveUpError, Mode, ReaderGenerator, indented
from visitdata.errors import Mistake
from visitdata.metamodel.describe import kinds, schema_of
from visitdata.metamodel.per_class import UntilDeclared, once_per_class
from visitdata.metamodel.scalars import COUNTRY, LANGUAGE, LOCAL_ID, RECORD_ID, TIME, Scalar
from visitdata.metamodel.schema import Enumeration, LanguageMap, Member, Owned, Reference
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.values.bounded_cache import BoundedCache

if TYPE_CHECKING:
    from collections.abc import Callable

    from visitdata.metamodel.schema import Value

_R = TypeVar("_R", bound=Declared)


def read(cls: type[_R], data: object) -> _R | None:
    """The record that plain data describes; None where anything is wrong with it, or may be.

    Args:
        cls: the class of the record.
        data: what a parser makes of JSON: dicts, lists, strings and numbers of Python's own types, and no
            subclasses of them, which may claim to be what they are not.
    """
    _IDS.make_room()
    try:
        record: _R = _reader_of(cls)(data)
    except (GiveUpError, KeyError, TypeError):
        # KeyError: what has to be there is absent, or a value is none of a closed list. TypeError: a list or
        # an object stands where a dict is asked for text.
        return None
    return record


@once_per_class
def _reader_of(cls: type[Declared]) -> Callable[[Any], Any]:
    if not settings_of(cls).tagged:
        return _reader_of_one(cls)
    readers = _readers_by_type(cls)
    return lambda data: readers[data["type"]](data)


@once_per_class
def _reader_of_one(cls: type[Declared]) -> Callable[[Any], Any]:
    return ReaderGenerator(schema_of(cls), MODE).compile()


class _ReadersByType(UntilDeclared):
    """The readers of the kinds of a class, by their types; kinds declared later are found when they come."""

    def __init__(self, root: type[Declared]) -> None:
        super().__init__()
        self._root = root

    def __missing__(self, name: str) -> Callable[[Any], Any]:
        return self.keep(name, lambda: _reader_of_one(kinds(self._root)[name]))


_readers_by_type = once_per_class(_ReadersByType)


def _begin(generator: ReaderGenerator) -> list[str]:
    bind, schema = generator.bind, generator.schema
    present = schema.settings.tagged + sum(map(_has_to_be_there, schema.members))
    return [
        "if data.__class__ is not dict:",
        "    raise GiveUpError",
        f"left = len(data) - {present}",
        f"self = {bind('new', object.__new__)}({bind('blank', _blank_of(schema.cls))})",
    ]


def _has_to_be_there(member: Member) -> bool:
    return member.required or member.declared.stated


def _member(generator: ReaderGenerator, member: Member) -> list[str]:
    name, slot = member.name, f"self.{member.name}"
    read = generator.read(member, slot)
    if name == "id" and member.value in {LOCAL_ID, RECORD_ID}:
        # The record's own id is mostly new, and comes again in references.
        cached = generator.bind("ids", _IDS)
        is_good = generator.is_surely_good(member, "v")
        read = [f"if {is_good}:", f"    {slot} = {cached}[v] = v", "else:", *indented(read)]
    if member.declared.stated:  # what may stand there instead is not for us to know
        read += [f"if v != {generator.default(member)}:", "    raise GiveUpError"]
    read = [f"v = data[{name!r}]", *read]
    if _has_to_be_there(member):
        return read
    return [
        f"if {name!r} in data:",
        *indented(read),
        "    left -= 1",
        "else:",
        f"    {slot} = {generator.default(member)}",
    ]


def _end(generator: ReaderGenerator) -> list[str]:
    cls = generator.bind("cls", generator.schema.cls)
    return ["if left:", "    raise GiveUpError", f"self.__class__ = {cls}"]


def _reader(value: Value) -> Any:
    """What reads a value; values that come again are looked up in a dict."""
    if isinstance(value, LanguageMap):
        return _language_map
    if isinstance(value, Owned):
        tagged = settings_of(value.target).tagged
        return ByType(_readers_by_type(value.target)) if tagged else _reader_of_one(value.target)
    if isinstance(value, Enumeration):
        return dict(zip(value.values, value.values, strict=True))
    if isinstance(value, Reference) or value is RECORD_ID:
        return _IDS
    return _cached(value) if value in {TIME, LANGUAGE, COUNTRY} else _or_give_up(value.read)


def _many(generator: ReaderGenerator, member: Member, target: str) -> list[str]:
    one, in_order = generator.read_one(member, "x"), generator.bind("in_order", _in_order)
    return [
        f"if v.__class__ is not list{' or not v' if member.required else ''}:",
        "    raise GiveUpError",
        "if len(v) == 1:",  # as most have it
        "    x = v[0]",
        f"    {target} = ({one},)",
        "else:",
        f"    {target} = {in_order}([{one} for x in v]{generator.key(member)})",
    ]


MODE = Mode(
    name="fast path",
    arguments="data",
    gives_up=True,
    begin=_begin,
    member=_member,
    end=_end,
    reader=_reader,
    many=_many,
)


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


def _or_give_up(read: Callable[[Any], object]) -> Callable[[Any], object]:
    def read_or_give_up(given: Any) -> object:
        value = read(given)
        if value.__class__ is Mistake:
            raise GiveUpError
        return value

    return read_or_give_up


@cache
def _cached(value: Scalar) -> BoundedCache[object]:
    """What values of a kind were read as: ids above all, which come again and again."""
    is_plain = re.compile(value.plain).fullmatch if value.plain else _never
    read = _or_give_up(value.read)

    def read_new(given: str) -> object:
        return given if is_plain(given) else read(given)

    return BoundedCache(read_new)


def _never(_: object) -> bool:
    return False


_IDS = _cached(RECORD_ID)


def _language_map(given: object) -> object:
    mistakes: field_values.Mistakes = []
    names = field_values.language_map(given, (), mistakes)
    if mistakes:
        raise GiveUpError
    return names


def _in_order(taken: list[Any], key: field_values.Key | None = None) -> tuple[Any, ...]:
    """The values sorted, as `field_values.in_order` does; where two are the same, one may be too many."""
    keys = taken if key is None else [*map(key, taken)]
    if len(keys) == 2 and keys[0] < keys[1]:  # noqa: PLR2004 - as most lists are that have more than one
        return tuple(taken)
    if all(map(lt, keys, keys[1:])):  # as all are that this package has written
        return tuple(taken)
    if len(set(keys)) != len(keys):
        raise GiveUpError
    return field_values.by_keys(taken, keys)
