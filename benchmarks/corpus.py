"""Corpora to measure and to test with: varied, valid dossiers by a seed, of about so many statements.

    python -m benchmarks.corpus 100000 --statements 100 --seed 1 -o big.jsonl

What a dossier holds follows from the shapes of the record classes: a kind or member is in the corpus the day
it is declared. Each record refers to those before it. The same seed gives the same bytes everywhere, and the
first dossiers of a bigger corpus are those of a smaller one.
"""

from __future__ import annotations

import argparse
import sys
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

import visitdata as vd
from benchmarks import words
from benchmarks.chance import Chance
from visitdata import codec
from visitdata.metamodel import scalars
from visitdata.metamodel.describe import kinds, schema_of, schemas
from visitdata.metamodel.per_class import once_per_class
from visitdata.metamodel.schema import Enumeration, LanguageMap, Member, Owned, Reference
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.values.countries import ASSIGNED_CODES
from visitdata.values.currencies import CURRENCY_CODES
from visitdata.values.evidence import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


Plain: TypeAlias = dict[str, Any]

# Of so many records that the dossier lists, so many are of each list.
_MIX = {"actors": 8, "places": 4, "articles": 1, "events": 12, "statements": 5, "allegations": 4}
_ORDER = tuple(name for name, share in _MIX.items() for _ in range(share))
_MOSTLY_EVENTS = (*_ORDER, *["events"] * 32)
# How often a member that may be absent is there: more or less often than others.
_OFTEN = {
    "time": 0.9,
    "evidence": 0.8,
    "speakers": 0.95,
    "accused": 0.9,
    "language": 0.9,
    "kind": 0.8,
    "via": 0.06,
    "hedges": 0.4,
    "description": 0.1,
    "notes": 0.15,
}
_OWN_ROLE, _ANY = 0.9, 0.25
_LONGEST = 20_000  # in code points: no evidence lies further on, and every article is longer
SMALL = 100  # below so many statements, a dossier has few records, and of those the members that matter


def document(seed: int | str, statements: int) -> Plain:
    """The plain data of `dossier`, as JSON has it."""
    growing = _Growing(str(seed), scarce=statements < SMALL)
    while growing.weight < statements - growing.step / 2:
        growing.add()
    return growing.document()


def dossier(seed: int | str, statements: int = SMALL) -> vd.Dossier:
    """A dossier that makes about so many RDF statements, in every format the same."""
    return codec.decode(vd.Dossier, document(seed, statements))


def dossiers(count: int, seed: int | str, statements: int = SMALL) -> Iterator[vd.Dossier]:
    """So many dossiers of about so many statements each, made while they are asked for."""
    return (dossier(f"{seed}-{number}", statements) for number in range(count))


def with_events(count: int, seed: int | str) -> vd.Dossier:
    """A dossier with so many events, and half as many records of all other sorts together."""
    growing = _Growing(str(seed), scarce=True, order=_MOSTLY_EVENTS)
    for name in _MIX:  # so that the first events, too, find what they may refer to
        growing.add(name)
    while len(growing.lists["events"]) < count:
        growing.add()
    return codec.decode(vd.Dossier, growing.document())


class _Growing:
    """A document to which one record after the other is added."""

    def __init__(self, seed: str, *, scarce: bool, order: tuple[str, ...] = _ORDER) -> None:
        self.order = order
        self.chance = Chance(seed)
        self.scarcity = 0.4 if scarce else 1.0
        self.language = self.chance.one((*["en"] * 20, *words.LANGUAGES, None))
        self.words = words.Words(self.chance, self.language)
        self.lists: dict[str, list[Plain]] = {name: [] for name in _MIX}
        self.known: dict[tuple[type[Declared], ...], list[str]] = {}
        self.count = 0
        self.records = 0
        self.head = self.fill(vd.Dossier, f"https://data.example.org/dossiers/{seed}")
        self.weight = _weight(self.head)

    @property
    def step(self) -> float:
        """What a record adds, so far."""
        return self.weight / (self.records + 1)

    def document(self) -> Plain:
        """All of it."""
        return {**self.head, **{name: records for name, records in self.lists.items() if records}}

    def add(self, name: str | None = None) -> None:
        """One record more, to that list or to any; the first is somebody who can act and speak."""
        name = name or (self.chance.one(self.order) if self.records else "actors")
        cls = self.chance.one(_kinds_in(name))
        record = self.fill(cls, self.identifier(cls))
        self.lists[name].append(record)
        self.records += 1
        self.weight += _weight(record) + 1
        self.remember(cls, record["id"])
        for member in ("alleges", "posits", "denies"):
            for each in record.get(member, ()):
                self.remember(kinds(vd.Proposition)[each["type"]], each["id"])

    def remember(self, cls: type[Declared], identifier: str) -> None:
        """From now on, others may refer to it."""
        for targets in _targets_met(cls):
            self.known.setdefault(targets, []).append(identifier)

    def identifier(self, cls: type[Declared]) -> str:
        """An id that nothing has; some are IRIs where they may be."""
        self.count += 1
        if schema_of(cls).member("id").value is scalars.RECORD_ID and self.chance.happens(0.15):
            return f"https://id.example.org/{settings_of(cls).family}/{self.count}"
        return f"{cls.__name__.lower()}-{self.count}"

    def fill(self, cls: type[Declared], identifier: str | None = None) -> Plain:
        """A record of that class with some of its members."""
        made: Plain = {"type": cls.__name__} if settings_of(cls).tagged else {}
        if identifier is not None:
            made["id"] = identifier
        for name, often, make in _members_of(cls):
            if often >= 1 or self.chance.happens(often * self.scarcity):
                value = make(self)
                if value is not None and value != []:
                    made[name] = value
        return made

    def references(self, targets: tuple[type[Declared], ...], most: int) -> list[str]:
        """Ids of records that may stand there; none where there are none yet."""
        known = self.known.get(targets)
        return self.chance.some(known, most) if known else []


