"""Which of some names was likely meant by one that is none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHORTEST_BEGINNING = 3


def did_you_mean(value: str, names: Iterable[str]) -> str | None:
    """A suggestion, where one of the names is much like the value, or alone begins like it."""
    name = nearest(value, names)
    return None if name is None else f"did you mean {name}?"


def nearest(value: str, names: Iterable[str]) -> str | None:
    """The name that is most like the value, where one is much like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - needed only once something is wrong

    by_lower = {name.lower(): name for name in names}
    given = value[:128].lower()
    close = get_close_matches(given, by_lower, n=1, cutoff=0.6)
    begun = [name for name in by_lower if name.startswith(given)] if len(given) >= _SHORTEST_BEGINNING else []
    if not close and len(begun) == 1:
        close = begun
    return by_lower[close[0]] if close else None
