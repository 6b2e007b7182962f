"""How the time for one dossier grows with it: every format written and read, and `check`."""

from __future__ import annotations

import time
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import visitdata as vd
from benchmarks import corpus
from benchmarks.conditions import undisturbed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from benchmarks.conditions import Stopwatch

EVENTS = (1_000, 10_000)
SEED = "growth-38"  # ten times the events are ten times the statements, within a hundredth
STREAMED = "N-Quads, streamed to a file"
TURNS = 3
_WARM = 100  # events of a dossier with which everything is done once before


@attrs.frozen
class Growing:
    """Something done with one dossier: what it starts from is made of the dossier, and not timed."""

    name: str
    prepare: Callable[[vd.Dossier], Any]
    run: Callable[[Any], object]

    def __str__(self) -> str:
        return self.name


def _works() -> list[Growing]:
    works = [Growing("check", lambda dossier: dossier, vd.check)]
    for format_ in vd.formats():
        name = format_.name
        works.append(Growing(f"{name}, written", lambda dossier: dossier, partial(_written, name)))
        if format_.find is not None:
            works.append(Growing(f"{name}, read", partial(_written, name), partial(_read, name)))
    return works


def _written(name: str, dossier: vd.Dossier) -> bytes:
    return vd.dumps(dossier, name)


def _read(name: str, text: bytes) -> vd.Dossier:
    return vd.loads(text, name)


WORKS = _works()


@cache
def _json(events: int) -> bytes:
    return vd.dumps(corpus.with_events(events, SEED), "json")


def _dossier(events: int) -> vd.Dossier:
    """The dossier with so many events, made anew: nobody has written it yet."""
    return vd.loads(_json(events), "json")


def _measured(benchmark: Stopwatch, work: Growing, events: int) -> None:
    work.run(work.prepare(_dossier(_WARM)))
    prepared = work.prepare(_dossier(events))
    with undisturbed():
        benchmark.pedantic(work.run, args=(prepared,), rounds=1)
    benchmark.extra_info.update({"section": "growth", "work": work.name, "events": events})


@pytest.mark.benchmark(timer=time.process_time)
@pytest.mark.parametrize("events", EVENTS)
@pytest.mark.parametrize("turn", range(TURNS))
@pytest.mark.parametrize("work", WORKS, ids=str)
def test_growth(work: Growing, turn: int, events: int, benchmark: Stopwatch) -> None:  # noqa: ARG001 - one of several
    """One work on the smaller dossier and on the bigger one, in turn."""
    _measured(benchmark, work, events)


@pytest.mark.benchmark(timer=time.process_time)
@pytest.mark.parametrize("events", EVENTS)
@pytest.mark.parametrize("turn", range(TURNS))
def test_growth_of_a_stream(turn: int, events: int, tmp_path: Path, benchmark: Stopwatch) -> None:  # noqa: ARG001 - the same
    """N-Quads go to a file while they are made."""
    path = tmp_path / "d.nq"
    _measured(
        benchmark, Growing(STREAMED, lambda dossier: [dossier], lambda given: vd.write(given, path)), events
    )
