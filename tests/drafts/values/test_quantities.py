"""Quantities as text: a closed grammar, in which no number is changed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.effort import instructions
from visitdata.drafts.understood import Understood
from visitdata.drafts.values.cldr_names import CURRENCIES
from visitdata.drafts.values.quantities import quantity_of, quantity_text
from visitdata.errors import Mistake
from visitdata.model.quantities import Quantity
from visitdata.values.numbers import plain_number

# Plain forms, which are written back just so.
PLAIN = [
    ("40", {"exactly": 40}),
    ("-3.5", {"exactly": -3.5}),
    ("at least 40", {"at_least": 40}),
    ("at most 40", {"at_most": 40}),
    ("about 40", {"about": 40}),
    ("20 to 30", {"at_least": 20, "at_most": 30}),
    ("12 km", {"exactly": 12, "unit": "km"}),
    ("40 m²", {"exactly": 40, "unit": "m²"}),
    ("at least 40 square kilometres", {"at_least": 40, "unit": "square kilometres"}),
    ("40 tons of grain", {"exactly": 40, "unit": "tons of grain"}),
    ("51 per cent", {"exactly": 51, "unit": "per cent"}),
    ("3000000 USD", {"exactly": 3_000_000, "currency": "USD"}),
    ("dozens", {"words": "dozens"}),
    ("no injuries were reported", {"words": "no injuries were reported"}),
    ("hundreds of thousands", {"words": "hundreds of thousands"}),
    ("two or three", {"words": "two or three"}),
    ("two hundred thousand", {"words": "two hundred thousand"}),
    ("one in five", {"words": "one in five"}),
    ("two dozen", {"words": "two dozen"}),
    ("more than a dozen", {"words": "more than a dozen"}),
]
SURE = [
    ("exactly 40", {"exactly": 40}),
    ("a total of 40 people", {"exactly": 40, "unit": "people"}),
    ("twelve", {"exactly": 12}),
    ("Twenty-five people", {"exactly": 25, "unit": "people"}),
    ("three hundred", {"exactly": 300}),
    ("zero", {"exactly": 0}),
    ("no one", {"exactly": 0}),
    ("no fewer than 40 homes", {"at_least": 40, "unit": "homes"}),
    ("40 or more homes", {"at_least": 40, "unit": "homes"}),
    ("up to 40", {"at_most": 40}),
    ("as many as 40", {"at_most": 40}),
    ("no more than 40", {"at_most": 40}),
    ("around 40", {"about": 40}),
    ("some 40 people", {"about": 40, "unit": "people"}),
    ("almost 40", {"about": 40}),
    ("~40", {"about": 40}),
    ("between 20 and 30 people", {"at_least": 20, "at_most": 30, "unit": "people"}),
    ("20\N{EN DASH}30", {"at_least": 20, "at_most": 30}),
    ("3 to 5 million", {"at_least": 3_000_000, "at_most": 5_000_000}),
    ("US$ 3 million to 5 million", {"at_least": 3_000_000, "at_most": 5_000_000, "currency": "USD"}),
    ("US$ 3 million", {"exactly": 3_000_000, "currency": "USD"}),
    ("US$3m", {"exactly": 3_000_000, "currency": "USD"}),
    ("3.5 million euros", {"exactly": 3_500_000, "currency": "EUR"}),
    ("€3,5 million", {"exactly": 3_500_000, "currency": "EUR"}),
    ("1.125 million", {"exactly": 1_125_000}),
    ("EUR 40", {"exactly": 40, "currency": "EUR"}),
    ("3bn Japanese yen", {"exactly": 3_000_000_000, "currency": "JPY"}),
    ("$3 million", {"exactly": 3_000_000, "unit": "$"}),
    ("3 million dollars", {"exactly": 3_000_000, "unit": "dollars"}),
    ("3 million rubles", {"exactly": 3_000_000, "unit": "rubles"}),
    ("1,500,000", {"exactly": 1_500_000}),
    ("1 500 000 tons", {"exactly": 1_500_000, "unit": "tons"}),
    ("40%", {"exactly": 40, "unit": "%"}),
]
LIKELY = [
    ("about 1,500", {"about": 1500}),
    ("1,500 people", {"exactly": 1500, "unit": "people"}),
    ("40+", {"at_least": 40}),
    ("more than 40", {"words": "more than 40"}),
    ("Over 1,500 homes", {"words": "Over 1,500 homes"}),
    ("fewer than 40", {"words": "fewer than 40"}),
    ("TOP 40", {"exactly": 40, "currency": "TOP"}),
]
MISTAKES = [
    ("no", "may be a count of none, which is written 0, or no count at all"),
    ("none", "may be a count of none, which is written 0, or no count at all"),
    ("1.500", "may be 1500 or 1.5"),
    ("at least 1.500 km", "may be 1500 or 1.5"),
    ("1,125 million", "may be 1125 or 1.125"),
    ("3m", "may be a number with the unit or with the scale m"),
    ("40 K", "may be a number with the unit or with the scale k"),
    ("30 to 20", "ends below where it begins"),
    ("99999999 trillion", "is too large to be exact everywhere"),
    ("2 or 3", "is no quantity that can mean one thing only"),
    ("about 20 to 30", "is no quantity"),
    ("at least 40 or more", "is no quantity"),
    ("40 km to 50 miles", "is no quantity"),
    ("US$ 3 million euros", "is no quantity"),
    ("40 of them", "is no quantity"),
    ("half of 40", "is no quantity"),
    ("40²", "is no quantity"),
    ("½", "is no quantity"),
    ("1/2", "is no quantity"),
    ("2nd", "is no quantity"),
    ("1 in 5", "is no quantity"),
    ("3 dozen", "is no quantity"),
    ("40 (or 41)", "is no quantity"),
    ("around noon 12", "is no quantity"),
    ("...", "is no quantity"),
]


@pytest.mark.parametrize(("text", "value"), PLAIN)
def test_plain_forms_are_read_without_a_repair_and_written_back(text: str, value: dict[str, Any]) -> None:
    assert quantity_of(text) == Understood(value=value)
    assert quantity_text(value) == text


@pytest.mark.parametrize(
    ("text", "value", "certainty"),
    [*((*each, "sure") for each in SURE), *((*each, "likely") for each in LIKELY)],
)
def test_other_forms_are_repaired(text: str, value: dict[str, Any], certainty: str) -> None:
    found = quantity_of(text)
    assert isinstance(found, Understood), found
    assert (found.value, found.kind, found.certainty) == (value, "quantity", certainty)


@pytest.mark.parametrize(("text", "message"), MISTAKES)
def test_other_texts_with_figures_are_mistakes(text: str, message: str) -> None:
    found = quantity_of(text)
    assert isinstance(found, Mistake)
    assert found.code == "bad-number"
    assert message in found.message


@pytest.mark.parametrize("text", ["unknown", "N/A", "not stated", "-"])
def test_words_for_no_quantity_are_absent(text: str) -> None:
    found = quantity_of(text)
    assert isinstance(found, Understood)
    assert (found.value, found.kind) == (None, "absent")


def test_every_currency_is_known_by_its_name() -> None:
    for name, _, code in (each.rpartition(":") for each in CURRENCIES.split("|")):
        found = quantity_of(f"at least 40 {name}")
        assert isinstance(found, Understood), name
        assert found.value == {"at_least": 40, "currency": code}


def test_every_currency_is_one_that_a_quantity_may_name() -> None:
    currencies = pytest.importorskip("visitdata.values.currencies")  # the member comes with its table
    assert {each.rpartition(":")[2] for each in CURRENCIES.split("|")} <= {*currencies.CURRENCY_CODES}


NUMBERS = st.integers(-(2**53), 2**53) | st.floats(-1e9, 1e9).map(
    lambda number: plain_number(round(number, 2) + 0.0)
)
UNITS: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [{}, {"unit": "km"}, {"unit": "people killed"}, {"currency": "EUR"}, {"unit": "€"}]
)
NUMBERED = st.sampled_from(["exactly", "at_least", "at_most", "about"])


def numbered(name: str, number: float, unit: dict[str, Any]) -> dict[str, Any]:
    return {name: number} | unit


def between(ends: tuple[float, float], unit: dict[str, Any]) -> dict[str, Any]:
    return {"at_least": min(ends), "at_most": max(ends)} | unit


def in_words(words: str) -> dict[str, Any]:
    return {"words": words}


QUANTITIES: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.builds(numbered, NUMBERED, NUMBERS, UNITS),
    st.builds(between, st.tuples(NUMBERS, NUMBERS), UNITS),
    st.builds(in_words, st.text()),
)


@given(QUANTITIES)
def test_what_was_written_as_text_is_read_back(value: dict[str, Any]) -> None:
    text = quantity_text(value)
    if text is not None:
        assert quantity_of(text) == Understood(value=value)


@given(st.integers(-(2**53), 2**53), NUMBERED, UNITS.filter(lambda unit: unit.get("unit") != "€"))
def test_whole_numbers_always_have_a_text(number: int, name: str, unit: dict[str, str]) -> None:
    assert quantity_text({name: number} | unit) is not None


PIECES = [
    "at least ",
    "about ",
    "more than ",
    "US$ ",
    "40",
    "1,500",
    "1.5",
    "-",
    " to ",
    " million",
    "bn",
    " km",
    "+",
]
TEXTS = st.text() | st.lists(st.sampled_from([*PIECES, "two", " dozen", " or ", " and ", "²", "½", "٤"])).map(
    "".join
)


@given(TEXTS)
def test_every_text_is_a_quantity_or_a_mistake(text: str) -> None:
    found = quantity_of(text)
    if isinstance(found, Understood) and found.value is not None:
        known = {field.name for field in attrs.fields(Quantity)}
        Quantity(**{name: value for name, value in found.value.items() if name in known})
        assert not {"unit", "currency"} <= found.value.keys()


@given(TEXTS)
def test_no_number_is_invented_or_changed(text: str) -> None:
    found = quantity_of(text)
    if not isinstance(found, Understood) or not any(sign.isdecimal() for sign in text):
        return
    if "words" in found.value:
        assert found.value == {"words": text}
        return
    given_figures = {_significant(each) for each in re.findall(r"\d[\d.,]*", text)}
    numbers = [number for number in found.value.values() if not isinstance(number, str)]
    assert {_significant(f"{Decimal(repr(number)):f}") for number in numbers} <= given_figures | {"2"}


def _significant(figures: str) -> str:
    """The figures that are left whatever the scale is."""
    return "".join(str(int(sign)) for sign in figures if sign.isdecimal()).strip("0")


def test_a_huge_text_is_refused_at_once() -> None:
    found = quantity_of("at least " * 100_000)
    assert isinstance(found, Mistake)
    assert len(found.message) < 300
    assert instructions(lambda: quantity_of("at least " * 100_000)) < 1_000
