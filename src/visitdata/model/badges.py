"""Badges: whose word a record is, in a few words that stand wherever people read it.

What an article reports, what is planned, and what somebody only says look alike once they stand in a list.
So pages, the terminal and formats of other tools put a badge beside each, and the source before each
proposition.
"""

from __future__ import annotations

import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from visitdata.model.events import Event, Proposition
from visitdata.model.named import Named
from visitdata.model.record import Article
from visitdata.model.responses import speakers_of
from visitdata.model.utterances import Allegation, Statement
from visitdata.values.unicode.folding import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from visitdata.model.dossier import Dossier

Voice: TypeAlias = Literal["reported", "planned", "said"]

# What stands before "by" where it is not the kind of a statement itself.
_PARTICIPLES = {"stated": "said", "other": "said", "declined": "comment declined", "warned": "warning"}
_ARTICLE = "the article"
_MOST_NAMES, _MOST_SOURCES = 5, 4
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"
_NEEDS_ISOLATION = {"R", "AL", "AN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@attrs.frozen
class Badge:
    """Whose word a record is.

    Attributes:
        text: a few words: "Reported", "Planned", "Alleged by Ruritania".
        voice: "reported", where the article itself says that it is or was so; "planned", where the article
            says that it is planned or cancelled; "said", where only somebody says so.
    """

    text: str
    voice: Voice


_OF_EVENTS = {
    "occurred": Badge("Reported", "reported"),
    "ongoing": Badge("Reported as ongoing", "reported"),
    "planned": Badge("Planned", "planned"),
    "cancelled": Badge("Cancelled", "planned"),
}


class Badges:
    """The badges of the records of a dossier, and their texts with the source in them.

    Args:
        dossier: the dossier.
    """

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._sources: dict[str, str] = {}
        self._texts: dict[str, str] = {}

    def of(self, record: Event | Proposition | Statement | Allegation) -> Badge:
        """Whose word a record is."""
        if isinstance(record, Event):
            return _OF_EVENTS[record.status]
        if not isinstance(record, Proposition):
            return Badge(f"{_participle(record).capitalize()} by {self.source(record)}", "said")
        owner, member = self.owners[record.id]
        participle = "denied" if member == "denies" else _participle(owner)
        return Badge(f"{participle.capitalize()} by {self.source(owner)}", "said")

    def text(self, reference: str) -> str:
        """What a record is called where another refers to it: a proposition with its source before it.

        Raises:
            KeyError: the dossier has no such record.
        """
        known = self._texts.get(reference)
        if known is None:
            known = self._texts[reference] = self._text(reference)
        return known

    def _text(self, reference: str) -> str:
        record = self.dossier[reference]
        if isinstance(record, Proposition):
            return f"{self.of(record).text}: {isolated(record.label)}"
        if isinstance(record, Event):
            return record.id if is_blank(record.label) else record.label
        if isinstance(record, (Statement, Allegation)):
            return self.gist(record)
        if isinstance(record, Article):
            is_seen = record.headline is not None and not is_blank(record.headline)
            return (record.headline if is_seen else record.publisher) or record.id
        return record.name if isinstance(record, Named) else reference

    def gist(self, said: Statement | Allegation) -> str:
        """What is said, with its source before it where the gist itself names none."""
        gist = said.gist.casefold()
        if said.via is None and any(name.casefold() in gist for name in self._names_of_source(said)):
            return said.gist
        return f"{self.of(said).text}: {isolated(said.gist)}"

    def source(self, said: Statement | Allegation) -> str:
        """Whose word a statement or an allegation is: names, and according to whom that is known."""
        known = self._sources.get(said.id)
        if known is None:
            sources = [*self._sources_of(said)]
            known = self._sources[said.id] = ", according to ".join(sources)
        return known

    def _names_of_source(self, said: Statement | Allegation) -> Iterator[str]:
        """What a gist may call its source: by a name or an alias of a speaker, or as the article."""
        speakers = speakers_of(said)
        for speaker in speakers:
            actor = self.dossier[speaker]
            yield actor.name
            yield from actor.names.values()
            yield from actor.aliases
        if not speakers:
            yield _ARTICLE

    def _sources_of(self, said: Statement | Allegation) -> Iterator[str]:
        """The speakers, then those from whom that is known, and so on; some more are "others"."""
        seen: set[str] = set()
        each = said
        while True:
            seen.add(each.id)
            yield self.names(speakers_of(each)) or _ARTICLE
            if each.via is None or each.via in seen:
                return
            if len(seen) == _MOST_SOURCES:
                yield "others"
                return
            each = self.dossier[each.via]

    def names(self, actors: Sequence[str]) -> str:
        """The names of actors, as a sentence lists them; of many, the first and how many others there are."""
        return _listed([isolated(self.text(each)) for each in actors[:_MOST_NAMES]], len(actors))

    @cached_property
    def owners(self) -> dict[str, tuple[Statement | Allegation, str]]:
        """The statement or allegation that holds each proposition, and in which member, by its id."""
        found: dict[str, tuple[Statement | Allegation, str]] = {}
        for allegation in self.dossier.allegations:
            found |= dict.fromkeys((each.id for each in allegation.alleges), (allegation, "alleges"))
        for statement in self.dossier.statements:
            found |= dict.fromkeys((each.id for each in statement.posits), (statement, "posits"))
            found |= dict.fromkeys((each.id for each in statement.denies), (statement, "denies"))
        return found


def without_dossier(record: Event | Proposition | Statement | Allegation) -> Badge:
    """Whose word a record is, where its dossier is not at hand: sources are told by their ids."""
    if isinstance(record, Event):
        return _OF_EVENTS[record.status]
    if isinstance(record, Proposition):
        return Badge("Only said; by whom stands in its dossier", "said")
    return Badge(f"{_participle(record).capitalize()} by {source_without_dossier(record)}", "said")


def source_without_dossier(said: Statement | Allegation) -> str:
    """Whose word a statement or an allegation is, by ids."""
    speakers = speakers_of(said)
    source = _listed(speakers[:_MOST_NAMES], len(speakers)) or _ARTICLE
    return source if said.via is None else f"{source}, according to {said.via}"


def _listed(names: Sequence[str], count: int) -> str:
    """Names as a sentence lists them, which may be the first of more.

    Args:
        names: those that are told.
        count: how many there are.
    """
    told = [*names]
    if count > len(names):
        more = count - len(names)
        told.append("1 other" if more == 1 else f"{more:,} others")
    *others, last = told or [""]
    return f"{', '.join(others)} and {last}" if others else last


def propositions(dossier: Dossier) -> Iterator[Proposition]:
    """All that is only said, in the order of the allegations, then of the statements."""
    for allegation in dossier.allegations:
        yield from allegation.alleges
    for statement in dossier.statements:
        yield from statement.posits
        yield from statement.denies


def isolated(text: str) -> str:
    """A text that may stand within others, whatever the direction of its script (UAX #9, section 2.7)."""
    if text.isascii() or _NEEDS_ISOLATION.isdisjoint(map(unicodedata.bidirectional, text)):
        return text
    return f"{_ISOLATE}{text}{_END_OF_ISOLATE}"


def _participle(said: Statement | Allegation) -> str:
    kind = "alleged" if isinstance(said, Allegation) else said.kind
    return _PARTICIPLES.get(kind, kind)
