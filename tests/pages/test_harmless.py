"""Text in a terminal: it moves no cursor, and makes no text beside it look like other text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile.lists import TEXTS
from visitdata.pages.harmless import harmless
from visitdata.values.unicode.bidi import misplaced_control

REORDERING = {*"\u202a\u202b\u202c\u202d\u202e"}


def check_that_it_is_harmless(text: str) -> None:
    line = harmless(text)
    assert not [each for each in line if unicodedata.category(each) in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}]
    assert not REORDERING & {*line}
    opened = 0
    for each in line:
        opened += (each in "\u2066\u2067\u2068") - (each == "\u2069")
        assert opened >= 0
    assert opened == 0
    assert harmless(line) == line


@given(st.text() | st.text("\u2066\u2067\u2068\u2069\u202e\u200f \n\x1b[ab"))
def test_no_text_steers_a_terminal_or_reorders_what_is_beside_it(text: str) -> None:
    check_that_it_is_harmless(text)
    assert harmless(text)[:1].isspace() == text[:1].isspace() or text[:1] not in {" ", "\t", "\n", "\r"}


@pytest.mark.parametrize("text", TEXTS)
def test_no_hostile_text_steers_a_terminal(text: str) -> None:
    check_that_it_is_harmless(text)
    assert harmless(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("one\n\ttwo\r\nthree", "one two three"),
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u2069b", "a\\u2069b"),
        ("\u2068a", "\\u2068a"),
        ("[bold]x[/bold] :smile:", "[bold]x[/bold] :smile:"),
    ],
)
def test_white_space_is_a_space_and_what_is_not_printable_is_escaped(text: str, line: str) -> None:
    assert harmless(text) == line


@pytest.mark.parametrize(
    "text",
    [
        "\u2068אב\u2069 said",
        "\u0645\u06cc\u200c\u062e",
        "\U0001f468\u200d\U0001f469",
        "« oui\u00a0»",
        "10\u202f000",
        "אב\u200f.",
    ],
)
def test_text_that_scripts_need_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text
    assert misplaced_control(text) is None
