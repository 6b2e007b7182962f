"""Statements are gathered by graph and subject, in one order, and shown as N-Triples has them."""

from __future__ import annotations

import pytest

from tests.rdf.small import TYPE, date, text
from visitdata.rdf.quads import (
    TRIPLE,
    Object,
    Quad,
    gathered,
    is_typed,
    kept,
    order,
    quads_of,
    shown,
)

A, B, P = "https://id.example.org/a", "https://id.example.org/b", "https://id.example.org/p"


def test_terms_of_schema_org_are_kept_with_https() -> None:
    assert kept("http://schema.org/name") == "https://schema.org/name"
    assert kept("https://schema.org/name") == "https://schema.org/name"
    assert kept("http://schema.org.example.org/name") == "http://schema.org.example.org/name"
    assert kept("http://schema.org/") == "https://schema.org/"


def test_predicates_and_types_are_terms_and_other_objects_are_not() -> None:
    old = "http://schema.org/Person"
    given: list[Quad] = [
        (A, "http://schema.org/sameAs", old, ""),
        (A, TYPE, old, ""),
        (A, TYPE, text(old), ""),
        (old, P, A, ""),
    ]
    assert gathered(given) == {
        "": {
            A: {"https://schema.org/sameAs": [old], TYPE: ["https://schema.org/Person", text(old)]},
            old: {P: [A]},
        }
    }


def test_statements_of_one_subject_come_together_wherever_they_stood() -> None:
    given: list[Quad] = [(A, P, B, "g"), (B, P, B, "g"), (A, P, B, ""), (A, P, A, "g"), (A, P, B, "g")]
    about = gathered(given)
    assert about == {"g": {A: {P: [B, A, B]}, B: {P: [B]}}, "": {A: {P: [B]}}}
    assert list(quads_of(about["g"], "g")) == [
        (A, P, B, "g"),
        (A, P, A, "g"),
        (A, P, B, "g"),
        (B, P, B, "g"),
    ]
    assert gathered([]) == {}


def test_a_subject_is_typed_only_where_it_says_so() -> None:
    about = gathered([(A, TYPE, B, ""), (B, P, A, "")])[""]
    assert is_typed(about, A, B)
    assert not is_typed(about, A, A)
    assert not is_typed(about, B, A)
    assert not is_typed(about, P, B)


def test_objects_are_ordered_by_text_datatype_and_language() -> None:
    objects: list[Object] = [text("b"), date("b"), text("a", "en"), text("a", "de"), text("a"), "a"]
    assert sorted(objects, key=order) == [
        "a",
        text("a", "de"),
        text("a", "en"),
        text("a"),
        date("b"),
        text("b"),
    ]


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (A, f"<{A}>"),
        ("_:b", "_:b"),
        ('"a literal for a subject"', '"a literal for a subject"'),
        (text("x"), '"x"'),
        (text("x", "en"), '"x"@en'),
        (date("2031-05-04"), '"2031-05-04"^^<http://www.w3.org/2001/XMLSchema#date>'),
        (text('a "b" \\ \n\r'), '"a \\"b\\" \\\\ \\n\\r"'),
        (("<<( _:a <p> _:b )>>", TRIPLE, None), "<<( _:a <p> _:b )>>"),
    ],
)
def test_a_term_is_shown_as_n_triples_has_it(term: Object, expected: str) -> None:
    assert shown(term) == expected
