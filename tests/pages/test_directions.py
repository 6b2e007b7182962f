"""In which direction texts of a language are read."""

from __future__ import annotations

import pytest

from visitdata.pages.directions import direction_of


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        (None, "auto"),
        ("en", "ltr"),
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("ur", "rtl"),
        ("az", "ltr"),
        ("az-Arab", "rtl"),
        ("ar-Latn", "ltr"),
        ("uz-Arab-AF", "rtl"),
        ("zh-Hant-TW", "ltr"),
        ("de-1996", "ltr"),
    ],
)
def test_a_text_is_read_as_its_language_is_written(language: str | None, direction: str) -> None:
    assert direction_of(language) == direction
