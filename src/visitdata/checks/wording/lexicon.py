"""A word list made ready for reading: a text becomes tokens, and each token has parts in a sentence.

A part is a bit, so that one look-up tells all parts that a word can have.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from visitdata.checks.wording.words.word_list import WordList

BEFORE: Final = 1
AFTER: Final = 1 << 1
SAYING: Final = 1 << 2
ADDRESSING: Final = 1 << 3
NOUN_VERB: Final = 1 << 4
NOUN: Final = 1 << 5
PASSIVE_VERB: Final = 1 << 6
PASSIVE: Final = 1 << 7
AGENT: Final = 1 << 8
POSSESSIVE: Final = 1 << 9
LINK: Final = 1 << 10
AWAY: Final = 1 << 11
RELATIVE: Final = 1 << 12
AND: Final = 1 << 13
AUXILIARY: Final = 1 << 14
ADVERBIAL: Final = 1 << 15
OWN: Final = 1 << 16
OWN_WEAK: Final = 1 << 17
HEARSAY: Final = 1 << 18
COMMA: Final = 1 << 19
DASH: Final = 1 << 20
STOP: Final = 1 << 21
COLON: Final = 1 << 22
OPEN: Final = 1 << 23
CLOSE: Final = 1 << 24
QUOTE: Final = 1 << 25
NUMBER: Final = 1 << 26
PARTICIPLE: Final = 1 << 27
HEDGE: Final = 1 << 28
PLAIN: Final = 1 << 29
SEPARABLE: Final = 1 << 30
DETACHED: Final = 1 << 31
BEFORE_CLAUSE: Final = 1 << 32
ADVERB: Final = 1 << 33
IMPERSONAL: Final = 1 << 34
SUBJECT_RELATIVE: Final = 1 << 35
THAT: Final = 1 << 36
STANCE: Final = 1 << 37

MARKS: Final = COMMA | DASH | STOP | COLON | OPEN | CLOSE | QUOTE

_PARTS = {
    "before": BEFORE,
    "before_clause": BEFORE_CLAUSE,
    "after": AFTER,
    "saying": SAYING,
    "addressing": ADDRESSING,
    "noun_verbs": NOUN_VERB,
    "nouns": NOUN,
    "passive_verbs": PASSIVE_VERB,
    "impersonal": IMPERSONAL,
    "passives": PASSIVE,
    "agents": AGENT,
    "possessives": POSSESSIVE,
    "links": LINK,
    "away": AWAY,
    "stances": STANCE,
    "relatives": RELATIVE,
    "subject_relatives": RELATIVE | SUBJECT_RELATIVE,
    "that": RELATIVE | THAT,
    "conjunctions": AND,
    "separable": SEPARABLE,
    "detached": DETACHED,
    "auxiliaries": AUXILIARY,
    "adverbials": ADVERBIAL,
    "adverbs": ADVERB,
    "own": OWN,
    "own_weak": OWN_WEAK,
    "hearsay": HEARSAY,
    "decoys": 0,
}
_LABEL_PARTS = {"hedges": HEDGE, "plain": PLAIN}
_MARKS = {
    **dict.fromkeys(",\u060c\u3001", COMMA),
    **dict.fromkeys("-\u2013\u2014\u2015", DASH),
    **dict.fromkeys(".!?;\u3002\u061f\u061b", STOP),
    ":": COLON,
    **dict.fromkeys("([", OPEN),
    **dict.fromkeys(")]", CLOSE),
    **dict.fromkeys('"\u00ab\u00bb\u201c\u201d\u201e\u201f\u2039\u203a\u300c\u300d\u300e\u300f', QUOTE),
}
_MARK = r"(?<=\s)-(?=\s)|[" + re.escape("".join(_MARKS).replace("-", "")) + "]"
_TOKENS = re.compile(r"[^\W_]+|" + _MARK)
_CHARACTERS = re.compile(r"[A-Za-z0-9]+|[^\W_]|" + _MARK)
_IGNORABLE = re.compile("[\u00ad\u0640\u064b-\u0655\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_INITIALS = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_]\b)")
_ARABIC = str.maketrans("\u0622\u0623\u0625\u0671\u0649\u0629", "\u0627\u0627\u0627\u0627\u064a\u0647")
_REMEMBERED = 8192  # words of a language whose parts are kept
_SHORTEST = 3  # letters of an abbreviation that a full stop ends, and one more


def prepared(text: str) -> str:
    """The text in NFKC (UAX #15), without marks that are not seen and without the points of Arabic vowels."""
    if not text.isascii():
        text = _IGNORABLE.sub("", unicodedata.normalize("NFKC", text))
    return _INITIALS.sub(r"\1", text) if text.count(".") > 1 else text


def case_folded(word: str) -> str:
    """A word as it is compared: in one case, and with one form of the Arabic letters that are often mixed."""
    return word.casefold() if word.isascii() else word.casefold().translate(_ARABIC)


class Lexicon:
    """The words of one language by their parts.

    Attributes:
        words: the list it is made from.
        parts_of: the parts of a folded token that stands alone.
    """

    def __init__(self, words: WordList, parts: dict[str, int]) -> None:
        self.words = words
        self._whole: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._phrases: dict[str, dict[tuple[str, ...], int]] = {}
        for name, part in parts.items():
            for entry in getattr(words, name):
                self._add(entry, part)
        self._phrase_lengths = {
            first: sorted({len(phrase) for phrase in phrases}, reverse=True)
            for first, phrases in self._phrases.items()
        }
        self._stem_lengths = sorted({len(stem) for stem in self._stems}, reverse=True)
        self.parts_of = lru_cache(_REMEMBERED)(self._parts_of)

    def _add(self, entry: str, part: int) -> None:
        if self.words.spaced:
            tokens = [case_folded(prepared(each)) for each in entry.split("_")]
        else:
            tokens = self.tokens(prepared(entry))
        if len(tokens) > 1:
            phrases = self._phrases.setdefault(tokens[0], {})
            phrases[tuple(tokens)] = phrases.get(tuple(tokens), 0) | part
        else:
            table = self._stems if entry.endswith("*") else self._whole
            word = tokens[0].removesuffix("*")
            table[word] = table.get(word, 0) | part

    def _parts_of(self, token: str) -> int:
        mark = _MARKS.get(token)
        if mark is not None:
            return mark
        if token.isdecimal():
            return NUMBER
        parts = 0
        for form in self.forms(token):
            parts = self._parts_of_form(form)
            if parts:
                break
        ends = not self.words.participles or token.endswith(self.words.participles)
        return parts | PARTICIPLE if ends else parts

    def _parts_of_form(self, form: str) -> int:
        stems = (self._stems[form[:length]] for length in self._stem_lengths if form[:length] in self._stems)
        return self._whole.get(form, 0) | next(stems, 0)

    def forms(self, token: str) -> tuple[str, ...]:
        """The token, and what is left of it once what may be written together with it is taken off."""
        if not self.words.proclitics:
            return (token,)
        bare = (
            token[len(proclitic) :]
            for proclitic in self.words.proclitics
            if token.startswith(proclitic) and len(token) >= len(proclitic) + _SHORTEST
        )
        return (token, *bare)

    def begins_phrase(self, token: str) -> bool:
        """Whether there are phrases that begin with a token."""
        return token in self._phrases

    def phrase_at(self, tokens: list[str], start: int) -> tuple[int, int]:
        """How many tokens the longest phrase has that begins at `start`, and its parts; (0, 0) for none."""
        first = tokens[start]
        for length in self._phrase_lengths.get(first, ()):
            part = self._phrases[first].get(tuple(tokens[start : start + length]))
            if part is not None:
                return length, part
        return 0, 0

    def tokens(self, text: str) -> list[str]:
        """Words (or characters), numbers and marks of a normal text, without full stops within sentences."""
        found: list[str] = (_TOKENS if self.words.spaced else _CHARACTERS).findall(text)
        last = len(found) - 1
        if "." not in found[:-1]:
            return found
        return [
            each
            for index, each in enumerate(found)
            if each != "."
            or index == last
            or (index and len(found[index - 1]) >= _SHORTEST and not found[index + 1].islower())
        ]


@cache
def lexicon_of(words: WordList) -> Lexicon:
    """The parts that words have in a gist."""
    return Lexicon(words, _PARTS)


@cache
def label_lexicon_of(words: WordList) -> Lexicon:
    """The parts that words have in the label of an event."""
    return Lexicon(words, _LABEL_PARTS)
