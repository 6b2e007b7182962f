"""Writing and reading, beside other packages, on the same dossiers in turn.

Each turn has dossiers of its own, which nobody has seen before: what a package keeps from one dossier for the
next is there, and of the dossier itself it knows nothing.
"""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from benchmarks.conditions import TURNS, undisturbed
from benchmarks.works import SIZES, WORKS, Work

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from benchmarks.conditions import Stopwatch
    from benchmarks.contenders import Contender


@attrs.frozen
class Case:
    """One contender's turn at a work."""

    turn: int
    size: int
    work: Work
    contender: Contender

    def __str__(self) -> str:
        return f"{self.turn}-{self.work.name}-{self.size}-{self.contender.name}"


def _cases() -> list[Case]:
    """In each turn all sizes and works; of the contenders, the first is last in the next turn."""
    return [
        Case(turn, size, work, contender)
        for turn in range(1, TURNS + 1)
        for size in SIZES
        for work in WORKS
        for contender in work.contenders[:: 1 if turn % 2 else -1]
    ]


class Corpora:
    """The dossiers of each turn as JSON, made by a process of their own: this one must not know them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def lines(self, turn: int, size: int) -> list[bytes]:
        """The JSON of each dossier, a line each."""
        path = self._folder / f"{turn}-{size}.jsonl"
        if not path.exists():
            seed = f"turn-{turn}-{size}"
            arguments = [str(SIZES[size]), "--statements", str(size), "--seed", seed, "-o", str(path)]
            subprocess.run([sys.executable, "-m", "benchmarks.corpus", *arguments], check=True)  # noqa: S603 - our own
        return path.read_bytes().splitlines(keepends=True)


@pytest.fixture(scope="session")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Corpora:
    """Dossiers by turn and size."""
    return Corpora(tmp_path_factory.mktemp("corpora"))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("work", WORKS, ids=lambda work: work.name)
def test_all_come_to_the_same(work: Work, size: int, corpora: Corpora) -> None:
    """They do so on dossiers that are not timed, and everyone is warm from then on."""
    for line in corpora.lines(0, size):
        wanted, *others = (each.meaning(each.run(each.prepare(line))) for each in work.contenders)
        assert wanted
        assert all(other == wanted for other in others)


@pytest.mark.benchmark(timer=time.process_time)
@pytest.mark.parametrize("case", _cases(), ids=str)
def test_speed(case: Case, corpora: Corpora, benchmark: Stopwatch) -> None:
    """One contender does the work for the dossiers of that turn, one after the other."""
    lines = corpora.lines(case.turn, case.size)
    prepared = [case.contender.prepare(line) for line in lines]
    with undisturbed():
        benchmark.pedantic(_each, args=(case.contender.run, prepared), rounds=1)
    benchmark.extra_info.update(
        {
            "section": "speed",
            "work": case.work.name,
            "size": case.size,
            "contender": case.contender.name,
            "dossiers": len(lines),
            "bytes": sum(map(len, lines)),
        }
    )


def _each(run: Callable[[Any], Any], prepared: Sequence[Any]) -> None:
    for each in prepared:
        run(each)
