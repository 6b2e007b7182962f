"""CHANGELOG.md has the form of Keep a Changelog 1.1.0."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from packaging.version import Version

import visitdata as vd

PAGE = (Path(__file__).parents[2] / "CHANGELOG.md").read_text(encoding="utf-8")
CHANGES = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"]
RELEASE = re.compile(r"\[(\d+\.\d+\.\d+)\] - (\d{4}-\d{2}-\d{2})")


def versions() -> list[tuple[str, str]]:
    """The heading of each version, with what stands under it."""
    parts = re.split(r"^## (.*)\n", PAGE, flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def sections(text: str) -> list[tuple[str, str]]:
    """The heading of each sort of change, with what stands under it."""
    parts = re.split(r"^### (.*)\n", text, flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def test_what_is_not_released_comes_first_and_then_the_newest_version() -> None:
    heading, *releases = (heading for heading, _ in versions())
    assert heading == "[Unreleased]"
    found = [RELEASE.fullmatch(release) for release in releases]
    assert all(found)
    told = [(Version(each[1]), dt.date.fromisoformat(each[2])) for each in found if each is not None]
    assert told == sorted(told, reverse=True)


def test_changes_are_of_the_six_sorts_each_once_in_a_version() -> None:
    for version, text in versions():
        sorts = [sort for sort, _ in sections(text)]
        assert sorts == [sort for sort in CHANGES if sort in sorts], version


def test_every_change_is_an_item_of_a_list() -> None:
    for _, text in versions():
        for sort, changes in sections(text):
            lines = [line for line in changes.splitlines() if line]
            assert lines, sort
            assert lines[0].startswith("- ")
            assert [line for line in lines if not line.startswith(("- ", "  "))] == []


def test_the_version_of_the_package_is_told() -> None:
    assert re.search(rf"\b{re.escape(vd.__version__)}\b", PAGE)
