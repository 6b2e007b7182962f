"""Dossiers that a command leaves out: what is wrong with the first of them, and a file that holds all."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import partial
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING

import click

from visitdata.cli import console
from visitdata.cli.console import FileProblem, writing_errors
from visitdata.streams.rejected import begins_as_record, record

if TYPE_CHECKING:
    from pathlib import Path

    from visitdata.streams.rejected import Rejected

_SHOWN = 25
_IN_MEMORY = 2**20
_PART = 2**16
# So many bytes tell such a file from others.
_BEGINNING = 2**10


class Rejects:
    """Dossiers that are left out, written to a file of their own once all of them are known.

    Until then they wait in a file without a name, in the folder of that file.

    Attributes:
        path: the file.
        count: how many dossiers there are.
        size: how many bytes the file has; 0 while it is not written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.count = 0
        self.size = 0
        self._found: list[FileProblem] = []
        self._more = 0
        self._waiting = SpooledTemporaryFile(_IN_MEMORY, dir=str(path.parent))  # noqa: SIM115 - open until close

    @property
    def name(self) -> str:
        """The file as messages call it."""
        return click.format_filename(self.path)

    def add(self, rejected: Rejected, source: str) -> None:
        """Leave one out.

        Args:
            rejected: what is left out.
            source: the file that it is in, as messages call it.

        Raises:
            WritingError: there is no room for it.
        """
        self.count += 1
        room = _SHOWN - len(self._found)
        self._found += [FileProblem(source, problem) for problem in rejected.problems[:room]]
        self._more += len(rejected.problems[room:])
        with writing_errors(self.path):
            self._waiting.write(record(rejected, source))

    def place(self) -> None:
        """Write the file, or, where nothing was left out, take away that of an earlier run, and say so.

        Raises:
            WritingError: that cannot be done.
        """
        from visitdata.files import write_whole

        with writing_errors(self.path):
            if not self.count:
                self._take_away()
            elif not self.size:
                self._waiting.seek(0)
                self.size = write_whole(self.path, iter(partial(self._waiting.read, _PART), b""))

    def close(self) -> None:
        """Drop what waits."""
        with suppress(OSError):  # what there was no room for is not there
            self._waiting.close()

    def say(self) -> None:
        """Print to stderr what is wrong with the first of them, and how much more there is."""
        console.say_problems(self._found, sys.stderr)
        if self._more:
            click.echo(f"... and {console.counted(self._more, 'more error')}", err=True)

    def _take_away(self) -> None:
        """What an earlier run left out is no longer left out; a file of anything else is somebody's own."""
        if not self.path.is_file() or not self.path.stat().st_size:
            return
        with self.path.open("rb") as file:
            is_of_an_earlier_run = begins_as_record(file.read(_BEGINNING))
        if not is_of_an_earlier_run:
            console.say(f"{console.shown(self.name)}: left as it is; nothing was rejected", sys.stderr)
            return
        if self.path.is_symlink():  # as when it is written, a link stays
            self.path.write_bytes(b"")
        else:
            self.path.unlink()
        console.say(f"removed {console.shown(self.name)}: nothing is rejected now", sys.stderr)
