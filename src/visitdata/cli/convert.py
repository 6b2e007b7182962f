"""`visitdata convert`: the dossiers of files in another format, from files to a file or as a stream."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from visitdata.cli import console, streams
from visitdata.cli.accounts import balance, say_faults
from visitdata.cli.console import CallError
from visitdata.cli.conversion import Conversion
from visitdata.cli.copies import Order
from visitdata.cli.formats import named
from visitdata.cli.sources import Source, single, sources, stdin
from visitdata.cli.targets import REJECTED, STREAM, Target, is_same, place, refuse_overwriting, target_of
from visitdata.cli.work import batches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.cli.copies import Copy
    from visitdata.cli.rejects import Rejects
    from visitdata.cli.work import Batch
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
    callback=named,
    help="The format of every IN, by its name, its suffix (ttl) or its media type (text/turtle); by default, "
    "the suffix of each says.",
)
@click.option(
    "--to",
    "written_as",
    metavar="FORMAT",
    callback=named,
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
    help="RDF statements that are none of a dossier's: an error, each of them named; or left aside.",
)
@click.option("--strict", is_flag=True, help="Write nothing where OUT cannot carry all that a dossier says.")
@streams.on_error("Where a dossier has errors: write nothing; or leave it out, and write the others.")
@click.option(
    "--rejected",
    metavar="FILE",
    help="With --on-error skip: where those left out go; by default, OUT.rejected.jsonl.",
)
@streams.option
def convert(  # noqa: PLR0913 - an argument for each option
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

    The suffixes say the formats, and a further .gz or .zst that the file is compressed. - is a stream: the
    standard input with --from, the standard output with --to.

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
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    inputs = _inputs(given, read_as)
    target = target_of(out, written_as, context)
    if len(inputs) > 1 and not target.format.holds_many:
        msg = f"{target.format.name} holds one dossier, and {len(inputs)} files are to go into it; {_MANY}"
        raise CallError(msg)
    for source in inputs:
        refuse_overwriting(source, target)
    rejects = _rejects(inputs, target, rejected, on_error)
    order = Order(
        formats=(target.format.name,),
        context=context,
        foreign=foreign,
        rejects=rejects is not None,
        strict=strict,
    )
    # A bar would run through what is written to the same terminal.
    doing = None if target.path is None and sys.stdout.isatty() else "Converting"
    conversion = Conversion(inputs, (target,), rejects, doing=doing)
    conversion.run(partial(_copies, target=target, order=order, workers=workers, is_alone=len(inputs) == 1))
    say_faults(conversion)
    _report(conversion)
    if rejects is not None:
        balance(conversion)


def _inputs(given: tuple[str, ...], named: Format | None) -> tuple[Source, ...]:
    if STREAM not in given:
        return tuple(sources(map(Path, given), named))
    if given.count(STREAM) > 1:
        msg = f"IN: the standard input can be read once; give {STREAM} once"
        raise CallError(msg)
    if named is None:
        msg = "IN is a stream: name its format with --from"
        raise CallError(msg)
    before, after = given[: given.index(STREAM)], given[given.index(STREAM) + 1 :]
    files = sources(map(Path, (*before, *after)), named)
    return (*files[: len(before)], stdin(named), *files[len(before) :])


def _rejects(inputs: tuple[Source, ...], target: Target, named: str | None, on_error: str) -> Rejects | None:
    """What takes the dossiers that are left out; None where the first of them is an error.

    Raises:
        CallError: none can be left out, or there is no place for them.
    """
    from visitdata.cli.rejects import Rejects  # noqa: PLC0415 - as above

    if on_error == "stop":
        if named is not None:
            msg = "--rejected goes with --on-error skip: otherwise, nothing is rejected and the rest written"
            raise CallError(msg)
        return None
    if not target.format.holds_many:
        msg = f"--on-error skip: {target.format.name} holds one dossier; {_MANY}"
        raise CallError(msg)
    path = place(_rejected_path(target, named))
    others = [source.path for source in inputs if not source.is_stdin]
    others += [] if target.path is None else [target.path]
    if any(is_same(path, other) for other in others):
        msg = f"--rejected {click.format_filename(path)}: this is IN or OUT; name a file of its own"
        raise CallError(msg)
    rejects = Rejects(path)
    click.get_current_context().call_on_close(rejects.close)
    return rejects


def _rejected_path(target: Target, named: str | None) -> Path:
    if named == STREAM:
        msg = "--rejected: name a file; what is rejected does not go to a stream"
        raise CallError(msg)
    if named is not None:
        return Path(named)
    if target.path is None:
        msg = "OUT is a stream: name a file for what is left out with --rejected"
        raise CallError(msg)
    return target.path.with_name(f"{target.path.name}{REJECTED}")


def _copies(
    source: Source, *, target: Target, order: Order, workers: int, is_alone: bool
) -> Iterator[Batch[Copy]]:
    """A copy of each dossier; of the first, and the fault of a second, where the target holds one."""
    if target.format.holds_many:
        # Of many small files, each is copied before another process would have started.
        is_small = not source.is_stdin and source.size < _SMALL
        return streams.copies(source, order, 1 if is_small and not is_alone else workers)
    return batches(single(source.outcomes(order.foreign), _MANY), order)


def _report(conversion: Conversion) -> None:
    """Say what was written, and what was not."""
    for target, file in zip(conversion.targets, conversion.files, strict=False):
        assert target.path is not None  # noqa: S101 - it is a file
        name = console.shown(click.format_filename(target.path))
        dossiers = console.counted(conversion.written, "dossier")
        console.say(f"wrote {name}: {dossiers}, {console.counted(file.size, 'byte')}")
    if conversion.lost:
        values = console.counted(conversion.lost, "value")
        names = console.shown(", ".join(source.name for source in conversion.sources))
        console.say(f"{names}: {values} left out; --strict tells which", sys.stderr)
