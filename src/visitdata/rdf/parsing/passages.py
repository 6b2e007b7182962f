"""The lines of N-Quads that each graph is read from, kept as long as somebody may ask for them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, TypeAlias

from visitdata.rdf.parsing import blocks_of_lines, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.files import Text
    from visitdata.rdf.quads import Quad

    Blocks: TypeAlias = tuple[tuple[int, bytes], ...]


class Passages:
    """A stream of N-Quads, grouped by graph, which is read while its quads are asked for.

    Attributes:
        ended: the name of the graph that ended last, and the blocks of lines, each with the number of its
            first, in which its quads stand.
        graphs: how many graphs have begun.
    """

    def __init__(self, source: Text) -> None:
        self.ended: tuple[str, Blocks] = ("", ())
        self.graphs = 0
        self._source = source
        self._name: str | None = None
        self._blocks: list[tuple[int, bytes]] = []

    def quads(self) -> Iterator[Quad]:
        """The quads of the stream.

        Raises:
            DecodeError: as `parse` does, once the quads before the mistake were given.
        """
        line = self._source.line
        for block in blocks_of_lines(self._source):
            self._blocks.append((line, block))
            for quad in parse(block, "nquads", line):
                if quad[3] != self._name:
                    self._turn(quad[3])
                yield quad
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
    """The lines on which the quads of a graph stand, until it ends: number, and bytes with line feed."""
    is_begun = False
    for number, line in _numbered(blocks):
        graphs = [quad[3] for quad in parse(line, "nquads")]
        if name in graphs:
            is_begun = True
            yield number, line
        elif is_begun and graphs:
            return


def _numbered(blocks: Blocks) -> Iterator[tuple[int, bytes]]:
    for first, block in blocks:
        yield from enumerate(io.BytesIO(block), first)
