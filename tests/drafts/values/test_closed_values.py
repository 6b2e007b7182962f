"""Names of members, types and closed values: sure by spelling, likely by a known word, else a mistake."""

from __future__ import annotations

import importlib.util
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import visitdata as vd
from visitdata.drafts.understood import Understood
from visitdata.drafts.values.closed_values import kind_of_type, member_of, type_of, value_of
from visitdata.drafts.values.synonyms import KINDS_OF_OTHERS, MEMBERS, TYPES, VALUES
from visitdata.errors import Mistake
from visitdata.metamodel.describe import kinds, schema_of, schemas
from visitdata.metamodel.registry import is_ours
from visitdata.metamodel.schema import Enumeration, RecordSchema
from visitdata.model.actors import Actor
from visitdata.model.dossier import Dossier
from visitdata.model.events import Event, Proposition
from visitdata.suggestions.other_schemas import member_of_other_schema
from visitdata.suggestions.spelling import same, without_separators

# The kinds and members that come with the currencies.
HAS_NEW_KINDS = importlib.util.find_spec("visitdata.values.currencies") is not None
NEW_MEMBERS = {
    ("Article", "number"),
    ("Person", "born"),
    ("Person", "died"),
    ("Quantity", "currency"),
    ("Tie", "kind"),
}
NEW_CLASSES = {"MilitaryActivity", "Detention", "Incident", "Appointment"}
NEW_VALUES = {
    *("asked", "believed", "police", "armed_group", "union", "religious", "education", "facility", "address"),
    *("vessel", "vehicle", "image", "audio", "video", "statement", "dataset"),
}

# Kinds that other tests declare are none of ours: their names need no table.
SCHEMAS = [schema for schema in schemas(Dossier) if is_ours(schema.cls)]
LISTS = {
    (schema.name, member.name): member.value.values
    for schema in SCHEMAS
    for member in schema.members
    if isinstance(member.value, Enumeration) and len(member.value.values) > 1
}
EVENTS, ACTORS, PROPOSITIONS = (
    {name: cls for name, cls in kinds(root).items() if is_ours(cls)} for root in (Event, Actor, Proposition)
)


def below(name: str) -> list[RecordSchema]:
    return [schema for schema in SCHEMAS if name in {base.__name__ for base in schema.cls.__mro__}]


def names_of(cls: type) -> list[str]:
    return [member.name for member in schema_of(cls).members]


def test_each_member_of_the_table_is_in_a_class() -> None:
    missing = {
        (cls, member)
        for cls, table in MEMBERS.items()
        for member in table
        if not any(member in names_of(schema.cls) for schema in below(cls))
    }
    to_come = {each for each in missing if each in NEW_MEMBERS or each[0] in NEW_CLASSES}
    assert missing == (set() if HAS_NEW_KINDS else to_come)


def test_each_word_for_a_member_means_that_member_in_every_class() -> None:
    for cls, table in MEMBERS.items():
        for schema in below(cls):
            names = names_of(schema.cls)
            for member, words in table.items():
                for word in (
                    {*words.split()} - {*names} if member in names else ()
                ):  # a name of its own is meant
                    assert same(word, names) in {None, member}, (schema.name, word)
                    assert member_of_other_schema(word, schema.cls) in {None, member}, (schema.name, word)
                    found = member_of(word, names, schema.cls)
                    assert isinstance(found, Understood), (schema.name, word)
                    assert found.value == member, (schema.name, word)


def test_each_list_of_the_table_is_one_closed_list() -> None:
    for known, table in VALUES.items():
        lists = {values for values in LISTS.values() if known in values}
        if not lists:
            assert not HAS_NEW_KINDS, known
            continue
        assert len(lists) == 1, known
        (values,) = lists
        missing = table.keys() - {*values}
        assert missing <= (set() if HAS_NEW_KINDS else NEW_VALUES), known


def test_each_word_for_a_value_means_that_value_in_every_list_that_takes_it() -> None:
    for known, table in VALUES.items():
        for values in {values for values in LISTS.values() if known in values}:
            for target, words in table.items():
                for word in words.split() if target in values else ():
                    assert same(word, values) in {None, target}, word
                    found = value_of(word, values, "kind")
                    assert isinstance(found, Understood), word
                    assert (found.value, found.kind) == (target, "value"), word


