"""What is noted of a draft while it is read, and done once all of it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from visitdata.drafts.reading.account import Place
    from visitdata.metamodel.schema import Reference
    from visitdata.metamodel.settings import Declared


class DraftRecord(NamedTuple):
    """A record of the document that has an id, or is to get one.

    Attributes:
        cls: its class; that of its family where its type is unknown.
        data: its plain data in the document.
        place: where it stands.
    """

    cls: type[Declared]
    data: dict[str, Any]
    place: Place

    @property
    def id(self) -> str | None:
        """Its id; None where it has none yet, or something that is no text."""
        given = self.data.get("id")
        return given if type(given) is str else None


class Pending(NamedTuple):
    """A value of the document that is still as the draft has it.

    Attributes:
        holder: the object or list that holds it.
        key: its name or index there.
        place: where it stands.
        wanted: for a reference, what it may lead to.
    """

    holder: Any
    key: str | int
    place: Place
    wanted: Reference | None = None
