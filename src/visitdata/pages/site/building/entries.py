"""The entry of a dossier in a site: what lists of dossiers tell of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visitdata.model.told_responses import told
from visitdata.pages.site.plan import Alleged, Entry

if TYPE_CHECKING:
    from visitdata.model.badges import Badges
    from visitdata.model.utterances import Allegation


def entry_of(badges: Badges, stem: str) -> Entry:
    """The entry of a dossier, before its files are written and the actors of all dossiers are known."""
    dossier = badges.dossier
    published = {article.published for article in dossier.articles if article.published is not None}
    return Entry(
        stem=stem,
        id=dossier.id,
        title=dossier.title,
        description=dossier.description,
        language=dossier.language,
        license=dossier.license,
        created=dossier.created,
        modified=dossier.modified,
        version=dossier.version,
        makers=dossier.makers,
        published=tuple(sorted(published)),
        events=len(dossier.events),
        statements=len(dossier.statements),
        alleged=tuple(_alleged(badges, each) for each in dossier.allegations),
        actors=(),
        files=(),
    )


def _alleged(badges: Badges, allegation: Allegation) -> Alleged:
    answers = [*told(badges.dossier, allegation)]
    return Alleged(
        id=allegation.id,
        text=badges.gist(allegation),
        answers=tuple(each.sentence for each in answers),
        is_answered=any(each.is_answered for each in answers),
    )
