"""The files a command reads: looked at together, so that all that is wrong with a call is said at once."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import attrs
import click

from visitdata.cli.console import CallError
from visitdata.errors import DecodeError, InvalidRecordError, UnknownFormatError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from visitdata import Dossier, Finding
    from visitdata.syntaxes import Format


@attrs.frozen
class Source:
    """A file in a format that is read."""

    path: Path
    format: Format

    @property
    def name(self) -> str:
        """The file as messages call it."""
        return click.format_filename(self.path)

    def data(self) -> bytes:
        """What the file holds.

        Raises:
            CallError: it cannot be read.
        """
        try:
            return self.path.read_bytes()
        except OSError as error:
            msg = f"{self.name}: cannot be read: {error.strerror}"
            raise CallError(msg) from error


def sources(paths: Iterable[Path]) -> list[Source]:
    """The sources that files are.

    Raises:
        CallError: with a reason for each that is missing, a folder, or in no format that is read.
    """
    found: list[Source] = []
    reasons: list[str] = []
    for path in paths:
        try:
            found.append(Source(path, _readable_format(path)))
        except (UnknownFormatError, OSError) as error:
            reasons.append(f"{click.format_filename(path)}: {reason(error)}")
    if reasons:
        raise CallError(*reasons)
    return found


def _readable_format(path: Path) -> Format:
    from visitdata.syntaxes import format_of, formats  # noqa: PLC0415 - loaded once there is a file to read

    if stat.S_ISDIR(path.stat().st_mode):
        raise IsADirectoryError
    format_ = format_of(path)
    if format_.find is None:
        read = " and ".join(each.suffix for each in formats() if each.find is not None)
        msg = f"{format_.name} is written, but not read yet; this command reads {read} files"
        raise UnknownFormatError(msg)
    return format_


def reason(error: UnknownFormatError | OSError) -> str:
    """Why a file cannot be read, in a few words."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, IsADirectoryError):
        return "this is a folder; name the files in it"
    return f"cannot be read: {error.strerror}" if isinstance(error, OSError) else str(error)


def read(data: bytes, source: Source) -> tuple[Dossier | None, tuple[Finding, ...]]:
    """The dossier that a source holds, or else all its faults."""
    from visitdata.verbs import loads  # noqa: PLC0415 - as above

    try:
        return loads(data, source.format.name), ()
    except (DecodeError, InvalidRecordError) as error:
        return None, error.problems
