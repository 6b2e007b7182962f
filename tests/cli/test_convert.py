"""`visitdata convert`: any format to any other, file or stream; all that is wrong, nothing half-written."""

from __future__ import annotations

import gzip
import json
import os
import re
import signal
import subprocess
import sys
import tracemalloc
from pathlib import Path
from typing import IO, TYPE_CHECKING

import attrs
import pytest
from click.testing import CliRunner

import visitdata as vd
from tests.support.command_environment import ENVIRONMENT
from tests.support.strategies import every_member
from visitdata.cli import cli
from visitdata.cli.progress import MANY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from click.testing import Result

FORMATS = {format_.name: format_.suffix for format_ in vd.formats()}
HOLD_MANY = {"jsonl": ".jsonl", "nquads": ".nq", "trig": ".trig"}
HOLD_ONE = {name: suffix for name, suffix in FORMATS.items() if name not in HOLD_MANY}
SECONDS = 60
SMALL = vd.Dossier(
    id="https://data.example.org/dossiers/small",
    title="Small",
    actors=[vd.State(id="arcadia", name="Arcadia")],
)
STRANGER = b'<https://example.org/me> <http://xmlns.com/foaf/0.1/name> "Me" .\n'


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def numbered(count: int) -> Iterator[vd.Dossier]:
    for number in range(count):
        yield attrs.evolve(SMALL, id=f"https://data.example.org/dossiers/{number}")


def convert(*args: str | Path, data: bytes | None = None) -> Result:
    return CliRunner(env={"FORCE_COLOR": None}).invoke(
        cli, ["convert", *map(str, args)], input=data, catch_exceptions=False
    )


def process(
    *args: str, given: bytes | None = None, stdout: IO[bytes] | int = subprocess.PIPE
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "visitdata", "convert", *args],
        env=ENVIRONMENT,
        input=given,
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
        timeout=SECONDS,
    )


def dumped(dossier: vd.Dossier, name: str) -> bytes:
    return vd.dumps(dossier, name, indent=2 if name in {"json", "jsonld"} else None)


def names() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


# What comes out.


@pytest.mark.parametrize("given", FORMATS)
def test_every_format_becomes_every_other_and_reads_back_equal(given: str) -> None:
    dossier = every_member()
    vd.dump(dossier, f"in{FORMATS[given]}")
    for name, suffix in FORMATS.items():
        result = convert(f"in{FORMATS[given]}", f"out{suffix}")
        assert (result.exit_code, result.stderr) == (0, ""), name
        written = Path(f"out{suffix}").read_bytes()
        assert result.stdout == f"wrote out{suffix}: 1 dossier, {len(written):,} bytes\n"
        assert written == dumped(dossier, name)
        assert vd.load(f"out{suffix}") == dossier


@pytest.mark.parametrize("given", HOLD_MANY)
@pytest.mark.parametrize("name", HOLD_MANY)
def test_many_dossiers_go_from_each_format_that_holds_many_to_each(given: str, name: str) -> None:
    vd.write(numbered(30), f"in{HOLD_MANY[given]}")
    result = convert(f"in{HOLD_MANY[given]}", f"out{HOLD_MANY[name]}")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"wrote out{HOLD_MANY[name]}: 30 dossiers, ")
    assert list(vd.read(f"out{HOLD_MANY[name]}")) == list(numbered(30))


@pytest.mark.parametrize(("given", "out"), [("in.ttl.gz", "out.nq.zst"), ("in.nq.zst", "out.json.gz")])
def test_compressed_files_are_read_and_written(given: str, out: str) -> None:
    vd.dump(every_member(), given)
    assert convert(given, out).exit_code == 0
    assert vd.load(out) == every_member()


def test_from_and_to_go_before_the_suffixes() -> None:
    vd.dump(SMALL, "in.txt", "turtle")
    assert convert("in.txt", "out.txt", "--from", "turtle", "--to", "nquads").exit_code == 0
    assert Path("out.txt").read_bytes() == vd.dumps(SMALL, "nquads")
    vd.dump(SMALL, "in.gz", "jsonld")
    assert convert("in.gz", "out.gz", "--from", "jsonld", "--to", "trig").exit_code == 0
    assert gzip.decompress(Path("out.gz").read_bytes()) == vd.dumps(SMALL, "trig")


