"""The texts in a record's own members, each with its path from the record, by what the members hold."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast

from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.per_class import once_per_class
from visitdata.metamodel.scalars import ALIAS, DOSSIER_ID, IRI, LANGUAGE, NAME, PROSE, RECORD_ID, TEXT, Scalar
from visitdata.metamodel.schema import LanguageMap, Value
from visitdata.values.unicode.folding import SEEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from visitdata.errors import Path
    from visitdata.metamodel.settings import Declared

Texts: TypeAlias = "Iterable[tuple[Path, str]]"

_ONE, _LIST, _NAMES = "one", "list", "names"


class _Held(NamedTuple):
    """A member with texts: its name, whether it is a list or names, and what gives its value."""

    name: str
    form: str
    value_of: Callable[[object], Any]


def beyond_ascii(record: Declared) -> Texts:
    """The texts and IRIs that are not of ASCII alone; what else is a string always is."""
    return _texts(record, with_any_text(type(record)), but=str.isascii)


def names_in(record: Declared, but: Callable[[str], object]) -> Texts:
    """The names, in all languages, and aliases, except those of which `but` is true."""
    return _texts(record, with_names(type(record)), but)


def blank_texts_in(record: Declared) -> Texts:
    """The texts of any kind, names excepted, that show nothing."""
    return _texts(record, with_free_text(type(record)), but=SEEN.search)


def languages_in(record: Declared) -> Iterator[tuple[Path, str]]:
    """The language tags, those of names included."""
    yield from _texts(record, with_languages(type(record)), but=_never)
    for name, _, value_of in with_maps(type(record)):
        yield from (((name, tag), tag) for tag in value_of(record))


def iris_in(record: Declared) -> Texts:
    """The IRIs, those that are ids included; an id without a colon is none."""
    return _texts(record, with_iris(type(record)), but=_is_local)


def _never(_text: str) -> bool:
    return False


def _is_local(text: str) -> bool:
    return ":" not in text


def _texts(record: Declared, members: tuple[_Held, ...], but: Callable[[str], object]) -> Texts:
    """The texts in these members, except those of which `but` is true."""
    found: list[tuple[Path, str]] = []
    for name, form, value_of in members:
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


def _held(cls: type[Declared], is_meant: Callable[[Value], bool]) -> tuple[_Held, ...]:
    return tuple(
        _Held(
            member.name,
            _NAMES if isinstance(member.value, LanguageMap) else _LIST if member.many else _ONE,
            attrgetter(member.name),
        )
        for member in schema_of(cls).members
        if is_meant(member.value)
    )


@once_per_class
def with_any_text(cls: type[Declared]) -> tuple[_Held, ...]:
    """The members of a class that may hold characters beyond ASCII."""
    return _held(
        cls,
        lambda value: (
            isinstance(value, LanguageMap)
            or (isinstance(value, Scalar) and (value.free or value.datatype is None))
        ),
    )


@once_per_class
def with_names(cls: type[Declared]) -> tuple[_Held, ...]:
    """The members of a class that hold names."""
    return _held(cls, lambda value: isinstance(value, LanguageMap) or value in (NAME, ALIAS))


@once_per_class
def with_maps(cls: type[Declared]) -> tuple[_Held, ...]:
    """The members of a class that hold texts by language."""
    return _held(cls, lambda value: isinstance(value, LanguageMap))


@once_per_class
def with_free_text(cls: type[Declared]) -> tuple[_Held, ...]:
    """The members of a class that hold texts of any kind but names."""
    return _held(cls, lambda value: value in (TEXT, PROSE))


@once_per_class
def with_languages(cls: type[Declared]) -> tuple[_Held, ...]:
    """The members of a class that hold language tags."""
    return _held(cls, lambda value: value is LANGUAGE)


@once_per_class
def with_iris(cls: type[Declared]) -> tuple[_Held, ...]:
    """The members of a class that hold IRIs, ids included."""
    return _held(cls, lambda value: value in (IRI, DOSSIER_ID, RECORD_ID))
