"""Converters of values for the web: under which keys they are written, as what, and what is lost of them.

A converter enters each value that it is given in the account of what is carried and what is lost, since it
knows best.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from visitdata.codec.account import Account, filled
from visitdata.values.identifiers import CLICKABLE, is_clickable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from visitdata.errors import Path

NO_SUCH_VALUE = "schema.org has nothing that stands for it"
NOT_THERE = "the record that it names is left out"
NOT_CLICKABLE = f"pages would make a link of it, and its scheme is none of {', '.join(CLICKABLE)}"
NO_DAY = "dates in schema.org are single days, and this is not one"


class Link(NamedTuple):
    """A value that is described elsewhere in the document."""

    iri: str


class Nested(NamedTuple):
    """A value that is described in its place: a record, and its path."""

    record: Any
    path: Path


# Writes a value, as a pair of key and what stands there for each property that takes it, and enters it.
Converter: TypeAlias = "Callable[[Any, Path, Account], Iterable[tuple[str, Any]]]"


def identity(value: str, path: Path, account: Account) -> Iterable[tuple[str, Any]]:
    """An id, as the IRI of the object."""
    account.enter(path)
    return (("@id", account.ids[value]),)


def told_already(value: str, path: Path, account: Account) -> Iterable[tuple[str, Any]]:  # noqa: ARG001 - the type tells it
    """What the type tells, so that nothing has to be written."""
    account.enter(path)
    return ()


def left_out(why: str) -> Converter:
    """Nothing is written, whatever stands there."""

    def convert(value: Any, path: Path, account: Account) -> Iterable[tuple[str, Any]]:  # noqa: ARG001 - whatever it is
        account.enter(path, why)
        return ()

    return convert


def each(one: Converter) -> Converter:
    """Many values, each as `one` writes it."""

    def convert(values: Any, path: Path, account: Account) -> Iterator[tuple[str, Any]]:
        for index, value in enumerate(values):
            yield from one(value, (*path, index), account)

    return convert


def as_it_is(keys: list[str]) -> Converter:
    """A string, a number, true or false."""

    def convert(value: Any, path: Path, account: Account) -> Iterable[tuple[str, Any]]:
        account.enter(path)
        return [(key, value) for key in keys]

    return convert


def clickable(keys: list[str]) -> Converter:
    """A link to click on, unless it could do more than lead somewhere."""

    def convert(value: str, path: Path, account: Account) -> Iterable[tuple[str, Any]]:
        is_safe = is_clickable(value)
        account.enter(path, None if is_safe else NOT_CLICKABLE)
        return [(key, value) for key in keys] if is_safe else ()

    return convert


def link(keys: list[str]) -> Converter:
    """A reference, where what it leads to is written."""

    def convert(value: str, path: Path, account: Account) -> Iterable[tuple[str, Any]]:
        iri = account.ids.get(value)
        account.enter(path, NOT_THERE if iri is None else None)
        return () if iri is None else [(key, Link(iri)) for key in keys]

    return convert


def known(key: str, table: Mapping[str, str]) -> Converter:
    """A value that schema.org has its own for, as in the table."""

    def convert(value: str, path: Path, account: Account) -> Iterable[tuple[str, Any]]:
        account.enter(path, None if value in table else NO_SUCH_VALUE)
        return ((key, table[value]),) if value in table else ()

    return convert


def days(keys: list[tuple[str, str]]) -> Converter:
    """A time: under each key the day of one of its ends, where that is a bare day."""

    def convert(value: Any, path: Path, account: Account) -> Iterable[tuple[str, Any]]:
        found = {key: day for key, end in keys if (day := getattr(value, end)) is not None}
        told = "/".join(dict.fromkeys(found.values()))
        account.enter(path, None if told == value else f"dates tell only {told} of it" if found else NO_DAY)
        return found.items()

    return convert


def nested(key: str, why_left_out: Callable[[Any], str | None]) -> Converter:
    """A record, described in its place, unless it is left out whole."""

    def convert(record: Any, path: Path, account: Account) -> Iterable[tuple[str, Any]]:
        why = why_left_out(record)
        if why is None:
            return ((key, Nested(record, path)),)
        account.enter(path, why)
        return ()

    return convert


def through(members: Mapping[str, Converter]) -> Converter | None:
    """Records without an object of their own, of which only some members are written."""
    rest = left_out(f"only its {' and '.join(members)} is carried")

    def convert(record: Any, path: Path, account: Account) -> Iterator[tuple[str, Any]]:
        for member, value in filled(record):
            yield from members.get(member.name, rest)(value, (*path, member.name), account)

    return convert if members else None
