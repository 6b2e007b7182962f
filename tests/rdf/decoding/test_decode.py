"""Statements become records by their structure; each that does not is told once, with a suggestion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import visitdata as vd
from tests.rdf.small import (
    ARCADIA,
    ARMS,
    DENIAL,
    DOSSIER,
    HEARSAY,
    ID,
    ITEM,
    LIND,
    OTHER,
    SALE,
    SOLD,
    STATEMENTS,
    STRELSAU,
    TYPE,
    VISIT,
    date,
    text,
)
from tests.support.asserted_values import read
from visitdata.codec import MOST_PROBLEMS
from visitdata.model.dossier import Dossier
from visitdata.rdf.decoding.decode import decode
from visitdata.rdf.decoding.dossiers import Graph
from visitdata.rdf.quads import gathered
from visitdata.terms import PREFIXES, expand

if TYPE_CHECKING:
    from visitdata.errors import Problem
    from visitdata.rdf.quads import Object, Quad
    from visitdata.terms import Foreign

VD, SCHEMA, OA, SKOS = PREFIXES["vd"], PREFIXES["schema"], PREFIXES["oa"], PREFIXES["skos"]


def problems(given: list[Quad], foreign: Foreign = "refuse") -> tuple[Problem, ...]:
    with pytest.raises(vd.DecodeError) as caught:
        read(given, foreign)
    return caught.value.problems


def told(given: list[Quad], foreign: Foreign = "refuse") -> list[tuple[str, str | None, str | None]]:
    """(code, subject, property) of each problem."""
    return [(each.code, each.subject, each.predicate) for each in problems(given, foreign)]


def without(
    subject: str | None = None, predicate: str | None = None, value: Object | None = None
) -> list[Quad]:
    """The statements but for some."""
    wanted = (subject, predicate, value)
    rest = [
        each
        for each in STATEMENTS
        if not all(want is None or want == got for want, got in zip(wanted, each, strict=False))
    ]
    assert len(rest) < len(STATEMENTS)
    return rest


def with_(*added: tuple[str, str, Object], given: list[Quad] = STATEMENTS) -> list[Quad]:
    return [*given, *((*each, "") for each in added)]


def renamed(given: list[Quad], old: str, new: str) -> list[Quad]:
    return [(new if s == old else s, p, new if o == old else o, graph) for s, p, o, graph in given]


def test_what_is_written_is_read() -> None:
    assert read(STATEMENTS) == DOSSIER


def test_nodes_without_an_id_may_have_any_name_or_none() -> None:
    for name in ("_:b", "urn:x:item", f"{ID}#anything", f"{ID}#arms:other"):
        assert read(renamed(STATEMENTS, ITEM, name)) == DOSSIER


def test_a_dossier_in_a_blank_node_is_refused_at_once() -> None:
    (found,) = problems(renamed(STATEMENTS, ID, "_:d"))
    assert (found.code, found.subject, found.predicate) == ("wrong-term", "_:d", TYPE)
    assert found.value == f"<{VD}Dossier>"
    assert found.suggestion == "name it with an IRI that stays"


def test_the_error_names_what_cannot_be_read() -> None:
    with pytest.raises(vd.DecodeError, match="the Dossier cannot be read"):
        decode(Dossier, Graph(gathered(without(ID, f"{VD}format"))[""], ID))


# What leads nowhere, and what leads to what is no record.


def test_a_node_of_the_dossier_that_nothing_leads_to_is_told_once_with_all_it_owns() -> None:
    unlisted = without(ID, f"{SCHEMA}about", VISIT)
    found = [each for each in told(unlisted) if each[0] == "unlisted"]
    assert found == [("unlisted", f"<{VISIT}>", TYPE)]


def test_a_record_that_is_unlisted_is_told_before_what_others_own() -> None:
    stray = (f"{ID}#a-item", TYPE, f"{VD}Item")
    record = (f"{ID}#z-visit", TYPE, f"{VD}Visit")
    link = (f"{ID}#z-visit", f"{VD}count", f"{ID}#a-item")
    assert told(with_(stray, record, link)) == [("unlisted", f"<{ID}#z-visit>", TYPE)]
    assert told(with_(stray)) == [("unlisted", f"<{ID}#a-item>", TYPE)]


def test_an_unlisted_node_without_a_type_is_told_by_its_first_property() -> None:
    (found,) = problems(with_((f"{ID}#x", f"{VD}note", text("b")), (f"{ID}#x", f"{VD}kind", text("a"))))
    assert (found.code, found.predicate, found.value) == ("unlisted", f"{VD}kind", '"a"')


def test_nodes_of_others_are_refused_statement_by_statement_or_left_aside() -> None:
    given = with_((f"{OTHER}x", TYPE, f"{VD}Visit"), (f"{OTHER}x", f"{VD}note", text("a")))
    assert told(given) == [
        ("foreign", f"<{OTHER}x>", TYPE),
        ("foreign", f"<{OTHER}x>", f"{VD}note"),
    ]
    assert read(given, "ignore") == DOSSIER


def test_of_very_many_statements_of_others_the_first_are_told_and_all_are_counted() -> None:
    count = 25_000
    strange = [f"https://elsewhere.example/{number * 7919 % count:05}" for number in range(count)]
    given = with_(*((subject, f"{VD}note", text("a")) for subject in strange))
    *listed, rest = problems(given)
    assert [each.subject for each in listed] == [f"<{each}>" for each in sorted(strange)[:MOST_PROBLEMS]]
    assert rest.message == f"there are {count - MOST_PROBLEMS} more problems in this document"
    assert read(given, "ignore") == DOSSIER


def test_an_id_that_begins_like_the_dossiers_is_somebody_elses() -> None:
    given = with_((f"{ID}-2#x", TYPE, f"{VD}Visit"))
    assert told(given) == [("foreign", f"<{ID}-2#x>", TYPE)]


def test_a_property_of_others_is_refused_or_left_aside() -> None:
    given = with_((VISIT, f"{OTHER}p", text("a")), (VISIT, f"{OTHER}p", text("b")))
    assert told(given) == [("foreign", f"<{VISIT}>", f"{OTHER}p")] * 2
    assert read(given, "ignore") == DOSSIER


def test_a_property_of_ours_that_is_none_is_refused_in_any_case() -> None:
    for foreign in ("refuse", "ignore"):
        found = told(with_((VISIT, f"{VD}vistor", LIND)), foreign)
        assert found == [("unknown-property", f"<{VISIT}>", f"{VD}vistor")]


def test_what_only_a_wrong_statement_leads_to_is_lost_with_it() -> None:
    given = [
        (s, f"{VD}positedItems" if p == f"{VD}positedItem" else p, o, graph) for s, p, o, graph in STATEMENTS
    ]
    assert told(given) == [("unknown-property", f"<{SALE}>", f"{VD}positedItems")]


def test_a_reference_to_nothing_is_told_at_its_statement() -> None:
    (found,) = problems(with_((VISIT, f"{VD}visitor", f"{ID}#nobody")))
    assert (found.code, found.subject, found.predicate) == ("unknown-reference", f"<{VISIT}>", f"{VD}visitor")
    assert found.value == f"<{ID}#nobody>"


def test_what_leads_to_a_node_of_which_nothing_is_said_is_told() -> None:
    (found,) = problems(with_((VISIT, f"{VD}count", f"{ID}#nothing")))
    assert found.code == "unknown-reference"
    assert found.message == "expected a record, but no triple describes this node"


def test_a_literal_for_a_record_is_told() -> None:
    (found,) = problems(with_((VISIT, f"{VD}count", text("three"))))
    assert (found.code, found.message) == ("wrong-term", "expected a node, not a literal")


def test_a_lost_record_is_told_once_and_not_again_where_it_is_referred_to() -> None:
    given = with_((ID, f"{SCHEMA}mentions", f"{ID}#x"), (f"{ID}#x", TYPE, f"{VD}Wrong"))
    given = with_((VISIT, f"{VD}visitor", f"{ID}#x"), given=given)
    assert told(given) == [("unknown-type", f"<{ID}>", f"{SCHEMA}mentions")]


def test_what_cannot_be_read_is_not_missing_as_well() -> None:
    given = with_((VISIT, f"{SCHEMA}name", text("Lind", "de")), given=without(VISIT, f"{SCHEMA}name"))
    assert told(given) == [("wrong-tag", f"<{VISIT}>", f"{SCHEMA}name")]


def test_a_quantity_that_cannot_be_read_is_not_empty_as_well() -> None:
    quantity = next(str(each[2]) for each in STATEMENTS if each[:2] == (ITEM, f"{VD}positedQuantity"))
    given = with_((quantity, f"{VD}positedAbout", text("many")), given=without(quantity, f"{VD}positedAbout"))
    assert told(given) == [("wrong-datatype", f"<{quantity}>", f"{VD}positedAbout")]


def test_a_reference_past_a_proposition_is_told_what_it_misses() -> None:
    given = with_((SALE, f"{VD}positedFollows", f"{ID}#sale"), given=without(SALE, f"{VD}positedFollows"))
    (found,) = problems(given)
    assert (found.code, found.value) == ("unknown-reference", f"<{ID}#sale>")
    assert found.suggestion == f"<{SOLD}> is posited, and not the same as <{ID}#sale>"


# Types.


def test_types_that_follow_may_be_missing_and_there() -> None:
    for gone in (f"{VD}Event", f"{SCHEMA}Event"):
        assert read(without(VISIT, TYPE, gone)) == DOSSIER
    assert read(without(SALE, TYPE, f"{VD}Proposition")) == DOSSIER
    assert read(without(DENIAL, TYPE, f"{SCHEMA}Quotation")) == DOSSIER


def test_a_type_that_does_not_follow_contradicts() -> None:
    given = with_((STRELSAU, TYPE, f"{SCHEMA}City"))
    (found,) = problems(given)
    assert (found.code, found.subject, found.value) == ("contradiction", f"<{STRELSAU}>", f"<{SCHEMA}City>")
    assert found.message == "this schema:City does not follow from the other triples"


def test_a_type_of_another_of_ours_is_refused_and_one_of_others_left_aside() -> None:
    assert told(with_((LIND, TYPE, f"{VD}Visit")), "ignore") == [("several-types", f"<{LIND}>", TYPE)]
    assert read(with_((LIND, TYPE, f"{OTHER}Minister")), "ignore") == DOSSIER
    assert told(with_((LIND, TYPE, f"{OTHER}Minister"))) == [("foreign", f"<{LIND}>", TYPE)]


def test_a_literal_is_no_type() -> None:
    (found,) = problems(with_((LIND, TYPE, text("person"))))
    assert (found.code, found.message) == ("wrong-term", "expected the IRI of a type, not a literal")
    assert found.value == '"person"'


# What follows.


def test_what_follows_may_be_missing_and_what_does_not_contradicts() -> None:
    assert read(without(VISIT, f"{SCHEMA}startDate")) == DOSSIER
    (found,) = problems(with_((VISIT, f"{SCHEMA}startDate", date("2031-05-10"))))
    assert (found.code, found.value) == (
        "contradiction",
        f'"2031-05-10"^^<{expand("xsd:date")}>',
    )
    assert found.message.endswith(f'; what follows is "2031-05-11"^^<{expand("xsd:date")}>')


def test_what_is_wrong_with_a_property_explains_what_does_not_follow_from_it() -> None:
    given = with_((VISIT, f"{VD}time", text("2031-05-11")), given=without(VISIT, f"{VD}time"))
    assert [code for code, *_ in told(given)] == ["wrong-datatype"]
    given = with_(
        (VISIT, f"{VD}tiem", ("2031", expand("edtf:EDTF"), None)), given=without(VISIT, f"{VD}time")
    )
    assert [code for code, *_ in told(given)] == ["unknown-property"]


def test_the_status_of_schema_org_is_compared_with_https() -> None:
    old = (VISIT, f"{SCHEMA}eventStatus", "http://schema.org/EventScheduled")
    assert read(with_(old, given=without(VISIT, f"{SCHEMA}eventStatus"))) == DOSSIER


# One node twice.


def test_a_node_within_itself_is_refused() -> None:
    given = renamed(STATEMENTS, ITEM, "_:i")
    quantity = next(str(each[2]) for each in given if each[:2] == ("_:i", f"{VD}positedQuantity"))
    given = renamed(given, quantity, "_:i")
    found = [each for each in problems(given) if each.predicate == f"{VD}positedQuantity"]
    assert [(each.code, each.message) for each in found] == [
        ("several-types", "this node is a part of itself")
    ]


def test_a_proposition_that_two_say_is_refused_at_the_second() -> None:
    (found,) = problems(with_((DENIAL, f"{VD}posits", SALE)))
    assert (found.code, found.subject, found.value) == ("duplicate-id", f"<{DENIAL}>", f"<{SALE}>")


def test_a_node_without_an_id_may_belong_to_two() -> None:
    evidence = next(str(each[2]) for each in STATEMENTS if each[:2] == (VISIT, f"{VD}evidence"))
    found = read(with_((LIND, f"{VD}evidence", evidence)))
    shared = next(each for each in found.events if each.id == "visit").evidence
    assert next(each for each in found.actors if each.id == "lind").evidence == shared[:1]


# Hearsay.


def test_what_is_known_from_somebody_is_written_with_twins() -> None:
    (found,) = problems(with_((DENIAL, f"{VD}via", ARMS)))
    assert (found.code, found.subject, found.value) == (
        "contradiction",
        f"<{DENIAL}>",
        f"<{VD}Statement>",
    )
    (found,) = problems(without(HEARSAY, f"{VD}positedVia"))
    assert (found.code, found.value) == ("contradiction", f"<{VD}PositedStatement>")


# The language.


def test_the_language_is_that_which_is_stated() -> None:
    found = problems(without(ID, f"{SCHEMA}inLanguage"))
    first = next(each for each in found if each.subject == f"<{ID}>")
    assert first.message == "the dossier states no language, so that its texts have no tag"
    assert first.suggestion == 'state it: schema:inLanguage "en"'
    assert len(found) == 1


def test_of_two_languages_one_is_too_many_and_the_title_tells_which_is_meant() -> None:
    given = with_((ID, f"{SCHEMA}inLanguage", text("de")))
    assert told(given) == [("several-values", f"<{ID}>", f"{SCHEMA}inLanguage")]


def test_a_language_that_is_none_is_told_and_not_asked_of_texts() -> None:
    given = with_((ID, f"{SCHEMA}inLanguage", text("english!")), given=without(ID, f"{SCHEMA}inLanguage"))
    assert told(given) == [("bad-language", f"<{ID}>", f"{SCHEMA}inLanguage")]


def test_titles_in_two_languages_without_any_stated_are_told_by_the_first() -> None:
    given = with_((ID, f"{SCHEMA}name", text("Besuch", "de")), given=without(ID, f"{SCHEMA}inLanguage"))
    suggestions = [each.suggestion for each in problems(given) if each.value == '"Besuch"@de']
    assert suggestions == ['state it: schema:inLanguage "de"']


# A newer format.


def test_of_a_document_of_a_newer_format_nothing_else_is_told() -> None:
    newer = with_(
        (ID, f"{VD}format", text("visitdata/2")),
        (VISIT, f"{VD}unheardOf", text("x")),
        (f"{ID}#x", TYPE, f"{VD}Novelty"),
        given=without(ID, f"{VD}format"),
    )
    (found,) = problems(newer)
    assert (found.code, found.message) == ("wrong-format", "this was made by a newer visitdata")


def test_selectors_are_told_apart_by_their_types() -> None:
    position, quote = f"{OA}TextPositionSelector", f"{OA}TextQuoteSelector"
    evidence = f"{VISIT}:evidence:article.200-225"
    for node, type_ in ((f"{evidence}:position", quote), (f"{evidence}:quote", position)):
        for foreign in ("refuse", "ignore"):
            (found,) = problems(with_((node, TYPE, type_)), foreign)
            assert (found.code, found.subject, found.value) == ("several-types", f"<{evidence}>", f"<{node}>")
            assert found.suggestion == "make a node of each"
    (found,) = problems(with_((evidence, f"{OA}hasSelector", ARCADIA)))
    assert (found.code, found.value) == ("unknown-type", f"<{ARCADIA}>")
    types = "oa:FragmentSelector, oa:TextPositionSelector or oa:TextQuoteSelector"
    assert found.message == f"expected a node of type {types}"


def test_of_two_selectors_of_a_type_one_is_too_many_and_what_it_says_needs_no_word() -> None:
    evidence = f"{VISIT}:evidence:article.200-225"
    given = with_(
        (evidence, f"{OA}hasSelector", "urn:z:second"),
        ("urn:z:second", TYPE, f"{OA}TextQuoteSelector"),
        ("urn:z:second", f"{OA}exact", text("other words")),
    )
    assert told(given) == [("several-values", f"<{evidence}>", f"{OA}hasSelector")]


def test_a_selector_of_a_node_that_is_none_needs_no_word() -> None:
    evidence = f"{VISIT}:evidence:article.200-225"
    given = with_((evidence, f"{OA}hasSelector", "_:other"), ("_:other", TYPE, f"{OA}SvgSelector"))
    assert told(given) == [("unknown-type", f"<{evidence}>", f"{OA}hasSelector")]


@pytest.mark.parametrize(
    ("type_", "message"),
    [
        ("FragmentSelector", "expected rdf:value of this oa:FragmentSelector"),
        ("TextQuoteSelector", "expected oa:exact, oa:prefix or oa:suffix of this oa:TextQuoteSelector"),
    ],
)
def test_a_selector_that_selects_nothing_is_not_passed_over(type_: str, message: str) -> None:
    evidence = f"{VISIT}:evidence:article.200-225"
    base = [each for each in STATEMENTS if each[0] != f"{evidence}:quote" and each[2] != f"{evidence}:quote"]
    link = (evidence, f"{OA}hasSelector", "_:other", "")
    (found,) = problems([*base, link, ("_:other", TYPE, f"{OA}{type_}", "")])
    assert (found.code, found.message) == ("missing-member", message)


def test_several_values_where_one_may_stand_are_told_for_nodes_as_well() -> None:
    quantity = next(str(each[2]) for each in STATEMENTS if each[:2] == (ITEM, f"{VD}positedQuantity"))
    given = with_(
        (ITEM, f"{VD}positedQuantity", "_:q"),
        ("_:q", TYPE, f"{VD}PositedQuantity"),
        ("_:q", f"{VD}positedExactly", ("3", expand("xsd:decimal"), None)),
    )
    assert told(given) == [("several-values", f"<{ITEM}>", f"{VD}positedQuantity")]
    assert quantity != "_:q"


def test_labels_of_other_vocabularies_are_no_words_for_what_is_posited() -> None:
    assert told(with_((SALE, f"{SKOS}prefLabel", text("a sale"))), "ignore") == [
        ("unknown-property", f"<{SALE}>", f"{SKOS}prefLabel")
    ]
    assert read(with_((VISIT, f"{SKOS}prefLabel", text("a visit"))), "ignore") == DOSSIER
