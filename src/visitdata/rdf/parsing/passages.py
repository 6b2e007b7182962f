"""The lines of N-Quads that each graph is read from, kept as long as somebody may ask for them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, TypeAlias

from visitdata.rdf.parsing import blocks_of_lines, parse, parse_block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.files import Text
    from visitdata.rdf.statements import Statement

    Blocks: TypeAlias = tuple[tuple[int, bytes], ...]


class Passages:
    """A stream of N-Quads, grouped by graph, which is read while its statements are asked for.

    Attributes:
        ended: the name of the graph that ended last, and the blocks of lines, each with the number of its
            first, in which its statements stand.
        graphs: how many graphs have begun.
    """

    def __init__(self, source: Text) -> None:
        self.ended: tuple[str, Blocks] = ("", ())
        self.graphs = 0
        self._source = source
        self._name: str | None = None
        self._blocks: list[tuple[int, bytes]] = []

    def statements(self) -> Iterator[Statement]:
        """The statements of the stream.

        Raises:
            DecodeError: as `parse` does, once the statements before the mistake were given.
        """
        line = self._source.line
        for block in blocks_of_lines(self._source):
            self._blocks.append((line, block))
            for statement in parse_block(block, "nquads", line):
                if statement[3] != self._name:
                    self._turn(statement[3])
                yield statement
            line += block.count(b"\n")
        self._turn(None)

    def _turn(self, name: str | None) -> None:
        """One graph ends, and another begins in the last block."""
        if self._name is not None:
            self.ended = self._name, tuple(self._blocks)
        self._blocks = self._blocks[-1:]
        self._name = name
        self.graphs += name is not None


def lines_of(name: str, blocks: Blocks) -> Iterator[tuple[int, bytes]]:
    """The lines on which the statements of a graph stand, until it ends: number, and bytes with line feed."""
    is_begun = False
    for number, line in _numbered(blocks):
        graphs = [statement[3] for statement in parse(line, "nquads")]
        if name in graphs:
            is_begun = True
            yield number, line
        elif is_begun and graphs:
            return


def _numbered(blocks: Blocks) -> Iterator[tuple[int, bytes]]:
    for first, block in blocks:
        yield from enumerate(io.BytesIO(block), first)
