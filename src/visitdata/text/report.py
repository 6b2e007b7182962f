"""What became of evidence, as findings: each with its place, and with what to write there instead."""

from __future__ import annotations

import html
import unicodedata
from itertools import chain
from typing import TYPE_CHECKING, Any

from visitdata.errors import Finding, Severity, path_text
from visitdata.shape.order import Order
from visitdata.shape.places import record_at
from visitdata.shape.plain import plain
from visitdata.text.anchoring import anchored
from visitdata.text.markup import is_markup, marks, without_markup
from visitdata.text.quotations import Doubt, doubts
from visitdata.values.evidence import digest, text_sha256

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from visitdata.model.dossier import Dossier
    from visitdata.model.record import Article
    from visitdata.shape.declare import Path
    from visitdata.text.anchoring import Anchor

# How bad each code is, and what it means. What is lost or may be in several places has no evidence any more.
CODES: Mapping[str, tuple[Severity, str]] = {
    "text-changed": ("warning", "The text given for an article is not the one of which the article tells."),
    "text-unproved": (
        "hint",
        "An article has no SHA-256 that would prove the text given to be the one read.",
    ),
    "text-is-markup": ("warning", "The text given for an article is HTML, or has character references."),
    "evidence-moved": ("warning", "The words of a piece of evidence stand elsewhere in the text given."),
    "evidence-altered": ("warning", "The words of a piece of evidence have another form in the text given."),
    "evidence-ambiguous": ("error", "The words of a piece of evidence may be at one place or at another."),
    "evidence-lost": ("error", "The words of a piece of evidence are not in the text given."),
    "quote-not-in-text": ("warning", "A quotation is not in the text given; a hint if in another language."),
    "quote-split": ("warning", "A quotation passes over words that interrupt it in the text."),
    "hedge-not-in-text": ("warning", "A hedge is not in the text given or, if short, not in the evidence."),
    "time-text-not-in-text": (
        "warning",
        "The words for a time are not in the text given or, if short, not in the evidence.",
    ),
    "words-outside-evidence": (
        "warning",
        "Words that a record quotes are in the text given, but outside its evidence.",
    ),
}

# What happens to a text on its way, without anyone's doing.
_VARIANTS: Mapping[str, Callable[[str], str]] = {
    "with LF for each line break": lambda text: text.replace("\r\n", "\n").replace("\r", "\n"),
    "with CR LF for each line break": lambda text: text.replace("\n", "\r\n"),
    "without the byte order mark": lambda text: text.removeprefix("\ufeff"),
    "without the line break at its end": lambda text: text.removesuffix("\n"),
    "with a line break at its end": lambda text: f"{text}\n",
    "in NFC": lambda text: unicodedata.normalize("NFC", text),
    "in NFD": lambda text: unicodedata.normalize("NFD", text),
}


def findings(
    dossier: Dossier,
    texts: Mapping[str, str],
    *,
    fuzzy: bool = False,
    document: Mapping[str, Any] | None = None,
) -> tuple[Finding, ...]:
    """What is amiss with texts of articles, with evidence, and with the words that records quote.

    There is nothing, where all is as it was recorded. A text that is HTML, and for that reason does not fit,
    is told once; evidence and words are then looked for in what it says without its markup.

    Args:
        dossier: the dossier.
        texts: the text of each article, as for `visitdata.anchor`.
        fuzzy: as there.
        document: the plain data it was read from; paths follow its order then, and the dossier's otherwise.

    Raises:
        UnknownArticleError, DecodeError, MissingExtraError: as `visitdata.anchor` does.
    """
    anchors = dict(anchored(dossier, texts, fuzzy=fuzzy))
    marked, within = _without_markup(dossier, texts, anchors, fuzzy=fuzzy)
    anchors |= within
    every = chain(
        _of_articles(dossier, texts, marked),
        _of_evidence(anchors.items(), texts, marked),
        doubts(dossier, {**texts, **marked}, anchors),
    )
    order = None if document is None else Order(plain(dossier), document)
    return tuple(
        Finding(
            code=each.code,
            severity=each.severity or CODES[each.code][0],
            path=path_text(each.path if order is None else order.path(each.path)),
            record=record_at(type(dossier), dossier, each.path),
            message=each.message,
            hint=each.hint,
        )
        for each in every
    )


def not_as_read(dossier: Dossier, texts: Mapping[str, str]) -> frozenset[str]:
    """The articles whose texts are given in another shape than that of the text that was read.

    They are HTML, or the text that was read would be the same if it was given otherwise: with other line
    breaks, without a byte order mark and the like. Records are not to go by such a text.

    Raises:
        UnknownArticleError, DecodeError: as `visitdata.anchor` does.
    """
    marked: Mapping[str, str] = {}
    if _plain_texts(dossier, texts):
        marked, _ = _without_markup(dossier, texts, dict(anchored(dossier, texts)), fuzzy=False)
    return frozenset(marked) | {
        article.id
        for article in dossier.articles
        if article.id in texts
        and article.sha256 not in {None, text_sha256(texts[article.id])}
        and _mend(article.sha256 or "", texts[article.id])
    }


