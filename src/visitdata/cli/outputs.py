"""What a command writes while it reads: files, each whole in the end or as it was, or the standard output."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from visitdata.cli import console
from visitdata.cli.console import WritingError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from pathlib import Path

    from visitdata.cli.targets import Target
    from visitdata.files import Writing

# Formats with a statement on each line.
_IN_LINES = {"ntriples", "nquads"}


class Stdout:
    """The standard output."""

    def write(self, text: Iterable[bytes]) -> bool:
        """Write a text, as a whole; whether somebody reads it, as far as can be known."""
        return console.send(b"".join(text))

    def complete(self) -> None:
        """All is there already."""


class File:
    """A file that is being written.

    Attributes:
        size: how many bytes it has, once it is complete.
        statements: how many statements were written, in a format with one on each line.
    """

    def __init__(self, path: Path, file: Writing, format_: str) -> None:
        self.size = 0
        self.statements = 0
        self._path = path
        self._file = file
        self._is_counted = format_ in _IN_LINES

    def write(self, text: Iterable[bytes]) -> bool:
        """Write a text, piece by piece.

        Raises:
            WritingError: it cannot be written.
        """
        with _told(self._path):
            self._file.writelines(self._counting(text) if self._is_counted else text)
        return True

    def complete(self) -> None:
        """Write what is left in buffers.

        Raises:
            WritingError: it cannot be written.
        """
        with _told(self._path):
            self.size = self._file.complete()

    def _counting(self, text: Iterable[bytes]) -> Iterator[bytes]:
        for piece in text:
            self.statements += piece.count(b"\n")
            yield piece


@contextmanager
def output(target: Target) -> Generator[File | Stdout]:
    """What takes the texts for a target; a file takes the place of the old one when the block ends.

    Raises:
        WritingError: the file cannot be written; what was there before stands as it was.
    """
    if target.path is None:
        yield Stdout()
        return
    from visitdata.files import writing  # noqa: PLC0415 - loaded once there is something to write

    with _told(target.path), writing(target.path) as file:
        yield File(target.path, file, target.format.name)


@contextmanager
def _told(path: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        msg = f"{click.format_filename(path)}: cannot be written: {error.strerror}"
        raise WritingError(msg) from error
