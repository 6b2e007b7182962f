"""Functions written as source and compiled once, as attrs writes an `__init__`.

A record class has some twenty members, mostly empty. Asking each of them what it is, for each record,
costs more than the work itself; a function with the answers written into it does not ask.
"""

from __future__ import annotations

import linecache
import weakref
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class Source:
    """The lines of one function, and the objects its names stand for."""

    def __init__(self, name: str, arguments: str) -> None:
        self.name = name
        self.names: dict[str, object] = {}
        self._lines = [f"def {name}({arguments}):"]

    def add(self, *lines: str) -> None:
        """Lines of the body, indented relative to it."""
        self._lines.extend(f"    {line}" for line in lines)

    def bind(self, name: str, value: object) -> str:
        """A name for `value` inside the function; the same name twice gets a number."""
        unique, number = name, 1
        while unique in self.names and self.names[unique] is not value:
            number += 1
            unique = f"{name}_{number}"
        self.names[unique] = value
        return unique

    def compile(self, title: str) -> Callable[..., Any]:
        """The function itself; `title` is what a traceback shows for its file."""
        text = "\n".join(self._lines) + "\n"
        filename = _unused(f"<visitdata {title}>")
        linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)
        space = dict(self.names)
        exec(compile(text, filename, "exec"), space)  # noqa: S102 - the text is made of our own names only
        function: Callable[..., Any] = space[self.name]  # type: ignore[assignment] # made by exec
        weakref.finalize(function, linecache.cache.pop, filename, None).atexit = False
        return function


def _unused(filename: str) -> str:
    """A name that no source has that is still there: two classes may have one name, one after the other."""
    unique, number = filename, 1
    while unique in linecache.cache:
        number += 1
        unique = f"{filename[:-1]} {number}>"
    return unique
