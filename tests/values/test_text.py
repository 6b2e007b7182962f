"""Text: characters that every format can carry, and values as messages show them."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitdata.errors import Mistake
from visitdata.values.text import code_point, printable, text_mistake

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


def is_xml_char(code: int) -> bool:
    """The production Char of XML 1.0, section 2.2, as it is written there."""
    return (
        code in {0x9, 0xA, 0xD}
        or 0x20 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or 0x10000 <= code <= 0x10FFFF
    )


def test_a_character_is_text_exactly_if_xml_calls_it_a_char() -> None:
    for code in range(sys.maxunicode + 1):
        assert (text_mistake(chr(code)) is None) == is_xml_char(code), hex(code)


@pytest.mark.parametrize(
    "value", [" ", "\n", "\t\r\n", "a\nb", "e\u0301", "\u202eabc", "\U0001f600", "\U0001ffff"]
)
def test_white_space_unnormalised_and_bidirectional_text_is_text(value: str) -> None:
    assert text_mistake(value) is None


def test_empty_text_is_refused() -> None:
    assert text_mistake("") == Mistake("empty-text", "the text is empty", "leave it out")


@pytest.mark.parametrize(
    ("value", "message", "suggestion"),
    [
        (
            "ab\x00c",
            r"'ab\x00c' holds U+0000 at index 2, which XML 1.0 cannot carry",
            "remove it from the text",
        ),
        (
            "\ud83d",
            r"'\ud83d' holds U+D83D at index 0, which XML 1.0 cannot carry",
            "it is half of a surrogate pair: decode the text again, in its right encoding",
        ),
        (
            "a\x0cb",
            r"'a\x0cb' holds U+000C at index 1, which XML 1.0 cannot carry",
            "replace it with a line break, U+000A",
        ),
        (
            "\ufffe",
            r"'\ufffe' holds U+FFFE at index 0, which XML 1.0 cannot carry",
            "remove it from the text",
        ),
    ],
)
def test_a_bad_character_is_named_with_its_place_and_suggestion(
    value: str, message: str, suggestion: str
) -> None:
    assert text_mistake(value) == Mistake("bad-character", message, suggestion)


def test_the_first_of_two_bad_characters_is_named() -> None:
    mistake = text_mistake("\n\x01\x02")
    assert mistake is not None
    assert "U+0001 at index 1" in mistake.message


@given(ANY_TEXT)
def test_any_text_gets_an_answer_that_can_be_printed(value: str) -> None:
    mistake = text_mistake(value)
    assert (mistake is None) == (value != "" and all(is_xml_char(ord(character)) for character in value))
    if mistake:
        assert text_mistake(mistake.message) is None


def test_a_long_value_is_cut_with_the_ellipsis_behind_the_quote() -> None:
    assert printable("a" * 60) == "'" + "a" * 60 + "'"
    assert printable("a" * 61) == "'" + "a" * 60 + "'…"
    assert printable("abc", 2) == "'ab'…"


def test_controls_surrogates_and_bidirectional_marks_are_shown_escaped() -> None:
    assert printable("é\x07\n\ud800\u202e") == r"'é\x07\n\ud800\u202e'"


def test_a_code_point_has_at_least_four_digits() -> None:
    assert [code_point(character) for character in "\x00é\U0001f600"] == ["U+0000", "U+00E9", "U+1F600"]


@given(ANY_TEXT)
def test_what_is_shown_is_printable(value: str) -> None:
    assert printable(value).isprintable()
