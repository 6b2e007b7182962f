"""An audit hook (PEP 578) that keeps every event of the process, by the round in which it happened.

It is to be set before anything else is imported, and so it imports nothing.
"""

from __future__ import annotations

import sys

ROUNDS: dict[str, list[list[str | int | None]]] = {}
_events: list[list[str | int | None]] | None = None


def begin(name: str | None) -> None:
    """Keep what happens from here on as a round of that name; of no name: keep nothing."""
    global _events  # noqa: PLW0603 - a hook is one for the process
    _events = None if name is None else ROUNDS.setdefault(name, [])


def watch() -> None:
    """Set the hook, which cannot be taken away again."""
    begin("start")
    sys.addaudithook(_keep)


def _keep(event: str, given: tuple[object, ...]) -> None:
    if _events is not None:
        _events.append([event, *map(_kept, given)])


def _kept(value: object) -> str | int | None:
    """What is told of an argument: text as it is, code by its file, all else by its class."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogateescape")
    # A path is asked by its own method, which causes no event; a code object has its file's name.
    path = getattr(value, "__fspath__", None)
    if path is not None:
        return _kept(path())
    file = getattr(value, "co_filename", None)
    return file if isinstance(file, str) else type(value).__name__
