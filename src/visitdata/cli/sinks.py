"""What a command writes dossiers to: a file, whole in the end or as it was, or the standard output."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import attrs

from visitdata.cli import console
from visitdata.cli.console import CallError, call_errors, writing_errors
from visitdata.cli.destinations import checked_file, name_of
from visitdata.cli.sources import STREAM
from visitdata.drafts.file_names import draft_form
from visitdata.errors import UnknownFormatError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from visitdata.cli.sources import File
    from visitdata.files import Writing
    from visitdata.syntaxes import Format


@attrs.define(eq=False)
class Sink:
    """A file to write, or, without a path, the standard output.

    Attributes:
        path: where the file is.
        format: its format.
        size: how many bytes the file has, once it is complete.
    """

    path: Path | None
    format: Format
    size: int = 0
    _file: Writing | None = attrs.field(default=None, init=False)

    @property
    def is_stream(self) -> bool:
        """Whether what was written once cannot be taken back."""
        return self.path is None and self.format.holds_many

    @contextmanager
    def opened(self) -> Generator[Sink]:
        """Let it be written to; a file takes the place of the old one when the block ends without an error.

        Raises:
            WritingError: the file cannot be written; what was there before stands as it was.
        """
        if self.path is None:
            yield self
            return
        from visitdata.files import writing

        with writing_errors(self.path), writing(self.path) as self._file:
            yield self

    def write(self, text: Iterable[bytes]) -> bool:
        """Write a text; whether somebody reads it, as far as can be known.

        Raises:
            WritingError: it cannot be written.
        """
        if self.path is None or self._file is None:
            return console.send(b"".join(text))
        with writing_errors(self.path):
            self._file.writelines(text)
        return True

    def complete(self) -> None:
        """Write what is left in buffers: nothing follows.

        Raises:
            WritingError: it cannot be written.
        """
        if self.path is not None and self._file is not None:
            with writing_errors(self.path):
                self.size = self._file.complete()


def sink_named(out: str, named: Format | None) -> Sink:
    """Where an argument says to write, and in which format: the one named, or that of the suffix.

    Raises:
        CallError: there is no such place, or no such format.
    """
    from visitdata.syntaxes import format_of

    path = None if out == STREAM else checked_file(Path(out))
    if named is not None:
        return Sink(path, named)
    if path is None:
        msg = f"{STREAM} is the standard output: name its format with --to"
        raise CallError(msg)
    if draft_form(path) is not None:
        msg = f"{name_of(path)}: this is the name of a draft: visitdata edit writes one"
        raise CallError(msg)
    with call_errors(name_of(path), UnknownFormatError):
        return Sink(path, format_of(path))


def put(path: Path | None, what: str, text: bytes) -> None:
    """Write a text to a file, whole or not at all, and say so; without a path, to the standard output.

    Raises:
        WritingError: it cannot be written.
    """
    if path is None:
        console.send(text)
        return
    from visitdata.files import write_whole

    with writing_errors(path):
        size = write_whole(path, [text])
    say_written(path, what, size)


def say_written(path: Path, what: str, size: int, stream: TextIO | None = None) -> None:
    """Say that a file was written, what is in it, and how many bytes it has."""
    name = console.shown(name_of(path))
    console.say(f"wrote {name}: {what}, {console.counted(size, 'byte')}", stream)


def say_lost(count: int, sources: Iterable[File], more: str = "") -> None:
    """Say how many values of sources were left out, if any were: a format cannot carry all."""
    if count:
        names = console.shown(", ".join(source.name for source in sources))
        console.say(f"{names}: {console.counted(count, 'value')} left out{more}", sys.stderr)
