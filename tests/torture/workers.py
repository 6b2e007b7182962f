"""Processes that write, are stopped, and are asked to write again; and what became of the files."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

import visitdata as vd
from tests.torture.writers import ALL, Writer
from visitdata.interruption import TERMINATED

if TYPE_CHECKING:
    from collections.abc import Generator

WORKER = Path(__file__).with_name("worker.py")
PATHS = [str(Path(vd.__file__).parents[1]), str(WORKER.parents[2])]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(PATHS)}
DONE, WRITING_FAILED, INTERRUPTED = 0, 3, 130
# Seconds: some write but for a moment, and do other things then.
SOON = 0.002
OLD = b"what was there before\n" * 20_000


@contextmanager
def working() -> Generator[subprocess.Popen[str]]:
    """A process that does jobs until nobody asks for any."""
    process = subprocess.Popen(
        [sys.executable, str(WORKER)],
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        yield process


@attrs.define
class Figures:
    """What trials came to.

    Attributes:
        trials: how many there were.
        stopped: how many ended before they were done.
        hits: in how many a temporary file was there when the process was stopped.
        left: in how many it was still there afterwards, for the next run to remove.
    """

    trials: int = 0
    stopped: int = 0
    hits: int = 0
    left: int = 0

    def tell(self, what: str) -> None:
        """Put the figures into the output; that there were no others, every trial asserts."""
        sys.stdout.write(
            f"{what}: {self.trials} trials, {self.stopped} stopped, {self.hits} in the middle of a write; "
            f"{self.left} temporary files left to the next run, 0 after it, 0 half-written files\n"
        )


@attrs.define
class Bench:
    """A writer, a process that runs it, and the folder it writes to.

    Attributes:
        name: the writer's name.
        process: what runs it.
        sources: the folder that commands read from.
        errors: the file where what they say is.
        folder: where the files are.
        new: the bytes of each file, once it is written.
        span: for how many seconds it writes.
        random: makes the moments.
    """

    name: str
    process: subprocess.Popen[str]
    sources: Path
    errors: Path
    folder: Path
    random: random.Random
    new: dict[str, bytes] = attrs.field(factory=dict[str, bytes])
    span: float = 0

    @classmethod
    def of(cls, name: str, process: subprocess.Popen[str], sources: Path, place: Path) -> Bench:
        """A bench, once the writer has written undisturbed, from which its files and its time are known."""
        moments = random.Random(name)  # noqa: S311 - no secret
        bench = cls(name, process, sources, place / "errors", place / "out", moments)
        bench.folder.mkdir()
        bench.restore()
        bench.begin()
        bench.wait_for_the_write()
        start = time.monotonic()
        assert bench.end() == bench.writer.done
        bench.span = time.monotonic() - start
        bench.new = bench.files()
        assert bench.new.keys() == set(bench.writer.files)
        assert OLD not in bench.new.values()
        return bench

    @property
    def writer(self) -> Writer:
        """The writer."""
        return ALL[self.name]

    def ends(self, sent: signal.Signals) -> set[int]:
        """How a process may end to which that signal was sent, if it was not done."""
        if sent == signal.SIGINT:
            return {INTERRUPTED}
        return {TERMINATED if sent == signal.SIGTERM and self.writer.is_command else -sent}

    def files(self) -> dict[str, bytes]:
        """What is in the folder."""
        return {path.name: path.read_bytes() for path in self.folder.iterdir()}

    def temporaries(self) -> set[str]:
        """What is in the folder beside the files."""
        return {path.name for path in self.folder.iterdir()} - set(self.writer.files)

    def restore(self) -> None:
        """Put the old files back."""
        for name in self.writer.files:
            (self.folder / name).write_bytes(OLD)

    def begin(self, *, limit: int | None = None) -> int:
        """Let a process begin to write, no file longer than the limit; its number."""
        return self._begin(limit=limit)

    def begin_and_stop(self, step: int, sent: signal.Signals, *, is_often: bool) -> None:
        """Let a process write until it stops itself at some step, by one signal or by very many."""
        self._begin(step=step, signal=sent, is_often=is_often)

    def _begin(self, **how: int | None) -> int:
        job = {
            "writer": self.name,
            "folder": str(self.folder),
            "sources": str(self.sources),
            "errors": str(self.errors),
            "limit": None,
            "step": None,
            **how,
        }
        assert self.process.stdin is not None
        self.process.stdin.write(f"{json.dumps(job)}\n")
        self.process.stdin.flush()
        child = self._told()
        assert child is not None
        return child

    def wait_for_the_write(self) -> None:
        """Wait until the process has opened a file to write to."""
        assert self._told() is None, "it ended before it wrote anything"

    def end(self) -> int:
        """Wait for the end of the process: its exit code, or less than 0 for what killed it."""
        while (told := self._told()) is None:
            pass
        return told

    def _told(self) -> int | None:
        assert self.process.stdout is not None
        told: int | None = json.loads(self.process.stdout.readline())
        return told

    def stop(self, sent: signal.Signals, figures: Figures) -> None:
        """Stop a writer at some moment of its write."""
        self.restore()
        child = self.begin()
        self.wait_for_the_write()
        time.sleep(self.random.random() * self.random.choice([self.span, SOON]))
        is_hit = bool(self.temporaries())
        with suppress(ProcessLookupError):  # it was faster
            os.kill(child, sent)
        end = self.end()
        figures.trials += 1
        is_done = end == self.writer.done
        figures.stopped += not is_done
        figures.hits += not is_done and (is_hit or bool(self.temporaries()))
        figures.left += bool(self.temporaries())
        self.check(end, {self.writer.done, *self.ends(sent)})
        # Python drops a signal that comes while it clears an object away, and says so: a command hears of it.
        is_dropped = is_done and not self.writer.is_command
        said = self.errors.read_text()
        assert is_dropped or not said or (self.writer.done != DONE and "Traceback" not in said)
        self.check_the_next()

    def check(self, end: int, expected: set[int]) -> None:
        """See that each file is the old or the new one.

        Args:
            end: how the process ended.
            expected: how it may have ended.
        """
        assert end in expected
        files = self.files()
        assert not [name for name, new in self.new.items() if files[name] not in {OLD, new}], "half-written"
        assert end != self.writer.done or files == self.new
        are_new = [files[name] == self.new[name] for name in self.writer.files]
        assert not self.writer.in_turn or are_new == sorted(are_new, reverse=True), "out of turn"

    def check_the_next(self) -> None:
        """See that the next run makes all files new, and leaves nothing beside them."""
        self.begin()
        assert self.end() == self.writer.done
        assert self.files() == self.new, "stale temporary files"
