"""The normal form of a text: one for all editions that differ in form only, and each part knows its place."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitdata.values.normal_form import normal, verbatim

LETTERS = st.text("ae\u0301\u0327\u00e9 \n\r.\u2019\u2026\u00ad\ud55c\u1112\u1161\u11ab\u0344\u1e69\u212b")
TEXTS = LETTERS | st.text()

FORMS = {
    "\u201cYes\u201d": '"Yes"',
    "\u00abOui\u00bb": '"Oui"',
    "it\u2019s": "it's",
    "a \u2013 b\u2014c": "a - b-c",
    "and so on\u2026": "and so on...",
    "one\r\n\r\n  two\u00a0three": "one two three",
    "fer\u00adry\u200b": "ferry",
    "\ufeffText": "Text",
    "caf\u00e9": "cafe\u0301",
    "\ud55c": "\u1112\u1161\u11ab",
    "Stra\u00dfe \ufb01 \u2460 A\u00df": "Stra\u00dfe \ufb01 \u2460 A\u00df",
}


@pytest.mark.parametrize("text", FORMS)
def test_the_normal_form_of_typography_is_plain_and_letters_stay_what_they_are(text: str) -> None:
    assert normal(text).text == FORMS[text]


@given(LETTERS)
def test_the_normal_form_is_that_of_the_text_as_a_whole(text: str) -> None:
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFD", text))
    assert normal(text).text == plain.translate({0x2019: "'", 0x2026: "...", 0xAD: ""})


@given(LETTERS)
def test_editions_that_differ_in_form_only_have_one_normal_form(text: str) -> None:
    form = normal(text).text
    for other in ("NFC", "NFD"):
        assert normal(unicodedata.normalize(other, text)).text == form
    assert normal(text.replace("\r", "").replace("\n", "\r\n")).text == normal(text.replace("\r", "")).text


@given(TEXTS)
def test_every_character_of_the_normal_form_stands_somewhere_in_the_text_and_in_order(text: str) -> None:
    aligned = normal(text)
    assert len(aligned.text) == len(aligned.starts) == len(aligned.ends)
    assert list(aligned.starts) == sorted(aligned.starts)
    assert list(aligned.ends) == sorted(aligned.ends)
    for character, start, end in zip(aligned.text, aligned.starts, aligned.ends, strict=True):
        assert 0 <= start < end <= len(text)
        assert character in normal(text[start:end]).text


@given(LETTERS, st.data())
def test_words_are_found_where_the_text_has_them_in_any_form(text: str, data: st.DataObject) -> None:
    aligned = normal(text)
    for start, end in {*zip(aligned.starts, aligned.ends, strict=True)}:
        words = normal(text[start:end]).text
        assert (start, end) in aligned.spans(words, most=len(text))
        assert aligned.at(start, words) == (start, end)
    start = data.draw(st.integers(0, len(text)))
    assert aligned.at(start, "no such words") is None


@given(st.text("ab", min_size=1), st.text("ab", max_size=2), st.text("ab", max_size=2))
def test_letter_by_letter_words_are_found_with_what_stands_around_them(
    text: str, before: str, after: str
) -> None:
    aligned = verbatim(text)
    found = aligned.spans("a", before, after, most=len(text))
    assert found == [
        (place, place + 1)
        for place in range(len(text))
        if text[place] == "a" and text[:place].endswith(before) and text[place + 1 :].startswith(after)
    ]
    assert aligned.spans("a", before, after, most=1) == found[:1]
