"""Where words stand in a text, and what is nearest to words that do not."""

from __future__ import annotations

import time
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.effort import instructions
from visitdata.values.occurrences import around, chosen, nearest, occurrences
from visitdata.values.unicode.normal_form import normal

TEXT = (
    "Ana Lind, the Foreign Minister of Arcadia, visits Ruritania on Sunday.\n"
    "\u201cThe ferry is safe, and it will sail,\u201d she said. The palace was silent.\n"
    "\u5916\u4ea4\u90e8\u957f\u8868\u793a\uff0c\u6e21\u8239\u662f\u5b89\u5168\u7684\u3002"
)


@given(st.text("ab\n ", min_size=1), st.text("ab", min_size=1, max_size=3))
def test_words_are_found_letter_by_letter_wherever_they_stand(text: str, words: str) -> None:
    places = [place for place in range(len(text)) if text.startswith(words, place)]
    assert [start for start, _ in occurrences(text, words)] == places
    for nth, place in enumerate(places, 1):
        assert chosen(text, words, nth) == (place, place + len(words))


def test_another_form_of_words_is_looked_for_only_where_they_stand_nowhere() -> None:
    assert list(occurrences("it's and it\u2019s", "it's")) == [(0, 4)]
    assert list(occurrences("it\u2019s and it\u2019s", "it's")) == [(0, 4), (9, 13)]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Ana Lind, the Prime Minister of Arcadia", "Ana Lind, the Foreign Minister of Arcadia"),
        ("the ferry is safe", "The ferry is safe"),
        ("The ferry is not safe, and will sail", "The ferry is safe, and it will sail"),
        ("ANA LIND", "Ana Lind"),
        ("\u5916\u4ea4\u90e8\u957f\u8bf4", "\u5916\u4ea4\u90e8\u957f"),
        ("palace is silent", "palace was silent"),
    ],
)
def test_the_nearest_place_is_the_one_that_was_meant(words: str, wanted: str) -> None:
    assert not list(occurrences(TEXT, words))
    span = nearest(normal(TEXT), words)
    assert span is not None
    assert TEXT[slice(*span)] == wanted


@pytest.mark.parametrize(
    "words", ["", "\u200b", "Zenda", "xylophones of the kingdom", "on the on the on the"]
)
def test_of_words_that_are_like_nothing_no_place_is_nearest(words: str) -> None:
    assert nearest(normal(TEXT), words) is None


@given(st.text(), st.text("a \u00e9\u201c\u0301\u5916.", max_size=20))
def test_the_nearest_place_is_always_within_the_text(text: str, words: str) -> None:
    span = nearest(normal(text), words)
    if span is not None:
        assert 0 <= span[0] < span[1] <= len(text)


def test_what_surrounds_words_is_shown_and_cut() -> None:
    assert around("one two", (4, 7)) == "'one two'"
    assert around(f"{'a' * 30}b{'c' * 30}", (30, 31)) == f"\u2026'{'a' * 24}b{'c' * 24}'\u2026"


def test_many_places_are_counted_and_ten_are_shown() -> None:
    with pytest.raises(ValueError, match=r"in the text 12 times; .*; 10 at 18 to 19: [^;]*; and 2 more$"):
        chosen("a " * 12, "a")


@pytest.mark.parametrize("nth", [0, -1, True])
def test_an_occurrence_is_counted_from_1(nth: int) -> None:
    with pytest.raises(ValueError, match=f"^nth must be an int from 1, not {nth}$"):
        chosen("a a", "a", nth)


def test_looking_for_the_nearest_place_takes_work_that_grows_with_the_words_only() -> None:
    def work(size: int) -> int:
        return instructions(partial(nearest, normal("ab cd " * size), "ab de cd fg"))

    assert work(40_000) < 1.1 * work(20_000)
    words = " ".join(f"w{number}" for number in range(5_000))
    began = time.process_time()
    nearest(normal("w1 w2 w3 " * 100_000), words)
    assert time.process_time() - began < 20  # seconds
