"""Whenever a writer is stopped, there is the old file or the new one, and soon nothing beside it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import visitdata as vd
from tests.support import effort

if sys.platform == "win32":
    pytest.skip("there are no such signals", allow_module_level=True)

from tests.torture.workers import DONE, WRITING_FAILED, Bench, Figures, working
from tests.torture.writers import MANY, WRITERS, dossiers, lines, make_sources
from visitdata.cli.schema import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMAS = Path(__file__).parents[2] / "schemas"
MOST = 100
BLOCK = 4096


@pytest.fixture(scope="module")
def process() -> Iterator[subprocess.Popen[str]]:
    with working() as process:
        yield process


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sources")
    make_sources(folder)
    return folder


@pytest.fixture(scope="module", params=WRITERS)
def bench(
    request: pytest.FixtureRequest,
    process: subprocess.Popen[str],
    sources: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Bench:
    return Bench.of(request.param, process, sources, tmp_path_factory.mktemp("bench"))


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A small disk."""
    place = tmp_path_factory.mktemp("disk")
    mount = shutil.which("mount")
    call = [str(mount), "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(place)]
    if mount is None or subprocess.run(call, capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be had here")
    yield place
    subprocess.run(["umount", str(place)], check=True)  # noqa: S607 - it is where mount is


def test_undisturbed_each_writer_writes_what_it_was_given(bench: Bench) -> None:
    if bench.name == "schema":
        # Of this process, other tests may have declared kinds that are in no schema of another's.
        assert bench.new == {file: (SCHEMAS / file).read_bytes() for file in FILES.values()}
        return
    for name in bench.writer.files:
        if "rejected" in name:
            rejected = [json.loads(line) for line in (bench.folder / name).read_bytes().splitlines()]
            assert [(each["line"], each["text"].encode()) for each in rejected] == cut_short()
            continue
        assert list(vd.read(bench.folder / name)) == list(dossiers()[: MANY if "many" in name else 1])


def cut_short() -> list[tuple[int, bytes]]:
    """The lines of the source that cannot be read, with their numbers."""
    return [(2 * number, line) for number, line in enumerate(lines()[1], 1)]


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
    assert not figures.left or -sent in bench.ends(sent), "an exception clears up"


def test_a_file_that_may_not_become_so_large_leaves_the_old_one(bench: Bench) -> None:
    largest = max(map(len, bench.new.values()))
    for _ in range(effort.FULL):
        bench.restore()
        bench.begin(limit=bench.random.randrange(largest))
        bench.check(bench.end(), {WRITING_FAILED})
        assert not bench.temporaries()
        assert not bench.writer.is_command or "cannot be written: File too large" in bench.errors.read_text()
        bench.check_the_next()
    Figures(*[effort.FULL] * 3).tell(f"{bench.name}, RLIMIT_FSIZE")


def test_a_full_disk_leaves_the_old_file(bench: Bench, disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "folder", disk / "out")
    filler = disk / "filler"
    bench.folder.mkdir()
    for _ in range(effort.FULL):
        bench.restore()
        fill(filler, bench.random.randrange(min(map(len, bench.new.values())) - BLOCK))
        bench.begin()
        bench.check(bench.end(), {WRITING_FAILED})
        assert not bench.temporaries()
        assert not bench.writer.is_command or "No space left on device" in bench.errors.read_text()
        filler.unlink()
        bench.check_the_next()
    Figures(*[effort.FULL] * 3).tell(f"{bench.name}, full disk")
    shutil.rmtree(bench.folder)


def fill(filler: Path, room: int) -> None:
    """Leave so much room on a disk, or a bit less."""
    with filler.open("wb") as file:
        status = os.statvfs(filler)
        os.posix_fallocate(file.fileno(), 0, status.f_bavail * status.f_frsize - room)


@pytest.mark.parametrize(
    ("name", "sent", "is_often"),
    [
        ("small-dump", signal.SIGKILL, False),
        ("small-dump", signal.SIGINT, False),
        ("small-convert", signal.SIGINT, False),
        ("small-convert", signal.SIGTERM, False),
        ("small-convert", signal.SIGINT, True),
        ("small-convert", signal.SIGTERM, True),
    ],
)
def test_a_writer_may_be_stopped_at_each_of_its_steps(  # noqa: PLR0913 - two of them are fixtures
    process: subprocess.Popen[str],
    sources: Path,
    tmp_path: Path,
    *,
    name: str,
    sent: signal.Signals,
    is_often: bool,
) -> None:
    bench = Bench.of(name, process, sources, tmp_path)
    figures = Figures()
    for step in count(1, effort.STEP):
        bench.restore()
        bench.begin_and_stop(step, sent, is_often=is_often)
        end = bench.end()
        if end == DONE:
            break
        figures.trials += 1
        figures.stopped += 1
        figures.hits += 1
        figures.left += bool(bench.temporaries())
        bench.check(end, bench.ends(sent))
        bench.check_the_next()
    figures.tell(f"{name}, {'many ' * is_often}{sent.name} at each step")
    assert figures.trials > 30 / effort.STEP
    assert bool(figures.left) == (sent == signal.SIGKILL) or is_often
