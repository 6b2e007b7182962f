"""The normal form of a text: one for all editions that differ in form only, and each part knows its place."""

from __future__ import annotations

import re
import time
import unicodedata
from functools import partial
from itertools import pairwise

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.editions import CHANGES, TEXT, changed
from tests.support.effort import instructions
from visitdata.values.unicode import properties
from visitdata.values.unicode.aligned_text import verbatim
from visitdata.values.unicode.normal_form import measure, normal
from visitdata.values.unicode.ranges import code_points

LETTERS = st.text(
    "ae\u0301\u0327\u00e9 \n\r.'\"-1\u2019\u201c\u00ab\u2026\u00ad\u200f\u034f\u0640\ud55c\u1112\u1161\u11ab"
    "\u0344\u1e69\u212b\ufb03\u6e21\u8239\u3000\u0e01"
)
TEXTS = LETTERS | st.text()

FORMS = {
    "\u201cYes\u201d": "'Yes'",
    "\u00abOui\u00bb \u00ab\u202fOui\u00a0\u00bb \u00bbJa\u00ab \u2039 Ja \u203a": "'Oui''Oui''Ja''Ja'",
    "\u300c\u306f\u3044\u300d\u300e\u306f\u3044\u300f\u301d\u306f\u3044\u301f\uff02\u306f\u3044\uff02": (
        "'\u306f\u3044''\u306f\u3044''\u306f\u3044''\u306f\u3044'"
    ),
    "``Yes,'' she said": "'Yes,'she said",
    "it\u2019s": "it's",
    "a \u2013 b\u20141 \u2212 \uff0d2": "a - b-1 - -2",
    "and so on\u2026": "and so on...",
    "so . . . on. . . .": "so...on...",
    "so\u2026 on \u2026\u2026": "so...on...",
    "1. 2. 3..": "1. 2. 3..",
    "one\r\n\r\n  two\u00a0three": "one two three",
    "fer\u00adry\u200b": "ferry",
    "\ufeffText": "Text",
    "\u200f\u0645\u0631\u200c\u062d\u0640\u0640\u0628\u0627\u061c": "\u0645\u0631\u062d\u0628\u0627",
    "\u2764\ufe0f\U000e0100": "\u2764",
    "caf\u00e9 cafe\u034f\u0301": "cafe\u0301 cafe\u0301",
    "\ud55c": "\u1112\u1161\u11ab",
    "Stra\u00dfe \u2460 A\u00df": "Stra\u00dfe \u2460 A\u00df",
    "\ufb01n e\ufb03gy \u0133s": "fin effigy ijs",
    "for-\neign min\u2010\r\n  ister minis\u00ad\nter": "foreign minister minister",
    "well-\nknown well-known caf\u00e9-\nbar": "wellknown wellknown cafe\u0301bar",
    "pre- and post-1990 -\nno 7-\nb": "pre- and post-1990 - no 7- b",
    "\u6e21\u8239\n\u5b89\u5168\u3002\n\u56e0 A": "\u6e21\u8239\u5b89\u5168\u3002\u56e0 A",
    "\uc548 \ub155": unicodedata.normalize("NFD", "\uc548 \ub155"),
}


@pytest.mark.parametrize("text", FORMS)
def test_the_normal_form_of_typography_is_plain_and_letters_stay_what_they_are(text: str) -> None:
    assert normal(text).text == FORMS[text]


def slowly(text: str) -> str:
    """The normal form by one rule after another over the whole text, with the data of another package."""
    text = regex.sub(r"(?<=\p{L})\u00ad(?=[ \t]*[\r\n]\s*\p{L})", "-", text)
    text = regex.sub(r"[\p{Default_Ignorable_Code_Point}\u0640\u07fa\u180a]", "", text)
    text = re.sub(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", "\n", text)
    text = re.sub(r"[^\S\n]", " ", text)
    text = regex.sub(r"[\u2010-\u2015\u2212\u058a\u05be\u2e3a\u2e3b\ufe58\ufe63\uff0d]", "-", text)
    single = "['`\u00b4\u02b9\u02bb-\u02bd\u02c8\u055a\u05f3\u2018-\u201b\u2032\u2035\u2039\u203a\uff07]"
    text = re.sub(single, "'", text)
    text = regex.sub(r"[\p{Quotation_Mark}\u02ba\u02ee\u05f4\u2033\u2036--']", '"', text, flags=regex.V1)
    text = re.sub(r"[ \n]*(?:''|['\"])[ \n]*", "\ue000", text)
    text = regex.sub(r"(?<=[\p{L}\p{M}])-(?:[ \n]*\n *)?(?=\p{L})", "", text)
    text = re.sub(r"[.\u2026](?:[ \n]?[.\u2026])*", dots, text)
    text = re.sub(r"[ \n]*\ue001[ \n]*", "...", text)
    text = re.sub(r"[ \n]+", " ", text)
    text = regex.sub(rf"(?<={SPACELESS}) (?={SPACELESS})", "", text)
    text = regex.sub("[\u0132\u0133\ufb00-\ufb06]", lambda one: unicodedata.normalize("NFKD", one[0]), text)
    return unicodedata.normalize("NFD", text).replace("\ue000", "'")


def dots(run: re.Match[str]) -> str:
    return "\ue001" if "\u2026" in run[0] or run[0].count(".") > 2 else run[0]


SPACELESS = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff9f]"


@given(LETTERS)
def test_the_normal_form_is_that_of_the_text_as_a_whole(text: str) -> None:
    assert normal(text).text == slowly(text)


