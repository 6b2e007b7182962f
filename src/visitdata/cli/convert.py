"""`visitdata convert`: the dossiers of files in another format, from files to a file or as a stream."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from visitdata.cli import console
from visitdata.cli.console import CallError, call_errors
from visitdata.cli.destinations import (
    checked_file,
    is_same,
    name_of,
    refuse_overwriting,
    rejected_beside,
)
from visitdata.cli.jobs import Copying
from visitdata.cli.options import format_option, on_error_option, workers_option
from visitdata.cli.pipeline import Pipeline, results
from visitdata.cli.rejects import Rejects
from visitdata.cli.sinks import say_lost, say_written, sink_named
from visitdata.cli.sources import STREAM, inputs, single
from visitdata.errors import UnknownFormatError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.cli.jobs import Result
    from visitdata.cli.sinks import Sink
    from visitdata.cli.sources import Source
    from visitdata.syntaxes import Format
    from visitdata.terms import Foreign

_SMALL = 2**18  # bytes
_MANY = "jsonl, nquads and trig hold several: name one of them with --to, or by the suffix of OUT"


@click.command(cls=console.Command)
@click.argument("given", metavar="IN...", nargs=-1, required=True)
@click.argument("out", metavar="OUT")
@click.option(
    "--from",
    "read_as",
    metavar="FORMAT",
    callback=format_option,
    help="The format of every IN, by its name, its suffix (ttl) or its media type (text/turtle); by default, "
    "the suffix of each says.",
)
@click.option(
    "--to",
    "written_as",
    metavar="FORMAT",
    callback=format_option,
    help="The format of OUT, as for --from; by default, the suffix of OUT says.",
)
@click.option(
    "--context",
    metavar="IRI",
    help="With --to jsonld, https://schema.org: words of schema.org alone, for web pages.",
)
@click.option(
    "--foreign",
    type=click.Choice(["refuse", "ignore"]),
    default="refuse",
    show_default=True,
    help="RDF triples that belong to no dossier: refuse reports each as an error; ignore leaves them out.",
)
@click.option(
    "--strict",
    is_flag=True,
    help="Write nothing where OUT cannot carry all that a dossier says.",
)
@on_error_option("Where a dossier has errors: stop writes nothing; skip leaves it out and writes the others.")
@click.option(
    "--rejected",
    metavar="FILE",
    help="With --on-error skip: where those left out go; by default, OUT.rejected.jsonl.",
)
@workers_option
def convert(
    given: tuple[str, ...],
    out: str,
    *,
    read_as: Format | None,
    written_as: Format | None,
    context: str | None,
    foreign: Foreign,
    strict: bool,
    on_error: str,
    rejected: str | None,
    workers: int,
) -> None:
    """Write the dossiers of the files IN to the file OUT, in another format.

    The suffixes say the formats, and a further .gz or .zst that the file is compressed. - is the standard
    input, whose format --from names, or the standard output, whose format --to names.

    jsonl, nquads and trig hold any number of dossiers, those of one IN after those of the other. From jsonl
    and nquads to any of the three, one dossier is in memory at a time; nquads have to be grouped by graph for
    that. The other formats hold one, of one IN.

    Where a dossier has errors, all of them are printed, and OUT is left as it was. Only where jsonl, nquads
    or trig go to the standard output, the dossiers before the first error are there already.

    With --on-error skip, a dossier with errors is left out of OUT and goes to OUT.rejected.jsonl instead: a
    line each, with its line in IN, its problems (with the name of IN), and its text as it is there (text, or
    base64 where that is no UTF-8). At the end stands how many dossiers came in, were written, and were
    rejected. That file is put in place before OUT; where nothing is left out, the one of an earlier run is
    removed.

    In nquads and trig, two dossiers of one id would become one: the second is left out. Where the rest of IN
    cannot be read, as when a .gz is cut short, the dossiers before it are written if they come from jsonl;
    of other formats, nothing is.

    \b
    Examples:
      visitdata convert dossier.json dossier.ttl
      visitdata convert dossier.json dossiers.jsonl.gz
      visitdata convert dossiers.jsonl.gz dossiers.nq.zst
      visitdata convert other.ttl dossiers.jsonl.gz all.nq
      visitdata convert dossier.ttl web.jsonld --context https://schema.org
      visitdata convert - - --from json --to nquads < dossier.json
      visitdata convert dossiers.jsonl.gz dossiers.nq --on-error skip

    Exits with 1 where a dossier has errors, also where all others were written (--on-error skip), with
    --strict also where something would be left out.
    """
    inputs_ = inputs(given, read_as)
    sink = _sink(out, written_as, context)
    if len(inputs_) > 1 and not sink.format.holds_many:
        msg = f"{sink.format.name} holds one dossier, and {len(inputs_)} files are to go into it; {_MANY}"
        raise CallError(msg)
    if sink.path is not None:
        refuse_overwriting(inputs_, [sink.path], "name another file to write")
    rejects = _rejects(inputs_, sink, rejected, on_error)
    job = Copying(
        formats=(sink.format.name,),
        context=context,
        foreign=foreign,
        rejects=rejects is not None,
        strict=strict,
    )
    # A bar would run through what is written to the same terminal.
    doing = None if sink.path is None and sys.stdout.isatty() else "Converting"
    pipeline = Pipeline(inputs_, [sink], rejects, doing=doing)
    pipeline.run(partial(_read, sink=sink, job=job, workers=workers, is_alone=len(inputs_) == 1))
    pipeline.say_problems()
    _report(pipeline, sink)
    if rejects is not None:
        pipeline.say_counts()


def _sink(out: str, named: Format | None, context: str | None) -> Sink:
    """Where to write, and in which format.

    Raises:
        CallError: there is no such place, or no such format.
    """
    from visitdata.syntaxes import writer_under

    sink = sink_named(out, named)
    with call_errors("--context", UnknownFormatError):
        writer_under(sink.format, context)
    return sink


def _rejects(given: list[Source], sink: Sink, named: str | None, on_error: str) -> Rejects | None:
    """What takes the dossiers that are left out; None where the first with errors ends the work.

    Raises:
        CallError: none can be left out, or there is no place for them.
    """
    if on_error == "stop":
        if named is not None:
            msg = "--rejected needs --on-error skip: without it, no dossier is left out"
            raise CallError(msg)
        return None
    if not sink.format.holds_many:
        msg = f"--on-error skip: {sink.format.name} holds one dossier; {_MANY}"
        raise CallError(msg)
    path = checked_file(_rejected_path(sink, named))
    others = [source.path for source in given if not source.is_stdin]
    others += [] if sink.path is None else [sink.path]
    if any(is_same(path, other) for other in others):
        msg = f"--rejected {name_of(path)}: this is IN or OUT; name a file of its own"
        raise CallError(msg)
    return Rejects(path)


def _rejected_path(sink: Sink, named: str | None) -> Path:
    if named == STREAM:
        msg = "--rejected: name a file; what is rejected does not go to a stream"
        raise CallError(msg)
    if named is not None:
        return Path(named)
    if sink.path is None:
        msg = f"{STREAM} is the standard output: name a file for what is left out with --rejected"
        raise CallError(msg)
    return rejected_beside(sink.path)


def _read(source: Source, *, sink: Sink, job: Copying, workers: int, is_alone: bool) -> Iterator[Result]:
    """What comes of each dossier; of the first, and the problem of a second, where OUT holds one."""
    if not sink.format.holds_many:
        return map(job.result, single(source.read(job.foreign), _MANY))
    # Of many small files, each is copied before another process would have started.
    is_small = not source.is_stdin and source.size < _SMALL
    return results(source, job, 1 if is_small and not is_alone else workers)


def _report(pipeline: Pipeline, sink: Sink) -> None:
    """Say what was written, and what was not."""
    if sink.path is not None:
        say_written(sink.path, console.counted(pipeline.written, "dossier"), sink.size)
    say_lost(pipeline.lost, pipeline.sources, "; --strict tells which")