def test_each_word_for_a_type_means_that_type_and_kind() -> None:
    for (type_, kind), words in TYPES.items():
        known = ACTORS if type_ in ACTORS else EVENTS
        if type_ not in known:
            assert not HAS_NEW_KINDS
            assert type_ in NEW_CLASSES
            continue
        lists = LISTS.get((type_, "kind"), ())
        assert kind is None or kind in lists
        for word in words.split():
            assert word == without_separators(word)
            assert same(word, known) is None, word
            found = type_of(word, known)
            assert isinstance(found, Understood), word
            assert (found.value, found.kind, found.certainty) == (type_, "type", "likely")
            assert kind_of_type(word, known) == kind


def test_kinds_that_may_be_another_type_are_kinds() -> None:
    every = {value for values in LISTS.values() for value in values}
    assert KINDS_OF_OTHERS - every <= (set() if HAS_NEW_KINDS else NEW_VALUES | {"custody", "imprisonment"})
    for kind in KINDS_OF_OTHERS:
        assert isinstance(type_of(kind, EVENTS), Mistake)


@pytest.mark.parametrize(
    ("name", "cls", "member", "certainty"),
    [
        ("timeText", vd.Visit, "time_text", "sure"),
        ("Time text", vd.Visit, "time_text", "sure"),
        ("author", vd.Article, "authors", "sure"),
        ("claimant", vd.Allegation, "claimants", "sure"),
        ("accuser", vd.Allegation, "claimants", "likely"),
        ("date", vd.Visit, "time", "likely"),
        ("title", vd.Visit, "label", "likely"),
        ("title", vd.Article, "headline", "likely"),
        ("link", vd.Article, "url", "likely"),
        ("source", vd.Article, "publisher", "likely"),
        ("suspects", vd.Allegation, "accused", "likely"),
        ("guests", vd.Visit, "visitors", "likely"),
        ("country", vd.Place, "country_code", "likely"),
    ],
)
def test_members_are_known_by_other_names(name: str, cls: type, member: str, certainty: str) -> None:
    found = member_of(name, names_of(cls), cls)
    assert isinstance(found, Understood)
    assert (found.value, found.kind, found.certainty) == (member, "member", certainty)


@pytest.mark.parametrize(
    ("name", "cls"), [("source", vd.Statement), ("attackers", vd.Meeting), ("", vd.Visit)]
)
def test_other_names_are_mistakes_that_list_the_members(name: str, cls: type) -> None:
    found = member_of(name, names_of(cls), cls)
    assert isinstance(found, Mistake)
    assert (found.code, found.suggestion) == ("unknown-member", None)
    assert all(member in found.message for member in names_of(cls))


@pytest.mark.parametrize(
    ("name", "type_", "certainty", "kind"),
    [
        ("visit", "Visit", "sure", None),
        ("Armed action", "ArmedAction", "sure", None),
        ("sanctions", "Sanction", "sure", None),
        ("airstrike", "ArmedAction", "likely", "attack"),
        ("air-strike", "ArmedAction", "likely", "attack"),
        ("invasion", "ArmedAction", "likely", "invasion"),
        ("referendum", "Vote", "likely", "referendum"),
        ("summit", "Meeting", "likely", None),
        ("treaty", "Agreement", "likely", None),
    ],
)
def test_types_are_known_by_other_words_among_events_and_propositions(
    name: str, type_: str, certainty: str, kind: str | None
) -> None:
    for known, prefix in ((EVENTS, ""), (PROPOSITIONS, "Posited")):
        found = type_of(name, known)
        assert isinstance(found, Understood)
        assert (found.value, found.certainty) == (prefix + type_, certainty)
        assert kind_of_type(name, known) == kind


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("organisation", "Organization"),
        ("company", "Organization"),
        ("country", "State"),
        ("Persons", "Person"),
    ],
)
def test_actors_are_known_by_other_words(name: str, type_: str) -> None:
    found = type_of(name, ACTORS)
    assert isinstance(found, Understood)
    assert found.value == type_