def _without_markup(
    dossier: Dossier, texts: Mapping[str, str], anchors: Mapping[Path, Anchor], *, fuzzy: bool
) -> tuple[Mapping[str, str], Mapping[Path, Anchor]]:
    """What the texts say that are HTML and not what was read, and what becomes of evidence in that."""
    plain_texts = _plain_texts(dossier, texts)
    if not plain_texts:
        return {}, {}
    within = dict(anchored(dossier, plain_texts, fuzzy=fuzzy))
    marked = {
        article.id: plain_text
        for article in dossier.articles
        if (plain_text := plain_texts.get(article.id)) is not None
        and _fits_better(article, texts[article.id], plain_text, _of(article, anchors), _of(article, within))
    }
    return marked, {path: anchor for path, anchor in within.items() if anchor.article in marked}


def _plain_texts(dossier: Dossier, texts: Mapping[str, str]) -> dict[str, str]:
    """The texts that have marks of HTML and are not what was read, each without its markup."""
    return {
        article.id: without_markup(text)
        for article in dossier.articles
        if (text := texts.get(article.id)) is not None
        and marks(text) is not None
        and article.sha256 != text_sha256(text)
    }


def _of(article: Article, anchors: Mapping[Path, Anchor]) -> list[Anchor]:
    return [anchor for anchor in anchors.values() if anchor.article == article.id]


def _fits_better(
    article: Article, text: str, plain_text: str, given: Sequence[Anchor], within: Sequence[Anchor]
) -> bool:
    """Whether what was read is rather what a text says without its markup than the text as it is given."""
    if article.sha256 == text_sha256(html.unescape(text)):
        return True
    lost, still_lost = (sum(each.outcome == "lost" for each in anchors) for anchors in (given, within))
    if lost != still_lost:
        return still_lost < lost
    if not is_markup(text) or (given and all(each.outcome == "kept" for each in given)):
        return False
    length = article.length
    return length is None or abs(len(plain_text) - length) < abs(len(text) - length)


def _of_articles(dossier: Dossier, texts: Mapping[str, str], marked: Mapping[str, str]) -> Iterator[Doubt]:
    for index, article in enumerate(dossier.articles):
        if article.id in marked:
            yield _of_markup(("articles", index), article, texts[article.id])
        elif article.id in texts:
            yield from _of_article(("articles", index), article, texts[article.id])


def _of_markup(path: Path, article: Article, text: str) -> Doubt:
    message = f"the text given for {article.id} is HTML, not the text that was read: {marks(text)}"
    mend = "give the text as a reader sees it: without tags, each entity as the character that it stands for"
    return Doubt(path, "text-is-markup", message, mend)


def _of_article(path: Path, article: Article, text: str) -> Iterator[Doubt]:
    sha256 = text_sha256(text)
    if article.sha256 is None:
        message = f"nothing proves that the text given for {article.id} is the one that was read"
        yield Doubt(path, "text-unproved", message, f"if it is, write sha256 {sha256}")
    elif article.sha256 != sha256:
        message = f"the text given for {article.id} has another SHA-256: {sha256}"
        mend = _mend(article.sha256, text) or "if the records are to go by this text, write its SHA-256"
        yield Doubt((*path, "sha256"), "text-changed", message, mend)
    if article.length not in {None, len(text)}:
        message = f"the text given for {article.id} has {len(text)} code points, not {article.length}"
        mend = f"if the records are to go by this text, write {len(text)}"
        yield Doubt((*path, "length"), "text-changed", message, mend)


def _mend(sha256: str, text: str) -> str | None:
    """How the text has to be given to be the one that was read, where that is all."""
    for how, vary in _VARIANTS.items():
        if text_sha256(vary(text)) == sha256:
            return f"give it {how}: so it is the text that was read"
    return None


def _of_evidence(
    anchors: Iterable[tuple[Path, Anchor]], texts: Mapping[str, str], marked: Collection[str]
) -> Iterator[Doubt]:
    for path, anchor in anchors:
        if anchor.outcome == "lost":
            yield Doubt(path, *_lost(anchor))
        elif anchor.outcome == "moved" and anchor.article not in marked:
            yield Doubt(path, *_moved(anchor, texts[anchor.article]))


def _lost(anchor: Anchor) -> tuple[str, str, str]:
    what = f"the stretch {anchor.start} to {anchor.end}"
    if len(anchor.candidates) > 1:
        places = " or ".join(f"{start} to {end}" for start, end in anchor.candidates)
        message = f"{what} may now be at {places}, and nothing tells which it is"
        return "evidence-ambiguous", message, "write the start and end of the one that is meant"
    if anchor.candidates:
        ((start, end),) = anchor.candidates
        message = f"{what} may now be at {start} to {end}, or another one with the same words may"
        return "evidence-ambiguous", message, "write that place for the one that is meant; take the other out"
    nowhere = "is not in the text" if anchor.complete else "was not found, but not every place was looked at"
    mend = "give the stretch that says it now, or take the evidence out"
    return "evidence-lost", f"{what} {nowhere}", mend


def _moved(anchor: Anchor, text: str) -> tuple[str, str, str]:
    start, end = anchor.new_start or 0, anchor.new_end or 0
    what, mend = f"the stretch {anchor.start} to {anchor.end}", f"write start {start}, end {end}"
    if anchor.by == "digest":
        return "evidence-moved", f"{what} is now at {start} to {end}", mend
    mend = f"{mend}, digest {digest(text, start, end)}, and exact, prefix and suffix as they are there"
    if anchor.by == "normalised quote":
        message = f"{what} is at {start} to {end}, but with other quotation marks, spaces or the like"
        return "evidence-altered", message, mend
    message = f"{what} is not in the text; what is like it ({anchor.score}) is at {start} to {end}"
    return "evidence-altered", message, f"read that; if it says the same, {mend}"
