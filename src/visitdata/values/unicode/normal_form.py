"""The normal form of a text: what its editions have in common where only spelling and typography differ.

It is the canonical decomposition of Unicode (UAX #15, NFD), in which

* what is never seen is left out: Default_Ignorable_Code_Point (UAX #44), such as soft hyphens, zero-width
  spaces and directional marks; and what only makes a word longer (tatweel, lajanyalan, nirugu);
* every quotation mark (Quotation_Mark, UAX #44), apostrophe and prime is one mark, without space beside it;
* dashes are hyphens, and a hyphen between two letters is none, with a line break after it or without: once a
  line is broken there, nothing tells whether it belongs to the word (a soft hyphen there is one, too);
* three or more dots, or an ellipsis, are three dots, without space beside them or between them;
* ligatures of Latin letters are these letters;
* white space, line breaks included, is one space; between characters of scripts that are written without
  spaces it is none.

Case and accents stay. What one or another of these changes does to a text, evidence in it is found again.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from visitdata.values.unicode.aligned_text import LINEAR, AlignedText
from visitdata.values.unicode.properties import DEFAULT_IGNORABLE, QUOTATION_MARK
from visitdata.values.unicode.ranges import code_points

_INVISIBLE = "\u200b"
_SOFT_HYPHEN = "\u00ad"
# There it is seen.
_SOFT_HYPHEN_AT_END = re.compile(rf"(?<=[^\W\d_]){_SOFT_HYPHEN}(?=[ \t]*[\r\n]\s*[^\W\d_])")
_LENGTHENING = "\u0640\u07fa\u180a"
_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_SPACES = (
    " \t\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_DASHES = "\u058a\u05be\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d"
# Quotation marks that count as single, and what is written for apostrophes, primes, geresh and gershayim.
_SINGLE = (
    "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u02c8\u055a\u05f3\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a\uff07"
)
_DOUBLE = "\u02ba\u02ee\u05f4\u2033\u2036"
_LIGATURES = {
    ord(each): unicodedata.normalize("NFKD", each)
    for each in "\u0132\u0133" + "".join(map(chr, range(0xFB00, 0xFB07)))
}

# Thai to Lao, Myanmar, Khmer, Chinese and Japanese with their marks, full-width forms.
SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff9f"
    "\U00020000-\U0003ffff"
)
_SPECIAL = re.compile(
    rf"""
      [ \n]* (?P<quote> '' | ["'] ) [ \n]*
    | [ \n]* (?P<dots> (?: (?:\.[ \n]?)* … | \.(?:[ \n]?\.){{2,}} ) (?:[ \n]?[.…])* ) [ \n]*
    | (?P<hyphen> - ) (?P<break> (?: [ \n]*\n[ ]* )? ) (?=[^\W\d_])
    | (?P<space> [ \n]{{2,}} | \n | (?<=[{SPACELESS}])[ ](?=[{SPACELESS}]) )
    | (?P<other> [0-9A-Za-z]? [^ -~\n…]+ )
    """,
    re.VERBOSE,
)
_LIGATURE = re.compile("[\u0132\u0133\ufb00-\ufb06]")


def normal(text: str) -> AlignedText:
    """The text in its normal form."""
    visible = _SOFT_HYPHEN_AT_END.sub("-", text) if _SOFT_HYPHEN in text else text
    visible = visible.replace("\r\n", f"{_INVISIBLE}\n")  # a line break is one, however it is written
    seen, builder = _without_invisible(visible.translate(_single_characters()))
    done = 0
    for match in _SPECIAL.finditer(seen):
        builder.replace(seen[done : match.start()], done)
        _HANDLERS[match.lastgroup or ""](builder, match)
        done = match.end()
    builder.replace(seen[done:], done)
    return builder.aligned()


def measure(words: str) -> int:
    """How long words are, in letters of an alphabet: a wide character (UAX #11) says as much as three.

    So four characters of Chinese or Japanese, or four syllables of Korean, count as twelve. What is never
    seen does not count.
    """
    seen = unicodedata.normalize("NFC", words.translate(_single_characters())).replace(_INVISIBLE, "")
    return sum(3 if unicodedata.east_asian_width(each) in "WF" else 1 for each in seen)


@cache
def _single_characters() -> dict[int, str]:
    """What takes the place of a single character; every text keeps its length."""
    return {
        **dict.fromkeys(code_points(QUOTATION_MARK), '"'),
        **dict.fromkeys(map(ord, _DOUBLE), '"'),
        **dict.fromkeys(map(ord, _SINGLE), "'"),
        **dict.fromkeys(map(ord, _DASHES), "-"),
        **dict.fromkeys(map(ord, _SPACES), " "),
        **dict.fromkeys(map(ord, _BREAKS), "\n"),
        **dict.fromkeys(code_points(DEFAULT_IGNORABLE), _INVISIBLE),
        **dict.fromkeys(map(ord, _LENGTHENING), _INVISIBLE),
    }


@cache
def _spaceless() -> re.Pattern[str]:
    """A character of a script without spaces; to compile a class that large takes two milliseconds."""
    return re.compile(f"[{SPACELESS}]")


def _without_invisible(text: str) -> tuple[str, _Builder]:
    """The text without what is never seen, and a builder that knows where all else stood."""
    parts = text.split(_INVISIBLE)
    cuts: list[int] = []
    shifts: list[int] = []
    kept = 0
    for number, part in enumerate(parts):
        if part:
            cuts.append(kept)
            shifts.append(number)
            kept += len(part)
    return "".join(parts), _Builder(cuts, shifts)


class _Builder:
    """Puts a normal form together, of parts of a text from which some characters were left out before.

    Args:
        cuts: places in what is left, the first of it included.
        shifts: by how much what is left stands further on in the original, from each of these places on.
    """

    def __init__(self, cuts: list[int], shifts: list[int]) -> None:
        self._cuts = cuts
        self._shifts = shifts
        self._parts: list[str] = []
        self._length = 0
        self._indices, self._starts, self._ends = array("q"), array("q"), array("q")

    def replace(self, form: str, first: int) -> None:
        """Take a character for each one from a place on, often the same."""
        done, last = first, first + len(form)
        number = bisect_right(self._cuts, first) - 1
        while done < last:
            is_last = number + 1 == len(self._cuts)
            until = last if is_last else min(last, self._cuts[number + 1])
            self._linear(done + self._shifts[number], form[done - first : until - first])
            done, number = until, number + 1

    def become(self, form: str, first: int, last: int) -> None:
        """Take these characters together for what stands from one place to another."""
        self._segment(self._original(first), self._original(last - 1) + 1, form)

    def _original(self, place: int) -> int:
        return place + self._shifts[bisect_right(self._cuts, place) - 1]

    def _linear(self, start: int, form: str) -> None:
        if (
            self._ends
            and self._ends[-1] == LINEAR
            and start - self._starts[-1] == self._length - self._indices[-1]
        ):
            self._add(form)
        else:
            self._segment(start, LINEAR, form)

    def _segment(self, start: int, end: int, form: str) -> None:
        self._indices.append(self._length)
        self._starts.append(start)
        self._ends.append(end)
        self._add(form)

    def _add(self, form: str) -> None:
        self._parts.append(form)
        self._length += len(form)

    def aligned(self) -> AlignedText:
        """What was put together."""
        return AlignedText("".join(self._parts), normal, " ", self._indices, self._starts, self._ends)


def _quote(builder: _Builder, match: re.Match[str]) -> None:
    builder.become("'", *match.span("quote"))


def _dots(builder: _Builder, match: re.Match[str]) -> None:
    builder.become("...", *match.span("dots"))


def _hyphen(builder: _Builder, match: re.Match[str]) -> None:
    start, end = match.span()
    if start and unicodedata.category(match.string[start - 1])[0] in "LM":
        return
    builder.replace("-", start)
    if match["break"]:
        builder.become(" ", start + 1, end)


def _space(builder: _Builder, match: re.Match[str]) -> None:
    start, end = match.span()
    is_between = start > 0 and end < len(match.string)
    is_spaceless = _spaceless().match
    if not (is_between and is_spaceless(match.string, start - 1) and is_spaceless(match.string, end)):
        builder.become(" ", start, end)


def _other(builder: _Builder, match: re.Match[str]) -> None:
    run, start = match.group(), match.start()
    is_plain = unicodedata.is_normalized("NFD", run) and not any(map(unicodedata.combining, run))
    if is_plain and not _LIGATURE.search(run):
        builder.replace(run, start)
        return
    for cluster in _clusters(run):
        form = unicodedata.normalize("NFD", cluster).translate(_LIGATURES)
        builder.become(form, start, start + len(cluster))
        start += len(cluster)


def _clusters(run: str) -> Iterator[str]:
    """Each character with the marks that belong to it: its decomposition reaches no further."""
    first = 0
    for index in range(1, len(run)):
        if not _is_mark(run[index]):
            yield run[first:index]
            first = index
    yield run[first:]


@lru_cache(maxsize=2**12)
def _is_mark(character: str) -> bool:
    return unicodedata.combining(unicodedata.normalize("NFD", character)[0]) > 0


_HANDLERS: dict[str, Callable[[_Builder, re.Match[str]], None]] = {
    "quote": _quote,
    "dots": _dots,
    "break": _hyphen,
    "space": _space,
    "other": _other,
}
