"""docs/wording.md: its table is that of the sets of gists, and it names each language with a list."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.checks.gist_sets import HALVES, PATHS, gist_set
from visitdata.checks.wording.words import LISTS

PAGE = (Path(__file__).parents[2] / "docs" / "wording.md").read_text(encoding="utf-8")
NAMES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "ru": "Russian",
    "zh": "Chinese",
}
COLUMNS = [
    "language",
    "half",
    "named",
    "flagged",
    "undecided",
    "unnamed",
    "told",
    "missed",
    "undecided",
    "precision",
    "recall",
]
HEAD = f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|"


def row(language: str, half: str) -> str:
    gists = gist_set(language)
    good, bad = ({gist for _, gist in gists.gists[half, kind]} for kind in ("attributed", "unattributed"))
    flagged, missed = good & gists.flagged, bad & gists.missed
    undecided = bad & gists.undecided
    told = len(bad) - len(missed) - len(undecided)
    figures = [
        len(good),
        len(flagged),
        len(good & gists.undecided),
        len(bad),
        told,
        len(missed),
        len(undecided),
        f"{told / (told + len(flagged)):.0%}",
        f"{told / len(bad):.0%}",
    ]
    cells = [NAMES[language], half.replace("_", " "), *map(str, figures)]
    return f"| {' | '.join(cells)} |"


def test_the_table_is_that_of_the_sets() -> None:
    rows = [row(language, half) for language in sorted(PATHS, key=NAMES.__getitem__) for half in HALVES]
    table = re.search(r"<!-- table: .+ -->\n(.+?)\n<!-- end -->", PAGE, flags=re.DOTALL)
    assert table is not None
    assert table[1] == "\n".join((HEAD, *rows))


@pytest.mark.parametrize("language", sorted(set(LISTS) - {"cmn"}))
def test_each_language_with_a_list_is_named(language: str) -> None:
    assert NAMES[language] in PAGE
