"""What is made of record classes once, and when it is let go of.

What a function makes of a class alone is kept by that class, and goes with it. What follows from the kinds
that there are is kept until the next class is declared.
"""

from __future__ import annotations

import weakref
from threading import RLock
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from visitdata.metamodel.settings import Declared

_T = TypeVar("_T")

# One for all, and one that its holder may take again: what is made of a class is made of others in turn.
MAKING = RLock()
_NOT_MADE: Any = object()


def once_per_class(make: Callable[[type[Declared]], _T]) -> Callable[[type[Declared]], _T]:
    """Keep what a function makes of each class: made once, also where threads ask at the same time."""

    def made(cls: type[Declared]) -> _T:
        known: _T = cls.__visitdata_made__.get(make, _NOT_MADE)
        if known is _NOT_MADE:
            with MAKING:
                kept = cls.__visitdata_made__
                if make not in kept:
                    kept[make] = make(cls)
                known = kept[make]
        return known

    return made


def forget(cls: type[Declared]) -> None:
    """Let go of what was made of a class and of the classes made of it, but for these classes themselves."""
    with MAKING:
        made = cls.__visitdata_made__
        classes = {make: each for make, each in made.items() if _twin_of(each) is cls}
        made.clear()
        made.update(classes)
    for each in classes.values():
        forget(each)


def _twin_of(value: Any) -> object:
    settings = value.__dict__.get("__visitdata__") if isinstance(value, type) else None
    return settings and settings.twin_of


class UntilDeclared(dict[Any, Any]):
    """A dict that is empty again once another record class was declared.

    Attributes:
        declared: how many record classes were declared, whatever became of them.
    """

    declared: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        _EVERY[id(self)] = self

    def keep(self, key: object, make: Callable[[], _T]) -> _T:
        """What `make` gives, kept under the key unless a class was declared meanwhile."""
        with MAKING:
            declared = UntilDeclared.declared
            made = make()
            if declared == UntilDeclared.declared:
                self[key] = made
            return made


_EVERY: weakref.WeakValueDictionary[int, UntilDeclared] = weakref.WeakValueDictionary()


def until_declared(make: Callable[[type[Declared]], _T]) -> Callable[[type[Declared]], _T]:
    """Keep what a function makes of each class until another class is declared."""
    kept = UntilDeclared()

    def made(cls: type[Declared]) -> _T:
        known: _T = kept.get(cls, _NOT_MADE)
        # To make it may declare twins, and then it is made once more.
        return kept.keep(cls, lambda: make(cls)) if known is _NOT_MADE else known

    return made


def note_declared() -> None:
    """Let go of all that followed from the kinds there were."""
    with MAKING:
        UntilDeclared.declared += 1
        for kept in [*_EVERY.values()]:
            kept.clear()
