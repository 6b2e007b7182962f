"""What is made of a class twice: for its asserted records, and for those that are only said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from visitdata.shape.declare import once_per_class
from visitdata.shape.describe import shape_of

if TYPE_CHECKING:
    from visitdata.shape.declare import Declared
    from visitdata.shape.describe import Shape

_T_co = TypeVar("_T_co", covariant=True)


class Make(Protocol[_T_co]):
    """Makes something of a class, as it is described."""

    def __call__(self, shape: Shape, *, posited: bool) -> _T_co:
        """What is made for its asserted or for its posited records."""
        ...


class Made(Protocol[_T_co]):
    """Gives what was made of a class."""

    def __call__(self, cls: type[Declared], *, posited: bool) -> _T_co:
        """What was made for its asserted or for its posited records."""
        ...


def once_per_voice(make: Make[_T_co]) -> Made[_T_co]:
    """Keep what a function makes of each class, asserted or posited: each made once, when it is asked for."""

    @once_per_class
    def asserted(cls: type[Declared]) -> _T_co:
        return make(shape_of(cls), posited=False)

    @once_per_class
    def said(cls: type[Declared]) -> _T_co:
        return make(shape_of(cls), posited=True)

    def of(cls: type[Declared], *, posited: bool) -> _T_co:
        return said(cls) if posited else asserted(cls)

    return of
