"""JSON Lines to N-Quads by the command, a dossier at a time: memory, and what a second process gains."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks.children import has_option, peak
from benchmarks.conditions import TURNS
from benchmarks.works import Faster

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.conditions import Stopwatch

STATEMENTS = 20
FEW, MANY = 1_000, 100_000
SHARED = 200_000
WORKERS = (1, 2)
SHARED_BY_TWO = Faster(1.7)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where corpora and outputs lie."""
    return tmp_path_factory.mktemp("streams")


def _corpus(folder: Path, count: int) -> Path:
    path = folder / f"{count}.jsonl"
    if not path.exists():
        arguments = [str(count), "--statements", str(STATEMENTS), "-o", str(path)]
        subprocess.run([sys.executable, "-m", "benchmarks.corpus", *arguments], check=True)  # noqa: S603 - our own
    return path


@pytest.mark.parametrize("count", [FEW, MANY])
def test_memory(count: int, folder: Path, benchmark: Stopwatch) -> None:
    """How much memory the command takes for a short stream, and for a long one."""
    source, target = _corpus(folder, count), folder / f"{count}.nq"
    peaks: list[int] = []
    benchmark.pedantic(lambda: peaks.append(peak(["convert", source, target])), rounds=1)
    benchmark.extra_info.update({"section": "memory", "dossiers": count, "peak": max(peaks)})


@pytest.mark.skipif(not has_option("convert", "--workers"), reason="visitdata convert has no --workers")
@pytest.mark.parametrize("workers", WORKERS)
@pytest.mark.parametrize("turn", range(TURNS))
def test_workers(turn: int, workers: int, folder: Path, benchmark: Stopwatch) -> None:
    """The same stream by one process and by two; what they write is the same."""
    source, target = _corpus(folder, SHARED), folder / f"by-{workers}.nq"
    arguments = ["convert", "--workers", str(workers), source, target]
    benchmark.pedantic(peak, args=(arguments,), rounds=1)
    benchmark.extra_info.update({"section": "workers", "workers": workers, "turn": turn, "dossiers": SHARED})
    assert target.read_bytes() == (folder / f"by-{WORKERS[0]}.nq").read_bytes()
