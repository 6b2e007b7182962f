"""Several processes that share the work on a source: what they make of its parts comes in the source's order.

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
from contextlib import contextmanager, suppress
from functools import partial
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

import attrs

from visitdata.cli.console import WritingError
from visitdata.cli.work import Batch
from visitdata.cli.worker import Answer, Task, command, hear
from visitdata.errors import DecodeError
from visitdata.rdf.decoding.dossiers import UnsureError
from visitdata.values.seen_set import SeenSet

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from concurrent.futures import Future

    from visitdata.files import Text
    from visitdata.syntaxes import Held, Part, Parts

# How much is held of a source while it is worked on; of large dossiers, one for each process.
_HELD = 2**23
_PIPE = 2**20
_THREADS = 2


class _LostError(Exception):
    """A process ended that was not told to."""


@attrs.define
class _Sent:
    """A part that is being worked on."""

    part: Part
    position: int
    answer: Future[Answer[Any]]


@contextmanager
def workers(count: int, task: Task[Any]) -> Generator[Workers]:
    """So many processes, at most: each is started once there is a part for it. At the end, all are ended."""
    found = Workers(count, task)
    try:
        yield found
    finally:
        found.close()


class _Process:
    """A process that reads parts, asked by several threads: it answers in the order in which they asked."""

    def __init__(self, task: Task[Any]) -> None:
        self._process = subprocess.Popen(command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - Python itself
        assert self._process.stdin is not None  # noqa: S101 - it was asked for
        assert self._process.stdout is not None  # noqa: S101 - as above
        self._asks, self._tells = self._process.stdin, self._process.stdout
        self._asking, self._turn = threading.Lock(), threading.Condition()
        self._asked = self._answered = 0
        _widen(self._tells)
        with suppress(OSError):  # it will be told when it is asked for an answer
            pickle.dump(task, self._asks, pickle.HIGHEST_PROTOCOL)

    def ask(self, part: Part) -> Answer[Any]:
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


class Workers:
    """Processes that read parts of a source."""

    def __init__(self, count: int, task: Task[Any]) -> None:
        self._count = count
        self._task = task
        self._own = threading.local()
        self._joining = threading.Lock()
        self._joined = 0
        self._processes: list[_Process] = []
        self._threads = ThreadPoolExecutor(_THREADS * count, initializer=_set_signals_aside)

    def batches(self, text: Text, parts: Parts) -> Iterator[Batch[Any]]:
        """What is made of the dossiers in a text, in its order.

        Raises:
            DecodeError: what follows cannot be read.
            UnsureError: what follows has to be read as a whole.
            WritingError: a process was killed.
        """
        from visitdata.model.dossier import Dossier  # noqa: PLC0415 - loaded once there is something to copy

        names = SeenSet()
        for sent in self._sent(text, parts):
            try:
                answer = sent.answer.result()
            except _LostError as error:
                msg = f"a process that shared the work {error}; if memory is short, give fewer --workers"
                raise WritingError(msg) from None
            if not parts.is_plain:
                _see_that_all_are_whole(answer, names)
            yield Batch(answer.made, partial(_found, parts, sent.part, Dossier), sent.position)
            if answer.error is not None:
                raise answer.error

    def _sent(self, text: Text, parts: Parts) -> Iterator[_Sent]:
        """Each part once it is sent, in their order; some of those that follow are sent by then, too."""
        pending: deque[_Sent] = deque()
        ended: Exception | None = None
        split = parts.split(text, parts.size)
        while True:
            while ended is None and self._has_room(pending):
                try:
                    part = next(split)
                except StopIteration as error:
                    ended = error
                except (DecodeError, OSError, UnsureError) as error:  # once the parts before are done
                    ended = error
                else:
                    pending.append(_Sent(part, text.position, self._threads.submit(self._ask, part)))
            if not pending:
                break
            yield pending.popleft()
        if not isinstance(ended, StopIteration):
            assert ended is not None  # noqa: S101 - else there would be more
            raise ended

    def _has_room(self, pending: deque[_Sent]) -> bool:
        if len(pending) < self._count:
            return True
        return len(pending) <= _THREADS * self._count and sum(each.part.size for each in pending) < _HELD

    def _ask(self, part: Part) -> Answer[Any]:
        """Have a part read by the process of this thread."""
        return self._process().ask(part)

    def _process(self) -> _Process:
        """The process of this thread: each has one before any has a second thread."""
        process: _Process | None = getattr(self._own, "process", None)
        if process is None:
            with self._joining:
                if self._joined < self._count:
                    self._processes.append(_Process(self._task))
                process = self._own.process = self._processes[self._joined % self._count]
                self._joined += 1
        return process

    def close(self) -> None:
        """End the processes, whatever they do."""
        for process in self._processes:
            process.kill()
        self._threads.shutdown(cancel_futures=True)
        for process in self._processes:  # one may have been started since
            process.kill()
            process.close()


def _widen(pipe: IO[bytes]) -> None:
    """Let answers wait in larger pieces than usual, where they can: who gives them is woken less often."""
    if sys.platform == "linux":
        import fcntl  # noqa: PLC0415 - it is not everywhere

        with suppress(OSError):  # there is a limit for each user
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)


def _set_signals_aside() -> None:
    """Let no signal stop what a thread starts: they go to a whole job, and this process ends its own."""
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))


def _end(process: subprocess.Popen[bytes]) -> str:
    """How a process ended."""
    code = process.wait()
    return f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"


def _see_that_all_are_whole(answer: Answer[Any], names: SeenSet) -> None:
    """See that each dossier is a graph of its own name, none of which came before.

    Raises:
        UnsureError: one is not, or what else there is cannot be told by its part.
    """
    if isinstance(answer.error, UnsureError):
        raise answer.error
    for copy in answer.made:
        if copy.graph is None or names.meet(copy.graph):
            raise UnsureError


def _found(parts: Parts, part: Part, cls: type, number: int) -> Held:
    return next(islice(parts.find(part, cls), number, None))
