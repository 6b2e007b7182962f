"""What may be wrong with a statement is told in words; no suggestion asserts what is posited."""

from __future__ import annotations

import pytest

import visitdata as vd
from tests.rdf.small import ID, OTHER, text
from visitdata.errors import Mistake
from visitdata.rdf.decoding import messages
from visitdata.rdf.decoding.node_plan import NodePlan, node_plan_of
from visitdata.terms import PREFIXES

VD, SCHEMA = PREFIXES["vd"], PREFIXES["schema"]
HANGS = "a proposition stands under the statement or allegation that posits it, and nowhere else"


def plan(name: str, *, posited: bool = False) -> NodePlan:
    return node_plan_of(getattr(vd, name), posited=posited)


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (f"{SCHEMA}name", True),
        (f"{PREFIXES['prov']}wasAttributedTo", True),
        (f"{PREFIXES['skos']}prefLabel", True),
        (f"{VD}giver", False),
        (f"{PREFIXES['rdfs']}label", False),
        (f"{PREFIXES['owl']}sameAs", False),
        ("http://schema.org/name", False),  # read as https before anybody asks
        (f"x{SCHEMA}name", False),
    ],
)
def test_schema_prov_and_skos_tell_how_the_world_is(term: str, expected: bool) -> None:  # noqa: FBT001 - a table
    assert messages.asserts(term) is expected


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (f"{VD}Proposition", True),
        (f"{VD}PositedTransfer", True),
        (f"{VD}positedGiver", True),
        (f"{OTHER}PositedCeasefire", True),
        ("https://example.org/positedSide", True),
        ("urn:x:PositedCeasefire", True),
        (f"{VD}posited", False),
        (f"{VD}posits", False),
        (f"{VD}positedly", False),
        (f"{VD}Transfer", False),
        (f"{VD}compositedThing", False),
        (f"{VD}PositedTransfer/x", False),
        (f"{OTHER}Proposition", False),
        (f"{VD}Propositions", False),
    ],
)
def test_a_twin_is_known_by_its_name_in_any_namespace(term: str, expected: bool) -> None:  # noqa: FBT001 - a table
    assert messages.is_twin(term) is expected


@pytest.mark.parametrize(
    ("iri", "expected"), [(f"{ID}#posited:sale", True), (f"{ID}#sale", False), ("urn:posited:x", False)]
)
def test_what_is_posited_is_known_by_its_iri(iri: str, expected: bool) -> None:  # noqa: FBT001 - a table
    assert messages.is_posited_iri(iri) is expected


def test_a_record_needs_an_iri() -> None:
    message = "a Visit needs an IRI, not a blank node"
    assert messages.unnamed("Visit", f"{ID}#") == Mistake("wrong-term", message, f"name it <{ID}#...>")
    assert messages.unnamed("Visit").suggestion == "name it with an IRI that stays"
    assert messages.unnamed("Allegation").message == "an Allegation needs an IRI, not a blank node"


def test_a_type_too_many_is_told_by_what_it_would_do() -> None:
    transfer, said = plan("Transfer"), plan("PositedTransfer", posited=True)
    asserting = messages.several_types(said, f"{VD}Transfer")
    message = "a vd:PositedTransfer is posited, and vd:Transfer would assert it"
    assert asserting == Mistake("several-types", message, "remove this type")
    twin = messages.several_types(transfer, f"{VD}PositedTransfer")
    message = "a vd:Transfer is asserted, and vd:PositedTransfer is for what is posited"
    assert twin == Mistake("several-types", message, HANGS)
    for each, type_ in ((transfer, "Visit"), (said, "PositedVisit")):
        found = messages.several_types(each, f"{VD}{type_}")
        assert found.message.endswith(f"cannot be a vd:{type_} as well")
        assert found.suggestion == "keep one of the two"


EVENTS = [plan("Event"), plan("Visit"), plan("Transfer")]
SAID = [plan("PositedEvent", posited=True), plan("PositedVisit", posited=True)]


def test_a_node_of_no_type_that_fits_is_told_which_would() -> None:
    mistake = messages.no_record([f"{VD}Person"], EVENTS)
    wanted = "vd:Event, vd:Transfer, vd:Visit"
    assert mistake.message == f"this node has none of the types that are allowed here: {wanted}"
    assert (mistake.code, mistake.suggestion) == ("unknown-type", "add one of them")


@pytest.mark.parametrize(
    ("types", "suggestion"),
    [
        ([f"{VD}visit"], "write vd:Visit"),
        ([f"{VD}Visitt"], "write vd:Visit"),
        ([f"{OTHER}Visit"], "write vd:Visit"),
        ([f"{VD}PositedVisit"], HANGS),
        ([f"{VD}Proposition"], HANGS),
        ([], "add one of them"),
    ],
)
def test_where_an_event_is_wanted_no_suggestion_turns_a_proposition_into_one(
    types: list[str], suggestion: str
) -> None:
    assert messages.no_record(types, EVENTS).suggestion == suggestion


