"""The record classes that stand: of those declared under one name, in one place, the last one.

A cell of a notebook that runs twice, or a module that is loaded anew, declares its classes again; who had the
old one under that name means the new one from then on. None is kept alive here.
"""

from __future__ import annotations

import gc
import sys
import weakref
from typing import TYPE_CHECKING, Any, TypeAlias

from visitdata.metamodel.attrs_globals import spare
from visitdata.metamodel.per_class import MAKING, forget, note_declared
from visitdata.metamodel.settings import Declared, Settings, settings_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


_Place: TypeAlias = tuple[str, str]

_STANDING: dict[_Place, weakref.ref[type[Declared]]] = {}
# What was set for each class that attrs has made: it left another behind, for which the same is set.
_DECORATED: weakref.WeakSet[Settings] = weakref.WeakSet()


def is_ours(cls: type[Declared]) -> bool:
    """Whether a class belongs to this package."""
    return cls.__module__.startswith("visitdata.")


def place_of(cls: type) -> _Place:
    """Where a class is declared, and under which name."""
    return cls.__module__, cls.__qualname__


def stands(cls: type[Declared]) -> bool:
    """Whether a class was declared, and not again since; a twin stands with its kind."""
    kind = settings_of(cls).twin_of or cls
    return _at(place_of(kind)) is kind


def standing(cls: type[Declared]) -> type[Declared]:
    """The class that stands now where this one was declared: itself, if it was not declared again."""
    return _at(place_of(cls)) or cls


def _at(place: _Place) -> type[Declared] | None:
    known = _STANDING.get(place)
    return None if known is None else known()


def _now(value: object) -> object:
    """The class that stands for a record class; any other value as it is."""
    return standing(value) if isinstance(value, type) and hasattr(value, "__visitdata__") else value


def standing_elsewhere(cls: type[Declared]) -> Iterator[type[Declared]]:
    """Every class that stands, without the one that was declared in the same place."""
    place = place_of(cls)
    for other, known in [*_STANDING.copy().items()]:
        found = known()
        if other != place and found is not None:
            yield found


def declare(cls: type[Declared], refuse: Callable[[type[Declared]], None]) -> None:
    """Let a class stand from now on.

    Args:
        cls: the class, as attrs has made it.
        refuse: raises a TypeError where the class cannot stand beside those that do.

    Raises:
        TypeError: what `refuse` raises; what stood there before does so on.
    """
    _DECORATED.add(settings_of(cls))
    if settings_of(cls).twin_of is not None:
        spare(cls, _now)
        return
    place = place_of(cls)
    with MAKING:
        before = _STANDING.get(place)
        _STANDING[place] = weakref.ref(cls, lambda dead: _let_go(place, dead))
        try:
            _settle(before)
            spare(cls, _now)
            refuse(cls)
        except BaseException:
            _STANDING.pop(place)
            if before is not None:
                _STANDING[place] = before
            _settle(before)
            raise


def _settle(before: object) -> None:
    """Let go of what was made while other classes stood; where one stood in that place, others name it."""
    note_declared()
    if before is not None:
        for known in [*_STANDING.copy().values()]:
            cls = known()
            if cls is not None and not is_ours(cls):
                forget(cls)


def undecorated(below: type[Declared]) -> list[type[Declared]]:
    """The record classes below one that attrs has not made: they are no kinds, and would be passed over."""
    if any(_undecorated(below)):
        collect()  # somebody may have thrown it away
    return [*_undecorated(below)]


def _undecorated(cls: type[Declared]) -> Iterator[type[Declared]]:
    for child in subclasses(cls):
        settings = settings_of(child)
        if not settings.abstract and settings not in _DECORATED and _at(place_of(child)) is None:
            yield child


def subclasses(cls: type[Any]) -> Iterator[type[Any]]:
    """All classes below a class, those that attrs has left behind among them."""
    for child in cls.__subclasses__():
        yield child
        yield from subclasses(child)


def _let_go(place: _Place, dead: object) -> None:
    if _STANDING.get(place) is dead:
        del _STANDING[place]


def collect() -> None:
    """Let go of classes that nobody has any more, so that none of them stands in the way of another.

    A class whose module was thrown away stands no more, though something may still hold it: a record, or the
    last hundred types that `typing` remembers.
    """
    note_declared()
    gc.collect()
    for place in [*_STANDING.copy()]:
        if place[0] not in sys.modules:
            _STANDING.pop(place, None)
