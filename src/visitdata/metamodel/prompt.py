"""What records show at the prompt: a line that says which one it is, and help on its members."""

from __future__ import annotations

import inspect
from types import FunctionType
from typing import TYPE_CHECKING, Any

import attrs

from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.docstrings import Doc, doc_of
from visitdata.metamodel.per_class import once_per_class
from visitdata.metamodel.settings import settings_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from visitdata.metamodel.schema import Member
    from visitdata.metamodel.settings import Declared

# What tells a record from others comes first, whatever its class.
_FIRST = ("id", "name", "label", "headline", "title", "gist", "words", "kind", "standing", "status", "time")
_LAST = ("notes", "evidence")
_LONGEST_TEXT = 50
_MOST_VALUES = 4
_WIDTH = 120


def shown(record: Declared) -> Iterator[tuple[str, Any]]:
    """The members that are filled and not with their defaults, those that matter first, as (name, value)."""
    for field in _fields_of(type(record)):
        value = getattr(record, field.name, field.default)  # a record in the making lacks some
        if value is not field.default and value != field.default:
            yield field.name, value


@once_per_class
def _fields_of(cls: type[Declared]) -> list[attrs.Attribute[Any]]:
    names = [field.name for field in attrs.fields(cls)]
    order = [*_FIRST, *settings_of(cls).leading, *(name for name in names if name not in _LAST), *_LAST]
    return sorted(attrs.fields(cls), key=lambda field: order.index(field.name))


def line(name: str, values: Iterable[tuple[str, Any]]) -> str:
    """A record in a line: as many members as there is room for, and how many more there are."""
    parts: list[str] = []
    room = _WIDTH - len(name)
    rest = [f"{member}={_short(value)}" for member, value in values]
    while rest and (not parts or len(rest[0]) + 2 <= room):
        room -= len(rest[0]) + 2
        parts.append(rest.pop(0))
    more = [f"… {len(rest)} more"] if rest else []
    return f"{name}({', '.join([*parts, *more])})"


def _short(value: Any) -> str:
    """A value, cut where it is long: records by their ids or as what they are."""
    if issubclass(type(value), tuple):
        return _several(value)
    if isinstance(value, str):
        return repr(value if len(value) <= _LONGEST_TEXT else f"{value[: _LONGEST_TEXT - 1]}…")
    if _is_record(value):
        identifier = getattr(value, "id", None)
        return type(value).__name__ if identifier is None else f"{type(value).__name__}({identifier!r})"
    return repr(value)


def _is_record(value: object) -> bool:
    return hasattr(type(value), "__visitdata__")


def _several(values: tuple[Any, ...]) -> str:
    if all(_is_record(each) and not hasattr(each, "id") for each in values):
        return f"{len(values)} {type(values[0]).__name__}"
    shown = ", ".join(map(_short, values[:_MOST_VALUES]))
    more = len(values) - _MOST_VALUES
    return f"({shown}{f', … {more} more' if more > 0 else ',' if len(values) == 1 else ''})"


def methods_of(cls: type) -> Iterator[str]:
    """The names of what users may call on a class or its records."""
    for base in cls.__mro__[:-1]:
        for name, value in vars(base).items():
            if not name.startswith("_") and isinstance(value, FunctionType | classmethod):
                yield name


# Help.


def _with_members(cls: type[Declared], text: str) -> str:
    """The docstring of a record class, and its members."""
    try:
        members = schema_of(cls).members
    except (NameError, TypeError):  # which is told whoever makes a record of it
        return inspect.cleandoc(text)
    types = _written_types(cls)
    lines = (f"    {member.name} ({types[member.name]}): {_meaning(member)}" for member in members)
    return "\n".join([inspect.cleandoc(text), "", "Members:", *lines])


def _written_types(cls: type[Declared]) -> dict[str, str]:
    """The annotations as they are written, those of a twin as its kind has them.

    What attrs keeps of them, `attrs.resolve_types` replaces.
    """
    written: dict[str, object] = {}
    for base in reversed(cls.__mro__):
        settings = vars(base).get("__visitdata__")
        if settings is None or settings.twin_of is None:
            written |= inspect.get_annotations(base)
        else:  # what every proposition has is declared for propositions
            written = inspect.get_annotations(settings.twin_of) | written
    return {
        name: each if isinstance(each, str) else inspect.formatannotation(each)
        for name, each in written.items()
    }


def _meaning(member: Member) -> str:
    values = getattr(member.value, "values", ())
    unit = member.declared.unit
    told = [member.doc]
    told += [f"One of {', '.join(values)}."] if len(values) > 1 else []
    told += [f"In {unit}."] if unit is not None else []
    told += ["Required."] if member.required else []
    return " ".join(told)


def dress(cls: type[Any]) -> None:
    """Let a class show itself as records do, also where attrs wrote a `__repr__` for it."""
    cls.__doc__ = Doc(doc_of(cls), _with_members)  # type: ignore[assignment] # whoever asks for it gets a text
    own = vars(cls).get("__repr__")
    if isinstance(own, FunctionType) and own.__code__.co_filename.startswith("<attrs generated"):
        del cls.__repr__
