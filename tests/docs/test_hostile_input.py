"""docs/hostile-input.md says what is so: each cell is tried again, and each test that it names is there."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from tests.comparison.measure import Phrases, measured, versions
from tests.comparison.tables import OURS, TABLES
from tests.support.named import is_test

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "hostile-input.md").read_text(encoding="utf-8")
# Seconds of processor time: what ends at all ends in two.
SECONDS = 6


@pytest.fixture(scope="module")
def phrases() -> Phrases:
    return measured(SECONDS)


def test_each_cell_is_what_happens(phrases: Phrases) -> None:
    """Other versions of the tools may do otherwise; `make derived` writes what those do."""
    expected: list[str] = runpy.run_path(str(ROOT / "scripts" / "write_hostile_input.py"))["body"](phrases)
    given = PAGE[PAGE.index("## ") :].split("\n")
    if versions() in PAGE:
        assert given == expected
    assert [_ours(line) for line in given] == [_ours(line) for line in expected]


def _ours(line: str) -> list[str]:
    """What is given, what visitdata does, and the test."""
    cells = line.split(" | ")
    return [cells[0], *cells[-2:]]


def test_visitdata_forges_loses_and_changes_nothing(phrases: Phrases) -> None:
    said = [rows[OURS] for table in phrases for rows in table]
    assert len(said) >= 38
    assert [phrase for phrase in said if "**" in phrase or phrase.startswith("raises")] == []


def test_each_test_that_is_named_is_there() -> None:
    named = [case.test for table in TABLES for case in table.cases]
    assert [name for name in named if not is_test(name)] == []
