"""Several processes that share the work on a source: what they make of its parts comes in the source's order.

JSON Lines are shared line by line, and N-Quads graph by graph. Where something in N-Quads can only be
understood from the whole, as when a graph comes twice, the source is read anew by this process alone, and
what was read by then is passed over. So nothing depends on how the source was parted.

The processes are started anew rather than forked: this one has threads, and they would not live on in a
copy. Nor do they run the program again that this one runs (as those of multiprocessing do), whatever it is.
Each is asked by two threads, which wait for their answers in turn: while one takes its answer, the process
works for the other. Where it is killed, both are told.
"""

from __future__ import annotations

import pickle
import signal
import subprocess
import sys
import threading
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from functools import partial
from itertools import islice
from typing import IO, TYPE_CHECKING

import attrs
import click

from visitdata.cli.console import WritingError
from visitdata.cli.sources import Read
from visitdata.cli.worker import command, hear
from visitdata.errors import DecodeError
from visitdata.files.compression import refuse_compressed
from visitdata.model.dossier import Dossier
from visitdata.rdf.decoding.dossiers import UnsureError
from visitdata.streams.documents import NONE
from visitdata.values.seen_set import SeenSet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

    from visitdata.cli.jobs import Job, Result
    from visitdata.cli.sources import Source
    from visitdata.cli.worker import Answer, Setup
    from visitdata.files import Text
    from visitdata.syntaxes import Held, Part, Parts

# How much is held of a source while it is worked on; of large dossiers, one for each process.
_HELD = 2**23
_PIPE = 2**20
_THREADS = 2


def shared(source: Source, job: Job, parts: Parts, count: int) -> Iterator[Result]:
    """What comes of each dossier of a source, in its order.

    Args:
        source: what is read.
        job: what is made of each dossier.
        parts: how it is read part by part.
        count: how many processes there are.

    Raises:
        CallError: the source cannot be read.
        WritingError: a process was killed.
    """
    plugins: tuple[str, ...] = click.get_current_context().find_root().params.get("plugins", ())
    done = 0
    try:
        workers = _Workers(count, (plugins, source.format.name, job))
        with source.opened() as text, closing(workers):
            refuse_compressed(text.peek(4)[:4])
            for result in workers.results(text, parts):
                done += 1
                yield result
        if not done:
            yield job.result(Read(problems=(NONE,)))
    except (DecodeError, UnsureError) as error:
        if parts.is_plain and isinstance(error, DecodeError):
            yield job.result(Read(problems=error.problems))
        else:
            yield from job.results(source, done)
    except OSError as error:
        raise source.unreadable(error) from error


class _LostError(Exception):
    """A process ended that was not told to."""


class _Process:
    """A process that reads parts, asked by several threads: it answers in the order in which they asked."""

    def __init__(self, setup: Setup) -> None:
        self._process = subprocess.Popen(command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - Python itself
        assert self._process.stdin is not None  # noqa: S101 - it was asked for
        assert self._process.stdout is not None  # noqa: S101 - as above
        self._asks, self._tells = self._process.stdin, self._process.stdout
        self._asking, self._turn = threading.Lock(), threading.Condition()
        self._asked = self._answered = 0
        _widen(self._tells)
        with suppress(OSError):  # it will be told when it is asked for an answer
            pickle.dump(setup, self._asks, pickle.HIGHEST_PROTOCOL)

    def ask(self, part: Part) -> Answer:
        """Have a part read.

        Raises:
            _LostError: it was killed.
        """
        try:
            with self._asking:
                pickle.dump(part, self._asks, pickle.HIGHEST_PROTOCOL)
                self._asks.flush()
                number = self._asked
                self._asked += 1
            with self._turn:
                self._turn.wait_for(lambda: self._answered == number)
                try:
                    return hear(self._tells)
                finally:
                    self._answered += 1
                    self._turn.notify_all()
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise _LostError(_end(self._process)) from error

    def kill(self) -> None:
        """End it, whatever it does."""
        self._process.kill()

    def close(self) -> None:
        """Leave nothing of it behind."""
        with suppress(OSError), self._process:
            pass


def _widen(pipe: IO[bytes]) -> None:
    """Let answers wait in larger pieces than usual, where they can: who gives them is woken less often."""
    if sys.platform == "linux":
        import fcntl

        with suppress(OSError):  # there is a limit for each user
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)


