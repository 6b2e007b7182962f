"""The patterns of schemas: they take exactly what the reader takes, but for what no pattern can say."""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING, Any

import pytest
from elementpath.regex import translate_pattern
from hypothesis import example, given, settings
from jsonschema import Draft202012Validator

from tests.support.near import DATES, IDS, IRIS, LANGUAGES, TEXTS
from visitdata.errors import Mistake
from visitdata.metamodel.scalars import (
    DIGEST,
    DOSSIER_ID,
    IRI,
    LANGUAGE,
    LOCAL_ID,
    RECORD_ID,
    SHA256,
    TEXT,
    TIME,
    Scalar,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

SCALARS = (DIGEST, DOSSIER_ID, IRI, LANGUAGE, LOCAL_ID, RECORD_ID, SHA256, TEXT, TIME)
UNTOLD = ("ends before it starts", "has one date as both its ends", "twice, which RFC 5646 forbids")


def is_valid(scalar: Scalar, value: object) -> bool:
    validator: Any = Draft202012Validator(scalar.schema)
    return bool(validator.is_valid(value))


def is_told(read: object) -> bool:
    """Whether a pattern could know it: none compares numbers or remembers what stood before."""
    return not (isinstance(read, Mistake) and read.message.endswith(UNTOLD))


@settings(max_examples=5 * settings().max_examples)
@given(TEXTS | DATES | IRIS | IDS | LANGUAGES)
@example("VD:thing")
@example("https://schema.org/Person")
@example("https://w3id.org/visitdata/ns")
@example("https://w3id.org/visitdata/nsx")
@example("posited")
@example("iri-0123456789abcdef")
@example("lind\n")
@example("english")
def test_they_take_exactly_what_the_reader_takes(text: str) -> None:
    for scalar in SCALARS:
        read = scalar.read(text)
        if is_told(read):
            assert is_valid(scalar, text) == (read == text), scalar.name


@pytest.mark.parametrize("century", range(0, 10_000, 100))
def test_they_know_the_calendar(century: int) -> None:
    for year in range(century, century + 100):
        is_leap = year > 0 and calendar.isleap(year)
        assert is_valid(TIME, f"{year:04}-02-29") == is_leap
        assert is_valid(TIME, f"{year:04}") == (year > 0)
        assert not is_valid(TIME, f"{year:04}-11-31")


def patterns(schema: Any) -> Iterator[str]:
    """Every pattern in a schema."""
    for word, value in schema.items():
        if word == "pattern":
            yield value
        elif isinstance(value, dict):
            yield from patterns(value)


@pytest.mark.parametrize("scalar", SCALARS, ids=lambda scalar: scalar.name)
def test_they_hold_nothing_that_engines_read_differently(scalar: Scalar) -> None:
    for pattern in patterns(scalar.schema):
        assert "(?" not in pattern
        assert "\\" not in re.sub(r"\\[.?\[\]\\]", "", pattern)


@given(TEXTS | DATES | IRIS | IDS | LANGUAGES)
def test_they_mean_the_same_in_xpath_which_shacl_uses(text: str) -> None:
    for scalar in SCALARS:
        for pattern in patterns(scalar.schema):
            in_xpath = translate_pattern(pattern, back_references=False, lazy_quantifiers=False)
            # There `$` is the end, and nothing else; Python's also stands before a last line feed.
            assert bool(re.search(in_xpath, text)) == bool(re.search(pattern, text)) or text.endswith("\n")
