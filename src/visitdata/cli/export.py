"""`visitdata export`: dossiers to files in other formats."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from visitdata.cli import console
from visitdata.cli.console import CallError, DataError, Found, WritingError
from visitdata.cli.folders import refuse_file, refuse_links
from visitdata.cli.formats import all_named
from visitdata.cli.sources import Outcome, Source, read, single, sources
from visitdata.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.table import Table

    from visitdata import Dossier
    from visitdata.syntaxes import Format


@attrs.frozen
class _Output:
    """A file to write: where, in which format, from which source."""

    path: Path
    format: Format
    source: Source


@click.command(cls=console.Command)
@click.argument("sources_given", metavar="[SRC...]", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--to",
    "formats",
    metavar="FORMAT",
    multiple=True,
    callback=all_named,
    help="A format to write: json, jsonl, jsonld, nquads, ntriples, rdfxml, trig or turtle. "
    "Repeatable; all of them by default.",
)
@click.option(
    "-o",
    "--out",
    metavar="PATH",
    default="out",
    show_default=True,
    help="The folder to write to, made if missing; "
    "or, for one SRC and one --to, a file with that format's suffix, and .gz or .zst behind it if you like.",
)
def export(sources_given: tuple[Path, ...], formats: tuple[Format, ...], out: str) -> None:
    """Write dossiers, of whatever format, in every format, or in those that --to names.

    Without SRC, the dossier that ships with visitdata is written. The files are called as their source, with
    the suffix of the format. All sources are read first: where one has errors, all are printed and nothing
    is written. A source holds one dossier; files of several are for visitdata convert.

    \b
    Examples:
      visitdata export
      visitdata export dossier.json
      visitdata export dossier.json other.json --to turtle --to jsonld -o site/data
      visitdata export dossier.json --to nquads -o dossier.nq.gz
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    given = sources(sources_given or _seeds())
    outputs = _plan(given, formats, out)
    dossiers = _read_all(given)
    sizes = [_write(output, dossiers[output.source]) for output in console.steps(outputs, "Writing")]
    console.say(_table(outputs, sizes, dossiers), wrap=True)
    _say_warnings(dossiers)


def _seeds() -> tuple[Path, ...]:
    from visitdata.resources import seed_names, seed_path  # noqa: PLC0415 - needed only without a source

    return tuple(seed_path(name) for name in seed_names())


def _plan(given: list[Source], formats: tuple[Format, ...], out: str) -> list[_Output]:
    """Every file to write.

    Raises:
        CallError: two would be one file, one would replace a source or is not in the folder, which may also
            be a file.
    """
    place = Path(out)
    if len(given) == len(formats) == 1 and _is_file_of(formats[0], out):
        outputs = [_Output(place, formats[0], given[0])]
        _refuse_overwriting(outputs, given)
        return outputs
    _refuse_file_name(out)
    _refuse_same_stems(given)
    outputs = [
        _Output(place / f"{source.stem}{format_.suffix}", format_, source)
        for source in given
        for format_ in formats
    ]
    _refuse_overwriting(outputs, given)
    refuse_file(place, "; name another with --out")
    refuse_links(place, [output.path for output in outputs])
    return outputs


def _is_file_of(format_: Format, out: str) -> bool:
    """Whether the path names a file of the format, compressed or not, rather than a folder."""
    from visitdata.files.compression import expanded_name  # noqa: PLC0415 - loaded once there is something to export

    is_folder = out.endswith(("/", os.sep)) or os.path.isdir(out)  # noqa: PTH112 - see _refuse_overwriting
    suffix = Path(expanded_name(out)).suffix.lower()
    return not is_folder and suffix in {format_.suffix, *format_.more_suffixes}


def _refuse_file_name(out: str) -> None:
    """A folder called `all.ttl` is seldom meant."""
    from visitdata.errors import UnknownFormatError  # noqa: PLC0415 - loaded with the formats
    from visitdata.syntaxes import format_of  # noqa: PLC0415 - as above

    if os.path.isdir(out) or out.endswith(("/", os.sep)):  # noqa: PTH112 - as above
        return
    try:
        format_ = format_of(out)
    except UnknownFormatError:
        return
    msg = f"{out}: this is the name of one file; give one source and --to {format_.name}, or name a folder"
    raise CallError(msg)


