"""`visitdata export --to parquet`: the dossiers of a source, however many, as a file a table."""

from __future__ import annotations

from contextlib import closing
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from visitdata.cli import console, listing
from visitdata.cli.console import CallError, DataError, FileProblem, WritingError, call_errors
from visitdata.cli.destinations import refuse_file, refuse_file_name, refuse_links, refuse_same_stems
from visitdata.cli.options import option_format
from visitdata.cli.progress import Bar
from visitdata.errors import ExportError, MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from visitdata import Dossier
    from visitdata.cli.sources import Read, Source
    from visitdata.parquet import Written
    from visitdata.syntaxes import Format
    from visitdata.tables import Table

PARQUET = "parquet"


def formats_and_tables(
    _ctx: click.Context, _option: click.Parameter, names: tuple[str, ...]
) -> tuple[tuple[Format, ...], bool]:
    """The formats that an option names, each once, and whether it names tables; all formats by default."""
    from visitdata.syntaxes import formats

    if not names:
        return formats(), False
    others = dict.fromkeys(name for name in names if name != PARQUET)
    named = {format_.name: format_ for format_ in map(option_format, others)}
    return tuple(named.values()), PARQUET in names


def refuse(given: list[Source], out: str, *, skips: bool, workers: int) -> None:
    """See that tables can be written to a folder, before anything is read.

    Raises:
        CallError: dossiers with errors are to be left out, or several processes are to write; or the folder
            is a file, two sources would go to the same files, a link there leads elsewhere, the extra is not
            installed, or kinds of the user's own do not fit into one table.
    """
    from visitdata import arrow, parquet

    if skips or workers > 1:
        msg = f"--to {PARQUET}: {'--on-error skip' if skips else '--workers'} is for formats that hold many"
        raise CallError(msg, "export to jsonl first, and that to parquet")
    refuse_file_name(out)
    refuse_same_stems(given)
    folder = Path(out)
    with call_errors(f"--to {PARQUET}", MissingExtraError, TypeError):
        arrow.pyarrow("files of Parquet")
        every = _tables()
    name = click.format_filename(folder)
    if folder.suffix.lower() == parquet.SUFFIX and not folder.is_dir():
        msg = (
            f"{name}: this is the name of one file, and {PARQUET} is {len(every)}, one a table; name a folder"
        )
        raise CallError(msg)
    refuse_file(folder, "; name another with --out")
    places = (parquet.paths(every, folder, source.stem) for source in given)
    refuse_links(folder, [path for place in places for path in place.values()])


def export(given: list[Source], folder: Path) -> None:
    """Write the tables of each source, while it is read, and show what was written.

    Raises:
        DataError: a dossier has errors, or an id comes twice; the files of that source stay as they were.
        WritingError: a file cannot be written.
    """
    written: list[Written] = []
    reads = _reads(given)
    for source, own in groupby(reads, lambda each: each[0]):
        written += _write(source, _sound(own, reads, len(written)), folder)
    rows = ((each.path, PARQUET, each.size, each.rows) for each in written)
    console.say(console.files_written("rows", rows), wrap=True)


def _tables() -> list[Table]:
    from visitdata.model.dossier import Dossier
    from visitdata.tables import tables

    return [*tables(Dossier).values()]


def _reads(given: list[Source]) -> Iterator[tuple[Source, Read]]:
    with closing(Bar("Exporting", given)) as bar:
        for source in given:
            for read in bar.watch(source, source.read()):
                yield source, read


def _sound(
    own: Iterable[tuple[Source, Read]], rest: Iterable[tuple[Source, Read]], written: int
) -> Iterator[Dossier]:
    """The dossiers of a source. Where one has errors, those of all that follow are printed, too."""
    for source, read in own:
        if read.dossier is None:
            found = (
                FileProblem(each.name, problem)
                for each, one in chain([(source, read)], rest)
                for problem in one.problems
            )
            listing.refuse(
                found,
                f"only {console.counted(written, 'file')} written" if written else "nothing was written",
            )
        yield read.dossier


def _write(source: Source, dossiers: Iterator[Dossier], folder: Path) -> tuple[Written, ...]:
    from visitdata import parquet

    try:
        folder.mkdir(parents=True, exist_ok=True)
        return parquet.write(dossiers, _tables(), folder, source.stem)
    except OSError as error:
        msg = f"{click.format_filename(folder / source.stem)}.*: cannot be written: {error.strerror or error}"
        raise WritingError(msg) from error
    except ExportError as error:
        msg = f"{source.name}: {error}"
        raise DataError(msg) from error
