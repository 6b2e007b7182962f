"""Finding a quotation whose words were changed, by likeness: only where that is asked for.

The quotation is compared with what stands at each word of the text, from there on to its own length; the
likest place is then fitted to where words begin and end around it. Likeness is the normalised similarity by
insertions and deletions: 2 m / (a + b), for texts of a and b characters with m characters in common, in
order. After `WORK` comparisons, which take some ten seconds, no more are made; long quotations count more.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from visitdata import dependencies
from visitdata.errors import MissingExtraError
from visitdata.values.unicode.word_boundaries import edges

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST = 12
LEAST = 0.8
MARGIN = 0.05
WORK = 120_000_000
_AT_ONCE = 10_000
_REACH = 64


class Like(NamedTuple):
    """A place in a text, and how much what stands there is like the quotation, from 0 to 1."""

    score: float
    start: int
    end: int


def require() -> None:
    """See that the extra is there.

    Raises:
        MissingExtraError: it is not installed, or too old.
    """
    try:
        dependencies.require("rapidfuzz", "fuzzy")
    except ModuleNotFoundError:
        msg = "looking for quotations by likeness needs an extra: pip install 'visitdata[fuzzy]'"
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

    def likest(self, words: str) -> list[Like]:
        """The place most like the words, if any is; and others that are hardly less so."""
        windows = sorted(self._windows(words), key=lambda window: (-window.score, window.start))
        if not windows:
            return []
        best = windows[0]
        rival = next((each for each in windows if each.start >= best.end or each.end <= best.start), best)
        fitted = sorted({self._fitted(words, each) for each in (best, rival)}, reverse=True)
        return [each for each in fitted if each.score >= max(LEAST, fitted[0].score - MARGIN)]

    def _windows(self, words: str) -> Iterator[Like]:
        from rapidfuzz import fuzz, process

        for first in range(0, len(self._starts), _AT_ONCE):
            starts = self._starts[first : first + _AT_ONCE]
            windows = [self._text[start : start + len(words)] for start in starts]
            found = process.extract(words, windows, scorer=fuzz.ratio, score_cutoff=100 * LEAST, limit=None)
            for window, score, index in found:
                yield Like(score / 100, starts[index], starts[index] + len(window))

    def _fitted(self, words: str, window: Like) -> Like:
        """The likest place around a window that begins and ends with a word."""
        from rapidfuzz import fuzz

        return max(
            (
                Like(round(fuzz.ratio(words, self._text[start:end]) / 100, 3), start, end)
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
