"""The base of record classes: what happens when a class is declared, and how its records show themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import attrs

from visitdata.metamodel.claims import refuse_taken, undescribed
from visitdata.metamodel.class_validation import refuse_class, refuse_names
from visitdata.metamodel.constraints import Constraint
from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.prompt import dress, line, methods_of, shown
from visitdata.metamodel.registry import declare, is_ours
from visitdata.metamodel.settings import Declared, Settings, Vocabulary, Whole, settings_of, taken_from_body


class BaseRecord(Declared):
    """A record class takes its settings, is registered, and shows what it holds at the prompt."""

    __slots__ = ()
    __visitdata__ = Settings(abstract=True)
    __visitdata_made__ = {}  # noqa: RUF012 - an annotation would be read with those of members

    def __init_subclass__(
        cls,
        *,
        family: str | None = None,
        tagged: bool | None = None,
        abstract: bool | None = None,
        namespace: str | None = None,
        prefix: str | None = None,
        vocabulary: Vocabulary | None = None,
        posited_as: type[Declared] | None = None,
        posited: bool | None = None,
        leading: tuple[str, ...] | None = None,
        sorted_by: Callable[[Any], Any] | None = None,
        constraints: tuple[Constraint, ...] | None = None,
        hearsay: str | None = None,
        whole: Whole | None = None,
    ) -> None:
        """Keep what the class statement says of the class as a whole; see `Settings`."""
        super().__init_subclass__()
        if "__visitdata__" in cls.__dict__:
            return  # attrs makes a class with slots of one that was made without, and tells nothing of it
        stated = {
            "family": family,
            "tagged": tagged,
            "abstract": abstract,
            "namespace": namespace,
            "prefix": prefix,
            "vocabulary": vocabulary,
            "posited_as": posited_as,
            "posited": posited,
            "leading": leading,
            "sorted_by": sorted_by,
            "constraints": constraints,
            "hearsay": hearsay,
            "whole": whole,
        }
        given = {name: value for name, value in stated.items() if value is not None}
        cls.__visitdata__ = cls.__visitdata__.below({**taken_from_body(cls), **given})
        cls.__visitdata_made__ = {}
        if not is_ours(cls):
            refuse_names(cls)

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        """A class is declared once attrs has made it; one of a user's own is looked at there and then."""
        dress(cls)
        declare(cls, _refuse)

    def __dir__(self) -> list[str]:
        """Its members, and what there is to call: no more is meant for users."""
        cls = type(self)
        return sorted({field.name for field in attrs.fields(cls)} | {*methods_of(cls)})

    def __repr__(self) -> str:
        """The record in a line: what matters first, and no defaults."""
        return line(type(self).__name__, shown(self))

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        """The same for `rich`, which breaks the lines itself."""
        return shown(self)


def _refuse(cls: type[Declared]) -> None:
    """Look at a class that is being declared; those of this package are right."""
    if is_ours(cls):
        return
    refuse_class(cls)
    refuse_taken(cls)
    if settings_of(cls).abstract:
        return
    for other in undescribed(cls):
        with suppress(NameError, TypeError):  # what is wrong with it is told where it is used
            schema_of(other)
    with suppress(NameError):  # an annotation names what is declared further down
        schema_of(cls)
