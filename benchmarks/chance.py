"""Choices by a seed: the same on every version of Python."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

_T = TypeVar("_T")


class Chance:
    """Chooses by a seed.

    Of the methods of `random.Random`, Python promises the same results on every version for `random` alone,
    so nothing else is asked.
    """

    def __init__(self, seed: str) -> None:
        self._next = Random(seed).random  # noqa: S311 - no secret is made of it

    def below(self, end: int) -> int:
        """A number from 0 up to that one, which is left out."""
        return int(self._next() * end)

    def happens(self, probability: float) -> bool:
        """Whether something happens that happens so often."""
        return self._next() < probability

    def one(self, options: Sequence[_T]) -> _T:
        """One of them."""
        return options[int(self._next() * len(options))]

    def some(self, options: Sequence[_T], most: int) -> list[_T]:
        """At least one of them and at most so many, each once."""
        return list(dict.fromkeys(self.one(options) for _ in range(1 + self.below(most))))
