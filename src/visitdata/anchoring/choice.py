"""Choosing where a stretch stands now, where its words stand in the text: never by a guess.

Each of these rules is asked in turn about the stretches that those before it left open:

1. Where the whole text that was read still stands in the new one, its stretches moved with it.
2. Words that stand in the text once are found.
3. Of words that stand there several times, those are meant that have before and after them what was recorded
   to stand there; or, where none have both, those that have one of them.
4. Else they moved as far as the nearest stretch before them that was found, or as the nearest after them: if
   they stand at one of these two places, they are found, and if they stand at both, that is not decisive.
   The ends of the text count as found; but not if nothing else was, in a text that is known to have changed.

No place is given to two stretches: what more than one would have by a rule, none of them gets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from visitdata.anchoring.readings import Reading
    from visitdata.anchoring.stretches import Edition, Span, Stretch

Places: TypeAlias = "dict[Stretch, Span]"
Words: TypeAlias = "Mapping[Stretch, tuple[str, str, str]]"


def choose(edition: Edition, reading: Reading, wanted: Words, known: Places) -> Places:
    """Where each stretch stands, so far as that can be told.

    Args:
        edition: the text.
        reading: the text, as it is compared.
        wanted: the words of each stretch, those before and those after it, as that reading has them.
        known: where other stretches stand.
    """
    places: Places = {}
    for rule in _RULES:
        rest = {stretch: words for stretch, words in wanted.items() if stretch not in places}
        found = rule(edition, reading, rest, known | places)
        claims = Counter(chain(known.values(), places.values(), found.values()))
        places |= {stretch: span for stretch, span in found.items() if claims[span] == 1}
    return places


def _with_the_whole(edition: Edition, reading: Reading, rest: Words, _known: Places) -> Places:
    shift = edition.shift
    if shift is None:
        return {}
    spans = {stretch: reading.at(stretch.start + shift, words) for stretch, (words, _, _) in rest.items()}
    return {stretch: span for stretch, span in spans.items() if span is not None}


def _alone(_edition: Edition, reading: Reading, rest: Words, _known: Places) -> Places:
    spans = {stretch: reading.spans(words) for stretch, (words, _, _) in rest.items()}
    return {stretch: found[0] for stretch, found in spans.items() if len(found) == 1}


def _in_context(_edition: Edition, reading: Reading, rest: Words, _known: Places) -> Places:
    spans = {stretch: _between(reading, *words) for stretch, words in rest.items()}
    return {stretch: found.pop() for stretch, found in spans.items() if len(found) == 1}


def _between(reading: Reading, words: str, before: str, after: str) -> set[Span]:
    if not (before or after):
        return set()
    both = {*reading.spans(words, before, after)}
    if both or not (before and after):
        return both
    return {*reading.spans(words, before=before), *reading.spans(words, after=after)}


def _with_neighbours(edition: Edition, reading: Reading, rest: Words, known: Places) -> Places:
    shifts = _shifts(edition, known)
    found: dict[Stretch, set[Span]] = {}
    for stretch, (words, _, _) in rest.items():
        spans = {reading.at(stretch.start + shift, words) for shift in shifts(stretch)}
        found[stretch] = {span for span in spans if span is not None}
    return {stretch: spans.pop() for stretch, spans in found.items() if len(spans) == 1}


def _shifts(edition: Edition, known: Places) -> Callable[[Stretch], set[int]]:
    """How far the neighbours of a stretch have moved: the one before it, and the one after it.

    They may overlap it, or enclose it; then both tell the same.
    """
    before = sorted((stretch.start, end - stretch.end) for stretch, (_, end) in known.items())
    after = sorted((stretch.end, start - stretch.start) for stretch, (start, _) in known.items())

    def shifts(stretch: Stretch) -> set[int]:
        left = bisect_right(before, stretch.start, key=_place) - 1
        right = bisect_left(after, stretch.end, key=_place)
        if edition.changed and left < 0 and right == len(after):
            return set()
        first = before[left][1] if left >= 0 else 0
        last = after[right][1] if right < len(after) else edition.end_shift
        if last is None:
            return set() if edition.changed else {first}
        return {first, last}

    return shifts


def _place(neighbour: tuple[int, int]) -> int:
    return neighbour[0]


_RULES = (_with_the_whole, _alone, _in_context, _with_neighbours)
