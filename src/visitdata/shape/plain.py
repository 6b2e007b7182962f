"""Record to plain data, as JSON has it: compiled once per class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.shape.declare import once_per_class
from visitdata.shape.describe import LanguageMap, Member, Owned, Shape, shape_of
from visitdata.shape.scalars import TIME
from visitdata.shape.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from visitdata.shape.declare import Declared


def plain(record: Declared) -> dict[str, Any]:
    """The record as dicts, lists, strings, numbers and booleans; what is empty is left out."""
    return plain_of(type(record))(record)


def canonical(record: Declared) -> bytes:
    """The record's canonical JSON: compact UTF-8, members in the order of their names."""
    import orjson  # noqa: PLC0415 - `import visitdata` does without

    return orjson.dumps(plain(record), option=orjson.OPT_SORT_KEYS)


@once_per_class
def plain_of(cls: type[Declared]) -> Callable[[Any], dict[str, Any]]:
    """The function that does it for one class."""
    shape = shape_of(cls)
    source = Source("plain", "self")
    always = [f'"type": {shape.name!r}'] if cls.tagged else []
    first, rest = _split(shape)
    always += [f"{member.name!r}: {_value(member, source, f'self.{member.name}')}" for member in first]
    source.add(f"data = {{{', '.join(always)}}}")
    for member in rest:
        _add(member, source)
    source.add("return data")
    return source.compile(f"plain data of {shape.name}")


def _split(shape: Shape) -> tuple[list[Member], list[Member]]:
    """The members that are always there and come first, and the rest."""
    count = 0
    for member in shape.members:
        if not _is_always_there(member):
            break
        count += 1
    return list(shape.members[:count]), list(shape.members[count:])


def _is_always_there(member: Member) -> bool:
    return member.required or isinstance(member.default, str)


def _add(member: Member, source: Source) -> None:
    name = member.name
    if _is_always_there(member):
        source.add(f"data[{name!r}] = {_value(member, source, f'self.{name}')}")
        return
    filled = "v" if member.many or isinstance(member.value, LanguageMap) else "v is not None"
    source.add(f"v = self.{name}", f"if {filled}:", f"    data[{name!r}] = {_value(member, source, 'v')}")


def _value(member: Member, source: Source, given: str) -> str:
    """The source of the plain form of one member."""
    if isinstance(member.value, LanguageMap):
        return f"dict({given})"
    if isinstance(member.value, Owned):
        one = source.bind(f"plain_{member.name}", _plain_nested(member.value.target))
        return f"[{one}(each) for each in {given}]" if member.many else f"{one}({given})"
    if member.many:
        return f"[*{given}]"
    return f"str({given})" if member.value is TIME else given


def _plain_nested(target: type[Declared]) -> Callable[[Any], dict[str, Any]]:
    """One function where there is one class; otherwise, each record's own class decides."""
    return plain if target.tagged else plain_of(target)
