"""The formats, one a file: each file's name is the format's name, and its FORMAT says what it can do."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from operator import attrgetter
from os import PathLike
from pathlib import PurePath
from typing import Any

import attrs

from visitdata import format_names, installed
from visitdata.errors import DecodeError, Problem, UnknownFormatError
from visitdata.files import Text
from visitdata.files.compression import compression_of, expanded_name
from visitdata.files.open_files import OpenFile, is_open, name_of
from visitdata.files.urls import refuse_url
from visitdata.terms import Foreign

CHUNK = 2**16


def nothing_lost(dossier: Any) -> tuple[Problem, ...]:
    """The losses of what carries everything."""
    return ()


@attrs.frozen(kw_only=True)
class Profile:
    """A reduced form of a format, for those who read no more than that.

    Attributes:
        context: what `dump` and `losses` call it: the context that it is written under.
        write: the chunks of a document: (dossier, indent) -> bytes, piece by piece.
        losses: what it cannot carry of a dossier: a warning for each path that is left out.
    """

    context: str
    write: Callable[[Any, int | None], Iterator[bytes]]
    losses: Callable[[Any], tuple[Problem, ...]]


@attrs.frozen(kw_only=True)
class Passage:
    """The part of a document that a dossier is read from.

    Attributes:
        line: the line on which it begins.
        data: its bytes, as they stand there.
        left_out: how many bytes follow that are not in `data`: more than is read.
    """

    line: int
    data: bytes
    left_out: int = 0


@attrs.frozen(kw_only=True)
class Held:
    """A dossier that a document holds, found and not yet read.

    Attributes:
        read: the dossier itself; it raises DecodeError with all that is wrong with it.
        line: the line it stands on, where it has one of its own.
        json: the JSON that it is read from, where it is JSON.
        passage: looks for what it is read from; None where that cannot be told from the rest.
        graph: the name of the graph that it is, where it is one of its own.
    """

    read: Callable[[], Any]
    line: int | None = None
    json: bytes | None = None
    passage: Callable[[], Passage] | None = None
    graph: str | None = None


@attrs.frozen
class Part:
    """Dossiers that stand one after the other in a document, as they go to another process.

    Attributes:
        size: how many bytes it has.
        content: what `Parts.find` makes of it.
    """

    size: int
    content: Any


@attrs.frozen(kw_only=True)
class Parts:
    """How a document is read part by part, each by itself.

    Attributes:
        split: the parts of a file, of about so many bytes each, in their order. It raises what reading the
            file does, once the parts before were given.
        find: the dossiers in a part, with their places in the whole, as `Format.find` does.
        is_plain: whether each part says what it does in the whole, whatever stands in it. Else, `split` and
            `find` raise `UnsureError` where one may not, and each dossier of it is the graph of its name,
            which may come once.
        size: how many bytes a part is to have: so many that sending it costs little beside reading it.
    """

    split: Callable[[Text, int], Iterator[Part]]
    find: Callable[[Part, type[Any]], Iterator[Held]]
    is_plain: bool
    size: int


@attrs.frozen(kw_only=True, repr=False)
class Format:
    """A way to write dossiers, and to read them back.

    Attributes:
        name: what `dump` and `load` call it.
        suffix: of its files; `more_suffixes` are read as it, too.
        media_type: its media type.
        aliases: what else `dump` and `load` take for its name, beside suffixes and media type: what rdflib
            calls it, and other media types that mean it and nothing else.
        write: the chunks of a document: (dossier, indent) -> bytes, piece by piece.
        find: the dossiers in a document: (bytes or file, record class, foreign) -> each; None where the
            format is only written.
        holds_many: whether several, written one after the other, are one document.
        is_streamed: whether `find` reads a file while the dossiers are asked for.
        is_rdf: whether it consists of statements.
        losses: what it cannot carry of a dossier, as for a profile; nothing where it can be read back.
        profiles: its reduced forms.
        parts: how it is read part by part; None where it is not.
    """

    name: str
    suffix: str
    media_type: str
    write: Callable[[Any, int | None], Iterator[bytes]]
    find: Callable[[bytes | Text, type[Any], Foreign], Iterator[Held]] | None = None
    more_suffixes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    holds_many: bool = False
    is_streamed: bool = False
    is_rdf: bool = True
    losses: Callable[[Any], tuple[Problem, ...]] = nothing_lost
    profiles: tuple[Profile, ...] = ()
    parts: Parts | None = None

    def __repr__(self) -> str:
        return f"Format({self.name!r}, suffix={self.suffix!r}, media_type={self.media_type!r})"

    def __rich_repr__(self) -> Iterator[str | tuple[str, str]]:
        yield self.name
        yield "suffix", self.suffix
        yield "media_type", self.media_type

    def under(self, context: str | None) -> Format | Profile:
        """What writes under a context: the format itself without one, else its profile.

        Raises:
            UnknownFormatError: it has no profile for that context.
        """
        if context is None:
            return self
        for profile in self.profiles:
            if profile.context == context:
                return profile
        raise UnknownFormatError(_no_profile(self, context))


def _no_profile(format_: Format, context: str) -> str:
    own = ", ".join(profile.context for profile in format_.profiles)
    if own:
        return f"{format_.name} has no profile for the context {context!r}; it has {own}"
    others = [f"{each.name} has {profile.context}" for each in formats() for profile in each.profiles]
    return f"{format_.name} is written in one way only, without a context; {', '.join(others)}"


# Formats of users' own, by name.
_REGISTERED: dict[str, Format] = {}
_NAME = re.compile("[a-z][a-z0-9-]*")


def formats() -> tuple[Format, ...]:
    """Every format, in the order of their names."""
    return tuple(sorted((*_built_in(), *_REGISTERED.values()), key=attrgetter("name")))


def register_format(format_: Format) -> None:
    """Add a format of a user's own: see `visitdata.register_format`."""
    if not isinstance(format_, Format):  # pyright: ignore[reportUnnecessaryIsInstance]
        msg = f"a Format is wanted here, not {format_!r}"
        raise TypeError(msg)
    if not _NAME.fullmatch(format_.name):
        msg = f"the name of a format is of lower-case letters, digits and hyphens, not {format_.name!r}"
        raise ValueError(msg)
    for suffix in (format_.suffix, *format_.more_suffixes):
        if not suffix.startswith(".") or suffix == ".":
            msg = f"the suffix of a format begins with a dot, as .json does, not {suffix!r}"
            raise ValueError(msg)
    others = format_names.by_name(each for each in formats() if _REGISTERED.get(format_.name) is not each)
    for name in format_names.by_name([format_]):
        if name in others:
            msg = f"{name!r} is the name, suffix or media type of the format {others[name].name}"
            raise ValueError(msg)
    _REGISTERED[format_.name] = format_
    _by_name.cache_clear()


