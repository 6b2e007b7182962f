"""Rules on labels: what an event is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from visitdata.checks.registry import rule
from visitdata.model.events import Event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.checks.context import CheckContext
    from visitdata.checks.registry import RuleResult

_HEDGES = re.compile(
    r"\b(?:accus\w*|alleg\w*|apparent\w*|claim\w*|purported\w*|reportedly|said to|so-called|supposed\w*"
    r"|suspected)\b",
    re.IGNORECASE,
)


@rule("hedged-label", "warning", on=Event)
def hedged_label(event: Event, context: CheckContext) -> Iterator[RuleResult]:
    """A word of hedging in the label of an event that the dossier asserts."""
    word = _HEDGES.search(event.label)
    if word is not None:
        message = f"{event.label!r} is hedged ({word.group()!r}), but an event is asserted"
        yield ("label",), message, "make it a proposition of who says it"
