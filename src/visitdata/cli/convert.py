"""`visitdata convert`: the dossiers of one file in another format, from file to file or as a stream."""

from __future__ import annotations

import os
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from visitdata.cli import console
from visitdata.cli.console import CallError, DataError, Found, WritingError
from visitdata.cli.formats import named
from visitdata.cli.sources import Source, read, single, sources, stdin
from visitdata.errors import ExportError, MissingExtraError, UnknownFormatError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata import Dossier
    from visitdata.cli.sources import Outcome
    from visitdata.quads.decode import Foreign
    from visitdata.syntaxes import Format

_STREAM = "-"
_MANY = "jsonl, nquads and trig hold several: name one of them with --to, or by the suffix of OUT"


@attrs.frozen
class _Target:
    """A file to write; without a path, the standard output."""

    path: Path | None
    format: Format


@click.command(cls=console.Command)
@click.argument("given", metavar="IN")
@click.argument("out", metavar="OUT")
@click.option(
    "--from",
    "read_as",
    metavar="FORMAT",
    callback=named,
    help="The format of IN; by default, its suffix says.",
)
@click.option(
    "--to",
    "written_as",
    metavar="FORMAT",
    callback=named,
    help="The format of OUT; by default, its suffix says.",
)
@click.option(
    "--foreign",
    type=click.Choice(["refuse", "ignore"]),
    default="refuse",
    show_default=True,
    help="RDF statements that are none of a dossier's: an error, each of them named; or left aside.",
)
def convert(
    given: str, out: str, read_as: Format | None, written_as: Format | None, foreign: Foreign
) -> None:
    """Write the dossiers of the file IN to the file OUT, in another format.

    The suffixes say the formats, and a further .gz or .zst that the file is compressed. - is a stream: the
    standard input with --from, the standard output with --to.

    jsonl, nquads and trig hold any number of dossiers. From jsonl and nquads to any of the three, one dossier
    is in memory at a time; nquads have to be grouped by graph for that. The other formats hold one.

    Where a dossier has errors, all of them are printed, and OUT is left as it was. Only where jsonl, nquads
    or trig go to the standard output, the dossiers before the first error are there already.

    \b
    Examples:
      visitdata convert dossier.json dossier.ttl
      visitdata convert dossier.json dossiers.jsonl.gz
      visitdata convert dossiers.jsonl.gz dossiers.nq.zst
      visitdata convert dossier.ttl - --to jsonld
      visitdata convert - - --from json --to nquads < dossier.json
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    source = _source(given, read_as)
    target = _target(out, written_as)
    _refuse_overwriting(source, target)
    try:
        _write(target, _sound(source, target, foreign))
    except ExportError as error:
        msg = f"{source.name}: {error}"
        raise DataError(msg) from error


def _source(given: str, named: Format | None) -> Source:
    if given != _STREAM:
        return sources([Path(given)], named)[0]
    if named is None:
        msg = "IN is a stream: name its format with --from"
        raise CallError(msg)
    return stdin(named)


def _target(out: str, named: Format | None) -> _Target:
    """Where to write, and in which format.

    Raises:
        CallError: there is no such place, or no such format.
    """
    if out != _STREAM:
        return _Target(_place(Path(out)), named or _format(Path(out)))
    if named is None:
        msg = "OUT is a stream: name its format with --to"
        raise CallError(msg)
    return _Target(None, named)


def _format(path: Path) -> Format:
    from visitdata.syntaxes import format_of  # noqa: PLC0415 - loaded once there is something to convert

    try:
        return format_of(path)
    except UnknownFormatError as error:
        msg = f"{click.format_filename(path)}: {error}"
        raise CallError(msg) from error


def _place(path: Path) -> Path:
    """The path, if a file can be there, and what compresses it is installed."""
    from visitdata.compression import compression_of  # noqa: PLC0415 - as above

    name = click.format_filename(path)
    compression = compression_of(path)
    try:
        if compression is not None:
            compression.codec()
    except MissingExtraError as error:
        msg = f"{name}: {error}"
        raise CallError(msg) from error
    reason = _reason(path)
    if reason:
        msg = f"{name}: {reason}"
        raise CallError(msg)
    return path


def _reason(path: Path) -> str | None:
    """Why no file can be written there, as far as the call is to blame."""
    # pathlib raises where a path cannot be looked at; os.path leaves that to the writing.
    if os.path.isdir(path):  # noqa: PTH112
        return "this is a folder; name the file to write"
    if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113
        return f"this is no regular file; name the standard output {_STREAM}"
    if not os.path.isdir(path.parent):  # noqa: PTH112
        return f"there is no folder {click.format_filename(path.parent)}"
    return None


def _refuse_overwriting(source: Source, target: _Target) -> None:
    if source.is_stdin or target.path is None or not os.path.exists(target.path):  # noqa: PTH110 - as above
        return
    if target.path.samefile(source.path):
        msg = f"{source.name}: this source would be overwritten; name another file to write"
        raise CallError(msg)


def _outcomes(source: Source, target: _Target, foreign: Foreign) -> Iterator[Outcome]:
    """What came of each dossier; of the first, and the fault of a second, where the target holds one."""
    # A bar would run through what is written to the same terminal.
    doing = None if target.path is None and sys.stdout.isatty() else "Converting"

    def outcomes(source: Source) -> Iterator[Outcome]:
        found = source.outcomes(foreign)
        return found if target.format.holds_many else single(found, _MANY)

    return (outcome for _, outcome in read([source], doing, outcomes))


def _sound(source: Source, target: _Target, foreign: Foreign) -> Iterator[Dossier]:
    """The dossiers, if none has faults.

    Raises:
        DataError: one has; once its faults are printed, and those of all that follow.
    """
    outcomes = _outcomes(source, target, foreign)
    for written, outcome in enumerate(outcomes):
        if outcome.dossier is None:
            faults = (fault for each in chain([outcome], outcomes) for fault in each.faults)
            console.refuse((Found(source.name, fault) for fault in faults), _consequence(target, written))
        yield outcome.dossier


def _consequence(target: _Target, written: int) -> str:
    if written and target.path is None and target.format.holds_many:
        return f"only {console.counted(written, 'dossier')} written"
    return "nothing was written"


def _write(target: _Target, dossiers: Iterator[Dossier]) -> None:
    from visitdata.documents import Sequence  # noqa: PLC0415 - as above

    if target.format.holds_many:
        sequence = Sequence(dossiers, target.format)
        size = _deliver(target, sequence.chunks())
        count = sequence.count
    else:
        size = _deliver(target, _whole(dossiers, target.format))
        count = 1
    if target.path is not None:
        name = console.shown(click.format_filename(target.path))
        console.say(f"wrote {name}: {console.counted(count, 'dossier')}, {console.counted(size, 'byte')}")


def _whole(dossiers: Iterator[Dossier], format_: Format) -> Iterator[bytes]:
    """The document of the one dossier there is, once it is known that there is no other."""
    (dossier,) = dossiers
    # People read what the command line writes.
    indent = 2 if format_.name in {"json", "jsonld"} else None
    yield b"".join(format_.write(dossier, indent))


def _deliver(target: _Target, chunks: Iterator[bytes]) -> int:
    """Write the chunks; how many bytes the file has."""
    from visitdata.files import write_whole  # noqa: PLC0415 - as above

    if target.path is None:
        console.pour(chunks)
        return 0
    try:
        return write_whole(target.path, chunks)
    except OSError as error:
        msg = f"{click.format_filename(target.path)}: cannot be written: {error.strerror}"
        raise WritingError(msg) from error
