"""Finding words that a record quotes in a part of a text: whole, with omissions, or interrupted.

Words stand in a text if their normal form does. If not, they are taken apart at their ellipses: the parts
have to stand in one paragraph, in order. If they do not, an interruption is looked for that the words pass
over: `We will win,` he said, `and soon`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import Literal, TypeAlias

import attrs

from visitdata.values.occurrences import aligned
from visitdata.values.unicode.aligned_text import AlignedText, Span
from visitdata.values.unicode.normal_form import SPACELESS, measure
from visitdata.values.unicode.properties import QUOTATION_MARK
from visitdata.values.unicode.ranges import code_points
from visitdata.values.unicode.word_boundaries import edges

Way: TypeAlias = Literal["whole", "with omissions", "interrupted"]

SHORT = 12  # letters: what has fewer may stand anywhere by chance
INTERRUPTION = 15  # words
_REACH = 30 * INTERRUPTION  # characters
_MANY = 100  # places

_ELLIPSIS = re.compile(r"[\[(]\s*(?:…|\.(?:\s?\.){2,})\s*[\])]|…|\.(?:\s?\.){2,}")
_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)")
_LINE_AFTER_SENTENCE = re.compile(
    "[.!?:\u2026\u3002\uff01\uff1f\uff1a]['\"\u201d\u2019\u00bb)\\]\u300d\u300f]*[^\\S\r\n]*[\r\n]"
)
_MARKS = "".join(map(chr, code_points(QUOTATION_MARK)))
_CLOSING = (".", ",", "\u3002", "\uff0c")


@attrs.frozen
class FoundWords:
    """Where words stand: one place, or one for each of their parts."""

    way: Way
    spans: tuple[Span, ...]


class SearchedText:
    """A text of an article in which words are looked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.aligned: AlignedText = aligned(text)
        self.whole: tuple[Span, ...] = ((0, len(self.aligned.text)),)
        self._breaks = _paragraph_breaks(text)

    def ranges(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        """Places of the text as ranges of its normal form; those that touch are one."""
        merged: list[list[int]] = []
        for start, end in sorted(spans):
            if merged and not any(map(str.isalnum, self.text[merged[-1][1] : start])):
                merged[-1][1] = max(merged[-1][1], end)
            else:
                merged.append([start, end])
        return tuple((self.aligned.index(start), self.aligned.index(end)) for start, end in merged)

    def find(
        self, words: str, ranges: Sequence[Span], *, any_case: bool = False, interrupted: bool = False
    ) -> FoundWords | None:
        """Where words stand in one of some ranges.

        Args:
            words: the words. Outer quotation marks and a closing comma or full stop may be left out.
            ranges: of the normal form.
            any_case: whether the first letter may be a capital here and none there.
            interrupted: whether an interruption is looked for, too.
        """
        for form in _cases(words) if any_case else (words, _trimmed(words)):
            for first, last in ranges:
                span = self._whole(form, first, last)
                if span is not None:
                    return FoundWords("whole", (span,))
        for first, last in ranges:
            spans = self._with_omissions(words, first, last)
            if spans:
                return FoundWords("with omissions", spans)
        for first, last in ranges if interrupted else ():
            spans = self._interrupted(_trimmed(words), first, last)
            if spans:
                return FoundWords("interrupted", spans)
        return None

    def _whole(self, words: str, first: int, last: int) -> Span | None:
        wanted = self.aligned.pattern(words).text
        return next((span for _, span in self._places(wanted, first, last)), None) if wanted else None

    def _places(self, wanted: str, first: int, last: int) -> Iterator[tuple[int, Span]]:
        """The indices at which what is wanted stands, and the places in the text."""
        is_short = measure(wanted) < SHORT
        for index in self.aligned.find(wanted, first, last):
            end = index + len(wanted)
            if is_short and self._is_part_of_word(index, end):
                continue
            span = self.aligned.span(index, end)
            if span is not None:
                yield index, span

    def _is_part_of_word(self, index: int, end: int) -> bool:
        text, joined = self.aligned.text, _joined().match
        before = index > 0 and joined(text, index - 1) and joined(text, index)
        return bool(before or (end < len(text) and joined(text, end - 1) and joined(text, end)))

    def _with_omissions(self, words: str, first: int, last: int) -> tuple[Span, ...]:
        parts = [self.aligned.pattern(part).text for part in _ELLIPSIS.split(words)]
        parts = [part for part in parts if any(map(str.isalnum, part))]
        if not parts or (len(parts) == 1 and not _ELLIPSIS.search(words)):
            return ()
        for index, span in islice(self._places(parts[0], first, last), _MANY):
            spans = self._in_order(parts[1:], index + len(parts[0]), last, span)
            if spans:
                return spans
        return ()

    def _in_order(self, parts: Sequence[str], index: int, last: int, span: Span) -> tuple[Span, ...]:
        """The places of a first part and of all others, each after the one before, in one paragraph."""
        spans = [span]
        for part in parts:
            index, span = next(self._places(part, index, last), (-1, span))
            if index < 0 or not self._is_one_paragraph(spans[0], span):
                return ()
            index += len(part)
            spans.append(span)
        return tuple(spans)

    def _is_one_paragraph(self, one: Span, other: Span) -> bool:
        return bisect_right(self._breaks, one[0]) == bisect_right(self._breaks, other[0])

    def _interrupted(self, words: str, first: int, last: int) -> tuple[Span, ...]:
        """The two parts of words between which the text has some words more."""
        wanted = self.aligned.pattern(words).text
        starts, ends = edges(wanted)
        within = self.aligned.text[first:last]
        # So many words from the beginning stand there, and all from such a word on: each grows by one word.
        longest = bisect_left(range(len(ends)), 1, key=lambda count: wanted[: ends[count]] not in within)
        earliest = bisect_left(range(len(starts)), 1, key=lambda count: wanted[starts[count] :] in within)
        for count in range(min(longest, len(ends) - 1), max(earliest, 1) - 1, -1):
            head, tail = wanted[: ends[count - 1]], wanted[starts[count] :]
            for index in islice(self.aligned.find(head, first, last), _MANY):
                spans = self._around_interruption(head, tail, index, last)
                if spans:
                    return spans
        return ()

    def _around_interruption(self, head: str, tail: str, index: int, last: int) -> tuple[Span, ...]:
        middle = index + len(head)
        for place in self.aligned.find(tail, middle, min(last, middle + _REACH + len(tail))):
            between = self.aligned.text[middle:place]
            one, other = self.aligned.span(index, middle), self.aligned.span(place, place + len(tail))
            if one and other and _is_interruption(between, head, tail) and self._is_one_paragraph(one, other):
                return one, other
        return ()


# Many dossiers may be checked against the same few texts.
searched = lru_cache(maxsize=4)(SearchedText)


def _cases(words: str) -> tuple[str, ...]:
    """Words as they are, and with the first letter as it is at the beginning of a sentence, or within one."""
    return words, words[:1].swapcase() + words[1:]


def _trimmed(words: str) -> str:
    """Words without what the writer puts: outer quotation marks, a closing comma or full stop."""
    inner = words.strip().strip(_MARKS).strip()
    if inner.endswith(_CLOSING) and not inner[:-1].endswith((".", "\u2026")):
        inner = inner[:-1].rstrip().rstrip(_MARKS).rstrip()
    return inner


def _words(text: str) -> int:
    starts, ends = edges(text)
    return sum(text[start:end].isalnum() for start, end in zip(starts, ends, strict=True))


def _is_interruption(between: str, head: str, tail: str) -> bool:
    """Whether what stands between two parts may interrupt a quotation: marks or points set it off.

    One word alone is a part only where the quotation marks are closed and opened again; it would be found
    anywhere.
    """
    inner = between.strip()
    is_set_off = not (head[-1:].isalnum() and inner[:1].isalnum()) and not inner[-1:].isalnum()
    if not is_set_off or not 1 <= _words(between) <= INTERRUPTION:
        return False
    opened_again = between.endswith("'") and "'" in between[:-1]
    return opened_again or min(_words(head), _words(tail)) > 1


@cache
def _joined() -> re.Pattern[str]:
    """A letter of a script whose words have spaces around them, and nothing joined to them."""
    return re.compile(rf"[^\W_{SPACELESS}\u0590-\u08ff\u1100-\u11ff]")


def _paragraph_breaks(text: str) -> list[int]:
    """Where paragraphs end: at blank lines; where there are none, at lines that end with a sentence."""
    return [match.end() for match in _BLANK_LINE.finditer(text)] or [
        match.end() for match in _LINE_AFTER_SENTENCE.finditer(text)
    ]
