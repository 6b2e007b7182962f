"""Each kind of value is read from one form of object; another form is reported, with a suggestion."""

from __future__ import annotations

import attrs
import pytest

from tests.rdf.small import OTHER, text
from visitdata.errors import Mistake
from visitdata.metamodel import scalars
from visitdata.rdf import literals
from visitdata.rdf.quads import TRIPLE, Literal, Object
from visitdata.terms import expand


@attrs.define
class In:
    """A dossier in a language."""

    language: str | None = None


NONE, EN = In(), In("en")
UNTAGGED: Literal = "x", literals.LANG_STRING, None
BLANK, NODE = "_:b", "https://id.example.org/x"
QUOTED: Literal = "<<( <a:b> <a:b> <a:b> )>>", TRIPLE, None


def typed(words: str, datatype: str) -> Literal:
    return words, expand(datatype), None


def mistake(value: object) -> Mistake:
    assert isinstance(value, Mistake), value
    return value


def test_a_link_is_an_iri() -> None:
    assert literals.iri(NONE, NODE) == NODE
    found = mistake(literals.iri(NONE, BLANK))
    assert found == ("wrong-term", "expected an IRI, not a blank node", "give the node an IRI")


@pytest.mark.parametrize(
    ("words", "suggestion"),
    [
        ("https://example.org/a", "write <https://example.org/a>"),
        ("http://example.org/a", "write <http://example.org/a>"),
        ("ftp://example.org/a", "name it by its IRI"),
        ("https://example.org/\u202e", "name it by its IRI"),
        ("Ana Lind", "name it by its IRI"),
    ],
)
def test_a_text_for_a_link_is_corrected_where_it_is_one(words: str, suggestion: str) -> None:
    assert literals.iri(NONE, text(words)) == (
        "wrong-term",
        "expected an IRI, not a literal",
        suggestion,
    )


def test_a_text_in_no_language_is_a_string() -> None:
    assert literals.text(EN, text("x")) == "x"
    found = mistake(literals.text(EN, text("x", "en")))
    assert found == (
        "wrong-datatype",
        "expected a literal of xsd:string, not one in a language (@en)",
        "remove @en",
    )
    assert mistake(literals.text(EN, typed("3", "xsd:integer"))).suggestion == "remove its datatype"


@pytest.mark.parametrize(("value", "what"), [(NODE, "an IRI"), (BLANK, "a blank node"), (QUOTED, "a triple")])
def test_what_is_no_literal_is_named(value: Object, what: str) -> None:
    for found, wanted in (
        (literals.text(EN, value), "a literal of xsd:string"),
        (literals.prose(NONE, value), "a literal of xsd:string"),
        (literals.prose(EN, value), "a text with a language tag"),
        (literals.typed(scalars.NUMBER)(EN, value), "a literal of xsd:decimal"),
    ):
        assert found == ("wrong-term", f"expected {wanted}, not {what}", None)


def test_prose_is_in_the_language_of_the_dossier() -> None:
    assert literals.prose(EN, text("x", "en")) == "x"
    assert literals.prose(NONE, text("x")) == "x"


def test_prose_in_another_language_is_to_be_written_anew() -> None:
    for given in (text("x"), text("x", "de"), text("x", "en-GB")):
        assert literals.prose(EN, given) == (
            "wrong-tag",
            "expected a text in the dossier's language, en",
            "write it in en, and tag it @en",
        )


def test_prose_of_a_dossier_without_a_language_has_no_tag() -> None:
    found = mistake(literals.prose(NONE, text("x", "de")))
    assert found.code == "wrong-tag"
    assert found.suggestion == "remove the tag, or state the language (schema:inLanguage)"


@pytest.mark.parametrize("value", [UNTAGGED, ("x", expand("rdf:dirLangString"), "en--ltr")])
def test_a_text_of_a_datatype_that_is_not_its_own_is_refused(value: Literal) -> None:
    for reading in (EN, NONE):
        assert mistake(literals.prose(reading, value)).code == "wrong-datatype"
    assert mistake(literals.text(EN, value)).code == "wrong-datatype"
    assert not literals.is_text(value)
    assert not literals.is_tagged(value)


def test_a_text_is_told_from_what_is_none() -> None:
    assert literals.is_text(text("x"))
    assert literals.is_text(text("x", "en"))
    assert literals.is_tagged(text("x", "en"))
    assert not literals.is_tagged(text("x"))
    assert not literals.is_text(typed("x", "xsd:date"))
    assert not literals.is_text(NODE)
    assert not literals.is_tagged(NODE)


