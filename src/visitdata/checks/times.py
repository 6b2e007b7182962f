"""Rules on times: what is reported before it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visitdata.checks.registry import rule
from visitdata.model.events import Event

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from visitdata.checks.context import CheckContext
    from visitdata.checks.registry import Result
    from visitdata.model.record import Article


@rule("after-its-article", "warning", on=Event)
def after_its_article(event: Event, context: CheckContext) -> Iterator[Result]:
    """An event after the date of every article that reports it, though it is not planned."""
    start = None if event.time is None else event.time.earliest
    if start is None or event.status not in {"ongoing", "occurred"}:
        return
    latest = _latest([context.dossier[evidence.article] for evidence in event.evidence])
    if latest is not None and start > latest:
        message = f"{event.id} is {event.status} on {event.time}, after the article's date {latest}"
        yield ("time",), message, 'check the date, or give the status "planned"'


def _latest(articles: list[Article]) -> date | None:
    ends = [article.published.latest for article in articles if article.published is not None]
    known = [end for end in ends if end is not None]
    return max(known) if known and len(known) == len(articles) else None
