"""Where a command writes: checked before anything is read.

pathlib raises an error where a path cannot be looked at. os.path, used here, leaves that to the writing.
"""

from __future__ import annotations

import os
import shlex
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from visitdata.cli.console import CallError, call_errors
from visitdata.cli.sources import STREAM
from visitdata.errors import MissingExtraError, UnknownFormatError, UrlError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from visitdata.cli.sources import File, Source
    from visitdata.syntaxes import Format

_REJECTED = ".rejected.jsonl"


def name_of(path: Path) -> str:
    """A path as messages call it."""
    return click.format_filename(path)


def command_argument(name: str) -> str:
    """The name of a file as a shell takes it, and no command takes it for an option."""
    return shlex.quote(f"./{name}" if name.startswith("-") else name)


def rejected_beside(path: Path) -> Path:
    """Where the dossiers go that are left out of the file of that name."""
    return path.with_name(f"{path.name}{_REJECTED}")


def checked_file(path: Path) -> Path:
    """The path, if a file can be there, and what compresses it is installed.

    Raises:
        CallError: that is not so.
    """
    from visitdata.files.compression import compression_of

    refuse_url(path)
    compression = compression_of(path)
    if compression is not None:
        with call_errors(name_of(path), MissingExtraError):
            compression.codec()
    if reason := _no_file_there(path):
        msg = f"{name_of(path)}: {reason}"
        raise CallError(msg)
    return path


def _no_file_there(path: Path) -> str | None:
    """Why no file can be written there, as far as the call is to blame."""
    if os.path.isdir(path):
        return "this is a folder; name the file to write"
    if os.path.exists(path) and not os.path.isfile(path):
        return f"this is not a regular file; to write to the standard output, give {STREAM}"
    if not os.path.isdir(path.parent):
        return f"there is no folder {name_of(path.parent)}"
    return None


def refuse_url(path: str | Path) -> None:
    """Check that a path to write to is no URL.

    Raises:
        CallError: it is one.
    """
    from visitdata.files import urls

    try:
        urls.refuse_url(path)
    except UrlError as error:
        msg = f"{error.filename}: {error.strerror}"
        raise CallError(msg) from error


def is_file_of(format_: Format, out: str) -> bool:
    """Whether a path names a file of the format, compressed or not, rather than a folder."""
    from visitdata.files.compression import expanded_name

    # The suffix of a bridge has two parts; `.ttl` alone is a name without a suffix.
    suffixes = "".join(Path(expanded_name(out)).suffixes).lower()
    return not _names_folder(out) and suffixes.endswith((format_.suffix, *format_.more_suffixes))


def _names_folder(out: str) -> bool:
    """Whether a path is that of a folder, as its end or the file system says."""
    return out.endswith(("/", os.sep)) or os.path.isdir(out)


def refuse_file_name(out: str) -> None:
    """Refuse a folder called `all.ttl`, which is seldom meant.

    Raises:
        CallError: the name is that of a file of a format, and there is no such folder.
    """
    from visitdata.syntaxes import format_of

    if _names_folder(out):
        return
    try:
        format_ = format_of(out)
    except UnknownFormatError:
        return
    msg = f"{out}: this is the name of one file; give one source and --to {format_.name}, or name a folder"
    raise CallError(msg)


def refuse_file(folder: Path, suggestion: str = "") -> None:
    """Check that what has the name of a folder, if there is something, is one.

    Raises:
        CallError: it is a file, or the name is a URL.
    """
    refuse_url(folder)
    if os.path.exists(folder) and not os.path.isdir(folder):
        msg = f"{name_of(folder)}: this is a file, but a folder is expected{suggestion}"
        raise CallError(msg)


def refuse_links(folder: Path, paths: Iterable[Path]) -> None:
    """Check that the files to write to a folder are in it, and are as many as their names.

    A link in the folder is written through, as everywhere; but not out of the folder, where nobody expects
    that something is written, and not to another of the files.

    Raises:
        CallError: with a reason for each link that leads elsewhere.
    """
    within = os.path.realpath(folder)
    taken: dict[Path, Path] = {}
    reasons: list[str] = []
    for path in paths:
        target = Path(os.path.realpath(path))
        other = taken.setdefault(target, path)
        if not target.is_relative_to(within):
            reasons.append(
                f"{name_of(path)}: this link leads out of the folder, to {name_of(target)}; remove it"
            )
        elif other != path:
            reasons.append(
                f"{name_of(path)}: by a link, this is the same file as {name_of(other)}; remove it"
            )
    if reasons:
        raise CallError(*reasons)


def refuse_same_stems(given: Sequence[Source]) -> None:
    """Check that no two sources would be written to the same files.

    Raises:
        CallError: they would.
    """
    stems = Counter(source.stem for source in given)
    reasons = [
        f"{', '.join(source.name for source in given if source.stem == stem)}: "
        f"all would be written to {click.format_filename(stem)}.*; export them one by one, to other folders"
        for stem, count in stems.items()
        if count > 1
    ]
    if reasons:
        raise CallError(*reasons)


def refuse_overwriting(given: Iterable[File], paths: Iterable[Path], suggestion: str) -> None:
    """Check that no source is among the files to write.

    Raises:
        CallError: some are.
    """
    taken = {_identity(source.path): source.name for source in given if not source.is_stdin}
    reasons = [
        f"{taken[identity]}: this source would be overwritten; {suggestion}"
        for path in paths
        if os.path.exists(path) and (identity := _identity(path)) in taken
    ]
    if reasons:
        raise CallError(*reasons)


def _identity(path: Path) -> tuple[int, int]:
    """What tells a file from all others, under whatever name."""
    status = path.stat()
    return status.st_dev, status.st_ino


def is_same(path: Path, other: Path) -> bool:
    """Whether two paths lead to one file, which need not exist."""
    return os.path.realpath(path) == os.path.realpath(other) or (
        path.exists() and other.exists() and path.samefile(other)
    )