@pytest.mark.parametrize(("words", "value"), [("true", True), ("1", True), ("false", False), ("0", False)])
def test_a_truth_goes_by_its_value(words: str, value: bool) -> None:  # noqa: FBT001 - a table
    assert literals.typed(scalars.BOOLEAN)(EN, typed(words, "xsd:boolean")) is value


@pytest.mark.parametrize("words", ["True", "yes", "", "2"])
def test_what_is_no_truth_is_refused(words: str) -> None:
    found = mistake(literals.typed(scalars.BOOLEAN)(EN, typed(words, "xsd:boolean")))
    assert (found.code, found.suggestion) == ("bad-literal", 'write "true" or "false"')


@pytest.mark.parametrize(
    ("words", "value"), [("3.0", 3), ("+3", 3), ("-0.50", -0.5), ("007", 7), (".5", 0.5), ("1.", 1)]
)
@pytest.mark.parametrize("datatype", ["xsd:decimal", "xsd:integer"])
def test_a_number_goes_by_its_value(words: str, value: float, datatype: str) -> None:
    found = literals.typed(scalars.NUMBER)(EN, typed(words, datatype))
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(("words", "value"), [("0", 0), ("+7", 7), ("007", 7), ("12345", 12345)])
@pytest.mark.parametrize("datatype", ["xsd:nonNegativeInteger", "xsd:integer"])
def test_a_whole_number_goes_by_its_value(words: str, value: int, datatype: str) -> None:
    assert literals.typed(scalars.COUNT)(EN, typed(words, datatype)) == value


@pytest.mark.parametrize(
    ("scalar", "datatype", "words", "code", "suggestion"),
    [
        (
            scalars.NUMBER,
            "xsd:decimal",
            "1e3",
            "bad-literal",
            "write it without an exponent; in JSON-LD, as a string",
        ),
        (scalars.NUMBER, "xsd:decimal", "many", "bad-literal", None),
        (scalars.NUMBER, "xsd:decimal", "0." + "1" * 40, "bad-literal", None),
        (
            scalars.NUMBER,
            "xsd:double",
            "1.5E0",
            "wrong-datatype",
            "write it as xsd:decimal, without an exponent",
        ),
        (scalars.NUMBER, "xsd:double", "1.5", "wrong-datatype", 'write "1.5"^^xsd:decimal'),
        (scalars.NUMBER, "xsd:string", "1.5", "wrong-datatype", 'write "1.5"^^xsd:decimal'),
        (scalars.COUNT, "xsd:nonNegativeInteger", "-1", "bad-literal", None),
        (scalars.COUNT, "xsd:nonNegativeInteger", "1.0", "bad-literal", None),
        (scalars.COUNT, "xsd:nonNegativeInteger", "1" * 21, "bad-literal", None),
        (scalars.COUNT, "xsd:decimal", "1", "wrong-datatype", 'write "1"^^xsd:nonNegativeInteger'),
        (scalars.BOOLEAN, "xsd:integer", "1", "wrong-datatype", 'write "1"^^xsd:boolean'),
        (scalars.TIME, "xsd:date", "2031-05-04", "wrong-datatype", 'write "2031-05-04"^^edtf:EDTF'),
        (scalars.TIME, "xsd:string", 'a "b"', "wrong-datatype", None),
        (scalars.TIME, "xsd:string", "a\nb", "wrong-datatype", None),
        (scalars.TIME, "xsd:string", "2" * 60, "wrong-datatype", f'write "{"2" * 60}"^^edtf:EDTF'),
        (scalars.TIME, "xsd:string", "2" * 61, "wrong-datatype", None),
    ],
)
def test_a_literal_of_another_form_is_refused_with_its_suggestion(
    scalar: scalars.Scalar, datatype: str, words: str, code: str, suggestion: str | None
) -> None:
    found = mistake(literals.typed(scalar)(EN, typed(words, datatype)))
    assert (found.code, found.suggestion) == (code, suggestion)


def test_a_number_that_cannot_be_kept_is_told_from_what_is_none() -> None:
    read = literals.typed(scalars.NUMBER)
    kept = mistake(read(EN, typed("0." + "1" * 40, "xsd:decimal")))
    assert kept.message.endswith("cannot be kept without loss")
    assert mistake(read(EN, typed("many", "xsd:decimal"))).message == "'many' is not a valid xsd:decimal"


def test_a_time_is_text_to_rdf() -> None:
    """Whether it is one is asked by the reader of plain data."""
    assert literals.typed(scalars.TIME)(EN, typed("no time", "edtf:EDTF")) == "no time"


def test_a_datatype_of_others_is_shown_in_full() -> None:
    found = mistake(literals.text(EN, ("x", f"{OTHER}type", None)))
    assert found.message == f"expected a literal of xsd:string, not one of {OTHER}type"
