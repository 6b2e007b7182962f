"""The dossier: its records by id, what answers what, and equality whatever the order given."""

from __future__ import annotations

import random
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.strategies import dossiers
from visitdata.codegen.plain import canonical
from visitdata.errors import InvalidRecordError
from visitdata.model.actors import Group, Person, State
from visitdata.model.dossier import Dossier, Maker
from visitdata.model.event_kinds import Transfer, Visit
from visitdata.model.events import Event, posited
from visitdata.model.places import Place
from visitdata.model.record import Article
from visitdata.model.utterances import Allegation, Statement

LIND = Person(id="lind", name="Ana Lind")
ARCADIA = State(id="arcadia", name="Arcadia")
RURITANIA = State(id="https://id.example.org/ruritania", name="Ruritania")
NEIGHBOURS = Group(id="neighbours", name="neighbouring states")
ARTICLE = Article(id="article", kind="news")
STRELSAU = Place(id="strelsau", name="Strelsau")
VISIT = Visit(id="visit", label="Lind visits Ruritania", status="planned", visitors=[LIND], hosts=[RURITANIA])
SALE = posited(Transfer)(id="arms-sale", label="Arcadia sells rifles", status="occurred", givers=[ARCADIA])
TREATY = posited(Event)(id="treaty", label="A treaty is signed", status="planned", follows=[SALE, VISIT])
ARMS = Allegation(
    id="arms",
    claimants=[NEIGHBOURS],
    accused=[ARCADIA],
    gist="Neighbouring states say that Arcadia sold rifles to Ruritania.",
    alleges=[SALE],
)
DENIAL = Statement(
    id="denial",
    kind="denied",
    speakers=[ARCADIA],
    gist="Arcadia says that it sold nothing.",
    responds_to=[ARMS],
)
OUTLOOK = Statement(
    id="outlook", kind="predicted", speakers=[ARCADIA, LIND], gist="Lind expects a treaty.", posits=[TREATY]
)
MEMBERS: dict[str, Any] = {
    "id": "https://data.example.org/dossiers/arcadia-visit",
    "title": "A minister of Arcadia visits Ruritania",
    "language": "en",
    "articles": [ARTICLE],
    "actors": [RURITANIA, NEIGHBOURS, LIND, ARCADIA],
    "places": [STRELSAU],
    "events": [VISIT],
    "allegations": [ARMS],
    "statements": [OUTLOOK, DENIAL],
}
DOSSIER = Dossier(**MEMBERS)


def dossier_with(**given: Any) -> Dossier:
    return Dossier(**(MEMBERS | given))


def problems_of(**given: Any) -> list[tuple[str, str]]:
    with pytest.raises(InvalidRecordError) as raised:
        dossier_with(**given)
    return [(problem.path, problem.code) for problem in raised.value.problems]


# Its records.


def test_a_record_is_found_by_its_id() -> None:
    assert DOSSIER["lind"] is LIND
    assert DOSSIER["https://id.example.org/ruritania"] is RURITANIA
    assert DOSSIER["arms-sale"] is SALE
    assert DOSSIER[VISIT.visitors[0]].name == "Ana Lind"


@pytest.mark.parametrize("unknown", ["nobody", "Lind", MEMBERS["id"], "https://data.example.org/x#lind"])
def test_an_id_that_no_record_has_is_a_key_error(unknown: str) -> None:
    with pytest.raises(KeyError, match=unknown):
        DOSSIER[unknown]


def test_an_id_or_a_record_is_in_the_dossier_or_not() -> None:
    assert "lind" in DOSSIER
    assert LIND in DOSSIER
    assert TREATY in DOSSIER
    assert "nobody" not in DOSSIER
    assert attrs.evolve(LIND, name="Another") not in DOSSIER
    assert attrs.evolve(LIND, id="another") not in DOSSIER
    assert 3 not in DOSSIER
    assert None not in DOSSIER
    assert attrs.evolve(DOSSIER) not in DOSSIER


def test_iteration_goes_over_all_records_propositions_after_who_says_them() -> None:
    records: list[Any] = [*DOSSIER]
    assert [record.id for record in records] == [
        "article",
        "arcadia",
        "lind",
        "neighbours",
        "https://id.example.org/ruritania",
        "strelsau",
        "visit",
        "arms",
        "arms-sale",
        "denial",
        "outlook",
        "treaty",
    ]
    assert len(DOSSIER) == 12


@given(dossiers())
def test_each_record_is_found_by_its_id_and_counted_once(dossier: Dossier) -> None:
    records: list[Any] = [*dossier]
    assert len(records) == len(dossier) == len({record.id for record in records})
    assert all(dossier[record.id] is record and record in dossier for record in records)


def test_an_empty_dossier_is_a_dossier() -> None:
    empty = Dossier(id=MEMBERS["id"], title="Nothing yet")
    assert (len(empty), [*empty], empty.contested()) == (0, [], ())


# What answers what.


def test_responses_are_the_statements_that_respond() -> None:
    assert DOSSIER.responses_to(ARMS) == DOSSIER.responses_to("arms") == (DENIAL,)
    assert DOSSIER.responses_to(DENIAL) == ()


def test_an_allegation_that_the_accused_denies_is_contested() -> None:
    assert DOSSIER.contested() == (ARMS,)
    assert attrs.evolve(DOSSIER, statements=[OUTLOOK]).contested() == ()


