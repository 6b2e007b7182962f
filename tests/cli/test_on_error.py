"""`visitdata convert --on-error skip`: what is sound is written, what is not is kept, and all is counted."""

from __future__ import annotations

import gzip
import json
import signal
import subprocess
import sys
import tracemalloc
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from click.testing import CliRunner

import visitdata as vd
from tests.support.command_environment import ENVIRONMENT
from tests.support.numbered import lines, numbered
from visitdata.cli import cli

if TYPE_CHECKING:
    from collections.abc import Iterator

    from click.testing import Result

SUFFIXES = {"jsonl": ".jsonl", "nquads": ".nq", "trig": ".trig"}
SKIP = ("--on-error", "skip")


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def convert(*args: str | Path, data: bytes | None = None) -> Result:
    return CliRunner(env={"FORCE_COLOR": None}).invoke(
        cli, ["convert", *map(str, args)], input=data, catch_exceptions=False
    )


def names() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


def kept(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(name).read_bytes().splitlines()]


# What is written, kept and said.


def test_what_a_user_sees() -> None:
    first, second, third = lines(3)
    Path("in.jsonl").write_bytes(first + b"{\n" + second + b'{"title": "\xff"}\n' + third)
    result = convert("in.jsonl", "out.nq", *SKIP)
    written = Path("out.nq").read_bytes()
    assert result.stdout == (
        f"wrote out.nq: 3 dossiers, {len(written):,} bytes\n"
        f"wrote out.nq.rejected.jsonl: 2 dossiers, {Path('out.nq.rejected.jsonl').stat().st_size:,} bytes\n"
        "5 dossiers in, 3 written, 2 rejected\n"
    )
    assert result.stderr == (
        "in.jsonl:2:2: error not-json: the text ends too soon: } is missing\n"
        "    check that the file is complete: what } closes begins in column 1\n"
        "in.jsonl:4:12: error not-utf8: byte 0xFF is not UTF-8 here\n"
        "    save it as UTF-8\n"
        "Error: 2 dossiers left out; see out.nq.rejected.jsonl\n"
    )
    assert result.exit_code == 1
    assert list(vd.read("out.nq")) == list(numbered(3))
    assert [
        (each["line"], each.get("text"), each.get("base64")) for each in kept("out.nq.rejected.jsonl")
    ] == [
        (2, "{", None),
        (4, None, "eyJ0aXRsZSI6ICL/In0="),
    ]


def test_the_problems_are_kept_as_check_reports_them() -> None:
    Path("in.jsonl").write_bytes(b'{"format": "visitdata/0"}\n{\n')
    assert convert("in.jsonl", "out.nq", *SKIP).exit_code == 1
    reported = CliRunner().invoke(cli, ["check", "in.jsonl", "--report", "json"]).stdout
    problems = [problem for each in kept("out.nq.rejected.jsonl") for problem in each["problems"]]
    assert problems == json.loads(reported)


@pytest.mark.parametrize("given", ["jsonl", "nquads"])
@pytest.mark.parametrize("name", SUFFIXES)
def test_where_nothing_is_wrong_all_is_as_without_but_for_the_count(given: str, name: str) -> None:
    vd.write(numbered(3), f"in{SUFFIXES[given]}")
    result = convert(f"in{SUFFIXES[given]}", f"out{SUFFIXES[name]}", *SKIP)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith("\n3 dossiers in, 3 written, 0 rejected\n")
    assert list(vd.read(f"out{SUFFIXES[name]}")) == list(numbered(3))
    assert names() == sorted([f"in{SUFFIXES[given]}", f"out{SUFFIXES[name]}"])


def test_of_nquads_dossiers_with_problems_are_left_out_whole() -> None:
    texts = [vd.dumps(each, "nquads") for each in numbered(4)]
    texts[1] = texts[1].replace(b"visitdata/1", b"visitdata/0")
    Path("in.nq").write_bytes(b"".join(texts))
    result = convert("in.nq", "out.jsonl", *SKIP)
    assert result.exit_code == 1
    assert "in.nq:7:78: error wrong-format: " in result.stderr
    assert "4 dossiers in, 3 written, 1 rejected\n" in result.stdout
    assert list(vd.read("out.jsonl")) == [each for each in numbered(4) if not each.id.endswith("/1")]
    (only,) = kept("out.jsonl.rejected.jsonl")
    assert (only["line"], only["text"].encode()) == (5, texts[1])


