"""docs/fuzzing.md: each target and each crasher has its line, and nothing else has."""

from __future__ import annotations

import re
from pathlib import Path

from fuzz.targets import TARGETS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "fuzzing.md").read_text(encoding="utf-8")


def first_cells(heading: str) -> list[str]:
    """What stands in code in the first column of the tables under a heading."""
    part = PAGE.partition(heading)[2].partition("\n## ")[0]
    return re.findall(r"^\| `([^`]+)` \|", part, flags=re.MULTILINE)


def test_every_target_is_described() -> None:
    assert sorted(first_cells("# Fuzzing")) == sorted(TARGETS)


def test_everything_that_was_found_is_told() -> None:
    crashers = sorted(path.stem for path in (ROOT / "tests" / "crashers").iterdir())
    assert sorted(first_cells("## What the fuzzers found")) == crashers


def test_every_run_that_is_told_of_is_of_a_target() -> None:
    assert set(first_cells("## How long they ran")) <= set(TARGETS)
