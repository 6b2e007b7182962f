"""No text, link, id, tag or number changes what is said, or how much: hostile values in every place.

Each value is put into each place that takes it, found from the shapes. Of each dossier there is a double in
which everyday words stand in the same places; what pyoxigraph reads of the one is what it reads of the other,
with the value for the word, in each format. What may not stand there is refused, at each place by its path.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

import attrs
import pytest

import visitdata as vd
from tests.hostile import lists
from tests.hostile.positions import (
    DEGREES,
    DOCUMENT,
    EVERY_MEMBER,
    NAMES,
    SLIM,
    TEXTS,
    Position,
    innocent,
    is_id,
    positions,
    refilled,
)
from tests.hostile.statements import RDF_FORMATS, Owned, RdfLiteral, Statement, Term, statements, triples
from tests.support.effort import NIGHTLY
from tests.support.plain_data import Data, is_list, is_object
from visitdata.codec import decode
from visitdata.metamodel import scalars
from visitdata.model.dossier import Dossier
from visitdata.terms import PREFIXES
from visitdata.values.unicode.folding import is_blank

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SHARES = 8  # of a long trial, so that processes can share it
WHOLE = 3  # dossiers with every member of every class, where the others have each term once
PACE = 1 if NIGHTLY else 3  # of the lists that are not ours, and of ids: at night, each value in each place


# What is compared.


class Swap:
    """Which value of a hostile dossier stands for which of its innocent double."""

    def __init__(self, name: str, document: Data) -> None:
        double = DOUBLES[name]
        self.old, self.new = f"{double['id']}#", f"{document['id']}#"
        self.texts: dict[str, str] = {}
        self.tags: dict[str, str] = {}
        self.iris: dict[str, str] = {}
        self.numbers: dict[Decimal, Decimal] = {}
        for (kind, one), (_, other) in zip(leaves_of(name), leaves(document), strict=True):
            if one != other:
                self.note(kind, one, other)

    def note(self, kind: Any, one: Any, other: Any) -> None:
        pairs: list[tuple[dict[Any, Any], Any, Any]]
        if is_id(kind):
            pairs = [
                (
                    self.iris,
                    one if ":" in one else self.old + one,
                    other if ":" in other else self.new + other,
                )
            ]
        elif not isinstance(one, str):
            pairs = [(self.numbers, Decimal(repr(one)), Decimal(repr(other)))]
        elif kind is scalars.LANGUAGE:
            pairs = [(self.tags, one, other), (self.texts, one, other)]
        else:
            pairs = [(self.iris if kind is scalars.IRI else self.texts, one, other)]
        for table, key, value in pairs:
            assert table.setdefault(key, value) == value

    def term(self, term: Term) -> Term:
        if isinstance(term, Owned):
            return Owned(self.term(term.owner), term.link, term.types)
        if isinstance(term, RdfLiteral):
            return RdfLiteral(self.value(term.value), term.datatype, self.tag(term.language))
        if term in self.iris:
            return self.iris[term]
        return self.new + term.removeprefix(self.old) if term.startswith(self.old) else term

    def value(self, value: str | Decimal) -> str | Decimal:
        return self.texts.get(value, value) if isinstance(value, str) else self.numbers.get(value, value)

    def tag(self, tag: str | None) -> str | None:
        return None if tag is None else self.tags.get(tag, tag).lower()  # pyoxigraph writes them small

    def statement(self, statement: Statement) -> Statement:
        subject, predicate, value = statement
        return self.term(subject), predicate, self.term(value)


def leaves(document: Data) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []

    def note(position: Position, value: Any) -> Any:
        found.append((position.value, value))
        return value

    refilled(document, note)
    return found


def in_any_order(data: Any) -> Any:
    if is_list(data):
        return sorted(map(in_any_order, data), key=lambda each: json.dumps(each, sort_keys=True))
    return {name: in_any_order(value) for name, value in data.items()} if is_object(data) else data


DOUBLES = {"each term": innocent(SLIM), "each member": innocent(DOCUMENT)}


@cache
def leaves_of(name: str) -> list[tuple[Any, Any]]:
    return leaves(DOUBLES[name])


@cache
def said_by(name: str) -> list[Statement]:
    double = DOUBLES[name]
    dossier = decode(Dossier, double)
    return statements(triples(vd.dumps(dossier, "ntriples"), "ntriples", dossier.id), double)


def assert_said_as_meant(name: str, document: Data) -> Dossier:
    """All that the double says, with the hostile values in place, and nothing else, in each format."""
    dossier = decode(Dossier, document)
    for text in ("json", "jsonl"):
        assert in_any_order(json.loads(vd.dumps(dossier, text))) == in_any_order(document)
    lines = triples(vd.dumps(dossier, "ntriples"), "ntriples", dossier.id)
    swap = Swap(name, document)
    assert Counter(statements(lines, document)) == Counter(map(swap.statement, said_by(name)))
    meant = set(lines)
    assert len(meant) == len(lines)
    for text in RDF_FORMATS.keys() - {"ntriples"}:
        read = triples(vd.dumps(dossier, text), text, dossier.id)
        assert len(read) == len(meant), text
        assert set(read) == meant, text
    return dossier


def turned(document: Data, kinds: Sequence[object], values: Sequence[Any], turn: int) -> Data:
    """The document with a value in each place of these kinds: another there at each turn, till all were."""
    number = iter(range(turn, turn + 10_000))

    def give(position: Position, value: Any) -> Any:
        if position.value not in kinds:
            return value
        given = values[next(number) % len(values)]
        return value if position.value in NAMES and is_blank(given) else given

    return refilled(document, give)


def turns(count: int, share: int) -> list[tuple[str, int]]:
    """The dossiers of one share: each term at each turn, each member at some (at night, at all)."""
    step = 1 if NIGHTLY else max(1, count // WHOLE)
    every = [("each term", turn) for turn in range(count)]
    every += [("each member", turn) for turn in range(0, count, step)]
    return every[share::SHARES]


# The trials.


def test_there_is_a_place_for_every_member_of_every_class() -> None:
    assert {position.of for position in positions()} == EVERY_MEMBER
    assert len({(position.path, position.value) for position in positions()}) == len(list(positions()))


DAYS = {"https://schema.org/startDate", "https://schema.org/endDate"}


@pytest.mark.parametrize("said", [False, True], ids=["asserted", "only said"])
def test_the_shorter_document_has_a_place_for_every_term(*, said: bool) -> None:
    def terms(document: Data) -> set[str]:
        quads = triples(vd.dumps(decode(Dossier, document), "ntriples"), "ntriples", document["id"])
        found = {quad.predicate.value for quad in quads}
        return {term for term in found if ("#posited" in term) == said}

    # Its times are no days; what is derived from days holds no word of anybody's.
    assert terms(SLIM) | DAYS == terms(DOCUMENT) | DAYS
    assert len(terms(SLIM)) > 50


def test_there_are_enough_hostile_values() -> None:
    assert len(lists.IRIS) >= 200
    assert len(set(lists.STRINGS)) == len(lists.STRINGS) >= 500
    assert len(lists.NO_TEXTS) >= 40
    assert len(lists.KEPT_TAGS) >= 30
    assert len(lists.REFUSED_TAGS) >= 80


@pytest.mark.parametrize("share", range(SHARES))
def test_no_text_says_anything_but_itself(share: int) -> None:
    for name, turn in turns(len(lists.TEXTS), share):
        assert_said_as_meant(name, turned(DOUBLES[name], TEXTS, lists.TEXTS, turn))


@pytest.mark.parametrize("share", range(SHARES))
def test_no_naughty_string_says_anything_but_itself(share: int) -> None:
    strings = lists.naughty_strings()
    if strings is None:
        pytest.skip(f"no naughty strings at {lists.NAUGHTY}")
    texts = list(filter(lists.is_text, strings))
    assert len(texts) > 500
    for name, turn in turns(len(texts), share)[::PACE]:
        assert_said_as_meant(name, turned(DOUBLES[name], TEXTS, texts, turn))


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_many_of_the_texts_are_others_once_normalised(form: Literal["NFC", "NFD", "NFKC", "NFKD"]) -> None:
    """So that what keeps them as they are normalises nothing."""
    assert sum(unicodedata.normalize(form, text) != text for text in lists.TEXTS) > 15


@pytest.mark.parametrize("format", [*RDF_FORMATS, "json", "jsonl"])
def test_texts_that_normalisation_would_make_one_stay_two(format: str) -> None:  # noqa: A002 - the word of the field
    aliases = [
        "\u00e9",
        "e\u0301",
        "\u212b",
        "\u00c5",
        "A\u030a",
        "\ufb01",
        "fi",
        "\uac00",
        "\u1100\u1161",
        "\uff21",
        "A",
    ]
    arcadia = vd.State(id="arcadia", name="Arcadia", aliases=aliases)
    dossier = vd.Dossier(id="https://data.example.org/d", title="A visit", actors=[arcadia])
    (read,) = vd.loads(vd.dumps(dossier, format), format).actors
    assert sorted(read.aliases) == sorted(aliases)


@pytest.mark.parametrize("share", range(SHARES))
def test_no_iri_leads_anywhere_but_to_itself(share: int) -> None:
    for name, turn in turns(len(lists.KEPT_IRIS), share):
        dossier = assert_said_as_meant(name, turned(DOUBLES[name], [scalars.IRI], lists.KEPT_IRIS, turn))
        for text in ("json", "jsonld", "turtle"):
            assert vd.loads(vd.dumps(dossier, text), text) == dossier


def test_no_language_tag_says_anything_but_itself() -> None:
    for share in range(SHARES):
        for name, turn in turns(len(lists.KEPT_TAGS), share):
            assert_said_as_meant(name, turned(DOUBLES[name], [scalars.LANGUAGE], lists.KEPT_TAGS, turn))


NUMBERS = [
    *(
        0,
        1,
        -1,
        2**53,
        -(2**53),
        2**53 - 1,
        0.1,
        -0.1,
        0.5,
        1e-7,
        1e-5,
        5e-324,
        -5e-324,
        2.2250738585072014e-308,
    ),
    *(
        0.30000000000000004,
        1e15 + 0.5,
        123456789.125,
        4503599627370495.5,
        1.7976931348623157e-300,
        1e16 - 2**53,
    ),
]
ANGLES = [0, 90, -90, 1e-7, -1e-300, 5e-324, 89.99999999999999, -0.1, 45.5]
COUNTS = [0, 1, 2**53 - 1_000_000, 10**15]


def test_no_number_becomes_another() -> None:
    for name, double in DOUBLES.items():
        for turn in range(0, len(NUMBERS), 1 if name == "each term" else PACE):
            document = turned(double, [scalars.NUMBER], NUMBERS, turn)
            document = turned(document, DEGREES, ANGLES, turn)
            assert_said_as_meant(name, turned(document, [scalars.COUNT], COUNTS, turn))


# Ids.

SPACES = (*PREFIXES.values(), "http://schema.org/")
NAMES_NOTHING = [iri for iri in lists.KEPT_IRIS if f"{iri}#".startswith(SPACES)]
RECORD_IDS = [iri for iri in lists.KEPT_IRIS if iri not in NAMES_NOTHING]
DOSSIER_IDS = [iri for iri in RECORD_IDS if "#" not in iri]
NAMED_BY_IRIS = ("articles", "actors", "places")


def renamed(name: str, turn: int) -> Data:
    double = DOUBLES[name]
    base = DOSSIER_IDS[turn % len(DOSSIER_IDS)]
    named = [record["id"] for part in NAMED_BY_IRIS for record in double[part]]
    free = [iri for iri in RECORD_IDS if not iri.startswith(base)]
    new = {old: free[(turn + 1 + place) % len(free)] for place, old in enumerate(named)} | {
        double["id"]: base
    }
    return refilled(double, lambda at, value: new.get(value, value) if is_id(at.value) else value)


@pytest.mark.parametrize("share", range(SHARES))
def test_no_id_names_anything_but_its_record(share: int) -> None:
    for name, turn in turns(len(RECORD_IDS), share)[::PACE]:
        dossier = assert_said_as_meant(name, renamed(name, turn))
        for text in ("json", "jsonld", "turtle"):
            assert vd.loads(vd.dumps(dossier, text), text) == dossier


def refused_at(document: Data) -> set[tuple[str, str]]:
    """Path and code of all that is wrong in a document that cannot be read, told in visible characters."""
    with pytest.raises(vd.DecodeError) as caught:
        decode(Dossier, document)
    for problem in caught.value.problems:
        assert problem.message.isprintable()
        assert problem.suggestion is None or (problem.suggestion and problem.suggestion.isprintable())
    return {(problem.path, problem.code) for problem in caught.value.problems}


def everywhere(kinds: Callable[[Any], bool], bad: Any) -> tuple[Data, set[str]]:
    """The document with one value in every place of these kinds, and the paths of those places."""
    found = {position.text for position in positions() if kinds(position.value)}
    return refilled(DOCUMENT, lambda position, value: bad if kinds(position.value) else value), found


@pytest.mark.parametrize("bad", lists.NO_TEXTS, ids=ascii)
def test_what_is_no_text_is_refused_in_every_place(bad: str) -> None:
    document, places = everywhere(lambda kind: kind in TEXTS, bad)
    assert len(places) > 500
    code = "bad-character" if bad else "empty-text"
    assert refused_at(document) == {(place, code) for place in places}


@pytest.mark.parametrize(
    "blank", [" ", "\n\t", "\u00a0\u3000", "\u200b", "\u2060 \ufeff", "\u3164", "\U000e0020"]
)
def test_a_name_that_shows_nothing_is_refused_in_every_place(blank: str) -> None:
    document, places = everywhere(lambda kind: kind in NAMES, blank)
    assert len(places) > 10
    assert refused_at(document) == {(place, "empty-text") for place in places}


@pytest.mark.parametrize("bad", lists.REFUSED_IRIS, ids=lambda bad: lists.TRIES[bad])
def test_what_is_no_iri_is_refused_in_every_place(bad: str) -> None:
    document, places = everywhere(lambda kind: kind in (scalars.IRI, scalars.DOSSIER_ID), bad)
    codes = {code for place, code in refused_at(document) if place in places}
    assert codes <= {"bad-iri", "reserved-iri"}
    (code,) = codes
    assert refused_at(document) >= {(place, code) for place in places}


@pytest.mark.parametrize("bad", NAMES_NOTHING, ids=lambda bad: lists.TRIES[bad])
def test_an_iri_of_a_vocabulary_names_no_dossier_and_no_record(bad: str) -> None:
    document, places = everywhere(lambda kind: kind in (scalars.RECORD_ID, scalars.DOSSIER_ID), bad)
    assert refused_at(document) >= {(place, "reserved-iri") for place in places}


@pytest.mark.parametrize("bad", lists.REFUSED_TAGS, ids=lambda bad: ascii(bad[:40]))
def test_what_is_no_language_is_refused_in_every_place(bad: str) -> None:
    own = {position for position in positions() if position.value is scalars.LANGUAGE}
    document, _ = everywhere(lambda kind: kind is scalars.LANGUAGE, bad)
    tags = {"names": bad}  # where the tag itself is the last step of the path
    places = {attrs.evolve(at, path=(*at.path[:-1], tags.get(at.of[1], at.path[-1]))).text for at in own}
    assert refused_at(document) >= {(place, "bad-language") for place in places}


# Strings of the list that are what a closed place takes.
FITTING = {"2031-05-11", "2031-05-11/..", "0123456789abcdef"}


def is_closed(kind: Any) -> bool:
    """Whether only certain values may stand there: numbers, dates, digests, codes, words from a list."""
    return not (kind in TEXTS or is_id(kind) or kind in (scalars.IRI, scalars.LANGUAGE))


def closed_with(bad: str) -> Data:
    return refilled(SLIM, lambda at, value: bad if is_closed(at.value) else value)


@pytest.mark.parametrize("share", range(SHARES))
def test_no_hostile_string_stands_where_only_certain_values_may(share: int) -> None:
    places = {position.text for position in positions(SLIM) if is_closed(position.value)}
    assert len(places) > 80
    for bad in (text for text in lists.STRINGS[share::SHARES] if text not in FITTING):
        document = closed_with(bad)
        assert {place for place, _ in refused_at(document)} >= places, bad
