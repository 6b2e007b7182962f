"""A text in a form in which it is compared, aligned with the text itself: each character knows its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, TypeAlias

import attrs

Span: TypeAlias = tuple[int, int]
LINEAR = -1


class Pattern(NamedTuple):
    """What is searched for: characters of a form, and from where to where in them the words go."""

    text: str
    first: int
    last: int


@attrs.frozen
class AlignedText:
    """The characters that are compared, and where in the text each of them stands.

    The characters come in segments. Those of a linear segment stand in the text one by one, in a row. Those
    of any other are, together, what one place of the text has become: `...` for an ellipsis, a letter and
    its accent for an accented letter.

    Attributes:
        text: the characters that are compared.
        form: brings other texts into the same form.
        margins: characters that do not count where words begin and end.
        indices: where in `text` each segment begins.
        starts: where in the original each segment begins.
        ends: where in the original each segment ends; `LINEAR` for a linear one.
    """

    text: str
    form: Callable[[str], AlignedText]
    margins: str
    indices: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]

    def spans(self, words: str, before: str = "", after: str = "", most: int = 2) -> list[Span]:
        """The first of these places (`every_span`), at most so many."""
        return list(islice(self.every_span(words, before, after), most))

    def every_span(self, words: str, before: str = "", after: str = "") -> Iterator[Span]:
        """Each place in the text where words stand directly between others, in order; they may overlap."""
        pattern = self.pattern(words, before, after)
        if pattern.first < pattern.last:
            for index in self.find(pattern.text):
                span = self.span(index + pattern.first, index + pattern.last)
                if span is not None:
                    yield span

    def find(self, wanted: str, first: int = 0, last: int | None = None) -> Iterator[int]:
        """Each index at which characters stand, between two indices."""
        end = len(self.text) if last is None else last
        index = self.text.find(wanted, first, end)
        while index >= 0:
            yield index
            index = self.text.find(wanted, index + 1, end)

    def pattern(self, words: str, before: str = "", after: str = "") -> Pattern:
        """Words with others around them, in this form."""
        whole = self.form(before + words + after)
        text = whole.text.strip(self.margins)
        stripped = len(whole.text) - len(whole.text.lstrip(self.margins))
        first = max(0, whole.index(len(before)) - stripped)
        last = min(len(text), whole.index(len(before) + len(words)) - stripped)
        inner = text[first:last]
        first += len(inner) - len(inner.lstrip(self.margins))
        last -= len(inner) - len(inner.rstrip(self.margins))
        return Pattern(text, first, last)

    def at(self, start: int, words: str) -> Span | None:
        """Where words that begin at a place of the text stand, if they do stand there."""
        index = self.index(start)
        if start < 0 or (index > 0 and self.place(index - 1, index)[1] > start):
            return None
        whole = self.form(words).text
        if not self.text.startswith(whole.rstrip(self.margins), index):
            return None
        found = whole.strip(self.margins)
        index += len(whole) - len(whole.lstrip(self.margins))
        return self.span(index, index + len(found)) if found else None

    def index(self, offset: int) -> int:
        """The index of the first character that begins at an offset of the text, or after it."""
        segment = bisect_right(self.starts, offset) - 1
        if segment < 0:
            return 0
        if self.starts[segment] == offset:
            return self.indices[segment]
        following = self.indices[segment + 1] if segment + 1 < len(self.indices) else len(self.text)
        if self.ends[segment] != LINEAR:
            return following
        return min(self.indices[segment] + offset - self.starts[segment], following)

    def span(self, first: int, last: int) -> Span | None:
        """Where characters stand in the text, unless they begin or end within what is one place there."""
        return None if self._is_inner(first) or self._is_inner(last) else self.place(first, last)

    def place(self, first: int, last: int) -> Span:
        """From where to where in the text characters stand; what is one place there counts whole."""
        one, other = self._segment(first), self._segment(last - 1)
        start, end = self.starts[one], self.ends[other]
        if self.ends[one] == LINEAR:
            start += first - self.indices[one]
        if end == LINEAR:
            end = self.starts[other] + last - self.indices[other]
        return start, end

    def _segment(self, index: int) -> int:
        return bisect_right(self.indices, index) - 1

    def _is_inner(self, index: int) -> bool:
        """Whether a border before this character would cut what is one place in the text."""
        if not 0 < index < len(self.text):
            return False
        segment = self._segment(index)
        return self.ends[segment] != LINEAR and self.indices[segment] != index


def verbatim(text: str) -> AlignedText:
    """The text letter by letter."""
    return AlignedText(text, verbatim, "", [0], [0], [LINEAR])
