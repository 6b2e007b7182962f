"""SECURITY.md: each promise names a test, and each test that is named is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from tests.support.named import is_test

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
PROMISED = PAGE.partition("## What is promised")[2].partition("\n## ")[0]
NAME = re.compile(r"`(tests/[^`]*)`")


def promises() -> list[str]:
    """Each promise, with the tests under it."""
    return re.findall(r"^- .*(?:\n  .*)*", PROMISED, flags=re.MULTILINE)


def test_every_promise_names_a_test() -> None:
    assert len(promises()) >= 28
    assert [promise for promise in promises() if not NAME.search(promise)] == []


def test_every_test_that_is_named_is_there() -> None:
    named = [name for name in NAME.findall(PAGE) if "::" in name]
    assert len(named) > len(promises())
    assert [name for name in named if not is_test(name)] == []


def test_a_name_that_is_no_test_is_found_out() -> None:
    assert is_test("tests/docs/test_security.py::test_every_promise_names_a_test")
    assert not is_test("tests/docs/test_security.py::test_there_is_none_of_this_name")
    assert not is_test("tests/docs/test_nowhere.py::test_every_promise_names_a_test")


def test_every_command_that_is_named_is_there() -> None:
    targets = set(
        re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    )
    assert set(re.findall(r"^\$ make ([a-z]+)", PAGE, flags=re.MULTILINE)) <= targets


def test_it_is_part_of_what_is_distributed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "SECURITY.md" in project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
