"""Kinds that installed packages bring: declared once a document names their type."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING

from visitdata import installed
from visitdata.codegen.field_values import POSITED
from visitdata.metamodel.describe import kinds, schema_of
from visitdata.metamodel.settings import Declared

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LOADING = RLock()
_LOADED: set[str] = set()


def kinds_named(root: type[Declared], name: str) -> Mapping[str, type[Declared]]:
    """The kinds of a class; with the one of that name, where an installed package brings it.

    Where its twin is known, or that of which it is the twin, no package is asked: to read what is installed
    takes longer than to read a report.

    Raises:
        EntryPointError: it cannot be loaded, or is no such kind.
    """
    known = kinds(root)
    if name in known or POSITED + name in known or name.removeprefix(POSITED) in known:
        return known
    load_kinds([name])
    return kinds(root)


def load_kinds(names: Iterable[str]) -> bool:
    """Declare a kind that an installed package brings under one of these names, or under that of its twin.

    Returns:
        Whether one was declared; then there may be others.

    Raises:
        EntryPointError: one cannot be loaded, or is no such kind.
    """
    return any(_load(name.removeprefix(POSITED)) for name in names)


def _load(name: str) -> bool:
    entry = installed.find(installed.KINDS, name)
    if entry is None:
        return False
    with _LOADING:
        if name in _LOADED:
            return False
        cls = entry.load()
        if not isinstance(cls, type) or not issubclass(cls, Declared) or cls.__name__ != name:
            wrong = f"it must be a record class with the name {name}, not {cls!r}"
            raise entry.wrong(wrong)
        try:
            schema_of(cls)
        except TypeError as error:
            raise entry.wrong(str(error)) from error
        _LOADED.add(name)
        return True
