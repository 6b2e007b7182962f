"""Where a text names the actors of a dossier: by a name, an alias, a title, or a word of its name.

All names are put into one tree of words, once for a dossier, so that reading a gist costs the same however
many actors there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from visitdata.checks.wording.lexicon import Lexicon, case_folded, prepared
from visitdata.checks.wording.part import AWAY, LINK
from visitdata.model.actors import Actor, Group, Organization, Person, State
from visitdata.model.record import Article

WORD: Final = 1  # a word of the name of a body or group, or a title: it may mean others as well
NAME: Final = 2
THE_ARTICLE: Final = ""  # who says what no actor says: the article itself

_ARTICLE = "\u0627\u0644"
_VOWELS = "aeo\u0430\u044f\u043e\u0435\u044c\u0439"  # last letters that inflected forms may lack
_STEM = 4  # letters that a name and its inflected form have in common, at least
_PART = 6  # letters of a part of a compound, at least
_MORE = 3  # letters that an ending has, at most
_MORE_OF_STATES = 5  # "arkad-ische", "аркад-ского"


class _NameNode:
    """A place in the tree of names: whose name ends here, and how names go on.

    Attributes:
        words: by the word itself.
        stems: by what a word of an inflected name begins with.
        long_stems: the same for states, whose adjectives have longer endings.
        actors: who is called by the words up to here, and whether by a name or by a word.
        strength: the strongest of these.
    """

    __slots__ = ("actors", "long_stems", "stems", "strength", "words")

    def __init__(self) -> None:
        self.words: dict[str, _NameNode] = {}
        self.stems: dict[str, _NameNode] = {}
        self.long_stems: dict[str, _NameNode] = {}
        self.actors: dict[str, int] = {}
        self.strength = 0

    def add(self, actor: str, strength: int) -> None:
        """Let an actor be called by the words up to here."""
        self.actors[actor] = max(strength, self.actors.get(actor, 0))
        self.strength = max(strength, self.strength)


class Mention:
    """Words that name somebody, or several who are called so.

    Attributes:
        is_name: whether they are a name of one of them; else they are a word that may mean others as well.
    """

    __slots__ = ("_nodes", "is_name")

    def __init__(self, nodes: Sequence[_NameNode]) -> None:
        self._nodes = nodes
        self.is_name = any(node.strength == NAME for node in nodes)

    def is_of(self, ids: Iterable[str]) -> bool:
        """Whether one of some actors is named."""
        least = NAME if self.is_name else WORD
        for node in self._nodes:
            actors = node.actors
            for each in ids:
                if each in actors and actors[each] >= least:
                    return True
        return False


class ActorNames:
    """The names of some actors, as a text in one language may have them.

    Attributes:
        lexicon: the words of the language.
    """

    def __init__(self, lexicon: Lexicon, actors: Iterable[Actor], articles: Iterable[Article] = ()) -> None:
        self.lexicon = lexicon
        self._root = _NameNode()
        self._firsts: dict[str, tuple[list[_NameNode], list[_NameNode]] | None] = {}
        self._beginnings: set[str] = set()
        self._initials: dict[str, _NameNode] = {}
        actors = tuple(actors)
        self._actors = {actor.id: actor for actor in actors}
        for actor in actors:
            for name in names_of(actor):
                self._add_name(actor, name)
            for tie in actor.ties:
                self._add(actor, self._words(tie.title), WORD)
        if not lexicon.words.spaced:
            self._add_rests(actors)
        for article in articles:
            publisher = () if article.publisher is None else (article.publisher,)
            for name in (*publisher, *article.authors):
                self._add_exactly(THE_ARTICLE, self._words(name))

    def _words(self, name: str) -> list[str]:
        """The words of a name, without an article before it."""
        words = [case_folded(word) for word in self.lexicon.tokens(prepared(name)) if word[0].isalnum()]
        while len(words) > 1 and words[0] in self.lexicon.words.particles:
            del words[0]
        return words

    def _add_name(self, actor: Actor, name: str) -> None:
        words = self._words(name)
        self._add(actor, words, NAME)
        if not self.lexicon.words.spaced:
            for part in prepared(name).replace("\u2022", "\u00b7").split("\u00b7"):
                if isinstance(actor, Person) and len(part) > 1:
                    self._add(actor, self._words(part), NAME)
        elif len(words) > 1:
            strength = NAME if isinstance(actor, Person) and not actor.anonymous else WORD
            for word in self._telling(actor, words):
                self._add(actor, [word], strength)
        if self.lexicon.words.compounds and not isinstance(actor, (Person, State)):
            self._add_last_parts(actor, words)
        if isinstance(actor, (Organization, State)):
            self._add_initials(actor, name)

    def _add_last_parts(self, actor: Actor, words: Sequence[str]) -> None:
        """The last part of a compound ("ministerium"), or of a name without spaces."""
        if not self.lexicon.words.spaced:
            for start in range(1, len(words) - 1):
                self._add(actor, words[start:], WORD)
        elif words:
            word = words[-1]
            for start in range(_STEM, len(word) - _PART + 1):
                self._add(actor, [word[start:]], WORD)

    def _telling(self, actor: Actor, words: Sequence[str]) -> Iterator[str]:
        """Those words of a longer name by which the actor may be called: a surname, the first of a body's."""
        shortest = 2 if isinstance(actor, Person) else _STEM - 1
        if isinstance(actor, State):
            words = words[-1:]
            shortest = _STEM
        for index, word in enumerate(words):
            link = not isinstance(actor, Person) and self.lexicon.parts_of(word) & (LINK | AWAY)
            if link and index:
                return
            if len(word) >= shortest and word not in self.lexicon.words.particles:
                yield word

    def _add_initials(self, actor: Actor, name: str) -> None:
        """The initials of a longer name ("UN"), and the code of a state."""
        words = [word for word in self.lexicon.tokens(prepared(name)) if word[0].isupper()]
        initials = "".join(word[0] for word in words)
        codes = [initials] if len(initials) > 1 else []
        if isinstance(actor, State) and actor.country_code is not None:
            codes.append(actor.country_code)
        for code in codes:
            self._initials.setdefault(code, _NameNode()).add(actor.id, NAME)

    def _add_rests(self, actors: Sequence[Actor]) -> None:
        """What is left of a body's name after that of its state: the foreign ministry of Arcadia."""
        states = {name for actor in actors if isinstance(actor, State) for name in names_of(actor)}
        longest = max(map(len, states), default=0)
        for actor in actors:
            for name in names_of(actor) if isinstance(actor, (Organization, Group)) else ():
                for length in range(1, min(longest, len(name) - 2) + 1):
                    if name[:length] in states:
                        self._add(actor, self._words(name[length:]), WORD)

    def _add(self, actor: Actor, words: Sequence[str], strength: int) -> None:
        nodes = [self._root] if words else []
        for word in words:
            child = _NameNode()
            found: dict[_NameNode, None] = {}
            for node in nodes:
                self._branch(actor, node, word, child, found)
            nodes = list(found)
        for node in nodes:
            node.add(actor.id, strength)

    def _add_exactly(self, who: str, words: Sequence[str]) -> None:
        node = self._root
        for word in words:
            node = node.words.setdefault(word, _NameNode())
        if words:
            node.add(who, NAME)

    def _branch(
        self, actor: Actor, node: _NameNode, word: str, child: _NameNode, found: dict[_NameNode, None]
    ) -> None:
        """Find the nodes for a word of a name: under itself, and under what inflected forms begin with."""
        words = self.lexicon.words
        if words.proclitics:
            *_, word = (
                form for form in self.lexicon.forms(word) if form == word or word.startswith(_ARTICLE)
            )
        found[node.words.setdefault(word, child)] = None
        if not words.spaced or not word.isalpha():
            return
        is_state = isinstance(actor, State)
        trimmed = 2 if words.inflected or is_state else 1
        if trimmed == 1 and isinstance(actor, Person):
            return
        stems = node.long_stems if is_state else node.stems
        self._beginnings.add(word[: _STEM - 1])
        for length in range(len(word), _shortest_stem(word, trimmed) - 1, -1):
            found[stems.setdefault(word[:length], child)] = None

    def _exact(self, nodes: Iterable[_NameNode], token: str) -> list[_NameNode]:
        forms = self.lexicon.forms(token)
        return [node.words[form] for node in nodes for form in forms if form in node.words]

    def _stemmed(self, node: _NameNode, token: str) -> Iterator[_NameNode]:
        """The nodes that an inflected form leads to."""
        if not (node.stems or node.long_stems):
            return
        for form in self.lexicon.forms(token):
            if form[: _STEM - 1] not in self._beginnings:
                continue
            for more in range(min(_MORE_OF_STATES, len(form) - _STEM + 1) + 1):
                stem = form[: len(form) - more]
                if more <= _MORE and stem in node.stems:
                    yield node.stems[stem]
                if stem in node.long_stems:
                    yield node.long_stems[stem]

    def _first(self, token: str) -> tuple[list[_NameNode], list[_NameNode]] | None:
        """The nodes that a token leads to from the root; remembered, since texts repeat their words."""
        if token not in self._firsts:
            found = None
            if any(self._may_begin(form) for form in self.lexicon.forms(token)):
                found = self._exact((self._root,), token), list(self._stemmed(self._root, token))
            self._firsts[token] = found if found and any(found) else None
        return self._firsts[token]

    def _may_begin(self, form: str) -> bool:
        return form in self._root.words or form[: _STEM - 1] in self._beginnings

    def begin(self, spelled: str, token: str) -> bool:
        """Whether a name may begin with a token, given as the text spells it, and folded."""
        return self._first(token) is not None or spelled in self._initials

    def of(self, ids: Iterable[str]) -> Iterator[str]:
        """The names of some of the actors."""
        return (name for each in ids for name in names_of(self._actors[each]))

    def at(self, spelled: Sequence[str], tokens: Sequence[str], start: int) -> tuple[int, Mention | None]:
        """How many tokens the longest mention takes that begins at `start`, and the mention.

        Args:
            spelled: the tokens as the text spells them.
            tokens: the same, folded.
            start: where to look.
        """
        first = self._first(tokens[start])
        if first is None:
            initials = self._initials.get(spelled[start])
            return (0, None) if initials is None else (1, Mention([initials]))
        found: tuple[int, Mention | None] = (0, None)
        exact, stemmed = first
        length = 1
        while exact or stemmed:
            ends = [node for node in exact if node.actors] or [node for node in stemmed if node.actors]
            if ends:
                found = length, Mention(ends)
            nodes = [node for node in exact + stemmed if node.words]
            if not nodes or start + length == len(tokens):
                break
            token = tokens[start + length]
            exact = self._exact(exact, token)
            stemmed = [child for node in nodes for child in self._stemmed(node, token)]
            length += 1
        return found


def names_of(actor: Actor) -> Iterator[str]:
    """The names of an actor, in every language, and its aliases."""
    yield actor.name
    yield from actor.names.values()
    yield from actor.aliases


def _shortest_stem(word: str, trimmed: int) -> int:
    """How many letters a word and its inflected forms share, at least."""
    if len(word) > _STEM:
        return max(_STEM, len(word) - trimmed)
    return len(word) - (len(word) == _STEM and word[-1] in _VOWELS)
