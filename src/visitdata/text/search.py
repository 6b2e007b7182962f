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
class Answer:
    """Where a stretch stands; or else, where it may stand, and whether every place was looked at."""

    span: Span | None = None
    by: AnchoredBy | None = None
    score: float | None = None
    candidates: tuple[Span, ...] = ()
    complete: bool = True


def answers(edition: Edition, stretches: Iterable[Stretch], *, fuzzy: bool) -> dict[Stretch, Answer]:
    """Where each stretch stands in a text.

    Args:
        edition: the text.
        stretches: what is looked for.
        fuzzy: whether quotations are also searched by fuzzy matching.
    """
    results = _Results(edition, stretches)
    results.look_for_digests()
    results.look_for_quotations()
    if fuzzy:
        results.look_for_similar_words()
    return results.answers


class _Results:
    """The answers found so far."""

    def __init__(self, edition: Edition, stretches: Iterable[Stretch]) -> None:
        self.answers = dict.fromkeys(stretches, Answer())
        self._edition = edition
        self._places: Places = {}

    @cached_property
    def _normal(self) -> AlignedText:
        return aligned(self._edition.text)

    def _lost_quotations(self) -> list[Stretch]:
        return [
            stretch
            for stretch, answer in self.answers.items()
            if stretch.exact and answer.span is None and not answer.candidates
        ]

    def look_for_digests(self) -> None:
        """Find the stretches that are there to the letter."""
        edition = self._edition
        located, unfinished = locate(edition.text, self.answers, edition.shift or 0)
        wanted = {each: (words, each.prefix, each.suffix) for each, words in located.items()}
        self.answers |= dict.fromkeys(unfinished, Answer(complete=False))
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
        """Answer for words that stand in the text, as far as it can be told which of them are meant."""
        self._places |= choose(self._edition, aligned, wanted, self._places)
        taken = set(self._places.values())
        for stretch, (words, _, _) in wanted.items():
            if stretch in self._places:
                self.answers[stretch] = Answer(span=self._places[stretch], by=by)
            else:
                spans = aligned.spans(words, most=MOST_CANDIDATES)
                self.answers[stretch] = Answer(candidates=tuple(span for span in spans if span not in taken))

    def look_for_similar_words(self) -> None:
        """Find those whose words are similar to words of the text."""
        quoted = [each for each in self._lost_quotations() if measure(each.exact) >= SHORTEST]
        if not quoted:
            return
        comparison = Comparison(self._normal.text)
        found = {each: self._like(comparison, each) for each in quoted}
        spans = [answer.span for answer in found.values() if answer.span is not None]
        claims = Counter([*spans, *self._places.values()])
        disputed = {span for span, count in claims.items() if count > 1}
        self.answers |= {each: answer for each, answer in found.items() if answer.span not in disputed}

    def _like(self, comparison: Comparison, stretch: Stretch) -> Answer:
        words = self._normal.pattern(stretch.exact).text
        if not comparison.affords(words):
            return Answer(complete=False)
        similar = comparison.most_similar(words)
        spans = tuple(self._normal.place(start, end) for _, start, end in similar)
        if len(spans) == 1:
            return Answer(span=spans[0], by="fuzzy quote", score=similar[0].score)
        return Answer(candidates=spans)
