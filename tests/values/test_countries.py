"""Countries: the codes of ISO 3166-1 alpha-2."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitdata.errors import Mistake
from visitdata.values.countries import ASSIGNED_CODES, USER_CODES, country_mistake


def test_there_are_249_assigned_codes_sorted_and_each_once() -> None:
    assert len(ASSIGNED_CODES) == 249
    assert list(ASSIGNED_CODES) == sorted(set(ASSIGNED_CODES))


def test_the_codes_for_own_use_are_xa_to_xz() -> None:
    assert len(USER_CODES) == 26
    assert (USER_CODES[0], USER_CODES[-1]) == ("XA", "XZ")
    assert not set(USER_CODES) & set(ASSIGNED_CODES)


@pytest.mark.parametrize("code", [*ASSIGNED_CODES, *USER_CODES])
def test_each_listed_code_is_accepted(code: str) -> None:
    assert country_mistake(code) is None


@pytest.mark.parametrize(
    "code", ["AD", "BQ", "GB", "KP", "PS", "RU", "SS", "TW", "UA", "US", "XA", "XK", "XZ"]
)
def test_well_known_codes_are_accepted(code: str) -> None:
    assert country_mistake(code) is None


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("gb", "GB"), ("Gb", "GB"), ("UK", "GB"), ("uk", "GB"), ("EL", "GR"), ("GBR", "GB"), ("deu", "DE"),
        ("PRK", "KP"), ("UKR", "UA"), ("XKX", "XK"), (" FR\n", "FR"), ("xk", "XK"),
    ],
)  # fmt: skip
def test_another_spelling_is_refused_with_the_code(value: str, code: str) -> None:
    mistake = country_mistake(value)
    assert mistake is not None
    assert (mistake.code, mistake.suggestion) == ("bad-country", f'write "{code}"')


@pytest.mark.parametrize(
    "value",
    [
        "",
        "A",
        "AA",
        "QM",
        "ZZ",
        "SU",
        "YU",
        "AN",
        "Ruritania",
        "826",
        "G\x00",
        "\uff27\uff22",
        "\ud800",
        "G" * 1000,
    ],
)
def test_for_what_is_no_code_none_is_suggested(value: str) -> None:
    mistake = country_mistake(value)
    assert mistake is not None
    assert (mistake.code, mistake.suggestion) == ("bad-country", None)


def test_a_union_of_states_is_no_country() -> None:
    assert country_mistake("EU") == Mistake(
        "bad-country",
        "'EU' is not a country code of ISO 3166-1 alpha-2",
        "the European Union is not a country: make it an Organization",
    )


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_any_text_gets_an_answer(value: str) -> None:
    assert (country_mistake(value) is None) == (value in ASSIGNED_CODES + USER_CODES)
