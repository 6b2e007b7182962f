"""How far some work is, how fast it goes, and how long it will still take: shown to whoever watches."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from visitdata.cli.console import console

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.progress import Progress, TaskID

    from visitdata.cli.jobs import Result
    from visitdata.cli.sources import Read, Source

_R = TypeVar("_R", "Read", "Result")
_T = TypeVar("_T")
MANY = 25
# A terminal shows ^C where the line ends. Had it no room there, the line could not be taken away.
_ECHO = 3
_OFTEN = 0.1  # seconds: a bar that moves more often costs more than it tells


class Bar:
    """A line that tells how far the work is; it is shown once there are many dossiers, and gone at the end.

    Where nobody is watching, nothing is shown.

    Args:
        doing: what is done; None for no line.
        sources: what is read.

    Attributes:
        rejected: how many dossiers were left out.
    """

    def __init__(self, doing: str | None, sources: Sequence[Source]) -> None:
        is_watched = doing is not None and sys.stderr.isatty()
        is_endless = any(source.is_stdin for source in sources)
        self._doing = doing
        self._total = None if is_endless or not is_watched else sum(source.size for source in sources) or None
        self._begun = monotonic()
        self._next = 0.0 if is_watched else float("inf")
        self._found = self._position = self._before = 0
        self.rejected = 0
        self._shown: tuple[Progress, TaskID] | None = None

    def watch(self, source: Source, read: Iterable[_R]) -> Iterator[_R]:
        """What is read of a source, each counted once the next is asked for.

        Args:
            source: one of those that the bar is over, in their order.
            read: what came of each of its dossiers.
        """
        for each in read:
            yield each
            self._found += 1
            self._position = self._before + each.position
            if self._found >= MANY and (now := monotonic()) >= self._next:
                self._next = now + _OFTEN
                self._show()
        self._before += source.size

    def count(self, items: Iterable[_T], total: int) -> Iterator[_T]:
        """Things that are made of dossiers, each counted once the next is asked for.

        Args:
            items: what is made.
            total: how many there are.
        """
        self._total = total
        for each in items:
            yield each
            self._found += 1
            self._position = self._found
            if self._found >= MANY and (now := monotonic()) >= self._next:
                self._next = now + _OFTEN
                self._show()

    def close(self) -> None:
        """Take the line away; nothing is shown from now on."""
        self._next = float("inf")
        self.hide()

    def hide(self) -> None:
        """Take the line away until there is more to tell: something is to be printed where it stands."""
        if self._shown is not None:
            bar, _ = self._shown
            self._update()
            self._shown = None
            bar.stop()

    def _show(self) -> None:
        if self._shown is None:
            self._shown = _line(self._doing or "", self._total)
            self._shown[0].start()
        self._update()

    def _update(self) -> None:
        assert self._shown is not None  # noqa: S101 - whoever calls this has looked
        bar, task = self._shown
        seconds = max(monotonic() - self._begun, _OFTEN)
        bar.update(
            task,
            completed=self._position,
            rate=f"{self._found / seconds:,.0f} dossiers/s",
            speed=f"{self._position / seconds / 1e6:,.1f} MB/s" if self._position else "",
            rejected=f"{self.rejected:,} rejected" if self.rejected else "",
            refresh=True,
        )


def _line(doing: str, total: int | None) -> tuple[Progress, TaskID]:
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

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