def test_what_an_actor_says_is_its_allegations_and_statements() -> None:
    assert DOSSIER.said_by(ARCADIA) == (DENIAL, OUTLOOK)
    assert DOSSIER.said_by("lind") == (OUTLOOK,)
    assert DOSSIER.said_by(NEIGHBOURS) == (ARMS,)
    assert DOSSIER.said_by("nobody") == ()


# Equality.


def test_the_order_of_records_is_that_of_their_iris() -> None:
    # Local ids stand in the dossier's space: https://data... comes before https://id...
    assert [actor.id for actor in DOSSIER.actors] == ["arcadia", "lind", "neighbours", RURITANIA.id]
    moved = attrs.evolve(DOSSIER, id="urn:example:d")
    assert [actor.id for actor in moved.actors] == [RURITANIA.id, "arcadia", "lind", "neighbours"]


@given(dossiers(), st.integers(0, 9))
def test_dossiers_are_equal_whatever_the_order_given(dossier: Dossier, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - chance here keeps no secrets
    again = _shuffled(dossier, chance)
    assert again == dossier
    assert hash(again) == hash(dossier)
    assert canonical(again) == canonical(dossier)


def _shuffled(value: Any, chance: random.Random) -> Any:
    """The same record, made once more with each collection in another order."""
    if value.__class__ is tuple:
        return [_shuffled(each, chance) for each in chance.sample(value, len(value))]
    make: Any = value.__class__
    if not attrs.has(make):
        return value
    fields = attrs.fields(make)
    return make(**{field.name: _shuffled(getattr(value, field.name), chance) for field in fields})


def test_dossiers_that_differ_in_one_member_differ() -> None:
    assert attrs.evolve(DOSSIER, makers=[Maker(name="Desk")]) != DOSSIER
    assert attrs.evolve(DOSSIER, language=None) != DOSSIER


# What is refused.


@pytest.mark.parametrize(
    ("identifier", "code"),
    [
        ("arcadia-visit", "bad-iri"),
        ("https://data.example.org/d#visit", "bad-iri"),
        ("https://data.example.org/d#", "bad-iri"),
        ("https://schema.org/d", "reserved-iri"),
        ("https://w3id.org/visitdata/ns", "reserved-iri"),
    ],
)
def test_the_id_of_a_dossier_is_an_iri_of_its_own_without_a_fragment(identifier: str, code: str) -> None:
    assert problems_of(id=identifier) == [("id", code)]


def test_a_reference_that_leads_nowhere_is_a_mistake_when_the_dossier_is_made() -> None:
    assert problems_of(actors=[ARCADIA, NEIGHBOURS, RURITANIA]) == [
        ("events[0].visitors[0]", "unknown-reference"),
        ("statements[1].speakers[1]", "unknown-reference"),
    ]


def test_ids_are_unique_over_the_dossier_propositions_included() -> None:
    twice = problems_of(places=[STRELSAU, attrs.evolve(STRELSAU, id="denial")])
    assert twice == [("statements[0].id", "duplicate-id")]
    twice = problems_of(places=[STRELSAU, attrs.evolve(STRELSAU, id="treaty")])
    assert twice == [("statements[1].posits[0].id", "duplicate-id")]


def test_two_records_of_one_id_are_refused_though_they_are_equal() -> None:
    assert problems_of(places=[STRELSAU, STRELSAU]) == [("places[1].id", "duplicate-id")]


def test_an_iri_in_the_space_of_the_dossier_names_no_record() -> None:
    inside = Place(id=f"{MEMBERS['id']}#zenda", name="Zenda")
    assert problems_of(places=[STRELSAU, inside]) == [("places[1].id", "reserved-iri")]


def test_what_is_asserted_never_refers_to_a_proposition() -> None:
    after = attrs.evolve(VISIT, follows=["arms-sale"])
    assert problems_of(events=[after]) == [("events[0].follows[0]", "wrong-reference")]
    about = attrs.evolve(DENIAL, about=["arms-sale"])
    assert problems_of(statements=[about, OUTLOOK]) == [("statements[0].about[0]", "wrong-reference")]


def test_a_proposition_may_refer_to_events_and_to_what_others_say() -> None:
    assert DOSSIER["treaty"] == TREATY
    assert TREATY.follows == ("arms-sale", "visit")
    other = attrs.evolve(TREATY, version_of=SALE, part_of=VISIT, purpose=[SALE], follows=[])
    assert other in attrs.evolve(DOSSIER, statements=[DENIAL, attrs.evolve(OUTLOOK, posits=[other])])


def test_a_proposition_stands_under_who_says_it_and_never_among_the_events() -> None:
    with pytest.raises(InvalidRecordError) as raised:
        dossier_with(events=[SALE])
    (problem,) = raised.value.problems
    assert (problem.path, problem.code) == ("events[0]", "wrong-type")
    assert problem.suggestion == (
        "a proposition stands under the statement or allegation that posits it, and nowhere else"
    )


def test_a_name_in_the_language_of_the_dossier_stands_in_name() -> None:
    given = [attrs.evolve(STRELSAU, names={"en": "Strelsau", "de": "Strelsau"})]
    assert problems_of(places=given) == [("places[0].names.en", "repeated-language")]
    assert dossier_with(places=given, language=None).places[0].names["en"] == "Strelsau"
