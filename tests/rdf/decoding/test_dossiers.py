"""The dossiers of a document: one a graph that is named by it, or one of all graphs together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import pytest

import visitdata as vd
from tests.rdf.small import DOSSIER, ID, STATEMENTS, TYPE, text
from tests.support.asserted_values import statements
from visitdata.codec import MOST_PROBLEMS
from visitdata.model.dossier import Dossier
from visitdata.rdf.decoding.decode import decode
from visitdata.rdf.decoding.dossiers import Graph, dossiers_in, grouped
from visitdata.rdf.quads import gathered
from visitdata.terms import VD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from visitdata.errors import Problem
    from visitdata.rdf.quads import Quad

OTHER = attrs.evolve(DOSSIER, id="https://data.example.org/dossiers/other")
G, H = "https://elsewhere.example/g", "https://elsewhere.example/h"
STRANGE: Quad = ("https://elsewhere.example/x", "https://elsewhere.example/p", text("x"), G)


def in_graph(given: list[Quad], name: str) -> list[Quad]:
    return [(*each[:3], name) for each in given]


def found(*given: list[Quad]) -> list[Graph]:
    return list(dossiers_in(gathered(each for part in given for each in part), Dossier))


def streamed(*given: list[Quad], ignore: bool = False) -> Iterator[Graph]:
    return grouped((each for part in given for each in part), Dossier, ignore=ignore)


def refused(ask: Callable[[], object]) -> Problem:
    with pytest.raises(vd.DecodeError) as caught:
        ask()
    (problem,) = caught.value.problems
    assert caught.value.what == "the Dossier cannot be read"
    return problem


def test_nothing_holds_no_dossier() -> None:
    assert found([]) == []
    assert list(streamed([])) == []


def test_statements_in_no_graph_hold_one() -> None:
    (graph,) = found(STATEMENTS)
    assert (graph.dossier, graph.beside) == (ID, [])
    assert decode(Dossier, graph) == DOSSIER


def test_a_graph_that_is_named_by_a_dossier_holds_it() -> None:
    first, second = found(in_graph(statements(OTHER), OTHER.id), in_graph(STATEMENTS, ID))
    assert [first.dossier, second.dossier] == [OTHER.id, ID]
    assert [decode(Dossier, each) for each in (first, second)] == [OTHER, DOSSIER]


def test_what_stands_beside_dossiers_belongs_to_the_first() -> None:
    strange = [STRANGE, (*STRANGE[:3], ""), (*STRANGE[:3], H)]
    first, second = found(in_graph(STATEMENTS, ID), strange[::-1], in_graph(statements(OTHER), OTHER.id))
    assert first.beside == sorted(strange, key=lambda each: each[3])
    assert second.beside == []


def test_graphs_of_other_names_are_one() -> None:
    spread = [(*each[:3], (G, H, "")[at % 3]) for at, each in enumerate(STATEMENTS)]
    (graph,) = found(spread)
    assert decode(Dossier, graph) == DOSSIER
    (graph,) = streamed(sorted(spread, key=lambda each: each[3]))
    assert decode(Dossier, graph) == DOSSIER


def test_a_graph_that_types_another_than_its_name_is_named_by_none() -> None:
    (graph,) = found(in_graph(STATEMENTS, G))
    assert graph.dossier == ID
    (graph,) = found(in_graph(STATEMENTS, G), [(G, TYPE, "https://elsewhere.example/Graph", G)])
    assert graph.dossier == ID


def test_two_dossiers_in_one_graph_are_refused_by_name() -> None:
    problem = refused(lambda: found(STATEMENTS, statements(OTHER)))
    assert problem.code == "several-dossiers"
    assert problem.subject == f"<{OTHER.id}>"
    assert problem.message == (
        f"these triples describe 2 dossiers, and no graphs keep them apart: '{ID}', '{OTHER.id}'"
    )
    assert refused(lambda: list(streamed(STATEMENTS, statements(OTHER)))) == problem


def test_of_many_dossiers_three_are_named() -> None:
    typed: list[Quad] = [(f"https://e.example/{at}", TYPE, f"{VD}Dossier", "") for at in range(5)]
    message = refused(lambda: found(typed)).message
    assert message.startswith("these triples describe 5 dossiers")
    assert message.endswith("'https://e.example/0', 'https://e.example/1', 'https://e.example/2' and 2 more")
    assert "more" not in refused(lambda: found(typed[:3])).message


def test_where_nothing_is_a_dossier_the_type_is_named() -> None:
    for ask in (lambda: found([STRANGE]), lambda: list(streamed([STRANGE]))):
        problem = refused(ask)
        assert (problem.code, problem.predicate, problem.value) == ("no-dossier", TYPE, f"<{VD}Dossier>")
        assert problem.message == f"there is no Dossier: no subject has the type {VD}Dossier"


# In a stream.


def test_a_stream_gives_each_dossier_once_its_graph_ends() -> None:
    taken: list[str] = []

    def source() -> Iterator[Quad]:
        for part in (in_graph(STATEMENTS, ID), in_graph(statements(OTHER), OTHER.id)):
            taken.append(part[0][3])
            yield from part

    graphs = grouped(source(), Dossier, ignore=False)
    assert next(graphs).dossier == ID
    assert taken == [ID, OTHER.id]
    assert next(graphs).dossier == OTHER.id
    assert next(graphs, None) is None


def test_a_graph_that_comes_again_is_refused_by_name() -> None:
    half = in_graph(STATEMENTS, ID)
    graphs = streamed(half[:-1], [STRANGE], half[-1:])
    assert next(graphs).dossier == ID
    problem = refused(lambda: next(graphs))
    assert (problem.code, problem.value) == ("not-grouped", f"<{ID}>")
    assert problem.message.startswith(f"the graph '{ID}' begins again after it ended")
    default = refused(lambda: list(streamed([(*STRANGE[:3], "")], [STRANGE], [(*STRANGE[:3], "")])))
    assert (default.code, default.value) == ("not-grouped", None)
    assert default.message.startswith("the default graph begins again")


@pytest.mark.parametrize("place", ["before", "after"])
def test_what_a_stream_has_beside_its_dossiers_is_told_at_its_end_or_left_aside(place: str) -> None:
    own = in_graph(STATEMENTS, ID)
    parts = [[STRANGE], own] if place == "before" else [own, [STRANGE]]
    graphs = streamed(*parts)
    assert next(graphs).dossier == ID
    problem = refused(lambda: next(graphs))
    assert problem.code == "foreign"
    assert problem.message.endswith(f"it stands in the graph '{G}'")
    assert [graph.dossier for graph in streamed(*parts, ignore=True)] == [ID]


def test_no_more_is_kept_of_what_stands_beside_than_is_told() -> None:
    many: list[Quad] = [
        (f"https://elsewhere.example/{at:05}", STRANGE[1], text("x"), G) for at in range(MOST_PROBLEMS + 5)
    ]
    for parts in ([in_graph(STATEMENTS, ID), many], [many, in_graph(STATEMENTS, ID)]):
        with pytest.raises(vd.DecodeError) as caught:
            list(streamed(*parts))
        problems = caught.value.problems
        assert len(problems) == MOST_PROBLEMS + 1
        assert problems[-1].message == "there are 5 more problems in this document"
