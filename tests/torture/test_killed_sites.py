"""A site whose building is killed, at whatever step, is the old site or the new one."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.support import effort

if sys.platform == "win32":
    pytest.skip("there are no such signals", allow_module_level=True)

from tests.torture import killed_sites
from tests.torture.workers import ENVIRONMENT

if TYPE_CHECKING:
    from pathlib import Path


def killed(folder: Path, way: str, every: int) -> list[dict[str, Any]]:
    call = [sys.executable, killed_sites.__file__, str(folder), str(every), way]
    done = subprocess.run(call, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    *trials, last = map(json.loads, done.stdout.splitlines())
    assert last["is_done"]
    return trials


@pytest.mark.skipif(sys.platform != "linux", reason="other systems may not be able to")
def test_a_site_killed_at_each_step_is_the_old_one_or_the_new_one(tmp_path: Path) -> None:
    trials = killed(tmp_path, "exchanged", effort.STEP)
    states = [each["state"] for each in trials]
    assert len(states) > 100 / effort.STEP
    assert {*states} == {"old", "new"}
    assert states == sorted(states, reverse=True)
    assert all(each["is_right"] for each in trials)


def test_a_site_killed_between_two_renames_is_put_back(tmp_path: Path) -> None:
    trials = killed(tmp_path, "renamed", 1)
    assert [each["state"] for each in trials] == ["old", "nothing"]
    assert all(each["is_right"] for each in trials)
