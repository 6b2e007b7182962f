"""The graph of actors: what links them, what does not, and in which order they are drawn."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import visitdata as vd
from benchmarks import corpus
from tests.support.effort import instructions
from tests.support.marked import HELD
from tests.support.strategies import dossiers
from visitdata.codegen.plain import plain
from visitdata.model.badges import Badges
from visitdata.pages.actor_graph import MOST_ACTORS, ActorGraph, Arc, actor_graph
from visitdata.pages.arc_diagram import WIDTH, Diagram, arranged, diagram, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = vd.seed(vd.seeds()[0])
# What links two actors: the sort of record, the two in their order, and the id of the record.
Link = tuple[str, str, str, str]


def graph_of(dossier: vd.Dossier) -> ActorGraph:
    return actor_graph(Badges(dossier))


def drawn(dossier: vd.Dossier) -> Diagram:
    return diagram(Badges(dossier), graph_of(dossier))


def meeting(number: int, *actors: str, status: Any = "occurred") -> vd.Event:
    return vd.Meeting(id=f"m{number}", label=f"Meeting {number}", status=status, participants=actors)


def people(count: int) -> list[vd.Person]:
    return [vd.Person(id=f"p{number}", name=f"Person {number}") for number in range(count)]


def dossier_of(**lists: Any) -> vd.Dossier:
    return vd.Dossier(id="https://data.example.org/d", title="T", language="en", **lists)


def chain(count: int) -> vd.Dossier:
    """Each person meets the next; the dossier lists them in no order."""
    actors = sorted(people(count), key=lambda each: each.id[::-1])
    events = [meeting(number, f"p{number}", f"p{number + 1}") for number in range(count - 1)]
    return dossier_of(actors=actors, events=events)


# What must be linked, told from the plain data alone.


def ids_in(record: dict[str, str | list[str]], known: dict[str, int]) -> list[str]:
    """The actors that members of a record name, as the dossier lists them, each once."""
    found: set[str] = set()
    for name, value in record.items():
        if name != "id":
            found.update([value] if isinstance(value, str) else value)
    return sorted(found & known.keys(), key=known.__getitem__)


def links_in(dossier: vd.Dossier) -> Iterator[Link]:
    data: dict[str, Any] = plain(dossier)
    actors = data.get("actors", [])
    known = {actor["id"]: number for number, actor in enumerate(actors)}
    for event in data.get("events", []):
        sort = "planned" if event["status"] in {"planned", "cancelled"} else "reported"
        links = {name: value for name, value in event.items() if name in ROLES}
        for one, other in combinations(ids_in(links, known), 2):
            yield sort, one, other, event["id"]
    for actor in actors:
        named = [tie["of"] for tie in actor.get("ties", []) if "of" in tie]
        named += ids_in({name: value for name, value in actor.items() if name in RELATIONS}, known)
        yield from (("tie", actor["id"], other, actor["id"]) for other in named)
    for said in data.get("statements", []):
        concerned = [*said.get("addressees", []), *(each for each in said.get("about", []) if each in known)]
        for speaker in said.get("speakers", []):
            yield from (("statement", speaker, other, said["id"]) for other in concerned)
    for said in data.get("allegations", []):
        for claimant in said["claimants"]:
            yield from (("allegation", claimant, other, said["id"]) for other in said.get("accused", []))


RELATIONS = {"part_of", "of", "members", "nationality"}
ROLES = {
    *(
        "agents",
        "affected",
        "participants",
        "visitors",
        "hosts",
        "inviters",
        "givers",
        "recipients",
        "forces",
    ),
    *(
        "attackers",
        "targets",
        "detainers",
        "detainees",
        "victims",
        "perpetrators",
        "appointers",
        "appointees",
    ),
    *("of", "body", "voters", "issuers", "subjects", "imposers", "parties", "movers", "moved", "protesters"),
}


@given(dossiers())
def test_what_links_two_actors_is_an_arc_and_nothing_else_is(dossier: vd.Dossier) -> None:
    found = [
        (arc.stroke, arc.source, arc.target, each.record)
        for arc in graph_of(dossier).arcs
        for each in arc.connections
    ]
    assert {*found} == {link for link in links_in(dossier) if link[1] != link[2]}


@given(dossiers())
def test_every_actor_is_in_the_drawing_or_among_the_unconnected(dossier: vd.Dossier) -> None:
    graph = graph_of(dossier)
    ends = {end for arc in graph.arcs for end in (arc.source, arc.target)}
    assert ends == {*graph.linked}
    assert sorted([*graph.linked, *graph.unconnected]) == sorted(actor.id for actor in dossier.actors)
    assert sorted(box.actor for box in drawn(dossier).boxes) == sorted(graph.linked)


@given(dossiers())
def test_what_only_a_proposition_says_links_nobody(dossier: vd.Dossier) -> None:
    data: dict[str, Any] = plain(dossier)
    for listed, held in HELD:
        for said in data.get(listed, ()):
            if held in said:
                kept = ("type", "id", "label", "status")
                said[held] = [{name: each[name] for name in kept} for each in said[held]]
    bare = vd.converter().structure(data, vd.Dossier)
    assert graph_of(bare) == graph_of(dossier)


def test_an_allegation_links_the_claimant_to_the_accused_and_not_to_the_deed() -> None:
    sale = vd.PositedTransfer(id="sale", label="A sale", status="occurred", givers=["p2"], recipients=["p3"])
    allegation = vd.Allegation(
        id="a", claimants=["p0"], accused=["p1"], gist="Person 0 alleges it.", alleges=[sale]
    )
    graph = graph_of(dossier_of(actors=people(4), allegations=[allegation]))
    assert [(arc.stroke, arc.source, arc.target) for arc in graph.arcs] == [("allegation", "p0", "p1")]
    assert graph.unconnected == ("p2", "p3")


def test_parallel_links_are_one_arc_with_their_number() -> None:
    events = [meeting(0, "p0", "p1"), meeting(1, "p1", "p0"), meeting(2, "p0", "p1", status="planned")]
    arcs = drawn(dossier_of(actors=people(2), events=events)).arcs
    assert [(each.stroke, each.count) for each in arcs] == [("reported", 2), ("planned", 1)]
    assert [each.title for each in arcs] == [
        "Person 0 and Person 1: 2 reported events",
        "Planned: Meeting 2",
    ]
    assert [each.anchor for each in arcs] == ["_connections", "m2"]


# The drawing.


def test_the_order_of_a_chain_keeps_every_arc_as_short_as_can_be() -> None:
    graph = graph_of(chain(30))
    order = arranged(graph.linked, graph.arcs)
    places = {actor: place for place, actor in enumerate(order)}
    assert [abs(places[arc.source] - places[arc.target]) for arc in graph.arcs] == [1] * 29


def test_the_order_is_the_same_with_every_version_of_the_library() -> None:
    linking = [(0, 5), (1, 2), (5, 9), (3, 4), (4, 8), (9, 0), (2, 6), (6, 7), (7, 1), (5, 3), (8, 6)]
    arcs = [Arc("reported", f"p{one}", f"p{other}", ()) for one, other in linking]
    order = arranged([f"p{number}" for number in range(11)], arcs)
    assert order == ["p0", "p9", "p5", "p3", "p4", "p8", "p6", "p2", "p7", "p1", "p10"]


@pytest.mark.parametrize(
    "dossier", [SEED, corpus.with_events(300, 1), chain(40)], ids=["seed", "many", "chain"]
)
def test_the_order_makes_arcs_no_longer_than_that_of_the_dossier(dossier: vd.Dossier) -> None:
    graph = graph_of(dossier)

    def length(order: Any) -> int:
        places = {actor: place for place, actor in enumerate(order)}
        return sum(abs(places[arc.source] - places[arc.target]) for arc in graph.arcs)

    assert length(arranged(graph.linked, graph.arcs)) < 0.75 * length(graph.linked)


@given(dossiers())
def test_boxes_stand_apart_and_arcs_stay_within_the_drawing(dossier: vd.Dossier) -> None:
    drawing = drawn(dossier)
    for upper, lower in pairwise(drawing.boxes):
        assert upper.top + upper.height < lower.top
    for box in drawing.boxes:
        assert box.top < box.baselines[0] <= box.baselines[-1] < box.top + box.height <= drawing.height
    assert all(0 <= each.x <= WIDTH and 0 <= each.y <= drawing.height for each in drawing.arcs)


def test_no_arc_of_a_high_drawing_leaves_it() -> None:
    actors = people(MOST_ACTORS)
    said = vd.Statement(
        id="s", kind="stated", speakers=["p0"], addressees=[each.id for each in actors[1:]], gist="Hello."
    )
    arcs = drawn(dossier_of(actors=actors, statements=[said])).arcs
    assert max(each.x for each in arcs) <= WIDTH - 8
    assert len(arcs) == MOST_ACTORS - 1


@given(st.text(min_size=1).filter(str.split))
def test_a_name_in_lines_has_all_its_letters_or_says_that_it_has_not(name: str) -> None:
    lines = wrapped(name)
    shown, whole = "".join("".join(lines).split()), "".join(name.split())
    assert shown == whole or (whole.startswith(shown.removesuffix("…")) and len(lines) == 4)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Ana Lind", ["Ana Lind"]),
        ("Ministry of Foreign Affairs", ["Ministry of Foreign", "Affairs"]),
        ("中華民國外交部中華民國外交部", ["中華民國外交部中華民", "國外交部"]),
        ("x" * 45, ["x" * 20, "x" * 20, "x" * 5]),
        (
            "one two three four five " * 9,
            ["one two three four", "five one two three", "four five one two", "three four five one…"],
        ),
    ],
)
def test_a_long_name_stands_in_several_lines(name: str, lines: list[str]) -> None:
    assert [*wrapped(name)] == lines


# As large as it may be.


def test_a_graph_that_is_too_large_is_not_drawn_and_stays_a_table() -> None:
    small, large = chain(MOST_ACTORS), chain(MOST_ACTORS + 1)
    assert len(graph_of(small).arcs) == MOST_ACTORS - 1
    assert graph_of(large).arcs == ()
    written = vd.dumps(large, "html").decode()
    assert "The graph has 151 actors, and is too large to be drawn." in written
    assert written.count("<td>Person ") == MOST_ACTORS


def test_an_event_with_very_many_actors_is_in_the_table_alone() -> None:
    dossier = dossier_of(actors=people(100), events=[meeting(0, *(f"p{number}" for number in range(100)))])
    graph = graph_of(dossier)
    assert (len(graph.connections), graph.arcs, len(graph.linked)) == (1, (), 100)


@pytest.mark.parametrize("first", [12, 40])
def test_the_work_grows_with_the_dossier_and_no_faster(first: int) -> None:
    def work(count: int) -> int:
        dossier = chain(count)
        drawn(dossier)
        return instructions(lambda: diagram(Badges(dossier), graph_of(dossier)))

    one, two, three = work(first), work(2 * first), work(3 * first)
    assert three - two < 1.25 * (two - one)


CODE = """
import hashlib, sys
import visitdata as vd
from benchmarks import corpus
for dossier in (vd.seed(vd.seeds()[0]), corpus.with_events(60, 1)):
    print(hashlib.sha256(vd.dumps(dossier, "html")).hexdigest())
"""


def test_a_page_has_the_same_bytes_whatever_the_order_of_sets() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", CODE],
            env={"PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(outputs) == 1
    assert len(outputs.pop().split()) == 2
