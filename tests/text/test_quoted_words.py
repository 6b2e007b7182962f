"""Words that a record quotes, in a text: whole, with omissions, interrupted, or not at all."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitdata.text.quoted_words import SearchedText

TEXT = (
    "\u201cWe will win,\u201d the minister of Arcadia said, \u201cand we will never, ever stop.\u201d\n\n"
    "Her rival calls the plan \u201ca [\u2026] mess, from beginning to end\u201d. "
    "According to his party, it may fail.\n\n"
    "\u00ab\u202fNous gagnerons, a-t-elle dit, et nous resterons.\u202f\u00bb "
    "\u90e8\u957f\u8868\u793a\uff1a\u300c\u6e21\u8239\u662f\u5b89\u5168\u7684\u300d\u3002\n"
)


def stands(
    words: str, text: str = TEXT, *, any_case: bool = False, interrupted: bool = True
) -> tuple[str, tuple[str, ...]] | None:
    searched = SearchedText(text)
    found = searched.find(words, searched.whole, any_case=any_case, interrupted=interrupted)
    return None if found is None else (found.way, tuple(text[slice(*span)] for span in found.spans))


@pytest.mark.parametrize(
    "words",
    [
        "We will win",
        "and we will never, ever stop",
        'a [...] mess, from beginning\nto end". According',
        "Nous gagnerons, a-t-elle dit",
        "\u6e21\u8239\u662f\u5b89\u5168\u7684",
        "\u201cWe will win,\u201d the minister",
    ],
)
def test_words_stand_as_they_are_in_any_form(words: str) -> None:
    found = stands(words)
    assert found is not None
    assert found[0] == "whole"


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("We will \u2026 never, ever stop", ("We will", "never, ever stop")),
        ("we will never . . . stop", ("we will never", "stop")),
        ("a mess [...] end", None),
        ("Her rival [\u2026] from beginning (...) end", ("Her rival", "from beginning", "end")),
        ("\u2026 and we will never, ever \u2026", ("and we will never, ever",)),
        ("We will win \u2026 Her rival", None),
        ("ever stop \u2026 We will win", None),
        ("We will \u2026 fail", None),
    ],
)
def test_parts_around_ellipses_stand_in_one_paragraph_in_order(
    words: str, parts: tuple[str, ...] | None
) -> None:
    assert stands(words) == (None if parts is None else ("with omissions", parts))


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("We will win, and we will never, ever stop", ("We will win,", "and we will never, ever stop")),
        ("We will win and we will never, ever stop", ("We will win", "and we will never, ever stop")),
        ("Nous gagnerons, et nous resterons", ("Nous gagnerons,", "et nous resterons")),
        ("We will never, ever stop", None),  # nothing sets off what is between
        ("We will win, from beginning to end", None),  # another paragraph
        ("We will lose, and we will never stop", None),
        ("She will win, and soon", None),
        ("stop", ("stop",)),
    ],
)
def test_an_interruption_of_a_few_words_is_passed_over(words: str, parts: tuple[str, ...] | None) -> None:
    way = "whole" if parts is not None and len(parts) == 1 else "interrupted"
    assert stands(words) == (None if parts is None else (way, parts))
    if way == "interrupted":
        assert stands(words, interrupted=False) is None


@pytest.mark.parametrize(
    "words",
    [
        "We will win.",
        "\u201cWe will win\u201d",
        '"We will win."',
        "We will win,",
        "We will win. ",
        "'We will win'.",
    ],
)
def test_outer_marks_and_a_closing_comma_or_full_stop_are_the_writers(words: str) -> None:
    assert stands(words, "\u201cWe will win,\u201d she said.") is not None
    assert stands(words, "\u201cWe will win!\u201d she said.") is not None
    assert stands(words, "\u201cWe will lose,\u201d she said.") is None


@pytest.mark.parametrize("words", ["We will win!", "We will win?", "We will win; so"])
def test_other_marks_are_said(words: str) -> None:
    assert stands(words, "\u201cWe will win,\u201d she said.") is None


@pytest.mark.parametrize("count", [1, 15, 16])
def test_an_interruption_has_fifteen_words_at_most(count: int) -> None:
    text = f"\u201cWe will win,\u201d {'so ' * (count - 1)}she said, \u201cand soon.\u201d"
    found = stands("We will win, and soon", text.replace("she said", "said"))
    assert (found is None) == (count > 15)


def test_one_word_is_a_part_where_the_marks_are_opened_again() -> None:
    assert stands("Yes, we will", "\u201cYes,\u201d she said, \u201cwe will.\u201d") == (
        "interrupted",
        ("Yes,", "we will"),
    )
    assert stands("Yes, we will", "Yes, she said that we will") is None


def test_short_words_are_whole_words_but_for_scripts_that_join_them() -> None:
    assert stands("may", "The mayor left") is None
    assert stands("may", "It may rain") is not None
    assert (
        stands("\u0632\u0639\u0645", "\u0648\u0632\u0639\u0645 \u0627\u0644\u0648\u0632\u064a\u0631")
        is not None
    )
    assert stands("\u636e\u79f0", "\u4ed6\u636e\u79f0\u8d70") is not None
    assert stands("\uc8fc\uc7a5", "\uadf8\uac00 \uc8fc\uc7a5\ud588\ub2e4") is not None


def test_the_first_letter_may_be_a_capital_where_that_is_allowed() -> None:
    assert stands("according to") is None
    assert stands("according to", any_case=True) == ("whole", ("According to",))
    assert stands("accordinG to", any_case=True) is None


def test_paragraphs_end_at_blank_lines_or_else_at_lines_that_end_a_sentence() -> None:
    wrapped = "We will\nwin this. We\nwill not stop.\nThey left us."
    assert stands("We \u2026 stop", wrapped) is not None
    assert stands("stop \u2026 left", wrapped) is None
    assert stands("stop \u2026 left", wrapped.replace("\nThey", "\n\nThey")) is None
    assert stands("win this \u2026 left", f"{wrapped}\r\n \r\nThe end.") is not None


def test_words_are_looked_for_in_the_ranges_only() -> None:
    text = SearchedText("one two three two")
    assert text.find("two", text.ranges([(0, 3), (8, 13)])) is None
    assert text.find("two three", text.ranges([(0, 7), (8, 13)])) is not None
    found = text.find("two", text.ranges([(14, 17)]))
    assert found is not None
    assert found.spans == ((14, 17),)


@given(st.text("ab,.'\u2026\n ", max_size=30), st.text("ab,.'\u2026 ", max_size=12))
def test_whatever_is_found_has_the_words_in_order(text: str, words: str) -> None:
    searched = SearchedText(text)
    found = searched.find(words, searched.whole, interrupted=True)
    if found is not None:
        assert list(found.spans) == sorted(found.spans)
        there = "".join(text[slice(*span)] for span in found.spans)
        assert [each for each in there if each in "ab"] == [each for each in words if each in "ab"]


@given(st.text("ab, \n", min_size=14, max_size=40), st.data())
def test_whatever_stands_there_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 14))
    words = text[start : data.draw(st.integers(start + 14, len(text)))]
    searched = SearchedText(text)
    found = searched.find(words, searched.whole)
    assert (found is not None) == bool(words.strip()) or len(" ".join(words.split())) < 12


def test_words_that_are_nowhere_are_looked_for_in_a_long_text_soon() -> None:
    searched = SearchedText("so we will win and we will never stop " * 25_000)
    words = " ".join(["we will win and we will never stop so"] * 8) + " zebra"
    began = time.process_time()
    assert searched.find(words, searched.whole, interrupted=True) is None
    assert searched.find("we will \u2026 zebra", searched.whole, interrupted=True) is None
    assert time.process_time() - began < 10


@pytest.mark.parametrize("part", ['"x', "x' y", "a. ", "a\u2026 ", "b, "])
def test_words_of_many_marks_take_no_longer_than_others(part: str) -> None:
    searched = SearchedText(TEXT)
    began = time.process_time()
    assert searched.find(part * 30_000, searched.whole, interrupted=True) is None
    assert time.process_time() - began < 10
