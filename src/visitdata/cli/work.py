"""What is to be made of each dossier of a source, whoever does it, and what was made."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from visitdata.cli.sources import Outcome
    from visitdata.syntaxes import Held
    from visitdata.terms import Foreign


class Made(Protocol):
    """What is made of a dossier.

    Attributes:
        graph: as of `Held`.
        texts: what is to be written of it, piece by piece.
    """

    graph: str | None
    texts: Any


_M = TypeVar("_M", bound=Made)
_M_co = TypeVar("_M_co", bound=Made, covariant=True)


class Work(Protocol[_M_co]):
    """What is to be made of each dossier of a source."""

    @property
    def foreign(self) -> Foreign:
        """What becomes of statements that are none of a dossier's."""
        ...

    @property
    def rejects(self) -> bool:
        """Whether what cannot be read is left out."""
        ...

    def made(self, outcome: Outcome) -> _M_co:
        """What is made of a dossier that was read, or was not."""
        ...


@attrs.frozen
class Batch(Generic[_M]):
    """What was made of dossiers that follow one another.

    Attributes:
        made: what was made of each, such as a copy.
        held: finds the dossier of that number anew, as it stands in the source.
        position: how much of the source was read by then, in bytes.
    """

    made: Sequence[_M]
    held: Callable[[int], Held]
    position: int


def batches(outcomes: Iterable[Outcome], order: Work[_M]) -> Iterator[Batch[_M]]:
    """What is made of each dossier once it is asked for; the texts of a copy are made while it is written."""
    for outcome in outcomes:
        yield Batch((order.made(outcome),), partial(_held, outcome), outcome.position)


def _held(outcome: Outcome, _number: int) -> Held:
    assert outcome.held is not None  # noqa: S101 - a copy was made of it
    return outcome.held
