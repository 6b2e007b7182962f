"""What a draft became: the dossier, what was understood on the way, and what its writer has to decide."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

import attrs

from visitdata.checks import check
from visitdata.drafts.placing import DraftPlaces
from visitdata.drafts.understood import Repair
from visitdata.errors import Problem
from visitdata.model.dossier import Dossier


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
    # A Source, and what gives the Drafting of it: no part of what is public, so that no signature names them.
    _source: Any = attrs.field(alias="source", repr=False, eq=False)
    _read: Callable[[], Any] = attrs.field(alias="read", repr=False, eq=False)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What the writer of the draft has to decide, with its places in the draft.

        These are the errors; of a draft without errors, what `check` says of the dossier.
        """
        if self.dossier is None:
            return self._errors
        return self.in_draft(check(self.dossier))

    def in_draft(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Problems of the dossier, whose paths are those of the dossier, with their places in the draft."""
        found: tuple[Problem, ...] = self._places.in_draft(problems, self._source)
        return found

    @cached_property
    def placed(self) -> Mapping[str, str]:
        """Where each value of the draft stands in the dossier: path in the draft to path in the dossier.

        While there are errors, the paths are those of the document that was understood so far.
        """
        placed: Mapping[str, str] = self._places.placed
        return placed

    @cached_property
    def _places(self) -> Any:
        return DraftPlaces(self._read())

    def feedback(self) -> str:
        """The problems and the likely repairs as numbered lines, for the writer: a person or a model.

        At most 40 lines, the most useful ones; it says how many are left out. It ends with what is right
        already, so that nobody changes that.
        """
        from visitdata.drafts.feedback import feedback

        return feedback(self.problems, self.repairs, self._source.data)
