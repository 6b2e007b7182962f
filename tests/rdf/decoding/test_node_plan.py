"""A plan is compiled from a shape: which properties fill which members, and where records stand within."""

from __future__ import annotations

import pytest

import visitdata as vd
from tests.rdf.small import TYPE
from visitdata.metamodel.describe import schemas
from visitdata.metamodel.schema import Owned, RecordSchema
from visitdata.rdf.decoding.node_plan import NodePlan, RecordProperty, nearest_of, node_plan_of
from visitdata.rdf.encoding.to_nodes import DossierGraph
from visitdata.terms import PREFIXES, expand, short

VD = PREFIXES["vd"]
SHAPES = schemas(vd.Dossier)


def plan(name: str, *, posited: bool = False) -> NodePlan:
    return node_plan_of(getattr(vd, name), posited=posited)


def shorts(terms: object) -> set[str]:
    return {short(str(term)) for term in terms}  # type: ignore[attr-defined]


def places_of(plan: NodePlan, name: str) -> RecordProperty:
    """Where the records of a member stand."""
    member = plan.schema.member(name)
    assert isinstance(member.value, Owned)
    return next(
        each for each in plan.record_properties if member in [own for own, _ in each.by_type().values()]
    )


def test_a_plan_is_compiled_once_for_each_way_to_say_it() -> None:
    assert plan("Transfer") is plan("Transfer")
    assert plan("Transfer", posited=True) is plan("Transfer", posited=True)
    assert plan("Transfer") is not plan("Transfer", posited=True)


def test_an_event_has_its_terms_and_a_proposition_their_twins() -> None:
    names = ("label", "places", "givers", "items", "part_of")
    assert [short(plan("Transfer").properties[name]) for name in names] == [
        "schema:name",
        "schema:location",
        "vd:giver",
        "vd:item",
        "schema:superEvent",
    ]
    assert [short(plan("PositedTransfer", posited=True).properties[name]) for name in names] == [
        "vd:positedLabel",
        "vd:positedPlace",
        "vd:positedGiver",
        "vd:positedItem",
        "vd:positedPartOf",
    ]


def test_the_types_are_those_of_the_class() -> None:
    assert shorts(plan("Transfer").types) == {"vd:Transfer", "vd:Event", "schema:Event"}
    assert shorts(plan("PositedTransfer", posited=True).types) == {"vd:Proposition", "vd:PositedTransfer"}
    assert short(plan("Transfer").own) == "vd:Transfer"
    assert short(plan("PositedTransfer", posited=True).own) == "vd:PositedTransfer"
    assert short(plan("Statement", posited=True).own) == "vd:PositedStatement"


def test_evidence_is_about_the_text_and_has_one_plan() -> None:
    assert plan("Evidence", posited=True) is plan("Evidence")
    assert plan("Item", posited=True) is not plan("Item")


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_every_member_that_rdf_states_has_a_field(shape: RecordSchema) -> None:
    for posited in {shape.settings.posited, *([True] if shape.settings.hearsay else [])}:
        made = node_plan_of(shape.cls, posited=posited)
        for member in shape.rdf_members:
            assert made.properties[member.name] == member.property(posited=made.posited)
            assert made.links.get(member.name, made.properties[member.name]) in made.fields
        assert TYPE not in made.fields
        assert not made.derived.keys() & made.fields.keys()


@pytest.mark.parametrize("source", vd.seeds())
def test_a_plan_takes_back_every_property_that_is_written(source: str) -> None:
    dossier = vd.seed(source)
    plans = {
        type_: node_plan_of(shape.cls, posited=posited)
        for shape in SHAPES
        for posited in (False, True)
        for type_ in [node_plan_of(shape.cls, posited=posited).own]
    }
    said: dict[str, set[str]] = {}
    types: dict[str, set[str]] = {}
    for subject, predicate, value in DossierGraph(dossier).triples():
        said.setdefault(subject, set()).add(predicate)
        if predicate == TYPE and isinstance(value, str):
            types.setdefault(subject, set()).add(value)
    tried = 0
    for subject, predicates in said.items():
        fitting = [plans[each] for each in types[subject] if each in plans]
        for made in fitting:
            if types[subject] <= made.types | made.types_by.keys():
                tried += 1
                assert predicates <= made.fields.keys() | made.derived.keys() | {TYPE}
    assert tried > 50


def test_types_that_follow_name_the_member_and_its_values() -> None:
    found = {short(type_): why for type_, why in plan("Organization").types_by.items()}
    assert found["schema:GovernmentOrganization"] == ("kind", frozenset({"government"}))
    assert found["schema:NewsMediaOrganization"] == ("kind", frozenset({"media"}))
    assert {short(type_): why for type_, why in plan("Statement").types_by.items()} == {
        "schema:Quotation": ("quotes", None)
    }
    assert plan("Statement", posited=True).types_by == {}


def test_a_type_is_its_own_where_it_is_the_records_or_follows() -> None:
    made = plan("Statement")
    assert made.is_all_its_own(frozenset({expand("vd:Statement")}))
    assert made.is_all_its_own(frozenset({expand("vd:Statement"), expand("schema:Quotation")}))
    assert made.is_all_its_own(frozenset())
    assert not made.is_all_its_own(frozenset({expand("vd:Statement"), expand("schema:Claim")}))


