"""Whenever a writer is stopped, there is the old file or the new one, and soon nothing beside it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import visitdata as vd
from tests import effort

if sys.platform == "win32":
    pytest.skip("there are no such signals", allow_module_level=True)

from tests.torture.workers import DONE, WRITING_FAILED, Bench, Figures, working
from tests.torture.writers import WRITERS, dossiers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST = 100


@pytest.fixture(scope="module")
def process() -> Iterator[subprocess.Popen[str]]:
    with working() as process:
        yield process


@pytest.fixture(params=WRITERS)
def bench(request: pytest.FixtureRequest, process: subprocess.Popen[str], tmp_path: Path) -> Bench:
    return Bench.of(request.param, process, tmp_path)


def test_undisturbed_each_writer_writes_what_it_was_given(bench: Bench) -> None:
    for name in bench.writer.files:
        if bench.name == "schema":
            assert bench.new[name].decode() in {
                vd.schema(each) for each in ("json-schema", "context", "ontology", "shapes")
            }
        else:
            assert list(vd.read(bench.folder / name)) == list(dossiers()[: 3 if "many" in name else 1])


@pytest.mark.parametrize(
    ("sent", "trials"),
    [(signal.SIGKILL, effort.KILLED), (signal.SIGINT, effort.STOPPED), (signal.SIGTERM, effort.STOPPED)],
    ids=["kill", "interrupt", "terminate"],
)
def test_a_writer_that_is_stopped_leaves_the_old_file_or_the_new_one(
    bench: Bench, sent: signal.Signals, trials: int
) -> None:
    figures = Figures()
    while figures.trials < trials or (not figures.hits and figures.trials < MOST):
        bench.stop(sent, figures)
    figures.tell(f"{bench.name}, {sent.name}")
    assert figures.hits
