"""Languages: tags of RFC 5646 in their usual case."""

from __future__ import annotations

import time

import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from visitdata.errors import Mistake
from visitdata.values.languages import canonical_language, language_mistake

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))
# The examples of RFC 5646, appendix A, all grandfathered tags of its section 2.1, and corners of its grammar.
WELL_FORMED = """
    de fr ja i-enochian zh-Hant zh-Hans sr-Cyrl sr-Latn zh-cmn-Hans-CN cmn-Hans-CN zh-yue-HK yue-HK
    zh-Hans-CN sr-Latn-RS sl-rozaj sl-rozaj-biske sl-nedis de-CH-1901 sl-IT-nedis hy-Latn-IT-arevela
    de-DE en-US es-419 de-CH-x-phonebk az-Arab-x-aze-derbend x-whatever qaa-Qaaa-QM-x-southern de-Qaaa
    sr-Latn-QM sr-Qaaa-RS en-US-u-islamcal zh-CN-a-myext-x-private en-a-myext-b-another en-GB-oed i-ami
    i-bnn i-default i-hak i-klingon i-lux i-mingo i-navajo i-pwn i-tao i-tay i-tsu sgn-BE-FR sgn-BE-NL
    sgn-CH-DE art-lojban cel-gaulish no-bok no-nyn zh-guoyu zh-hakka zh-min zh-min-nan zh-xiang en en-GB
    en-CA-x-ca az-Latn-x-latn mn-Cyrl-MN sl-1abc zh-aaa-bbb-ccc abcd abcdefgh x-1 x-x-x x-a-12345678
    en-0-aa-1-bb en-t-latn-gb de-a-aa-aa-x-a-a
"""
MALFORMED = """
    a abcdefghi 1a en- -en en--GB - en-x x x- en-a en-a-x-a en-a-b en-x-123456789 en-abcdefghi en-12
    en-1234-12 de-419-DE a-DE ar-a-aaa-b-bbb-a-ccc i-foo en-Latn-Latn en-GB-GB zh-aaa-bbb-ccc-ddd
    abcde-aaa en-a1 en-GB-abc de-1996-1996 sl-rozaj-biske-rozaj en-a-bb-a-cc i x-aaaaaaaaa und-
"""
GOOD, BAD = WELL_FORMED.split(), MALFORMED.split()


@pytest.mark.parametrize("tag", GOOD)
def test_a_well_formed_tag_in_its_case_is_accepted(tag: str) -> None:
    assert language_mistake(tag) is None
    assert canonical_language(tag) == tag


@pytest.mark.parametrize("tag", [tag for tag in GOOD if tag not in {tag.upper(), tag.swapcase()}])
def test_a_tag_in_another_case_is_refused_with_its_case(tag: str) -> None:
    for other in {tag.upper(), tag.swapcase(), tag.lower()} - {tag}:
        assert language_mistake(other) == Mistake(
            "bad-language", f"'{other}' is not in the case of RFC 5646, section 2.1.1", f'write "{tag}"'
        )


@pytest.mark.parametrize(
    "tag", [*BAD, "", "en GB", "\u017fv", "\u212ao", "\uff45n", "中文", "en-\ud800", "en\x00"]
)
def test_what_is_not_well_formed_is_refused(tag: str) -> None:
    mistake = language_mistake(tag)
    assert mistake is not None
    assert (mistake.code, mistake.suggestion) == ("bad-language", None)


@pytest.mark.parametrize(("tag", "subtag"), [("de-1996-1996", "1996"), ("en-a-bb-b-cc-a-dd", "a")])
def test_a_variant_or_singleton_given_twice_is_named(tag: str, subtag: str) -> None:
    assert language_mistake(tag) == Mistake(
        "bad-language", f"'{tag}' has the subtag '{subtag}' twice, which RFC 5646 forbids", None
    )


@pytest.mark.parametrize("tag", ["de-1996-x-1996-1996", "en-a-bb-x-a-a", "en-a-bb-bb"])
def test_other_subtags_may_come_twice(tag: str) -> None:
    assert language_mistake(tag) is None


@pytest.mark.parametrize(
    ("value", "tag"),
    [
        ("en_GB", "en-GB"),
        ("en_gb", "en-GB"),
        ("en_GB.UTF-8", "en-GB"),
        ("sr_RS@latin", "sr-Latn-RS"),
        ("sr@latin", "sr-Latn"),
        ("sr-el", "sr-Latn"),
        ("sr-ec", "sr-Cyrl"),
        ("uz_UZ.UTF-8@cyrillic", "uz-Cyrl-UZ"),
        ("de_DE@euro", "de-DE"),
        ("ca_ES@valencia", "ca-ES-valencia"),
        (" en\n", "en"),
        ("EN_latn_gb", "en-Latn-GB"),
        ("English", "en"),
        ("english", "en"),
        ("Russian", "ru"),
        ("Français", "fr"),
        ("русский", "ru"),
    ],
)
def test_a_locale_or_the_name_of_a_language_is_refused_with_its_tag(value: str, tag: str) -> None:
    mistake = language_mistake(value)
    assert mistake is not None
    assert (mistake.code, mistake.suggestion) == ("bad-language", f'write "{tag}"')


@pytest.mark.parametrize(
    "start", ["a", "en-", "en-a-", "x-", "en-aaaaa-", "en-1996-", "zh-aaa-", "en-a-bb-b-cc-", "é", "_"]
)
def test_a_megabyte_is_refused_within_a_second(start: str) -> None:
    since = time.process_time()
    assert language_mistake(start * (10**6 // len(start))) is not None
    assert language_mistake(start + "aaaaa-" * 160_000) is not None
    assert time.process_time() - since < 1


SUBTAG = st.text("abxyz019", min_size=1, max_size=9)
TAGS = st.lists(
    st.sampled_from(["en", "zh", "x", "i", "a", "Latn", "GB", "419", "1996", "rozaj", "yue"]) | SUBTAG
).map("-".join)


@given(TAGS | ANY_TEXT)
def test_the_case_of_a_tag_is_settled_at_once(tag: str) -> None:
    once = canonical_language(tag)
    assert canonical_language(once) == once
    assert canonical_language(tag.swapcase()) == once or not tag.isascii()


@given(TAGS | ANY_TEXT)
def test_what_is_accepted_is_a_language_to_pyoxigraph_and_rdflib(tag: str) -> None:
    if language_mistake(tag) is None:
        # pyoxigraph keeps tags in lower case.
        assert pyoxigraph.Literal("a", language=tag).language == tag.lower()
        assert rdflib.Literal("a", lang=tag).language == tag


@pytest.mark.parametrize("tag", GOOD)
def test_each_good_tag_is_read_from_ntriples_by_pyoxigraph_and_rdflib(tag: str) -> None:
    line = f'<a:a> <a:b> "a"@{tag} .\n'
    [quad] = pyoxigraph.parse(line.encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert isinstance(quad.object, pyoxigraph.Literal)
    assert canonical_language(quad.object.language or "") == tag
    [literal] = rdflib.Graph().parse(data=line, format="nt").objects()
    assert isinstance(literal, rdflib.Literal)
    assert canonical_language(literal.language or "") == tag


@given(TAGS | ANY_TEXT)
def test_a_suggestion_is_itself_accepted(value: str) -> None:
    mistake = language_mistake(value)
    if mistake and mistake.suggestion and mistake.suggestion.startswith('write "'):
        assert language_mistake(mistake.suggestion.removeprefix('write "').removesuffix('"')) is None
