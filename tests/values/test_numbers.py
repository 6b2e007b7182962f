"""Numbers: which are allowed, and their form as an xsd:decimal."""

from __future__ import annotations

import enum
import math
import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitdata.errors import Mistake
from visitdata.values.numbers import (
    decimal_text,
    integer_mistake,
    number_from_decimal,
    number_mistake,
    plain_number,
)

LARGEST = 2**53
NUMBERS = st.integers(-LARGEST, LARGEST) | st.floats(-LARGEST, LARGEST).filter(
    lambda x: math.copysign(1, x) > 0 or x
)
RANGE = "is outside -2^53 to 2^53 (9007199254740992), where whole numbers are exact everywhere"


class Colour(enum.IntEnum):
    RED = 1


class Length(float):
    pass


@pytest.mark.parametrize(
    "value", [0, 1, -1, LARGEST, -LARGEST, 0.0, 39.0392, -0.5, 5e-324, float(LARGEST), 3.0]
)
def test_finite_numbers_within_the_range_are_numbers(value: object) -> None:
    assert number_mistake(value) is None


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (LARGEST + 1, f"9007199254740993 {RANGE}"),
        (-LARGEST - 1, f"-9007199254740993 {RANGE}"),
        (1e300, f"1e+300 {RANGE}"),
        (2**1000, f"an integer of 1001 bits {RANGE}"),
        pytest.param(10**5000, f"an integer of 16610 bits {RANGE}", id="5001 digits"),
        (float(LARGEST + 2), f"9007199254740994.0 {RANGE}"),
        (math.nan, "nan is not a finite number"),
        (-math.inf, "-inf is not a finite number"),
        (-0.0, "-0.0 is the same as 0 to some readers"),
    ],
)
def test_what_not_every_reader_can_hold_is_refused(value: object, message: str) -> None:
    mistake = number_mistake(value)
    assert mistake is not None
    assert (mistake.code, mistake.message) == ("bad-number", message)


@pytest.mark.parametrize(
    ("value", "message", "suggestion"),
    [
        (True, "true is not a number", None),
        (False, "false is not a number", None),
        (None, "expected a number, not null", "leave it out"),
        ("3", "'3' is text, not a number", "write 3"),
        ("-1.5e3", "'-1.5e3' is text, not a number", "write -1.5e3"),
        ("03", "'03' is text, not a number", None),
        ("three", "'three' is text, not a number", None),
        ("\ud800", r"'\ud800' is text, not a number", None),
        ([3], "expected a number, not a list", "write 3"),
        ([3, 4], "expected a number, not a list", None),
        ({}, "expected a number, not an object", None),
        ("40,000", "'40,000' is text, not a number", None),
        ("4,0", "'4,0' is text, not a number", None),
        (b"3", "a value of type bytes is not a number", None),
        (3j, "a value of type complex is not a number", None),
        (Decimal(3), "a value of type Decimal is not a number", "convert it with float()"),
        (Fraction(1, 3), "a value of type Fraction is not a number", "convert it with float()"),
        (Length(3), "a value of type Length is not a number", "convert it with float()"),
        (Colour.RED, "a value of type Colour is not a number", "convert it with int()"),
    ],
)
def test_another_type_is_refused_with_the_suggestion(
    value: object, message: str, suggestion: str | None
) -> None:
    assert number_mistake(value) == Mistake("wrong-type", message, suggestion)


@pytest.mark.parametrize("value", [0, 3, 3.0, 0.0, LARGEST, float(LARGEST)])
def test_lengths_and_offsets_are_whole_and_not_negative(value: object) -> None:
    assert integer_mistake(value) is None


@pytest.mark.parametrize(
    ("value", "code", "message"),
    [
        (-1, "bad-number", "-1 is negative; lengths and offsets count code points from 0"),
        (-1.0, "bad-number", "-1.0 is negative; lengths and offsets count code points from 0"),
        (3.5, "bad-number", "3.5 is not a whole number; code points are counted in these"),
        (-0.0, "bad-number", "-0.0 is the same as 0 to some readers"),
        (math.inf, "bad-number", "inf is not a finite number"),
        (LARGEST + 1, "bad-number", f"9007199254740993 {RANGE}"),
        (True, "wrong-type", "true is not a whole number"),
        ("3", "wrong-type", "'3' is text, not a whole number"),
        (None, "wrong-type", "expected a whole number, not null"),
    ],
)
def test_other_values_are_no_lengths(value: object, code: str, message: str) -> None:
    mistake = integer_mistake(value)
    assert mistake is not None
    assert (mistake.code, mistake.message) == (code, message)


