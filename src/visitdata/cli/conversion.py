"""A conversion while it is done: each dossier that was read is written, left out, or ends it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NoReturn

import attrs
import click

from visitdata.cli import console
from visitdata.cli.console import Found, WritingError
from visitdata.cli.places import in_order, located
from visitdata.cli.sources import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from visitdata import Dossier, Finding
    from visitdata.cli.rejects import Rejects
    from visitdata.cli.sources import Source
    from visitdata.cli.targets import Target
    from visitdata.errors import ExportError
    from visitdata.rejected import Rejected


@attrs.define
class Conversion:
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
    target: Target
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
        from visitdata.documents import Sequence  # noqa: PLC0415 - loaded once there is something to convert

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


def _deliver(target: Target, chunks: Iterator[bytes]) -> int:
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
