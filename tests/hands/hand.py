"""Other hands: tools that parse what was written and write it anew, each in its own way."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs
import pytest

import visitdata as vd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

RDF_FORMATS = tuple(format_.name for format_ in vd.formats() if format_.is_rdf)
NAMED = {"nquads", "trig"}


# (dossier, one of our formats) -> what is read once a tool has rewritten the dossier, written in that format.
Through: TypeAlias = "Callable[[vd.Dossier, str], vd.Dossier]"
# A dossier -> one like it in which there is nothing for a tool to break; itself where there is not.
Spared: TypeAlias = "Callable[[vd.Dossier], vd.Dossier]"


@attrs.frozen(eq=False)
class ToolError:
    """What a tool loses or breaks, so that nobody could read it back; docs/round-trips.md says the same.

    Attributes:
        tool: its name.
        version: in which it was seen.
        way: in which of the tool's ways.
        does: what it does.
        instead: what lasts.
        spared: a dossier without what it breaks; None where the law does not go that way at all.
        example: a dossier that it breaks.
    """

    tool: str
    version: str
    way: str
    does: str
    instead: str
    spared: Spared | None = None
    example: vd.Dossier | None = None

    def row(self) -> str:
        """Its row in the table."""
        return f"| {self.tool} {self.version} | {self.way} | {self.does} | {self.instead} |"


def spared(dossier: vd.Dossier, tool_errors: Iterable[ToolError]) -> vd.Dossier:
    """The dossier without what tools break."""
    for tool_error in tool_errors:
        if tool_error.spared is not None:
            dossier = tool_error.spared(dossier)
    return dossier


@attrs.frozen(eq=False)
class Hand:
    """One way of one tool.

    Attributes:
        name: of the tool, and of its way.
        through: the way itself.
        errors: what the tool breaks on it.
        reads: which of our formats it starts from; they take turns.
    """

    name: str
    through: Through
    tool_errors: tuple[ToolError, ...] = ()
    reads: tuple[str, ...] = RDF_FORMATS


def assert_comes_back(dossier: vd.Dossier, hands: Iterable[Hand], turn: int = 0) -> None:
    """Fail where a dossier is not itself after one of the hands had it.

    Args:
        dossier: as it was.
        hands: each is tried.
        turn: with which of our formats the first hand starts; the next one starts with the next.
    """
    for number, hand in enumerate(hands, turn):
        given = spared(dossier, hand.tool_errors)
        written = hand.reads[number % len(hand.reads)]
        try:
            found = hand.through(given, written)
        except vd.VisitdataError as error:
            pytest.fail(f"{hand.name}, from {written}: {error}")
        assert found == given, f"{hand.name}, from {written}"
