"""Names as they are compared: alike for the eye is alike, and what nobody sees is not there."""

from __future__ import annotations

import sys

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from visitdata.values.unicode.folding import folded, is_blank, trimmed

EVERY = "".join(map(chr, range(sys.maxunicode + 1)))


def test_nobody_sees_what_unicode_says_is_ignorable() -> None:
    blank = {each for each in EVERY if is_blank(each)}
    assert blank == set(regex.findall(r"[\p{Default_Ignorable_Code_Point}\p{White_Space}]", EVERY))
    assert len(blank) > 4000


ALIKE = [
    ("Ana Lind", "ANA  lind"),
    ("Ana Lind", " Ana\u00a0Lind\n"),
    ("Ana Lind", "Ana\u200b Lind\ufeff"),
    ("Ana-Lind", "Ana \u2013 Lind"),
    ("O'Neil", "O\u2019Neil"),
    ("O'Neil", "O\u02bcNeil"),
    ("Arcadia", "\uff21\uff32\uff23\uff21\uff24\uff29\uff21"),
    ("Stra\u00dfe", "STRASSE"),
    ("Zoe\u0308", "Zo\u00eb"),
    ("\u05d0\u05d1", "\u200f\u05d0\u05d1"),
    ("al-Lind", "al Lind"),
]
DIFFERENT = [
    ("Lind", "Lynd"),
    ("Zoe", "Zo\u00eb"),
    ("Ana Lind", "AnaLind"),
    ("O'Neil", "ONeil"),
    ("A", "\u0410"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE, ids=ascii)
def test_names_that_look_alike_are_folded_to_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT, ids=ascii)
def test_names_that_look_different_stay_so(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(st.text())
def test_folding_once_is_folding_for_good(name: str) -> None:
    assert folded(folded(name)) == folded(name)


@given(st.text(st.sampled_from("ab \n\t\u00a0\u3000\u200b\u200f\ufeff\u2060\U000e0001")))
def test_a_text_is_blank_where_nothing_is_left_of_it(text: str) -> None:
    assert is_blank(text) == (trimmed(text) == "")
    assert is_blank(text) == (not set(text) & {"a", "b"})


@given(st.text())
def test_trimming_takes_from_the_ends_alone(text: str) -> None:
    assert trimmed(text) in text
    assert trimmed(trimmed(text)) == trimmed(text)
    assert not regex.search(r"\A\p{White_Space}|\p{White_Space}\Z", trimmed(text))