@given(LETTERS)
@example(".\n\u2026")
def test_editions_that_differ_in_form_only_have_one_normal_form(text: str) -> None:
    form = normal(text).text
    for other in ("NFC", "NFD"):
        assert normal(unicodedata.normalize(other, text)).text == form
    assert normal(text.replace("\r", "").replace("\n", "\r\n")).text == normal(text.replace("\r", "")).text


def test_the_properties_are_those_of_unicode() -> None:
    tables = {
        "Default_Ignorable_Code_Point": properties.DEFAULT_IGNORABLE,
        "Quotation_Mark": properties.QUOTATION_MARK,
    }
    for name, table in tables.items():
        known = {ord(each) for each in regex.findall(rf"\p{{{name}}}", EVERY)}
        assert known == set(code_points(table)), name


EVERY = "".join(map(chr, range(0x110000)))


@pytest.mark.parametrize("name", ["Default_Ignorable_Code_Point", "Quotation_Mark"])
def test_every_character_with_the_property_has_the_one_form(name: str) -> None:
    for each in regex.findall(rf"\p{{{name}}}", EVERY):
        form = "" if name.startswith("Default") else "'"
        assert normal(f"a{each}b").text == f"a{form}b", hex(ord(each))


@pytest.mark.parametrize("name", CHANGES)
@given(data=st.data())
def test_after_each_change_of_form_words_are_found_where_they_stand(name: str, data: st.DataObject) -> None:
    text, places = changed(CHANGES[name])
    assert text != TEXT
    outside = [at for at in places if TEXT[at].isalnum()]
    start = data.draw(st.sampled_from(outside))
    last = data.draw(st.sampled_from([at for at in outside if at >= start]))
    words, wanted = TEXT[start : last + 1], (places[start], places[last] + 1)
    aligned = normal(text)
    assert wanted in aligned.spans(words, most=len(TEXT)), (words, text[slice(*wanted)])
    assert aligned.at(places[start], words) == wanted


@given(TEXTS)
def test_each_character_of_the_normal_form_stands_in_the_text_in_order(text: str) -> None:
    aligned = normal(text)
    places = [aligned.place(index, index + 1) for index in range(len(aligned.text))]
    assert places == sorted(places)
    for character, (start, end) in zip(aligned.text, places, strict=True):
        assert 0 <= start < end <= len(text)
        assert character == " " or character in normal(text[start:end]).text
    for (_, end), (start, _) in pairwise(places):
        assert end <= start or (start, end) in places


@given(LETTERS, st.data())
def test_words_are_found_where_the_text_has_them_in_any_form(text: str, data: st.DataObject) -> None:
    aligned = normal(text)
    for index in range(len(aligned.text)):
        start, end = aligned.place(index, index + 1)
        if normal(text[start:end]).text.strip() and normal(text[start:end]).text == "".join(
            each for other, each in enumerate(aligned.text) if aligned.place(other, other + 1) == (start, end)
        ):
            assert (start, end) in aligned.spans(text[start:end], most=len(text))
            assert aligned.at(start, text[start:end]) == (start, end)
    start = data.draw(st.integers(-3, len(text) + 3))
    assert aligned.at(start, "no such words") is None
    assert aligned.at(-1, text[:1]) is None


@given(st.text("ab", min_size=1), st.text("ab", max_size=2), st.text("ab", max_size=2))
def test_letter_by_letter_words_are_found_with_what_stands_around_them(
    text: str, before: str, after: str
) -> None:
    aligned = verbatim(text)
    found = aligned.spans("a", before, after, most=len(text))
    assert found == [
        (place, place + 1)
        for place in range(len(text))
        if text[place] == "a" and text[:place].endswith(before) and text[place + 1 :].startswith(after)
    ]
    assert aligned.spans("a", before, after, most=1) == found[:1]
    assert [aligned.at(place, "a") for place in (-1, len(text), len(text) + 1)] == [None] * 3


def test_words_of_nothing_that_is_seen_stand_nowhere() -> None:
    assert normal("a b\u200b c").spans("\u200b") == normal("a b").spans(" ") == normal("a").spans("") == []


MEASURES = {
    "eleven more": 11,
    "\u636e\u79f0": 6,
    "\u636e\u77e5\u60c5\u4eba\u58eb": 15,
    "\uc804\uc7c1": 6,
    unicodedata.normalize("NFD", "\uc804\uc7c1"): 6,
    "\u3068\u3055\u308c\u308b": 12,
    "caf\u00e9\u200b": 4,
    "\u0645\u0631\u062d\u0640\u0640\u0628\u0627": 5,
}


@pytest.mark.parametrize("words", MEASURES)
def test_a_wide_character_counts_as_three_letters_and_what_is_unseen_not_at_all(words: str) -> None:
    assert measure(words) == MEASURES[words]


HOSTILE: dict[str, str] = {
    "prose": "\u201cRuritania\u2019s ferry is safe,\u201d the palace said \u2013 then left.\n",
    "syllables": "\ud55c\uae00 \ubb38\uc7a5",
    "spaces among what is not seen": " \u200b",
    "dots": ". ",
    "marks": "a\u0301\u0327",
    "a word of marks": "\u0301",
    "hyphens": "-\n",
    "hyphens and letters": "a-\n \n",
    "quotation marks": "\u201c \u00bb",
    "returns": "\r\n \r",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_twice_the_text_takes_twice_the_work(name: str) -> None:
    def work(size: int) -> int:
        return instructions(partial(normal, (HOSTILE[name] * size)[:size]))

    work(4_000)
    assert work(8_000) < 2.2 * work(4_000) + 2_000
    began = time.process_time()
    normal((HOSTILE[name] * 200_000)[:200_000])
    assert time.process_time() - began < 10
