"""The bar over a stream: how fast, how long still, how much is left out; only for who watches."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import visitdata as vd

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

import pty

ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(Path(vd.__file__).parents[1]),
    "TERM": "xterm",
    "COLUMNS": "100",
    "NO_COLOR": "1",
}
SECONDS = 60
# What moves the cursor, or takes a line away.
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def lines(count: int) -> bytes:
    text = vd.dumps(vd.Dossier(id="https://data.example.org/dossiers/0123", title="Small"), "jsonl")
    return b"".join(text.replace(b"0123", str(number).encode()) for number in range(count))


class Terminal:
    """A terminal, and the call whose messages it shows."""

    def __init__(self, *args: str) -> None:
        self.shown = ""
        self._ours, theirs = pty.openpty()
        self.running = subprocess.Popen(
            [sys.executable, "-m", "visitdata", *args],
            env=ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=theirs,
            stderr=theirs,
        )
        os.close(theirs)

    def read(self) -> bool:
        """Read what is shown next; whether there is more to come."""
        ready, _, _ = select.select([self._ours], [], [], SECONDS)
        assert ready, self.shown
        try:
            data = os.read(self._ours, 4096)
        except OSError:  # Linux says so when the other side is closed
            return False
        self.shown += data.decode()
        return bool(data)

    def ends(self) -> int:
        """Read to the end; the exit code."""
        while self.read():
            pass
        os.close(self._ours)
        with self.running:
            return self.running.wait(SECONDS)


def drawn(shown: str) -> list[str]:
    """Each line that was drawn, in the order of time."""
    return [line for line in re.split(r"[\r\n]+", _ESCAPES.sub("", shown)) if line]


def left(shown: str) -> list[str]:
    """What a terminal shows in the end, as far as escape sequences of lines go (ECMA-48: CUU, EL)."""
    screen, row, column = [""], 0, 0
    for escape, character in re.findall(r"(\x1b\[[0-9;?]*[A-Za-z])|(.)", shown, re.DOTALL):
        if escape == "\x1b[2K":
            screen[row] = ""
        elif escape == "\x1b[1A":
            row -= 1
        elif character == "\r":
            column = 0
        elif character == "\n":
            row += 1
            screen += [""] * (row == len(screen))
        elif character:
            line = screen[row].ljust(column)
            screen[row] = f"{line[:column]}{character}{line[column + 1 :]}"
            column += 1
    return [line for line in screen if line]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_bar_tells_how_fast_and_how_far_and_is_gone_at_the_end(workers: str) -> None:
    Path("in.jsonl").write_bytes(lines(1000) + b"{\n" + lines(1))
    terminal = Terminal("convert", "in.jsonl", "out.nq", "--on-error", "skip", "--workers", workers)
    assert terminal.ends() == 1
    bars = [line for line in drawn(terminal.shown) if line.startswith("Converting ")]
    assert re.search(r" 100% [0-9,]+ dossiers/s [0-9.]+ MB/s [12] rejected [0-9:]+$", bars[-1])
    assert max(map(len, bars)) < 98
    assert not [line for line in left(terminal.shown) if "Converting" in line]
    assert left(terminal.shown)[-1] == "Error: 2 dossiers left out; see out.nq.rejected.jsonl"


def test_it_is_drawn_ten_times_a_second_at_most() -> None:
    Path("in.jsonl").write_bytes(lines(5000))
    begun = time.monotonic()
    terminal = Terminal("export", "in.jsonl", "--to", "nquads")
    assert terminal.ends() == 0
    bars = [line for line in drawn(terminal.shown) if line.startswith("Writing ")]
    # As it is shown, at each tenth of a second, and as it is taken away, some of these twice.
    assert 1 <= len(bars) <= 6 + 20 * (time.monotonic() - begun)


def test_of_a_stream_without_an_end_it_tells_no_share() -> None:
    terminal = Terminal("convert", "-", "out.nq", "--from", "jsonl")
    terminal.running.communicate(lines(100))
    assert terminal.ends() == 0
    bars = [line for line in drawn(terminal.shown) if line.startswith("Converting ")]
    assert " dossiers/s" in bars[-1]
    assert not [line for line in bars if "%" in line]


def test_problems_are_printed_below_no_bar() -> None:
    Path("in.jsonl").write_bytes(lines(1000) + b"{\n")
    terminal = Terminal("convert", "in.jsonl", "out.nq")
    assert terminal.ends() == 1
    assert left(terminal.shown) == [
        "in.jsonl:1001:2: error not-json: the text ends too soon: } is missing",
        "    check that the file is complete: what } closes begins in column 1",
        "Error: nothing was written: 1 error",
    ]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_while_it_is_shown_takes_it_away(workers: str) -> None:
    terminal = Terminal("convert", "-", "out.nq", "--from", "jsonl", "--workers", workers)
    assert terminal.running.stdin is not None
    terminal.running.stdin.write(lines(12_000))  # more than waits for two processes
    terminal.running.stdin.flush()
    while "dossiers/s" not in terminal.shown:
        assert terminal.read()
    terminal.running.send_signal(signal.SIGINT)
    assert (terminal.ends(), left(terminal.shown)) == (130, [])
    assert terminal.shown.rindex("\x1b[?25h") > terminal.shown.rindex("\x1b[?25l")  # the cursor is back
    assert list(Path().iterdir()) == []


def test_nothing_is_shown_where_nobody_watches() -> None:
    Path("in.jsonl").write_bytes(lines(1000))
    command = [sys.executable, "-m", "visitdata", "export", "in.jsonl", "--to", "nquads"]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, check=True)
    assert done.stderr == b""
    assert b"\x1b" not in done.stdout
