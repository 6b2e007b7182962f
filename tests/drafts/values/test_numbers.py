"""Numbers and truth values as text: one reading is taken, and none is changed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.effort import instructions
from visitdata.drafts.understood import Understood
from visitdata.drafts.values.numbers import boolean_of, number_of
from visitdata.errors import Mistake
from visitdata.values.numbers import number_mistake


@pytest.mark.parametrize(
    ("text", "number"),
    [("40", 40), ("-3.5", -3.5), ("0.500", 0.5), ("1234.500", 1234.5), ("0", 0), ("48.13", 48.13)],
)
def test_plain_decimals_are_numbers_without_a_repair(text: str, number: float) -> None:
    assert number_of(text) == Understood(value=number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+40", 40),
        (" 40 ", 40),
        ("007", 7),
        ("-0", 0),
        ("1,000,000", 1_000_000),
        ("1.000.000", 1_000_000),
        ("1 000", 1000),
        ("1\u202f000", 1000),
        ("1’000", 1000),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("3,5", 3.5),
        ("0,125", 0.125),
        ("٤٠", 40),
        ("\N{MINUS SIGN}40", -40),
    ],
)
def test_what_has_one_reading_is_sure(text: str, number: float) -> None:
    found = number_of(text)
    assert isinstance(found, Understood)
    assert (found.value, found.kind, found.certainty) == (number, "number", "sure")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1,000", "may be 1000 or 1:"),
        ("1.500", "may be 1500 or 1.5:"),
        ("-12,345", "may be -12345 or -12.345:"),
        ("1e3", "is no number in plain decimals"),
        ("1,00,000", "is no number"),
        ("1,5000", "is no number"),
        ("4²", "is no number"),
        ("½", "is no number"),
        ("five", "is no number"),
        ("40%", "is no number"),
        ("9007199254740993", "is no number in plain decimals that is exact everywhere"),
        ("0.12345678901234567890", "is no number in plain decimals that is exact everywhere"),
        ("nan", "is no number"),
        ("", "is no number"),
    ],
)
def test_what_has_no_certain_reading_is_a_mistake(text: str, message: str) -> None:
    found = number_of(text)
    assert isinstance(found, Mistake)
    assert found.code == "bad-number"
    assert message in found.message


def test_a_number_of_the_file_has_a_point_for_its_fraction() -> None:
    assert number_of("1.500", is_literal=True) == Understood(value=1.5)
    assert number_of("48.137", unit="degrees") == Understood(value=48.137)
    found = number_of("1.5e3", is_literal=True)
    assert isinstance(found, Understood)
    assert found.value == 1500
    assert isinstance(number_of("1,500", is_literal=True), Mistake)


@pytest.mark.parametrize(
    ("text", "unit"), [("51 %", "percent"), ("51 per cent", "percent"), ("51°", "degrees")]
)
def test_the_unit_of_the_member_may_stand_behind(text: str, unit: str) -> None:
    found = number_of(text, unit=unit)
    assert isinstance(found, Understood)
    assert found.value == 51
    assert isinstance(number_of(text), Mistake)


def test_an_exponent_is_written_out_in_the_suggestion() -> None:
    for text, suggestion in (("1e3", "write 1000"), ("1.5e-1", "write 0.15"), ("1e99", None)):
        found = number_of(text)
        assert isinstance(found, Mistake)
        assert found.suggestion == suggestion


SIGNS = st.text(st.sampled_from("0123456789.,'+-eE %٤²\u202f\u200b\ud800"))


@given(SIGNS | st.text(), st.booleans())
def test_every_text_is_a_number_or_a_mistake(text: str, is_literal: bool) -> None:  # noqa: FBT001 - drawn
    found = number_of(text, is_literal=is_literal)
    if isinstance(found, Understood):
        assert number_mistake(found.value) is None
    else:
        assert found.code == "bad-number"


@given(SIGNS)
def test_no_digit_is_changed(text: str) -> None:
    found = number_of(text)
    if isinstance(found, Understood):
        digits = "".join(str(int(sign)) for sign in text if sign.isdecimal())
        assert f"{Decimal(repr(found.value)):f}".replace(".", "").strip("-0") == digits.strip("0")


@given(st.integers(-(2**53), 2**53) | st.floats(-(2**53), 2**53).map(lambda number: number + 0.0))
def test_a_number_in_decimals_is_itself(number: float) -> None:
    text = f"{number:.0f}" if float(number).is_integer() else repr(number)
    if "e" in text:
        return
    found = number_of(text, is_literal=True)
    assert isinstance(found, Understood)
    assert found.value == number


@given(st.integers(1_000, 2**53), st.sampled_from([",", ".", " ", "'"]))
def test_parted_thousands_are_understood_or_have_two_readings(number: int, by: str) -> None:
    found = number_of(f"{number:,}".replace(",", by))
    if isinstance(found, Mistake):
        assert number < 1_000_000
        assert by in ",."
    else:
        assert found.value == number


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("yes", True, None),
        ("no", False, None),
        ("true", True, None),
        ("false", False, None),
        ("Yes", True, "boolean"),
        (" FALSE", False, "boolean"),
    ],
)
def test_yes_and_no_are_truth_values(text: str, value: Any, kind: str | None) -> None:
    found = boolean_of(text)
    assert isinstance(found, Understood)
    assert (found.value, found.kind) == (value, kind)


@pytest.mark.parametrize("text", ["y", "1", "on", "maybe", "", "not known", "\ud800", "yes" * 1000])
def test_nothing_else_is_a_truth_value(text: str) -> None:
    found = boolean_of(text)
    assert isinstance(found, Mistake)
    assert found.code == "wrong-type"


def test_huge_texts_are_refused_at_once() -> None:
    for read in (number_of, boolean_of):
        long = "1" * 1_000_000
        assert isinstance(read(long), Mistake)
        assert len(str(read(long))) < 300
        assert instructions(lambda read=read, long=long: read(long)) < 1_000  # type: ignore[misc]
