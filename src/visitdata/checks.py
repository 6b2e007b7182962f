"""Rules over a whole dossier that is valid but may be amiss: warnings and hints, never errors.

A rule is one function in the table: `@rule(code, severity)` above it, and it yields (path, message, mend).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from graphlib import CycleError, TopologicalSorter
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from visitdata.errors import Finding, Severity, path_text
from visitdata.model.actors import Group, Person
from visitdata.shape.describe import Owned, Reference, shape_of
from visitdata.shape.order import Order
from visitdata.shape.places import record_at
from visitdata.shape.plain import plain
from visitdata.shape.scalars import Scalar
from visitdata.shape.settings import is_only_said, settings_of
from visitdata.values.names import Names
from visitdata.values.scripts import mixed_word
from visitdata.values.text import code_point, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from visitdata.model.dossier import Dossier
    from visitdata.model.record import Article, Record
    from visitdata.model.utterances import Utterance
    from visitdata.shape.declare import Declared, Path

SHOWN = 10  # records of a circle

Doubt: TypeAlias = tuple["Path", str, str | None]


@attrs.frozen
class Rule:
    """One thing to look for."""

    code: str
    severity: Severity
    find: Callable[[Dossier], Iterator[Doubt]]

    @property
    def doc(self) -> str:
        """What it looks for, in a sentence."""
        return (self.find.__doc__ or "").strip()


RULES: dict[str, Rule] = {}


def rule(code: str, severity: Severity) -> Callable[[Callable[[Dossier], Iterator[Doubt]]], Rule]:
    """Add a rule to the table."""

    def add(find: Callable[[Dossier], Iterator[Doubt]]) -> Rule:
        RULES[code] = Rule(code, severity, find)
        return RULES[code]

    return add


def check(dossier: Dossier, document: Mapping[str, Any] | None = None) -> tuple[Finding, ...]:
    """All that the rules find, in the order of the table.

    Args:
        dossier: the dossier.
        document: the plain data it was read from; paths follow its order then, and the dossier's otherwise.
    """
    order = None if document is None else Order(plain(dossier), document)
    return tuple(
        Finding(
            code=each.code,
            severity=each.severity,
            path=path_text(path if order is None else order.path(path)),
            record=record_at(type(dossier), dossier, path),
            message=message,
            hint=hint,
        )
        for each in RULES.values()
        for path, message, hint in each.find(dossier)
    )


def _utterances(dossier: Dossier) -> Iterator[tuple[Path, Utterance]]:
    for part in ("allegations", "statements"):
        for index, record in enumerate(getattr(dossier, part)):
            yield (part, index), record


def _records(dossier: Dossier) -> Iterator[tuple[Path, Record]]:
    """Every record with its path, propositions included."""
    for part in ("articles", "actors", "places", "events", "allegations", "statements"):
        for index, record in enumerate(getattr(dossier, part)):
            yield (part, index), record
            for said in ("alleges", "posits", "denies"):
                for inner, proposition in enumerate(getattr(record, said, ())):
                    yield (part, index, said, inner), proposition


@rule("no-response", "hint")
def _no_response(dossier: Dossier) -> Iterator[Doubt]:
    """An allegation against a named actor to which no response is recorded."""
    contested = {allegation.id for allegation in dossier.contested()}
    for index, allegation in enumerate(dossier.allegations):
        named = [dossier[actor].name for actor in allegation.accused if not _is_unnamed(dossier[actor])]
        if named and allegation.id not in contested:
            mend = "if the article tells of one, add a statement with responds_to; if not, leave it so"
            yield ("allegations", index), f"no response of {', '.join(named)} is recorded", mend


def _is_unnamed(actor: object) -> bool:
    return isinstance(actor, (Person, Group)) and bool(actor.anonymous)


@rule("evidence-outside", "warning")
def _evidence_outside(dossier: Dossier) -> Iterator[Doubt]:
    """Evidence that ends after the article does."""
    lengths = {article.id: article.length for article in dossier.articles}
    for path, record in _records(dossier):
        for index, evidence in enumerate(record.evidence):
            length = lengths[evidence.article]
            if length is not None and evidence.end > length:
                message = (
                    f"the stretch ends at {evidence.end}, but {evidence.article} has {length} code points"
                )
                yield (
                    (*path, "evidence", index, "end"),
                    message,
                    "count code points of the text that was hashed",
                )


@rule("after-its-article", "warning")
def _after_its_article(dossier: Dossier) -> Iterator[Doubt]:
    """An event after the date of every article that reports it, though it is not planned."""
    articles = {article.id: article for article in dossier.articles}
    for index, event in enumerate(dossier.events):
        latest = _latest([articles[evidence.article] for evidence in event.evidence])
        start = None if event.time is None else event.time.earliest
        if (
            event.status in {"ongoing", "occurred"}
            and latest is not None
            and start is not None
            and start > latest
        ):
            message = f"{event.id} is {event.status} on {event.time}, after the article's date {latest}"
            yield ("events", index, "time"), message, 'check the date, or give the status "planned"'


def _latest(articles: list[Article]) -> date | None:
    ends = [article.published.latest for article in articles if article.published is not None]
    known = [end for end in ends if end is not None]
    return max(known) if known and len(known) == len(articles) else None


# Stems of verbs of saying in English; a gist in another language is asked for names and hedges only.
_SAYING = re.compile(
    r"\b(?:accus|admit|agree|alleg|announc|argu|assert|call|charg|claim|complain|condemn|confirm|contend"
    r"|critici[sz]|declar|decline|demand|den(?:y|ies|ied)|describ|extol|insist|maintain|predict|present"
    r"|prais|promis|quot|refus|report|retract|sa(?:y|ys|id)|say|stat(?:e|es|ed)|suspect|tell|told|threaten"
    r"|urg|voice|vow|warn|calls)\w*",
    re.IGNORECASE,
)


@rule("gist-without-source", "warning")
def _gist_without_source(dossier: Dossier) -> Iterator[Doubt]:
    """A gist that, shown alone, would read as a fact: it names no source, hedge or act of saying."""
    for path, record in _utterances(dossier):
        voices = getattr(record, "claimants", ()) or getattr(record, "speakers", ())
        names = chain.from_iterable((dossier[voice].name, *dossier[voice].aliases) for voice in voices)
        gist = record.gist.casefold()
        if any(name.casefold() in gist for name in chain(names, record.hedges)):
            continue
        in_english = dossier.language is None or dossier.language.startswith("en")
        if in_english and (_SAYING.search(gist) or "article" in gist):
            continue
        yield (*path, "gist"), f"the gist does not say whose word it is: {record.gist!r}", "name who says it"


_HEDGES = re.compile(
    r"\b(?:accus\w*|alleg\w*|apparent\w*|claim\w*|purported\w*|reportedly|said to|so-called|supposed\w*"
    r"|suspected)\b",
    re.IGNORECASE,
)


@rule("hedged-label", "warning")
def _hedged_label(dossier: Dossier) -> Iterator[Doubt]:
    """A word of hedging in the label of an event that the dossier asserts."""
    for index, event in enumerate(dossier.events):
        word = _HEDGES.search(event.label)
        if word is not None:
            message = f"{event.label!r} is hedged ({word.group()!r}), but an event is asserted"
            yield ("events", index, "label"), message, "make it a proposition of who says it"


@rule("only-in-propositions", "hint")
def _only_in_propositions(dossier: Dossier) -> Iterator[Doubt]:
    """An actor or place that only propositions name: that it is there at all may be alleged, too."""
    asserted: set[str] = set()
    said: set[str] = set()
    for _, record in _records(dossier):
        (said if is_only_said(record) else asserted).update(_references(record))
    only_said = said - asserted
    for part in ("actors", "places"):
        for index, record in enumerate(getattr(dossier, part)):
            if record.id in only_said:
                yield (
                    (part, index),
                    f"{record.id} is named by propositions only",
                    "see that its record asserts nothing of them",
                )


def _references(record: Declared) -> Iterator[str]:
    for member in shape_of(type(record)).members:
        value = getattr(record, member.name)
        values = value if member.many else () if value is None else (value,)
        if isinstance(member.value, Reference):
            yield from values
        elif isinstance(member.value, Owned) and not settings_of(member.value.target).posited:
            yield from chain.from_iterable(map(_references, values))


# Unicode 16.0, UAX #9, table 4 and section 2.5: what can reorder the text around it.
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@rule("bidi-control", "warning")
def _bidi_control(dossier: Dossier) -> Iterator[Doubt]:
    """Characters that can make text look other than it is."""
    yield from _bidi_in((), dossier)


def _bidi_in(path: Path, record: Declared) -> Iterator[Doubt]:
    for member in shape_of(type(record)).members:
        value = getattr(record, member.name)
        indexed: Iterable[tuple[Path, Any]] = [((member.name,), value)]
        if member.many:
            indexed = [((member.name, index), each) for index, each in enumerate(value)]
        for inner, each in indexed:
            if isinstance(member.value, Owned) and each is not None:
                yield from _bidi_in((*path, *inner), each)
            elif isinstance(each, str) and isinstance(member.value, Scalar):
                yield from _bidi_text((*path, *inner), each)
            elif isinstance(each, Names):
                for language, text in each.items():
                    yield from _bidi_text((*path, *inner, language), text)


def _bidi_text(path: Path, text: str) -> Iterator[Doubt]:
    found = _BIDI.search(text)
    if found is not None:
        name = unicodedata.name(found.group())
        yield (
            path,
            f"a bidirectional control character stands at {found.start()}: {name}",
            "take it out, if the text reads right without",
        )


# Who and what is called by its name; a title or a quotation may speak of letters.
_CALLED = {
    "makers": ("name",),
    "articles": ("publisher", "authors"),
    "actors": ("name", "names", "aliases"),
    "places": ("name", "names", "aliases"),
}


@rule("mixed-script", "warning")
def _mixed_script(dossier: Dossier) -> Iterator[Doubt]:
    """A name with a word in letters of several scripts, which may look like another word."""
    for part, members in _CALLED.items():
        for index, record in enumerate(getattr(dossier, part)):
            for member in members:
                for path, name in _texts_of((part, index, member), getattr(record, member)):
                    yield from _mixed_name(path, name)


def _texts_of(path: Path, value: str | Names | tuple[str, ...] | None) -> Iterator[tuple[Path, str]]:
    """The texts of a member, one or many, each with its path."""
    if isinstance(value, str):
        yield path, value
    elif value is not None:
        pairs: Iterable[tuple[str | int, str]] = (
            value.items() if isinstance(value, Names) else enumerate(value)
        )
        yield from (((*path, key), text) for key, text in pairs)


def _mixed_name(path: Path, name: str) -> Iterator[Doubt]:
    found = mixed_word(name)
    if found is not None:
        (rarest, characters), *others = found.scripts
        where = ", ".join(map(code_point, dict.fromkeys(characters[:SHOWN])))
        rest = " and ".join(script for script, _ in others)
        yield (
            path,
            f"the word {printable(found.word)} mixes {rest} letters with {rarest} ones: {where}",
            "write each word in one script, or part it where the script changes",
        )


@rule("denied-nothing", "warning")
def _denied_nothing(dossier: Dossier) -> Iterator[Doubt]:
    """A denial that says neither what is denied nor what it answers."""
    for index, statement in enumerate(dossier.statements):
        if statement.kind == "denied" and not statement.denies and not statement.responds_to:
            yield (
                ("statements", index),
                f"{statement.id} denies nothing that is recorded",
                "fill denies or responds_to",
            )


@rule("same-name", "warning")
def _same_name(dossier: Dossier) -> Iterator[Doubt]:
    """Two actors whose names are equal after NFKC and case folding (Unicode, UAX #15)."""
    folded = [_folded(actor.name) for actor in dossier.actors]
    counts = Counter(folded)
    first: dict[str, str] = {}
    for index, (actor, name) in enumerate(zip(dossier.actors, folded, strict=True)):
        if counts[name] > 1 and name in first:
            message = f"{actor.name!r} is called like {first[name]}"
            yield (
                ("actors", index, "name"),
                message,
                "make them one record, or tell them apart by description",
            )
        first.setdefault(name, actor.id)


def _folded(name: str) -> str:
    """The name after NFKC and case folding; once more, since folding can take a character apart."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return folded if folded.isascii() else unicodedata.normalize("NFKC", folded)


@rule("no-evidence", "hint")
def _no_evidence(dossier: Dossier) -> Iterator[Doubt]:
    """An event, statement or allegation that no stretch of an article is given for."""
    for part in ("events", "allegations", "statements"):
        for index, record in enumerate(getattr(dossier, part)):
            if dossier.articles and not record.evidence:
                yield (
                    (part, index),
                    f"{record.id} has no evidence",
                    "give the stretch of the article that says it",
                )


@rule("circular", "warning")
def _circular(dossier: Dossier) -> Iterator[Doubt]:
    """A record that is, in the end, a part of itself, or before itself, or known from itself."""
    places = {record.id: path for path, record in _records(dossier)}
    for name in ("part_of", "follows", "via", "version_of"):
        links = {record.id: _values_of(record, name) for _, record in _records(dossier)}
        try:
            TopologicalSorter(links).prepare()
        except CycleError as error:
            circle: list[str] = error.args[1]
            first = min(circle)
            around = " to ".join(reversed(circle)) if len(circle) < SHOWN else f"{len(circle) - 1} records"
            yield (
                (*places[first], name),
                f"{name} leads from {first} back to it: {around}",
                "break the circle",
            )


def _values_of(record: Record, name: str) -> tuple[str, ...]:
    value = getattr(record, name, None) or ()
    return (value,) if isinstance(value, str) else value
