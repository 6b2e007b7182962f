"""Subtags: what is not registered is told, with the tag that was meant where it can only be one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitdata.values.countries import ASSIGNED_CODES
from visitdata.values.language_subtags import unlikely_language
from visitdata.values.languages import language_mistake

LIKELY = [
    "en", "en-GB", "zh-Hant", "zh-Hans-CN", "sr-Latn", "sr-Latn-RS", "de-1996", "es-419", "kr", "br",
    "ee", "ar-001", "in", "fil", "grc", "x-arcadian", "i-klingon", "en-x-uk", "zh-cmn-Hans",
    "en-u-co-phonebk", "en-XA", "ca-ES-valencia",
]  # fmt: skip

UNLIKELY = [
    ("jp", "ja"), ("cz", "cs"), ("ua", "uk"), ("cn", "zh"), ("kr-KR", None), ("gr", "el"), ("dk", "da"),
    ("vn", "vi"), ("kz", "kk"), ("us", "en"), ("gb", "en"), ("jp-JP", "ja-JP"), ("cn-Hant", "zh-Hant"),
    ("ch-CH", None), ("by", None), ("ca-CA", None), ("xx", None), ("qq", None), ("eng", "en"), ("ger",
    "de"), ("deu-AT", "de-AT"), ("cze", "cs"), ("iw", "he"), ("en-UK", "en-GB"), ("el-EL", "el-GR"),
    ("sr-EL", "sr-Latn"), ("en-EN", None), ("ja-JA", None), ("zh-Hans-ZH", None),
]  # fmt: skip
REGISTERED_ALL_THE_SAME = {"kr-KR", "ch-CH", "ca-CA"}  # Kanuri in Korea: it cannot be told


@pytest.mark.parametrize("tag", LIKELY)
def test_a_tag_of_registered_subtags_is_let_be(tag: str) -> None:
    assert language_mistake(tag) is None
    assert unlikely_language(tag) is None


@pytest.mark.parametrize(("tag", "meant"), UNLIKELY)
def test_an_unlikely_tag_is_told_with_the_one_that_was_meant(tag: str, meant: str | None) -> None:
    assert language_mistake(tag) is None
    found = unlikely_language(tag)
    if tag in REGISTERED_ALL_THE_SAME:
        assert found is None
    else:
        assert found is not None
        assert found[1] == meant


@given(st.from_regex("[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", fullmatch=True))
def test_what_is_offered_is_valid_and_likely_itself(tag: str) -> None:
    found = unlikely_language(tag)
    if found is not None and found[1] is not None and language_mistake(tag) is None:
        assert language_mistake(found[1]) is None
        again = unlikely_language(found[1])
        assert again is None or "region" in again[0]


def test_every_country_is_a_language_or_is_told() -> None:
    told = {code for code in ASSIGNED_CODES if unlikely_language(code.lower()) is not None}
    assert {"JP", "CZ", "UA", "GB", "US", "CN", "CY"} - told == {"CY"}
    assert len(told) > 100
