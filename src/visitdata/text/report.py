"""What became of evidence, as findings: each with its place, and with what to write there instead."""

from __future__ import annotations

import unicodedata
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias

from visitdata.errors import Finding, Severity, path_text
from visitdata.shape.order import Order
from visitdata.shape.places import record_at
from visitdata.shape.plain import plain
from visitdata.text.anchoring import anchored
from visitdata.values.evidence import digest, text_sha256

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

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
    "evidence-moved": ("warning", "The words of a piece of evidence stand elsewhere in the text given."),
    "evidence-altered": ("warning", "The words of a piece of evidence have another form in the text given."),
    "evidence-ambiguous": ("error", "The words of a piece of evidence may be at one place or at another."),
    "evidence-lost": ("error", "The words of a piece of evidence are not in the text given."),
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

_Doubt: TypeAlias = "tuple[Path, str, str, str]"


def findings(
    dossier: Dossier,
    texts: Mapping[str, str],
    *,
    fuzzy: bool = False,
    document: Mapping[str, Any] | None = None,
) -> tuple[Finding, ...]:
    """What is amiss with texts of articles, and then with evidence; nothing, where all is as it was recorded.

    Args:
        dossier: the dossier.
        texts: the text of each article, as for `visitdata.anchor`.
        fuzzy: as there.
        document: the plain data it was read from; paths follow its order then, and the dossier's otherwise.

    Raises:
        UnknownArticleError, DecodeError, MissingExtraError: as `visitdata.anchor` does.
    """
    anchors = list(anchored(dossier, texts, fuzzy=fuzzy))
    order = None if document is None else Order(plain(dossier), document)
    return tuple(
        Finding(
            code=code,
            severity=CODES[code][0],
            path=path_text(path if order is None else order.path(path)),
            record=record_at(type(dossier), dossier, path),
            message=message,
            hint=hint,
        )
        for path, code, message, hint in chain(_of_articles(dossier, texts), _of_evidence(anchors, texts))
    )


def _of_articles(dossier: Dossier, texts: Mapping[str, str]) -> Iterator[_Doubt]:
    for index, article in enumerate(dossier.articles):
        if article.id in texts:
            yield from _of_article(("articles", index), article, texts[article.id])


def _of_article(path: Path, article: Article, text: str) -> Iterator[_Doubt]:
    sha256 = text_sha256(text)
    if article.sha256 is None:
        message = f"nothing proves that the text given for {article.id} is the one that was read"
        yield path, "text-unproved", message, f"if it is, write sha256 {sha256}"
    elif article.sha256 != sha256:
        message = f"the text given for {article.id} has another SHA-256: {sha256}"
        mend = _mend(article.sha256, text) or "if the records are to go by this text, write its SHA-256"
        yield (*path, "sha256"), "text-changed", message, mend
    if article.length not in {None, len(text)}:
        message = f"the text given for {article.id} has {len(text)} code points, not {article.length}"
        mend = f"if the records are to go by this text, write {len(text)}"
        yield (*path, "length"), "text-changed", message, mend


def _mend(sha256: str, text: str) -> str | None:
    """How the text has to be given to be the one that was read, where that is all."""
    for how, vary in _VARIANTS.items():
        if text_sha256(vary(text)) == sha256:
            return f"give it {how}: so it is the text that was read"
    return None


def _of_evidence(anchors: Iterable[tuple[Path, Anchor]], texts: Mapping[str, str]) -> Iterator[_Doubt]:
    for path, anchor in anchors:
        if anchor.outcome == "lost":
            yield (path, *_lost(anchor))
        elif anchor.outcome == "moved":
            yield (path, *_moved(anchor, texts[anchor.article]))


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
