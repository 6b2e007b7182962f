"""What became of evidence, as problems: each with its place, and with what to write there instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce
from itertools import chain
from typing import Any, cast

from visitdata.codec.document_order import Order
from visitdata.errors import Path, Problem, Severity, path_text
from visitdata.metamodel.record_places import record_at, step_into
from visitdata.model.dossier import Dossier
from visitdata.model.record import Article, Evidence
from visitdata.text.anchoring import Anchor, anchored
from visitdata.text.given import Given, as_given, marks
from visitdata.text.quotations import TextProblem, word_problems
from visitdata.text.stretches import evidence_of
from visitdata.values.evidence import digest, text_sha256
from visitdata.values.occurrences import aligned, nearest, quoted

# The severity of each code, and what it means. Evidence that is lost or ambiguous no longer proves anything.
CODES: Mapping[str, tuple[Severity, str]] = {
    "text-changed": ("warning", "The text given for an article is not the one that the article describes."),
    "text-unproved": (
        "info",
        "An article has no SHA-256, so the text given may not be the one that was read.",
    ),
    "text-is-markup": ("warning", "The text given for an article is HTML, or has character references."),
    "evidence-moved": ("warning", "The words of a piece of evidence stand elsewhere in the text given."),
    "evidence-altered": ("warning", "The words of a piece of evidence have another form in the text given."),
    "evidence-ambiguous": ("error", "The words of a piece of evidence may be at one of several places."),
    "fragment-not-checked": (
        "info",
        "A piece of evidence is a fragment of what is no text: a text can neither prove nor move it.",
    ),
    "evidence-lost": ("error", "The words of a piece of evidence are not in the text given."),
    "quote-not-in-text": (
        "warning",
        "A quotation is not in the text given; an info if in another language.",
    ),
    "quote-split": ("warning", "A quotation leaves out words that interrupt it in the text."),
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


def problems(
    dossier: Dossier,
    texts: Mapping[str, str],
    *,
    fuzzy: bool = False,
    document: Mapping[str, Any] | None = None,
) -> tuple[Problem, ...]:
    """The problems of the texts of articles, of evidence, and of the words that records quote.

    A text that is HTML, or that was changed in a known way, is one problem; evidence and words are then
    searched in its content, or in the text that was read. It takes and raises what `visitdata.anchor` does;
    paths follow the order of the document that the dossier was read from, where it is given as plain data.
    """
    given = as_given(dossier, texts, fuzzy=fuzzy)
    read = {id_: each.text for id_, each in given.items()}
    anchors = dict(anchored(dossier, read, fuzzy=fuzzy))
    every = chain(
        _of_articles(dossier, texts, given),
        _of_evidence(dossier, anchors, given),
        _of_fragments(dossier, given),
        word_problems(dossier, read, anchors),
    )
    order = None if document is None else Order(dossier, document)
    return tuple(
        Problem(
            code=each.code,
            severity=each.severity or CODES[each.code][0],
            path=path_text(each.path if order is None else order.path(each.path)),
            record=record_at(type(dossier), dossier, each.path),
            message=each.message,
            suggestion=each.suggestion,
        )
        for each in every
    )


def _of_articles(
    dossier: Dossier, texts: Mapping[str, str], given: Mapping[str, Given]
) -> Iterator[TextProblem]:
    for index, article in enumerate(dossier.articles):
        if article.id in given:
            yield from _of_article(("articles", index), article, texts[article.id], given[article.id])


def _of_article(path: Path, article: Article, text: str, given: Given) -> Iterator[TextProblem]:
    sha256, what = text_sha256(text), f"the text given for {article.id}"
    if given.is_markup:
        message = f"{what} is HTML, not the text that was read: {marks(text)}"
        yield TextProblem(path, "text-is-markup", message, _WITHOUT_MARKUP)
        return
    if article.sha256 is None:
        message = f"{what} may not be the one that was read: the article has no sha256"
        yield TextProblem(path, "text-unproved", message, f"if it is, write sha256 {sha256}")
    elif article.sha256 != sha256:
        message = f"{what} has another SHA-256: {sha256}"
        suggestion = "if the records should refer to this text, write its SHA-256"
        if given.how is not None:
            suggestion = f"give it {given.how}: then it is the text that was read"
        yield TextProblem((*path, "sha256"), "text-changed", message, suggestion)
    if given.how is None and article.length not in {None, len(text)}:
        message = f"{what} has {len(text)} code points, not {article.length}"
        suggestion = f"if the records should refer to this text, write {len(text)}"
        yield TextProblem((*path, "length"), "text-changed", message, suggestion)


_WITHOUT_MARKUP = (
    "give the text as a reader sees it: without tags, each entity as the character that it stands for"
)


def _of_evidence(
    dossier: Dossier, anchors: Mapping[Path, Anchor], given: Mapping[str, Given]
) -> Iterator[TextProblem]:
    for path, anchor in anchors.items():
        text = given[anchor.article]
        if anchor.outcome == "lost":
            evidence: Evidence = reduce(step_into, path, cast("Any", dossier))
            yield TextProblem(path, *_lost(anchor, text.text, evidence.exact))
        elif anchor.outcome == "moved" and not text.is_markup:
            yield TextProblem(path, *_moved(anchor, text.text))


def _of_fragments(dossier: Dossier, given: Mapping[str, Given]) -> Iterator[TextProblem]:
    for path, evidence in evidence_of(dossier):
        if evidence.fragment is not None and evidence.article in given:
            message = f'the fragment "{evidence.fragment}" of {evidence.article} is not looked for in a text'
            yield TextProblem((*path, "fragment"), "fragment-not-checked", message, "look at it yourself")


def _lost(anchor: Anchor, text: str, exact: str | None) -> tuple[str, str, str]:
    what = f"the stretch {anchor.start} to {anchor.end}"
    if len(anchor.candidates) > 1:
        places = " or ".join(f"{start} to {end}" for start, end in anchor.candidates)
        message = f"{what} may now be at {places}, and it is not certain which"
        return "evidence-ambiguous", message, "write the start and end of the one that is meant"
    if anchor.candidates:
        ((start, end),) = anchor.candidates
        message = f"{what} may now be at {start} to {end}, or other evidence with the same words may"
        return (
            "evidence-ambiguous",
            message,
            "write that place in the right one, and remove the other",
        )
    nowhere = "is not in the text" if anchor.complete else "was not found, but not every place was searched"
    span = None if exact is None else nearest(aligned(text), exact)
    if span is not None:
        nowhere += f"; the words most similar to its own are {quoted(text, span)}"
    suggestion = "replace it with the stretch that says it now, or remove the evidence"
    return "evidence-lost", f"{what} {nowhere}", suggestion


def _moved(anchor: Anchor, text: str) -> tuple[str, str, str]:
    start, end = anchor.new_start or 0, anchor.new_end or 0
    what, suggestion = f"the stretch {anchor.start} to {anchor.end}", f"write start {start}, end {end}"
    if anchor.by == "digest":
        return "evidence-moved", f"{what} is now at {start} to {end}", suggestion
    suggestion = (
        f"{suggestion}, digest {digest(text, start, end)}, and exact, prefix and suffix as they are there"
    )
    if anchor.by == "normalised quote":
        message = f"{what} is at {start} to {end}, but with other quotation marks, spaces or hyphens"
        return "evidence-altered", message, suggestion
    message = f"{what} is not in the text; similar words (score {anchor.score}) are at {start} to {end}"
    return "evidence-altered", message, f"read that; if it says the same, {suggestion}"
