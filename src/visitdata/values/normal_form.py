"""A text as it is compared, letter by letter or in its normal form, and where each character of that stands.

The normal form is what two editions of one text have in common where only their spelling in Unicode and
their typography differ: canonical decomposition (Unicode, UAX #15, NFD), straight quotation marks, plain
hyphens, three dots for an ellipsis, one space for any white space, line breaks included, and nothing for
what cannot be seen and has no meaning (soft hyphens, zero-width spaces). Case and accents stay.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from typing import TYPE_CHECKING, TypeAlias

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Span: TypeAlias = tuple[int, int]

# White space; ASCII, but for a letter that marks may follow; all else.
_RUN = re.compile(r"\s+|[!-~]+(?![^\s!-~])|[!-~]?[^\s!-~]+")
_TYPOGRAPHY = {
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032\u2039\u203a\u02bc\u00b4"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-"),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"), ""),
    ord("\u2026"): "...",
}


@attrs.frozen
class AlignedText:
    """The characters that are compared; the text has the one at an index from its start to its end.

    Characters that were one in the text, or belong to one, share start and end.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def spans(self, words: str, before: str = "", after: str = "", most: int = 2) -> list[Span]:
        """Where in the text words stand with others around them: the first places, in order.

        Args:
            words: the words, as this aligned has them.
            before: what stands directly before them.
            after: what stands directly after them.
            most: how many places are looked for.
        """
        found: list[Span] = []
        for index in self._indices(before + words + after):
            span = self._span(index + len(before), len(words))
            if span is not None:
                found.append(span)
            if len(found) == most:
                break
        return found

    def _indices(self, wanted: str) -> Iterator[int]:
        index = self.text.find(wanted)
        while index >= 0:
            yield index
            index = self.text.find(wanted, index + 1)

    def at(self, start: int, words: str) -> Span | None:
        """Where words end that begin at a place of the text, if they stand there."""
        index = bisect_left(self.starts, start)
        if index == len(self.starts) or self.starts[index] != start:
            return None
        return self._span(index, len(words)) if self.text.startswith(words, index) else None

    def _span(self, index: int, length: int) -> Span | None:
        """Where characters stand in the text, unless they begin or end within one of its own."""
        last = index + length - 1
        is_cut = (index > 0 and self.starts[index - 1] == self.starts[index]) or (
            last + 1 < len(self.ends) and self.ends[last + 1] == self.ends[last]
        )
        return None if is_cut else (self.starts[index], self.ends[last])


def verbatim(text: str) -> AlignedText:
    """The text letter by letter."""
    return AlignedText(text, range(len(text)), range(1, len(text) + 1))


def normal(text: str) -> AlignedText:
    """The text in its normal form."""
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for form, start, end in _forms(text):
        characters.append(form)
        if len(form) == end - start and form.isascii():
            starts += range(start, end)
            ends += range(start + 1, end + 1)
        else:
            starts += [start] * len(form)
            ends += [end] * len(form)
    return AlignedText("".join(characters), starts, ends)


def _forms(text: str) -> Iterator[tuple[str, int, int]]:
    """The normal forms of the parts of a text, and from where to where each part goes."""
    for match in _RUN.finditer(text):
        run, (start, end) = match[0], match.span()
        if run.isspace():
            yield " ", start, end
        elif run.isascii():
            yield run, start, end
        else:
            for cluster in _clusters(run):
                end = start + len(cluster)
                yield unicodedata.normalize("NFD", cluster).translate(_TYPOGRAPHY), start, end
                start = end


def _clusters(run: str) -> Iterator[str]:
    """Each character with the marks that belong to it: its decomposition reaches no further."""
    first = 0
    for index in range(1, len(run)):
        if not unicodedata.combining(unicodedata.normalize("NFD", run[index])[0]):
            yield run[first:index]
            first = index
    yield run[first:]
