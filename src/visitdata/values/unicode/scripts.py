"""Scripts: words whose letters are of several, as when a Cyrillic letter stands for a Latin one like it."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from visitdata.values.unicode.ranges import ranges
from visitdata.values.unicode.script_ranges import RANGES

ZERO_WIDTH_SPACE = "\u200b"

# What is written together in Japanese, Chinese and Korean, and each of these with Latin: "Highly Restrictive"
# in Unicode 17.0, UTS #39, sections 5.1 and 5.2.
_WRITTEN_TOGETHER = (
    {"Latin", "Han", "Hiragana", "Katakana"},
    {"Latin", "Han", "Bopomofo"},
    {"Latin", "Han", "Hangul"},
)

# The Recommended scripts of UAX #31, table 5, but Cyrillic and Greek: each of them may stand beside Latin,
# which is "Moderately Restrictive" in UTS #39, section 5.2.
_BESIDE_LATIN = frozenset(
    {
        "Arabic", "Armenian", "Bengali", "Bopomofo", "Devanagari", "Ethiopic", "Georgian", "Gujarati",
        "Gurmukhi", "Han", "Hangul", "Hebrew", "Hiragana", "Kannada", "Katakana", "Khmer", "Lao", "Malayalam",
        "Myanmar", "Oriya", "Sinhala", "Tamil", "Telugu", "Thaana", "Thai", "Tibetan",
    }
)  # fmt: skip

# Greek letters that stand for a quantity or a unit (μTorrent, ΔT) and look like no Latin letter of names; and
# those that do, which count as symbols only behind a capital letter or a digit (TNF\u03b1).
_SYMBOLS = frozenset("ΓΔΘΛΞΠΣΦΨΩδθλμξπφψ")
_SYMBOLS_BEHIND = _SYMBOLS | frozenset("αβγεζηκστχω")
_LONGEST_SYMBOL = 2


class MixedWord(NamedTuple):
    """A word in several scripts, and for each script the characters in it, the rarest script first."""

    word: str
    scripts: tuple[tuple[str, str], ...]


def mixed_word(text: str) -> MixedWord | None:
    """The first word in a text that is written in scripts that do not go together.

    Which do is the level "Moderately Restrictive" of UTS #39, section 5.2: Latin beside one other script that
    is in wide use, but for Cyrillic and Greek, whose letters look like Latin ones; and what Chinese, Japanese
    and Korean mix. A Greek letter that is a symbol (`μTorrent`) counts for no script.

    A word is a run of letters, marks and digits, and of format characters, which are invisible; hyphens and
    apostrophes part words, so that `IT-компания` is two. What is Common or Inherited belongs to every script.
    Stricter than UTS #39 in one point: a character counts for its own script only, not for those that it is
    used in besides (Script_Extensions).
    """
    if text.isascii():
        return None
    for word in _words(text):
        if not word.isascii():
            found = _scripts_of(word)
            if len(found) > 1 and not _go_together(found, word):
                rarest_first = sorted(found.items(), key=lambda each: (len(each[1]), each[0]))
                return MixedWord(word, tuple(rarest_first))
    return None


def _go_together(found: dict[str, str], word: str) -> bool:
    scripts = found.keys()
    if scripts == {"Latin", "Greek"}:
        return _is_symbol(found["Greek"], word)
    is_beside_latin = len(found) == len(("Latin", "other")) and scripts <= _BESIDE_LATIN | {"Latin"}
    if "Latin" in scripts and is_beside_latin:
        return True
    return any(scripts <= together for together in _WRITTEN_TOGETHER)


def _is_symbol(greek: str, word: str) -> bool:
    """Whether the Greek letters of a word otherwise in Latin are a symbol at its start or end."""
    if len(greek) > _LONGEST_SYMBOL:
        return False
    if word.startswith(greek):
        return _SYMBOLS.issuperset(greek)
    before = word.removesuffix(greek)[-1:]
    is_behind = word.endswith(greek) and (before.isupper() or before.isdigit())
    return (_SYMBOLS_BEHIND if is_behind else _SYMBOLS).issuperset(greek) and word.endswith(greek)


@lru_cache(maxsize=2**12)
def script(character: str) -> str | None:
    """The script of a character; None for what is Common, Inherited or not assigned."""
    table = _table()
    first, last, name = table[bisect_right(table, ord(character), key=itemgetter(0)) - 1]
    return name if first <= ord(character) <= last else None


def _words(text: str) -> Iterator[str]:
    for in_word, characters in groupby(text, _is_in_word):
        if in_word:
            yield "".join(characters)


def _is_in_word(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LMN" or (category == "Cf" and character != ZERO_WIDTH_SPACE)


def _scripts_of(word: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for character in word:
        name = script(character)
        if name is not None:
            found[name] = found.get(name, "") + character
    return found


@cache
def _table() -> list[tuple[int, int, str]]:
    """The ranges in order: where each starts, where it ends, and whose it is."""
    return sorted((*each, name) for name, table in RANGES.items() for each in ranges(table))
