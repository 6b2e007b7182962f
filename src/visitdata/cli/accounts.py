"""What is said of a conversion once it is done: what came in, what was written, what was left out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from visitdata.cli import console
from visitdata.cli.console import DataError

if TYPE_CHECKING:
    from visitdata.cli.conversion import Conversion


def say_faults(conversion: Conversion) -> None:
    """Say why dossiers were left out, or could not be read."""
    if conversion.rejects is not None:
        conversion.rejects.say()
    console.say_problems(conversion.unread, sys.stderr)


def balance(conversion: Conversion, what: str = "") -> None:
    """Say how much was left out, and that nothing is missing.

    Args:
        conversion: the conversion.
        what: what the counts are of, where that has to be said.

    Raises:
        DataError: something was left out, or there is more that could not be read.
    """
    rejects = conversion.rejects
    is_stream = not conversion.files
    rejected = 0 if rejects is None else rejects.count
    if rejects is not None and rejected and not is_stream:
        size = f"{console.counted(rejected, 'dossier')}, {console.counted(rejects.size, 'byte')}"
        console.say(f"wrote {console.shown(rejects.name)}: {size}")
    found = f"{console.shown(what)}{console.counted(conversion.found, 'dossier')} in"
    click.echo(f"{found}, {conversion.written:,} written, {rejected:,} rejected", err=is_stream)
    if conversion.unread:
        names = dict.fromkeys(each.file for each in conversion.unread)
        raise DataError(*(f"{name}: what follows could not be read" for name in names))
    if rejects is not None and rejected:
        msg = f"{console.counted(rejected, 'dossier')} left out; see {rejects.name}"
        raise DataError(msg)
