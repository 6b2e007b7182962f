"""Rules on responses: allegations without a response, and denials of nothing."""

from __future__ import annotations

from collections.abc import Iterator

from visitdata.checks.registry import CheckContext, RuleResult, rule
from visitdata.model.told_responses import of_others, told
from visitdata.model.utterances import Allegation, Statement
from visitdata.values.text import printable


@rule("no-response", "info", on=Allegation)
def no_response(allegation: Allegation, context: CheckContext) -> Iterator[RuleResult]:
    """An allegation against a named actor to which no response is recorded but that it does not comment."""
    unanswered = [each for each in told(context.dossier, allegation) if not each.is_answered]
    others = [printable(each.gist) for each in of_others(context.dossier, allegation)] if unanswered else []
    for each in unanswered:
        message = each.sentence if not others else f"{each.sentence}; others say: {', '.join(others)}"
        suggestion = "if the article reports one, add a statement with responds_to; if not, change nothing"
        yield ("accused", allegation.accused.index(each.accused)), message, suggestion


@rule("denied-nothing", "warning", on=Statement)
def denied_nothing(statement: Statement, context: CheckContext) -> Iterator[RuleResult]:
    """A denial that says neither what is denied nor what it answers."""
    if statement.kind == "denied" and not statement.denies and not statement.responds_to:
        yield (
            (),
            f"{statement.id} has neither denies nor responds_to",
            "add denies or responds_to",
        )
