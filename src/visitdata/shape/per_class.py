"""What is made of record classes once, and when it is let go of.

What a function makes of a class alone is kept by that class, and goes with it. What follows from the kinds
that there are is kept until the next class is declared.
"""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from visitdata.shape.declare import Declared

_T = TypeVar("_T")

# One for all, and one that its holder may take again: what is made of a class is made of others in turn.
_MAKING = RLock()
_NOT_MADE: Any = object()


def once_per_class(make: Callable[[type[Declared]], _T]) -> Callable[[type[Declared]], _T]:
    """Keep what a function makes of each class: made once, also where threads ask at the same time."""

    def made(cls: type[Declared]) -> _T:
        known: _T = cls.__visitdata_made__.get(make, _NOT_MADE)
        return _made(make, cls) if known is _NOT_MADE else known

    return made


def _made(make: Callable[[type[Declared]], _T], cls: type[Declared]) -> _T:
    with _MAKING:
        kept = cls.__visitdata_made__
        if make not in kept:
            kept[make] = make(cls)
        known: _T = kept[make]
        return known


class UntilDeclared(dict[Any, Any]):
    """A dict that is empty again once another record class was declared."""

    def __init__(self) -> None:
        super().__init__()
        _EVERY.append(self)


# For each of them, there is one in all: they are made where modules are loaded.
_EVERY: list[UntilDeclared] = []


class _Generation:
    """How many record classes were declared, whatever became of them."""

    number = 0


def until_declared(make: Callable[[type[Declared]], _T]) -> Callable[[type[Declared]], _T]:
    """Keep what a function makes of each class until another class is declared."""
    kept = UntilDeclared()

    def made(cls: type[Declared]) -> _T:
        known: _T = kept.get(cls, _NOT_MADE)
        if known is not _NOT_MADE:
            return known
        with _MAKING:
            number = _Generation.number
            found = make(cls)  # which may declare twins, so that it is made once more
            if number == _Generation.number:
                kept[cls] = found
            return found

    return made


def note_declared() -> None:
    """Let go of all that followed from the kinds there were."""
    with _MAKING:
        _Generation.number += 1
        for kept in _EVERY:
            kept.clear()