@pytest.mark.parametrize("name", ["strike", "trip", "attack", "fire", "ceasefire", "Thing", "", "\ud800"])
def test_words_that_may_mean_two_types_are_mistakes(name: str) -> None:
    found = type_of(name, EVENTS)
    assert isinstance(found, Mistake)
    assert found.code == "unknown-type"
    assert kind_of_type(name, EVENTS) is None


@pytest.mark.parametrize("name", ["PositedVisit", "positedVisit", "posited visit", "Posited_airstrike"])
def test_a_posited_type_never_becomes_that_of_an_event(name: str) -> None:
    assert isinstance(type_of(name, EVENTS), Mistake)
    assert isinstance(type_of(name, PROPOSITIONS), Understood)


@pytest.mark.parametrize(
    ("value", "of", "meant", "certainty"),
    [
        ("Occurred", ("Visit", "status"), "occurred", "sure"),
        ("Completed", ("Visit", "status"), "occurred", "likely"),
        ("in progress", ("Visit", "status"), "ongoing", "likely"),
        ("canceled", ("Visit", "status"), "cancelled", "likely"),
        ("said", ("Statement", "kind"), "stated", "likely"),
        ("denies", ("Statement", "kind"), "denied", "likely"),
        ("weapon", ("Item", "kind"), "weapons", "sure"),
        ("In force", ("Sanction", "kind"), "in_force", "sure"),
        ("indicted", ("Allegation", "standing"), "charged", "likely"),
    ],
)
def test_closed_values_are_known_by_other_words(
    value: str, of: tuple[str, str], meant: str, certainty: str
) -> None:
    found = value_of(value, LISTS[of], of[1])
    assert isinstance(found, Understood)
    assert (found.value, found.kind, found.certainty) == (meant, "value", certainty)


@pytest.mark.parametrize(
    ("value", "of"),
    [
        ("proposed", ("Visit", "status")),
        ("claimed", ("Statement", "kind")),
        ("accused", ("Statement", "kind")),
        ("wounded", ("Item", "kind")),
        ("", ("Visit", "status")),
    ],
)
def test_other_values_are_mistakes_that_list_what_is_possible(value: str, of: tuple[str, str]) -> None:
    found = value_of(value, LISTS[of], of[1])
    assert isinstance(found, Mistake)
    assert found.code == "unknown-value"
    assert all(each in found.message for each in LISTS[of])


def test_a_misspelling_is_a_mistake_that_suggests_what_was_meant() -> None:
    value, type_ = value_of("plannned", LISTS["Visit", "status"], "status"), type_of("Transferr", EVENTS)
    member = member_of("lable", names_of(vd.Visit), vd.Visit)
    assert isinstance(value, Mistake)
    assert isinstance(type_, Mistake)
    assert isinstance(member, Mistake)
    assert (value.suggestion, type_.suggestion) == ('write "planned"', 'write "Transfer"')
    assert "perhaps label is meant" in member.message
    assert member.suggestion is None  # the record may have it already


WORDS = st.text() | st.sampled_from(
    [
        word
        for table in (*MEMBERS.values(), *VALUES.values())
        for words in table.values()
        for word in words.split()
    ]
)


@given(WORDS, st.sampled_from([*LISTS]))
def test_what_was_understood_is_understood_as_itself(text: str, of: tuple[str, str]) -> None:
    values = LISTS[of]
    found = value_of(text, values, of[1])
    if isinstance(found, Understood):
        assert value_of(found.value, values, of[1]) == Understood(value=found.value)
    elif found.suggestion:
        assert json.loads(found.suggestion.removeprefix("write ")) in values
    for known in (EVENTS, ACTORS, PROPOSITIONS):
        type_ = type_of(text, known)
        if isinstance(type_, Understood):
            assert type_of(type_.value, known) == Understood(value=type_.value)
    member = member_of(text, names_of(vd.Visit), vd.Visit)
    if isinstance(member, Understood):
        assert member_of(member.value, names_of(vd.Visit), vd.Visit) == Understood(value=member.value)


def test_a_huge_text_is_a_short_mistake() -> None:
    huge = "visit" * 200_000
    for found in (
        value_of(huge, LISTS["Visit", "status"], "status"),
        type_of(huge, EVENTS),
        member_of(huge, names_of(vd.Visit), vd.Visit),
    ):
        assert isinstance(found, Mistake)
        assert len(found.message) < 600
