"""What a command reads: files or a stream, and each dossier in them, or else all that is wrong with it."""

from __future__ import annotations

import stat
import sys
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, cast

import attrs
import click

from visitdata.cli import console
from visitdata.cli.console import CallError
from visitdata.errors import (
    DecodeError,
    InvalidRecordError,
    MissingExtraError,
    UnknownFormatError,
    UrlError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
    from io import BufferedReader

    from visitdata import Dossier, Problem
    from visitdata.files import Text
    from visitdata.streams.rejected import Rejected
    from visitdata.syntaxes import Format, Held
    from visitdata.terms import Foreign


@attrs.frozen(kw_only=True)
class Outcome:
    """What came of reading one dossier, or of looking for the next.

    Attributes:
        dossier: the dossier, if it has no faults.
        faults: the faults, all of them.
        position: how much of the file was read by then, in bytes.
        held: where it was found; None where what is there cannot be told apart.
        rejected: what is left out, where it has faults and is to be.
    """

    dossier: Dossier | None = None
    faults: tuple[Problem, ...] = ()
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


@attrs.frozen
class Source:
    """A file in a format that is read, or the standard input."""

    path: Path
    format: Format
    is_stdin: bool = False

    @property
    def name(self) -> str:
        """The file as messages call it."""
        return click.format_filename(self.path)

    @property
    def stem(self) -> str:
        """The file's name without the suffixes of its format and compression."""
        from visitdata.files.compression import expanded_name  # noqa: PLC0415 - loaded once there is a file to read

        return PurePath(expanded_name(self.path)).stem

    @property
    def size(self) -> int:
        """How many bytes the file has; 0 where that is not known."""
        try:
            return 0 if self.is_stdin else self.path.stat().st_size
        except OSError:  # it went away; reading it will tell
            return 0

    def outcomes(
        self, foreign: Foreign = "refuse", *, rejects: bool = False, after: int = 0
    ) -> Iterator[Outcome]:
        """Each dossier in turn, or its faults; JSON Lines and N-Quads are read while they are asked for.

        Args:
            foreign: as for `visitdata.read`.
            rejects: whether dossiers with faults are to be left out.
            after: how many dossiers are passed over.

        Raises:
            CallError: the file cannot be read.
        """
        try:
            with self.opened() as text:
                yield from _outcomes(text, self.format, foreign, rejects=rejects, after=after)
        except DecodeError as error:
            yield Outcome(faults=error.problems)
        except OSError as error:
            msg = f"{self.name}: cannot be read: {error.strerror}"
            raise CallError(msg) from error

    @contextmanager
    def opened(self) -> Generator[Text]:
        """The text in it.

        Raises:
            DecodeError: it is no compressed data though its name says so.
            OSError: it cannot be read.
        """
        from visitdata.files import Text, opened  # noqa: PLC0415 - as above
        from visitdata.verbs import MAX_BYTES  # noqa: PLC0415 - as above

        if self.is_stdin:
            yield Text(_stdin(), None, MAX_BYTES)
            return
        with opened(self.path, MAX_BYTES) as text:
            yield text


def _stdin() -> BufferedReader:
    if sys.stdin is None:  # pyright: ignore[reportUnnecessaryComparison] # a process may be started without
        msg = "there is no standard input to read"
        raise CallError(msg)
    return cast("BufferedReader", sys.stdin.buffer)


def _outcomes(
    text: Text, format_: Format, foreign: Foreign, *, rejects: bool, after: int
) -> Iterator[Outcome]:
    from visitdata.model.dossier import Dossier  # noqa: PLC0415 - as above
    from visitdata.streams import documents  # noqa: PLC0415 - as above

    count = 0
    for count, held in enumerate(documents.in_turn(text, format_, Dossier, foreign), 1):
        if count > after:
            yield outcome_of(held, text.position, rejects=rejects)
    if not count:
        yield Outcome(faults=(documents.NONE,))


def outcome_of(held: Held, position: int = 0, *, rejects: bool = False) -> Outcome:
    """What comes of reading a dossier that was found.

    Args:
        held: the dossier.
        position: how much of the file was read by then.
        rejects: whether it is to be left out where it has faults.

    Raises:
        DecodeError: it is to be left out, and it cannot be told what it is read from.
    """
    try:
        return Outcome(dossier=held.read(), position=position, held=held)
    except (DecodeError, InvalidRecordError) as error:
        from visitdata.streams.documents import reject  # noqa: PLC0415 - as above

        rejected = reject(held, error) if rejects else None
        return Outcome(faults=error.problems, position=position, held=held, rejected=rejected)


def single(outcomes: Iterable[Outcome], suggestion: str) -> Iterator[Outcome]:
    """What came of the first dossier and, where there is a second one, the fault that there is."""
    from visitdata.streams.documents import several  # noqa: PLC0415 - as above

    for number, outcome in enumerate(outcomes):
        if number:
            yield Outcome(faults=(several(outcome.line, suggestion),))
            return
        yield outcome


def total(given: Sequence[Source]) -> int | None:
    """How many bytes the sources have; None where that is not known."""
    if any(source.is_stdin for source in given):
        return None
    return sum(source.size for source in given) or None


def read(
    given: Sequence[Source],
    doing: str | None,
    outcomes: Callable[[Source], Iterator[Outcome]] = Source.outcomes,
) -> Iterator[tuple[Source, Outcome]]:
    """What came of each dossier of each source, with a progress bar where somebody is watching.

    Args:
        given: the sources.
        doing: what the bar says; None for no bar.
        outcomes: what is asked of each source.
    """
    before = 0
    with console.progress(doing, total(given), is_long=len(given) >= console.MANY) as at:
        for source in given:
            for outcome in outcomes(source):
                at(before + outcome.position)
                yield source, outcome
            before += source.size


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
            reasons.append(f"{name_at(path, error)}: {reason(error)}")
    if reasons:
        raise CallError(*reasons)
    return found


def stdin(format_: Format) -> Source:
    """The standard input, in that format.

    Raises:
        CallError: it is not read.
    """
    try:
        return Source(Path("<stdin>"), _readable(format_), is_stdin=True)
    except UnknownFormatError as error:
        raise CallError(str(error)) from error


def _format(path: Path, named: Format | None) -> Format:
    from visitdata.files.compression import compression_of  # noqa: PLC0415 - as above
    from visitdata.files.urls import refuse_url  # noqa: PLC0415 - as above
    from visitdata.syntaxes import format_of  # noqa: PLC0415 - as above

    refuse_url(path)
    if stat.S_ISDIR(path.stat().st_mode):
        raise IsADirectoryError
    format_ = _readable(format_of(path) if named is None else named)
    compression = compression_of(path)
    if compression is not None:
        compression.codec()
    return format_


def _readable(format_: Format) -> Format:
    from visitdata.syntaxes import formats  # noqa: PLC0415 - as above

    if format_.find is None:
        read = ", ".join(each.suffix for each in formats() if each.find is not None)
        msg = f"{format_.name} is written, but not read; this command reads {read} files"
        raise UnknownFormatError(msg)
    return format_


def name_at(path: Path, error: Exception) -> str:
    """A file as the error about it calls it: a URL has lost a slash as a path."""
    return str(error.filename) if isinstance(error, UrlError) else click.format_filename(path)


def reason(error: UnknownFormatError | MissingExtraError | OSError) -> str:
    """Why a file cannot be read, in a few words."""
    if isinstance(error, UrlError):
        return str(error.strerror)
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, IsADirectoryError):
        return "this is a folder; name the files in it"
    return f"cannot be read: {error.strerror}" if isinstance(error, OSError) else str(error)
