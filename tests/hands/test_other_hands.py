"""What other tools have rewritten, each in its own way, is read back as it was written.

That tools read the same statements in each of our formats is the law of `test_formats_agree`. So each way of
a tool is tried with as many dossiers as `effort` says, and the formats that it starts from take turns.
"""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import visitdata as vd
from tests.hands import of_commands, of_node, of_pyld, of_pyoxigraph, of_rdflib, of_statements
from tests.hands.hand import Hand, assert_comes_back, spared
from tests.support import effort
from tests.support.strategies import dossiers, every_member
from visitdata.terms import VD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

PAIR = settings(max_examples=effort.PAIR)
TURNS = st.integers(0, 5)
SOURCES = [*vd.seeds(), "every member"]
BATCH = 60
BASE = "https://data.example.org/dossiers/arcadia-visit"


def dossier_of(source: str) -> vd.Dossier:
    return every_member(own_kinds=True) if source == "every member" else vd.seed(source)


@PAIR
@given(dossiers(own_kinds=True), TURNS)
def test_through_graphs_of_rdflib(dossier: vd.Dossier, turn: int) -> None:
    assert_comes_back(dossier, (*of_rdflib.OBJECTS, *of_rdflib.GRAPHS), turn)


@PAIR
@given(dossiers(own_kinds=True), TURNS)
def test_through_datasets_of_rdflib(dossier: vd.Dossier, turn: int) -> None:
    assert_comes_back(dossier, of_rdflib.DATASETS, turn)


@PAIR
@given(dossiers(own_kinds=True), TURNS)
def test_through_pyoxigraph(dossier: vd.Dossier, turn: int) -> None:
    assert_comes_back(dossier, of_pyoxigraph.HANDS, turn)


@PAIR
@given(dossiers(own_kinds=True))
def test_through_pyld(dossier: vd.Dossier) -> None:
    assert_comes_back(dossier, of_pyld.HANDS)


@PAIR
@given(dossiers(own_kinds=True), st.randoms(use_true_random=True))
def test_through_other_words_for_the_same_graph(dossier: vd.Dossier, random: Random) -> None:
    of_statements.assert_comes_back(dossier, random)


@PAIR
@given(dossiers(own_kinds=True))
def test_through_editors_that_end_lines_in_their_own_way(dossier: vd.Dossier) -> None:
    for format_ in vd.formats():
        for indent in (None, 2) if format_.name in {"json", "jsonld"} else (None,):
            data = vd.dumps(dossier, format_.name, indent=indent)
            for end in (b"\r\n", b"\r"):
                assert vd.loads(data.replace(b"\n", end), format_.name) == dossier, (format_.name, end)


@PAIR
@given(dossiers(own_kinds=True))
def test_under_a_context_with_http(dossier: vd.Dossier) -> None:
    document = json.loads(vd.dumps(dossier, "jsonld"))
    document["@context"]["schema"] = "http://schema.org/"
    assert "https://schema.org/" not in json.dumps(document["@context"])
    assert vd.loads(json.dumps(document), "jsonld") == dossier


def test_through_a_frame_that_embeds_whatever_it_can() -> None:
    # It writes a node wherever something refers to it: a larger dossier would take years.
    arcadia = vd.State(id="arcadia", name="Arcadia", territory="land")
    land = vd.Place(id="land", name="Arcadia", part_of="land")
    visit = vd.Visit(id="visit", label="A visit", status="planned", visitors=["arcadia"], hosts=["arcadia"])
    dossier = vd.Dossier(id=BASE, title="A visit", actors=[arcadia], places=[land], events=[visit])
    frame = {"@type": f"{VD}Dossier", "@embed": "@always"}
    output = of_pyld.done("frame", vd.dumps(dossier, "jsonld").decode(), frame)
    assert json.dumps(output).count('"Arcadia"') > 4
    assert vd.loads(json.dumps(output), "jsonld") == dossier


@pytest.mark.parametrize("tool", [of_rdflib, of_pyoxigraph, of_pyld], ids=lambda tool: tool.__name__)
@pytest.mark.parametrize("source", SOURCES)
def test_large_dossiers_through_every_hand(source: str, tool: ModuleType) -> None:
    assert_comes_back(dossier_of(source), tool.HANDS)


@pytest.mark.parametrize("hand", of_commands.HANDS, ids=lambda hand: hand.name)
@pytest.mark.parametrize("source", SOURCES)
def test_large_dossiers_through_other_commands(source: str, hand: Hand) -> None:
    for turn in range(len(hand.reads)):
        assert_comes_back(dossier_of(source), [hand], turn)


@pytest.mark.parametrize("source", SOURCES)
def test_large_dossiers_in_other_words(source: str) -> None:
    of_statements.assert_comes_back(dossier_of(source), Random(source))  # noqa: S311 - to shuffle by


@pytest.mark.parametrize("tool", ["jsonld.js", "N3.js"])
def test_through_tools_in_javascript(tool: str, tmp_path: Path) -> None:
    if not of_node.is_installed():
        pytest.skip(f"the tools in JavaScript are not installed: npm install in {of_node.JS}")
    requests = [each for each in of_node.REQUESTS if each.name.startswith(tool)]
    for batch in batches():
        pairs = [(each, spared(dossier, each.tool_errors)) for dossier in batch for each in requests]
        answers = of_node.answers([each.asked(dossier) for each, dossier in pairs], tmp_path)
        for (each, dossier), answer in zip(pairs, answers, strict=True):
            assert "error" not in answer, f"{each.name}: {answer}"
            assert vd.loads(answer["output"], each.reads) == dossier, each.name


def batches() -> Iterator[list[vd.Dossier]]:
    """The dossiers of all laws, so many at a time that one process of node can hold what they become."""
    found = [*map(dossier_of, SOURCES), *drawn(effort.PAIR)]
    for start in range(0, len(found), BATCH):
        yield found[start : start + BATCH]


def drawn(count: int) -> list[vd.Dossier]:
    found: list[vd.Dossier] = []

    @settings(max_examples=count, phases=[Phase.generate], database=None)
    @given(dossiers(own_kinds=True))
    def collect(dossier: vd.Dossier) -> None:
        found.append(dossier)

    collect()
    return found