@pytest.mark.parametrize("name", ["nquads", "trig"])
def test_a_second_dossier_of_one_id_is_left_out_where_both_would_become_one(name: str) -> None:
    first, second, third = lines(3)
    again = first.replace(b"Small", b"Again")
    Path("in.jsonl").write_bytes(first + second + again + third + again)
    out = f"out{SUFFIXES[name]}"
    result = convert("in.jsonl", out, *SKIP)
    assert "5 dossiers in, 3 written, 2 rejected\n" in result.stdout
    assert "in.jsonl:3:1: error duplicate-dossier: two dossiers have the id " in result.stderr
    assert list(vd.read(out)) == list(numbered(3))
    assert [(each["line"], each["text"]) for each in kept(f"{out}.rejected.jsonl")] == [
        (3, again[:-1].decode()),
        (5, again[:-1].decode()),
    ]
    assert "5 dossiers in, 5 written, 0 rejected\n" in convert("in.jsonl", "out.jsonl", *SKIP).stdout


def test_a_line_that_is_too_long_is_left_out_and_its_length_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("visitdata.verbs.MAX_BYTES", 1000)
    first, second = lines(2)
    Path("in.jsonl").write_bytes(first + b"x" * 300_000 + b"\n" + second)
    assert "3 dossiers in, 2 written, 1 rejected\n" in convert("in.jsonl", "out.nq", *SKIP).stdout
    (only,) = kept("out.nq.rejected.jsonl")
    assert (only["line"], only["problems"][0]["code"]) == (2, "too-large")
    assert len(only["text"]) + only["left_out"] == 300_000


def test_no_more_problems_are_printed_than_somebody_reads() -> None:
    Path("in.jsonl").write_bytes(b"[\n" * 30 + lines(1)[0])
    result = convert("in.jsonl", "out.nq", *SKIP)
    assert result.stderr.count("error not-json") == 25
    assert (
        "\n... and 5 more errors\nError: 30 dossiers left out; see out.nq.rejected.jsonl\n" in result.stderr
    )
    assert len(kept("out.nq.rejected.jsonl")) == 30


def test_where_all_are_left_out_the_file_holds_none() -> None:
    Path("in.jsonl").write_bytes(b"{\n{\n")
    Path("out.nq").write_bytes(b"older")
    result = convert("in.jsonl", "out.nq", *SKIP)
    assert (result.exit_code, Path("out.nq").read_bytes()) == (1, b"")
    assert "2 dossiers in, 0 written, 2 rejected\n" in result.stdout


# Files and streams.


def test_what_an_earlier_run_left_out_is_taken_away_once_nothing_is() -> None:
    Path("in.jsonl").write_bytes(b"{\n" + lines(1)[0])
    assert convert("in.jsonl", "out.nq", *SKIP).exit_code == 1
    assert "out.nq.rejected.jsonl" in names()
    vd.write(numbered(2), "in.jsonl")
    assert convert("in.jsonl", "out.nq", *SKIP).exit_code == 0
    assert names() == ["in.jsonl", "out.nq"]


def test_the_file_of_what_is_left_out_may_be_named_and_compressed() -> None:
    Path("in.jsonl").write_bytes(b"{\n" + lines(1)[0])
    result = convert("in.jsonl", "out.nq", *SKIP, "--rejected", "bad.jsonl.gz")
    assert result.stderr.endswith("Error: 1 dossier left out; see bad.jsonl.gz\n")
    assert json.loads(gzip.decompress(Path("bad.jsonl.gz").read_bytes()))["text"] == "{"
    assert names() == ["bad.jsonl.gz", "in.jsonl", "out.nq"]