def test_an_older_file_is_replaced() -> None:
    vd.dump(SMALL, "in.json")
    Path("out.ttl").write_bytes(b"older")
    assert convert("in.json", "out.ttl").exit_code == 0
    assert vd.load("out.ttl") == SMALL


# Streams.


@pytest.mark.parametrize("given", FORMATS)
@pytest.mark.parametrize("name", ["jsonld", "nquads"])
def test_a_stream_is_read_and_written_byte_by_byte(given: str, name: str) -> None:
    result = convert("-", "-", "--from", given, "--to", name, data=vd.dumps(SMALL, given))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout_bytes == dumped(SMALL, name)


def test_a_process_takes_a_pipe_and_gives_one() -> None:
    dossier = every_member()
    to_file = process("-", "out.nq.gz", "--from", "json", given=vd.dumps(dossier, "json"))
    assert (to_file.returncode, to_file.stderr) == (0, b"")
    assert to_file.stdout.startswith(b"wrote out.nq.gz: 1 dossier, ")
    to_pipe = process("out.nq.gz", "-", "--to", "jsonl")
    assert (to_pipe.returncode, to_pipe.stderr, to_pipe.stdout) == (0, b"", vd.dumps(dossier, "jsonl"))


def test_each_dossier_of_a_stream_is_written_before_the_next_is_there() -> None:
    command = [sys.executable, "-m", "visitdata", "convert", "-", "-", "--from", "jsonl", "--to", "nquads"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=ENVIRONMENT, stdin=pipe, stdout=pipe) as running:
        assert running.stdin
        assert running.stdout
        for dossier in numbered(3):
            running.stdin.write(vd.dumps(dossier, "jsonl"))
            running.stdin.flush()
            expected = vd.dumps(dossier, "nquads")
            assert running.stdout.read(len(expected)) == expected
        running.stdin.close()
        assert running.stdout.read() == b""
    assert running.returncode == 0


@pytest.mark.parametrize(
    "args", [["in.jsonl", "out.nq.gz"], ["in.nq", "out.jsonl"], ["in.jsonl", "out.trig"]]
)
def test_memory_does_not_grow_with_a_stream(args: list[str]) -> None:
    peaks: list[int] = []
    for count in (5, 5, 50):  # what is made once, at first use, is not counted
        vd.write((attrs.evolve(each, notes=["x" * 100_000]) for each in numbered(count)), args[0])
        tracemalloc.start()
        assert convert(*args).exit_code == 0
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[2] - peaks[1] < 45 * 100_000 / 10


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["-", "out.ttl"], "- is the standard input: name its format with --from"),
        (["-", "-", "--to", "json"], "- is the standard input: name its format with --from"),
        (["in.json", "-"], "- is the standard output: name its format with --to"),
        (["-", "-", "--from", "json"], "- is the standard output: name its format with --to"),
    ],
)
def test_a_stream_needs_its_format_named(args: list[str], message: str) -> None:
    vd.dump(SMALL, "in.json")
    result = convert(*args, data=vd.dumps(SMALL, "json"))
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"Error: {message}\n")
    assert names() == ["in.json"]


def test_a_file_called_as_a_stream_is_reached_by_its_folder() -> None:
    vd.dump(SMALL, "-", "json")
    assert convert("./-", "out.ttl", "--from", "json").exit_code == 0
    assert vd.load("out.ttl") == SMALL
    assert convert("out.ttl", "./-", "--to", "nquads").exit_code == 0
    assert vd.load("-", "nquads") == SMALL


# What cannot be carried.

WEB = "https://schema.org"


