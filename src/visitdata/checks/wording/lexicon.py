"""A word list made ready for reading: a text becomes tokens, and each token has parts in a sentence."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from visitdata.checks.wording import part
from visitdata.checks.wording.words.word_list import WordList

_PARTS = {
    "before": part.BEFORE,
    "before_clause": part.BEFORE_CLAUSE,
    "after": part.AFTER,
    "saying": part.SAYING,
    "addressing": part.ADDRESSING,
    "noun_verbs": part.NOUN_VERB,
    "nouns": part.NOUN,
    "passive_verbs": part.PASSIVE_VERB,
    "impersonal": part.IMPERSONAL,
    "passives": part.PASSIVE,
    "agents": part.AGENT,
    "possessives": part.POSSESSIVE,
    "links": part.LINK,
    "away": part.AWAY,
    "stances": part.STANCE,
    "relatives": part.RELATIVE,
    "subject_relatives": part.RELATIVE | part.SUBJECT_RELATIVE,
    "that": part.RELATIVE | part.THAT,
    "conjunctions": part.AND,
    "separable": part.SEPARABLE,
    "detached": part.DETACHED,
    "auxiliaries": part.AUXILIARY,
    "adverbials": part.ADVERBIAL,
    "adverbs": part.ADVERB,
    "own": part.OWN,
    "own_weak": part.OWN_WEAK,
    "hearsay": part.HEARSAY,
    "decoys": 0,
}
_LABEL_PARTS = {"hedges": part.HEDGE, "plain": part.PLAIN}
_MARKS = {
    **dict.fromkeys(",\u060c\u3001", part.COMMA),
    **dict.fromkeys("-\u2013\u2014\u2015", part.DASH),
    **dict.fromkeys(".!?;\u3002\u061f\u061b", part.STOP),
    ":": part.COLON,
    **dict.fromkeys("([", part.OPEN),
    **dict.fromkeys(")]", part.CLOSE),
    **dict.fromkeys('"\u00ab\u00bb\u201c\u201d\u201e\u201f\u2039\u203a\u300c\u300d\u300e\u300f', part.QUOTE),
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
        for name, bit in parts.items():
            for entry in getattr(words, name):
                self._add(entry, bit)
        self._phrase_lengths = {
            first: sorted({len(phrase) for phrase in phrases}, reverse=True)
            for first, phrases in self._phrases.items()
        }
        self._stem_lengths = sorted({len(stem) for stem in self._stems}, reverse=True)
        self.parts_of = lru_cache(_REMEMBERED)(self._parts_of)

    def _add(self, entry: str, bit: int) -> None:
        if self.words.spaced:
            tokens = [case_folded(prepared(each)) for each in entry.split("_")]
        else:
            tokens = self.tokens(prepared(entry))
        if len(tokens) > 1:
            phrases = self._phrases.setdefault(tokens[0], {})
            phrases[tuple(tokens)] = phrases.get(tuple(tokens), 0) | bit
        else:
            table = self._stems if entry.endswith("*") else self._whole
            word = tokens[0].removesuffix("*")
            table[word] = table.get(word, 0) | bit

    def _parts_of(self, token: str) -> int:
        mark = _MARKS.get(token)
        if mark is not None:
            return mark
        if token.isdecimal():
            return part.NUMBER
        parts = 0
        for form in self.forms(token):
            parts = self._parts_of_form(form)
            if parts:
                break
        ends = not self.words.participles or token.endswith(self.words.participles)
        return parts | part.PARTICIPLE if ends else parts

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
            bit = self._phrases[first].get(tuple(tokens[start : start + length]))
            if bit is not None:
                return length, bit
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
