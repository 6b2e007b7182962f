"""A web site of 1,000 dossiers by the command, built for the first time and then again with nothing changed.

Both are timed by the clock, as who waits for it does.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks.children import peak
from benchmarks.works import Within

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.conditions import Stopwatch

DOSSIERS, STATEMENTS, TURNS = 1_000, 400, 3
FIRST, UNCHANGED = "for the first time", "again, with nothing changed"
# Seconds that each may take.
WANTED = {FIRST: 60.0, UNCHANGED: 5.0}
AS_WANTED = Within(1, "the time that is wanted")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the dossiers lie, and their site."""
    folder = tmp_path_factory.mktemp("site")
    arguments = [str(DOSSIERS), "--statements", str(STATEMENTS), "-o", str(folder / "dossiers.jsonl")]
    subprocess.run([sys.executable, "-m", "benchmarks.corpus", *arguments], check=True)  # noqa: S603 - our own
    return folder


@pytest.mark.parametrize("turn", range(TURNS))
@pytest.mark.parametrize("work", WANTED)
def test_site(turn: int, work: str, folder: Path, benchmark: Stopwatch) -> None:
    """The command builds the site, or finds that nothing is to be built."""
    source, site = folder / "dossiers.jsonl", folder / "site"
    if work == FIRST:
        shutil.rmtree(site, ignore_errors=True)
    arguments = ["site", source, "-o", site, "--base", "https://data.example.org/"]
    benchmark.pedantic(peak, args=(arguments,), rounds=1)
    benchmark.extra_info.update({"section": "site", "work": work, "turn": turn})
    assert len([*site.glob("dossiers/*.html")]) == DOSSIERS