@pytest.mark.parametrize("given", FORMATS)
def test_under_a_context_what_is_left_out_is_counted_and_strict_lists_it(
    given: str,
) -> None:
    dossier = every_member()
    vd.dump(dossier, f"in{FORMATS[given]}")
    lost = vd.losses(dossier, "jsonld", context=WEB)
    result = convert(f"in{FORMATS[given]}", "out.jsonld", "--context", WEB)
    written = Path("out.jsonld").read_bytes()
    assert (result.exit_code, result.stderr) == (
        0,
        f"in{FORMATS[given]}: {len(lost)} values left out; --strict tells which\n",
    )
    assert written == vd.dumps(dossier, "jsonld", context=WEB, indent=2)
    Path("out.jsonld").write_bytes(b"old")
    refused = convert(f"in{FORMATS[given]}", "out.jsonld", "--context", WEB, "--strict")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.count(" warning not-carried: ") == len(lost)
    assert refused.stderr.endswith(f"Error: nothing was written: {len(lost)} warnings\n")
    assert Path("out.jsonld").read_bytes() == b"old"


def test_a_loss_has_its_place_in_the_source_whatever_the_order_there() -> None:
    dossier = attrs.evolve(
        SMALL,
        actors=[
            vd.State(id="arcadia", name="Arcadia"),
            vd.State(id="ruritania", name="Ruritania", country_code="XA"),
        ],
        allegations=[
            vd.Allegation(
                id="arms",
                claimants=["ruritania"],
                gist="Ruritania says so.",
                alleges=[vd.PositedEvent(id="sale", label="A sale", status="occurred")],
            )
        ],
    )
    document = json.loads(vd.dumps(dossier, "json"))
    document["actors"].reverse()
    del document["allegations"][0]["standing"]
    Path("in.json").write_text(json.dumps(document, indent=1))
    vd.dump(dossier, "in.ttl")
    lines = convert("in.json", "-", "--to", "jsonld", "--context", WEB, "--strict").stderr.splitlines()
    at = lines.index("    at actors[0].country_code (ruritania)")
    line, column = map(int, lines[at - 1].removeprefix("in.json:").split(":")[:2])
    assert Path("in.json").read_text().splitlines()[line - 1][column - 1 :] == '"XA"'
    assert "    at allegations[0].standing (arms)" in lines
    in_rdf = convert("in.ttl", "-", "--to", "jsonld", "--context", WEB, "--strict").stderr.splitlines()
    at = in_rdf.index("    at country_code")
    assert in_rdf[at - 1] == f"    <{SMALL.id}#ruritania>"
    assert in_rdf[at - 2].startswith("in.ttl: warning not-carried: ")


@pytest.mark.parametrize("name", FORMATS)
def test_the_formats_that_are_read_back_lose_nothing(name: str) -> None:
    vd.dump(every_member(), "in.json")
    result = convert("in.json", f"out{FORMATS[name]}", "--to", name, "--strict")
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize(
    ("name", "context", "message"),
    [
        ("turtle", WEB, "--context: turtle is written in one way only, without a context"),
        ("jsonld", "https://schema.org/", "--context: jsonld has no profile for the context"),
    ],
)
def test_a_context_that_a_format_has_not_is_a_wrong_call(name: str, context: str, message: str) -> None:
    vd.dump(SMALL, "in.json")
    result = convert("in.json", "-", "--to", name, "--context", context)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"Error: {message}")


# Errors in the data.


def test_all_problems_of_all_lines_are_printed_and_the_old_file_stands() -> None:
    good = vd.dumps(SMALL, "json").decode().strip()
    lines = [good, good.replace('"State"', '"Stat"').replace('"visitdata/1"', '"visitdata/0"'), "{", "", good]
    Path("in.jsonl").write_text("\n".join([*lines, '{"title": 3}']))
    Path("out.nq").write_bytes(b"old")
    result = convert("in.jsonl", "out.nq")
    assert (result.exit_code, result.stdout) == (1, "")
    found = re.findall(r"^in\.jsonl:([0-9]+):[0-9]+: error ([a-z-]+): ", result.stderr, re.MULTILINE)
    assert sorted(found) == [
        ("2", "unknown-type"),
        ("2", "wrong-format"),
        ("3", "not-json"),
        ("5", "duplicate-dossier"),
        ("6", "missing-member"),
        ("6", "wrong-format"),
        ("6", "wrong-type"),
    ]
    assert result.stderr.splitlines()[-1].startswith("Error: nothing was written: ")
    assert names() == ["in.jsonl", "out.nq"]
    assert Path("out.nq").read_bytes() == b"old"