@cache
def _kinds_in(name: str) -> tuple[type[Declared], ...]:
    """The classes whose records stand in that list of a dossier."""
    value = schema_of(vd.Dossier).member(name).value
    assert isinstance(value, Owned)
    return _shipped(value.target)


@once_per_class
def _targets_met(cls: type[Declared]) -> tuple[tuple[type[Declared], ...], ...]:
    """What members may want that a record of that class is."""
    return tuple(targets for targets in _every_target() if issubclass(cls, targets))


@cache
def _every_target() -> tuple[tuple[type[Declared], ...], ...]:
    every = [member.targets for shape in schemas(vd.Dossier) for member in shape.members if member.targets]
    return tuple(dict.fromkeys(every))


# How each member is filled.

_Make: TypeAlias = "Callable[[_Growing], Any]"


@once_per_class
def _members_of(cls: type[Declared]) -> tuple[tuple[str, float, _Make], ...]:
    """(name, how often it is there, what makes a value) for each member but the id, and a dossier's lists."""
    members = schema_of(cls).members
    return tuple(
        (member.name, _how_often(cls, member), _maker(cls, member))
        for member in members
        if member.name != "id" and not (cls is vd.Dossier and member.name in _MIX)
    )


def _how_often(cls: type[Declared], member: Member) -> float:
    if member.required or member.declared.stated or isinstance(member.default, str):
        return 1
    if cls is vd.Group and member.name == "same_as":
        return 0
    if member.declared.under and not member.inherited:
        return _OWN_ROLE
    return _OFTEN.get(member.name, _ANY)


def _maker(cls: type[Declared], member: Member) -> _Make:
    value, name = member.value, member.name
    if cls is vd.Dossier and name == "language":
        return lambda growing: growing.language
    if isinstance(value, LanguageMap):
        return _names
    if isinstance(value, Reference):
        return _referring(member, value.targets)
    one = _one(name, value)
    if not member.many:
        return one
    return lambda growing: _several(growing, one)


def _referring(member: Member, targets: tuple[type[Declared], ...]) -> _Make:
    if member.many:
        return lambda growing: growing.references(targets, 3)
    return lambda growing: next(iter(growing.references(targets, 1)), None)


def _one(name: str, value: object) -> _Make:
    """What makes one value of a member."""
    if isinstance(value, Enumeration):
        options = value.values
        return lambda growing: growing.chance.one(options)
    if isinstance(value, Owned):
        return _owned(value.target)
    if value in {scalars.TEXT, scalars.PROSE, scalars.NAME, scalars.ALIAS}:
        return lambda growing: growing.words.text(name)
    return _SCALARS[value]


def _owned(target: type[Declared]) -> _Make:
    if settings_of(target).posited:
        return _proposition
    if target in _WHOLE:
        return _WHOLE[target]
    wanted = tuple(member for member in schema_of(target).members if member.required and member.targets)

    def make(growing: _Growing) -> Plain | None:
        if all(growing.known.get(member.targets) for member in wanted):
            return growing.fill(target)
        return None

    return make


def _several(growing: _Growing, one: _Make) -> list[Any]:
    """One value or a few, each once."""
    made = [one(growing) for _ in range(1 + growing.chance.below(3 if growing.scarcity == 1 else 1))]
    return list({_sameness(each): each for each in made if each is not None}.values())


def _sameness(value: Any) -> str:
    """Equal for values of which a list may have one: of evidence, what counts is where it stands."""
    if value.__class__ is dict and "digest" in value:
        return f"{value['article']} {value['start']} {value['end']}"
    return repr(value)


