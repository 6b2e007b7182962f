"""Copies of dossiers in other formats: what each becomes, or what is wrong with it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from visitdata.cli.places import in_order, located

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from visitdata import Dossier, Problem
    from visitdata.cli.sources import Outcome
    from visitdata.streams.rejected import Rejected
    from visitdata.syntaxes import Format, Profile
    from visitdata.terms import Foreign


# Formats with a statement on each line.
_IN_LINES = {"ntriples", "nquads"}


@attrs.frozen(kw_only=True, slots=False)
class Order:
    """What is to be made of dossiers. It goes to other processes as it is.

    Attributes:
        formats: the names of the formats to write.
        context: as for `visitdata.dumps`.
        foreign: as for `visitdata.read`.
        rejects: whether dossiers with faults are left out.
        strict: whether what a format cannot carry is a fault.
        counts: whether the statements of each dossier are counted.
    """

    formats: tuple[str, ...] = ()
    context: str | None = None
    foreign: Foreign = "refuse"
    rejects: bool = False
    strict: bool = False
    counts: bool = False

    @cached_property
    def writers(self) -> tuple[tuple[Format | Profile, int | None], ...]:
        """What writes each format, and the indent: people read what the command line writes."""
        from visitdata.syntaxes import format_named, writer_under  # noqa: PLC0415 - loaded once there is something to write

        return tuple(
            (writer_under(format_named(name), self.context), 2 if name in {"json", "jsonld"} else None)
            for name in self.formats
        )

    def made(self, outcome: Outcome) -> Copy:
        """The copy of a dossier."""
        return copied(outcome, self)


@attrs.define(kw_only=True)
class Copy:
    """What one dossier became, or what is wrong with it.

    Attributes:
        identifier: the dossier's id.
        texts: the dossier in each of the formats, piece by piece.
        statements: how many it has, where that was asked, once its texts are written.
        lost: how many values the formats cannot carry.
        faults: all that is wrong with it; then, it has none of the above.
        rejected: what is left out, where it is to be.
        graph: as of `Held`.
        is_found: whether it is a dossier; else it is why no more of them can be read.
    """

    identifier: str = ""
    texts: tuple[Iterable[bytes], ...] = ()
    statements: int = 0
    lost: int = 0
    faults: tuple[Problem, ...] = ()
    rejected: Rejected | None = None
    graph: str | None = None
    is_found: bool = True


def copied(outcome: Outcome, order: Order) -> Copy:
    """A dossier that was read, or not, as it is written."""
    dossier, held = outcome.dossier, outcome.held
    graph = held.graph if held else None
    if dossier is None:
        return Copy(faults=outcome.faults, rejected=outcome.rejected, graph=graph, is_found=held is not None)
    lost = tuple(loss for writer, _ in order.writers for loss in writer.losses(dossier))
    if order.strict and lost:
        return Copy(faults=tuple(located(in_order(lost, outcome), outcome)), graph=graph)
    texts = [writer.write(dossier, indent) for writer, indent in order.writers]
    copy = Copy(identifier=dossier.id, lost=len(lost), graph=graph)
    if order.counts:
        in_lines = [number for number, name in enumerate(order.formats) if name in _IN_LINES]
        for number in in_lines[:1]:
            texts[number] = _counting(texts[number], copy)
        copy.statements = 0 if in_lines else statements(dossier)
    copy.texts = tuple(texts)
    return copy


def _counting(text: Iterator[bytes], copy: Copy) -> Iterator[bytes]:
    """A text with a statement on each line, counted while it is written."""
    for piece in text:
        copy.statements += piece.count(b"\n")
        yield piece


def statements(dossier: Dossier) -> int:
    """How many statements a dossier has."""
    from visitdata.rdf.encoding.to_nodes import DossierGraph  # noqa: PLC0415 - loaded once RDF is written

    return sum(1 for _ in DossierGraph(dossier).triples())
