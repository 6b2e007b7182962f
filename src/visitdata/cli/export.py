"""`visitdata export`: dossiers to files in other formats."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click
from click.core import ParameterSource

from visitdata.cli import console, many, streams, tables
from visitdata.cli.accounts import balance, say_faults
from visitdata.cli.console import CallError, DataError, Found, WritingError
from visitdata.cli.copies import statements
from visitdata.cli.folders import refuse_url
from visitdata.cli.listing import refuse
from visitdata.cli.plan import plan_of
from visitdata.cli.sources import Outcome, Source, read, sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.table import Table

    from visitdata import Dossier, Problem
    from visitdata.cli.plan import Output, Plan
    from visitdata.syntaxes import Format


_MANY = "jsonl, nquads and trig hold several: name one of them with --to"
# How many bytes a file has, and how many statements, where it is RDF.
_Written: TypeAlias = "dict[Output, tuple[int, int]]"


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
@streams.on_error(
    "Where a dossier has errors: write nothing of its source; or leave it out, and write the others."
)
@streams.option
@click.pass_context
def export(  # noqa: PLR0913 - an argument for each option
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
    (what is only said, never in events) and quads. Sources are written one after the other, each once it has
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
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    formats, has_tables = wanted
    refuse_url(out)
    given = sources(sources_given or _seeds())
    is_named = ctx.get_parameter_source("wanted") is ParameterSource.COMMANDLINE
    skips = on_error == "skip"
    if skips and is_named:
        _refuse_formats_of_one(formats)
    if has_tables:
        tables.refuse(given, out, skips=skips, workers=workers)
    is_whole = not formats or _export(given, formats, out, is_named=is_named, skips=skips, workers=workers)
    if has_tables:
        tables.export(given, Path(out))
    if not is_whole:
        ctx.exit(DataError.exit_code)


def _export(  # noqa: PLR0913 - what the options say
    given: list[Source], formats: tuple[Format, ...], out: str, *, is_named: bool, skips: bool, workers: int
) -> bool:
    """Write each source in the formats; whether all that is in them was written."""
    plan = plan_of(given, formats, out, skips=skips)
    ones, rest = _read_all(given, formats if is_named else (), skips=skips)
    written = _write_ones([each for each in plan.outputs if each.source in ones], ones)
    is_whole = True
    for source in rest:
        is_whole &= _write_many(source, plan, written, workers)
    if written:
        console.say(_table(written), wrap=True)
    _say_unwritten(rest, plan)
    _say_warnings(ones)
    return is_whole


def _seeds() -> tuple[Path, ...]:
    from visitdata.resources import seed_names, seed_path  # noqa: PLC0415 - needed only without a source

    return tuple(seed_path(name) for name in seed_names())


def _refuse_formats_of_one(formats: tuple[Format, ...]) -> None:
    reasons = [
        f"--on-error skip: {format_.name} holds one dossier; {_MANY}"
        for format_ in formats
        if not format_.holds_many
    ]
    if reasons:
        raise CallError(*reasons)


def _read_all(
    given: list[Source], named: tuple[Format, ...], *, skips: bool
) -> tuple[dict[Source, Dossier], list[Source]]:
    """The dossier of each source that holds one, and the sources that hold many, or are to be read so.

    Args:
        given: the sources.
        named: the formats that were asked for by name.
        skips: whether dossiers with faults are left out.

    Raises:
        DataError: some have faults, all of which are printed.
    """

    def first_two(source: Source) -> Iterator[Outcome]:
        return islice(source.outcomes(rejects=skips), 2)

    begun: dict[Source, list[Outcome]] = {}
    for source, outcome in read(given, "Reading", first_two):
        begun.setdefault(source, []).append(outcome)
    streamed = [source for source, outcomes in begun.items() if _holds_many(outcomes, skips=skips)]
    dossiers: dict[Source, Dossier] = {}
    found: list[Found] = []
    for source, outcomes in begun.items():
        if source in streamed:
            found += [Found(source.name, fault) for fault in _too_many(outcomes, named)]
            continue
        found += [Found(source.name, fault) for outcome in outcomes for fault in outcome.faults]
        if outcomes[0].dossier is not None:
            dossiers[source] = outcomes[0].dossier
    if found:
        refuse(found)
    return dossiers, streamed


def _holds_many(begun: list[Outcome], *, skips: bool) -> bool:
    """Whether a source holds more than one dossier, or the one that it holds is left out."""
    if skips:
        return len(begun) > 1 or begun[0].rejected is not None
    return len(begun) > 1 and begun[1].held is not None


def _too_many(begun: list[Outcome], named: tuple[Format, ...]) -> Iterator[Problem]:
    """The fault of a source of many dossiers that is to be written in a format that holds one."""
    from visitdata.streams.documents import several  # noqa: PLC0415 - loaded once there is something to export

    wrong = [format_.name for format_ in named if not format_.holds_many]
    if wrong:
        yield several(
            begun[-1].line, f"{_listed(wrong)} {'holds' if len(wrong) == 1 else 'hold'} one; {_MANY}"
        )


def _write_ones(outputs: list[Output], dossiers: dict[Source, Dossier]) -> _Written:
    is_counted = any(output.format.is_rdf for output in outputs)
    counts = {source: statements(dossier) for source, dossier in dossiers.items() if is_counted}
    return {
        output: (_write(output, dossiers[output.source]), counts.get(output.source, 0))
        for output in console.steps(outputs, "Writing")
    }


def _write_many(source: Source, plan: Plan, written: _Written, workers: int) -> bool:
    """Write a source of many dossiers, and say how many; whether all of them were written."""
    outputs = plan.many(source)
    files = [(output.path, output.format) for output in outputs]
    try:
        conversion = many.export(source, files, plan.rejected.get(source), workers)
        written |= zip(outputs, many.sizes(conversion), strict=True)
        say_faults(conversion)
        balance(conversion, f"{source.name}: ")
    except DataError as error:
        error.show()
        return False
    return True


def _write(output: Output, dossier: Dossier) -> int:
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


def _table(written: _Written) -> Table:
    return console.files_written(
        "statements",
        (
            (output.path, output.format.name, size, count if output.format.is_rdf else None)
            for output, (size, count) in written.items()
        ),
    )


def _say_unwritten(sources: list[Source], plan: Plan) -> None:
    """Say in which formats a source of many dossiers was not written."""
    for source in sources:
        names = [
            output.format.name
            for output in plan.outputs
            if output.source == source and not output.format.holds_many
        ]
        if names:
            name = console.shown(source.name)
            console.say(f"{name}: not written as {_listed(names)}, which hold one dossier", sys.stderr)


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _say_warnings(dossiers: dict[Source, Dossier]) -> None:
    """What is written may be amiss all the same: say so, and how to see it."""
    from visitdata.verbs import check  # noqa: PLC0415 - loaded once all is written

    for source, dossier in dossiers.items():
        count = sum(problem.severity == "warning" for problem in check(dossier))
        if count:
            warnings = console.counted(count, "warning")
            name = console.shown(source.name)
            console.say(f"{name}: {warnings}; to see them: visitdata check {name}", sys.stderr)
