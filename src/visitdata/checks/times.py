"""Rules on times: events that are reported before they happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from visitdata.checks.registry import CheckContext, RuleResult, rule
from visitdata.model.events import Event
from visitdata.model.record import Article
from visitdata.values.times import EDTF

# While it is the 18th in one place, it may be the 19th in another.
_LEEWAY = timedelta(days=1)


@rule("after-its-article", "warning", on=Event)
def after_its_article(event: Event, context: CheckContext) -> Iterator[RuleResult]:
    """An event that begins after every article that reports it, though it is not planned.

    Instants are compared where both have a time and a shift from UTC; days otherwise, with one day of leeway,
    since days begin at other times in other places. Uncertain and approximate times are not compared.
    """
    time = event.time
    if time is None or not time.is_certain or event.status not in {"ongoing", "occurred"}:
        return
    articles: list[Article] = [context.dossier[evidence.article] for evidence in event.evidence]
    dates = [article.modified or article.published for article in articles]
    if dates and all(date is not None and _is_after(time, date) for date in dates):
        last = max(filter(None, dates), key=lambda date: date.latest or date)
        message = f'{event.id} has the status "{event.status}", but "{time}" is after its article ("{last}")'
        yield ("time",), message, None


def _is_after(time: EDTF, date: EDTF) -> bool:
    """Whether a time begins after the end of another, wherever on earth both are."""
    if time.instant is not None and date.instant is not None:
        return time.instant > date.instant
    if time.earliest is None or date.latest is None or not date.is_certain:
        return False
    return time.earliest - date.latest > _LEEWAY