def _end(process: subprocess.Popen[bytes]) -> str:
    """How a process ended."""
    code = process.wait()
    return f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"


@attrs.frozen
class _Sent:
    """A part that is being worked on."""

    part: Part
    position: int
    answer: Future[Answer]


class _Workers:
    """Processes that read parts of a source, so many at most: each is started once there is a part for it."""

    def __init__(self, count: int, setup: Setup) -> None:
        self._count = count
        self._setup = setup
        self._own = threading.local()
        self._joining = threading.Lock()
        self._joined = 0
        self._processes: list[_Process] = []
        self._threads = ThreadPoolExecutor(_THREADS * count, initializer=_set_signals_aside)

    def results(self, text: Text, parts: Parts) -> Iterator[Result]:
        """What comes of each dossier in a text, in its order.

        Raises:
            DecodeError: what follows cannot be read.
            UnsureError: what follows has to be read as a whole.
            WritingError: a process was killed.
        """
        names = SeenSet()
        for sent in self._sent(text, parts):
            try:
                results, error = sent.answer.result()
            except _LostError as lost:
                msg = f"a worker process {lost}; if memory is short, give a lower number of --workers"
                raise WritingError(msg) from None
            if not parts.is_plain:
                _see_that_all_are_whole(results, error, names)
            for number, result in enumerate(results):
                result.position = sent.position
                result.held = partial(_found, parts, sent.part, number)
                yield result
            if error is not None:
                raise error

    def _sent(self, text: Text, parts: Parts) -> Iterator[_Sent]:
        """Each part once it is sent, in their order; some of those that follow are sent by then, too."""
        pending: deque[_Sent] = deque()
        ended: Exception | None = None
        split = parts.split(text, parts.size)
        while True:
            while ended is None and self._has_room(pending):
                try:
                    part = next(split)
                except (StopIteration, DecodeError, OSError, UnsureError) as error:
                    ended = error  # raised once the parts before are done
                else:
                    pending.append(_Sent(part, text.position, self._threads.submit(self._ask, part)))
            if not pending:
                break
            yield pending.popleft()
        if ended is not None and not isinstance(ended, StopIteration):
            raise ended

    def _has_room(self, pending: deque[_Sent]) -> bool:
        if len(pending) < self._count:
            return True
        return len(pending) <= _THREADS * self._count and sum(each.part.size for each in pending) < _HELD

    def _ask(self, part: Part) -> Answer:
        """Have a part read by the process of this thread: each has one before any has a second thread."""
        process: _Process | None = getattr(self._own, "process", None)
        if process is None:
            with self._joining:
                if self._joined < self._count:
                    self._processes.append(_Process(self._setup))
                process = self._own.process = self._processes[self._joined % self._count]
                self._joined += 1
        return process.ask(part)

    def close(self) -> None:
        """End the processes, whatever they do."""
        for process in self._processes:
            process.kill()
        self._threads.shutdown(cancel_futures=True)
        for process in self._processes:  # one may have been started since
            process.kill()
            process.close()


def _set_signals_aside() -> None:
    """Let no signal stop what a thread starts: they go to a whole job, and this process ends its own."""
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))


def _see_that_all_are_whole(results: list[Result], error: Exception | None, names: SeenSet) -> None:
    """See that each dossier is a graph of its own name, none of which came before.

    Raises:
        UnsureError: one is not, or what else there is cannot be told by its part.
    """
    if isinstance(error, UnsureError):
        raise error
    for result in results:
        if result.graph is None or names.meet(result.graph):
            raise UnsureError


def _found(parts: Parts, part: Part, number: int) -> Held:
    return next(islice(parts.find(part, Dossier), number, None))
