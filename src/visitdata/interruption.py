"""How a command ends that is told to stop: by an exception, so that nothing half-done stays behind."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# 128 and the number of the signal, as a shell says it (POSIX.1-2024, Shell & Utilities, section 2.8.2).
INTERRUPTED = 128 + signal.SIGINT
TERMINATED = 128 + signal.SIGTERM


def stoppable(command: Callable[[], int]) -> int:
    """Run what SIGINT and SIGTERM are to end, and with it the process: once it is over, they come too late.

    What whoever started the process had it ignore, as a shell does with SIGINT for a job in the background,
    is ignored still. Python drops an exception that is raised while it clears an object away, and says so: a
    signal that comes at that moment has to be sent again, and every one is heeded.

    Returns:
        What the command does.

    Raises:
        SystemExit: a signal came; with the code INTERRUPTED or TERMINATED.
    """
    is_over = False

    def stop(number: int, _frame: object) -> None:
        if not is_over:
            sys.exit(128 + number)

    heeded = [each for each in (signal.SIGINT, signal.SIGTERM) if signal.getsignal(each) != signal.SIG_IGN]
    for each in heeded:
        signal.signal(each, stop)
    try:
        return command()
    finally:
        is_over = True  # at once: many signals may come while those to come are set aside
        for each in heeded:
            signal.signal(each, signal.SIG_IGN)
