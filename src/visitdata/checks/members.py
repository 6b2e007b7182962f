"""The texts in a record's own members, each with its path from the record, by what the members hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any, TypeAlias, cast

from visitdata.errors import Path
from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.per_class import once_per_class
from visitdata.metamodel.scalars import ALIAS, DOSSIER_ID, IRI, LANGUAGE, NAME, PROSE, RECORD_ID, TEXT, Scalar
from visitdata.metamodel.schema import LanguageMap, Value
from visitdata.metamodel.settings import Declared
from visitdata.values.names import Names

_MembersOf: TypeAlias = Callable[[type[Declared]], tuple[tuple[str, Callable[[object], Any]], ...]]


def _never(_text: str) -> bool:
    return False


def texts_in(
    record: Declared, members: _MembersOf, but: Callable[[str], object] = _never
) -> list[tuple[Path, str]]:
    """The texts in some members of a record, except those of which `but` is true."""
    found: list[tuple[Path, str]] = []
    for name, value_of in members(type(record)):
        value = value_of(record)
        if isinstance(value, str):
            if not but(value):
                found.append(((name,), value))
        elif value:
            pairs: Any = value.items() if type(value) is Names else enumerate(value)
            for key, text in cast("Iterable[tuple[str | int, str]]", pairs):
                if not but(text):
                    found.append(((name, key), text))
    return found


def _members_with(is_meant: Callable[[Value], bool]) -> _MembersOf:
    """What gives the members of a class that hold what is meant: the name, and what gives the value."""

    @once_per_class
    def members(cls: type[Declared]) -> tuple[tuple[str, Callable[[object], Any]], ...]:
        names = (member.name for member in schema_of(cls).members if is_meant(member.value))
        return tuple((name, attrgetter(name)) for name in names)

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
