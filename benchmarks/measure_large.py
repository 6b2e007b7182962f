"""One dossier of up to 100,000 events through the command, in every format: time and memory.

To write is `visitdata convert d.json d.ttl`, which reads JSON first; to read is the way back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import visitdata as vd
from benchmarks import corpus
from benchmarks.children import peak
from benchmarks.conditions import processor_time_of_children
from benchmarks.measure_growth import SEED

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.conditions import Stopwatch
    from visitdata.syntaxes import Format

EVENTS = (1_000, 10_000, 100_000)
FORMATS = tuple(format_ for format_ in vd.formats() if format_.find is not None)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the dossiers lie, in every format once it was written."""
    return tmp_path_factory.mktemp("large")


def _source(folder: Path, events: int) -> Path:
    path = folder / f"source-{events}.json"
    if not path.exists():
        vd.dump(corpus.with_events(events, SEED), path)
    return path


@pytest.mark.benchmark(timer=processor_time_of_children)
@pytest.mark.parametrize("work", ["written", "read"])
@pytest.mark.parametrize("events", EVENTS)
@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
def test_large(format_: Format, events: int, work: str, folder: Path, benchmark: Stopwatch) -> None:
    """The command writes one dossier, and then reads what it wrote."""
    source, path = _source(folder, events), folder / f"d-{events}{format_.suffix}"
    arguments = [source, path] if work == "written" else [path, folder / "back.json"]
    _measured(benchmark, f"{format_.name}, {work}", events, ["convert", *arguments], path)
    if work == "read":
        path.unlink()


@pytest.mark.benchmark(timer=processor_time_of_children)
@pytest.mark.parametrize("events", EVENTS)
def test_large_check(events: int, folder: Path, benchmark: Stopwatch) -> None:
    """The command reads JSON, checks it and prints what it finds."""
    source = _source(folder, events)
    _measured(benchmark, "check", events, ["check", source], source)


def _measured(benchmark: Stopwatch, work: str, events: int, arguments: list[str | Path], path: Path) -> None:
    peaks: list[int] = []
    benchmark.pedantic(lambda: peaks.append(peak(arguments)), rounds=1)
    info = {"section": "large", "work": work, "events": events, "peak": max(peaks)}
    benchmark.extra_info.update({**info, "bytes": path.stat().st_size})
