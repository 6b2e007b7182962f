"""A conversion while it is done: each dossier that was read is written, left out, or ends it."""

from __future__ import annotations

from contextlib import ExitStack
from itertools import chain
from typing import TYPE_CHECKING, NoReturn

import attrs

from visitdata.cli import console
from visitdata.cli.console import Found
from visitdata.cli.listing import Listing, listed, refuse_listed
from visitdata.cli.outputs import File, output
from visitdata.cli.progress import NO_BAR, progress
from visitdata.cli.sources import total
from visitdata.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from visitdata import Problem
    from visitdata.cli.copies import Copy
    from visitdata.cli.outputs import Stdout
    from visitdata.cli.progress import Bar
    from visitdata.cli.rejects import Rejects
    from visitdata.cli.sources import Source
    from visitdata.cli.targets import Target
    from visitdata.cli.work import Batch
    from visitdata.streams.documents import Ids
    from visitdata.streams.rejected import Rejected


@attrs.define
class Conversion:
    """A conversion while it is done: from sources, one after the other, to one target or to several at once.

    Attributes:
        sources: what is read.
        targets: what is written.
        rejects: what takes the dossiers that are left out; None where the first of them is an error.
        doing: what is done, for whoever watches; None where a bar would be in the way.
        consequence: what follows from such an error.
        found: how many dossiers were found.
        written: how many dossiers were written.
        lost: how many values the targets could not carry.
        statements: how many statements were written, where each copy tells how many it has.
        unread: why the rest of a source could not be read, where what came before is written all the same.
        files: the files that were written, one for each target that is no stream.
    """

    sources: tuple[Source, ...]
    targets: tuple[Target, ...]
    rejects: Rejects | None
    doing: str | None = attrs.field(default="Converting", kw_only=True)
    consequence: str = attrs.field(default="nothing was written", kw_only=True)
    found: int = 0
    written: int = 0
    lost: int = 0
    statements: int = 0
    unread: list[Found] = attrs.field(factory=list[Found], init=False)
    files: list[File] = attrs.field(factory=list[File], init=False)
    _found_before: int = attrs.field(default=0, init=False)
    _bar: Bar = attrs.field(default=NO_BAR, init=False)
    _at: tuple[Source, Batch[Copy], int] | None = attrs.field(default=None, init=False)

    def run(self, read: Callable[[Source], Iterator[Batch[Copy]]]) -> None:
        """Write what is read. Each file takes the place of the old one once all of them are complete.

        First, what is left out is put in place, so that no file is without it.

        Args:
            read: the copies of the dossiers in a source.

        Raises:
            DataError: a dossier has faults or, if that is an error, losses; or an id comes twice in a format
                where its statements would make one dossier of two; all of them are printed.
            WritingError: a file cannot be written.
        """
        with ExitStack() as stack:
            self._bar = stack.enter_context(progress(self.doing, total(self.sources)))
            outputs = [stack.enter_context(output(target)) for target in self.targets]
            self._fill(outputs, self._sound(read))
            for each in outputs:
                each.complete()
            if self.rejects is not None and self.rejects.count:
                self.rejects.place()
        if self.rejects is not None:
            self.rejects.place()
        self.files = [each for each in outputs if isinstance(each, File)]

    def _fill(self, outputs: list[File | Stdout], copies: Iterator[Copy]) -> None:
        """Write copies until there are no more, or nobody reads what is written."""
        if not all(target.format.holds_many for target in self.targets):
            copies = iter([*copies])  # once it is known that there is no second one
        for copy in copies:
            for each, text in zip(outputs, copy.texts, strict=True):
                if not each.write(text):
                    return
            self.written += 1
            self.lost += copy.lost
            self.statements += copy.statements

    def _sound(self, read: Callable[[Source], Iterator[Batch[Copy]]]) -> Iterator[Copy]:
        """The copies that are to be written, until a dossier has faults that is not to be left out."""
        from visitdata.streams.documents import Ids  # noqa: PLC0415 - loaded once there is something to convert

        many = [target.format for target in self.targets if target.format.holds_many]
        ids = Ids() if any(format_.is_rdf for format_ in many) else None
        copies = self._each(read)
        for source, copy in copies:
            if self.rejects is not None and copy.rejected is not None:
                self.found += 1
                self.rejects.add(copy.rejected, source.name)
            elif not copy.is_found and self._is_enough(source):
                self.unread += [Found(source.name, fault) for fault in copy.faults]
            elif copy.faults:
                self._refuse(chain([(source, copy.faults)], self._faults(copies, ids)))
            else:
                again = self._again(copy, ids)
                if again and self.rejects is None:
                    self._refuse(chain([(source, again)], self._faults(copies, ids)))
                self.found += 1
                if not again:
                    yield copy

    def _each(self, read: Callable[[Source], Iterator[Batch[Copy]]]) -> Iterator[tuple[Source, Copy]]:
        seen = before = 0
        for source in self.sources:
            self._found_before = self.found
            for batch in read(source):
                for number, copy in enumerate(batch.made):
                    self._at = source, batch, number
                    yield source, copy
                seen += len(batch.made)
                rejected = 0 if self.rejects is None else self.rejects.count
                self._bar.at(before + batch.position, seen, rejected)
            before += source.size

    def _faults(
        self, copies: Iterable[tuple[Source, Copy]], ids: Ids | None
    ) -> Iterator[tuple[Source, tuple[Problem, ...]]]:
        """The faults of each, where the first that is wrong is an error; an id that comes again is one."""
        for source, copy in copies:
            yield source, copy.faults or (self._again(copy, ids) if self.rejects is None else ())

    def _again(self, copy: Copy, ids: Ids | None) -> tuple[Problem, ...]:
        """What is wrong where a dossier is not the first of its id; it is left out, if it may be."""
        if ids is None:
            return ()
        try:
            ids.add(copy.identifier)
        except ExportError as error:
            source, repeated = self._repeated(error)
            if self.rejects is not None:
                self.rejects.add(repeated, source.name)
            return repeated.problems
        return ()

    def _repeated(self, error: ExportError) -> tuple[Source, Rejected]:
        """A dossier that is left out because its id came before; the fault has the place of the dossier."""
        from visitdata.streams.documents import reject  # noqa: PLC0415 - as above

        assert self._at is not None  # noqa: S101 - it has been read
        source, batch, number = self._at
        rejected = reject(batch.held(number), error)
        problems = tuple(attrs.evolve(each, line=rejected.line, column=1) for each in rejected.problems)
        return source, attrs.evolve(rejected, problems=problems)

    def _is_enough(self, source: Source) -> bool:
        """Whether the dossiers so far are written though the rest of a source cannot be read.

        They are whole where each stands on a line. Statements about them may follow.
        """
        is_stream = all(target.path is None for target in self.targets)
        is_begun = self.found > self._found_before
        return self.rejects is not None and is_begun and (is_stream or not source.format.is_rdf)

    def _refuse(self, faults: Iterable[tuple[Source, tuple[Problem, ...]]]) -> NoReturn:
        """Print the faults of a dossier, and of all that follow."""
        listing = Listing()
        found = (Found(source.name, fault) for source, each in faults for fault in each)
        kept = [*listed(found, listing)]
        self._bar.stop()  # else it would be drawn over what is printed
        if self.rejects is not None:
            self.rejects.say()
        is_begun = self.written and any(target.is_stream for target in self.targets)
        begun = f"only {console.counted(self.written, 'dossier')} written"
        refuse_listed(kept, listing, begun if is_begun else self.consequence)
