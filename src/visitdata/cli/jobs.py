"""What is made of each dossier of a source: its copies in other formats, or what is found in it.

A job goes to other processes as it is, and its results come back from them.
"""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from visitdata.cli.places import in_order, located

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from visitdata import Dossier, Problem
    from visitdata.cli.sources import Read, Source
    from visitdata.cli.texts import Texts
    from visitdata.errors import Severity
    from visitdata.streams.rejected import Rejected
    from visitdata.syntaxes import Format, Held, Profile
    from visitdata.terms import Foreign

# Formats with a statement on each line.
_IN_LINES = {"ntriples", "nquads"}


@attrs.define(kw_only=True)
class Result:
    """What came of one dossier.

    Attributes:
        problems: what is wrong with it, in the order of the file, with its places.
        others: how many problems there are besides of each severity, which are not listed.
        rejected: what is left out, where it has errors and is to be left out.
        is_found: whether it is a dossier; otherwise the problems say why no more of them can be read.
        graph: as of `Held`.
        identifier: the dossier's id, where it was copied.
        texts: its copies, piece by piece, one in each format.
        statements: how many it has, where that was asked, once its texts are written.
        lost: how many values the formats cannot carry.
        position: how much of the source was read by then, in bytes.
        held: finds it anew, as it stands in the source.
    """

    problems: tuple[Problem, ...] = ()
    others: Mapping[Severity, int] | None = None
    rejected: Rejected | None = None
    is_found: bool = True
    graph: str | None = None
    identifier: str = ""
    texts: tuple[Iterable[bytes], ...] = ()
    statements: int = 0
    lost: int = 0
    position: int = 0
    held: Callable[[], Held] | None = None


@attrs.define(kw_only=True, slots=False)
class Job:
    """What is to be made of each dossier of a source.

    Attributes:
        foreign: as for `visitdata.read`.
        rejects: whether dossiers with errors are left out.
    """

    foreign: Foreign = "refuse"
    rejects: bool = False

    def result(self, read: Read) -> Result:
        """What comes of a dossier that was read, or was not."""
        held = read.held
        if read.dossier is None:
            result = Result(problems=read.problems, rejected=read.rejected, is_found=held is not None)
        else:
            result = self._made(read.dossier, read)
        result.graph = held.graph if held else None
        return result

    def results(self, source: Source, after: int = 0) -> Iterator[Result]:
        """What comes of each dossier of a source, once it is asked for; so many of the first are passed over.

        Raises:
            CallError: the source cannot be read.
        """
        for read in source.read(self.foreign, rejects=self.rejects, after=after):
            result = self.result(read)
            result.position = read.position
            result.held = read.again
            yield result

    @abstractmethod
    def _made(self, dossier: Dossier, read: Read) -> Result: ...


@attrs.define(kw_only=True, slots=False)
class Copying(Job):
    """To write each dossier in other formats.

    Attributes:
        formats: their names.
        context: as for `visitdata.dumps`.
        strict: whether what a format cannot carry is a problem.
        counts: whether the statements of each dossier are counted.
    """

    formats: tuple[str, ...]
    context: str | None = None
    strict: bool = False
    counts: bool = False

    @cached_property
    def _writers(self) -> tuple[tuple[Format | Profile, int | None], ...]:
        """What writes each format, and the indent: people read what the command line writes."""
        from visitdata.syntaxes import format_named, writer_under

        return tuple(
            (writer_under(format_named(name), self.context), 2 if name in {"json", "jsonld"} else None)
            for name in self.formats
        )

    def _made(self, dossier: Dossier, read: Read) -> Result:
        lost = tuple(loss for writer, _ in self._writers for loss in writer.losses(dossier))
        if self.strict and lost:
            return Result(problems=tuple(located(in_order(lost, dossier, read), dossier, read)))
        texts = [writer.write(dossier, indent) for writer, indent in self._writers]
        result = Result(identifier=dossier.id, lost=len(lost))
        if self.counts:
            in_lines = [number for number, name in enumerate(self.formats) if name in _IN_LINES]
            for number in in_lines[:1]:
                texts[number] = _counting(texts[number], result)
            result.statements = 0 if in_lines else _statements(dossier)
        result.texts = tuple(texts)
        return result


def _counting(text: Iterator[bytes], result: Result) -> Iterator[bytes]:
    """A text with a statement on each line, counted while it is written."""
    for piece in text:
        result.statements += piece.count(b"\n")
        yield piece


def _statements(dossier: Dossier) -> int:
    from visitdata.rdf.encoding.to_nodes import DossierGraph

    return sum(1 for _ in DossierGraph(dossier).triples())


@attrs.define(kw_only=True, slots=False)
class Checking(Job):
    """To check each dossier of one source.

    Places are looked up in so many dossiers as hold what is listed. Each process goes by what it has found
    itself, which is no more than all of them have found by then.

    Attributes:
        source: the source's name.
        against: the texts of articles.
        rules: the codes of rules that installed packages bring, to go by as well.
    """

    source: str
    against: Texts
    rules: frozenset[str] = frozenset()
    _found: Counter[Severity] = attrs.field(factory=Counter["Severity"], init=False)

    def _made(self, dossier: Dossier, read: Read) -> Result:
        from visitdata import checks
        from visitdata.checks.registry import left_out
        from visitdata.codec import MOST_PROBLEMS

        results = checks.results(dossier, left_out(self.rules))
        counts: Counter[Severity] = Counter(result.rule.severity for result in results)
        is_listed = any(self._found[severity] < MOST_PROBLEMS for severity in counts)
        self._found.update(counts)
        if not (is_listed or self.against.texts):
            return Result(others=counts)
        document = read.document()
        problems = (
            *checks.problems(results, dossier, document),
            *self.against.problems(dossier, self.source, document),
        )
        return Result(problems=tuple(located(problems, dossier, read)))
