"""The texts in a record's own members, each with its path from the record, by what the members hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias, cast

from visitdata.errors import Path
from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.per_class import once_per_class
from visitdata.metamodel.scalars import ALIAS, DOSSIER_ID, IRI, LANGUAGE, NAME, PROSE, RECORD_ID, TEXT, Scalar
from visitdata.metamodel.schema import LanguageMap, Value
from visitdata.metamodel.settings import Declared

_ONE, _LIST, _NAMES = "one", "list", "names"


class _Held(NamedTuple):
    """A member with texts: its name, whether it is a list or names, and what gives its value."""

    name: str
    form: str
    value_of: Callable[[object], Any]


_Members: TypeAlias = Callable[[type[Declared]], tuple[_Held, ...]]


def _never(_text: str) -> bool:
    return False


def texts_in(
    record: Declared, members: _Members, but: Callable[[str], object] = _never
) -> list[tuple[Path, str]]:
    """The texts in some members of a record, except those of which `but` is true."""
    found: list[tuple[Path, str]] = []
    for name, form, value_of in members(type(record)):
        value = value_of(record)
        if not value:
            continue
        if form is _ONE:
            if not but(value):
                found.append(((name,), value))
        else:
            pairs: Any = value.items() if form is _NAMES else enumerate(value)
            for key, text in cast("Iterable[tuple[str | int, str]]", pairs):
                if not but(text):
                    found.append(((name, key), text))
    return found


def _members_with(is_meant: Callable[[Value], bool]) -> _Members:
    """What gives the members of a class that hold what is meant."""

    @once_per_class
    def members(cls: type[Declared]) -> tuple[_Held, ...]:
        return tuple(
            _Held(
                member.name,
                _NAMES if isinstance(member.value, LanguageMap) else _LIST if member.many else _ONE,
                attrgetter(member.name),
            )
            for member in schema_of(cls).members
            if is_meant(member.value)
        )

    return members


def _is_map(value: Value) -> bool:
    return isinstance(value, LanguageMap)


def _may_be_beyond_ascii(value: Value) -> bool:
    return _is_map(value) or (isinstance(value, Scalar) and (value.free or value.datatype is None))


with_any_text = _members_with(_may_be_beyond_ascii)  # texts and IRIs: what else is a string is always ASCII
with_names = _members_with(lambda value: _is_map(value) or value in (NAME, ALIAS))
with_maps = _members_with(_is_map)
with_free_text = _members_with(lambda value: value in (TEXT, PROSE))  # of any kind but names
with_languages = _members_with(lambda value: value is LANGUAGE)
with_iris = _members_with(lambda value: value in (IRI, DOSSIER_ID, RECORD_ID))  # ids included
