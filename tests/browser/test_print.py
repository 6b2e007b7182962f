"""A page on paper: whole, with whose word each record is beside it, and not too long."""

from __future__ import annotations

import io
import re
import unicodedata
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.shown_dossiers import SHOWN
from visitdata.model.badges import Badges

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.tabs import Tabs

# On A4. The dossier of 300 events is the longest.
MOST_SHEETS = {"seed": 25, "arabic": 4, "every": 40, "many": 110}


def sheets(path: Path, tabs: Tabs) -> list[str]:
    """The text of each sheet of paper, letter by letter: where lines end is the printer's choice."""
    if find_spec("pypdf") is None:
        pytest.skip("pypdf is not installed: make test-browser")
    from pypdf import PdfReader  # noqa: PLC0415 - it may be missing

    printed: Any = tabs.open(path).page.pdf(format="A4")
    return [letters(each.extract_text()) for each in PdfReader(io.BytesIO(printed)).pages]


def letters(text: str) -> str:
    """A text without white space, and without ligatures."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("name", MOST_SHEETS)
def test_a_page_takes_a_reasonable_number_of_sheets(
    name: str, pages: Callable[[str], Path], tabs: Tabs
) -> None:
    assert 1 <= len(sheets(pages(name), tabs)) <= MOST_SHEETS[name]


def test_all_that_is_folded_away_is_printed_with_its_source(pages: Callable[[str], Path], tabs: Tabs) -> None:
    dossier = SHOWN["seed"]()
    badges = Badges(dossier)
    printed = "".join(sheets(pages("seed"), tabs))
    missing = [each for each in badges.owners if letters(badges.text(each)) not in printed]
    assert badges.owners
    assert missing == []


def test_every_record_is_printed_with_the_badge_that_says_whose_word_it_is(
    pages: Callable[[str], Path], tabs: Tabs
) -> None:
    dossier = SHOWN["seed"]()
    badges = Badges(dossier)
    printed = "".join(sheets(pages("seed"), tabs))
    found = [badges.of(each).text for each in dossier.events]
    found += [badges.of(each).text for said in (dossier.statements, dossier.allegations) for each in said]
    assert [each for each in found if letters(each) not in printed] == []