@pytest.mark.parametrize(
    ("value", "plain"), [(3.0, "3"), (3, "3"), (3.5, "3.5"), (0.0, "0"), (-2.0, "-2"), (math.inf, "inf")]
)
def test_a_whole_float_is_plainly_an_integer(value: float, plain: str) -> None:
    assert repr(plain_number(value)) == plain


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3, "3.0"),
        (-3, "-3.0"),
        (0, "0.0"),
        (3.0, "3.0"),
        (39.0392, "39.0392"),
        (0.1, "0.1"),
        (1e-7, "0.0000001"),
        (-1.5e-10, "-0.00000000015"),
        (1.25e-5, "0.0000125"),
        (LARGEST, "9007199254740992.0"),
        (1e16, "10000000000000000.0"),
        (-1.5e22, "-15000000000000000000000.0"),
        (5e-324, "0." + "0" * 323 + "5"),
    ],
)
def test_the_decimal_text_has_a_point_and_no_exponent(value: float, text: str) -> None:
    assert decimal_text(value) == text


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_not_finite_has_no_decimal_text(value: float) -> None:
    with pytest.raises(ValueError, match=f"^{value} has no decimal form$"):
        decimal_text(value)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3", "3"), ("+3.", "3"), ("003.000", "3"), ("-0", "0"), ("-0.0", "0"), (".5", "0.5"),
        ("-.50", "-0.5"),
        ("39.0392", "39.0392"), ("0.0000001", "1e-07"), ("9007199254740992", "9007199254740992"),
        ("-9007199254740992.0", "-9007199254740992"), ("0.1" + "0" * 1000, "0.1"), ("0" * 1000 + "1", "1"),
    ],
)  # fmt: skip
def test_a_decimal_is_read_by_value(text: str, number: str) -> None:
    assert repr(number_from_decimal(text)) == number


@pytest.mark.parametrize(
    "text",
    [
        "", ".", "+", "-", "+.", "1e3", "1E3", "NaN", "INF",
        " 3", "3\n", "3 ", "1_000", "1,5", "0x1", "--1", "1.2.3",
        "\u0663", "\uff13", "\ud800", "\x00",
    ],
)  # fmt: skip
def test_what_is_no_lexical_form_of_a_decimal_is_no_number(text: str) -> None:
    assert number_from_decimal(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "9007199254740993",
        "-9007199254740993.0",
        "0.1000000000000000055",
        "9007199254740991.5",
        "123456789012345678.5",
        "0." + "0" * 400 + "1",
        "9" * 400 + ".5",
        pytest.param("9" * 10**6, id="a million digits"),
        pytest.param("0." + "3" * 10**6, id="a million decimals"),
    ],
)
def test_a_decimal_that_would_lose_digits_is_no_number(text: str) -> None:
    assert number_from_decimal(text) is None


@given(NUMBERS)
def test_each_number_comes_back_from_its_decimal_text(value: float) -> None:
    text = decimal_text(value)
    assert number_mistake(value) is None
    assert re.fullmatch(r"-?[0-9]+\.[0-9]+", text)
    assert number_from_decimal(text) == value
    assert Decimal(text) == Decimal(repr(value))


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_the_decimal_text_of_any_finite_float_is_exactly_its_repr(value: float) -> None:
    assert Decimal(decimal_text(value)) == Decimal(repr(value))
    assert "e" not in decimal_text(value)


@given(
    st.from_regex(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)", fullmatch=True, alphabet=st.characters(codec="ascii"))
)
def test_a_number_read_has_exactly_the_value_written(text: str) -> None:
    number = number_from_decimal(text)
    if number is not None:
        assert number_mistake(number) is None
        assert Decimal(repr(number)) == Decimal(text)
        assert repr(plain_number(number)) == repr(number)


@given(NUMBERS)
def test_a_plain_number_is_the_same_number(value: float) -> None:
    assert plain_number(value) == value
    assert isinstance(plain_number(value), int) == (value == int(value))


@given(
    st.from_type(object)
    | st.text(st.characters(codec=None, exclude_categories=()))
    | st.integers()
    | st.floats()
)
def test_any_object_gets_an_answer(value: object) -> None:
    assert number_mistake(value) is None or integer_mistake(value) is not None
