"""The formats, one a file: each file's name is the format's name, and its FORMAT says what it can do."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import attrs

from visitdata.errors import UnknownFormatError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from os import PathLike

PIECES = 512


@attrs.frozen(kw_only=True)
class Format:
    """A way to write dossiers, and to read them back.

    Attributes:
        name: what `dump` and `load` call it.
        suffix: of its files; `more_suffixes` are read as it, too.
        media_type: its media type.
        write: the chunks of a document: (dossier, indent) -> bytes, piece by piece.
        read: a document back: (bytes, record class) -> record; None where it is only written.
        is_rdf: whether it consists of statements.
    """

    name: str
    suffix: str
    media_type: str
    write: Callable[[Any, int | None], Iterator[bytes]]
    read: Callable[[bytes, type[Any]], Any] | None = None
    more_suffixes: tuple[str, ...] = ()
    is_rdf: bool = True


@cache
def formats() -> tuple[Format, ...]:
    """Every format, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return tuple(module.FORMAT for module in modules)


@cache
def format_named(name: str) -> Format:
    """The format of that name.

    Raises:
        UnknownFormatError: there is none.
    """
    for format_ in formats():
        if format_.name == name:
            return format_
    msg = f"there is no format {name!r}; the formats are {', '.join(each.name for each in formats())}"
    raise UnknownFormatError(msg)


def format_of(path: str | PathLike[str]) -> Format:
    """The format that a file's suffix stands for.

    Raises:
        UnknownFormatError: the suffix stands for none.
    """
    name = PurePath(path).name
    suffix = PurePath(name).suffix.lower()
    for format_ in formats():
        if suffix == format_.suffix or suffix in format_.more_suffixes:
            return format_
    known = ", ".join(format_.suffix for format_ in formats())
    if not suffix:
        msg = f"{name or path} has no suffix that stands for a format (known: {known}); name the format"
        raise UnknownFormatError(msg)
    msg = f"the suffix {suffix!r} of {name} stands for no format (known: {known}); name the format"
    raise UnknownFormatError(msg)


def chunked(pieces: Iterable[str]) -> Iterator[bytes]:
    """Pieces of text joined a few hundred at a time: one string of them all would be slower, and larger."""
    batch: list[str] = []
    for piece in pieces:
        batch.append(piece)
        if len(batch) == PIECES:
            yield "".join(batch).encode()
            batch.clear()
    if batch:
        yield "".join(batch).encode()
