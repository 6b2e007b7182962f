"""Checking many dossiers by the command, beside reading them alone: without problems, with one in each."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import attrs
import pytest
from click.testing import CliRunner

import visitdata as vd
from benchmarks.conditions import TURNS, undisturbed
from benchmarks.works import Within
from visitdata.cli import cli

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from benchmarks.conditions import Stopwatch

DOSSIERS = 300
READING = "reading alone"
CHECKS = {"check, no problem": 0, "check, a problem in each dossier": 1}
"""What is checked, and how many problems each of the dossiers has."""
BESIDE_READING = Within(5)


def _model(problems: int) -> vd.Dossier:
    """A dossier that ships, with an answer to each allegation, so that one problem is left, or none."""
    seed = vd.seed(vd.seeds()[0])
    found = [(each.code, seed[each.record]) for each in vd.check(seed) if each.record]
    unanswered = dict.fromkeys(each.id for _, each in found if isinstance(each, vd.Allegation))
    allegations = [each for each in seed.allegations if each.id in unanswered]
    others = [each for code, each in found if code == "only-in-propositions" and isinstance(each, vd.Actor)]
    answers = [
        vd.Statement(
            id=f"answer-to-{each.id}",
            kind="denied",
            speakers=each.accused,
            gist=f"{' and '.join(seed[accused].name for accused in each.accused)} deny it.",
            about=others[problems:],
            responds_to=[each],
            evidence=each.evidence,
        )
        for each in allegations
    ]
    made = attrs.evolve(seed, statements=[*seed.statements, *answers])
    assert len(vd.check(made)) == problems
    return made


def _read(path: Path) -> None:
    assert sum(1 for _ in vd.read(path)) == DOSSIERS


def _check(path: Path) -> None:
    assert CliRunner().invoke(cli, ["check", str(path)]).exit_code == 0


@pytest.mark.benchmark(timer=time.process_time)
@pytest.mark.parametrize("turn", range(TURNS))
@pytest.mark.parametrize("name", CHECKS)
@pytest.mark.parametrize("contender", [READING, "checking"])
def test_checks(turn: int, name: str, contender: str, tmp_path: Path, benchmark: Stopwatch) -> None:
    """The command in this process, beside a loop over the dossiers of the same file."""
    model, path = _model(CHECKS[name]), tmp_path / "in.jsonl"
    vd.write((attrs.evolve(model, id=f"{model.id}-{turn}-{number}") for number in range(DOSSIERS)), path)
    run: Callable[[Path], None] = _read if contender == READING else _check
    with undisturbed():
        benchmark.pedantic(run, args=(path,), rounds=1)
    benchmark.extra_info.update({"section": "checks", "work": name, "contender": contender, "turn": turn})
