"""How far a source of many dossiers is read, how fast, and how long that will still take: for who watches."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from visitdata.cli.console import MANY, console

if TYPE_CHECKING:
    from collections.abc import Generator

    from rich.progress import Progress, TaskID

# A terminal shows ^C where the line ends. Had it no room there, the line could not be taken away.
_ECHO = 3
_OFTEN = 0.1  # seconds: a bar that moves more often costs more than it tells


class Bar:
    """A line that tells how far the work is; it is shown once there are many dossiers, and gone at the end.

    Args:
        doing: what is done.
        total: where the work ends, in bytes, if that is known.
    """

    def __init__(self, doing: str, total: int | None) -> None:
        self._doing = doing
        self._total = total
        self._begun = monotonic()
        self._next = 0.0
        self._last = (0, 0, 0)
        self._shown: tuple[Progress, TaskID] | None = None

    def at(self, position: int, found: int, rejected: int) -> None:
        """Tell how far the work is.

        Args:
            position: how many bytes of the source were read.
            found: how many dossiers were found.
            rejected: how many of them were left out.
        """
        self._last = position, found, rejected
        if found >= MANY and (now := monotonic()) >= self._next:
            self._next = now + _OFTEN
            self._show()

    def stop(self) -> None:
        """Take the line away; nothing is shown from now on."""
        self._next = float("inf")
        self.hide()

    def hide(self) -> None:
        """Take the line away until there is more to tell: something is to be printed where it stands."""
        if self._shown is not None:
            (bar, _), last = self._shown, self._last
            self._update(*last)
            self._shown = None
            bar.stop()

    def _show(self) -> None:
        if self._shown is None:
            self._shown = _line(self._doing, self._total)
            self._shown[0].start()
        self._update(*self._last)

    def _update(self, position: int, found: int, rejected: int) -> None:
        assert self._shown is not None  # noqa: S101 - whoever calls this has looked
        bar, task = self._shown
        seconds = max(monotonic() - self._begun, _OFTEN)
        bar.update(
            task,
            completed=position,
            rate=f"{found / seconds:,.0f} dossiers/s",
            speed=f"{position / seconds / 1e6:,.1f} MB/s" if position else "",
            rejected=f"{rejected:,} rejected" if rejected else "",
            refresh=True,
        )


class _NoBar(Bar):
    """Nobody is watching."""

    def at(self, position: int, found: int, rejected: int) -> None:
        """Show nothing."""


NO_BAR: Bar = _NoBar("", None)


@contextmanager
def progress(doing: str | None, total: int | None) -> Generator[Bar]:
    """A bar where somebody is watching; None for what is done stands for no bar."""
    bar = Bar(doing, total) if doing is not None and sys.stderr.isatty() else NO_BAR
    try:
        yield bar
    finally:
        bar.stop()


def _line(doing: str, total: int | None) -> tuple[Progress, TaskID]:
    from rich.progress import (  # noqa: PLC0415 - loaded once somebody watches
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = [
        TextColumn("{task.description}"),
        BarColumn(bar_width=None),
        *([TaskProgressColumn()] if total else []),
        TextColumn("{task.fields[rate]}"),
        TextColumn("{task.fields[speed]}"),
        TextColumn("{task.fields[rejected]}", style="red"),
        *([TimeRemainingColumn()] if total else []),
    ]
    # It is drawn when it is told something: no thread that draws is there when the process is stopped.
    to = console(sys.stderr)
    to.width = max(to.width - _ECHO, 1)
    bar = Progress(*columns, console=to, transient=True, auto_refresh=False)
    return bar, bar.add_task(doing, total=total, rate="", speed="", rejected="")
