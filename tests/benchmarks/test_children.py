"""Commands that are measured: what they held is theirs, and not of whoever measures."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

import visitdata as vd
from benchmarks import corpus
from benchmarks.children import has_option, peak

if TYPE_CHECKING:
    from pathlib import Path

MEBIBYTE = 2**20
# The command with what it loads; a Python that does nothing takes some 10 MiB.
LEAST, MOST = 12 * MEBIBYTE, 150 * MEBIBYTE


def test_the_memory_of_who_measures_is_not_counted() -> None:
    held = bytearray(b"x" * 300 * MEBIBYTE)
    assert LEAST < peak(["--help"]) < MOST
    del held


def test_a_command_that_holds_more_is_seen_to(tmp_path: Path) -> None:
    small, big = tmp_path / "small.json", tmp_path / "big.json"
    vd.dump(corpus.dossier("small", 20), small)
    vd.dump(corpus.with_events(5_000, "big"), big)
    assert (
        peak(["convert", big, tmp_path / "big.ttl"]) > peak(["convert", small, tmp_path / "small.ttl"]) * 1.2
    )


def test_a_command_that_fails_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        peak(["check", tmp_path / "nothing.json"])


def test_an_option_is_there_or_not() -> None:
    assert has_option("convert", "--on-error")
    assert not has_option("convert", "--no-such-option")
