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
from tests.torture.writers import WRITERS, Writer, make_sources
from visitdata.interruption import TERMINATED

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

WORKER = Path(__file__).with_name("worker.py")
PATHS = os.pathsep.join([str(Path(vd.__file__).parents[1]), str(WORKER.parents[2])])
DONE, WRITING_FAILED, INTERRUPTED = 0, 3, 130
OLD = b"what was there before\n" * 20_000


@contextmanager
def working() -> Generator[subprocess.Popen[str]]:
    """A process that does jobs until nobody asks for any."""
    process = subprocess.Popen(
        [sys.executable, str(WORKER)],
        env={**os.environ, "PYTHONPATH": PATHS},
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
    """

    trials: int = 0
    stopped: int = 0
    hits: int = 0

    def tell(self, what: str) -> None:
        """Put the figures into the output; that there were no others, every trial asserts."""
        sys.stdout.write(
            f"{what}: {self.trials} trials, {self.stopped} stopped, {self.hits} in the middle of a write, "
            "0 half-written files, 0 stale temporary files\n"
        )


@attrs.define
class Bench:
    """A writer, a process that runs it, and the folder it writes to.

    Attributes:
        name: the writer's name.
        process: what runs it.
        place: a folder of this bench's own.
        folder: where the files are.
        new: the bytes of each file, once it is written.
        span: for how many seconds it writes.
        random: makes the moments.
    """

    name: str
    process: subprocess.Popen[str]
    place: Path
    folder: Path
    random: random.Random
    new: dict[str, bytes] = attrs.field(factory=dict[str, bytes])
    span: float = 0

    @classmethod
    def of(cls, name: str, process: subprocess.Popen[str], place: Path, folder: Path | None = None) -> Bench:
        """A bench, once the writer has written undisturbed, from which its files and its time are known."""
        bench = cls(name, process, place, folder or place / "out", random.Random(name))  # noqa: S311 - no secret
        (place / "in").mkdir()
        bench.folder.mkdir(exist_ok=True)
        make_sources(place / "in")
        bench.restore()
        bench.begin()
        start = time.monotonic()
        assert bench.told() == DONE
        bench.span = time.monotonic() - start
        bench.new = bench.files()
        assert bench.new.keys() == set(bench.writer.files)
        assert OLD not in bench.new.values()
        return bench

    @property
    def writer(self) -> Writer:
        """The writer."""
        return WRITERS[self.name]

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

    def begin(
        self, *, limit: int | None = None, steps: Sequence[int] = (), sent: int = signal.SIGKILL
    ) -> int:
        """Begin to write; the number of the process, once it opened a file."""
        job = {
            "writer": self.name,
            "folder": str(self.folder),
            "sources": str(self.place / "in"),
            "errors": str(self.place / "errors"),
            "limit": limit,
            "steps": list(steps),
            "signal": int(sent),
        }
        assert self.process.stdin is not None
        self.process.stdin.write(f"{json.dumps(job)}\n")
        self.process.stdin.flush()
        child = self.told()
        assert child is not None
        assert self.told() is None, "the writer ended before it wrote anything"
        return child

    def told(self) -> int | None:
        """What the process says next."""
        assert self.process.stdout is not None
        told: int | None = json.loads(self.process.stdout.readline())
        return told

    def stop(self, sent: signal.Signals, figures: Figures) -> None:
        """Stop a writer at some moment of its write."""
        self.restore()
        child = self.begin()
        time.sleep(self.random.random() * self.span)
        is_hit = bool(self.temporaries())
        with suppress(ProcessLookupError):  # it was faster
            os.kill(child, sent)
        end = self.told()
        assert end is not None
        is_swept = sent not in {signal.SIGKILL, signal.SIGTERM} or end > 0
        figures.trials += 1
        figures.stopped += end != DONE
        figures.hits += end != DONE and (is_hit if is_swept else bool(self.temporaries()))
        self.check(end, {DONE, *self.ends(sent)}, is_swept=is_swept)

    def check(self, end: int, expected: set[int], *, is_swept: bool) -> None:
        """See that each file is the old or the new one, and that the next run leaves nothing beside them.

        Args:
            end: how the process ended.
            expected: how it may have ended.
            is_swept: whether nothing may be left beside them at once.
        """
        assert end in expected
        assert "Traceback" not in (self.place / "errors").read_text()
        files = self.files()
        assert not [name for name, new in self.new.items() if files[name] not in {OLD, new}], "half-written"
        assert not (is_swept and self.temporaries())
        if end == DONE:
            assert self.files() == self.new
        self.begin()
        assert self.told() == DONE
        assert self.files() == self.new, "the next run leaves only its files"
