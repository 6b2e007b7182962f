"""How a command ends that is told to stop: by an exception, so that nothing half-done stays behind."""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Generator

# 128 and the number of the signal, as a shell says it (POSIX.1-2024, Shell & Utilities, section 2.8.2).
INTERRUPTED = 128 + signal.SIGINT
TERMINATED = 128 + signal.SIGTERM


@contextmanager
def stoppable() -> Generator[None]:
    """Let SIGINT and SIGTERM end the block, and with it the process: once it is left, they come too late.

    What whoever started the process had it ignore, as a shell does with SIGINT for a job in the background,
    is ignored still.

    Raises:
        SystemExit: a signal came; with the code INTERRUPTED or TERMINATED.
    """
    heeded = [each for each in (signal.SIGINT, signal.SIGTERM) if signal.getsignal(each) != signal.SIG_IGN]
    for each in heeded:
        signal.signal(each, _stop)
    try:
        yield
    finally:
        for each in heeded:
            signal.signal(each, signal.SIG_IGN)


def _stop(number: int, _frame: object) -> NoReturn:
    sys.exit(128 + number)
