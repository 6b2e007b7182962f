"""Rules on responses: allegations without a response, and denials of nothing."""

from __future__ import annotations

from collections.abc import Iterator

from visitdata.checks.registry import CheckContext, RuleResult, rule
from visitdata.model.actors import Group, Person
from visitdata.model.dossier import Dossier
from visitdata.model.utterances import Allegation, Statement


@rule("no-response", "info", on=Allegation)
def no_response(allegation: Allegation, context: CheckContext) -> Iterator[RuleResult]:
    """An allegation against a named actor to which no response is recorded."""
    if allegation.id in context.once(contested):
        return
    accused = (context.dossier[actor] for actor in allegation.accused)
    named = [actor.name for actor in accused if not _is_unnamed(actor)]
    if named:
        suggestion = "if the article reports one, add a statement with responds_to; if not, change nothing"
        yield (), f"no response by {', '.join(named)} is recorded in this dossier", suggestion


def contested(dossier: Dossier) -> frozenset[str]:
    """The ids of the allegations that somebody responds to."""
    return frozenset(allegation.id for allegation in dossier.contested())


def _is_unnamed(actor: object) -> bool:
    return isinstance(actor, (Person, Group)) and bool(actor.anonymous)


@rule("denied-nothing", "warning", on=Statement)
def denied_nothing(statement: Statement, context: CheckContext) -> Iterator[RuleResult]:
    """A denial that says neither what is denied nor what it answers."""
    if statement.kind == "denied" and not statement.denies and not statement.responds_to:
        yield (
            (),
            f"{statement.id} has neither denies nor responds_to",
            "add denies or responds_to",
        )
