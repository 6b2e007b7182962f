"""`visitdata export`: dossiers to files in other formats."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import closing
from functools import partial
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click
from click.core import ParameterSource

from visitdata.cli import console, tables
from visitdata.cli.console import CallError, DataError, FileProblem, writing_errors
from visitdata.cli.destinations import (
    is_file_of,
    name_of,
    refuse_file,
    refuse_file_name,
    refuse_links,
    refuse_overwriting,
    refuse_same_stems,
    refuse_url,
    rejected_beside,
)
from visitdata.cli.jobs import Copying
from visitdata.cli.listing import refuse
from visitdata.cli.options import on_error_option, workers_option
from visitdata.cli.pipeline import Pipeline, results
from visitdata.cli.progress import Bar
from visitdata.cli.rejects import Rejects
from visitdata.cli.sinks import Sink
from visitdata.cli.sources import sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.table import Table

    from visitdata import Problem
    from visitdata.cli.sources import Read, Source
    from visitdata.syntaxes import Format

_MANY = "jsonl, nquads and trig hold several: name one of them with --to"


@click.command(cls=console.Command)
@click.argument("sources_given", metavar="[SRC...]", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--to",
    "wanted",
    metavar="FORMAT",
    multiple=True,
    callback=tables.formats_and_tables,
    help="A format to write: json, jsonl, jsonld, nquads, ntriples, rdfxml, trig or turtle. "
    "Its suffix (ttl) or media type (text/turtle) will do. Or parquet, for tables. "
    "Repeatable; all of them but parquet by default.",
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
@on_error_option(
    "Where a dossier has errors: stop writes nothing of its source; skip leaves it out and writes the others."
)
@workers_option
@click.pass_context
def export(
    ctx: click.Context,
    sources_given: tuple[Path, ...],
    wanted: tuple[tuple[Format, ...], bool],
    out: str,
    *,
    on_error: str,
    workers: int,
) -> None:
    """Write dossiers, of whatever format, in every format, or in those that --to names.

    Without SRC, the dossier that ships with visitdata is written. The files are called as their source, with
    the suffix of the format. Sources of one dossier are read first, all of them: where one has errors, all
    are printed and nothing is written.

    A source of many dossiers is written in the formats that hold many: jsonl, nquads and trig. It is read
    once, for all of them, and from jsonl and nquads one dossier is in memory at a time. Its files take the
    place of the old ones once all of it was read: where one of its dossiers has errors, all are printed, its
    files stay as they were, and the other sources are written all the same.

    With --on-error skip, a dossier with errors is left out, as by visitdata convert, and goes to
    PATH.rejected.jsonl, or, where PATH is a folder, to one file of each source in it, called
    SOURCE.rejected.jsonl. All files of a source hold the same dossiers: of two with one id, the second is
    left out where one of the files is nquads or trig.

    parquet is for tables, as DuckDB, Polars and Spark read them. A source may hold any number of dossiers,
    and those of jsonl and nquads are in memory one at a time. There is a file for each table,
    STEM.TABLE.parquet: dossiers, articles, actors, places, events, allegations, statements, propositions
    (what is posited, never in events) and quads. Sources are written one after the other, each once it has
    been read as a whole; where one has errors, its files and those after it stay as they were.

    \b
    Examples:
      visitdata export
      visitdata export dossier.json
      visitdata export dossier.json other.json --to turtle --to jsonld -o site/data
      visitdata export dossier.json --to nquads -o dossier.nq.gz
      visitdata export big.jsonl.zst --to nquads -o big.nq.gz --workers 4
      visitdata export big.nq --to jsonl --to trig --on-error skip
      visitdata export dossier.json --to parquet -o tables

    Exits with 1 where a dossier has errors, also where all others were written.
    """
    from visitdata.resources import seed_names, seed_path

    formats, has_tables = wanted
    refuse_url(out)
    given = sources(sources_given or map(seed_path, seed_names()))
    is_named = ctx.get_parameter_source("wanted") is ParameterSource.COMMANDLINE
    skips = on_error == "skip"
    if skips and is_named:
        _refuse_formats_of_one(formats)
    if has_tables:
        tables.refuse(given, out, skips=skips, workers=workers)
    is_whole = True
    if formats:
        exports = _plan(given, formats, out, skips=skips)
        is_whole = _export(exports, formats if is_named else (), workers)
    if has_tables:
        tables.export(given, Path(out))
    if not is_whole:
        raise DataError


@attrs.define(eq=False)
class _Export:
    """What is written of one source.

    Attributes:
        source: what is read.
        sinks: the files to write.
        rejected: where dossiers with errors go; None where they are not to be left out.
        begun: what came of its first two dossiers.
        statements: how many were written to each file of RDF, once that is done.
    """

    source: Source
    sinks: list[Sink]
    rejected: Path | None
    begun: list[Read] = attrs.field(factory=list["Read"], init=False)
    statements: int | None = attrs.field(default=None, init=False)

    @property
    def paths(self) -> list[Path]:
        """Every file to write."""
        paths = (*(sink.path for sink in self.sinks), self.rejected)
        return [path for path in paths if path is not None]

    @property
    def holds_many(self) -> bool:
        """Whether the source holds more than one dossier, or the one that it holds is left out."""
        if self.rejected is not None:
            return len(self.begun) > 1 or self.begun[0].rejected is not None
        return len(self.begun) > 1 and self.begun[1].held is not None

    @property
    def sinks_to_write(self) -> list[Sink]:
        """The files that hold as many dossiers as the source does."""
        return [sink for sink in self.sinks if sink.format.holds_many or not self.holds_many]

    def problems(self, named: tuple[Format, ...]) -> Iterator[Problem]:
        """Why a source cannot be written, as far as its beginning tells.

        Args:
            named: the formats that were asked for by name.
        """
        from visitdata.streams.documents import several

        if not self.holds_many:
            yield from (problem for read in self.begun for problem in read.problems)
        elif wrong := [format_.name for format_ in named if not format_.holds_many]:
            hold = "holds" if len(wrong) == 1 else "hold"
            yield several(self.begun[-1].line, f"{console.listed(wrong)} {hold} one; {_MANY}")


def _refuse_formats_of_one(formats: tuple[Format, ...]) -> None:
    reasons = [
        f"--on-error skip: {format_.name} holds one dossier; {_MANY}"
        for format_ in formats
        if not format_.holds_many
    ]
    if reasons:
        raise CallError(*reasons)


def _plan(given: list[Source], formats: tuple[Format, ...], out: str, *, skips: bool) -> list[_Export]:
    """Every file to write, known before the first is written.

    Raises:
        CallError: two would be one file, one would replace a source or is not in the folder, which may also
            be a file.
    """
    place = Path(out)
    is_file = len(given) == len(formats) == 1 and is_file_of(formats[0], out)
    if is_file:
        exports = [_Export(given[0], [Sink(place, formats[0])], rejected_beside(place) if skips else None)]
    else:
        refuse_file_name(out)
        refuse_same_stems(given)
        exports = [
            _Export(
                source,
                [Sink(place / f"{source.stem}{format_.suffix}", format_) for format_ in formats],
                rejected_beside(place / source.stem) if skips else None,
            )
            for source in given
        ]
    paths = [path for each in exports for path in each.paths]
    refuse_overwriting(given, paths, "name another --out, or the formats with --to")
    twice = [name_of(path) for path, count in Counter(paths).items() if count > 1]
    if twice:
        raise CallError(
            *(
                f"{name}: both a source and what is left out would go there; export one by one"
                for name in twice
            )
        )
    if not is_file:
        refuse_file(place, "; name another with --out")
        refuse_links(place, paths)
    return exports


def _export(exports: list[_Export], named: tuple[Format, ...], workers: int) -> bool:
    """Write each source in its formats; whether all that is in them was written.

    Args:
        exports: what is written.
        named: the formats that were asked for by name.
        workers: as for `results`.

    Raises:
        DataError: a source of one dossier has errors, all of which are printed; nothing was written.
        WritingError: a file cannot be written.
    """
    _begin(exports)
    found = [FileProblem(each.source.name, problem) for each in exports for problem in each.problems(named)]
    if found:
        refuse(found)
    ones = [each for each in exports if not each.holds_many]
    many = [each for each in exports if each.holds_many]
    with closing(Bar("Writing", [each.source for each in ones])) as bar:
        for each in ones:
            for _ in bar.watch(each.source, each.begun):
                _write(each)
    is_whole = True
    for each in many:
        try:
            _write(each, workers)
        except DataError as error:
            error.show()
            is_whole = False
    if any(each.statements is not None and each.sinks_to_write for each in exports):
        console.say(_table(exports), wrap=True)
    _say_unwritten(many)
    _say_warnings(ones)
    return is_whole


def _begin(exports: list[_Export]) -> None:
    """Read the first two dossiers of each source."""
    with closing(Bar("Reading", [each.source for each in exports])) as bar:
        for each in exports:
            reads = each.source.read(rejects=each.rejected is not None)
            each.begun.extend(bar.watch(each.source, islice(reads, 2)))


def _write(export: _Export, workers: int = 1) -> None:
    """Write a source: the one dossier that was read of it, or all of many, which are read once more.

    Raises:
        DataError: a dossier has errors, all of which are printed; or an id comes twice; or something is left
            out.
        WritingError: a file cannot be written.
    """
    source, sinks = export.source, export.sinks_to_write
    for sink in sinks:
        if sink.path is not None:
            with writing_errors(sink.path):
                sink.path.parent.mkdir(parents=True, exist_ok=True)
    rejects = Rejects(export.rejected) if export.holds_many and export.rejected is not None else None
    job = Copying(
        formats=tuple(sink.format.name for sink in sinks),
        rejects=rejects is not None,
        counts=any(sink.format.is_rdf for sink in sinks),
    )
    if not export.holds_many:
        pipeline = Pipeline([source], sinks, doing=None)
        pipeline.run(lambda _: map(job.result, export.begun))
        export.statements = pipeline.statements
        return
    consequence = f"nothing was written of {source.name}"
    pipeline = Pipeline([source], sinks, rejects, doing="Writing", consequence=consequence)
    pipeline.run(partial(results, job=job, workers=workers))
    export.statements = pipeline.statements
    pipeline.say_problems()
    pipeline.say_counts(f"{source.name}: ")


def _table(exports: list[_Export]) -> Table:
    return console.files_written(
        "statements",
        (
            (sink.path, sink.format.name, sink.size, each.statements if sink.format.is_rdf else None)
            for each in sorted(exports, key=attrgetter("holds_many"))
            for sink in each.sinks_to_write
            if each.statements is not None and sink.path is not None
        ),
    )


def _say_unwritten(exports: list[_Export]) -> None:
    """Say in which formats a source of many dossiers was not written."""
    for each in exports:
        names = [sink.format.name for sink in each.sinks if sink not in each.sinks_to_write]
        if names:
            name = console.shown(each.source.name)
            console.say(f"{name}: not written as {console.listed(names)}, which hold one dossier", sys.stderr)


def _say_warnings(exports: list[_Export]) -> None:
    """What is written may be amiss all the same: say so, and how to see it."""
    from visitdata.verbs import check

    for each in exports:
        dossier = each.begun[0].dossier
        count = 0 if dossier is None else sum(problem.severity == "warning" for problem in check(dossier))
        if count:
            warnings = console.counted(count, "warning")
            name = console.shown(each.source.name)
            console.say(f"{name}: {warnings}; to see them: visitdata check {name}", sys.stderr)