@pytest.mark.parametrize(("name", "suffix"), HOLD_ONE.items())
@pytest.mark.parametrize("given", HOLD_MANY)
def test_several_dossiers_are_refused_where_one_is_held(given: str, name: str, suffix: str) -> None:
    vd.write(numbered(3), f"in{HOLD_MANY[given]}")
    to_file = convert(f"in{HOLD_MANY[given]}", f"out{suffix}")
    to_stream = convert(f"in{HOLD_MANY[given]}", "-", "--to", name)
    for result in (to_file, to_stream):
        assert (result.exit_code, result.stdout) == (1, "")
        assert " error several-dossiers: the document holds more than one dossier" in result.stderr
        assert "    jsonl, nquads and trig hold several: name one of them with --to" in result.stderr
    assert names() == [f"in{HOLD_MANY[given]}"]


def test_one_dossier_with_problems_leaves_the_stream_empty() -> None:
    data = vd.dumps(SMALL, "json").replace(b'"State"', b'"Stat"')
    for name in FORMATS:
        result = convert("-", "-", "--from", "json", "--to", name, data=data)
        assert (result.exit_code, result.stdout) == (1, ""), name
        assert result.stderr.startswith("<stdin>:1:")
        assert "error unknown-type: " in result.stderr
        assert result.stderr.endswith("Error: nothing was written: 1 error\n")


def test_a_stream_of_several_has_the_dossiers_before_the_first_problem() -> None:
    lines = [vd.dumps(dossier, "jsonl") for dossier in numbered(4)]
    result = convert(
        "-", "-", "--from", "jsonl", "--to", "jsonl", data=b"".join([*lines[:2], b"{\n", *lines[2:]])
    )
    assert (result.exit_code, result.stdout_bytes) == (1, b"".join(lines[:2]))
    assert result.stderr.startswith("<stdin>:3:2: error not-json: ")
    assert result.stderr.endswith("Error: only 2 dossiers written: 1 error\n")


def test_an_id_that_comes_twice_would_make_one_dossier_of_two() -> None:
    Path("in.jsonl").write_bytes(vd.dumps(SMALL, "jsonl") * 2)
    result = convert("in.jsonl", "out.nq")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(
        f"in.jsonl:2:1: error duplicate-dossier: two dossiers have the id '{SMALL.id}'"
    )
    assert names() == ["in.jsonl"]
    assert convert("in.jsonl", "out.jsonl").exit_code == 0


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in {"json", "jsonl"}])
def test_foreign_statements_are_refused_by_name_or_left_aside(name: str) -> None:
    statements = vd.dumps(SMALL, "ntriples") + STRANGER
    Path("in.nt").write_bytes(statements)
    refused = convert("in.nt", f"out{FORMATS[name]}")
    assert refused.exit_code == 1
    head, statement, *_ = refused.stderr.splitlines()
    assert head == "in.nt:9:59: error foreign: this triple does not belong to the dossier"
    assert statement.startswith("    <https://example.org/me> ")
    assert statement.endswith(' "Me"')
    assert names() == ["in.nt"]
    assert convert("in.nt", f"out{FORMATS[name]}", "--foreign", "ignore").exit_code == 0
    assert vd.load(f"out{FORMATS[name]}") == SMALL


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "in.json", "not-json"),
        (b"", "in.jsonl", "no-dossier"),
        (b"\n\n", "in.jsonl", "no-dossier"),
        (b"", "in.nq", "no-dossier"),
        (b"", "in.ttl", "no-dossier"),
        (b"<a", "in.ttl", "not-rdf"),
        (b"\xff", "in.rdf", "not-utf8"),
        (gzip.compress(b"{}", mtime=0)[:-3], "in.json.gz", "bad-archive"),
        (gzip.compress(b"{}", mtime=0), "in.json", "compressed"),
    ],
)
def test_what_is_no_dossier_is_an_error_in_the_data(data: bytes, name: str, code: str) -> None:
    Path(name).write_bytes(data)
    result = convert(name, "out.nq")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(name)
    assert f" error {code}: " in result.stderr
    assert names() == [name]


