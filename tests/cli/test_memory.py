"""Streams in constant memory: many dossiers take no more than a tenth above what a thousand take."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import visitdata as vd
from visitdata.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

if sys.platform == "win32":
    pytest.skip("how much a process took is told on POSIX", allow_module_level=True)

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(vd.__file__).parents[1])}
FEW = 1000
# `make nightly` tries 100,000, which is what is promised.
MANY = int(os.environ.get("DOSSIERS", "20000"))
MARK = "0123456789"
SKIP = ("--on-error", "skip")


def texts(count: int, format_: str) -> Iterator[bytes]:
    """So many dossiers, each with an id of its own."""
    model = vd.Dossier(id=f"https://data.example.org/dossiers/{MARK}", title="A visit", notes=["y" * 200])
    text = vd.dumps(model, format_)
    return (text.replace(MARK.encode(), str(number).encode()) for number in range(count))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a few and with many dossiers in each format; every tenth line in `bad` is none."""
    found = tmp_path_factory.mktemp("streams")
    for name, count in {"few": FEW, "many": MANY}.items():
        (found / f"{name}.jsonl").write_bytes(b"".join(texts(count, "jsonl")))
        (found / f"{name}.nq").write_bytes(b"".join(texts(count, "nquads")))
        for suffix in (".jsonl", ".nq"):
            data = (found / f"{name}{suffix}").read_bytes()
            write_whole(found / f"{name}{suffix}.gz", [data])
            write_whole(found / f"{name}{suffix}.zst", [data])
        (found / f"{name}-doubtful.jsonl").write_bytes(
            b"".join(text.replace(b"y" * 200, b"\xe2\x80\xae") for text in texts(count, "jsonl"))
        )
        lines = enumerate(texts(count, "jsonl"))
        (found / f"{name}-bad.jsonl").write_bytes(
            b"".join(line if number % 10 else line[:-2] + b"\n" for number, line in lines)
        )
    return found


def peak(folder: Path, command: str, *args: str, code: int) -> int:
    """How much memory a call took at most, in the units of the system; its processes, each by itself, too."""
    words = [sys.executable, "-m", "visitdata", command, *args]
    silent = [(os.POSIX_SPAWN_OPEN, handle, os.devnull, os.O_WRONLY, 0) for handle in (1, 2)]
    here = Path.cwd()
    os.chdir(folder)
    try:
        pid = os.posix_spawn(sys.executable, words, ENVIRONMENT, file_actions=silent)
    finally:
        os.chdir(here)
    _, status, used = os.wait4(pid, 0)
    assert os.waitstatus_to_exitcode(status) == code, args
    return used.ru_maxrss


# The last of them are for `make nightly` alone, to save time.
CALLS = [
    ("convert", "{}.nq.zst", "out.jsonl"),
    ("convert", "{}-bad.jsonl", "out.nq.gz", *SKIP),
    ("convert", "{}-bad.jsonl", "out.nq", *SKIP, "--workers", "2"),
    ("convert", "{}.nq.gz", "out.jsonl.zst", "--workers", "2"),
    ("check", "{}-doubtful.jsonl", "--report", "sarif"),
    ("check", "{}-doubtful.jsonl", "--workers", "2"),
    ("check", "{}-doubtful.jsonl", "--report", "json"),
    ("check", "{}-doubtful.jsonl"),
    ("check", "{}.nq.gz", "--report", "github", "--workers", "2"),
    ("convert", "{}.jsonl", "out.nq"),
    ("convert", "{}.nq", "out.jsonl"),
    ("convert", "{}.jsonl.gz", "out.nq.zst"),
    ("convert", "{}.jsonl", "out.nq", "--workers", "2"),
    ("export", "{}-bad.jsonl", *SKIP, "--workers", "2"),
][: None if "DOSSIERS" in os.environ else 6]


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_memory_does_not_grow_with_the_number_of_dossiers(folder: Path, call: tuple[str, ...]) -> None:
    code = 1 if "skip" in call else 0
    command, *args = call
    few, many = (
        peak(folder, command, *(arg.format(name) for arg in args), code=code) for name in ("few", "many")
    )
    assert many < 1.1 * few
