"""From sources to sinks: each dossier that was read is written, left out, or ends the work.

All files of a run take their places together, once all of them are complete, or none does. What is left out
stands in a file of its own by then.
"""

from __future__ import annotations

import sys
from contextlib import ExitStack, closing
from itertools import chain
from typing import TYPE_CHECKING, NoReturn

import attrs
import click

from visitdata.cli import console
from visitdata.cli.console import DataError, FileProblem
from visitdata.cli.listing import Listing, listed, refuse_listed
from visitdata.cli.progress import Bar
from visitdata.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from visitdata import Problem
    from visitdata.cli.jobs import Job, Result
    from visitdata.cli.rejects import Rejects
    from visitdata.cli.sinks import Sink
    from visitdata.cli.sources import Source
    from visitdata.streams.documents import Ids


def results(source: Source, job: Job, workers: int) -> Iterator[Result]:
    """What comes of each dossier of a source, in its order: the same for any number of processes.

    Args:
        source: what is read.
        job: what is made of each dossier.
        workers: how many processes there are; with 1, this one does all.

    Raises:
        CallError: the source cannot be read.
        WritingError: a process was killed.
    """
    parts = source.format.parts
    if workers == 1 or parts is None:
        return job.results(source)
    # It may have to be read anew, which a stream cannot be; and what is ignored is in none of its parts.
    if not parts.is_plain and (source.is_stdin or job.foreign == "ignore"):
        return job.results(source)
    from visitdata.cli.workers import shared

    return shared(source, job, parts, workers)