def test_into_a_stream_the_counts_go_to_the_errors() -> None:
    first, second = lines(2)
    args = ("-", "-", "--from", "jsonl", "--to", "jsonl", *SKIP, "--rejected", "bad.jsonl")
    result = convert(*args, data=first + b"{\n" + second)
    assert (result.exit_code, result.stdout_bytes) == (1, first + second)
    assert (
        "\n3 dossiers in, 2 written, 1 rejected\nError: 1 dossier left out; see bad.jsonl\n" in result.stderr
    )
    assert [each["problems"][0]["file"] for each in kept("bad.jsonl")] == ["<stdin>"]
    sound = convert(*args, data=first + second)
    assert (sound.exit_code, sound.stdout_bytes) == (0, first + second)
    assert sound.stderr == (
        "removed bad.jsonl: nothing is rejected now\n2 dossiers in, 2 written, 0 rejected\n"
    )
    assert names() == []


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ["in.jsonl", "-", "--to", "nquads", *SKIP],
            "- is the standard output: name a file for what is left out with --rejected",
        ),
        (
            ["in.jsonl", "out.nq", "--rejected", "bad.jsonl"],
            "--rejected needs --on-error skip",
        ),
        (["in.jsonl", "out.nq", *SKIP, "--rejected", "-"], "--rejected: name a file"),
        (["in.jsonl", "out.nq", *SKIP, "--rejected", "out.nq"], "--rejected out.nq: this is IN or OUT"),
        (["in.jsonl", "out.nq", *SKIP, "--rejected", "./in.jsonl"], "--rejected in.jsonl: this is IN or OUT"),
        (["in.jsonl", "out.nq", *SKIP, "--rejected", "link"], "--rejected link: this is IN or OUT"),
        (["in.jsonl", "out.nq", *SKIP, "--rejected", "folder"], "folder: this is a folder"),
        (["in.jsonl", "out.nq", *SKIP, "--rejected", "no/bad"], "no/bad: there is no folder no"),
        (["in.jsonl", "out.ttl", *SKIP], "--on-error skip: turtle holds one dossier"),
    ],
)
def test_a_call_that_leaves_no_place_for_what_is_left_out_is_wrong(args: list[str], message: str) -> None:
    Path("in.jsonl").write_bytes(b"{\n" + lines(1)[0])
    Path("folder").mkdir()
    Path("link").symlink_to("in.jsonl")
    before = {path: path.read_bytes() for path in Path().iterdir() if path.is_file()}
    result = convert(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"Error: {message}")
    assert {path: path.read_bytes() for path in Path().iterdir() if path.is_file()} == before


# What cannot be read to its end.


def cut_short(count: int) -> bytes:
    """A stream that ends within its compressed data; its second line is wrong."""
    notes = (["".join(sha256(f"{n} {m}".encode()).hexdigest() for m in range(300))] for n in range(count))
    texts = [
        vd.dumps(attrs.evolve(each, notes=note), "jsonl")
        for each, note in zip(numbered(count), notes, strict=True)
    ]
    texts[1] = b"{\n"
    packed = gzip.compress(b"".join(texts), mtime=0)
    return packed[: len(packed) // 2]


def test_of_an_archive_that_is_cut_short_what_was_read_is_kept_and_the_rest_is_told() -> None:
    Path("in.jsonl.gz").write_bytes(cut_short(20))
    result = convert("in.jsonl.gz", "out.jsonl", *SKIP)
    written = len(list(vd.read("out.jsonl")))
    assert result.exit_code == 1
    assert 5 < written < 15
    assert f"{written + 1} dossiers in, {written} written, 1 rejected\n" in result.stdout
    assert "in.jsonl.gz: error bad-archive: the gzip data is cut short" in result.stderr
    assert result.stderr.endswith("Error: in.jsonl.gz: what follows could not be read\n")
    assert [each["line"] for each in kept("out.jsonl.rejected.jsonl")] == [2]


def test_where_nothing_could_be_read_nothing_is_written() -> None:
    for name, data in {"in.jsonl.gz": gzip.compress(b"{}" * 99)[:20], "in.jsonl": b"\n"}.items():
        Path(name).write_bytes(data)
        Path("out.nq").write_bytes(b"older")
        result = convert(name, "out.nq", *SKIP)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.endswith("Error: nothing was written: 1 error\n")
        assert Path("out.nq").read_bytes() == b"older"
    assert names() == ["in.jsonl", "in.jsonl.gz", "out.nq"]


@pytest.mark.parametrize(
    ("behind", "code"),
    [
        (b"nonsense\n", "not-rdf"),
        (vd.dumps(next(numbered(1)), "nquads"), "not-grouped"),
        (vd.dumps(next(numbered(1)), "ntriples"), "foreign"),
    ],
)
def test_of_nquads_that_cannot_be_told_apart_nothing_is_written(behind: bytes, code: str) -> None:
    """What was read of a dossier may not be all that there is of it."""
    texts = [vd.dumps(each, "nquads") for each in numbered(3)]
    texts[1] = texts[1].replace(b"visitdata/1", b"visitdata/0")
    Path("in.nq").write_bytes(b"".join([*texts, behind]))
    Path("out.jsonl").write_bytes(b"older")
    result = convert("in.nq", "out.jsonl", *SKIP)
    assert (result.exit_code, result.stdout) == (1, "")
    assert f" error {code}: " in result.stderr
    assert " error wrong-format: " in result.stderr
    assert "Error: nothing was written: " in result.stderr
    assert (names(), Path("out.jsonl").read_bytes()) == (["in.nq", "out.jsonl"], b"older")


def test_of_nquads_into_a_stream_what_was_read_and_left_out_is_there_already() -> None:
    texts = [vd.dumps(each, "nquads") for each in numbered(3)]
    texts[1] = texts[1].replace(b"visitdata/1", b"visitdata/0")
    data = b"".join([*texts, texts[0]])
    args = ("-", "-", "--from", "nquads", "--to", "jsonl", *SKIP, "--rejected", "bad.jsonl")
    result = convert(*args, data=data)
    assert (result.exit_code, result.stdout_bytes.count(b"\n")) == (1, 2)
    assert "3 dossiers in, 2 written, 1 rejected\n" in result.stderr
    assert " error not-grouped: " in result.stderr
    assert len(kept("bad.jsonl")) == 1


# Writing that fails, and processes that are killed.


def command(
    *args: str, stdin: int | None = None, stdout: int | None = None, stderr: int = subprocess.PIPE
) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "visitdata", "convert", *args]
    return subprocess.Popen(command, env=ENVIRONMENT, stdin=stdin, stdout=stdout, stderr=stderr)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of POSIX")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_process_that_is_killed_leaves_both_files_as_they_were(how: signal.Signals) -> None:
    older = {"out.nq": b"older", "out.nq.rejected.jsonl": b"older, too"}
    for name, data in older.items():
        Path(name).write_bytes(data)
    with command("-", "out.nq", "--from", "jsonl", *SKIP, stdin=subprocess.PIPE) as running:
        assert running.stdin
        # More than waits in memory, and more than a pipe holds: all but the end of it has been read.
        for line in lines(10, notes=["x" * 50_000]):
            running.stdin.write(line + b'{"title": "' + b"x" * 200_000 + b'"\n')
        running.stdin.flush()
        running.send_signal(how)
        running.wait(60)
    assert {name: Path(name).read_bytes() for name in older} == older
    left = [name for name in names() if name not in older]
    assert left == [] if how != signal.SIGKILL else all(name.startswith(".out.nq.") for name in left)


