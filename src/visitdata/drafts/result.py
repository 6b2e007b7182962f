"""What a draft became: the dossier, what was understood on the way, and what its writer has to decide."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from visitdata.checks import check
from visitdata.drafts.placing import DraftPlaces
from visitdata.drafts.understood import Certainty, RepairKind
from visitdata.errors import Problem
from visitdata.model.dossier import Dossier

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from visitdata.drafts.drafting import Drafting
    from visitdata.drafts.source import Source


@attrs.frozen(kw_only=True)
class Repair:
    """A value of a draft that was understood as another one.

    Attributes:
        path: its place in the draft: `events[0].time`.
        kind: what kind of repair it is.
        before: the value as it was written.
        after: the value that the dossier has, as JSON has it.
        certainty: `sure` where it can mean nothing else, else `likely`.
        sentence: why it was understood so.
        line: its line in the text of the draft, from 1.
        column: its column there, from 1, in characters.
    """

    path: str
    kind: RepairKind
    before: Any
    after: Any
    certainty: Certainty
    sentence: str
    line: int | None = None
    column: int | None = None


@attrs.frozen(kw_only=True)
class DraftResult:
    """A draft that was read.

    Attributes:
        dossier: the dossier; None while there are errors.
        repairs: what was understood otherwise than it was written, in the order of the draft.
    """

    dossier: Dossier | None
    repairs: tuple[Repair, ...]
    _errors: tuple[Problem, ...] = attrs.field(alias="errors", repr=False)
    _source: Source = attrs.field(alias="source", repr=False, eq=False)
    _read: Callable[[], Drafting] = attrs.field(alias="read", repr=False, eq=False)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What the writer of the draft has to decide, with its places in the draft.

        These are the errors; of a draft without errors, what `check` says of the dossier.
        """
        if self.dossier is None:
            return self._errors
        return self._places.in_draft(check(self.dossier), self._source)

    @cached_property
    def placed(self) -> Mapping[str, str]:
        """Where each value of the draft stands in the dossier: path in the draft to path in the dossier.

        While there are errors, the paths are those of the document that was understood so far.
        """
        return self._places.placed

    @cached_property
    def _places(self) -> DraftPlaces:
        return DraftPlaces(self._read())

    def feedback(self) -> str:
        """The problems and the likely repairs as numbered lines, for the writer: a person or a model.

        At most 40 lines, the most useful ones; it says how many are left out. It ends with what is right
        already, so that nobody changes that.
        """
        from visitdata.drafts.feedback import feedback

        return feedback(self, self._source.data)
