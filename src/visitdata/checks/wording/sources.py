"""Where in a gist the name of a source stands as the name of the person or body that says it."""

from __future__ import annotations

from visitdata.checks.wording import part
from visitdata.checks.wording.sentence import Sentence, is_verb

_PHRASE = 4  # words between a phrase of source, or a verb that comes first, and the name
_CLAUSE = 8  # words between a name and its verb
_ASIDE = 25  # words between two commas that set off an aside
_ASIDES = 3  # asides between a name and its verb
_LISTED = 10  # actors in one list


class SourceFinder:
    """Looks at each name of a source in a sentence, and at the words around it."""

    def __init__(self, sentence: Sentence) -> None:
        self._words = sentence.words
        self._scale = 1 if self._words.spaced else 2
        self._parts = sentence.parts
        self._own = sentence.is_of_article

    def is_attributed(self) -> bool:
        """Whether the name of a source stands where that of who says it would."""
        parts = self._parts
        if self._own and any(
            each & part.OWN and not (index + 1 < len(parts) and parts[index + 1] & part.NUMBER)
            for index, each in enumerate(parts)
        ):
            return True
        return any(
            each & part.SOURCE
            and (
                self._speaks(index)
                or self._part(index + 1) & part.AFTER
                or self._part(index + 2) & part.AFTER
                or self._is_introduced(index)
                or self._owns(index)
                or self._is_author(index)
                or self._follows_verb(index)
            )
            for index, each in enumerate(parts)
        )

    def _part(self, index: int) -> int:
        """The parts of the word at an index; beyond both ends, those of a full stop."""
        return self._parts[index] if 0 <= index < len(self._parts) else part.STOP

    # Before the verb.

    def _speaks(self, index: int) -> bool:
        """Whether a verb of saying follows, as far as the name can be its subject, or a colon."""
        place, seen, asides, passive, free = index + 1, 0, 0, -_PHRASE, False
        while seen <= _CLAUSE * self._scale and asides <= _ASIDES:
            parts = self._part(place)
            if parts & (part.COMMA | part.DASH | part.OPEN):
                asides += 1
                place = self._after_aside(place)
                continue
            if parts & part.PASSIVE:
                passive = seen
            if self._tells(index, place, seen, passive):
                return True
            other = parts & part.OTHER_ACTOR and not free
            if self._ends_clause(parts, seen) or (other and not self._is_tied(place, index)):
                return False
            free = free or bool(parts & part.AUXILIARY and seen <= 1)
            # The name goes on with an actor that is tied to it.
            seen = 0 if other else seen + (not parts & (part.QUOTE | part.ADVERB))
            place += 1
        return False

    def _tells(self, index: int, place: int, seen: int, passive: int) -> bool:
        """Whether the name is that of who says it, by the word at `place`."""
        parts = self._part(place)
        if parts & part.COLON:
            return seen == 0
        if parts & (part.THAT | part.STANCE) and seen and self._is_subject(index):
            return True
        tells = is_verb(parts, is_next=seen == 0, in_passive=seen - passive < _PHRASE)
        return tells and not self._part(place - 1) & part.POSSESSIVE

    def _ends_clause(self, parts: int, seen: int) -> bool:
        """Whether the clause of the name ends here, or another begins of which it is not the subject."""
        follows = seen == 0 and parts & part.SUBJECT_RELATIVE
        return bool(parts & (part.STOP | part.COLON | part.CLOSE | part.RELATIVE)) and not (
            parts & part.VERB or follows
        )

    def _is_subject(self, index: int) -> bool:
        """Whether nothing stands before the name in its clause but an article, a title or the like."""
        before = index - 1
        while before >= 0 and index - before <= _PHRASE and not self._parts[before] & part.MARKS:
            if self._parts[before] & (
                part.OTHER_ACTOR | part.ANY_VERB | part.RELATIVE | part.AWAY & ~part.ADVERBIAL
            ):
                return False
            before -= 1
        return before < 0 or bool(self._parts[before] & part.MARKS)

    def _is_tied(self, place: int, source: int) -> bool:
        """Whether another actor belongs to the source: "and Berg", "of Arcadia"."""
        before = place - 1
        while before > source and not self._parts[before] & (
            part.LINK | part.AND | part.OTHER_ACTOR | part.ANY_VERB | part.MARKS
        ):
            before -= 1
        if self._parts[before] & part.AND:
            return before - source <= _PHRASE
        if before == source:
            return place == source + 1
        return bool(self._parts[before] & part.LINK) and place - before <= _PHRASE - 1

    def _after_aside(self, place: int) -> int:
        """Where the clause goes on after an aside or a list of actors; beyond the end, if it does not."""
        if self._part(place - 1) & part.SOURCE and self._part(place + 1) & part.IMPERSONAL:
            return place + 2
        opening = self._parts[place] & (part.COMMA | part.DASH | part.OPEN)
        closing = part.CLOSE if opening & part.OPEN else opening
        if not opening & part.OPEN:
            if self._part(place + 1) & part.AND:
                if self._part(place - 1) & part.SOURCE and self._after_actor(place + 2):
                    return self._after_actor(place + 2)
                return place + 1 if self._part(place + 2) & (part.VERB | part.ADVERB) else len(self._parts)
            listed = self._after_list(place)
            if listed:
                return listed
        for end in range(place + 1, min(place + _ASIDE * self._scale, len(self._parts))):
            if self._parts[end] & closing:
                return end + 1
            if self._parts[end] & part.STOP:
                break
        return len(self._parts)

    def _after_list(self, place: int) -> int:
        """Where a list of actors ends that goes on at this comma: ", Arcadia and Berg"; 0 for none."""
        for _ in range(_LISTED):
            after = self._after_actor(place + 1) if self._part(place) & part.COMMA else 0
            if not after:
                break
            place = after
        return self._after_actor(place + 1) if self._part(place) & part.AND else 0

    def _after_actor(self, place: int) -> int:
        """Where an actor ends that begins here, perhaps with an article or a title; 0 if there is none."""
        for index in range(place, place + _PHRASE - 1):
            parts = self._part(index)
            if parts & (part.OTHER_ACTOR | part.SOURCE | part.PERHAPS_ACTOR):
                return index + 1
            if parts & (part.MARKS | part.ANY_VERB | part.RELATIVE | part.AND):
                break
        return 0

    # After a phrase or a noun.

    def _is_introduced(self, index: int) -> bool:
        """Whether a phrase of source stands before: "according to"."""
        for place in range(index - 1, index - 2 - _PHRASE * self._scale, -1):
            parts = self._part(place)
            opens = parts & part.BEFORE_CLAUSE and self._part(place - 1) & part.MARKS
            if parts & part.BEFORE or opens:
                return True
            if parts & part.OTHER_ACTOR and not self._parts[place + 1] & part.AND:
                return False
            if parts & (part.MARKS & ~part.QUOTE | part.VERB | part.RELATIVE):
                # A name after a dash, at the end, or after a colon is that of whose words stand before.
                signs = parts & part.DASH and self._part(index + 1) & part.STOP
                quoted = parts & part.COLON and self._part(place - 1) & part.QUOTE
                return bool(place == index - 1 and (signs or quoted))
        return False

    def _is_author(self, index: int) -> bool:
        """Whether the name is the agent or author of saying: "accused by", "the allegation of"."""
        linked, spaced = self._words.bare_genitive, self._words.spaced
        for place in range(index - 1, index - 2 - _PHRASE * self._scale, -1):
            parts = self._part(place)
            if parts & part.AGENT:
                return self._is_agent(place, index)
            if parts & part.PASSIVE_VERB or (parts & part.NOUN and linked and spaced):
                return True
            linked = linked or bool(parts & part.LINK)
            if parts & (part.OTHER_ACTOR | part.MARKS | part.VERB) or (
                parts & part.AWAY and not parts & part.LINK
            ):
                return False
        return False

    def _is_agent(self, agent: int, index: int) -> bool:
        """Whether the verb of a passive is one of saying; it stands before the agent, or after (German)."""
        before = range(agent - 1, agent - 2 - _CLAUSE * self._scale, -1)
        if self._part(agent - 1) & (part.NOUN | part.ANY_VERB):
            return True
        for places in (before, range(index + 1, index + 1 + _CLAUSE * self._scale)):
            for place in places:
                parts = self._part(place)
                if parts & (part.VERB | part.PASSIVE_VERB):
                    return True
                if parts & part.MARKS:
                    break
        return False

    def _owns(self, index: int) -> bool:
        """Whether a noun of saying belongs to the name: "Lind's claim"."""
        possessives = self._words.possessives
        if not possessives:
            return self._words.owner_first and bool(self._part(index + 1) & part.NOUN)
        if not self._words.spaced:
            return self._owns_later(index)
        reach = range(index + 2, index + 2 + _PHRASE - 1)
        return bool(self._part(index + 1) & part.POSSESSIVE) and any(
            self._part(place) & part.NOUN for place in reach
        )

    def _owns_later(self, index: int) -> bool:
        """Whether a noun of saying follows that a particle ties to the name, what it is about between."""
        if self._part(index - 1) & part.AWAY:
            return False
        for place in range(index + 1, index + 1 + _CLAUSE * 2):
            parts = self._part(place)
            if parts & part.MARKS:
                return False
            if parts & part.POSSESSIVE and self._part(place + 1) & part.NOUN:
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
            if parts & (part.VERB | part.NOUN_VERB):
                wrong = (beside and parts & part.ADDRESSING) or (linked and not parts & part.VERB)
                return not wrong and self._opens_clause(place, parts)
            if parts & part.OTHER_ACTOR and place == index - 1:  # "said two officials of Arcadia"
                beside = True
                continue
            if parts & part.LINK and not parts & part.ADVERBIAL:
                linked = True
            if parts & (part.OTHER_ACTOR | part.MARKS | part.RELATIVE | part.AGENT) or (
                parts & part.AWAY and not parts & (part.ADVERBIAL | part.ADVERB)
            ):
                return False
        return False

    def _opens_clause(self, verb: int, parts: int) -> bool:
        """Whether nothing stands before a verb in its clause that could be its subject."""
        relaxed = self._words.inversion == "anywhere" and parts & part.SAYING and not parts & part.ADDRESSING
        for place in range(verb - 1, max(-1, verb - _ASIDE), -1):
            before = self._parts[place]
            if before & part.MARKS:
                return True
            if before & (part.OTHER_ACTOR | part.SOURCE | part.RELATIVE):
                return False
            if not relaxed and not before & (part.ADVERBIAL | part.ADVERB | part.NUMBER):
                return False
        return True
