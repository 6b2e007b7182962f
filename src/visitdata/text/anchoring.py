"""Evidence against the text: whether each piece still stands where it was, and if not, where it stands now.

A piece of evidence is looked for by its digest, and so to the letter; then, where it shows its words, by
these in their normal form; then, only on request, by fuzzy matching. `disambiguation` decides which of
several places is meant, where that is certain.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Literal, TypeAlias

import attrs

from visitdata.arguments import a_dossier
from visitdata.errors import DecodeError, Path, Problem, UnknownArticleError, path_text
from visitdata.model.dossier import Dossier
from visitdata.model.record import Evidence
from visitdata.suggestions.forms import shown
from visitdata.suggestions.spelling import nearest
from visitdata.text.search import AnchoredBy, SearchResult, search
from visitdata.text.similarity import require
from visitdata.text.stretches import Stretch, edition, evidence_of, pooled
from visitdata.values.text import code_point, printable

AnchorOutcome: TypeAlias = Literal["kept", "moved", "lost"]


@attrs.frozen(kw_only=True)
class Anchor:
    """What became of a piece of evidence in a text of its article.

    `kept` is what stands where it was, to the letter. `moved` is what stands elsewhere, or in another form;
    it goes from `new_start` to `new_end`. `lost` is all else: it stands nowhere, or nothing tells at which
    of several places it stands. Offsets count Unicode code points, half-open.

    Attributes:
        path: where the evidence stands in the dossier: `events[0].evidence[1]`.
        article: the article's id.
        start: where it began, as recorded.
        end: where it ended, as recorded.
        outcome: what became of it.
        by: how it was found: by its `digest`, by its words in another form of the same characters
            (`normalised quote`), or by similar words (`fuzzy quote`).
        new_start: where it begins now.
        new_end: where it ends now.
        score: of a fuzzy quote, its similarity to the recorded one, from 0 to 1.
        candidates: of lost evidence, the places where it may stand, ten at most.
        complete: whether every place was searched; in a very long text, the search may stop.
    """

    path: str
    article: str
    start: int
    end: int
    outcome: AnchorOutcome
    by: AnchoredBy | None = None
    new_start: int | None = None
    new_end: int | None = None
    score: float | None = None
    candidates: tuple[tuple[int, int], ...] = ()
    complete: bool = True


def anchor(dossier: Dossier, texts: Mapping[str, str], *, fuzzy: bool = False) -> tuple[Anchor, ...]:
    """What became of each piece of evidence in the texts of its articles: kept, moved, or lost.

    docs/anchoring.md describes how a stretch is searched, and how one of several places is chosen.

    Args:
        dossier: the dossier.
        texts: the whole text of each article by the article's id, as it is: without normalisation, with its
            own line breaks. Evidence from articles that have no text here is left out, and so are fragments.
        fuzzy: whether quotations (evidence with `exact`) of at least 12 letters that are found in no other
            way are searched by fuzzy matching. Needs the extra `[fuzzy]`.

    Raises:
        UnknownArticleError: the dossier has no article with an id in `texts`.
        DecodeError: a value in `texts` is not a str, or UTF-8 cannot encode it.
        MissingExtraError: `fuzzy` is true, and the extra is not installed.
    """
    return tuple(each for _, each in anchored(a_dossier(dossier), texts, fuzzy=fuzzy))


def anchored(
    dossier: Dossier, texts: Mapping[str, str], *, fuzzy: bool = False
) -> Iterator[tuple[Path, Anchor]]:
    """What became of each piece of evidence that is no fragment, with its path; as the dossier lists them."""
    refuse_unfit(dossier, texts)
    if fuzzy:
        require()
    every = [
        (path, evidence)
        for path, evidence in evidence_of(dossier)
        if evidence.article in texts and evidence.fragment is None
    ]
    found: dict[Evidence, tuple[Stretch, SearchResult]] = {}
    for article in dossier.articles:
        if article.id in texts:
            stretches = pooled(evidence for _, evidence in every if evidence.article == article.id)
            told = search(edition(texts[article.id], article), stretches.values(), fuzzy=fuzzy)
            found |= {evidence: (stretch, told[stretch]) for evidence, stretch in stretches.items()}
    yield from ((path, _anchor(path, evidence.article, *found[evidence])) for path, evidence in every)


def _anchor(path: Path, article: str, stretch: Stretch, result: SearchResult) -> Anchor:
    start, end = result.span or (None, None)
    outcome: AnchorOutcome = "lost" if result.span is None else "moved"
    if result.by == "digest" and result.span == (stretch.start, stretch.end):
        outcome = "kept"
    return Anchor(
        path=path_text(path),
        article=article,
        start=stretch.start,
        end=stretch.end,
        outcome=outcome,
        by=result.by,
        new_start=start,
        new_end=end,
        score=result.score,
        candidates=result.candidates,
        complete=result.complete,
    )


def refuse_unfit(dossier: Dossier, texts: Mapping[str, str]) -> None:
    """Refuse texts of articles that the dossier does not have, and values that are not text.

    Raises:
        UnknownArticleError: with every id that is not an article's.
        DecodeError: with every value that is not text.
    """
    known = {article.id for article in dossier.articles}
    strangers = [given for given in texts if given not in known]
    if strangers:
        raise UnknownArticleError("; ".join(_unknown(stranger, known) for stranger in strangers))
    refuse_no_text(texts)


def refuse_no_text(texts: Mapping[str, str]) -> None:
    """Refuse values that are not text.

    Raises:
        DecodeError: with every value that is not text, or that UTF-8 cannot carry.
    """
    problems = tuple(problem for id_, text in texts.items() if (problem := _problem(id_, text)))
    if problems:
        what = "the texts cannot be searched"
        raise DecodeError(what, problems)


def _unknown(given: str, known: Collection[str]) -> str:
    others = f"its articles are {', '.join(sorted(known))}" if known else "it has none"
    meant = nearest(given, known)
    told = others if meant is None else f"did you mean {shown(meant)}?"
    return f"the dossier has no article {printable(given)}: {told}"


def _problem(article: str, text: object) -> Problem | None:
    if not isinstance(text, str):
        message = f"the text of {article} is {type(text).__name__}, not str"
        return Problem(
            code="wrong-type", message=message, suggestion="decode it, without changing its line breaks"
        )
    try:
        text.encode()
    except UnicodeEncodeError as error:
        half = code_point(text[error.start])
        message = f"the text of {article} holds {half} at {error.start}, which UTF-8 cannot carry"
        return Problem(
            code="lone-surrogate", message=message, suggestion="decode it again, in its right encoding"
        )
    return None
