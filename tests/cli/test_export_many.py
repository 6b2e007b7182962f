"""`visitdata export` of sources of many dossiers: read once, to several files, each whole or as it was."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

import visitdata as vd
from tests.support.command_environment import ENVIRONMENT
from tests.support.numbered import BASE, lines, numbered
from visitdata.cli import cli

if TYPE_CHECKING:
    from click.testing import Result

SKIP = ("--on-error", "skip")
MANY = {"jsonl": ".jsonl", "nquads": ".nq", "trig": ".trig"}


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def export(*args: str) -> Result:
    return CliRunner(env={"FORCE_COLOR": None}).invoke(cli, ["export", *args], catch_exceptions=False)


def files() -> list[str]:
    return sorted(str(path) for path in Path().rglob("*") if path.is_file())


def kept(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(name).read_bytes().splitlines()]


def test_what_a_user_sees() -> None:
    vd.write(numbered(1000), "big.jsonl")
    result = export("big.jsonl")
    sizes = {name: f"{Path(f'out/big{suffix}').stat().st_size:,}" for name, suffix in MANY.items()}
    assert result.exit_code == 0
    assert [line.split() for line in result.stdout.splitlines()] == [
        ["big.jsonl:", "1,000", "dossiers", "in,", "1,000", "written,", "0", "rejected"],
        ["file", "format", "bytes", "statements"],
        ["out/big.jsonl", "jsonl", sizes["jsonl"], "-"],
        ["out/big.nq", "nquads", sizes["nquads"], "4,000"],
        ["out/big.trig", "trig", sizes["trig"], "4,000"],
    ]
    assert result.stderr == (
        "big.jsonl: not written as json, jsonld, ntriples, rdfxml and turtle, which hold one dossier\n"
    )
    for suffix in MANY.values():
        assert list(vd.read(f"out/big{suffix}")) == list(numbered(1000))


@pytest.mark.parametrize("suffix", [".jsonl", ".ndjson.zst", ".nq", ".nq.gz", ".trig"])
@pytest.mark.parametrize("workers", ["1", "2"])
def test_each_format_that_holds_many_is_read_and_written_compressed_or_not(suffix: str, workers: str) -> None:
    vd.write(numbered(300), f"big{suffix}")
    assert export(f"big{suffix}", "--to", "nquads", "-o", "a/b.nq.gz", "--workers", workers).exit_code == 0
    assert export(f"big{suffix}", "--to", "jsonl", "-o", "b.ndjson.zst", "--workers", workers).exit_code == 0
    assert list(vd.read("a/b.nq.gz")) == list(vd.read("b.ndjson.zst")) == list(numbered(300))


@pytest.mark.parametrize("formats", [["trig"], ["trig", "jsonl"], ["nquads", "trig"], ["jsonl"]])
def test_statements_are_counted_whatever_is_written(formats: list[str]) -> None:
    vd.write(numbered(30), "big.jsonl")
    result = export("big.jsonl", *(each for name in formats for each in ("--to", name)))
    rows = [line.split() for line in result.stdout.splitlines()[2:]]
    assert [row[3] for row in rows] == ["-" if name == "jsonl" else "120" for name in formats]
    assert result.stderr == ""


def test_several_files_are_what_convert_makes_of_each() -> None:
    Path("in.jsonl").write_bytes(b"".join([*lines(5), b"{\n", *lines(7)[5:]]))
    assert export("in.jsonl", *SKIP, "--workers", "2").exit_code == 1
    for suffix in MANY.values():
        args = ["convert", "in.jsonl", f"one{suffix}", *SKIP]
        assert CliRunner().invoke(cli, args).exit_code == 1
        assert Path(f"out/in{suffix}").read_bytes() == Path(f"one{suffix}").read_bytes()
        assert Path("out/in.rejected.jsonl").read_bytes() == Path(f"one{suffix}.rejected.jsonl").read_bytes()


# Dossiers with errors.


def test_where_one_source_has_errors_the_others_are_written() -> None:
    for name in ("a", "b", "c"):
        vd.write(numbered(3), f"{name}.jsonl")
    assert export("a.jsonl", "b.jsonl", "c.jsonl", "--to", "nquads").exit_code == 0
    for name, count in {"a": 4, "c": 5}.items():
        vd.write(numbered(count), f"{name}.jsonl")
    Path("b.jsonl").write_bytes(b"".join([*lines(2), b"{\n", *lines(3)[2:], b"[\n"]))
    result = export("a.jsonl", "b.jsonl", "c.jsonl", "--to", "nquads")
    assert result.exit_code == 1
    assert "b.jsonl:3:2: error not-json: " in result.stderr
    assert "b.jsonl:5:2: error not-json: " in result.stderr
    assert result.stderr.endswith("\nError: nothing was written of b.jsonl: 2 errors\n")
    assert [line.split()[0] for line in result.stdout.splitlines()] == [
        "a.jsonl:",
        "c.jsonl:",
        "file",
        "out/a.nq",
        "out/c.nq",
    ]
    assert [len(list(vd.read(f"out/{name}.nq"))) for name in ("a", "b", "c")] == [4, 3, 5]


def test_errors_in_a_source_of_one_dossier_keep_all_from_being_written() -> None:
    vd.write(numbered(3), "many.jsonl")
    Path("one.json").write_text("{")
    result = export("many.jsonl", "one.json")
    assert (result.exit_code, result.stdout, files()) == (1, "", ["many.jsonl", "one.json"])
    assert result.stderr.endswith("Error: nothing was written: 1 error\n")


def test_what_has_errors_is_left_out_counted_and_kept_beside_the_files() -> None:
    Path("in.jsonl").write_bytes(b"".join([*lines(3), b"{\n", lines(1)[0]]))
    result = export("in.jsonl", "--to", "nquads", "--to", "jsonl", *SKIP)
    assert result.exit_code == 1
    size = Path("out/in.rejected.jsonl").stat().st_size
    assert result.stdout.startswith(
        f"wrote out/in.rejected.jsonl: 2 dossiers, {size:,} bytes\n"
        "in.jsonl: 5 dossiers in, 3 written, 2 rejected\n"
    )
    assert result.stderr.endswith("Error: 2 dossiers left out; see out/in.rejected.jsonl\n")
    assert [each["line"] for each in kept("out/in.rejected.jsonl")] == [4, 5]
    assert files() == ["in.jsonl", "out/in.jsonl", "out/in.nq", "out/in.rejected.jsonl"]
    assert list(vd.read("out/in.nq")) == list(vd.read("out/in.jsonl")) == list(numbered(3))
    vd.write(numbered(3), "in.jsonl")
    assert export("in.jsonl", "--to", "nquads", "--to", "jsonl", *SKIP).exit_code == 0
    assert files() == ["in.jsonl", "out/in.jsonl", "out/in.nq"]


def test_a_repeated_id_is_left_out_only_where_two_dossiers_would_become_one() -> None:
    Path("in.jsonl").write_bytes(b"".join([*lines(3), lines(1)[0]]))
    assert export("in.jsonl", "--to", "jsonl", *SKIP).exit_code == 0
    stopped = export("in.jsonl", "--to", "nquads", "-o", "new")
    assert stopped.stderr.startswith(
        f"in.jsonl:4:1: error duplicate-dossier: two dossiers have the id '{BASE}0': in one file, they would "
    )
    assert (stopped.exit_code, files()) == (1, ["in.jsonl", "out/in.jsonl"])


def test_beside_a_file_what_is_left_out_is_called_as_that_file() -> None:
    Path("in.jsonl").write_bytes(b"".join([*lines(3), b"{\n"]))
    assert export("in.jsonl", "--to", "nquads", "-o", "new.nq.gz", *SKIP).exit_code == 1
    assert files() == ["in.jsonl", "new.nq.gz", "new.nq.gz.rejected.jsonl"]
    assert gzip.decompress(Path("new.nq.gz").read_bytes()).count(b"\n") == 12


def test_a_source_of_one_dossier_with_errors_may_be_left_out_too() -> None:
    Path("one.json").write_text("{")
    vd.write(numbered(1), "other.jsonl")
    result = export("one.json", "other.jsonl", "--to", "nquads", *SKIP)
    assert result.exit_code == 1
    assert "one.json: 1 dossier in, 0 written, 1 rejected\n" in result.stdout
    assert files() == ["one.json", "other.jsonl", "out/one.nq", "out/one.rejected.jsonl", "out/other.nq"]


@pytest.mark.parametrize("skip", [(), SKIP])
def test_of_what_cannot_be_read_to_its_end_only_whole_lines_are_written_if_any(skip: tuple[str, ...]) -> None:
    rows = [vd.dumps(each, "jsonl") for each in numbered(300, notes=[os.urandom(50).hex()])]
    data = gzip.compress(b"".join(rows), mtime=0)
    Path("in.jsonl.gz").write_bytes(data[: len(data) // 2])
    result = export("in.jsonl.gz", "--to", "nquads", *skip)
    assert (result.exit_code, "error bad-archive: " in result.stderr) == (1, True)
    assert Path("out/in.nq").exists() == bool(skip)


# Calls that are wrong.


@pytest.mark.parametrize("suffix", [".jsonl", ".nq.gz", ".trig"])
def test_a_format_that_holds_one_is_refused_for_many_with_those_that_hold_them(suffix: str) -> None:
    vd.write(numbered(3), f"many{suffix}")
    result = export(f"many{suffix}", "--to", "turtle", "--to", "json", "--to", "trig")
    assert (result.exit_code, result.stdout) == (1, "")
    assert " error several-dossiers: the document holds more than one dossier" in result.stderr
    assert "\n    turtle and json hold one; jsonl, nquads and trig hold several: " in result.stderr
    assert result.stderr.endswith("Error: nothing was written: 1 error\n")
    assert files() == [f"many{suffix}"]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--to", "turtle", *SKIP], "--on-error skip: turtle holds one dossier; jsonl, nquads and trig"),
        (["--to", "jsonl", "-o", "."], "in.jsonl: this source would be overwritten"),
        (["in.rejected.jsonl", "--to", "jsonl", *SKIP], "out/in.rejected.jsonl: both a source and"),
        (["--to", "nquads", "-o", "link.nq", *SKIP], "in.jsonl: this source would be overwritten"),
    ],
)
def test_a_call_that_would_write_over_something_is_wrong(args: list[str], message: str) -> None:
    vd.write(numbered(3), "in.jsonl")
    vd.write(numbered(3), "in.rejected.jsonl")
    Path("link.nq.rejected.jsonl").symlink_to("in.jsonl")
    before = files()
    result = export("in.jsonl", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"Error: {message}")
    assert files() == before


# Writing that fails.


@pytest.mark.skipif(sys.platform == "win32", reason="resources are limited on POSIX")
def test_where_one_file_has_no_room_none_takes_the_place_of_the_old_one() -> None:
    vd.write(numbered(3000, notes=["y" * 300]), "in.jsonl")
    Path("out").mkdir()
    for suffix in (".jsonl", ".nq", ".trig"):
        Path(f"out/in{suffix}").write_bytes(b"old")
    limited = (
        "import resource, sys, runpy; resource.setrlimit(resource.RLIMIT_FSIZE, (1_800_000, 1_800_000));"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "sys.argv = ['visitdata', 'export', 'in.jsonl'];"
        "runpy.run_module('visitdata', run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", limited], env=ENVIRONMENT, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr == b"Error: out/in.nq: cannot be written: File too large\n"
    assert files() == ["in.jsonl", "out/in.jsonl", "out/in.nq", "out/in.trig"]
    assert {path.read_bytes() for path in Path("out").iterdir()} == {b"old"}


def test_a_file_where_a_folder_should_be_exits_with_3() -> None:
    vd.write(numbered(3), "in.jsonl")
    Path("file").write_text("")
    result = export("in.jsonl", "--to", "nquads", "-o", "file/deep")
    assert (result.exit_code, result.stderr) == (
        3,
        "Error: file/deep/in.nq: cannot be written: Not a directory\n",
    )
