"""Finding words of which only the digest is known, by hashing stretches of the text: the likely ones first.

A digest cannot be searched for as words can: every stretch of the recorded length may be the one. So it is
looked for where the stretch before it would have it; at its old place; up to `NEAR` code points to either
side; wherever such a stretch begins and ends with a word; and at last everywhere. Stretches of one length
are looked for together, so that each stretch of the text is hashed once for all of them.

After `WORK` hashes, which take some ten seconds, only the first two places are tried, and what is not found
is reported as not looked for everywhere. A hash of many code points counts for several, and so does going
through the text once more. That is enough to look for 200 lengths in a megabyte of text, so far as the
stretches begin and end with words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from visitdata.text.stretches import Stretch
from visitdata.values.evidence import digest
from visitdata.values.unicode.word_boundaries import edges

NEAR = 256
WORK = 8_000_000
_HASHED, _PASSED = 1_000, 64  # code points hashed, or gone through, in the time of one hash


def locate(
    text: str, stretches: Iterable[Stretch], shift: int = 0
) -> tuple[dict[Stretch, str], frozenset[Stretch]]:
    """Find the words of each stretch, wherever in the text they stand.

    Args:
        text: the text; UTF-8 can carry it.
        stretches: what is looked for.
        shift: by how much they have probably moved.

    Returns:
        The words of the stretches that stand in the text, and the stretches not looked for everywhere.
    """
    every = sorted(stretches, key=lambda stretch: (stretch.start, stretch.end))
    shown = {each.content: each.exact for each in every if each.exact}
    search = _DigestSearch(text, [each for each in every if each.content not in shown])
    search.nearby(shift)
    search.everywhere()
    words = search.words | {content: exact for content, exact in shown.items() if exact in text}
    found = {each: words[each.content] for each in every if each.content in words}
    return found, frozenset(each for each in every if each.content in search.unfinished)


class _DigestSearch:
    """Looks for what has certain digests and lengths in one text, as long as the work is within bounds."""

    def __init__(self, text: str, wanted: list[Stretch]) -> None:
        self.words: dict[tuple[str, int], str] = {}
        self.unfinished: set[tuple[str, int]] = set()
        self._text = text
        self._wanted = wanted
        self._work = WORK
        self._starts, ends = edges(text)
        self._begins, self._ends = _marks(self._starts, len(text)), _marks(ends, len(text))

    def nearby(self, shift: int) -> None:
        """Look for each where it is likely to be, and around there."""
        for stretch in self._missing():
            places = (place for place in self._around(stretch, shift) if self._is_at(stretch, place))
            shift = next(places, stretch.start + shift) - stretch.start

    def _missing(self) -> Iterator[Stretch]:
        return (stretch for stretch in self._wanted if stretch.content not in self.words)

    def _around(self, stretch: Stretch, shift: int) -> Iterator[int]:
        likely = stretch.start + shift
        yield likely
        yield stretch.start
        for distance in range(1, NEAR + 1):
            if self._work <= 0:
                return
            yield likely + distance
            yield likely - distance

    def _is_at(self, stretch: Stretch, place: int) -> bool:
        if not 0 <= place <= len(self._text) - stretch.length:
            return False
        if self._digest(place, stretch.length) != stretch.digest:
            return False
        self.words[stretch.content] = self._text[place : place + stretch.length]
        return True

    def _digest(self, place: int, length: int) -> str:
        self._work -= 1 + length // _HASHED
        return digest(self._text, place, place + length)

    def everywhere(self) -> None:
        """Look in the whole text: first for what begins and ends with a word, then for the rest."""
        for places in (self._between_words, self._elsewhere):
            for length, alike in self._by_length():
                self._work -= len(self._text) // _PASSED
                if self._work > 0:
                    self._search(places(length), length, alike)
                if self._work <= 0:
                    self.unfinished |= {stretch.content for stretch in alike.values()}

    def _between_words(self, length: int) -> Iterator[int]:
        starts = self._starts[: bisect_right(self._starts, len(self._text) - length)]
        return (start for start in starts if self._ends[start + length])

    def _elsewhere(self, length: int) -> Iterator[int]:
        starts = range(len(self._text) - length + 1)
        return (start for start in starts if not (self._begins[start] and self._ends[start + length]))

    def _by_length(self) -> Iterator[tuple[int, dict[str, Stretch]]]:
        """What is not found yet, by digest; the shortest first, since long ones cost more."""
        groups: dict[int, dict[str, Stretch]] = {}
        for stretch in self._missing():
            groups.setdefault(stretch.length, {}).setdefault(stretch.digest, stretch)
        for length in sorted(groups):
            alike = {key: each for key, each in groups[length].items() if each.content not in self.words}
            if alike:
                yield length, alike

    def _search(self, starts: Iterable[int], length: int, alike: dict[str, Stretch]) -> None:
        """Look for stretches of one length, and take out those that are found."""
        for start in starts:
            found = alike.pop(self._digest(start, length), None)
            if found is not None:
                self.words[found.content] = self._text[start : start + length]
                self._follow(start - found.start)
            if self._work <= 0 or not alike:
                return

    def _follow(self, shift: int) -> None:
        """Where one was found, others are likely to have moved alike."""
        for stretch in self._missing():
            self._work -= 1
            if self._work <= 0:
                return
            self._is_at(stretch, stretch.start + shift)


def _marks(places: Iterable[int], length: int) -> bytearray:
    marks = bytearray(length + 1)
    for place in places:
        marks[place] = True
    return marks
