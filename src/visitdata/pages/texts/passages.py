"""The texts of articles as a page shows them, with each piece of evidence marked where it stands."""

from __future__ import annotations

from collections import Counter
from functools import reduce
from typing import TYPE_CHECKING, Any, cast

import attrs

from visitdata.metamodel.record_places import record_at, step_into
from visitdata.model.events import Event, Proposition
from visitdata.model.utterances import Allegation, Statement
from visitdata.pages.details import link_to
from visitdata.pages.texts.marked_text import Passage, Rest, marked_text
from visitdata.text.anchoring import anchored
from visitdata.text.given import as_given
from visitdata.values.evidence import text_sha256

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from visitdata.errors import Path
    from visitdata.model.badges import Badge, Badges
    from visitdata.model.record import Article, Evidence
    from visitdata.pages.texts.marked_text import Paragraph
    from visitdata.text.anchoring import Anchor
    from visitdata.text.given import Given


@attrs.frozen
class Found:
    """Where a piece of evidence stands in the text that is shown.

    Attributes:
        anchor: what became of it.
        passage: the id of the element in which it begins; None where it is lost.
        remark: what is to say of it: that it has moved, or is not found; empty where it is kept.
    """

    anchor: Anchor
    passage: str | None
    remark: str


@attrs.frozen
class Lost:
    """Evidence that does not stand in the text that is shown, and the record that rests on it."""

    rest: Rest
    anchor: Anchor


@attrs.frozen
class ShownText:
    """The text of an article.

    Attributes:
        article: the article.
        id: the id of the element that holds the text.
        paragraphs: the text, in its order.
        lost: the evidence that does not stand in it.
        kept: how many pieces of evidence stand where they were recorded.
        moved: how many stand elsewhere, or in another form.
        is_other: whether the dossier says that the records were made from another text.
        is_markup: whether the text was given as HTML, of which only what it says is shown.
        how: how the text was changed to be the one that the records were made from, if that is all.
    """

    article: Article
    id: str
    paragraphs: tuple[Paragraph, ...]
    lost: tuple[Lost, ...]
    kept: int
    moved: int
    is_other: bool
    is_markup: bool
    how: str | None


@attrs.frozen
class Texts:
    """The texts of a page.

    Attributes:
        shown: the text of each article for which one is given, as the dossier lists them.
        found: where each piece of evidence from these articles stands.
    """

    shown: tuple[ShownText, ...] = ()
    found: Mapping[Evidence, Found] = attrs.field(factory=dict["Evidence", Found])

    def id_of(self, article: str) -> str | None:
        """The id of the element that holds the text of an article, if it is shown."""
        return next((each.id for each in self.shown if each.article.id == article), None)


def passages(badges: Badges, texts: Mapping[str, str]) -> Texts:
    """The texts of articles with the evidence in them.

    Offsets are those of the text as it is shown: the one that the records were made from, where it was given
    with other line breaks or in another normal form; what it says, where it was given as HTML.

    Args:
        badges: of the dossier.
        texts: the texts, by the articles' ids.

    Raises:
        UnknownArticleError: the dossier has not each of the articles.
        DecodeError: a value is not text.
    """
    if not texts:
        return Texts()
    dossier = badges.dossier
    given = as_given(dossier, texts)
    evidence = {article: _OfArticle() for article in given}
    found: dict[Evidence, Found] = {}
    for path, anchor in anchored(dossier, {article: each.text for article, each in given.items()}):
        each = _found(anchor)
        found[reduce(step_into, path, cast("Any", dossier))] = each
        evidence[anchor.article].add(each, _rest(badges, path, each.remark))
    shown = (
        _shown(article, texts[article.id], given[article.id], evidence[article.id])
        for article in dossier.articles
        if article.id in given
    )
    return Texts(tuple(shown), found)


@attrs.define
class _OfArticle:
    """What became of the evidence from one article."""

    rests: dict[tuple[str, int, int], dict[Rest, None]] = attrs.field(
        factory=dict[tuple[str, int, int], "dict[Rest, None]"]
    )
    lost: list[Lost] = attrs.field(factory=list[Lost])
    outcomes: Counter[str] = attrs.field(factory=Counter[str])

    def add(self, found: Found, rest: Rest) -> None:
        """Take one piece of evidence, and the record that rests on it."""
        anchor = found.anchor
        self.outcomes[anchor.outcome] += 1
        if found.passage is None or anchor.new_start is None or anchor.new_end is None:
            self.lost.append(Lost(rest, anchor))
            return
        place = (found.passage, anchor.new_start, anchor.new_end)
        self.rests.setdefault(place, {})[rest] = None

    def passages(self) -> Iterator[Passage]:
        """Each passage that evidence stands at, once."""
        return (Passage(*place, tuple(rests)) for place, rests in self.rests.items())


def _found(anchor: Anchor) -> Found:
    is_lost = anchor.new_start is None or anchor.new_end is None
    passage = None if is_lost else f"_text:{anchor.article}:{anchor.new_start}-{anchor.new_end}"
    return Found(anchor, passage, _remark(anchor))


def _shown(article: Article, original: str, given: Given, evidence: _OfArticle) -> ShownText:
    return ShownText(
        article=article,
        id=f"_text:{article.id}",
        paragraphs=marked_text(given.text, evidence.passages(), f"_note:{article.id}"),
        lost=tuple(evidence.lost),
        kept=evidence.outcomes["kept"],
        moved=evidence.outcomes["moved"],
        is_other=given.how is None and article.sha256 not in {None, text_sha256(original)},
        is_markup=given.is_markup,
        how=given.how,
    )


def _remark(anchor: Anchor) -> str:
    recorded = f"recorded at characters {anchor.start} to {anchor.end}"
    if anchor.outcome == "kept":
        return ""
    if anchor.outcome == "moved":
        return f"moved; {recorded}" if anchor.by == "digest" else f"moved, in another form; {recorded}"
    return "it is not certain where it stands in this text" if anchor.candidates else "not found in this text"


def _rest(badges: Badges, path: Path, remark: str) -> Rest:
    """The record that a piece of evidence belongs to."""
    dossier = badges.dossier
    identifier = record_at(type(dossier), dossier, path) or dossier.id
    record = dossier if identifier == dossier.id else dossier[identifier]
    badge: Badge | None = None
    if isinstance(record, (Event, Proposition, Statement, Allegation)):
        badge = badges.of(record)
    return Rest(link_to(badges, identifier), badge, isinstance(record, Proposition), remark)
