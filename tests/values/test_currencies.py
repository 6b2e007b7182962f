"""Currencies: the codes of ISO 4217."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitdata.values.currencies import CURRENCY_CODES, currency_mistake


def test_codes_are_sorted_and_each_stands_once() -> None:
    assert list(CURRENCY_CODES) == sorted(set(CURRENCY_CODES))
    assert all(len(code) == 3 and code.isascii() and code.isupper() for code in CURRENCY_CODES)


@pytest.mark.parametrize("code", CURRENCY_CODES)
def test_each_listed_code_is_accepted(code: str) -> None:
    assert currency_mistake(code) is None


# In use, for precious metals and the like, and withdrawn: reports on former years name them.
@pytest.mark.parametrize(
    "code", ["EUR", "USD", "CNY", "XCG", "ZWG", "XAU", "XDR", "DEM", "HRK", "BGN", "SUR"]
)
def test_well_known_codes_are_accepted(code: str) -> None:
    assert currency_mistake(code) is None


@pytest.mark.parametrize(
    ("value", "code"),
    [("eur", "EUR"), (" Usd ", "USD"), ("€", "EUR"), ("euros", "EUR"), ("US$", "USD"), ("RMB", "CNY")],
)
def test_another_spelling_is_refused_with_the_code(value: str, code: str) -> None:
    mistake = currency_mistake(value)
    assert mistake is not None
    assert (mistake.code, mistake.suggestion) == ("bad-currency", f'write "{code}"')


@pytest.mark.parametrize("value", ["$", "£", "¥", "dollars", "pesos", "kr"])
def test_a_sign_of_several_currencies_is_said_to_be_a_unit(value: str) -> None:
    mistake = currency_mistake(value)
    assert mistake is not None
    assert (mistake.suggestion or "").startswith("several currencies have this sign")


@pytest.mark.parametrize(
    "value", ["", "EURO?", "XXX", "XTS", "BTC", "978", "EU", "Ruritanian crowns", "EUR" * 20]
)
def test_what_is_no_currency_is_refused(value: str) -> None:
    mistake = currency_mistake(value)
    assert mistake is not None
    assert mistake.suggestion is None


@given(st.text(max_size=6))
def test_nothing_is_taken_that_is_not_listed(value: str) -> None:
    assert (currency_mistake(value) is None) == (value in CURRENCY_CODES)