def _refuse_same_stems(given: list[Source]) -> None:
    stems = Counter(source.stem for source in given)
    reasons = [
        f"{', '.join(source.name for source in given if source.stem == stem)}: "
        f"all would be written to {click.format_filename(stem)}.*; export them one by one, to other folders"
        for stem, count in stems.items()
        if count > 1
    ]
    if reasons:
        raise CallError(*reasons)


def _refuse_overwriting(outputs: list[_Output], given: list[Source]) -> None:
    taken = {_identity(source.path): source.name for source in given}
    reasons = [
        f"{taken[identity]}: this source would be overwritten; name another --out, or the formats with --to"
        for output in outputs
        # pathlib raises where a path cannot be looked at; os.path leaves that to the writing.
        if os.path.exists(output.path) and (identity := _identity(output.path)) in taken  # noqa: PTH110
    ]
    if reasons:
        raise CallError(*reasons)


def _identity(path: Path) -> tuple[int, int]:
    """What tells a file from all others, under whatever name."""
    status = path.stat()
    return status.st_dev, status.st_ino


def _read_all(given: list[Source]) -> dict[Source, Dossier]:
    """The dossier of each source.

    Raises:
        DataError: some have faults, all of which are printed.
    """
    dossiers: dict[Source, Dossier] = {}
    found: list[Found] = []
    for source, outcome in read(given, "Reading", _single):
        found += [Found(source.name, fault) for fault in outcome.faults]
        if outcome.dossier is not None:
            dossiers[source] = outcome.dossier
    if found:
        console.refuse(found)
    return dossiers


def _single(source: Source) -> Iterator[Outcome]:
    hint = "visitdata convert writes them to one file of jsonl, nquads or trig"
    return single(source.outcomes(), hint)


def _write(output: _Output, dossier: Dossier) -> int:
    """Write a file, and say how many bytes it has."""
    from visitdata.verbs import dump  # noqa: PLC0415 - loaded once there is something to write

    # People read what the command line writes.
    indent = 2 if output.format.name in {"json", "jsonld"} else None
    name = click.format_filename(output.path)
    try:
        output.path.parent.mkdir(parents=True, exist_ok=True)
        return dump(dossier, output.path, output.format.name, indent=indent)
    except OSError as error:
        msg = f"{name}: cannot be written: {error.strerror}"
        raise WritingError(msg) from error
    except ExportError as error:
        msg = f"{name}: {error}"
        raise DataError(msg) from error


def _table(outputs: list[_Output], sizes: list[int], dossiers: dict[Source, Dossier]) -> Table:
    from rich.table import Table  # noqa: PLC0415 - rich is loaded once there is something to show

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("file", overflow="fold")
    table.add_column("format", no_wrap=True)
    table.add_column("bytes", justify="right", no_wrap=True)
    table.add_column("statements", justify="right", no_wrap=True)
    is_counted = any(output.format.is_rdf for output in outputs)
    counts = {source: _statements(dossier) for source, dossier in dossiers.items() if is_counted}
    for output, size in zip(outputs, sizes, strict=True):
        name = console.shown(click.format_filename(output.path))
        statements = f"{counts[output.source]:,}" if output.format.is_rdf else "-"
        table.add_row(name, output.format.name, f"{size:,}", statements)
    return table


def _say_warnings(dossiers: dict[Source, Dossier]) -> None:
    """What is written may be amiss all the same: say so, and how to see it."""
    from visitdata.verbs import check  # noqa: PLC0415 - loaded once all is written

    for source, dossier in dossiers.items():
        count = sum(finding.severity == "warning" for finding in check(dossier))
        if count:
            warnings = console.counted(count, "warning")
            name = console.shown(source.name)
            console.say(f"{name}: {warnings}; to see them: visitdata check {name}", sys.stderr)


def _statements(dossier: Dossier) -> int:
    from visitdata.quads.encode import Document  # noqa: PLC0415 - loaded once RDF is written

    return sum(1 for _ in Document(dossier).triples())