def test_more_is_derived_of_what_is_asserted_than_of_what_is_posited() -> None:
    assert {"schema:startDate", "schema:endDate", "vd:earliest", "vd:latest", "schema:attendee"} <= shorts(
        plan("Visit").derived
    )
    assert shorts(plan("PositedVisit", posited=True).derived) == {"vd:positedEarliest", "vd:positedLatest"}
    assert short(plan("Allegation").derived[expand("vd:posits")][0].source) == "vd:alleges"
    said = plan("Allegation", posited=True)
    assert short(said.derived[expand("vd:positedPosits")][0].source) == "vd:positedAlleges"


def test_what_follows_from_several_properties_knows_each() -> None:
    sources = {short(each.source) for each in plan("Visit").derived[expand("schema:attendee")]}
    assert {"vd:visitor", "vd:host"} & sources
    assert len(sources) > 1


def test_members_on_a_node_beside_are_led_to_by_a_link() -> None:
    made = plan("Evidence")
    assert {name: short(link) for name, link in made.links.items()} == dict.fromkeys(
        ("start", "end", "exact", "prefix", "suffix", "fragment"), "oa:hasSelector"
    )
    assert short(made.properties["start"]) == "oa:start"
    assert expand("oa:start") not in made.fields
    assert expand("oa:hasSelector") in made.fields


def test_the_language_of_a_text_is_read_from_its_tag() -> None:
    made = plan("Quote")
    assert made.properties["language"] == made.properties["words"] == expand("schema:text")


def kinds_at(places: RecordProperty) -> dict[str, str]:
    return {short(type_): member.name for type_, (member, _) in places.by_type().items()}


def test_members_that_share_a_property_are_told_apart_by_types() -> None:
    parts = places_of(plan("Dossier"), "statements")
    assert kinds_at(parts) == {
        "vd:Statement": "statements",
        "vd:PositedStatement": "statements",
        "vd:Allegation": "allegations",
        "vd:PositedAllegation": "allegations",
    }
    assert parts is places_of(plan("Dossier"), "allegations")
    assert parts.hold_many
    assert parts.list_records


def test_where_propositions_stand_no_event_does() -> None:
    for posited in (False, True):
        alleged = places_of(plan("Allegation", posited=posited), "alleges")
        assert all(name.startswith("vd:Posited") or "Posited" in name for name in kinds_at(alleged))
        assert not alleged.list_records
    assert not any("Posited" in name for name in kinds_at(places_of(plan("Dossier"), "events")))


def test_what_a_proposition_owns_is_posited_as_well() -> None:
    assert set(kinds_at(places_of(plan("PositedTransfer", posited=True), "items"))) == {"vd:PositedItem"}
    assert set(kinds_at(places_of(plan("Transfer"), "items"))) == {"vd:Item"}
    assert set(kinds_at(places_of(plan("PositedTransfer", posited=True), "evidence"))) == {
        "oa:SpecificResource"
    }


def test_one_quantity_may_stand_where_one_may() -> None:
    assert not places_of(plan("Item"), "quantity").hold_many
    assert places_of(plan("Transfer"), "items").hold_many


def types(*names: str) -> frozenset[object]:
    return frozenset(map(expand, names))


def chosen(places: RecordProperty, given: frozenset[object]) -> str | None:
    found = places.choose(given)
    return None if found is None else short(found[1].own)


def test_the_nearest_kind_is_chosen() -> None:
    events = places_of(plan("Dossier"), "events")
    assert chosen(events, types("vd:Visit", "vd:Event", "schema:Event")) == "vd:Visit"
    assert chosen(events, types("vd:Event")) == "vd:Event"
    assert chosen(events, types("schema:Event")) is None
    assert chosen(events, types("vd:Visit", "vd:Transfer")) is None
    assert chosen(events, types("vd:PositedVisit", "vd:Proposition")) is None
    assert chosen(events, types()) is None


def test_a_literal_for_a_type_chooses_nothing() -> None:
    events = places_of(plan("Dossier"), "events")
    literal = (expand("vd:Visit"), expand("xsd:string"), None)
    assert chosen(events, frozenset({literal})) is None
    assert chosen(events, frozenset({literal, expand("vd:Visit")})) == "vd:Visit"


def test_a_choice_is_kept_for_types_of_its_own_and_for_no_others() -> None:
    (member,) = [each for each in plan("Dossier").schema.members if each.name == "events"]
    events = RecordProperty([member], posited=False)
    own, strange = types("vd:Visit", "vd:Event"), types("vd:Visit", "schema:Trip")
    assert events.known.get(own) is None
    assert chosen(events, own) == chosen(events, strange) == "vd:Visit"
    known = events.known.get(own)
    assert known is not None
    assert short(known[1].own) == "vd:Visit"
    assert events.known.get(strange) is None


def test_of_kinds_only_the_nearest_are_left() -> None:
    event, visit, transfer = plan("Event"), plan("Visit"), plan("Transfer")
    assert nearest_of([event, visit]) == [visit]
    assert nearest_of([visit, event]) == [visit]
    assert nearest_of([visit, transfer]) == [visit, transfer]
    assert nearest_of([event]) == [event]
    assert nearest_of([visit, visit]) == [visit, visit]
    assert nearest_of([]) == []


def test_what_is_asserted_is_no_case_of_what_is_posited() -> None:
    statement, said = plan("Statement"), plan("Statement", posited=True)
    assert statement is not said
    assert nearest_of([statement, said]) == [statement, said]