def _load(name: str) -> bool:
    """Register the format that an installed package brings under a name or suffix; whether there is one."""
    bare = name.removeprefix(".")
    entry = installed.find(installed.FORMATS, bare) or installed.find(installed.BRIDGES, bare)
    if entry is None:
        return False
    found = entry.load()
    if not isinstance(found, Format) or bare not in format_names.by_name([found]):
        wrong = f'it is no Format of the name or suffix "{bare}", but {found!r}'
        raise entry.wrong(wrong)
    try:
        register_format(found)
    except ValueError as error:
        raise entry.wrong(str(error)) from error
    return True


@cache
def _built_in() -> tuple[Format, ...]:
    """The formats of this package."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return tuple(module.FORMAT for module in modules)


@cache
def _by_name() -> dict[str, Format]:
    return format_names.by_name(formats())


def format_named(name: str) -> Format:
    """The format of that name, suffix or media type, or that rdflib calls so.

    Raises:
        UnknownFormatError: there is none.
        EntryPointError: an installed package brings one that cannot be loaded.
    """
    if name not in _by_name():
        _load(name)
    return format_names.find(name, _by_name())


def format_of(path: str | PathLike[str]) -> Format:
    """The format that a file's suffix stands for: the one before the last, where that is of a compression.

    Raises:
        UnknownFormatError: the suffix stands for none.
        EntryPointError: as for `format_named`.
    """
    name = PurePath(path).name
    suffix = PurePath(expanded_name(name)).suffix.lower()
    found = _of_suffix(suffix) or (_of_suffix(suffix) if _load(suffix) else None)
    if found is not None:
        return found
    known = ", ".join(format_.suffix for format_ in formats())
    if not suffix:
        msg = f"{name or path} has no suffix that stands for a format (known: {known}); name the format"
        raise UnknownFormatError(msg)
    msg = f"the suffix {suffix!r} of {name} stands for no format (known: {known}); name the format"
    raise UnknownFormatError(msg)


def _of_suffix(suffix: str) -> Format | None:
    """The format that a suffix with its dot stands for."""
    for format_ in formats():
        if suffix == format_.suffix or suffix in format_.more_suffixes:
            return format_
    return None


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
        msg = f"an open file, as {name}, is neither compressed nor expanded; name the format of what is in it"
        raise UnknownFormatError(msg)
    return format_of(name)


def chunked(pieces: Iterable[str]) -> Iterator[bytes]:
    """Pieces of text in UTF-8, some tens of KiB at a time: one string of them all is slower, and larger.

    Each is encoded by itself: most of them are ASCII, which is only copied, and a single other character
    would make all of a long string wider.
    """
    batch: list[bytes] = []
    size = 0
    for piece in pieces:
        data = piece.encode()
        batch.append(data)
        size += len(data)
        if size >= CHUNK:
            yield b"".join(batch)
            batch.clear()
            size = 0
    if batch:
        yield b"".join(batch)


def whole(source: bytes | Text) -> bytes:
    """A document as bytes, whether it is there or still in a file."""
    return source if isinstance(source, bytes) else source.read()


def find_in_rdf(name: str) -> Callable[[bytes | Text, type[Any], Foreign], Iterator[Held]]:
    """How the dossiers in a document of statements are found, for the format of that name."""

    def find(source: bytes | Text, cls: type[Any], foreign: Foreign) -> Iterator[Held]:
        from visitdata.rdf import parsing
        from visitdata.rdf.decoding.dossiers import dossiers_in
        from visitdata.rdf.statements import gathered

        graphs = gathered(parsing.parse(whole(source), name))
        return (held(graph, cls, foreign) for graph in dossiers_in(graphs, cls))

    return find


def find_in_lines(name: str) -> Callable[[bytes | Text, type[Any], Foreign], Iterator[Held]]:
    """The same for a format with a statement a line: problems have the place of theirs."""
    find_statements = find_in_rdf(name)

    def find(source: bytes | Text, cls: type[Any], foreign: Foreign) -> Iterator[Held]:
        data = whole(source)
        return (
            Held(read=partial(read_lines, each, lambda: numbered(data), name), graph=each.graph)
            for each in find_statements(data, cls, foreign)
        )

    return find


def numbered(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The lines of a document with their numbers."""
    return enumerate(data.split(b"\n"), 1)


def read_lines(held: Held, lines: Callable[[], Iterable[tuple[int, bytes]]], name: str) -> Any:
    """A dossier in a format with a statement a line; its problems have the place of theirs.

    Args:
        held: the dossier.
        lines: what looks for the lines that it is read from, each with its number.
        name: the format.

    Raises:
        DecodeError: it has problems.
    """
    try:
        return held.read()
    except DecodeError as error:
        from visitdata.rdf.parsing.line_numbers import located

        raise located(error, lines(), name) from None


def held(graph: Any, cls: type[Any], foreign: Foreign) -> Held:
    """The dossier that a graph holds."""
    from visitdata.rdf.decoding.decode import decode

    name = graph.dossier if graph.is_named else None
    return Held(read=lambda: decode(cls, graph, foreign), graph=name)
