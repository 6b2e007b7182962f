"""What a command reads: files or the standard input, and each dossier in them, or all its errors."""

from __future__ import annotations

import stat
import sys
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, cast

import attrs
import click

from visitdata.cli.console import CallError
from visitdata.drafts.file_names import draft_form
from visitdata.errors import (
    DecodeError,
    InvalidRecordError,
    MissingExtraError,
    UnknownFormatError,
    UrlError,
)

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence
    from io import BufferedReader

    from visitdata import Dossier, Problem
    from visitdata.files import Text
    from visitdata.streams.rejected import Rejected
    from visitdata.syntaxes import Format, Held
    from visitdata.terms import Foreign

# The standard input or output, where a file is named.
STREAM = "-"
_STDIN = Path("<stdin>")


@attrs.frozen(kw_only=True)
class Read:
    """What came of reading one dossier, or of looking for the next.

    Attributes:
        dossier: the dossier, if it has no errors.
        problems: the errors, all of them.
        position: how much of the file was read by then, in bytes.
        held: where it was found; None where what is there cannot be told apart.
        rejected: what is left out, where it has errors and is to be left out.
    """

    dossier: Dossier | None = None
    problems: tuple[Problem, ...] = ()
    position: int = 0
    held: Held | None = None
    rejected: Rejected | None = None

    @property
    def line(self) -> int | None:
        """The line it stands on, where it has one of its own."""
        return self.held.line if self.held else None

    @property
    def json(self) -> bytes | None:
        """The JSON that it was read from, where it is JSON."""
        return self.held.json if self.held else None

    def document(self) -> dict[str, Any] | None:
        """The plain data that its dossier was read from, parsed once more; None where that is no JSON."""
        if self.json is None:
            return None
        from visitdata import json_text

        return cast("dict[str, Any]", json_text.parse_again(self.json))

    def again(self) -> Held:
        """Where it was found."""
        assert self.held is not None  # noqa: S101 - whoever asks has it from there
        return self.held


@attrs.frozen
class File:
    """A file that is read, or the standard input."""

    path: Path
    is_stdin: bool = attrs.field(default=False, kw_only=True)

    @property
    def name(self) -> str:
        """The file as messages call it."""
        return click.format_filename(self.path)

    @property
    def stem(self) -> str:
        """The file's name without the suffixes of its format and compression."""
        from visitdata.files.compression import expanded_name

        return PurePath(expanded_name(self.path)).stem

    @property
    def size(self) -> int:
        """How many bytes the file has; 0 where that is not known."""
        try:
            return 0 if self.is_stdin else self.path.stat().st_size
        except OSError:  # it went away; reading it will tell
            return 0

    def unreadable(self, error: OSError) -> CallError:
        """The error that the file cannot be read."""
        return CallError(f"{self.name}: cannot be read: {error.strerror}")

    @contextmanager
    def opened(self) -> Generator[Text]:
        """The text in it.

        Raises:
            DecodeError: it is no compressed data though its name says so.
            OSError: it cannot be read.
        """
        from visitdata.files import Text, opened
        from visitdata.verbs import MAX_BYTES

        if self.is_stdin:
            file = _stdin()
            yield Text(file.read1, MAX_BYTES, file=file)
            return
        with opened(self.path, MAX_BYTES) as text:
            yield text

    def whole(self) -> bytes:
        """All that is in it.

        Raises:
            CallError: it cannot be read.
            DecodeError: it is no compressed data though its name says so, or too long.
        """
        try:
            with self.opened() as text:
                return text.read()
        except OSError as error:
            raise self.unreadable(error) from error


@attrs.frozen
class Source(File):
    """A file in a format that is read, or the standard input."""

    format: Format

    def read(self, foreign: Foreign = "refuse", *, rejects: bool = False, after: int = 0) -> Iterator[Read]:
        """Each dossier in turn, or its errors; JSON Lines and N-Quads are read while they are asked for.

        Args:
            foreign: as for `visitdata.read`.
            rejects: whether dossiers with errors are to be left out.
            after: how many dossiers are passed over.

        Raises:
            CallError: the file cannot be read.
        """
        from visitdata.model.dossier import Dossier
        from visitdata.streams import documents

        count = 0
        try:
            with self.opened() as text:
                for count, held in enumerate(documents.in_turn(text, self.format, Dossier, foreign), 1):
                    if count > after:
                        yield read_held(held, text.position, rejects=rejects)
            if not count:
                yield Read(problems=(documents.NONE,))
        except DecodeError as error:
            yield Read(problems=error.problems)
        except OSError as error:
            raise self.unreadable(error) from error


def _stdin() -> BufferedReader:
    if sys.stdin is None:  # pyright: ignore[reportUnnecessaryComparison] # a process may be started without
        msg = "there is no standard input to read"
        raise CallError(msg)
    return cast("BufferedReader", sys.stdin.buffer)


