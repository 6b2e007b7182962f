"""Several processes write one file at once, and some are killed: it is one's or another's, and whole."""

from __future__ import annotations

import random
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from tests.support import effort
from tests.torture import crowd

if sys.platform == "win32":
    pytest.skip("there are no such signals", allow_module_level=True)

from tests.torture.workers import ENVIRONMENT

if TYPE_CHECKING:
    from pathlib import Path

WRITERS = 4
ENDLESS = 1_000_000


def started(target: Path, rounds: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, crowd.__file__, str(target), str(rounds)], env=ENVIRONMENT)


def whose(target: Path) -> bytes:
    """Whose file it is, which is whole."""
    data = target.read_bytes()
    assert data == data[: crowd.SIZE] * crowd.COUNT
    return data[: crowd.SIZE]


def test_of_several_who_write_at_once_the_file_of_the_last_stays(tmp_path: Path) -> None:
    target = tmp_path / "a.ttl"
    target.write_bytes(b"%08d" % 0 * crowd.COUNT)
    writers = [started(target, effort.ROUNDS) for _ in range(WRITERS)]
    seen: set[bytes] = set()
    while any(writer.poll() is None for writer in writers):
        seen.add(whose(target))
    assert [writer.returncode for writer in writers] == [0] * WRITERS
    assert seen - {b"%08d" % 0} <= {b"%08d" % writer.pid for writer in writers}
    assert len(seen) > 2, "they did not write at once"
    assert [path.name for path in tmp_path.iterdir()] == ["a.ttl"]


def test_who_is_killed_among_others_takes_nothing_from_them(tmp_path: Path) -> None:
    target = tmp_path / "a.ttl"
    target.write_bytes(b"%08d" % 0 * crowd.COUNT)
    moments = random.Random(1)  # noqa: S311 - no secret
    living = [started(target, ENDLESS) for _ in range(WRITERS // 2)]
    for _ in range(effort.VICTIMS):
        victim = started(target, ENDLESS)
        while whose(target) != b"%08d" % victim.pid:
            assert victim.poll() is None
        with suppress(subprocess.TimeoutExpired):
            victim.wait(moments.random() / 50)
        victim.kill()
        victim.wait()
        whose(target)
    assert [writer.poll() for writer in living] == [None] * len(living)
    for writer in living:
        writer.kill()
        writer.wait()
    assert started(target, 1).wait() == 0
    assert [path.name for path in tmp_path.iterdir()] == ["a.ttl"]