@attrs.define
class Pipeline:
    """The way of dossiers from sources, one after the other, to one sink or to several at once.

    Attributes:
        sources: what is read.
        sinks: what is written.
        rejects: what takes the dossiers that are left out; None where the first with errors ends the work.
        doing: what is done, for whoever watches; None where a bar would be in the way.
        consequence: what follows where errors end the work.
        found: how many dossiers were found.
        written: how many dossiers were written.
        lost: how many values the sinks could not carry.
        statements: how many statements were written, where each result tells how many it has.
        unread: why the rest of a source could not be read, where what came before is written all the same.
    """

    sources: Sequence[Source]
    sinks: Sequence[Sink]
    rejects: Rejects | None = None
    doing: str | None = attrs.field(default="Converting", kw_only=True)
    consequence: str = attrs.field(default="nothing was written", kw_only=True)
    found: int = attrs.field(default=0, init=False)
    written: int = attrs.field(default=0, init=False)
    lost: int = attrs.field(default=0, init=False)
    statements: int = attrs.field(default=0, init=False)
    unread: list[FileProblem] = attrs.field(factory=list[FileProblem], init=False)
    _found_before: int = attrs.field(default=0, init=False)
    _ids: Ids | None = attrs.field(default=None, init=False)
    _bar: Bar = attrs.field(factory=lambda: Bar(None, ()), init=False)

    @property
    def _is_stream(self) -> bool:
        return all(sink.path is None for sink in self.sinks)

    def run(self, read: Callable[[Source], Iterator[Result]]) -> None:
        """Write what is read. Each file takes the place of the old one once all of them are complete.

        First, what is left out is put in place, so that no file is without it.

        Args:
            read: the results of a source.

        Raises:
            DataError: a dossier has errors, or losses that are errors; or an id comes twice in a format
                where its statements would make one dossier of two; all of them are printed.
            WritingError: a file cannot be written.
        """
        from visitdata.streams.documents import Ids

        if any(sink.format.holds_many and sink.format.is_rdf for sink in self.sinks):
            self._ids = Ids()
        with ExitStack() as last:
            if self.rejects is not None:
                last.callback(self.rejects.close)
            with ExitStack() as stack:
                self._bar = stack.enter_context(closing(Bar(self.doing, self.sources)))
                for sink in self.sinks:
                    stack.enter_context(sink.opened())
                self._fill(self._sound(read))
                for sink in self.sinks:
                    sink.complete()
                if self.rejects is not None and self.rejects.count:
                    self.rejects.place()
            if self.rejects is not None:
                self.rejects.place()

    def _fill(self, found: Iterator[Result]) -> None:
        """Write dossiers until there are no more, or nobody reads what is written."""
        if not all(sink.format.holds_many for sink in self.sinks):
            found = iter([*found])  # once it is known that there is no second one
        for result in found:
            for sink, text in zip(self.sinks, result.texts, strict=True):
                if not sink.write(text):
                    return
            self.written += 1
            self.lost += result.lost
            self.statements += result.statements

    def _sound(self, read: Callable[[Source], Iterator[Result]]) -> Iterator[Result]:
        """The results that are to be written, until a dossier has errors and is not to be left out."""
        every = self._each(read)
        for source, result in every:
            if self.rejects is not None and result.rejected is not None:
                self.found += 1
                self.rejects.add(result.rejected, source.name)
            elif not result.is_found and self._is_enough(source):
                self.unread += [FileProblem(source.name, problem) for problem in result.problems]
            elif problems := result.problems or self._repeated(source, result):
                if result.problems or self.rejects is None:
                    self._refuse(source, problems, every)
                self.found += 1
            else:
                self.found += 1
                yield result

    def _each(self, read: Callable[[Source], Iterator[Result]]) -> Iterator[tuple[Source, Result]]:
        for source in self.sources:
            self._found_before = self.found
            for result in self._bar.watch(source, read(source)):
                yield source, result
                self._bar.rejected = 0 if self.rejects is None else self.rejects.count

    def _repeated(self, source: Source, result: Result) -> tuple[Problem, ...]:
        """What is wrong where a dossier is not the first of its id; it is left out, if it may be."""
        from visitdata.streams.documents import reject

        if self._ids is None:
            return ()
        try:
            self._ids.add(result.identifier)
        except ExportError as error:
            assert result.held is not None  # noqa: S101 - it has been read
            rejected = reject(result.held(), error)
            problems = tuple(attrs.evolve(each, line=rejected.line, column=1) for each in rejected.problems)
            if self.rejects is not None:
                self.rejects.add(attrs.evolve(rejected, problems=problems), source.name)
            return problems
        return ()

    def _is_enough(self, source: Source) -> bool:
        """Whether the dossiers so far are written though the rest of a source cannot be read.

        They are whole where each stands on a line. Statements about them may follow.
        """
        is_begun = self.found > self._found_before
        return self.rejects is not None and is_begun and (self._is_stream or not source.format.is_rdf)

    def _refuse(
        self, source: Source, problems: tuple[Problem, ...], rest: Iterator[tuple[Source, Result]]
    ) -> NoReturn:
        """Print the problems of a dossier, and of all that follow."""
        following = (
            (each, result.problems or (self._repeated(each, result) if self.rejects is None else ()))
            for each, result in rest
        )
        found = (
            FileProblem(each.name, problem)
            for each, some in chain([(source, problems)], following)
            for problem in some
        )
        listing = Listing()
        kept = [*listed(found, listing)]
        self._bar.close()  # else it would be drawn over what is printed
        if self.rejects is not None:
            self.rejects.say()
        is_begun = self.written and any(sink.is_stream for sink in self.sinks)
        begun = f"only {console.counted(self.written, 'dossier')} written"
        refuse_listed(kept, listing, begun if is_begun else self.consequence)

    def say_problems(self) -> None:
        """Print why dossiers were left out, or could not be read."""
        if self.rejects is not None:
            self.rejects.say()
        console.say_problems(self.unread, sys.stderr)

    def say_counts(self, what: str = "") -> None:
        """Print how many dossiers were found, written and left out.

        Args:
            what: what the counts are of, where that has to be said.

        Raises:
            DataError: something was left out, or there is more that could not be read.
        """
        rejected = 0 if self.rejects is None else self.rejects.count
        if self.rejects is not None and rejected and not self._is_stream:
            size = f"{console.counted(rejected, 'dossier')}, {console.counted(self.rejects.size, 'byte')}"
            console.say(f"wrote {console.shown(self.rejects.name)}: {size}")
        found = f"{console.shown(what)}{console.counted(self.found, 'dossier')} in"
        click.echo(f"{found}, {self.written:,} written, {rejected:,} rejected", err=self._is_stream)
        if self.unread:
            names = dict.fromkeys(each.file for each in self.unread)
            raise DataError(*(f"{name}: what follows could not be read" for name in names))
        if self.rejects is not None and rejected:
            msg = f"{console.counted(rejected, 'dossier')} left out; see {self.rejects.name}"
            raise DataError(msg)
