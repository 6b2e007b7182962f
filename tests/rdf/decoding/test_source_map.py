"""From a place in plain data a mistake goes back to the statement that the value was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import visitdata as vd
from tests.rdf.small import ARMS, DOSSIER, ID, LIND, SALE, STATEMENTS, TYPE, VISIT, text
from tests.support.asserted_values import read
from visitdata.terms import PREFIXES, expand

if TYPE_CHECKING:
    from visitdata.errors import Problem
    from visitdata.rdf.quads import Object, Quad

VD, SCHEMA, OA = PREFIXES["vd"], PREFIXES["schema"], PREFIXES["oa"]
EVIDENCE = f"{VISIT}:evidence:article.200-225"


def changed(subject: str, predicate: str, *objects: Object) -> list[Quad]:
    """The statements with other objects of a property."""
    rest = [each for each in STATEMENTS if each[:2] != (subject, predicate)]
    assert len(rest) < len(STATEMENTS)
    return [*rest, *((subject, predicate, value, "") for value in objects)]


def problems(given: list[Quad]) -> tuple[Problem, ...]:
    with pytest.raises(vd.DecodeError) as caught:
        read(given)
    return caught.value.problems


def places(given: list[Quad]) -> list[tuple[Any, ...]]:
    return [(each.code, each.path, each.subject, each.predicate, each.value) for each in problems(given)]


def test_a_value_of_the_dossier_goes_back_to_its_statement() -> None:
    wrong = ("2031-5-4", expand("edtf:EDTF"), None)
    assert places(changed(ID, f"{VD}created", wrong)) == [
        ("bad-date", "created", f"<{ID}>", f"{VD}created", f'"2031-5-4"^^<{expand("edtf:EDTF")}>')
    ]


def test_a_value_in_a_list_goes_back_to_its_own_statement() -> None:
    nobody = f"{ID}#nobody"
    found = places(changed(VISIT, f"{VD}visitor", LIND, nobody))
    assert found == [
        ("unknown-reference", found[0][1], f"<{VISIT}>", f"{VD}visitor", f"<{nobody}>"),
    ]
    assert found[0][1].startswith("events[")


def test_among_values_that_cannot_be_read_the_others_keep_their_places() -> None:
    nobody = f"{ID}#nobody"
    found = places(changed(VISIT, f"{VD}visitor", "_:a", LIND, text("b"), nobody))
    assert [(code, value) for code, _, _, _, value in found] == [
        ("wrong-term", "_:a"),
        ("wrong-term", '"b"'),
        ("unknown-reference", f"<{nobody}>"),
    ]


def test_a_value_of_a_nested_record_leads_back_to_its_node() -> None:
    item = next(str(each[2]) for each in STATEMENTS if each[:2] == (SALE, f"{VD}positedItem"))
    quantity = next(str(each[2]) for each in STATEMENTS if each[:2] == (item, f"{VD}positedQuantity"))
    found = places(changed(quantity, f"{VD}positedAbout", text("many")))
    assert found == [("wrong-datatype", "", f"<{quantity}>", f"{VD}positedAbout", '"many"')]
    found = places(changed(item, f"{VD}positedKind", text("guns")))
    assert found == [
        (
            "unknown-value",
            "allegations[0].alleges[0].items[0].kind",
            f"<{item}>",
            f"{VD}positedKind",
            '"guns"',
        )
    ]


def test_a_value_of_a_language_goes_back_to_the_text_in_it() -> None:
    found = places(changed(LIND, f"{SCHEMA}name", text("Ana Lind", "en"), text("x\x00", "ru")))
    assert [each[2:] for each in found] == [(f"<{LIND}>", f"{SCHEMA}name", '"x\x00"@ru')]
    assert found[0][1].endswith(".names.ru")


def test_a_value_on_a_node_beside_goes_back_to_that_node() -> None:
    found = places(changed(f"{EVIDENCE}:position", f"{OA}end", ("3", expand("xsd:nonNegativeInteger"), None)))
    assert {each[2:4] for each in found} <= {
        (f"<{EVIDENCE}:position>", f"{OA}end"),
        (f"<{EVIDENCE}:quote>", f"{OA}exact"),
    }
    assert found[0][0] == "bad-offsets"


def test_what_is_missing_on_a_node_beside_is_missing_on_that_node() -> None:
    (found,) = problems(changed(f"{EVIDENCE}:position", f"{OA}end"))
    assert (found.code, found.subject, found.predicate) == (
        "missing-member",
        f"<{EVIDENCE}:position>",
        f"{OA}end",
    )


def test_where_there_is_no_node_beside_the_link_to_it_is_missing() -> None:
    gone = f"{EVIDENCE}:position"
    found = problems([each for each in STATEMENTS if gone not in each[:3]])
    assert {(each.code, each.subject, each.predicate) for each in found} == {
        ("missing-member", f"<{EVIDENCE}>", f"{OA}hasSelector")
    }


def test_what_is_missing_is_told_in_the_words_of_rdf() -> None:
    (found,) = problems(changed(VISIT, f"{VD}status"))
    assert found.code == "missing-member"
    assert found.message.startswith("a vd:Visit needs vd:status: ")
    assert found.suggestion == 'add vd:status, one of "planned", "ongoing", "occurred", "cancelled"'
    assert (found.subject, found.predicate, found.value) == (f"<{VISIT}>", f"{VD}status", None)
    (found,) = problems(changed(SALE, f"{VD}positedLabel"))
    assert found.message.startswith("a vd:PositedTransfer needs vd:positedLabel: ")
    assert found.suggestion is None


def test_a_missing_format_is_suggested_in_rdf() -> None:
    (found,) = problems(changed(ID, f"{VD}format"))
    assert (found.code, found.suggestion) == ("wrong-format", 'add vd:format "visitdata/1"')


@pytest.mark.parametrize(
    ("node", "iri", "space"),
    [(VISIT, f"{ID}#Visit", f"{ID}#"), (SALE, f"{ID}#posited:Sold", f"{ID}#posited:")],
)
def test_a_wrong_id_is_told_of_the_node_with_the_iri_it_might_have(node: str, iri: str, space: str) -> None:
    given = [(iri if s == node else s, p, iri if o == node else o, graph) for s, p, o, graph in STATEMENTS]
    found = [each for each in problems(given) if each.code == "bad-id" and each.predicate is None]
    assert [(each.subject, each.suggestion) for each in found] == [
        (f"<{iri}>", f"give it the IRI <{space}{iri.removeprefix(space).lower()}>")
    ]


def test_a_record_in_a_blank_node_needs_an_iri() -> None:
    given = [
        ("_:v" if s == VISIT else s, p, "_:v" if o == VISIT else o, graph) for s, p, o, graph in STATEMENTS
    ]
    found = [each for each in problems(given) if each.subject == "_:v"]
    assert [(each.code, each.suggestion) for each in found if each.predicate is None] == [
        ("wrong-term", f"name it <{ID}#...>")
    ]


def test_an_id_that_is_there_twice_is_told_as_it_is() -> None:
    second = f"{ID}#arms-sale"
    given: list[Quad] = [
        *STATEMENTS,
        (ID, f"{SCHEMA}about", second, ""),
        (second, TYPE, f"{VD}Event", ""),
        (second, f"{SCHEMA}name", text("A sale", "en"), ""),
        (second, f"{VD}status", text("occurred"), ""),
    ]
    (found,) = problems(given)
    assert found.code == "duplicate-id"
    assert "give it" not in (found.suggestion or "")
    assert found.subject in {f"<{second}>", f"<{SALE}>"}


def test_a_mistake_of_a_record_as_a_whole_is_told_of_its_node() -> None:
    item = next(str(each[2]) for each in STATEMENTS if each[:2] == (SALE, f"{VD}positedItem"))
    quantity = next(str(each[2]) for each in STATEMENTS if each[:2] == (item, f"{VD}positedQuantity"))
    given = [each for each in STATEMENTS if each[:2] != (quantity, f"{VD}positedAbout")]
    (found,) = problems(given)
    assert found.code == "empty-quantity"
    assert found.path == "allegations[0].alleges[0].items[0].quantity"
    assert ARMS in {str(each[0]) for each in given}
    assert DOSSIER.allegations[0].id == "arms"
