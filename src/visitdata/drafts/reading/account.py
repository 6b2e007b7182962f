"""What became of each value of a draft: where it stands in the document, what was repaired, what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from visitdata.drafts.reading.plain_data import is_list, is_object
from visitdata.errors import Mistake

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.drafts.understood import Understood
    from visitdata.errors import Path


class Place(NamedTuple):
    """Where a value stands in the draft, and where in the document that is made from it."""

    draft: Path
    document: Path

    def step(self, draft: str | int, document: str | int) -> Place:
        """The place of a value within this one."""
        return Place((*self.draft, draft), (*self.document, document))


class Repaired(NamedTuple):
    """A value that was understood otherwise than it was written."""

    path: Path
    before: Any
    understood: Understood


class Account:
    """What became of the values of one draft.

    Attributes:
        placed: where each value of the draft stands in the document, by its path in the draft.
        origin: where each value of the document comes from, by its path in the document.
        repairs: the values that were understood otherwise than they were written.
        mistakes: what is wrong, each with its place.
    """

    def __init__(self) -> None:
        self.placed: dict[Path, Path] = {}
        self.origin: dict[Path, Path] = {}
        self.repairs: list[Repaired] = []
        self.mistakes: list[tuple[Place, Mistake]] = []

    def place(self, place: Place) -> None:
        """Note where a value stands."""
        self.placed[place.draft] = place.document
        self.origin.setdefault(place.document, place.draft)

    def come_from(self, place: Place) -> None:
        """Note where in the draft a record stands."""
        self.origin.setdefault(place.document, place.draft)

    def place_within(self, value: Any, place: Place) -> None:
        """Note that a value, and all that is in it, became what stands at one place of the document."""
        for path in _paths_in(value):
            self.place(Place((*place.draft, *path), place.document))

    def place_all(self, value: Any, place: Place) -> None:
        """Note where a value stands that is taken as it is, and all that is in it."""
        for path in _paths_in(value):
            self.place(Place((*place.draft, *path), (*place.document, *path)))

    def take(self, found: Understood | Mistake | None, value: Any, place: Place) -> Any:
        """What is kept of a value: what it was understood as, or else the value as it is."""
        if isinstance(found, Mistake):
            self.mistake(place, found)
        elif found is not None:
            self.repair(place, value, found)
            return found.value
        return value

    def repair(self, place: Place, before: object, understood: Understood) -> None:
        """Note a value that was understood, if that is a repair."""
        if understood.certainty is not None:
            self.repairs.append(Repaired(place.draft, before, understood))

    def mistake(self, place: Place, mistake: Mistake) -> None:
        """Note what is wrong with a value."""
        self.mistakes.append((place, mistake))

    def origin_of(self, document: Path) -> Path:
        """Where in the draft a place of the document comes from, or what of it is not there."""
        for depth in range(len(document), -1, -1):
            draft = self.origin.get(document[:depth])
            if draft is not None:
                return (*draft, *document[depth:])
        return document


def _paths_in(value: Any) -> Iterator[Path]:
    """Where a value stands, seen from itself, and where all stands that is in it."""
    rest: list[tuple[Any, Path]] = [(value, ())]
    while rest:
        inner, path = rest.pop()
        yield path
        if is_object(inner):
            rest += [(each, (*path, str(name))) for name, each in inner.items()]
        elif is_list(inner):
            rest += [(each, (*path, index)) for index, each in enumerate(inner)]
