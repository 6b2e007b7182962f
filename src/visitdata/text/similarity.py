"""Fuzzy matching: finding a quotation whose words were changed, only on request.

The quotation is compared with what stands at each word of the text, from there on to its own length; the
most similar place is then fitted to where words begin and end around it. Similarity is normalised, by
insertions and deletions: 2 m / (a + b), for texts of a and b characters with m characters in common, in
order. After `WORK` comparisons, which take some ten seconds, no more are made; long quotations count more.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from visitdata import dependencies
from visitdata.errors import MissingExtraError
from visitdata.values.unicode.word_boundaries import edges

SHORTEST = 12
LEAST = 0.8
MARGIN = 0.05
WORK = 120_000_000
_AT_ONCE = 10_000
_REACH = 64


class SimilarPlace(NamedTuple):
    """A place in a text, and its similarity to the quotation, from 0 to 1."""

    score: float
    start: int
    end: int


def require() -> None:
    """Check that the extra is installed.

    Raises:
        MissingExtraError: it is not installed, or too old.
    """
    try:
        dependencies.require("rapidfuzz", "fuzzy")
    except ModuleNotFoundError:
        msg = "fuzzy matching needs an extra: pip install 'visitdata[fuzzy]'"
        raise MissingExtraError(msg) from None


class Comparison:
    """Looks for quotations in one text, as long as the work is within bounds."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts, self._ends = edges(text)
        self._work = WORK

    def affords(self, words: str) -> bool:
        """Whether there is work left to look for words; if so, it is counted as done."""
        cost = len(self._starts) * (1 + len(words) // 64) ** 2
        if cost > self._work:
            return False
        self._work -= cost
        return True

    def most_similar(self, words: str) -> list[SimilarPlace]:
        """The place most similar to the words, if any, and others that are nearly as similar."""
        windows = sorted(self._windows(words), key=lambda window: (-window.score, window.start))
        if not windows:
            return []
        best = windows[0]
        rival = next((each for each in windows if each.start >= best.end or each.end <= best.start), best)
        fitted = sorted({self._fitted(words, each) for each in (best, rival)}, reverse=True)
        return [each for each in fitted if each.score >= max(LEAST, fitted[0].score - MARGIN)]

    def _windows(self, words: str) -> Iterator[SimilarPlace]:
        from rapidfuzz import fuzz, process

        for first in range(0, len(self._starts), _AT_ONCE):
            starts = self._starts[first : first + _AT_ONCE]
            windows = [self._text[start : start + len(words)] for start in starts]
            found = process.extract(words, windows, scorer=fuzz.ratio, score_cutoff=100 * LEAST, limit=None)
            for window, score, index in found:
                yield SimilarPlace(score / 100, starts[index], starts[index] + len(window))

    def _fitted(self, words: str, window: SimilarPlace) -> SimilarPlace:
        """The most similar place around a window that begins and ends with a word."""
        from rapidfuzz import fuzz

        return max(
            (
                SimilarPlace(round(fuzz.ratio(words, self._text[start:end]) / 100, 3), start, end)
                for start in _within(self._starts, window.start)
                for end in _within(self._ends, window.end)
                if start < end
            ),
            key=lambda each: (each.score, -each.start, -each.end),
            default=window,
        )


def _within(places: list[int], middle: int) -> list[int]:
    first, last = bisect_left(places, middle - _REACH), bisect_right(places, middle + _REACH)
    return places[first:last]
