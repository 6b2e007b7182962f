from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import visitdata as vd
from benchmarks import corpus
from tests.support.strategies import every_member

if TYPE_CHECKING:
    from benchmarks.works import Work

pytest.importorskip("msgspec", reason="benchmarks compare with msgspec, which is not installed")
from benchmarks.works import WORKS, Faster, Within

DOSSIERS = {
    "twenty statements": corpus.dossier("small", 20),
    "four hundred": corpus.dossier("middling", 400),
    "every member of every record": every_member(),
}


@pytest.mark.parametrize("dossier", DOSSIERS.values(), ids=DOSSIERS.keys())
@pytest.mark.parametrize("work", WORKS, ids=lambda work: work.name)
def test_all_contenders_come_to_the_same(work: Work, dossier: vd.Dossier) -> None:
    line = vd.dumps(dossier, "json")
    wanted, *others = (each.meaning(each.run(each.prepare(line))) for each in work.contenders)
    assert others
    assert wanted
    assert [other == wanted for other in others] == [True] * len(others)


@pytest.mark.parametrize("work", WORKS, ids=lambda work: work.name)
def test_contenders_that_said_something_else_would_be_found_out(work: Work) -> None:
    one, other = (vd.dumps(corpus.dossier(seed, 20), "json") for seed in "ab")
    for each in work.contenders:
        assert each.meaning(each.run(each.prepare(one))) != each.meaning(each.run(each.prepare(other)))


def test_targets_are_met_on_the_right_side() -> None:
    assert Faster(20).ratio(ours=1, other=30) == Within(7).ratio(ours=30, other=1) == 30
    assert [Faster(20).is_met(each) for each in (19.9, 20, 30)] == [False, True, True]
    assert [Within(7).is_met(each) for each in (7.1, 7, 1)] == [False, True, True]