def test_more_problems_than_anybody_reads_are_counted() -> None:
    Path("in.jsonl").write_bytes(b"{\n" * 1234)
    result = convert("in.jsonl", "out.nq")
    assert result.exit_code == 1
    assert result.stderr.count(" error not-json: ") == 1000
    assert "in.jsonl: error more-problems: 234 more errors in this file are not listed\n" in result.stderr


# Wrong calls.


def test_a_source_is_never_overwritten_under_whatever_name() -> None:
    vd.dump(SMALL, "in.json")
    before = Path("in.json").read_bytes()
    Path("link.ttl").symlink_to("in.json")
    Path("same.nq").hardlink_to("in.json")
    for out in ("in.json", "./in.json", str(Path.cwd() / "in.json"), "link.ttl", "same.nq"):
        result = convert("in.json", out)
        assert (result.exit_code, result.stdout) == (2, "")
        assert (
            result.stderr == "Error: in.json: this source would be overwritten; name another file to write\n"
        )
    assert Path("in.json").read_bytes() == before


@pytest.mark.parametrize(
    ("out", "reason"),
    [
        ("folder.ttl", "folder.ttl: this is a folder; name the file to write"),
        ("none/out.ttl", "none/out.ttl: there is no folder none"),
        ("in.json/out.ttl", "in.json/out.ttl: there is no folder in.json"),
        ("pipe.nq", "pipe.nq: this is not a regular file; to write to the standard output, give -"),
        ("out.docx", "out.docx: the suffix '.docx' of out.docx stands for no format"),
        ("out", "out: out has no suffix that stands for a format"),
        ("out.gz", "out.gz: out.gz has no suffix that stands for a format"),
    ],
)
def test_a_place_where_no_file_can_be_is_a_wrong_call(out: str, reason: str) -> None:
    vd.dump(SMALL, "in.json")
    Path("folder.ttl").mkdir()
    os.mkfifo("pipe.nq")
    result = convert("in.json", out)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"Error: {reason}")
    assert names() == ["folder.ttl", "in.json", "pipe.nq"]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("none.json", "none.json: there is no such file"),
        ("folder", "folder: this is a folder; name the files in it"),
        ("in.txt", "in.txt: the suffix '.txt' of in.txt stands for no format"),
    ],
)
def test_a_source_that_cannot_be_read_is_a_wrong_call(given: str, reason: str) -> None:
    Path("folder").mkdir()
    Path("in.txt").write_bytes(b"")
    result = convert(given, "out.ttl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"Error: {reason}")
    assert names() == ["folder", "in.txt"]


@pytest.mark.parametrize(
    ("option", "name", "meant"),
    [
        ("--to", "turtl", "did you mean 'turtle'? The formats are "),
        ("--from", "jsn", "did you mean 'json'? The formats are "),
        ("--to", "x", "the formats are "),
    ],
)
def test_an_unknown_format_is_refused_with_the_likely_one(option: str, name: str, meant: str) -> None:
    vd.dump(SMALL, "in.json")
    result = convert("in.json", "out.ttl", option, name)
    assert result.exit_code == 2
    assert f"Invalid value for '{option}': there is no format {name!r}; {meant}" in result.stderr
    assert names() == ["in.json"]


@pytest.mark.parametrize("args", [["in.json.zst", "out.ttl"], ["in.json", "out.ttl.zst"]])
def test_a_missing_extra_is_a_wrong_call_and_names_the_command(args: list[str]) -> None:
    for name in ("in.json", "in.json.zst"):
        vd.dump(SMALL, name)
    code = (
        "import sys; sys.modules['backports.zstd'] = sys.modules['compression.zstd'] = None;"
        "from visitdata.cli import run; sys.exit(run())"
    )
    command = [sys.executable, "-c", code, "convert", *args]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    zipped = next(name for name in args if name.endswith(".zst"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"Error: {zipped}: files that end in .zst need an extra: pip install 'visitdata[zstd]'\n"
    )
    assert names() == ["in.json", "in.json.zst"]


@pytest.mark.parametrize("args", [[], ["in.json"]])
def test_two_files_are_wanted(args: list[str]) -> None:
    result = convert(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage: ")


# Writing fails, or nobody reads.


def test_a_place_that_cannot_be_written_exits_with_3() -> None:
    vd.dump(SMALL, "in.json")
    name = f"{'n' * 300}.ttl"
    result = convert("in.json", name)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == f"Error: {name}: cannot be written: File name too long\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="everything is permitted to root")
def test_lacking_permission_exits_with_3() -> None:
    vd.dump(SMALL, "in.json")
    Path("closed").mkdir(mode=0o500)
    result = convert("in.json", "closed/out.ttl")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == "Error: closed/out.ttl: cannot be written: Permission denied\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("name", ["json", "nquads"])
def test_a_full_disk_behind_the_stream_exits_with_3_and_one_line(name: str) -> None:
    vd.write(numbered(1), "in.jsonl")
    with Path("/dev/full").open("wb") as full:
        result = process("in.jsonl", "-", "--to", name, stdout=full)
    assert (result.returncode, result.stderr) == (
        3,
        b"Error: cannot write the output: No space left on device\n",
    )


def test_where_nobody_reads_any_more_no_further_dossier_is_read() -> None:
    vd.write(numbered(2000), "in.jsonl")
    with Path("in.jsonl").open("ab") as lines:
        lines.write(b"{\n")
    command = [sys.executable, "-m", "visitdata", "convert", "in.jsonl", "-", "--to", "nquads"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=ENVIRONMENT, stdout=pipe, stderr=pipe) as running:
        assert running.stdout
        assert running.stderr
        assert running.stdout.readline() == vd.dumps(next(numbered(1)), "nquads").splitlines(keepends=True)[0]
        running.stdout.close()
        # It did not come to the last line, which is faulty.
        assert running.stderr.read() == b""
    assert running.returncode == 0


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_conversion_leaves_nothing_behind(sent: signal.Signals, code: int) -> None:
    os.mkfifo("in.jsonl")
    Path("out.nq.gz").write_bytes(b"old")
    command = [sys.executable, "-m", "visitdata", "convert", "in.jsonl", "out.nq.gz"]
    running = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with Path("in.jsonl").open("wb", buffering=0) as lines:
        lines.writelines(vd.dumps(dossier, "jsonl") for dossier in numbered(3))
        running.send_signal(sent)
        out, err = running.communicate(timeout=SECONDS)
    assert (running.returncode, out, err.strip()) == (code, b"", b"")
    assert names() == ["in.jsonl", "out.nq.gz"]
    assert Path("out.nq.gz").read_bytes() == b"old"


# On a terminal.


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_there_is_a_bar_for_many_dossiers_unless_they_go_to_the_terminal_themselves() -> None:
    vd.write(numbered(MANY), "many.jsonl")
    vd.write(numbered(MANY - 1), "few.jsonl")
    assert "Converting" in on_a_terminal("many.jsonl", "out.nq")
    assert "100%" in on_a_terminal("many.jsonl", "out.nq")
    assert "Converting" not in on_a_terminal("few.jsonl", "out.nq")
    shown = on_a_terminal("many.jsonl", "-", "--to", "nquads")
    assert shown.replace("\r\n", "\n").encode() == b"".join(
        vd.dumps(dossier, "nquads") for dossier in numbered(MANY)
    )
    assert process("many.jsonl", "out.nq").stderr == b""


def on_a_terminal(*args: str) -> str:
    import pty  # noqa: PLC0415 - it is not everywhere

    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "visitdata", "convert", *args],
        env={**ENVIRONMENT, "TERM": "xterm"},
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    seen = b""
    try:
        while data := os.read(ours, 4096):
            seen += data
    except OSError:  # Linux says so when the other side is closed
        os.close(ours)
    assert running.wait(timeout=SECONDS) == 0
    return seen.decode()
