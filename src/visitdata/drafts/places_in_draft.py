"""Places in a draft, as its writer finds them: by path, by what the record is called, and by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from visitdata.drafts.reading.names import names_of
from visitdata.drafts.reading.plain_data import is_list, is_object
from visitdata.errors import path_text
from visitdata.suggestions.forms import shown

if TYPE_CHECKING:
    from visitdata.errors import Path

_LONGEST_NAME = 50


@attrs.frozen
class PlaceInDraft:
    """A place in a draft.

    Attributes:
        steps: the way to it from the root, so far as the draft has it.
        record: what the innermost record on the way is called; empty where it is called nothing.
        line: the line in the text of the draft, if there is one.
    """

    steps: Path
    record: str
    line: int | None

    @property
    def path(self) -> str:
        """The way as one text: `events[0].time`."""
        return path_text(self.steps)

    def __str__(self) -> str:
        more = [shown(self.record)] if self.record else []
        more += [f"line {self.line}"] if self.line is not None else []
        return f"{self.path} ({', '.join(more)})" if self.path and more else self.path or "".join(more)


def place_in(data: Any, path: str, line: int | None = None) -> PlaceInDraft:
    """The place that a path leads to, or where a draft does not have it, that of what would hold it.

    Args:
        data: the plain data of the draft.
        path: a path, as problems and repairs have it.
        line: the line in the text of the draft, if there is one.
    """
    steps: list[str | int] = []
    here, rest, record = data, path, ""
    while rest:
        step, length = _step(here, rest, is_first=not steps)
        if step is None:
            break
        here, rest = here[step], rest[length:]
        steps.append(step if isinstance(step, int) else str(step))
        if is_object(here):
            record = next(iter(names_of(here)), "") or record
    return PlaceInDraft(tuple(steps), _cut(record), line)


def _step(here: Any, rest: str, *, is_first: bool) -> tuple[Any, int]:
    """The key or index with which the rest of a path begins, and how many characters that is."""
    if is_list(here) and rest.startswith("["):
        digits = rest[1 : max(rest.find("]"), 1)]
        if digits.isascii() and digits.isdigit() and int(digits) < len(here):
            return int(digits), len(digits) + 2
    if is_object(here):
        dot = "" if is_first else "."
        fitting = [key for key in here if _begins(rest, f"{dot}{key}")]
        if fitting:
            key = max(fitting, key=lambda key: len(str(key)))
            return key, len(f"{dot}{key}")
    return None, 0


def _begins(rest: str, text: str) -> bool:
    return rest.startswith(text) and rest[len(text) : len(text) + 1] in {"", ".", "["}


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
