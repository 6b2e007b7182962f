"""`visitdata convert`: the dossiers of one file in another format, from file to file or as a stream."""

from __future__ import annotations

import os
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import attrs
import click

from visitdata.cli import console
from visitdata.cli.console import CallError, DataError, Found, WritingError
from visitdata.cli.formats import named
from visitdata.cli.places import in_order, located
from visitdata.cli.sources import Source, read, single, sources, stdin
from visitdata.errors import ExportError, MissingExtraError, UnknownFormatError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from visitdata import Dossier, Finding
    from visitdata.cli.sources import Outcome
    from visitdata.quads.decode import Foreign
    from visitdata.syntaxes import Format, Profile

_STREAM = "-"
_MANY = "jsonl, nquads and trig hold several: name one of them with --to, or by the suffix of OUT"


@attrs.frozen
class _Target:
    """A file to write, or, without a path, the standard output.

    Attributes:
        path: where the file is.
        format: its format.
        writer: what writes it: the format, or its profile for a context.
    """

    path: Path | None
    format: Format
    writer: Format | Profile

    @property
    def is_stream(self) -> bool:
        """Whether what was written once cannot be taken back."""
        return self.path is None and self.format.holds_many


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
def convert(  # noqa: PLR0913 - an argument for each option
    given: str,
    out: str,
    *,
    read_as: Format | None,
    written_as: Format | None,
    context: str | None,
    foreign: Foreign,
    strict: bool,
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
      visitdata convert dossier.ttl web.jsonld --context https://schema.org
      visitdata convert - - --from json --to nquads < dossier.json

    Exits with 1 where a dossier has errors, with --strict also where something would be left out.
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    source = _source(given, read_as)
    target = _target(out, written_as, context)
    _refuse_overwriting(source, target)
    conversion = _Conversion(source, target, strict=strict)
    try:
        size = conversion.run(_outcomes(source, target, foreign))
    except ExportError as error:
        msg = f"{source.name}: {error}"
        raise DataError(msg) from error
    _report(conversion, size)


def _source(given: str, named: Format | None) -> Source:
    if given != _STREAM:
        return sources([Path(given)], named)[0]
    if named is None:
        msg = "IN is a stream: name its format with --from"
        raise CallError(msg)
    return stdin(named)


def _target(out: str, named: Format | None, context: str | None) -> _Target:
    """Where to write, and in which format.

    Raises:
        CallError: there is no such place, or no such format.
    """
    path = None if out == _STREAM else _place(Path(out))
    format_ = named if path is None else named or _format(path)
    if format_ is None:
        msg = "OUT is a stream: name its format with --to"
        raise CallError(msg)
    try:
        return _Target(path, format_, format_.under(context))
    except UnknownFormatError as error:
        msg = f"--context: {error}"
        raise CallError(msg) from error


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


@attrs.define
class _Conversion:
    """A conversion while it is done.

    Attributes:
        source: what is read.
        target: what is written.
        strict: whether a loss is an error.
        written: how many dossiers were written.
        lost: how many values the target could not carry.
    """

    source: Source
    target: _Target
    strict: bool = attrs.field(kw_only=True)
    written: int = 0
    lost: int = 0

    def run(self, outcomes: Iterator[Outcome]) -> int:
        """Write what was read; how many bytes the file has.

        Raises:
            DataError: a dossier has faults or, if that is an error, losses; all of them are printed.
            ExportError: an id comes twice in a format where its statements would make one dossier of two.
            WritingError: the file cannot be written.
        """
        from visitdata.documents import Sequence  # noqa: PLC0415 - as above

        dossiers = self._sound(outcomes)
        if self.target.format.holds_many:
            return _deliver(self.target, Sequence(dossiers, self.target.format).chunks())
        return _deliver(self.target, self._whole(dossiers))

    def _sound(self, outcomes: Iterator[Outcome]) -> Iterator[Dossier]:
        """The dossiers, until one has faults; then those of all that follow are looked for as well."""
        for outcome in outcomes:
            lost = self._losses(outcome)
            if outcome.dossier is None or (self.strict and lost):
                self._refuse(chain([outcome], outcomes))
            yield outcome.dossier
            self.written += 1
            self.lost += len(lost)

    def _losses(self, outcome: Outcome) -> tuple[Finding, ...]:
        return () if outcome.dossier is None else self.target.writer.losses(outcome.dossier)

    def _refuse(self, outcomes: Iterator[Outcome]) -> NoReturn:
        found = (Found(self.source.name, finding) for each in outcomes for finding in self._wrong(each))
        is_begun = self.written and self.target.is_stream
        console.refuse(
            found,
            f"only {console.counted(self.written, 'dossier')} written" if is_begun else "nothing was written",
        )

    def _wrong(self, outcome: Outcome) -> Iterable[Finding]:
        """The faults of a dossier, or else, if they are wrong, its losses."""
        if outcome.dossier is None or not self.strict:
            return outcome.faults
        return located(in_order(self._losses(outcome), outcome), outcome)

    def _whole(self, dossiers: Iterator[Dossier]) -> Iterator[bytes]:
        """The document of the one dossier there is, once it is known that there is no other."""
        # People read what the command line writes.
        indent = 2 if self.target.format.name in {"json", "jsonld"} else None
        for dossier in list(dossiers):
            yield b"".join(self.target.writer.write(dossier, indent))


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


def _report(conversion: _Conversion, size: int) -> None:
    """Say what was written, and what was not."""
    if conversion.target.path is not None:
        name = console.shown(click.format_filename(conversion.target.path))
        dossiers = console.counted(conversion.written, "dossier")
        console.say(f"wrote {name}: {dossiers}, {console.counted(size, 'byte')}")
    if conversion.lost:
        values = console.counted(conversion.lost, "value")
        click.echo(f"{conversion.source.name}: {values} left out; --strict tells which", err=True)
