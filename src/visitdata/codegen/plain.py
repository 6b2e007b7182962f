"""Record to plain data, as JSON has it: compiled once per class."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from visitdata.codegen.source import Source
from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.per_class import once_per_class
from visitdata.metamodel.scalars import TIME
from visitdata.metamodel.schema import LanguageMap, Member, Owned
from visitdata.metamodel.settings import Declared, settings_of

if TYPE_CHECKING:
    from collections.abc import Callable


_Plain: TypeAlias = "Callable[[Any], dict[str, Any]]"


def plain(record: Declared) -> dict[str, Any]:
    """The record as dicts, lists, strings, numbers and booleans; what is empty is left out."""
    return plain_of(type(record))(record)


def canonical(record: Declared) -> bytes:
    """The record's canonical JSON: compact UTF-8, members in the order of their names."""
    return _dumps()(_sorted_of(type(record))(record))


@cache
def _dumps() -> Callable[[object], bytes]:
    import orjson

    return orjson.dumps


@once_per_class
def plain_of(cls: type[Declared]) -> _Plain:
    """The function that does it for one class."""
    return _PlainGenerator(cls, plain_of).compile([*_type_of(cls), *schema_of(cls).members])


@once_per_class
def _sorted_of(cls: type[Declared]) -> _Plain:
    """The same with the members in the order of their names, which is quicker than to sort each dict."""
    members = sorted([*_type_of(cls), *schema_of(cls).members], key=_name)
    return _PlainGenerator(cls, _sorted_of).compile(members)


def _type_of(cls: type[Declared]) -> list[Member | str]:
    return ["type"] if settings_of(cls).tagged else []


class _PlainGenerator:
    """Writes the function of a class.

    Args:
        cls: the class.
        function_of: what gives the function of another, which a record of the class holds.
    """

    def __init__(self, cls: type[Declared], function_of: Callable[[type[Declared]], _Plain]) -> None:
        self._cls = cls
        self._function_of = function_of
        self._source = Source("plain", "self")

    def compile(self, members: list[Member | str]) -> _Plain:
        """The function that takes the members in that order; `type` is no member, and stands among them."""
        first: list[str] = []
        lines: list[str] = []
        for member in members:
            name, given = _name(member), f"self.{_name(member)}"
            if not (isinstance(member, str) or member.required or isinstance(member.default, str)):
                filled = "v" if member.many or isinstance(member.value, LanguageMap) else "v is not None"
                lines += [f"v = {given}", f"if {filled}:", f"    data[{name!r}] = {self._value(member, 'v')}"]
            elif lines:
                lines.append(f"data[{name!r}] = {self._value(member, given)}")
            else:
                first.append(f"{name!r}: {self._value(member, given)}")
        self._source.add(f"data = {{{', '.join(first)}}}", *lines, "return data")
        return self._source.compile(f"plain data of {self._cls.__name__}")

    def _value(self, member: Member | str, given: str) -> str:
        """The source of the plain form of one member."""
        if isinstance(member, str):
            return repr(self._cls.__name__)
        if isinstance(member.value, LanguageMap):
            return f"dict({given})"
        if isinstance(member.value, Owned):
            one = self._nested(member.name, member.value.target, "each" if member.many else given)
            return f"[{one} for each in {given}]" if member.many else one
        if member.many:
            return f"[*{given}]"
        return f"str({given})" if member.value is TIME else given

    def _nested(self, name: str, target: type[Declared], given: str) -> str:
        """One function where there is one class; otherwise, the record's own class decides."""
        if settings_of(target).tagged:
            return f"{self._source.bind('function_of', self._function_of)}({given}.__class__)({given})"
        return f"{self._source.bind(f'plain_{name}', self._function_of(target))}({given})"


def _name(member: Member | str) -> str:
    return member if isinstance(member, str) else member.name
