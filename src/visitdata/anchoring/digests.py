"""Finding words of which only the digest is known, by hashing stretches of the text: the likely ones first.

A digest cannot be searched for as words can: every stretch of the recorded length may be the one. So it is
looked for where the stretch before it would have it; at its old place; up to `NEAR` code points to either
side; wherever such a stretch begins and ends with a word; and at last everywhere. Stretches of one length
are looked for together, so that each stretch of the text is hashed once for all of them.

After `WORK` hashes, which take some ten seconds, only the first two places are tried, and what is not found
is reported as not looked for everywhere. A hash counts once more for each 1,000 code points. That is enough
for 300 stretches in a megabyte of text, so far as they begin and end with words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from visitdata.anchoring.words import edges
from visitdata.values.evidence import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from visitdata.anchoring.stretches import Stretch

NEAR = 256
WORK = 8_000_000


@attrs.frozen
class Located:
    """The words of the stretches that stand in a text, and the stretches not looked for everywhere."""

    words: dict[Stretch, str]
    unfinished: frozenset[Stretch]


def locate(text: str, stretches: Iterable[Stretch], shift: int = 0) -> Located:
    """Find the words of each stretch, wherever in the text they stand.

    Args:
        text: the text; UTF-8 can carry it.
        stretches: what is looked for.
        shift: by how much they have probably moved.
    """
    every = sorted(stretches, key=lambda stretch: (stretch.start, stretch.end))
    shown = {each: each.exact for each in every if each.exact and each.exact in text}
    search = _Search(text, [each for each in every if not each.exact])
    search.nearby(shift)
    search.between_words()
    unfinished = search.everywhere()
    return Located(shown | search.words, frozenset(unfinished))


class _Search:
    """Looks for digests in one text, as long as the work is within bounds."""

    def __init__(self, text: str, wanted: list[Stretch]) -> None:
        self.words: dict[Stretch, str] = {}
        self._text = text
        self._wanted = wanted
        self._work = WORK
        self._starts, ends = edges(text)
        self._begins, self._ends = _marks(self._starts, len(text)), _marks(ends, len(text))

    def nearby(self, shift: int) -> None:
        """Look for each where it is likely to be, and around there."""
        for stretch in self._wanted:
            places = (place for place in self._around(stretch, shift) if self._is_at(stretch, place))
            shift = next(places, stretch.start + shift) - stretch.start

    def _around(self, stretch: Stretch, shift: int) -> Iterator[int]:
        likely = stretch.start + shift
        yield likely
        yield stretch.start
        for distance in range(1, NEAR + 1):
            if self._work > 0:
                yield likely + distance
                yield likely - distance

    def _is_at(self, stretch: Stretch, place: int) -> bool:
        end = place + stretch.length
        if place < 0 or end > len(self._text):
            return False
        self._work -= _cost(stretch.length)
        if digest(self._text, place, end) != stretch.digest:
            return False
        self.words[stretch] = self._text[place:end]
        return True

    def between_words(self) -> None:
        """Look for what begins and ends with a word, in the whole text."""
        for length, alike in self._by_length():
            last = len(self._text) - length
            places = (start for start in self._starts if start <= last and self._ends[start + length])
            self._search(places, length, alike)

    def everywhere(self) -> list[Stretch]:
        """Look at all other places; what remains to be looked for is returned where that is too much."""
        unfinished: list[Stretch] = []
        for length, alike in self._by_length():
            places = (
                start
                for start in range(len(self._text) - length + 1)
                if not (self._begins[start] and self._ends[start + length])
            )
            if not self._search(places, length, alike):
                unfinished += [stretch for stretch in alike if stretch not in self.words]
        return unfinished

    def _by_length(self) -> Iterator[tuple[int, list[Stretch]]]:
        """What is not found yet; the shortest first, since long ones cost more."""
        groups: dict[int, list[Stretch]] = {}
        for stretch in self._wanted:
            groups.setdefault(stretch.length, []).append(stretch)
        for length in sorted(groups):
            alike = [stretch for stretch in groups[length] if stretch not in self.words]
            if alike:
                yield length, alike

    def _search(self, places: Iterable[int], length: int, alike: list[Stretch]) -> bool:
        """Look at places for stretches of one length; whether all that there was to do is done."""
        wanted: dict[str, list[Stretch]] = {}
        for stretch in alike:
            wanted.setdefault(stretch.digest, []).append(stretch)
        for place in places:
            if self._work <= 0:
                return False
            self._work -= _cost(length)
            found = wanted.pop(digest(self._text, place, place + length), ())
            for stretch in found:
                self.words[stretch] = self._text[place : place + length]
            if found:
                self._follow(place - found[0].start)
            if not wanted:
                return True
        return True

    def _follow(self, shift: int) -> None:
        """Where one was found, others are likely to have moved alike."""
        for stretch in self._wanted:
            if stretch not in self.words and self._work > 0:
                self._is_at(stretch, stretch.start + shift)


def _marks(places: Iterable[int], length: int) -> bytearray:
    marks = bytearray(length + 1)
    for place in places:
        marks[place] = True
    return marks


def _cost(length: int) -> int:
    return 1 + length // 1_000
