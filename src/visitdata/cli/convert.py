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
from visitdata.cli.sources import Outcome, Source, read, single, sources, stdin
from visitdata.errors import ExportError, MissingExtraError, UnknownFormatError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from visitdata import Dossier, Finding
    from visitdata.cli.rejects import Rejects
    from visitdata.quads.decode import Foreign
    from visitdata.rejected import Rejected
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
@click.option(
    "--on-error",
    type=click.Choice(["stop", "skip"]),
    default="stop",
    show_default=True,
    help="Where a dossier has errors: write nothing; or leave it out, and write the others.",
)
@click.option(
    "--rejected",
    metavar="FILE",
    help="With --on-error skip: where those left out go; by default, OUT.rejected.jsonl.",
)
def convert(  # noqa: PLR0913 - an argument for each option
    given: str,
    out: str,
    *,
    read_as: Format | None,
    written_as: Format | None,
    context: str | None,
    foreign: Foreign,
    strict: bool,
    on_error: str,
    rejected: str | None,
) -> None:
    """Write the dossiers of the file IN to the file OUT, in another format.

    The suffixes say the formats, and a further .gz or .zst that the file is compressed. - is a stream: the
    standard input with --from, the standard output with --to.

    jsonl, nquads and trig hold any number of dossiers. From jsonl and nquads to any of the three, one dossier
    is in memory at a time; nquads have to be grouped by graph for that. The other formats hold one.

    Where a dossier has errors, all of them are printed, and OUT is left as it was. Only where jsonl, nquads
    or trig go to the standard output, the dossiers before the first error are there already.

    With --on-error skip, a dossier with errors is left out of OUT and goes to OUT.rejected.jsonl instead: a
    line each, with its line in IN, its problems, and its text as it is there (text, or base64 where that is
    no UTF-8). At the end stands how many dossiers came in, were written, and were rejected. That file is put
    in place before OUT; where nothing is left out, the one of an earlier run is removed.

    In nquads and trig, two dossiers of one id would become one: the second is left out. Where the rest of IN
    cannot be read, as when a .gz is cut short, the dossiers before it are written if they come from jsonl;
    of other formats, nothing is.

    \b
    Examples:
      visitdata convert dossier.json dossier.ttl
      visitdata convert dossier.json dossiers.jsonl.gz
      visitdata convert dossiers.jsonl.gz dossiers.nq.zst
      visitdata convert dossier.ttl web.jsonld --context https://schema.org
      visitdata convert - - --from json --to nquads < dossier.json
      visitdata convert dossiers.jsonl.gz dossiers.nq --on-error skip

    Exits with 1 where a dossier has errors, also where all others were written (--on-error skip), with
    --strict also where something would be left out.
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    source = _source(given, read_as)
    target = _target(out, written_as, context)
    _refuse_overwriting(source, target)
    rejects = _rejects(source, target, rejected, on_error)
    conversion = _Conversion(source, target, rejects, strict=strict)
    try:
        size = conversion.run(_outcomes(source, target, foreign, rejects=rejects is not None))
    except ExportError as error:
        msg = f"{source.name}: {error}"
        raise DataError(msg) from error
    if rejects is not None:
        _say_faults(conversion, rejects)
    _report(conversion, size)
    if rejects is not None:
        _balance(conversion, rejects)


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


def _rejects(source: Source, target: _Target, named: str | None, on_error: str) -> Rejects | None:
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
    path = _place(_rejected_path(target, named))
    others = [target.path, None if source.is_stdin else source.path]
    if any(other is not None and _is_same(path, other) for other in others):
        msg = f"--rejected {click.format_filename(path)}: this is IN or OUT; name a file of its own"
        raise CallError(msg)
    rejects = Rejects(path, source.name)
    click.get_current_context().call_on_close(rejects.close)
    return rejects


def _rejected_path(target: _Target, named: str | None) -> Path:
    if named == _STREAM:
        msg = "--rejected: name a file; what is rejected does not go to a stream"
        raise CallError(msg)
    if named is not None:
        return Path(named)
    if target.path is None:
        msg = "OUT is a stream: name a file for what is left out with --rejected"
        raise CallError(msg)
    return target.path.with_name(f"{target.path.name}.rejected.jsonl")


def _is_same(path: Path, other: Path) -> bool:
    return os.path.realpath(path) == os.path.realpath(other) or (
        path.exists() and other.exists() and path.samefile(other)
    )


def _outcomes(source: Source, target: _Target, foreign: Foreign, *, rejects: bool) -> Iterator[Outcome]:
    """What came of each dossier; of the first, and the fault of a second, where the target holds one."""
    # A bar would run through what is written to the same terminal.
    doing = None if target.path is None and sys.stdout.isatty() else "Converting"

    def outcomes(source: Source) -> Iterator[Outcome]:
        found = source.outcomes(foreign, rejects=rejects)
        return found if target.format.holds_many else single(found, _MANY)

    return (outcome for _, outcome in read([source], doing, outcomes))


@attrs.define
class _Conversion:
    """A conversion while it is done.

    Attributes:
        source: what is read.
        target: what is written.
        rejects: what takes the dossiers that are left out; None where the first of them is an error.
        strict: whether a loss is an error.
        found: how many dossiers were found.
        written: how many dossiers were written.
        lost: how many values the target could not carry.
        unread: why what follows could not be read, where the dossiers before are written all the same.
    """

    source: Source
    target: _Target
    rejects: Rejects | None
    strict: bool = attrs.field(kw_only=True)
    found: int = 0
    written: int = 0
    lost: int = 0
    unread: tuple[Finding, ...] = ()
    _at: Outcome = attrs.field(factory=Outcome, init=False)

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
            if self.rejects is not None:
                return self._run_past(dossiers, self.rejects)
            return _deliver(self.target, Sequence(dossiers, self.target.format).chunks())
        return _deliver(self.target, self._whole(dossiers))

    def _run_past(self, dossiers: Iterator[Dossier], rejects: Rejects) -> int:
        """Write what is sound; first, what is left out is put in place, so that no file is without it."""
        from visitdata.documents import Sequence  # noqa: PLC0415 - as above

        def repeated(error: ExportError) -> None:
            rejects.add(_repeated(self._at, error))

        def placing() -> Iterator[bytes]:
            if rejects.count:
                rejects.place()
            yield from ()

        sequence = Sequence(dossiers, self.target.format, repeated)
        size = _deliver(self.target, chain(sequence.chunks(), placing()))
        rejects.place()
        self.written = sequence.count
        return size

    def _sound(self, outcomes: Iterator[Outcome]) -> Iterator[Dossier]:
        """The dossiers, until one has faults that is not to be left out."""
        for outcome in outcomes:
            if self.rejects is not None and outcome.rejected is not None:
                self.found += 1
                self.rejects.add(outcome.rejected)
                continue
            if outcome.dossier is None and self._is_enough():
                self.unread = outcome.faults
                return
            lost = self._losses(outcome)
            if outcome.dossier is None or (self.strict and lost):
                self._refuse(chain([outcome], outcomes))
            self._at = outcome
            self.found += 1
            yield outcome.dossier
            self.written += 1
            self.lost += len(lost)

    def _is_enough(self) -> bool:
        """Whether the dossiers so far are written though what follows cannot be read.

        They are whole where each stands on a line. Statements about them may follow.
        """
        is_whole = self.target.path is None or not self.source.format.is_rdf
        return self.rejects is not None and bool(self.found) and is_whole

    def _losses(self, outcome: Outcome) -> tuple[Finding, ...]:
        return () if outcome.dossier is None else self.target.writer.losses(outcome.dossier)

    def _refuse(self, outcomes: Iterator[Outcome]) -> NoReturn:
        """Print the faults of a dossier, and of all that follow."""
        if self.rejects is not None:
            self.rejects.say()
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


def _repeated(outcome: Outcome, error: ExportError) -> Rejected:
    """A dossier that is left out because its id came before; the fault has the place of the dossier."""
    from visitdata.documents import reject  # noqa: PLC0415 - as above

    assert outcome.held is not None  # noqa: S101 - it has been read
    rejected = reject(outcome.held, error)
    problems = tuple(attrs.evolve(each, line=rejected.line, column=1) for each in rejected.problems)
    return attrs.evolve(rejected, problems=problems)


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


def _say_faults(conversion: _Conversion, rejects: Rejects) -> None:
    """Say why dossiers were left out, or could not be read."""
    rejects.say()
    console.say_findings([Found(conversion.source.name, each) for each in conversion.unread], sys.stderr)


def _balance(conversion: _Conversion, rejects: Rejects) -> None:
    """Say how much was left out, and that nothing is missing.

    Raises:
        DataError: something was left out, or there is more that could not be read.
    """
    is_stream = conversion.target.path is None
    if rejects.count and not is_stream:
        what = f"{console.counted(rejects.count, 'dossier')}, {console.counted(rejects.size, 'byte')}"
        console.say(f"wrote {console.shown(rejects.name)}: {what}")
    found = f"{console.counted(conversion.found, 'dossier')} in"
    click.echo(f"{found}, {conversion.written:,} written, {rejects.count:,} rejected", err=is_stream)
    if conversion.unread:
        msg = f"{conversion.source.name}: what follows could not be read"
        raise DataError(msg)
    if rejects.count:
        msg = f"{console.counted(rejects.count, 'dossier')} left out; see {rejects.name}"
        raise DataError(msg)
