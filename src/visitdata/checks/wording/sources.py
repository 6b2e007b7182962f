"""Where in a gist the name of a source stands as the name of the person or body that says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visitdata.checks.wording.lexicon import (
    ADDRESSING,
    ADVERB,
    ADVERBIAL,
    AFTER,
    AGENT,
    AND,
    AUXILIARY,
    AWAY,
    BEFORE,
    BEFORE_CLAUSE,
    CLOSE,
    COLON,
    COMMA,
    DASH,
    IMPERSONAL,
    LINK,
    MARKS,
    NOUN,
    NOUN_VERB,
    NUMBER,
    OPEN,
    OWN,
    PASSIVE,
    PASSIVE_VERB,
    POSSESSIVE,
    QUOTE,
    RELATIVE,
    SAYING,
    STANCE,
    STOP,
    SUBJECT_RELATIVE,
    THAT,
)
from visitdata.checks.wording.sentence import ANY_VERB, OTHER_ACTOR, PERHAPS_ACTOR, SOURCE, VERB, is_verb

if TYPE_CHECKING:
    from visitdata.checks.wording.sentence import Sentence

_PHRASE = 4  # words between a phrase of source, or a verb that comes first, and the name
_CLAUSE = 8  # words between a name and its verb
_ASIDE = 25  # words between two commas that set off an aside
_ASIDES = 3  # asides between a name and its verb
_LISTED = 10  # actors in one list


class SourceFinder:
    """Looks at each name of a source in a sentence, and at the words around it.

    Args:
        sentence: the gist, as words, names and marks.
    """

    def __init__(self, sentence: Sentence) -> None:
        self._words = sentence.words
        self._scale = 1 if self._words.spaced else 2
        self._parts = sentence.parts
        self._own = sentence.is_of_article

    def is_attributed(self) -> bool:
        """Whether the name of a source stands where that of who says it would."""
        parts = self._parts
        if self._own and any(
            each & OWN and not (index + 1 < len(parts) and parts[index + 1] & NUMBER)
            for index, each in enumerate(parts)
        ):
            return True
        return any(
            each & SOURCE
            and (
                self._speaks(index)
                or self._part(index + 1) & AFTER
                or self._part(index + 2) & AFTER
                or self._is_introduced(index)
                or self._owns(index)
                or self._is_author(index)
                or self._follows_verb(index)
            )
            for index, each in enumerate(parts)
        )

    def _part(self, index: int) -> int:
        """The parts of the word at an index; beyond both ends, those of a full stop."""
        return self._parts[index] if 0 <= index < len(self._parts) else STOP

    # Before the verb.

    def _speaks(self, index: int) -> bool:
        """Whether a verb of saying follows, as far as the name can be its subject, or a colon."""
        place, seen, asides, passive, free = index + 1, 0, 0, -_PHRASE, False
        while seen <= _CLAUSE * self._scale and asides <= _ASIDES:
            parts = self._part(place)
            if parts & (COMMA | DASH | OPEN):
                asides += 1
                place = self._after_aside(place)
                continue
            if parts & PASSIVE:
                passive = seen
            if self._tells(index, place, seen, passive):
                return True
            other = parts & OTHER_ACTOR and not free
            if self._ends_clause(parts, seen) or (other and not self._is_tied(place, index)):
                return False
            free = free or bool(parts & AUXILIARY and seen <= 1)
            # The name goes on with an actor that is tied to it.
            seen = 0 if other else seen + (not parts & (QUOTE | ADVERB))
            place += 1
        return False

    def _tells(self, index: int, place: int, seen: int, passive: int) -> bool:
        """Whether the name is that of who says it, by the word at `place`."""
        parts = self._part(place)
        if parts & COLON:
            return seen == 0
        if parts & (THAT | STANCE) and seen and self._is_subject(index):
            return True
        tells = is_verb(parts, is_next=seen == 0, in_passive=seen - passive < _PHRASE)
        return tells and not self._part(place - 1) & POSSESSIVE

    def _ends_clause(self, parts: int, seen: int) -> bool:
        """Whether the clause of the name ends here, or another begins of which it is not the subject."""
        follows = seen == 0 and parts & SUBJECT_RELATIVE
        return bool(parts & (STOP | COLON | CLOSE | RELATIVE)) and not (parts & VERB or follows)

    def _is_subject(self, index: int) -> bool:
        """Whether nothing stands before the name in its clause but an article, a title or the like."""
        before = index - 1
        while before >= 0 and index - before <= _PHRASE and not self._parts[before] & MARKS:
            if self._parts[before] & (OTHER_ACTOR | ANY_VERB | RELATIVE | AWAY & ~ADVERBIAL):
                return False
            before -= 1
        return before < 0 or bool(self._parts[before] & MARKS)

    def _is_tied(self, place: int, source: int) -> bool:
        """Whether another actor belongs to the source: "and Berg", "of Arcadia"."""
        before = place - 1
        while before > source and not self._parts[before] & (LINK | AND | OTHER_ACTOR | ANY_VERB | MARKS):
            before -= 1
        if self._parts[before] & AND:
            return before - source <= _PHRASE
        if before == source:
            return place == source + 1
        return bool(self._parts[before] & LINK) and place - before <= _PHRASE - 1

    def _after_aside(self, place: int) -> int:
        """Where the clause goes on after an aside or a list of actors; beyond the end, if it does not."""
        if self._part(place - 1) & SOURCE and self._part(place + 1) & IMPERSONAL:
            return place + 2
        opening = self._parts[place] & (COMMA | DASH | OPEN)
        closing = CLOSE if opening & OPEN else opening
        if not opening & OPEN:
            if self._part(place + 1) & AND:
                if self._part(place - 1) & SOURCE and self._after_actor(place + 2):
                    return self._after_actor(place + 2)
                return place + 1 if self._part(place + 2) & (VERB | ADVERB) else len(self._parts)
            listed = self._after_list(place)
            if listed:
                return listed
        for end in range(place + 1, min(place + _ASIDE * self._scale, len(self._parts))):
            if self._parts[end] & closing:
                return end + 1
            if self._parts[end] & STOP:
                break
        return len(self._parts)

    def _after_list(self, place: int) -> int:
        """Where a list of actors ends that goes on at this comma: ", Arcadia and Berg"; 0 for none."""
        for _ in range(_LISTED):
            after = self._after_actor(place + 1) if self._part(place) & COMMA else 0
            if not after:
                break
            place = after
        return self._after_actor(place + 1) if self._part(place) & AND else 0

    def _after_actor(self, place: int) -> int:
        """Where an actor ends that begins here, perhaps with an article or a title; 0 if there is none."""
        for index in range(place, place + _PHRASE - 1):
            parts = self._part(index)
            if parts & (OTHER_ACTOR | SOURCE | PERHAPS_ACTOR):
                return index + 1
            if parts & (MARKS | ANY_VERB | RELATIVE | AND):
                break
        return 0

    # After a phrase or a noun.

    def _is_introduced(self, index: int) -> bool:
        """Whether a phrase of source stands before: "according to"."""
        for place in range(index - 1, index - 2 - _PHRASE * self._scale, -1):
            parts = self._part(place)
            opens = parts & BEFORE_CLAUSE and self._part(place - 1) & MARKS
            if parts & BEFORE or opens:
                return True
            if parts & OTHER_ACTOR and not self._parts[place + 1] & AND:
                return False
            if parts & (MARKS & ~QUOTE | VERB | RELATIVE):
                # A name after a dash, at the end, or after a colon is that of whose words stand before.
                signs = parts & DASH and self._part(index + 1) & STOP
                quoted = parts & COLON and self._part(place - 1) & QUOTE
                return bool(place == index - 1 and (signs or quoted))
        return False

    def _is_author(self, index: int) -> bool:
        """Whether the name is the agent or author of saying: "accused by", "the allegation of"."""
        linked, spaced = self._words.bare_genitive, self._words.spaced
        for place in range(index - 1, index - 2 - _PHRASE * self._scale, -1):
            parts = self._part(place)
            if parts & AGENT:
                return self._is_agent(place, index)
            if parts & PASSIVE_VERB or (parts & NOUN and linked and spaced):
                return True
            linked = linked or bool(parts & LINK)
            if parts & (OTHER_ACTOR | MARKS | VERB) or (parts & AWAY and not parts & LINK):
                return False
        return False

    def _is_agent(self, agent: int, index: int) -> bool:
        """Whether the verb of a passive is one of saying; it stands before the agent, or after (German)."""
        before = range(agent - 1, agent - 2 - _CLAUSE * self._scale, -1)
        if self._part(agent - 1) & (NOUN | ANY_VERB):
            return True
        for places in (before, range(index + 1, index + 1 + _CLAUSE * self._scale)):
            for place in places:
                parts = self._part(place)
                if parts & (VERB | PASSIVE_VERB):
                    return True
                if parts & MARKS:
                    break
        return False

    def _owns(self, index: int) -> bool:
        """Whether a noun of saying belongs to the name: "Lind's claim"."""
        possessives = self._words.possessives
        if not possessives:
            return self._words.owner_first and bool(self._part(index + 1) & NOUN)
        if not self._words.spaced:
            return self._owns_later(index)
        reach = range(index + 2, index + 2 + _PHRASE - 1)
        return bool(self._part(index + 1) & POSSESSIVE) and any(self._part(place) & NOUN for place in reach)

    def _owns_later(self, index: int) -> bool:
        """Whether a noun of saying follows that a particle ties to the name, what it is about between."""
        if self._part(index - 1) & AWAY:
            return False
        for place in range(index + 1, index + 1 + _CLAUSE * 2):
            parts = self._part(place)
            if parts & MARKS:
                return False
            if parts & POSSESSIVE and self._part(place + 1) & NOUN:
                return True
        return False

    # After the verb.

    def _follows_verb(self, index: int) -> bool:
        """Whether a verb of saying stands before the name, which can be its subject."""
        if self._words.inversion == "never":
            return False
        beside = linked = False
        for place in range(index - 1, index - 2 - _PHRASE * self._scale, -1):
            parts = self._part(place)
            if parts & (VERB | NOUN_VERB):
                wrong = (beside and parts & ADDRESSING) or (linked and not parts & VERB)
                return not wrong and self._opens_clause(place, parts)
            if parts & OTHER_ACTOR and place == index - 1:  # "said two officials of Arcadia"
                beside = True
                continue
            if parts & LINK and not parts & ADVERBIAL:
                linked = True
            if parts & (OTHER_ACTOR | MARKS | RELATIVE | AGENT) or (
                parts & AWAY and not parts & (ADVERBIAL | ADVERB)
            ):
                return False
        return False

    def _opens_clause(self, verb: int, parts: int) -> bool:
        """Whether nothing stands before a verb in its clause that could be its subject."""
        relaxed = self._words.inversion == "anywhere" and parts & SAYING and not parts & ADDRESSING
        for place in range(verb - 1, max(-1, verb - _ASIDE), -1):
            before = self._parts[place]
            if before & MARKS:
                return True
            if before & (OTHER_ACTOR | SOURCE | RELATIVE):
                return False
            if not relaxed and not before & (ADVERBIAL | ADVERB | NUMBER):
                return False
        return True
