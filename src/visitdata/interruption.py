"""How SIGINT and SIGTERM end a command: by an exception, so that temporary files are removed."""

from __future__ import annotations

import signal
import sys
from importlib.machinery import ExtensionFileLoader

TYPE_CHECKING = False  # for type checkers, as in `visitdata` itself: nothing that can wait is loaded before

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

# 128 and the number of the signal, as a shell says it (POSIX.1-2024, Shell & Utilities, section 2.8.2).
INTERRUPTED = 128 + signal.SIGINT
TERMINATED = 128 + signal.SIGTERM

_SOON = 0.01  # seconds: whatever Python clears away is gone by then


class _Stopped(SystemExit):
    """What ends the command, wherever in it a signal finds it."""

    def __init__(self, number: int) -> None:
        super().__init__(128 + number)
        self.number = number


def stoppable(command: Callable[[], int]) -> int:
    """Run a command that SIGINT and SIGTERM can end; after its end, they are ignored.

    A signal that the parent process set to be ignored, as a shell does with SIGINT for a job in the
    background, stays ignored. Python drops an exception that is raised while it clears an object away
    (``sys.unraisablehook``): an exception that should end the command is raised again a moment later, after
    that hook has returned. While a module in C or Rust is loaded, which may crash the process at an exception
    that it does not expect, as orjson does, the command is ended a moment later, too.

    Returns:
        What the command returns.

    Raises:
        SystemExit: a signal came; with the code INTERRUPTED or TERMINATED.
    """
    is_over = False
    report = sys.unraisablehook

    def stop(number: int, frame: FrameType | None) -> None:
        if is_over:
            return
        if _CAN_WAIT and _runs(_LOADING, frame):
            _soon(lambda later: stop(number, later))
        else:
            raise _Stopped(number)

    def again(dropped: sys.UnraisableHookArgs, number: int, frame: FrameType | None) -> None:
        if _runs([stop_again], frame):
            stop_again(dropped)
        else:
            stop(number, frame)

    def stop_again(dropped: sys.UnraisableHookArgs) -> None:
        stopped = dropped.exc_value
        if isinstance(stopped, _Stopped):
            _soon(lambda frame: again(dropped, stopped.number, frame))
        else:
            report(dropped)

    heeded = [each for each in (signal.SIGINT, signal.SIGTERM) if signal.getsignal(each) != signal.SIG_IGN]
    sys.unraisablehook = stop_again
    for each in heeded:
        signal.signal(each, stop)
    try:
        return command()
    finally:
        is_over = True  # at once: many signals may come while those to come are set aside
        for each in heeded:
            signal.signal(each, signal.SIG_IGN)
        _never()


_LOADING: list[Callable[..., object]] = [ExtensionFileLoader.create_module, ExtensionFileLoader.exec_module]


def _runs(functions: list[Callable[..., object]], frame: FrameType | None) -> bool:
    """Whether one of some functions runs where a signal came."""
    codes = {function.__code__ for function in functions}
    while frame is not None and frame.f_code not in codes:
        frame = frame.f_back
    return frame is not None


_CAN_WAIT = sys.platform != "win32"

if sys.platform == "win32":  # without such a timer, a signal that was dropped has to be sent again

    def _soon(_act: Callable[[FrameType | None], None]) -> None: ...
    def _never() -> None: ...

else:

    def _soon(act: Callable[[FrameType | None], None]) -> None:
        signal.signal(signal.SIGALRM, lambda _number, frame: act(frame))
        signal.setitimer(signal.ITIMER_REAL, _SOON)

    def _never() -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
