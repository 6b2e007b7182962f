"""Bidirectional controls: silent where the algorithm's own guide wants them, told where they mislead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitdata.values.unicode.bidi import CONTROLS, misplaced_control

HEBREW, ARABIC = "\u05e9\u05dc\u05d5\u05dd", "\u0645\u0631\u062d\u0628\u0627"
LRM, RLM, ALM = "\u200e", "\u200f", "\u061c"
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
EMBEDDINGS = "\u202a\u202b\u202c\u202d\u202e"

NOT_CLOSED = "an isolate is not closed, or was not opened, in its paragraph"

STANDS_WELL = [
    "Arcadia",
    HEBREW,
    f"{HEBREW} C++{LRM}",
    f"{HEBREW}!{RLM} CIA",
    f"{ARABIC} 50%{ALM}",
    f"Lind of {RLI}{HEBREW}{PDI}, she said",
    f"{HEBREW} {LRI}visitdata{PDI}",
    f"{FSI}{HEBREW}{PDI} 3",
    f"{HEBREW} {LRI}a {RLI}{ARABIC}{PDI} b{PDI}",
    "Lind\nof Arcadia",
    f"Arcadia\n{HEBREW}{RLM}.",
]

MISPLACED = [
    (f"Arcad{RLM}ia", 5, "no letter of its paragraph is written from the right"),
    (f"{LRM}Arcadia", 0, "no letter of its paragraph is written from the right"),
    (f"{FSI}Arcadia{PDI}", 0, "no letter of its paragraph is written from the right"),
    (f"{HEBREW}\nArcadia{RLM}", 12, "no letter of its paragraph is written from the right"),
    (f"{HEBREW} {RLI}100/50{PDI}", 5, "no letter inside this isolate is written from the right"),
    (f"{HEBREW} {LRI}abc", 5, "an isolate is not closed, or was not opened, in its paragraph"),
    (f"{HEBREW} abc{PDI}", 8, "an isolate is not closed, or was not opened, in its paragraph"),
    (
        f"{HEBREW} {LRI}abc\n{PDI} {HEBREW}",
        5,
        "an isolate is not closed, or was not opened, in its paragraph",
    ),
]


@pytest.mark.parametrize("text", STANDS_WELL, ids=ascii)
def test_a_control_beside_letters_from_the_right_is_let_be(text: str) -> None:
    assert misplaced_control(text) is None


@pytest.mark.parametrize(("text", "index", "reason"), MISPLACED, ids=ascii)
def test_a_control_that_orders_nothing_is_told_with_its_reason(text: str, index: int, reason: str) -> None:
    assert misplaced_control(text) == (index, text[index], reason)


@pytest.mark.parametrize("control", EMBEDDINGS, ids=ascii)
@pytest.mark.parametrize("around", ["Arcadia", HEBREW, ARABIC])
def test_embeddings_and_overrides_are_told_everywhere(control: str, around: str) -> None:
    found = misplaced_control(f"{around}{control}{around}")
    assert found is not None
    assert found.character == control


@given(st.text(st.sampled_from(f"ab \n{HEBREW}{CONTROLS}")))
def test_what_is_told_is_a_control_and_what_is_not_told_has_no_override(text: str) -> None:
    found = misplaced_control(text)
    if found is not None:
        assert text[found.at] == found.character
        assert found.character in CONTROLS
    else:
        assert not set(text) & set(EMBEDDINGS)


@given(st.text(st.characters(blacklist_characters=CONTROLS)))
def test_no_text_without_controls_is_told(text: str) -> None:
    assert misplaced_control(text) is None
