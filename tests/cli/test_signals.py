"""A command that is told to stop: at its start, while it writes, again and again."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import visitdata as vd
from visitdata.resources import seed_names, seed_path

if sys.platform == "win32":
    pytest.skip("there are no such signals", allow_module_level=True)

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(vd.__file__).parents[1])}
SIGNALS = [(signal.SIGINT, 130), (signal.SIGTERM, 143)]
SECONDS = 60


def started(*args: str, cwd: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *args],
        cwd=cwd,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize(("sent", "code"), SIGNALS)
@pytest.mark.parametrize("loaded", ["click.globals", "click.core", "orjson"])
def test_a_command_is_stopped_while_it_loads_what_it_needs(
    tmp_path: Path, loaded: str, sent: signal.Signals, code: int
) -> None:
    process = started("-X", "importtime", "-m", "visitdata", "export", cwd=tmp_path)
    assert process.stderr is not None
    assert any(line.endswith(f" {loaded}\n") for line in process.stderr)
    process.send_signal(sent)
    out, err = process.communicate(timeout=SECONDS)
    assert (process.returncode, out) == (code, "")
    assert not [line for line in err.splitlines() if not line.startswith("import time:")]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("loaded", "sent", "code"),
    [
        ("visitdata.interruption", signal.SIGINT, 130),
        *((loaded, *each) for loaded in ("importlib.util", "visitdata.cli") for each in SIGNALS),
    ],
)
def test_a_command_is_stopped_at_the_first_module_that_it_loads(
    tmp_path: Path, loaded: str, sent: signal.Signals, code: int
) -> None:
    program = (
        "import os, sys\n"
        "class Sender:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {loaded!r}: os.kill(os.getpid(), {int(sent)})\n"
        "sys.meta_path.insert(0, Sender())\n"
        "sys.modules.pop('importlib.util', None)\n"
        "sys.argv = ['visitdata', 'export']\n"
        "from visitdata.__main__ import main\n"
        "main()\n"
    )
    process = started("-c", program, cwd=tmp_path)
    out, err = process.communicate(timeout=SECONDS)
    assert (process.returncode, out, err) == (code, "", "")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("sent", "code"), SIGNALS)
def test_a_command_that_reads_a_stream_is_stopped_and_leaves_the_old_file(
    tmp_path: Path, sent: signal.Signals, code: int
) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"old")
    process = subprocess.Popen(
        [sys.executable, "-m", "visitdata", "convert", "-", "a.jsonl", "--from", "jsonl"],
        cwd=tmp_path,
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    while len(list(tmp_path.iterdir())) == 1:  # until it has begun to write, and waits for more to read
        process.stdin.write(vd.dumps(vd.load(seed_path(seed_names()[0])), "jsonl"))
        process.stdin.flush()
    process.send_signal(sent)
    _, err = process.communicate(timeout=SECONDS)
    assert (process.returncode, err) == (code, b"")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.jsonl": b"old"}


@pytest.mark.parametrize("delay", [0.0, 0.1])  # with the latter, the time is up before Python's hook returns
@pytest.mark.parametrize(("sent", "code"), SIGNALS)
def test_a_signal_is_heeded_that_comes_where_python_drops_what_is_raised(
    tmp_path: Path, sent: signal.Signals, code: int, delay: float
) -> None:
    program = (
        "import os, signal, sys, time\n"
        "from visitdata.interruption import stoppable\n"
        "setitimer = signal.setitimer\n"
        "def set_slowly(*args):\n"
        "    signal.setitimer = setitimer\n"
        f"    setitimer(*args); time.sleep({delay})\n"
        "signal.setitimer = set_slowly\n"
        "class Cleared:\n"
        f"    def __del__(self): os.kill(os.getpid(), {int(sent)}); time.sleep(0)\n"
        f"def command(): Cleared(); time.sleep({SECONDS}); return 0\n"
        "sys.exit(stoppable(command))\n"
    )
    out, err = (process := started("-c", program, cwd=tmp_path)).communicate(timeout=SECONDS / 2)
    assert (process.returncode, out, err) == (code, "", "")


LOADS_ORJSON = (
    "import sys, time\n"
    "from visitdata.interruption import stoppable\n"
    "def command():\n"
    "    print(flush=True)\n"
    "    import orjson\n"
    "    print(end=orjson.dumps('loaded').decode(), flush=True)\n"
    f"    time.sleep({SECONDS})\n"
    "sys.exit(stoppable(command))\n"
)


@pytest.mark.parametrize(("sent", "code"), SIGNALS)
def test_a_signal_that_comes_while_orjson_is_loaded_crashes_no_process(
    tmp_path: Path, sent: signal.Signals, code: int
) -> None:
    for delay in range(40):  # the time that it takes to load, in quarters of a millisecond
        process = started("-c", LOADS_ORJSON, cwd=tmp_path)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(delay / 4_000)
        process.send_signal(sent)
        out, err = process.communicate(timeout=SECONDS)
        assert (process.returncode, err) == (code, "")
        assert out in {"", '"loaded"'}


def test_what_else_python_drops_is_told_as_ever(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from visitdata.interruption import stoppable\n"
        "class Cleared:\n"
        "    def __del__(self): raise ValueError('not a signal')\n"
        "def command(): Cleared(); return 0\n"
        "sys.exit(stoppable(command))\n"
    )
    _, err = (process := started("-c", program, cwd=tmp_path)).communicate(timeout=SECONDS)
    assert process.returncode == 0
    assert "ValueError: not a signal" in err


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_that_is_ignored_at_the_start_is_ignored_to_the_end(
    tmp_path: Path, sent: signal.Signals
) -> None:
    shutil.copy(seed_path(seed_names()[0]), tmp_path / "a.json")
    code = (
        f"import os, signal; signal.signal({int(sent)}, signal.SIG_IGN)\n"
        "import sys; sys.argv = ['visitdata', 'convert', 'a.json', 'a.ttl']\n"
        "from visitdata.__main__ import main; import visitdata.files\n"
        "complete = visitdata.files.Writing.complete\n"
        "visitdata.files.Writing.complete = "
        f"lambda self: os.kill(os.getpid(), {int(sent)}) or complete(self)\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert vd.load(tmp_path / "a.ttl") == vd.load(tmp_path / "a.json")


def test_a_job_in_the_background_of_a_script_is_stopped_by_sigterm_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.json")
    # Such a job ignores SIGINT (POSIX.1-2024, Shell & Utilities, section 2.11).
    job = f'"{sys.executable}" -m visitdata export a.json'
    call = ["/bin/sh", "-c", f"{job} & exec 3> a.json; kill -INT $!; kill -TERM $!; wait $!"]
    done = subprocess.run(
        call, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, check=False, timeout=SECONDS
    )
    assert (done.returncode, done.stderr) == (143, b"")


def test_the_help_names_the_exit_codes_of_signals(tmp_path: Path) -> None:
    out, _ = started("-m", "visitdata", "--help", cwd=tmp_path).communicate(timeout=SECONDS)
    assert "130, 143  stopped by SIGINT" in out
