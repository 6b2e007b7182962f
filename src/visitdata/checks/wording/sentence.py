"""A gist as a row of words, names and marks, each with its parts in the sentence."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from visitdata.checks.wording import part
from visitdata.checks.wording.lexicon import case_folded, prepared
from visitdata.checks.wording.mentions import THE_ARTICLE, ActorNames, Mention


def is_verb(parts: int, *, is_next: bool, in_passive: bool) -> bool:
    """Whether a word is the verb of saying of a name before it.

    Args:
        parts: the parts that the word can have.
        is_next: whether it stands right after the name: a verb that is a noun as well has to.
        in_passive: whether an auxiliary of the passive stands shortly before it, or is it.
    """
    if parts & part.PASSIVE_VERB:
        return False
    if parts & part.VERB and not (in_passive and parts & part.PARTICIPLE):
        return True
    return bool(parts & part.NOUN_VERB) and is_next


def _named(
    mention: Mention, length: int, sources: AbstractSet[str], phrase: int, parts: int
) -> tuple[int, int]:
    """How many words a mention takes, and its parts: a source, another actor, or perhaps one."""
    if mention.is_of(sources):
        return length, part.SOURCE
    if mention.is_name:
        return length, part.OTHER_ACTOR
    return phrase, parts if phrase else part.PERHAPS_ACTOR


class Sentence:
    """A gist as a row of words, names and marks.

    Args:
        gist: the gist.
        sources: the ids of the actors that say it; `THE_ARTICLE` for the article itself.
        names: the names of all actors.

    Attributes:
        words: the word list of the language.
        parts: the parts that each word can have.
        is_of_article: whether the article itself says it.
    """

    def __init__(self, gist: str, sources: AbstractSet[str], names: ActorNames) -> None:
        self.words = names.lexicon.words
        self.parts: list[int] = []
        self._read(gist, sources, names)
        self.is_of_article = THE_ARTICLE in sources
        if self.is_of_article:
            self.parts = [parts | (part.SOURCE if parts & part.OWN_WEAK else 0) for parts in self.parts]
        if self.words.separable:
            self._join_separated()

    def _read(self, gist: str, sources: AbstractSet[str], names: ActorNames) -> None:
        """Take the gist apart, up to a verb of saying that stands right after a source."""
        lexicon = names.lexicon
        spelled = lexicon.tokens(prepared(gist))
        tokens = [token.lower() for token in spelled] if gist.isascii() else list(map(case_folded, spelled))
        start = 0
        while start < len(tokens):
            token = tokens[start]
            if names.begin(spelled[start], token) or lexicon.begins_phrase(token):
                length, mention = names.at(spelled, tokens, start)
                phrase, parts = lexicon.phrase_at(tokens, start)
                if mention is not None and length >= phrase:
                    phrase, parts = _named(mention, length, sources, phrase, parts)
                if phrase <= 1:
                    word = lexicon.parts_of(token)
                    parts |= word & (part.OWN | part.OWN_WEAK) if phrase else word
                self.parts.append(parts)
                start += phrase or 1
            else:
                self.parts.append(lexicon.parts_of(token))
                start += 1
                if self._tells_already():
                    break

    def _tells_already(self) -> bool:
        """Whether a verb of saying ends what was read, right after a source: no more has to be read then."""
        if len(self.parts) < 2 or not self.parts[-2] & part.SOURCE:  # noqa: PLR2004 - a source and its verb
            return False
        return is_verb(self.parts[-1], is_next=True, in_passive=bool(self.parts[-1] & part.PASSIVE))

    def _join_separated(self) -> None:
        """Find the verbs that are of saying with the particle that ends their clause: "teilte … mit"."""
        particle, following = False, part.STOP
        for index in range(len(self.parts) - 1, -1, -1):
            parts = self.parts[index]
            if parts & part.DETACHED and following & (part.MARKS | part.AND):
                particle = True
            elif parts & (part.MARKS & ~part.QUOTE):
                particle = False
            elif parts & part.SEPARABLE and particle:
                self.parts[index] |= part.SAYING
            following = parts

    def has(self, parts: int) -> bool:
        """Whether a word has one of these parts."""
        return any(each & parts for each in self.parts)