@pytest.mark.parametrize(
    ("types", "suggestion"),
    [
        ([f"{VD}Event", f"{VD}Visit"], "write vd:PositedVisit"),
        ([f"{VD}Event"], "write vd:PositedEvent"),
        ([f"{VD}Proposition", f"{VD}PositedVisits"], "write vd:PositedVisit"),
        ([f"{VD}Place"], "add one of them"),
    ],
)
def test_where_a_proposition_is_wanted_a_twin_is_suggested(types: list[str], suggestion: str) -> None:
    assert messages.no_record(types, SAID).suggestion == suggestion


def test_where_only_one_type_fits_it_is_named() -> None:
    assert (
        messages.no_record([f"{VD}Wrong"], [plan("Evidence")]).suggestion
        == "add the type oa:SpecificResource"
    )


def test_a_node_of_several_types_that_fit_is_told_them() -> None:
    mistake = messages.no_record([f"{VD}Visit", f"{VD}Transfer", f"{VD}Event"], EVENTS)
    message = "this node cannot be all of vd:Transfer, vd:Visit"
    assert mistake == Mistake("several-types", message, "keep one of these types")


def test_for_an_asserted_property_of_what_is_posited_its_twin_is_suggested() -> None:
    said = plan("PositedTransfer", posited=True)
    message = "a vd:PositedTransfer is posited, and vd:giver would assert it"
    assert messages.unknown_property(said, f"{VD}giver") == Mistake(
        "unknown-property", message, "write vd:positedGiver"
    )
    assert messages.unknown_property(said, f"{SCHEMA}location").suggestion == "write vd:positedPlace"
    assert messages.unknown_property(said, f"{SCHEMA}startDate").suggestion is None


def test_for_a_twin_of_what_is_asserted_no_assertion_is_suggested() -> None:
    message = "a vd:Transfer is asserted, and vd:positedGiver is for what is posited"
    assert messages.unknown_property(plan("Transfer"), f"{VD}positedGiver") == Mistake(
        "unknown-property", message, HANGS
    )


@pytest.mark.parametrize(
    ("predicate", "suggestion"),
    [
        ("givers", "write vd:giver"),
        ("positedGivers", "write vd:positedGiver"),
        ("positedLocation", "write vd:positedPlace"),
        ("positedName", "write vd:positedLabel"),
        ("positedWhatever", None),
    ],
)
def test_for_a_misspelt_property_the_nearest_is_suggested(predicate: str, suggestion: str | None) -> None:
    is_posited = predicate.startswith("posited")
    own = plan("PositedTransfer", posited=True) if is_posited else plan("Transfer")
    mistake = messages.unknown_property(own, f"{VD}{predicate}")
    assert mistake.suggestion == suggestion
    name = "vd:PositedTransfer" if is_posited else "vd:Transfer"
    assert (mistake.code, mistake.message) == ("unknown-property", f"a {name} has no property vd:{predicate}")


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (f"{OTHER}name", "write schema:name"),
        (f"{SCHEMA}nmae", "write schema:name"),
        (f"{OTHER}nmae", None),
        (f"{SCHEMA}zzzzzz", None),
    ],
)
def test_a_known_term_is_meant_by_its_name_or_by_one_much_like_it(term: str, expected: str | None) -> None:
    assert messages.like(term, [f"{VD}giver", f"{SCHEMA}name"]) == expected


def test_of_known_terms_of_one_name_none_is_meant() -> None:
    assert messages.like(f"{OTHER}name", [f"{VD}name", f"{SCHEMA}name"]) is None


def test_a_reference_that_leads_past_its_node_is_told_what_the_node_is() -> None:
    said, asserted = f"{ID}#posited:sale", f"{ID}#sale"
    assert messages.stray(asserted, said) == Mistake(
        "unknown-reference",
        "expected a record, but no triple describes this node",
        f"<{said}> is posited, and not the same as <{asserted}>",
    )
    assert (
        messages.stray(said, asserted).suggestion == f"<{asserted}> is asserted, and not the same as <{said}>"
    )


def test_a_contradiction_is_told_what_would_follow() -> None:
    term = f"{SCHEMA}startDate"
    message = "this schema:startDate does not follow from the other triples"
    nothing = messages.contradiction(term)
    suggestion = "remove this triple: such triples are derived from the others"
    assert nothing == Mistake("contradiction", message, suggestion)
    told = messages.contradiction(term, [text("b"), text("a")])
    assert told == Mistake("contradiction", f'{message}; what follows is "a", "b"', suggestion)


def test_hearsay_is_told_how_it_is_written() -> None:
    asserted, said = plan("Statement"), plan("Statement", posited=True)
    assert messages.wrongly_asserted(said) == Mistake(
        "contradiction",
        "a vd:PositedStatement is posited, but no triple says from where it is known",
        "add vd:positedVia",
    )
    mistake = messages.wrongly_asserted(asserted)
    assert mistake.message == "a vd:Statement is asserted, although it is known only from another"
    assert mistake.suggestion == (
        "type it vd:PositedStatement, and write vd:positedVia and the twins of its other properties"
    )
