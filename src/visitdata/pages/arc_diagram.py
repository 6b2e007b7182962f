"""The graph of actors as a drawing: names in one column, arcs on both sides of it.

On the left stands what is reported, on the right what is only said. All coordinates are whole numbers, which
follow from the dossier alone.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, ClassVar

import attrs

from visitdata.dependencies import require
from visitdata.errors import MissingExtraError
from visitdata.model.badges import isolated
from visitdata.pages.actor_graph import STROKES
from visitdata.values.numbers import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from types import ModuleType

    from networkx import Graph

    from visitdata.model.badges import Badges
    from visitdata.pages.actor_graph import ActorGraph, Arc, Stroke

# In units of the drawing, of which a phone shows one as a pixel.
WIDTH = 360
LEFT, RIGHT = 104, 256  # where the boxes of names begin and end
_TOP, _GAP, _LINE, _PADDING, _TIP = 30, 7, 15, 9, 7
# How far arcs bend from the names: the least, how much more at most, and over which distance half of that.
_NEAREST, _FURTHER, _HALFWAY = 12, 106, 140
# Of a name, so many letters a line and so many lines are shown: the record of the actor has all of it.
_LETTERS, _LINES = 20, 4
_ELLIPSIS = "…"
# Where arcs leave and reach a box, from its middle, and how much further they bend than others.
_OFFSETS: dict[Stroke, tuple[int, int, int]] = {
    "reported": (-3, -3, 0),
    "planned": (1, 1, 8),
    "tie": (-7, 6, -4),
    "statement": (-7, 3, 0),
    "allegation": (-3, 7, 10),
}
_EVENTS = {"reported", "planned"}
_SAID = {"statement", "allegation"}
_PLURALS: dict[Stroke, str] = {
    "reported": "reported events",
    "planned": "planned or cancelled events",
    "tie": "ties",
    "statement": "statements",
    "allegation": "allegations",
}
TABLE = "_connections"
_MOST_ROUNDS = 40


@attrs.frozen
class Box:
    """An actor in the drawing.

    Attributes:
        actor: its id.
        name: its name.
        lines: the same, line by line; of a very long one, its beginning.
        top: where its box begins.
        arcs: the numbers of its arcs.
    """

    actor: str
    name: str
    lines: tuple[str, ...]
    top: int
    arcs: tuple[int, ...]

    @property
    def height(self) -> int:
        """The height of the box."""
        return len(self.lines) * _LINE + _PADDING

    @property
    def middle(self) -> int:
        """Halfway down the box."""
        return self.top + self.height // 2

    @property
    def baselines(self) -> tuple[int, ...]:
        """Where each line stands."""
        return tuple(self.top + _LINE * (line + 1) for line in range(len(self.lines)))

    @property
    def is_shortened(self) -> bool:
        """Whether only the beginning of the name is shown."""
        return len(self.lines) == _LINES and self.lines[-1].endswith(_ELLIPSIS)


@attrs.frozen
class Drawn:
    """An arc in the drawing.

    Attributes:
        stroke: in which way it links two actors.
        count: how many records link them so.
        title: the same in words, with the source of what is only said.
        anchor: the id of the record on the page or, of several, of the table.
        path: the line, as SVG has it; one that has a direction ends where the arrowhead begins.
        x: where it is furthest from the names.
        y: the same.
    """

    stroke: Stroke
    count: int
    title: str
    anchor: str
    path: str
    x: int
    y: int


@attrs.frozen
class Diagram:
    """The drawing.

    Attributes:
        boxes: the actors, from above.
        arcs: the arcs.
        height: the height of the drawing.
        left: where boxes begin; where they end, the style sheet says, too.
        right: where boxes end.
    """

    left: ClassVar[int] = LEFT
    right: ClassVar[int] = RIGHT
    boxes: tuple[Box, ...]
    arcs: tuple[Drawn, ...]
    height: int

    @property
    def description(self) -> str:
        """What the drawing shows, in sentences."""
        said = sum(each.stroke in _SAID for each in self.arcs)
        return (
            f"{counted(len(self.boxes), 'actor')}, one below the other. On the left, "
            f"{counted(len(self.arcs) - said, 'line')} between those who take part in one event, reported or"
            " planned, and between those who are tied to each other. On the right, "
            f"{counted(said, 'dashed line')} for what is only said: from who says it to whom or of whom it"
            " is said and, with a diamond for the allegation, from the claimants to the accused."
        )

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """The strokes of its arcs, in the order in which a key has them."""
        used = {each.stroke for each in self.arcs}
        return tuple(stroke for stroke in STROKES if stroke in used)


def diagram(badges: Badges, graph: ActorGraph) -> Diagram:
    """The drawing of a graph.

    Raises:
        MissingExtraError: networkx is not installed, or too old.
    """
    boxes, bottom = _boxes(badges, graph)
    middles = {box.actor: box.middle for box in boxes}
    arcs = (_drawn(badges, arc, middles[arc.source], middles[arc.target]) for arc in graph.arcs)
    return Diagram(boxes, tuple(arcs), bottom)


def _boxes(badges: Badges, graph: ActorGraph) -> tuple[tuple[Box, ...], int]:
    """The actors, and where the last of their boxes ends."""
    arcs_of: dict[str, list[int]] = {actor: [] for actor in graph.linked}
    for number, arc in enumerate(graph.arcs):
        arcs_of[arc.source].append(number)
        arcs_of[arc.target].append(number)
    boxes: list[Box] = []
    top = _TOP
    for actor in arranged(graph.linked, graph.arcs):
        name = badges.text(actor)
        boxes.append(Box(actor, name, wrapped(name), top, tuple(arcs_of[actor])))
        top += boxes[-1].height + _GAP
    return tuple(boxes), top


def arranged(actors: Sequence[str], arcs: Iterable[Arc]) -> list[str]:
    """Actors in an order that keeps arcs short: that of Cuthill and McKee, in which neighbours then change.

    For networkx the actors are numbers, so that the order of a set of them follows from the dossier. Which
    end comes first is the dossier's choice, too: the first of its actors stands in the upper half.

    Raises:
        MissingExtraError: networkx is not installed, or too old.
    """
    numbers = {actor: number for number, actor in enumerate(actors)}
    networkx = _networkx()
    graph: Graph[int] = networkx.Graph()
    graph.add_nodes_from(range(len(actors)))
    graph.add_edges_from((numbers[arc.source], numbers[arc.target]) for arc in arcs)
    order: list[int] = [*networkx.utils.reverse_cuthill_mckee_ordering(graph, heuristic=_least_linked)]
    if order and order.index(0) * 2 > len(order):
        order.reverse()
    _change_neighbours(order, {number: [*graph[number]] for number in order})
    return [actors[number] for number in order]


def _change_neighbours(order: list[int], linked: Mapping[int, Sequence[int]]) -> None:
    """Let neighbours in an order change places while that makes the links shorter."""
    places = {number: place for place, number in enumerate(order)}
    for _ in range(_MOST_ROUNDS):
        has_changed = False
        for place in range(1, len(order)):
            upper, lower = order[place - 1], order[place]
            kept = 2 if lower in linked[upper] else 0  # what links the two stays as it is
            if _below(linked[upper], places, place) - _below(linked[lower], places, place) > kept:
                order[place - 1], order[place] = lower, upper
                places[lower], places[upper] = place - 1, place
                has_changed = True
        if not has_changed:
            return


def _below(others: Sequence[int], places: Mapping[int, int], place: int) -> int:
    """How many more of these stand at a place or below it than above."""
    return 2 * sum([places[each] >= place for each in others]) - len(others)


def _networkx() -> ModuleType:
    try:
        return require("networkx", "html")
    except ModuleNotFoundError as error:
        msg = "the graph of a web page needs networkx: pip install 'visitdata[html]'"
        raise MissingExtraError(msg) from error


def _least_linked(graph: Graph[int]) -> int:
    return min(graph, key=lambda number: (graph.degree[number], number))


def _drawn(badges: Badges, arc: Arc, start: int, end: int) -> Drawn:
    leaving, arriving, further = _OFFSETS[arc.stroke]
    y1, y2 = start + leaving, end + arriving
    edge, outwards = (RIGHT, 1) if arc.stroke in _SAID else (LEFT, -1)
    distance = abs(end - start)
    bend = edge + outwards * (_NEAREST + further + _FURTHER * distance // (distance + _HALFWAY))
    last = edge if arc.stroke in _EVENTS else edge + outwards * _TIP
    count = len(arc.connections)
    return Drawn(
        stroke=arc.stroke,
        count=count,
        title=_title(badges, arc),
        anchor=arc.connections[0].record if count == 1 else TABLE,
        path=f"M{edge} {y1}c{bend - edge} 0 {bend - edge} {y2 - y1} {last - edge} {y2 - y1}",
        x=(edge + 6 * bend + last) // 8,  # of a cubic Bezier curve, halfway
        y=(y1 + y2) // 2,
    )


def _title(badges: Badges, arc: Arc) -> str:
    count, only = len(arc.connections), arc.connections[0]
    if count == 1:
        words = isolated(only.words.text)
        return words if arc.stroke in _SAID else f"{only.badge.text}: {words}"
    actors = f" {'and' if arc.stroke in _EVENTS else 'to'} ".join(map(badges.text, (arc.source, arc.target)))
    return f"{actors}: {count:,} {_PLURALS[arc.stroke]}"


def wrapped(name: str) -> tuple[str, ...]:
    """A name in lines that are short enough for the drawing; of a very long one, its beginning."""
    lines: list[str] = []
    width = _LETTERS  # so that the first word begins a line
    for word in name.split():
        for piece in _pieces(word):
            more = _width(piece)
            if width + 1 + more > _LETTERS:
                lines.append(piece)
                width = more
            else:
                lines[-1] += f" {piece}"
                width += 1 + more
            if len(lines) > _LINES:
                return (*lines[: _LINES - 1], lines[_LINES - 1] + _ELLIPSIS)
    return tuple(lines)


def _pieces(word: str) -> list[str]:
    """A word, in pieces that each fit a line."""
    if len(word) * 2 <= _LETTERS or _width(word) <= _LETTERS:
        return [word]
    pieces, width = [""], 0
    for letter in word:
        more = _width_of(letter)
        if width + more > _LETTERS:
            pieces.append("")
            width = 0
        pieces[-1] += letter
        width += more
    return pieces


def _width(text: str) -> int:
    return len(text) if text.isascii() else sum(map(_width_of, text))


def _width_of(letter: str) -> int:
    """How many letters of Latin are as wide as a letter (UAX #11); marks stand on what is before them."""
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1
