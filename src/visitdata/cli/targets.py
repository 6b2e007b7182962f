"""What a command writes to: a file or the standard output, in the format named or in that of its suffix."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from visitdata.cli.console import CallError
from visitdata.cli.folders import refuse_url
from visitdata.errors import MissingExtraError, UnknownFormatError

if TYPE_CHECKING:
    from visitdata.cli.sources import Source
    from visitdata.syntaxes import Format, Profile

STREAM = "-"
# What is left out of OUT goes to OUT.rejected.jsonl.
REJECTED = ".rejected.jsonl"


@attrs.frozen
class Target:
    """A file to write, or, without a path, the standard output.

    Attributes:
        path: where the file is.
        format: its format.
        writer: what writes it: the format, or its profile for a context.
    """

    path: Path | None
    format: Format
    writer: Format | Profile

    @property
    def is_stream(self) -> bool:
        """Whether what was written once cannot be taken back."""
        return self.path is None and self.format.holds_many


def target_of(out: str, named: Format | None, context: str | None) -> Target:
    """Where to write, and in which format.

    Raises:
        CallError: there is no such place, or no such format.
    """
    from visitdata.syntaxes import writer_under  # noqa: PLC0415 - loaded once there is something to convert

    path = None if out == STREAM else place(Path(out))
    format_ = named if path is None else named or _format(path)
    if format_ is None:
        msg = "OUT is a stream: name its format with --to"
        raise CallError(msg)
    try:
        return Target(path, format_, writer_under(format_, context))
    except UnknownFormatError as error:
        msg = f"--context: {error}"
        raise CallError(msg) from error


def _format(path: Path) -> Format:
    from visitdata.syntaxes import format_of  # noqa: PLC0415 - as above

    try:
        return format_of(path)
    except UnknownFormatError as error:
        msg = f"{click.format_filename(path)}: {error}"
        raise CallError(msg) from error


def place(path: Path) -> Path:
    """The path, if a file can be there, and what compresses it is installed."""
    from visitdata.files.compression import compression_of  # noqa: PLC0415 - as above

    refuse_url(path)
    name = click.format_filename(path)
    compression = compression_of(path)
    try:
        if compression is not None:
            compression.codec()
    except MissingExtraError as error:
        msg = f"{name}: {error}"
        raise CallError(msg) from error
    reason = _reason(path)
    if reason:
        msg = f"{name}: {reason}"
        raise CallError(msg)
    return path


def _reason(path: Path) -> str | None:
    """Why no file can be written there, as far as the call is to blame."""
    # pathlib raises where a path cannot be looked at; os.path leaves that to the writing.
    if os.path.isdir(path):  # noqa: PTH112
        return "this is a folder; name the file to write"
    if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113
        return f"this is no regular file; name the standard output {STREAM}"
    if not os.path.isdir(path.parent):  # noqa: PTH112
        return f"there is no folder {click.format_filename(path.parent)}"
    return None


def refuse_overwriting(source: Source, target: Target) -> None:
    """See that what is read is not what is written.

    Raises:
        CallError: it is.
    """
    if source.is_stdin or target.path is None or not os.path.exists(target.path):  # noqa: PTH110 - as above
        return
    if target.path.samefile(source.path):
        msg = f"{source.name}: this source would be overwritten; name another file to write"
        raise CallError(msg)


def is_same(path: Path, other: Path) -> bool:
    """Whether two paths lead to one file, which need not exist."""
    return os.path.realpath(path) == os.path.realpath(other) or (
        path.exists() and other.exists() and path.samefile(other)
    )
