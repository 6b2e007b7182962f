"""Countries and languages by name or by another code: what has one meaning is taken, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.effort import instructions
from visitdata.drafts.understood import Understood
from visitdata.drafts.values.cldr_names import COUNTRIES, CURRENCIES, LANGUAGES
from visitdata.drafts.values.countries import country_of
from visitdata.drafts.values.languages import language_of
from visitdata.errors import Mistake
from visitdata.values.countries import ASSIGNED_CODES, country_mistake
from visitdata.values.languages import language_mistake


def pairs(names: str) -> list[tuple[str, str]]:
    return [(name, code) for name, _, code in (each.rpartition(":") for each in names.split("|"))]


@pytest.mark.parametrize("code", ["NO", "GB", "XK", "XA"])
def test_a_code_stands_as_it_is(code: str) -> None:
    assert country_of(code) == Understood(value=code)


@pytest.mark.parametrize("tag", ["en", "zh-Hant", "no", "ga", "xx", "mul", "x-klingon"])
def test_a_tag_stands_as_it_is(tag: str) -> None:
    assert language_of(tag) == Understood(value=tag)


@pytest.mark.parametrize(
    ("text", "code", "certainty"),
    [
        ("Norway", "NO", "sure"),
        ("norway", "NO", "sure"),
        ("NOR", "NO", "sure"),
        ("Côte d'Ivoire", "CI", "sure"),
        ("Cote d’Ivoire", "CI", "sure"),
        ("Ivory Coast", "CI", "sure"),
        ("Russia", "RU", "sure"),
        ("South Korea", "KR", "sure"),
        ("DPRK", "KP", "sure"),
        ("USA", "US", "sure"),
        ("U.S.", "US", "sure"),
        ("UK", "GB", "sure"),
        ("the Netherlands", "NL", "sure"),
        ("Trinidad and Tobago", "TT", "sure"),
        ("Saint Lucia", "LC", "sure"),
        ("Burma", "MM", "sure"),
        ("Hong Kong", "HK", "sure"),
        ("DR Congo", "CD", "sure"),
        ("Georgia", "GE", "likely"),
        ("Scotland", "GB", "likely"),
        ("no", "NO", "likely"),
        ("EL", "GR", "likely"),
    ],
)
def test_a_country_is_known_by_name_and_by_other_codes(text: str, code: str, certainty: str) -> None:
    found = country_of(text)
    assert isinstance(found, Understood)
    assert (found.value, found.kind, found.certainty) == (code, "country", certainty)


@pytest.mark.parametrize(
    ("text", "codes"),
    [("Congo", "CD CG"), ("Korea", "KP KR"), ("Virgin Islands", "VG VI"), ("St. Martin", "MF SX")],
)
def test_a_name_of_two_countries_is_a_mistake_that_names_both(text: str, codes: str) -> None:
    found = country_of(text)
    assert isinstance(found, Mistake)
    assert (found.code, found.suggestion) == ("bad-country", None)
    assert all(code in found.message for code in codes.split())


@pytest.mark.parametrize(
    "text", ["EU", "Soviet Union", "Atlantis", "Nor", "Paris", "", "\ud800", "Norwegian"]
)
def test_what_is_no_country_is_a_mistake(text: str) -> None:
    assert isinstance(country_of(text), Understood) == (text == "Nor")
    if text != "Nor":
        assert isinstance(country_of(text), Mistake)


def test_every_country_is_known_by_its_name_in_the_cldr() -> None:
    assert {code for _, code in pairs(COUNTRIES)} == {*ASSIGNED_CODES, "XK"}
    for name, code in pairs(COUNTRIES):
        found = country_of(name)
        if isinstance(found, Mistake):
            assert name == "St. Martin"
        else:
            assert found.value == code


@pytest.mark.parametrize(
    ("text", "tag", "certainty"),
    [
        ("English", "en", "sure"),
        ("EN", "en", "sure"),
        ("en_US", "en-US", "sure"),
        ("eng", "en", "sure"),
        ("iw", "he", "sure"),
        ("welsh", "cy", "sure"),
        ("Brazilian Portuguese", "pt-BR", "sure"),
        ("中文", "zh", "sure"),
        ("Русский", "ru", "sure"),
        ("Türkçe", "tr", "sure"),
        ("Farsi", "fa", "sure"),
        ("jp", "ja", "likely"),
        ("JP", "ja", "likely"),
        ("cz", "cs", "likely"),
        ("en-UK", "en-GB", "likely"),
        ("Mandarin", "zh", "likely"),
    ],
)
def test_a_language_is_known_by_name_and_by_other_codes(text: str, tag: str, certainty: str) -> None:
    found = language_of(text)
    assert isinstance(found, Understood)
    assert (found.value, found.kind, found.certainty) == (tag, "language", certainty)


@pytest.mark.parametrize("text", ["Martian", "Klingon", "English and French", "", "\ud800", "e", "en--US"])
def test_what_is_no_language_is_a_mistake(text: str) -> None:
    found = language_of(text)
    assert isinstance(found, Mistake)
    assert found.code == "bad-language"


def test_a_tag_that_a_record_takes_stands_as_it_is() -> None:
    assert language_of("klingon") == Understood(value="klingon")


def test_every_language_is_known_by_its_name_in_the_cldr() -> None:
    for name, tag in pairs(LANGUAGES):
        found = language_of(name)
        assert isinstance(found, Understood)
        assert found.value == tag


def test_no_name_of_the_cldr_has_two_codes() -> None:
    for names in (COUNTRIES, LANGUAGES, CURRENCIES):
        folded = [(name.casefold(), code) for name, code in pairs(names)]
        assert len({name for name, _ in folded}) == len(set(folded))


TEXTS = st.text() | st.sampled_from([*pairs(COUNTRIES), *pairs(LANGUAGES)]).flatmap(
    lambda pair: st.sampled_from([pair[0], pair[0].upper(), pair[0] + "s", f" {pair[1]} ", pair[1].lower()])
)


@given(TEXTS)
def test_what_was_understood_is_understood_as_itself(text: str) -> None:
    for read, mistake in ((country_of, country_mistake), (language_of, language_mistake)):
        found = read(text)
        if isinstance(found, Understood):
            assert mistake(found.value) is None
            assert read(found.value) == Understood(value=found.value)


def test_a_huge_text_is_refused_at_once() -> None:
    for read in (country_of, language_of):
        found = read("Norway" * 200_000)
        assert isinstance(found, Mistake)
        assert len(found.message) < 300
        assert instructions(lambda read=read: read("Norway" * 200_000)) < 1_000  # type: ignore[misc]
