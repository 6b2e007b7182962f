"""Choosing where a stretch stands now, where its words stand in the text: never by a guess.

Each of these rules is asked in turn about the stretches that those before it left open:

1. Where the whole text that was read still stands in the new one, its stretches moved with it.
2. Words that stand in the text once are found.
3. Of words that stand there several times, those are meant that have before and after them what was recorded
   to stand there; or, where none have both, those that have one of them. But where the stretch is expected
   by the next rule, there it has to be.
4. Words without such a context are expected to have moved as far as the nearest stretch before them that was
   found, or as far as the nearest after them. If they stand at one of these two places, they are found; if
   they stand at both, that is not decisive. The ends of the text count as found, too; but nothing is found
   by them alone in a text that is known to have changed.

No place is given to two stretches: what more than one would have by a rule, none of them gets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping
from itertools import chain
from typing import TypeAlias

from visitdata.text.stretches import Edition, Stretch
from visitdata.values.unicode.aligned_text import AlignedText, Span

MANY = 100  # places: where words stand in so many, their context tells nothing

Places: TypeAlias = dict[Stretch, Span]
Words: TypeAlias = Mapping[Stretch, tuple[str, str, str]]


def choose(edition: Edition, aligned: AlignedText, wanted: Words, known: Places) -> Places:
    """Where each stretch stands, so far as that can be told.

    Args:
        edition: the text.
        aligned: the text, as it is compared.
        wanted: the words of each stretch, those before and those after it.
        known: where other stretches stand.
    """
    places: Places = {}
    for rule in _RULES:
        rest = {stretch: words for stretch, words in wanted.items() if stretch not in places}
        found = rule(edition, aligned, rest, known | places)
        claims = Counter(chain(known.values(), places.values(), found.values()))
        places |= {stretch: span for stretch, span in found.items() if claims[span] == 1}
    return places


def _with_the_whole(edition: Edition, aligned: AlignedText, rest: Words, _known: Places) -> Places:
    shift = edition.shift
    if shift is None:
        return {}
    spans = {stretch: aligned.at(stretch.start + shift, words) for stretch, (words, _, _) in rest.items()}
    return {stretch: span for stretch, span in spans.items() if span is not None}


def _alone(_edition: Edition, aligned: AlignedText, rest: Words, _known: Places) -> Places:
    spans = {stretch: aligned.spans(words) for stretch, (words, _, _) in rest.items()}
    return {stretch: found[0] for stretch, found in spans.items() if len(found) == 1}


def _in_context(edition: Edition, aligned: AlignedText, rest: Words, known: Places) -> Places:
    neighbours = _Neighbours(edition, aligned, known)
    found = {
        stretch: _meant(_between(aligned, words, before, after), stretch, words, neighbours)
        for stretch, (words, before, after) in rest.items()
    }
    return {stretch: span for stretch, span in found.items() if span is not None}


def _meant(spans: set[Span], stretch: Stretch, words: str, neighbours: _Neighbours) -> Span | None:
    """Of the places that have the context, the one that is where it is expected, if anything is expected."""
    expected = neighbours.expect(stretch, words)
    if 1 < len(spans) < MANY and neighbours.vouch_for(stretch):
        spans &= expected
    decisive = len(spans) == 1 and (spans <= expected or not expected)
    return spans.pop() if decisive else None


def _between(aligned: AlignedText, words: str, before: str, after: str) -> set[Span]:
    """Where words stand with what is recorded to stand around them, if anything is; the first places only."""
    if not (before or after):
        return set()
    both = {*aligned.spans(words, before, after, MANY)}
    if both or not (before and after):
        return both
    return {*aligned.spans(words, before, "", MANY), *aligned.spans(words, "", after, MANY)}


def _as_expected(edition: Edition, aligned: AlignedText, rest: Words, known: Places) -> Places:
    neighbours = _Neighbours(edition, aligned, known)
    found: Places = {}
    for stretch, (words, before, after) in rest.items():
        if neighbours.vouch_for(stretch) and not _between(aligned, words, before, after):
            spans = neighbours.expect(stretch, words)
            if len(spans) == 1:
                found[stretch] = spans.pop()
    return found


class _Neighbours:
    """What was found, and the ends of the text, as that from which to tell where other stretches are."""

    def __init__(self, edition: Edition, aligned: AlignedText, known: Places) -> None:
        self._edition = edition
        self._aligned = aligned
        self._before = sorted((stretch.start, end - stretch.end) for stretch, (_, end) in known.items())
        self._after = sorted((stretch.end, start - stretch.start) for stretch, (start, _) in known.items())

    def _of(self, stretch: Stretch) -> tuple[int | None, int | None]:
        """How far the nearest before it and after it have moved; they may overlap it, or enclose it."""
        left = bisect_right(self._before, stretch.start, key=_place) - 1
        right = bisect_left(self._after, stretch.end, key=_place)
        return (
            self._before[left][1] if left >= 0 else None,
            self._after[right][1] if right < len(self._after) else None,
        )

    def vouch_for(self, stretch: Stretch) -> bool:
        """Whether they are enough to tell where a stretch is: the ends of a changed text alone are not."""
        return not self._edition.changed or self._of(stretch) != (None, None)

    def expect(self, stretch: Stretch, words: str) -> set[Span]:
        """The places where words are expected, so far as they stand there."""
        before, after = self._of(stretch)
        first = 0 if before is None else before
        last = self._edition.end_shift if after is None else after
        if last is None and self._edition.changed:
            return set()
        shifts = {first, first if last is None else last}
        spans = {self._aligned.at(stretch.start + shift, words) for shift in shifts}
        return {span for span in spans if span is not None}


def _place(neighbour: tuple[int, int]) -> int:
    return neighbour[0]


_RULES = (_with_the_whole, _alone, _in_context, _as_expected)
