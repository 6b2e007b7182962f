"""What is made of a class twice: for its asserted records, and for its posited ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.per_class import once_per_class
from visitdata.metamodel.settings import is_posited

if TYPE_CHECKING:
    from visitdata.metamodel.schema import RecordSchema
    from visitdata.metamodel.settings import Declared

_T_co = TypeVar("_T_co", covariant=True)


class Make(Protocol[_T_co]):
    """Makes something of a class, as it is described."""

    def __call__(self, schema: RecordSchema, *, posited: bool) -> _T_co:
        """What is made for its asserted or for its posited records."""
        ...


class once_asserted_or_posited(Generic[_T_co]):  # noqa: N801 - a decorator
    """Keeps what a function makes of each class, asserted or posited: each made once, when it is asked for.

    Attributes:
        asserted: gives what was made for the asserted records of a class.
        posited: gives what was made for its posited ones.
    """

    def __init__(self, make: Make[_T_co]) -> None:
        self.asserted = once_per_class(lambda cls: make(schema_of(cls), posited=False))
        self.posited = once_per_class(lambda cls: make(schema_of(cls), posited=True))

    def __call__(self, cls: type[Declared], *, posited: bool) -> _T_co:
        """What was made of a class, for the one or the other."""
        return (self.posited if posited else self.asserted)(cls)

    def of(self, record: Declared) -> _T_co:
        """What was made of the class of a record, as it is itself: asserted or posited."""
        return (self.posited if is_posited(record) else self.asserted)(record.__class__)
