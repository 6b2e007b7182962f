"""The formats, by their names: a module each, called like the format, whose FORMAT says what it can do.

A module is loaded when a call needs its format: those of other kinds stay unread.
"""

from __future__ import annotations

import importlib
import re
from itertools import chain
from operator import attrgetter
from pathlib import PurePath
from typing import TYPE_CHECKING, get_args

from visitdata import installed
from visitdata.errors import UnknownFormatError
from visitdata.files.compression import compression_of, expanded_name
from visitdata.files.open_files import OpenFile, is_open, name_of
from visitdata.files.urls import refuse_url
from visitdata.syntaxes import format_names
from visitdata.syntaxes.format import Format, FormatKind, Held, Option, Part, Parts, Passage, Profile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from os import PathLike

__all__ = [
    "BUILT_IN",
    "Format",
    "FormatKind",
    "Held",
    "Option",
    "Part",
    "Parts",
    "Passage",
    "Profile",
    "format_for",
    "format_named",
    "format_of",
    "formats",
    "register_format",
    "writer_under",
]

BUILT_IN = ("json", "jsonl", "jsonld", "nquads", "ntriples", "rdfxml", "trig", "turtle")
# The bridges: from what stands before the last part of their suffixes to their modules.
BRIDGES: Mapping[str, str] = {
    "annotations": "annotations",
    "datapackage": "datapackage",
    "graphml": "graphml",
}
_MODULES: dict[FormatKind, tuple[str, ...]] = {
    "lossless": tuple(f"{__name__}.{name}" for name in BUILT_IN),
    "bridge": tuple(f"visitdata.bridges.{name}" for name in BRIDGES.values()),
    "view": ("visitdata.pages.html",),
}

# Formats of users' own, by name; and those that were asked for, by what they were called.
_REGISTERED: dict[str, Format] = {}
_FOUND: dict[str, Format] = {}
_NAME = re.compile("[a-z][a-z0-9-]*")


def formats(kind: FormatKind = "lossless") -> tuple[Format, ...]:
    """The formats of a kind, in the order of their names.

    Args:
        kind: "lossless", those that can be read back; "bridge", those of other tools; "view", those for
            people.

    Raises:
        ValueError: it is none of these kinds.
    """
    kinds = get_args(FormatKind)
    if kind not in kinds:
        msg = f"kind must be one of {', '.join(kinds)}, not {kind!r}"
        raise ValueError(msg)
    registered = (each for each in _REGISTERED.values() if each.kind == kind)
    return tuple(sorted((*map(_of_module, _MODULES[kind]), *registered), key=attrgetter("name")))


def _every() -> list[Format]:
    return sorted((*_built_in(), *_REGISTERED.values()), key=attrgetter("name"))


def register_format(format: Format) -> None:
    """Add a format of your own to those that all functions and commands know.

    A format that was registered under the same name is replaced, as when the cell of a notebook runs again.
    An installed package needs no such call: with an entry point in `visitdata.formats`, its format is
    registered when a call or command first names it. docs/extending.md shows both.

    Args:
        format: the format.

    Raises:
        TypeError: it is not a `Format`.
        ValueError: its name is not of lower-case letters, digits and hyphens, a suffix does not begin with a
            dot, a name, suffix or media type of it is that of another format, or its kind is not that of a
            format that is read, or that is not.
    """
    if not isinstance(format, Format):  # pyright: ignore[reportUnnecessaryIsInstance]
        msg = f"format must be a Format, not {format!r}"
        raise TypeError(msg)
    if not _NAME.fullmatch(format.name):
        msg = f"the name of a format must be of lower-case letters, digits and hyphens, not {format.name!r}"
        raise ValueError(msg)
    for suffix in (format.suffix, *format.more_suffixes):
        if not suffix.startswith(".") or suffix == ".":
            msg = f"the suffix of a format must begin with a dot, as .json does, not {suffix!r}"
            raise ValueError(msg)
    if (format.kind == "lossless") != (format.find is not None):
        can = "is lossless if it can be read, and a bridge or a view if not"
        msg = f"{format.name} {can}: {format.kind!r} does not fit its find"
        raise ValueError(msg)
    others = format_names.by_name(each for each in _every() if _REGISTERED.get(format.name) is not each)
    for name in format_names.by_name([format]):
        if name in others:
            msg = f"{name!r} is the name, suffix or media type of the format {others[name].name}"
            raise ValueError(msg)
    _REGISTERED[format.name] = format
    _FOUND.clear()


