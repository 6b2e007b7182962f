"""Rules on evidence: what lies outside its article, and records without any."""

from __future__ import annotations

from collections.abc import Iterator

from visitdata.checks.registry import CheckContext, RuleResult, rule
from visitdata.model.events import Event
from visitdata.model.record import Evidence
from visitdata.model.utterances import Allegation, Statement


@rule("evidence-outside", "warning", on=Evidence)
def evidence_outside(evidence: Evidence, context: CheckContext) -> Iterator[RuleResult]:
    """Evidence that ends after the article does."""
    length = context.dossier[evidence.article].length
    if length is not None and evidence.end is not None and evidence.end > length:
        message = f"the stretch ends at {evidence.end}, but {evidence.article} has {length} code points"
        yield (
            ("end",),
            message,
            "count start and end in code points of the article's text, as length is counted",
        )


@rule("no-evidence", "info", on=(Event, Allegation, Statement))
def no_evidence(record: Event | Allegation | Statement, context: CheckContext) -> Iterator[RuleResult]:
    """An event, statement or allegation without a stretch of an article as evidence."""
    if not record.evidence and context.dossier.articles:
        yield (), f"{record.id} has no evidence", "add the stretch of the article that says it as evidence"
