"""The evidence of a record, as HTML: where it stands in each article, and the words that it shows."""

from __future__ import annotations

from html import escape
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from visitdata.pages.markup import fragment, tagged, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from visitdata.model.badges import Badges
    from visitdata.model.record import Evidence, Record
    from visitdata.pages.texts.passages import Found, Texts


def evidence(badges: Badges, texts: Texts, record: Record, element: str = "footer") -> str:
    """What a record rests on, for each article, as HTML in which every text is escaped.

    Args:
        badges: of the dossier.
        texts: the texts that the page shows.
        record: the record.
        element: the name of the element for each article: a footer, but where HTML allows none.
    """
    return "".join(_elements(badges, texts, record, element))


def _elements(badges: Badges, texts: Texts, record: Record, element: str) -> Iterator[str]:
    dossier = badges.dossier
    for article, pieces in groupby(record.evidence, attrgetter("article")):
        language = dossier[article].language
        source = "Evidence"
        if len(dossier.articles) > 1:
            name = words(badges.text(article), language)
            source = f'Evidence in <a href="{escape(fragment(article))}">{name}</a>'
        yield f"<{element}>{source}: {'; '.join(_places(texts, pieces, language))}</{element}>"


def _places(texts: Texts, pieces: Iterable[Evidence], language: str | None) -> Iterator[str]:
    """Where each piece stands; of several in a row, the first says that characters are counted."""
    unit = "characters "
    for each in pieces:
        found = texts.found.get(each)
        yield _piece(each, found, language, unit)
        is_counted = each.fragment is None and found is None
        unit = "" if is_counted else "characters "


def _piece(evidence: Evidence, found: Found | None, language: str | None, unit: str) -> str:
    if evidence.fragment is not None:
        return f"<code>{escape(evidence.fragment)}</code>"
    recorded = f"{unit}{evidence.start} to {evidence.end}"
    if found is None:
        return recorded + _shown_words(evidence, language)
    remark = f' <strong class="misfit">({found.remark})</strong>' if found.remark else ""
    if found.passage is None:
        return recorded + remark
    now = f"characters {found.anchor.new_start} to {found.anchor.new_end}"
    return f'<a href="{escape(fragment(found.passage))}">{now}</a>{remark}'


def _shown_words(evidence: Evidence, language: str | None) -> str:
    """What may be shown of a stretch: what stands before it, its words, and what follows."""
    attributes = tagged(language)
    told = (
        ("after", ' class="around"', evidence.prefix),
        ("the words", "", evidence.exact),
        ("before", ' class="around"', evidence.suffix),
    )
    return "".join(
        f", {what} <q{kind}{attributes}>{escape(text)}</q>" for what, kind, text in told if text is not None
    )
