"""Where a command writes: no URL, and of a folder the files that it names, and nothing elsewhere."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from visitdata.cli.console import CallError

if TYPE_CHECKING:
    from collections.abc import Iterable


def refuse_url(path: str | Path) -> None:
    """See that a place to write to is no URL.

    Raises:
        CallError: it is one.
    """
    from visitdata.errors import UrlError  # noqa: PLC0415 - loaded once there is something to write
    from visitdata.files import urls  # noqa: PLC0415 - as above

    try:
        urls.refuse_url(path)
    except UrlError as error:
        msg = f"{error.filename}: {error.strerror}"
        raise CallError(msg) from error


def refuse_file(folder: Path, mend: str = "") -> None:
    """See that the folder, if there is something of its name, is one.

    Raises:
        CallError: it is a file, or a URL.
    """
    refuse_url(folder)
    # pathlib raises where a path cannot be looked at; os.path leaves that to the writing.
    if os.path.exists(folder) and not os.path.isdir(folder):  # noqa: PTH110, PTH112
        msg = f"{_name(folder)}: this is a file, and a folder is wanted{mend}"
        raise CallError(msg)


def refuse_links(folder: Path, paths: Iterable[Path]) -> None:
    """See that the files to write to a folder are in it, and are as many as their names.

    A link in the folder is written through, as everywhere; not out of the folder, though, where nobody
    expects that something is written, and not to another of the files.

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
            reasons.append(f"{_name(path)}: this link leads out of the folder, to {_name(target)}; remove it")
        elif other != path:
            reasons.append(f"{_name(path)}: by a link, this is the same file as {_name(other)}; remove it")
    if reasons:
        raise CallError(*reasons)


def _name(path: Path) -> str:
    return click.format_filename(path)