def _proposition(growing: _Growing) -> Plain:
    cls = growing.chance.one(_shipped(vd.Proposition))
    return growing.fill(cls, growing.identifier(cls))


def _names(growing: _Growing) -> dict[str, str]:
    """Names in other languages than the dossier's."""
    languages = growing.chance.some(words.LANGUAGES, 3)
    return {each: growing.words.name(each) for each in languages if each != growing.language}


def _iri(growing: _Growing) -> str:
    chance = growing.chance
    if chance.happens(0.5):
        return f"https://www.example.org/{words.digits(chance, 8)}?part={chance.below(9)}#top"
    return f"https://id.example.org/Q{chance.below(10**7)}"


_SCALARS: dict[object, _Make] = {
    scalars.BOOLEAN: lambda growing: growing.chance.happens(0.5),
    scalars.NUMBER: lambda growing: words.number(growing.chance),
    scalars.COUNT: lambda growing: _LONGEST + growing.chance.below(10_000),  # of an article
    scalars.LATITUDE: lambda growing: growing.chance.below(180_000) / 1000 - 90,
    scalars.LONGITUDE: lambda growing: growing.chance.below(360_000) / 1000 - 180,
    scalars.SHARE: lambda growing: growing.chance.below(1001) / 10,
    scalars.TIME: lambda growing: words.time(growing.chance),
    scalars.IRI: _iri,
    scalars.LANGUAGE: lambda growing: growing.chance.one(words.LANGUAGES),
    scalars.COUNTRY: lambda growing: growing.chance.one(("XA", "XZ", *ASSIGNED_CODES)),
    scalars.SHA256: lambda growing: words.digits(growing.chance, 64),
    scalars.DIGEST: lambda growing: words.digits(growing.chance, 16),
}


def _quantity(growing: _Growing) -> Plain:
    """A number in one of the ways that texts have, or only words."""
    chance, least = growing.chance, words.number(growing.chance)
    made: Plain = chance.one(
        (
            {"exactly": least},
            {"at_least": least},
            {"at_most": least},
            {"about": least},
            {"at_least": least, "at_most": least + words.number(chance)},
            {"words": growing.words.text("words")},
        )
    )
    if chance.happens(0.7):
        return {**made, "unit": growing.words.text("unit")}
    return {**made, "currency": chance.one(CURRENCY_CODES)} if chance.happens(0.5) else made


def _evidence(growing: _Growing) -> Plain | None:
    """A stretch of an article; where it is shown, with its words and what stands around them."""
    chance, articles = growing.chance, growing.references((vd.Article,), 1)
    if not articles:
        return None
    start = chance.below(_LONGEST - 500)
    if chance.happens(0.05):
        return {"article": articles[0], "fragment": f"t={start},{start + 20}"}
    made: Plain = {"article": articles[0], "start": start}
    if chance.happens(0.7):
        return {**made, "end": start + 20 + chance.below(200), "digest": words.digits(chance, 16)}
    exact = growing.words.sentence()
    made |= {"end": start + len(exact), "digest": digest(exact, 0, len(exact)), "exact": exact}
    around = {name: growing.words.sentence()[:32] for name in ("prefix", "suffix") if chance.happens(0.7)}
    return made | around


_WHOLE: dict[type[Declared], _Make] = {vd.Quantity: _quantity, vd.Evidence: _evidence}


def _weight(value: Any) -> float:
    """How many RDF statements a value makes, about: its types, and what follows from it, are estimated."""
    if value.__class__ is dict:
        derived = 2 * ("time" in value) + 3 * ("digest" in value)
        return 2 + derived + sum(map(_weight, value.values()))
    if value.__class__ is list:
        return sum(map(_weight, value))
    return 1


def _shipped(cls: type[Declared]) -> tuple[type[Declared], ...]:
    """The kinds of this package, whatever others this process knows: every reader of a corpus knows them."""
    return tuple(kind for kind in kinds(cls).values() if settings_of(kind).namespace == "vd:")


def main(arguments: list[str]) -> None:
    """Write a corpus to a file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description="Write a corpus.")
    parser.add_argument("count", type=int, metavar="COUNT", help="how many dossiers")
    parser.add_argument("--statements", type=int, default=SMALL, metavar="N", help="about so many in each")
    parser.add_argument("--seed", default="1", metavar="S", help="another seed, other dossiers")
    parser.add_argument("-o", "--out", required=True, metavar="FILE", help="a file for many: x.jsonl, x.nq")
    given = parser.parse_args(arguments)
    vd.write(dossiers(given.count, given.seed, given.statements), given.out)


if __name__ == "__main__":
    main(sys.argv[1:])