def _load(name: str) -> bool:
    """Register the format that an installed package brings under a name or suffix; whether there is one."""
    bare = name.removeprefix(".")
    entry = installed.find(installed.FORMATS, bare) or installed.find(installed.BRIDGES, bare)
    if entry is None:
        return False
    found = entry.load()
    if not isinstance(found, Format) or bare not in format_names.by_name([found]):
        wrong = f'it must be a Format with the name or suffix "{bare}", not {found!r}'
        raise entry.wrong(wrong)
    try:
        register_format(found)
    except ValueError as error:
        raise entry.wrong(str(error)) from error
    return True


def _built_in(first: str = "") -> Iterator[Format]:
    """The formats of this package, one at a time; first the one of that name."""
    every = chain.from_iterable(_MODULES.values())
    yield from map(_of_module, sorted(every, key=lambda module: module.rpartition(".")[2] != first))


def _of_module(module: str) -> Format:
    found: Format = importlib.import_module(module).FORMAT
    return found


def _find(name: str) -> Format | None:
    """The format of that very name; no more of their modules are loaded than it takes to find it."""
    several = chain(_REGISTERED.values(), _built_in(name))
    found = next((each for each in several if name in format_names.by_name([each])), None)
    if found is not None:
        _FOUND[name] = found
    return found


def format_named(name: str) -> Format:
    """The format of that name, suffix or media type, or that rdflib calls so.

    Raises:
        UnknownFormatError: there is none.
        EntryPointError: an installed package brings one that cannot be loaded.
    """
    found = _FOUND.get(name) or _find(name)
    if found is None:
        _load(name)
        found = format_names.find(name, format_names.by_name(_every()))
    return found


def format_of(path: str | PathLike[str]) -> Format:
    """The format that a file's suffix stands for: the one before the last, where that is of a compression.

    The suffix of a bridge has two parts, `.ftm.json`.

    Raises:
        UnknownFormatError: the suffix stands for none.
        EntryPointError: as for `format_named`.
    """
    name = PurePath(path).name
    expanded = expanded_name(name)
    long = _long_suffix(expanded)
    if long is not None and (bridge := _find(long)) is not None:
        return bridge
    suffix = PurePath(expanded).suffix.lower()
    found = _FOUND.get(suffix) or _find(suffix)
    if found is None and _load(suffix):
        found = _find(suffix)
    if found is not None:
        return found
    known = ", ".join(format_.suffix for format_ in _every())
    if not suffix:
        msg = f"{name or path} has no suffix that stands for a format (known: {known}); name the format"
        raise UnknownFormatError(msg)
    msg = f"the suffix {suffix!r} of {name} stands for no format (known: {known}); name the format"
    raise UnknownFormatError(msg)


def _long_suffix(name: str) -> str | None:
    """The last two parts of a file's suffix, where they may be that of a format."""
    parts = [part.lower() for part in PurePath(name).suffixes[-2:]]
    suffix = "".join(parts)
    own = {each for format_ in _REGISTERED.values() for each in (format_.suffix, *format_.more_suffixes)}
    return suffix if len(parts) > 1 and (parts[0][1:] in BRIDGES or suffix in own) else None


def format_for(given: str | PathLike[str] | OpenFile, name: str | None) -> Format:
    """The format that is named, or else the one that a path or the name of an open file stands for.

    Raises:
        UnknownFormatError: there is none of that name, or nothing says the format.
        UrlError: the path is a URL.
        TypeError: it is neither a path nor an open binary file.
    """
    if is_open(given):
        return _format_of_open(name_of(given)) if name is None else format_named(name)
    refuse_url(given)
    return format_of(given) if name is None else format_named(name)


def _format_of_open(name: str | None) -> Format:
    if name is None:
        msg = "this open file has no name that says a format; name the format"
        raise UnknownFormatError(msg)
    if compression_of(name) is not None:
        msg = f"an open file, as {name}, is not decompressed; name the format of the document in it"
        raise UnknownFormatError(msg)
    return format_of(name)


def writer_under(
    format_: Format, context: str | None, options: Mapping[str, str] | None = None
) -> Format | Profile:
    """What writes a format under a context: the format itself without one, else its profile.

    Raises:
        UnknownFormatError: it has no profile for that context.
        FormatOptionError: it has no such option, or the value is none.
    """
    if options:
        format_ = format_.with_options(options)
    if context is None:
        return format_
    for profile in format_.profiles:
        if profile.context == context:
            return profile
    raise UnknownFormatError(_no_profile(format_, context))


def _no_profile(format_: Format, context: str) -> str:
    own = ", ".join(profile.context for profile in format_.profiles)
    if own:
        return f"{format_.name} has no profile for the context {context!r}; it has {own}"
    others = [f"{each.name} has {profile.context}" for each in _every() for profile in each.profiles]
    return f"{format_.name} is written in one way only, without a context; {', '.join(others)}"