def read_held(held: Held, position: int = 0, *, rejects: bool = False) -> Read:
    """Read a dossier that was found.

    Args:
        held: the dossier.
        position: how much of the file was read by then.
        rejects: whether it is to be left out where it has errors.

    Raises:
        DecodeError: it is to be left out, and it cannot be told what it is read from.
    """
    try:
        return Read(dossier=held.read(), position=position, held=held)
    except (DecodeError, InvalidRecordError) as error:
        from visitdata.streams.documents import reject

        rejected = reject(held, error) if rejects else None
        return Read(problems=error.problems, position=position, held=held, rejected=rejected)


def single(reads: Iterable[Read], suggestion: str) -> Iterator[Read]:
    """What came of the first dossier and, where there is a second one, the problem that there is."""
    from visitdata.streams.documents import several

    for number, read in enumerate(reads):
        if number:
            yield Read(problems=(several(read.line, suggestion),))
            return
        yield read


def inputs(given: Sequence[str], named: Format | None) -> list[Source]:
    """The sources that arguments name, one of which may be `-`, the standard input.

    Raises:
        CallError: one cannot be read, or the standard input is given twice or without a format.
    """
    times = given.count(STREAM)
    if times and named is None:
        msg = f"{STREAM} is the standard input: name its format with --from"
        raise CallError(msg)
    if times > 1:
        msg = f"{STREAM} is given twice: the standard input can be read once"
        raise CallError(msg)
    found = iter(sources((Path(name) for name in given if name != STREAM), named))
    return [stdin(named) if name == STREAM and named is not None else next(found) for name in given]


def sources(paths: Iterable[Path], named: Format | None = None) -> list[Source]:
    """The sources that files are, in the format named, or else in that of their suffix.

    Raises:
        CallError: with a reason for each that is missing, a folder, or in no format that is read.
    """
    found: list[Source] = []
    reasons: list[str] = []
    for path in paths:
        try:
            found.append(Source(path, _format(path, named)))
        except (UnknownFormatError, MissingExtraError, OSError) as error:
            reasons.append(_unreadable(path, error))
    if reasons:
        raise CallError(*reasons)
    return found


def file_named(name: str) -> File:
    """The file that an argument names, whatever is in it, or the standard input.

    Raises:
        CallError: it is missing, a folder, or compressed by what is not installed.
    """
    if name == STREAM:
        return File(_STDIN, is_stdin=True)
    path = Path(name)
    try:
        _refuse_unreadable(path)
    except (MissingExtraError, OSError) as error:
        raise CallError(_unreadable(path, error)) from error
    return File(path)


def _unreadable(path: Path, error: UnknownFormatError | MissingExtraError | OSError) -> str:
    # As a path, a URL has lost a slash.
    name = error.filename if isinstance(error, UrlError) else click.format_filename(path)
    return f"{name}: {reason(error)}"


def stdin(format_: Format) -> Source:
    """The standard input, in that format.

    Raises:
        CallError: it is not read.
    """
    try:
        return Source(_STDIN, _readable(format_), is_stdin=True)
    except UnknownFormatError as error:
        raise CallError(str(error)) from error


def _format(path: Path, named: Format | None) -> Format:
    from visitdata.syntaxes import format_of

    _refuse_folder(path)
    if named is None and draft_form(path) is not None:
        msg = "this is the name of a draft: make a dossier of it with visitdata draft"
        raise UnknownFormatError(msg)
    format_ = _readable(format_of(path) if named is None else named)
    _refuse_unreadable(path)
    return format_


def _refuse_unreadable(path: Path) -> None:
    """See that a file is there, and that what expands it is installed.

    Raises:
        MissingExtraError, OSError: that is not so.
    """
    from visitdata.files.compression import compression_of

    _refuse_folder(path)
    compression = compression_of(path)
    if compression is not None:
        compression.codec()


def _refuse_folder(path: Path) -> None:
    from visitdata.files.urls import refuse_url

    refuse_url(path)
    if stat.S_ISDIR(path.stat().st_mode):
        raise IsADirectoryError


def _readable(format_: Format) -> Format:
    from visitdata.syntaxes import formats

    if format_.find is None:
        read = ", ".join(each.suffix for each in formats())
        msg = f"{format_.name} can be written but not read; this command reads {read} files"
        raise UnknownFormatError(msg)
    return format_


def reason(error: UnknownFormatError | MissingExtraError | OSError) -> str:
    """Why a file cannot be read, in a few words."""
    if isinstance(error, UrlError):
        return str(error.strerror)
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, IsADirectoryError):
        return "this is a folder; name the files in it"
    return f"cannot be read: {error.strerror}" if isinstance(error, OSError) else str(error)
