"""What a command writes while it reads: files, each whole in the end or as it was, or the standard output."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import click

from visitdata.cli import console
from visitdata.cli.console import WritingError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from pathlib import Path

    from visitdata.cli.targets import Target
    from visitdata.files import Writing


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
    """

    def __init__(self, path: Path, file: Writing) -> None:
        self.size = 0
        self._path = path
        self._file = file

    def write(self, text: Iterable[bytes]) -> bool:
        """Write a text, piece by piece.

        Raises:
            WritingError: it cannot be written.
        """
        try:
            self._file.writelines(text)
        except OSError as error:
            _fail(self._path, error)
        return True

    def complete(self) -> None:
        """Write what is left in buffers.

        Raises:
            WritingError: it cannot be written.
        """
        try:
            self.size = self._file.complete()
        except OSError as error:
            _fail(self._path, error)


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

    try:
        with writing(target.path) as file:
            yield File(target.path, file)
    except OSError as error:
        _fail(target.path, error)


def _fail(path: Path, error: OSError) -> NoReturn:
    msg = f"{click.format_filename(path)}: cannot be written: {error.strerror}"
    raise WritingError(msg) from error
