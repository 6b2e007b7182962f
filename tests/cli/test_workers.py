"""`--workers`: any number of processes writes, leaves out and says the same, and none outlives the call."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

import visitdata as vd
from tests.support.command_environment import ENVIRONMENT
from tests.support.numbered import BASE, lines, numbered
from visitdata.cli import cli

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

BOM = b"\xef\xbb\xbf"
SECONDS = 60
SKIP = ("--on-error", "skip")
PLUGIN = '''
import attrs
import visitdata as vd

print("imported")


@attrs.frozen(kw_only=True)
class Truce(vd.Event):
    """Fighting stops for a while."""

    namespace = "https://example.org/truces#"
'''

Outcome = tuple[int, str, str, dict[str, bytes]]


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def graphs(count: int, **members: Any) -> list[bytes]:
    return [vd.dumps(each, "nquads") for each in numbered(count, **members)]


def call(*args: str, data: bytes | None = None) -> Result:
    return CliRunner(env={"FORCE_COLOR": None}).invoke(cli, args, input=data, catch_exceptions=False)


def outcome(*args: str, workers: int, data: bytes | None = None) -> Outcome:
    """What a call says, its exit code, and what it leaves in the folder; that is taken away again."""
    before = set(Path().iterdir())
    result = call(*args, "--workers", str(workers), data=data)
    left = {path.name: path.read_bytes() for path in sorted(set(Path().iterdir()) - before)}
    for name in left:
        Path(name).unlink()
    return result.exit_code, result.stdout, result.stderr, left


def is_the_same_for_any_number(*args: str, data: bytes | None = None) -> Outcome:
    alone = outcome(*args, workers=1, data=data)
    assert outcome(*args, workers=3, data=data) == alone
    return alone


def mixed() -> bytes:
    """Lines of every sort, in more than a dozen parts; many of those that are bad stand where parts end."""
    sound = lines(400, notes=["y" * 300])
    again = sound[7].replace(b"Small", b"Again")
    bad = [b"{\n", b'{"title": "\xff"}\n', b"\n", b" \r\n", BOM + sound[3], sound[9][:-1] + b"\r\n", again]
    long = vd.dumps(vd.Dossier(id=f"{BASE}long", title="x" * 200_000), "jsonl")
    found = [BOM, *sound[:200], long]
    for number, line in enumerate(sound[200:]):
        found += [line, bad[number % len(bad)]] if number % 5 == 0 else [line]
    return b"".join(found).removesuffix(b"\n")


@pytest.mark.parametrize("out", ["out.nq", "out.jsonl.gz", "out.trig.zst"])
def test_lines_of_every_sort_make_the_same_files_counts_and_messages(out: str) -> None:
    Path("in.jsonl").write_bytes(mixed())
    code, said, told, left = is_the_same_for_any_number("convert", "in.jsonl", out, *SKIP)
    assert (code, sorted(left)) == (1, [out, f"{out}.rejected.jsonl"])
    assert " in, " in said
    assert "error not-utf8" in told


def test_the_first_error_leaves_everything_as_it_was_and_all_are_told() -> None:
    Path("in.jsonl").write_bytes(mixed())
    code, said, told, left = is_the_same_for_any_number("convert", "in.jsonl", "out.nq")
    assert (code, said, left) == (1, "", {})
    assert told.count("error not-json") > 5


def test_an_id_that_comes_twice_is_an_error_or_left_out_with_its_line() -> None:
    found = lines(300, notes=["y" * 300])
    Path("in.jsonl").write_bytes(b"".join([*found, found[5]]))
    code, _, told, left = is_the_same_for_any_number("convert", "in.jsonl", "out.nq")
    assert (code, left) == (1, {})
    assert told.startswith(f"in.jsonl:301:1: error duplicate-dossier: two dossiers have the id '{BASE}5'")
    code, _, told, _ = is_the_same_for_any_number("convert", "in.jsonl", "out.nq", *SKIP)
    assert "in.jsonl:301:1: error duplicate-dossier: " in told


def test_a_line_that_is_too_long_is_left_out_with_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("visitdata.verbs.MAX_BYTES", 1000)
    Path("in.jsonl").write_bytes(b"".join([*lines(300), b"x" * 300_000, b"\n", lines(301)[-1]]))
    code, said, _, _ = is_the_same_for_any_number("convert", "in.jsonl", "out.nq", *SKIP)
    assert (code, said.endswith("\n302 dossiers in, 301 written, 1 rejected\n")) == (1, True)


@pytest.mark.parametrize("skip", [(), SKIP])
def test_what_cannot_be_read_to_its_end_ends_alike(skip: tuple[str, ...]) -> None:
    notes = [os.urandom(300).hex()]
    vd.write(numbered(400, notes=notes), "in.jsonl.gz")
    data = Path("in.jsonl.gz").read_bytes()
    Path("in.jsonl.gz").write_bytes(data[: len(data) // 2])
    code, _, told, left = is_the_same_for_any_number("convert", "in.jsonl.gz", "out.jsonl", *skip)
    assert (code, "error bad-archive: " in told) == (1, True)
    assert bool(left) == bool(skip)


def test_documents_without_a_dossier_and_of_one_are_as_ever() -> None:
    for data in (b"\n \n", BOM + lines(1)[0]):
        Path("in.jsonl").write_bytes(data)
        is_the_same_for_any_number("convert", "in.jsonl", "out.nq")
    Path("in.jsonl").write_bytes(b"\x1f\x8b\x08\x00")
    assert "error compressed: " in is_the_same_for_any_number("convert", "in.jsonl", "out.nq")[2]


@pytest.mark.parametrize("workers", [1, 3])
def test_a_stream_into_a_stream(workers: int) -> None:
    found = lines(500, notes=["y" * 300])
    args = ("convert", "-", "-", "--from", "jsonl", "--to", "nquads", "--workers", str(workers))
    result = call(*args, data=b"".join(found))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout_bytes == b"".join(graphs(500, notes=["y" * 300]))


# N-Quads.

WRONG = vd.dumps(vd.Dossier(id=f"{BASE}wrong", title="Wrong"), "nquads").replace(
    b"visitdata/1", b"visitdata/0"
)
REGULAR = graphs(150, notes=["y" * 3000])
BEHIND = {
    "nothing": b"",
    "no RDF": b"nonsense\n<urn:a> nonsense\n",
    "a graph again": graphs(1)[0],
    "beside all dossiers": b"<urn:a> <urn:b> <urn:c> <urn:d> .\n",
    "in the default graph": vd.dumps(next(numbered(1)), "ntriples"),
    "a mark": BOM + graphs(151)[-1],
}


@pytest.mark.parametrize("skip", [(), SKIP])
@pytest.mark.parametrize("behind", BEHIND)
def test_graphs_are_the_same_and_what_only_the_whole_can_tell_is_told(
    behind: str, skip: tuple[str, ...]
) -> None:
    Path("in.nq").write_bytes(b"".join([*REGULAR[:100], WRONG, *REGULAR[100:], BEHIND[behind]]))
    code, _, _, left = is_the_same_for_any_number("convert", "in.nq", "out.jsonl", *skip)
    assert (code, bool(left)) == (1, skip == SKIP and behind == "nothing")


def test_statements_beside_all_dossiers_are_left_aside_alike() -> None:
    Path("in.nq").write_bytes(b"".join([*REGULAR[:100], BEHIND["beside all dossiers"]]))
    args = ("convert", "in.nq", "out.jsonl", "--foreign", "ignore")
    assert is_the_same_for_any_number(*args)[0] == 0
    data = Path("in.nq").read_bytes()
    stream = ("convert", "-", "out.jsonl", "--foreign", "ignore", "--from", "nquads")
    assert is_the_same_for_any_number(*stream, data=data)[0] == 0


def test_graphs_of_one_dossier_under_another_name_are_as_ever() -> None:
    Path("in.nq").write_bytes(graphs(1)[0].replace(f" <{BASE}0> .".encode(), b" <urn:g> ."))
    assert is_the_same_for_any_number("convert", "in.nq", "out.jsonl")[0] == 0


def test_a_graph_that_is_longer_than_is_held_is_read_by_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("visitdata.rdf.parsing.parts.LONGEST", 10_000)
    long = vd.dumps(vd.Dossier(id=f"{BASE}long", title="Long", notes=["z" * 400_000]), "nquads")
    Path("in.nq").write_bytes(b"".join([*REGULAR[:100], long, *REGULAR[100:]]))
    assert is_the_same_for_any_number("convert", "in.nq", "out.jsonl")[0] == 0


# Kinds of one's own.


@pytest.mark.parametrize("workers", ["1", "2"])
def test_kinds_that_a_plugin_declares_are_known_to_every_process(workers: str) -> None:
    Path("truces.py").write_text(PLUGIN)
    truce = '{"type": "Truce", "id": "t", "label": "Truce", "status": "occurred"}'
    Path("in.jsonl").write_text(
        "".join(
            f'{{"format": "visitdata/1", "id": "{BASE}{number}", "title": "A", "events": [{truce}]}}\n'
            for number in range(500)
        )
    )
    done = process("--plugin", "truces", "convert", "in.jsonl", "out.nq", "--workers", workers)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"imported\nwrote out.nq: 500 dossiers, ")
    assert Path("out.nq").read_bytes().count(b"<https://example.org/truces#Truce>") == 500


def test_nothing_in_the_current_folder_stands_in_for_what_is_installed() -> None:
    for name in ("visitdata.py", "attrs.py", "orjson.py", "pickle.py"):
        Path(name).write_text("raise SystemExit('from the current folder')\n")
    Path("in.jsonl").write_bytes(b"".join(lines(500)))
    script = Path(sys.executable).with_name("visitdata")
    args = ["convert", "in.jsonl", "out.nq", "--workers", "2"]
    done = subprocess.run([script, *args], env=os.environ, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("number", "said"), [("0", "not in the range 1<=x<=256"), ("two", "not a valid integer")]
)
def test_a_number_of_processes_that_cannot_be_is_a_wrong_call(number: str, said: str) -> None:
    Path("in.jsonl").write_bytes(lines(1)[0])
    result = call("convert", "in.jsonl", "out.nq", "--workers", number)
    assert (result.exit_code, said in result.stderr) == (2, True)


# Processes that are stopped, or killed.


def process(*args: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "visitdata", *args]
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, check=False, timeout=SECONDS)


def started() -> subprocess.Popen[bytes]:
    """A call that has been given some to do, and waits for more."""
    Path("out.nq").write_bytes(b"old")
    running = subprocess.Popen(
        [sys.executable, "-m", "visitdata", "convert", "-", "out.nq", "--from", "jsonl", "--workers", "2"],
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert running.stdin is not None
    running.stdin.write(b"".join(lines(1_200, notes=["y" * 300])))
    running.stdin.flush()
    return running


def children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task").glob("*/children")
    return sorted(int(each) for path in found for each in path.read_text().split())


def wait_for(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.01)


def workers_of(running: subprocess.Popen[bytes]) -> list[int]:
    """The processes that a call has started, once it has, and once they are at work or wait for it."""
    wait_for(lambda: len(children(running.pid)) == 2)
    found = children(running.pid)
    wait_for(lambda: not any(b"python" not in Path(f"/proc/{pid}/cmdline").read_bytes() for pid in found))
    return found


def is_gone(pid: int) -> bool:
    """Whether a process has ended, and, where nobody waits for its end, is no more than a name."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return True
    return status.rpartition(")")[2].split()[0] == "Z"


linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes in /proc")


@linux
@pytest.mark.parametrize("group", [False, True])
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_all_and_leaves_the_old_file(sent: signal.Signals, code: int, group: bool) -> None:  # noqa: FBT001 - a parameter
    running = started()
    found = workers_of(running)
    (os.killpg if group else os.kill)(running.pid, sent)
    out, err = running.communicate(timeout=SECONDS)
    assert (running.returncode, out, err) == (code, b"", b"")
    assert all(map(is_gone, found))
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == {"out.nq": b"old"}


@linux
def test_a_signal_that_comes_while_processes_start_ends_them_too() -> None:
    running = started()
    wait_for(lambda: len(children(running.pid)) > 0)
    running.send_signal(signal.SIGINT)
    found = children(running.pid)
    out, err = running.communicate(timeout=SECONDS)
    assert (running.returncode, out, err) == (130, b"", b"")
    assert all(map(is_gone, found))


@linux
def test_where_a_process_is_killed_the_old_file_stands_and_the_exit_code_is_3() -> None:
    running = started()
    os.kill(workers_of(running)[0], signal.SIGKILL)
    out, err = running.communicate(b"".join(lines(1000, notes=["y" * 300])[400:]), timeout=SECONDS)
    assert (running.returncode, out) == (3, b"")
    assert err == (
        b"Error: a worker process was ended by signal 9; "
        b"if memory is short, give a lower number of --workers\n"
    )
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == {"out.nq": b"old"}


@linux
def test_processes_do_not_outlive_the_one_that_started_them() -> None:
    running = started()
    found = workers_of(running)
    running.kill()
    running.communicate(timeout=SECONDS)
    wait_for(lambda: all(map(is_gone, found)))
    assert Path("out.nq").read_bytes() == b"old"


@linux
def test_where_nothing_is_asked_for_no_process_is_started() -> None:
    Path("out.nq").write_bytes(b"old")
    Path("in.jsonl").write_bytes(b"".join(lines(2000)))
    code = (
        "import sys\n"
        "def see(event, args):\n"
        "    if event in {'subprocess.Popen', 'os.fork', 'os.posix_spawn'}: sys.exit('a process')\n"
        "sys.addaudithook(see)\n"
        "from visitdata.cli import run; sys.exit(run(['convert', 'in.jsonl', 'out.nq']))"
    )
    done = subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_once_nobody_reads_all_processes_end() -> None:
    Path("in.jsonl").write_bytes(b"".join(lines(3000, notes=["y" * 300])))
    args = ["convert", "in.jsonl", "-", "--to", "nquads", "--workers", "2"]
    with subprocess.Popen(
        [sys.executable, "-m", "visitdata", *args],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(SECONDS) == 0