def test_where_what_is_left_out_cannot_be_written_nothing_is(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("in.jsonl").write_bytes(b"{\n" + lines(1)[0])
    Path("out.nq").write_bytes(b"older")
    from visitdata import files  # noqa: PLC0415 - to be put in its place

    write_whole = files.write_whole

    def full(path: Path, chunks: Iterator[bytes]) -> int:
        if path.name.endswith(".rejected.jsonl"):
            raise OSError(28, "No space left on device")
        return write_whole(path, chunks)

    monkeypatch.setattr(files, "write_whole", full)
    result = convert("in.jsonl", "out.nq", *SKIP)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == "Error: out.nq.rejected.jsonl: cannot be written: No space left on device\n"
    assert (names(), Path("out.nq").read_bytes()) == (["in.jsonl", "out.nq"], b"older")


@pytest.mark.skipif(sys.platform == "win32", reason="resources are limited on POSIX")
@pytest.mark.parametrize("text", [b'{"title": "xxxxxxxxxxxxxxxxxxxx\n', b""])
def test_where_there_is_no_room_for_both_the_file_stands_as_it_was(text: bytes) -> None:
    """What is left out outgrows the limit on the size of files; or else, what is written does."""
    rows = [row for line in lines(3, notes=["y" * 200]) for row in (line, *[text] * 60_000)]
    Path("in.jsonl").write_bytes(b"".join(rows) + b"{\n" + b"".join(lines(4000)[3:]))
    Path("out.nq").write_bytes(b"older")
    limited = (
        "import resource, sys, runpy; resource.setrlimit(resource.RLIMIT_FSIZE, (2**21, 2**21));"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "sys.argv = ['visitdata', 'convert', 'in.jsonl', 'out.nq', '--on-error', 'skip'];"
        "runpy.run_module('visitdata', run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", limited], env=ENVIRONMENT, capture_output=True, check=False)
    name = b"out.nq.rejected.jsonl" if text else b"out.nq"
    assert (done.returncode, done.stderr) == (3, b"Error: " + name + b": cannot be written: File too large\n")
    assert (names(), Path("out.nq").read_bytes()) == (["in.jsonl", "out.nq"], b"older")


