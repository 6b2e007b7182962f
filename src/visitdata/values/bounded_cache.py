"""What was made of texts that come again, as ids and terms do: within bounds, whatever is sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

_T = TypeVar("_T")

_MOST = 2_048
_LONGEST = 256


class BoundedCache(dict[Any, _T]):
    """What a function makes of texts; what it raises is raised, and nothing is remembered.

    Args:
        make: the function. It gives the same for the same text, always.
    """

    def __init__(self, make: Callable[[Any], _T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, text: str) -> _T:
        made = self._make(text)
        if len(text) <= _LONGEST:
            self.make_room()
            self[text] = made
        return made

    def make_room(self) -> None:
        """Forget all where it is too much; who puts something in by hand asks for it now and then."""
        if len(self) >= _MOST:
            self.clear()
