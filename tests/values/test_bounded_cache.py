"""What is remembered of texts: the same as was made of them, and never too much."""

from __future__ import annotations

import sys

import pytest

from visitdata.values.bounded_cache import BoundedCache


def test_a_text_is_made_something_of_once() -> None:
    asked: list[str] = []

    def make(text: str) -> str:
        asked.append(text)
        return text.upper()

    remembered = BoundedCache(make)
    assert [remembered[text] for text in ("a", "b", "a", "a")] == ["A", "B", "A", "A"]
    assert asked == ["a", "b"]


def test_what_cannot_be_made_is_not_remembered() -> None:
    remembered = BoundedCache(int)
    for _ in range(2):
        with pytest.raises(ValueError, match="invalid literal"):
            remembered["one"]
    assert not remembered


def test_however_many_texts_come_few_are_remembered() -> None:
    remembered = BoundedCache(str.upper)
    for number in range(40_000):
        assert remembered[f"text {number}"] == f"TEXT {number}"
    assert 0 < len(remembered) < 5_000


def test_however_long_a_text_is_little_is_remembered() -> None:
    remembered = BoundedCache(str.upper)
    for number in range(100):
        assert remembered[f"{number}" * 100_000].startswith(f"{number}")
    assert sum(map(sys.getsizeof, remembered)) < 100_000
