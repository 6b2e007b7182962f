"""The export of a source of many dossiers: it is read once, and written to all its files side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from visitdata.cli import streams
from visitdata.cli.console import WritingError
from visitdata.cli.conversion import Conversion
from visitdata.cli.copies import Order
from visitdata.cli.rejects import Rejects
from visitdata.cli.targets import Target

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from visitdata.cli.sources import Source
    from visitdata.syntaxes import Format


def export(
    source: Source, files: Sequence[tuple[Path, Format]], rejected: Path | None, workers: int
) -> Conversion:
    """Write a source to files, each in its format; all of them hold the same dossiers.

    Args:
        source: what is read.
        files: what is written.
        rejected: where dossiers with faults go; None where the first of them is an error.
        workers: as for `streams.copies`.

    Raises:
        DataError: a dossier has faults, all of which are printed; or an id comes twice.
        WritingError: a file cannot be written.
    """
    _make_folders(path for path, _ in files)
    targets = tuple(Target(path, format_, format_) for path, format_ in files)
    rejects = None if rejected is None else Rejects(rejected)
    if rejects is not None:
        click.get_current_context().call_on_close(rejects.close)
    names = tuple(format_.name for _, format_ in files)
    counts = any(format_.is_rdf for _, format_ in files)
    order = Order(formats=names, rejects=rejects is not None, counts=counts)
    conversion = Conversion(
        (source,), targets, rejects, doing="Writing", consequence=f"nothing was written of {source.name}"
    )
    conversion.run(lambda source: streams.copies(source, order, workers))
    return conversion


def sizes(conversion: Conversion) -> list[tuple[int, int]]:
    """How many bytes each file has, and how many statements."""
    return [(file.size, conversion.statements) for file in conversion.files]


def _make_folders(paths: Iterable[Path]) -> None:
    for path in paths:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            msg = f"{click.format_filename(path)}: cannot be written: {error.strerror}"
            raise WritingError(msg) from error
