"""A text with passages marked in it: no letter is lost, and each passage begins where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitdata.pages.texts.marked_text import Passage, Piece, marked_text, paragraph_ends

LETTERS = st.text(st.sampled_from("ab \t\r\n\U0001f600"), max_size=40)


def pieces(text: str, *places: tuple[int, int]) -> list[Piece]:
    passages = [Passage(f"{start}-{end}", start, end, ()) for start, end in places]
    return [piece for each in marked_text(text, passages, "note") for piece in each.pieces]


def drawn(text: str, *places: tuple[int, int]) -> str:
    """The pieces in a short form: passages in brackets, what is marked in capitals, the numbers of notes."""
    forms = {"open": "[", "close": "]"}
    return "".join(
        forms.get(each.kind)
        or (str(each.note.number) if each.note else each.text.upper() if each.is_marked else each.text)
        for each in pieces(text, *places)
    )


@pytest.mark.parametrize(
    ("places", "wanted"),
    [
        ([], "abcdef"),
        ([(1, 3)], "a[BC]1def"),
        ([(0, 6)], "[ABCDEF]1"),
        ([(1, 5), (2, 4)], "a[B[CD]E]1f"),
        ([(1, 3), (1, 5)], "a[[BC]DE]1f"),
        ([(1, 3), (2, 5)], "a[B[C]]DE1f"),
        ([(0, 2), (2, 4)], "[AB]1[CD]2ef"),
        ([(0, 1), (5, 6)], "[A]1bcde[F]2"),
    ],
)
def test_passages_nest_and_one_that_crosses_another_closes_with_it(
    places: list[tuple[int, int]], wanted: str
) -> None:
    assert drawn("abcdef", *places) == wanted


def test_a_passage_over_two_paragraphs_is_marked_in_both_and_noted_at_its_end() -> None:
    assert drawn("ab\n\ncd", (1, 5)) == "a[B\n\n]C1d"


@given(LETTERS, st.data())
def test_no_letter_is_lost_and_exactly_the_passages_are_marked(text: str, data: st.DataObject) -> None:
    offsets = st.integers(0, max(0, len(text) - 1))
    starts = data.draw(st.lists(offsets, max_size=8)) if text else []
    places = {(start, data.draw(st.integers(start + 1, len(text)))) for start in starts}
    found = [each for each in pieces(text, *places) if each.kind == "text"]
    assert "".join(each.text for each in found) == text.replace("\r\n", "\n").replace("\r", "\n")
    marked = "".join(each.text for each in found if each.is_marked)
    within = {place for start, end in places for place in range(start, end)}
    crlf = {place for place in within if text[place : place + 2] == "\r\n"}
    assert marked == "".join(text[place] for place in sorted(within - crlf)).replace("\r", "\n")


@given(LETTERS, st.data())
def test_each_passage_is_under_one_note_and_opens_once(text: str, data: st.DataObject) -> None:
    offsets = st.integers(0, max(0, len(text) - 1))
    starts = data.draw(st.lists(offsets, max_size=8)) if text else []
    places = {(start, data.draw(st.integers(start + 1, len(text)))) for start in starts}
    found = pieces(text, *places)
    noted = [passage.id for each in found if each.note for passage in each.note.passages]
    opened = [each.id for each in found if each.kind == "open"]
    assert sorted(noted) == sorted(opened) == sorted(f"{start}-{end}" for start, end in places)
    assert len(opened) == sum(each.kind == "close" for each in found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", []),
        ("one", [3]),
        ("one\ntwo", [4, 7]),
        ("one\r\ntwo\r\n", [5, 10]),
        ("one\ntwo\n\nthree\nfour", [9, 19]),
        ("one\r\ntwo\r\n \t\r\nthree", [14, 19]),
    ],
)
def test_paragraphs_end_with_an_empty_line_or_else_with_each_line(text: str, wanted: list[int]) -> None:
    assert paragraph_ends(text) == wanted


def test_many_passages_that_all_overlap_make_no_more_pieces_than_there_are_ends() -> None:
    count = 2_000
    crossing = pieces("x" * 2 * count, *((start, start + count) for start in range(count)))
    nested = pieces("x" * 2 * count, *((start, 2 * count - start) for start in range(count)))
    assert max(len(crossing), len(nested)) < 5 * count
