"""Where words stand in a text, letter by letter or else in their normal form; and what is nearest to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice

from visitdata.values.text import printable
from visitdata.values.unicode.aligned_text import AlignedText, Span, verbatim
from visitdata.values.unicode.normal_form import normal
from visitdata.values.unicode.word_boundaries import edges

SHOWN = 10
_AROUND = 24  # code points of what surrounds words
_MOST_TOKENS = 64
_MOST_PLACES = 20
_COMPARED = 200  # characters
_LEAST_SIMILARITY = 0.6

# Several passages are looked for in one text, as a rule.
aligned = lru_cache(maxsize=1)(normal)


def occurrences(text: str, words: str) -> Iterator[Span]:
    """Where words stand in a text, in order, overlapping ones too.

    Letter by letter; where they stand nowhere so, in their normal form.
    """
    exactly = verbatim(text).every_span(words)
    first = next(exactly, None)
    if first is None:
        yield from aligned(text).every_span(words)
        return
    yield first
    yield from exactly


def chosen(text: str, words: str, nth: int | None = None) -> Span:
    """Where words stand in a text that stand there once, or the nth time.

    Args:
        text: the text.
        words: the words.
        nth: which of several occurrences is meant, counted from 1; they may overlap.

    Raises:
        ValueError: they stand nowhere, or not so often, or in several places without `nth`. The message says
            where they stand, or what is nearest.
    """
    if not words:
        message = "words must not be empty"
        raise ValueError(message)
    if nth is not None and (isinstance(nth, bool) or nth < 1):
        message = f"nth must be an int from 1, not {nth!r}"
        raise ValueError(message)
    found = list(islice(occurrences(text, words), None if nth is None else nth))
    if nth is None and len(found) == 1:
        return found[0]
    if nth is not None and len(found) == nth:
        return found[-1]
    raise ValueError(_nowhere(text, words) if not found else _not_one(text, words, found, nth))


def _nowhere(text: str, words: str) -> str:
    span = nearest(aligned(text), words)
    place = "" if span is None else f"; the most similar words are {quoted(text, span)}"
    return f"the words {printable(words)} are not in the text{place}"


def _not_one(text: str, words: str, found: list[Span], nth: int | None) -> str:
    count = f"{len(found)} times" if len(found) > 1 else "once"
    places = [
        f"{number} at {start} to {end}: {around(text, (start, end))}"
        for number, (start, end) in enumerate(found, 1)
    ]
    if len(places) > SHOWN:
        places[SHOWN:] = [f"and {len(found) - SHOWN:,} more"]
    what = f"the words {printable(words)} stand in the text {count}"
    begin = f"{what}; say with nth which is meant" if nth is None else f"nth is {nth}, but {what}"
    return f"{begin}: {'; '.join(places)}"


def around(text: str, span: Span) -> str:
    """What stands at a place of a text, with what surrounds it, as a message shows it."""
    start, end = span
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before, after = "…" * (first > 0), "…" * (last < len(text))
    return f"{before}{printable(text[first:last], 120)}{after}"


def quoted(text: str, span: Span) -> str:
    """A place of a text and what stands there, as a message shows them."""
    start, end = span
    return f"{printable(text[start:end], 120)} at {start} to {end}"


def nearest(text: AlignedText, words: str) -> Span | None:
    """The place of a text that is most like words that do not stand there; None where nothing is like them.

    It is looked for where the longest part of the words stands, upper or lower case. The time grows with the
    text and with the words, of which the first 64 count.
    """
    wanted, within = text.pattern(words).text.lower(), _lower(text.text)
    starts, ends = (places[:_MOST_TOKENS] for places in edges(wanted))
    if not starts:
        return None
    wanted = wanted[: ends[-1]]
    similarity = _similarity(wanted, within)
    windows = _windows(within, wanted, _longest_part(within, wanted, starts, ends))
    best = max(windows, key=similarity, default=(0, 0))
    fitted = _fitted(within, best, similarity)
    return text.place(*fitted) if similarity(fitted) >= _LEAST_SIMILARITY else None


@lru_cache(maxsize=1)
def _lower(text: str) -> str:
    """The text in lower case, if each character has one such."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def _similarity(wanted: str, text: str) -> Callable[[Span], float]:
    """How like the words each place of a text is, from 0 to 1."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, "", wanted[:_COMPARED], autojunk=False)

    def similarity(span: Span) -> float:
        matcher.set_seq1(text[slice(*span)][:_COMPARED])
        return matcher.ratio()

    return similarity


def _longest_part(text: str, wanted: str, starts: list[int], ends: list[int]) -> Span:
    """From where to where in the words the longest row of whole words goes that stands in the text."""
    best = (0, 0)
    last = 0
    for first, start in enumerate(starts):
        last = max(last, first)
        while last < len(ends) and wanted[start : ends[last]] in text:
            last += 1
        if last > first and ends[last - 1] - start > best[1] - best[0]:
            best = (start, ends[last - 1])
    return best


def _windows(text: str, wanted: str, part: Span) -> Iterator[Span]:
    """Places around a part of the words, as long as the words."""
    first, last = part
    if first < last:
        for match in islice(re.finditer(re.escape(wanted[first:last]), text), _MOST_PLACES):
            start = match.start() - first
            yield max(0, start), min(len(text), start + len(wanted))


def _fitted(text: str, window: Span, similarity: Callable[[Span], float]) -> Span:
    """The most similar place near a window that begins and ends with a word."""
    start, end = window
    begin = max(0, start - _AROUND)
    starts, ends = edges(text[begin : end + _AROUND])
    near = [begin + each for each in starts if abs(begin + each - start) <= _AROUND and begin + each < end]
    start = max(near, key=lambda each: similarity((each, end)), default=start)
    near = [begin + each for each in ends if abs(begin + each - end) <= _AROUND and begin + each > start]
    return start, max(near, key=lambda each: similarity((start, each)), default=end)