def test_once_nobody_reads_the_stream_what_was_left_out_so_far_is_kept() -> None:
    rows = [row for line in lines(2000, notes=["y" * 1000]) for row in (line, b"{\n")]
    Path("in.jsonl").write_bytes(b"".join(rows))
    args = ("in.jsonl", "-", "--to", "jsonl", *SKIP, "--rejected", "bad.jsonl")
    with command(*args, stdout=subprocess.PIPE) as running:
        assert running.stdout
        running.stdout.readline()
        running.stdout.close()
        running.wait(60)
    assert 0 < len(kept("bad.jsonl")) < 2000


def test_memory_does_not_grow_with_what_is_left_out() -> None:
    peaks: list[int] = []
    for count in (5, 5, 100):
        rows = (row for line in lines(count) for row in (line, b'{"title": "' + b"x" * 50_000 + b'"\n'))
        Path("in.jsonl").write_bytes(b"".join(rows))
        tracemalloc.start()
        assert convert("in.jsonl", "out.nq", *SKIP).exit_code == 1
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[2] - peaks[1] < 95 * 50_000 / 3


def test_without_skipping_too_the_lines_behind_one_that_is_too_long_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("visitdata.verbs.MAX_BYTES", 1000)
    Path("in.jsonl").write_bytes(lines(1)[0] + b"x" * 300_000 + b"\n{\n")
    for result in (convert("in.jsonl", "out.nq"), CliRunner().invoke(cli, ["check", "in.jsonl"])):
        assert result.exit_code == 1
        told = result.stdout + result.stderr
        assert "in.jsonl:2:1: error too-large: this line is longer than 1,000 bytes\n" in told
        assert "in.jsonl:3:2: error not-json: " in told
    assert names() == ["in.jsonl"]


def test_only_a_file_of_an_earlier_run_is_taken_away_and_that_is_said() -> None:
    Path("many.jsonl").write_bytes(b"".join([*lines(2), b"{\n"]))
    assert convert("many.jsonl", "out.nq", *SKIP).exit_code == 1
    Path("many.jsonl").write_bytes(b"".join(lines(2)))
    ended = convert("many.jsonl", "out.nq", *SKIP)
    assert ended.exit_code == 0
    assert "removed out.nq.rejected.jsonl: nothing is rejected now" in ended.stderr
    assert names() == ["many.jsonl", "out.nq"]


@pytest.mark.parametrize("own", [b"dear diary\n", b'{"line":"of verse"}\n', b"\xff", b""])
def test_a_file_of_somebodys_own_is_left_where_nothing_is_rejected(own: bytes) -> None:
    Path("many.jsonl").write_bytes(b"".join(lines(2)))
    Path("diary.txt").write_bytes(own)
    ended = convert("many.jsonl", "out.nq", *SKIP, "--rejected", "diary.txt")
    assert ended.exit_code == 0
    assert Path("diary.txt").read_bytes() == own
    assert ("diary.txt: left as it is" in ended.stderr) == bool(own)


def test_behind_a_link_what_an_earlier_run_left_out_is_emptied_and_the_link_stays() -> None:
    Path("there").mkdir()
    Path("out.nq.rejected.jsonl").symlink_to("there/kept")
    Path("many.jsonl").write_bytes(b"".join([*lines(2), b"{\n"]))
    assert convert("many.jsonl", "out.nq", *SKIP).exit_code == 1
    assert Path("there/kept").stat().st_size
    Path("many.jsonl").write_bytes(b"".join(lines(2)))
    assert convert("many.jsonl", "out.nq", *SKIP).exit_code == 0
    assert Path("out.nq.rejected.jsonl").is_symlink()
    assert Path("there/kept").read_bytes() == b""


def test_an_id_that_comes_again_is_told_at_its_line_with_all_problems() -> None:
    same = lines(2)
    Path("many.jsonl").write_bytes(b"".join([*same, same[0], b"{\n", same[1]]))
    ended = convert("many.jsonl", "out.nq")
    assert ended.exit_code == 1
    found = [line.split(" ")[0] for line in ended.stderr.splitlines() if line.startswith("many.jsonl:")]
    assert found == ["many.jsonl:3:1:", "many.jsonl:4:2:", "many.jsonl:5:1:"]
    assert not Path("out.nq").exists()
    Path("many.jsonl").write_bytes(b"".join([b"{\n", *same, same[0]]))
    ended = convert("many.jsonl", "out.nq")
    found = [line.split(" ")[0] for line in ended.stderr.splitlines() if line.startswith("many.jsonl:")]
    assert found == ["many.jsonl:1:2:", "many.jsonl:4:1:"]
