"""Rules on labels: what an event is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visitdata.checks.registry import rule
from visitdata.checks.wording.hedges import hedge_in
from visitdata.checks.wording.lexicon import label_lexicon_of
from visitdata.checks.wording.words import words_of
from visitdata.model.events import Event
from visitdata.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.checks.context import CheckContext
    from visitdata.checks.registry import RuleResult


@rule("hedged-label", "warning", on=Event)
def hedged_label(event: Event, context: CheckContext) -> Iterator[RuleResult]:
    """A hedge, such as "alleged", in the label of an event that the dossier asserts."""
    words = words_of(context.dossier.language)
    hedge = None if words is None else hedge_in(event.label, label_lexicon_of(words))
    if hedge is not None:
        message = f'{printable(event.label)} has a hedge ("{hedge}"), but an event is asserted'
        suggestion = (
            "if somebody says so, make it a proposition of that statement or allegation; if the article"
            " itself does, remove the word"
        )
        yield ("label",), message, suggestion
