"""Where each stretch of an article stands in a text: by its digest, by its words, or by fuzzy matching."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import Literal, TypeAlias

import attrs

from visitdata.text.digests import locate
from visitdata.text.disambiguation import Places, Words, choose
from visitdata.text.similarity import SHORTEST, Comparison
from visitdata.text.stretches import Edition, Stretch
from visitdata.values.occurrences import aligned
from visitdata.values.unicode.aligned_text import AlignedText, Span, verbatim
from visitdata.values.unicode.normal_form import measure

AnchoredBy: TypeAlias = Literal["digest", "normalised quote", "fuzzy quote"]

MOST_CANDIDATES = 10


@attrs.frozen(kw_only=True)
class SearchResult:
    """Where a stretch stands; or else, where it may stand, and whether every place was looked at."""

    span: Span | None = None
    by: AnchoredBy | None = None
    score: float | None = None
    candidates: tuple[Span, ...] = ()
    complete: bool = True


def search(edition: Edition, stretches: Iterable[Stretch], *, fuzzy: bool) -> dict[Stretch, SearchResult]:
    """Where each stretch stands in a text; with `fuzzy`, quotations are also searched by fuzzy matching."""
    found = _StretchSearch(edition, stretches)
    found.look_for_digests()
    found.look_for_quotations()
    if fuzzy:
        found.look_for_similar_words()
    return found.results


class _StretchSearch:
    """What was found so far."""

    def __init__(self, edition: Edition, stretches: Iterable[Stretch]) -> None:
        self.results = dict.fromkeys(stretches, SearchResult())
        self._edition = edition
        self._places: Places = {}

    @cached_property
    def _normal(self) -> AlignedText:
        return aligned(self._edition.text)

    def _lost_quotations(self) -> list[Stretch]:
        return [
            stretch
            for stretch, result in self.results.items()
            if stretch.exact and result.span is None and not result.candidates
        ]

    def look_for_digests(self) -> None:
        """Find the stretches that are there to the letter."""
        edition = self._edition
        located, unfinished = locate(edition.text, self.results, edition.shift or 0)
        wanted = {each: (words, each.prefix, each.suffix) for each, words in located.items()}
        self.results |= dict.fromkeys(unfinished, SearchResult(complete=False))
        self._settle(verbatim(edition.text), wanted, "digest")

    def look_for_quotations(self) -> None:
        """Find those whose words are there in another form."""
        wanted: dict[Stretch, tuple[str, str, str]] = {}
        for each in self._lost_quotations():
            words = self._normal.pattern(each.exact).text
            if words and words in self._normal.text:
                wanted[each] = (each.exact, each.prefix, each.suffix)
        if wanted:
            self._settle(self._normal, wanted, "normalised quote")

    def _settle(self, aligned: AlignedText, wanted: Words, by: AnchoredBy) -> None:
        """Note where words of the text are meant to stand, as far as that can be told."""
        self._places |= choose(self._edition, aligned, wanted, self._places)
        taken = set(self._places.values())
        for stretch, (words, _, _) in wanted.items():
            if stretch in self._places:
                self.results[stretch] = SearchResult(span=self._places[stretch], by=by)
            else:
                spans = aligned.spans(words, most=MOST_CANDIDATES)
                free = tuple(span for span in spans if span not in taken)
                self.results[stretch] = SearchResult(candidates=free)

    def look_for_similar_words(self) -> None:
        """Find those whose words are similar to words of the text."""
        quoted = [each for each in self._lost_quotations() if measure(each.exact) >= SHORTEST]
        if not quoted:
            return
        comparison = Comparison(self._normal.text)
        found = {each: self._like(comparison, each) for each in quoted}
        spans = [result.span for result in found.values() if result.span is not None]
        claims = Counter([*spans, *self._places.values()])
        disputed = {span for span, count in claims.items() if count > 1}
        self.results |= {each: result for each, result in found.items() if result.span not in disputed}

    def _like(self, comparison: Comparison, stretch: Stretch) -> SearchResult:
        words = self._normal.pattern(stretch.exact).text
        if not comparison.affords(words):
            return SearchResult(complete=False)
        similar = comparison.most_similar(words)
        spans = tuple(self._normal.place(start, end) for _, start, end in similar)
        if len(spans) == 1:
            return SearchResult(span=spans[0], by="fuzzy quote", score=similar[0].score)
        return SearchResult(candidates=spans)
