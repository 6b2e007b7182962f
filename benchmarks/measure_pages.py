"""The page of a dossier of 300 events, beside its Turtle."""

from __future__ import annotations

import time
from functools import partial

import pytest

import visitdata as vd
from benchmarks import corpus
from benchmarks.conditions import TURNS, Stopwatch, undisturbed
from benchmarks.works import Within

EVENTS = 300
PAGES = 5
PAGE, TURTLE = "dossier to web page", "dossier to Turtle"
FORMATS = {TURTLE: "turtle", PAGE: "html"}
BESIDE_TURTLE = Within(10)
_WARM = 20  # events of a dossier that is written once before, so that templates are compiled


@pytest.mark.benchmark(timer=time.process_time)
@pytest.mark.parametrize("turn", range(TURNS))
@pytest.mark.parametrize("contender", FORMATS)
def test_pages(turn: int, contender: str, benchmark: Stopwatch) -> None:
    """The same dossier in either format, each time read anew, so that nothing of it is known before."""
    write = partial(vd.dumps, format=FORMATS[contender])
    write(corpus.with_events(_WARM, "warm"))
    document = vd.dumps(corpus.with_events(EVENTS, 1), "json")
    dossiers = [vd.loads(document, "json") for _ in range(PAGES)]
    assert {len(each.events) for each in dossiers} == {EVENTS}
    with undisturbed():
        benchmark.pedantic(lambda: [write(each) for each in dossiers], rounds=1)
    benchmark.extra_info.update({"section": "pages", "contender": contender, "turn": turn})
