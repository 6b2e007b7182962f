"""Scripts: the table is that of Unicode, and a word is mixed where its letters do not go together."""

# ruff: noqa: RUF001 - look-alikes are what it is about

from __future__ import annotations

import sys
from collections import defaultdict
from functools import cache

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from visitdata.values.unicode.script_ranges import RANGES
from visitdata.values.unicode.scripts import mixed_word, script

EVERY = "".join(map(chr, range(sys.maxunicode + 1)))


@cache
def by_script() -> dict[str | None, set[str]]:
    """All characters that are assigned, by the script that they have here."""
    found: dict[str | None, set[str]] = defaultdict(set)
    for character in regex.findall(r"\P{Cn}", EVERY):
        found[script.__wrapped__(character)].add(character)
    return found


def named(name: str) -> str:
    """As `regex` calls it."""
    return name.replace(" ", "")


@pytest.mark.parametrize("name", RANGES)
def test_a_script_has_the_characters_that_unicode_says(name: str) -> None:
    assert by_script()[name] == set(regex.findall(rf"\p{{Script={named(name)}}}", EVERY))


def test_every_script_is_there_and_what_is_common_has_none() -> None:
    assert {*by_script(), None} == {*RANGES, None}
    assert by_script()[None] >= set(regex.findall(r"[\p{Common}\p{Inherited}]", EVERY))
    assert len(RANGES) > 160


ONE_SCRIPT = [
    "Arcadia",
    "Straße",
    "Zoë Łukasz",
    "Москва",
    "Ἀθῆναι",
    "Дональд Trump",
    "IT-компания",
    "СУ-27",
    "COVID-19",
    "O'Нил",
    "ルリタニア王国の首都",
    "ー々〆ヶ",
    "NHKニュース",
    "Tシャツ",
    "LG화학",
    "中華人民共和國",
    "漢字ㄅㄆㄇ",
    "대한민국 大韓民國",
    "भारत",
    "नई दिल्ली",
    "ประเทศไทย",
    "می‌خواهم",
    "שָׁלוֹם",
    "العربية",
    "Украї́на",
    "Zoe\u0308",
    "Дом №5",
    "µg",
    "5€",
    "\u202eabc\u202c где",
    "a\u200bб",
    "",
    " ",
    "הCIA",
    "וNATO",
    "الـCIA",
    "μTorrent",
    "ΔT",
    "ΔΔCt",
    "TNFα",
    "GSK3β",
    "10kΩ",
    "Tシャツ",
    "วันSMS",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
]


@pytest.mark.parametrize("name", ONE_SCRIPT)
def test_a_name_is_left_alone_where_each_word_is_in_one_script(name: str) -> None:
    assert mixed_word(name) is None


MIXED = [
    ("Аrcadia", "Аrcadia", (("Cyrillic", "А"), ("Latin", "rcadia"))),
    ("Port Аrc", "Аrc", (("Cyrillic", "А"), ("Latin", "rc"))),
    ("Моcква", "Моcква", (("Latin", "c"), ("Cyrillic", "Моква"))),
    ("Νew", "Νew", (("Greek", "Ν"), ("Latin", "ew"))),
    ("Афıны", "Афıны", (("Latin", "ı"), ("Cyrillic", "Афны"))),
    ("Аրմենիա", "Аրմենիա", (("Cyrillic", "А"), ("Armenian", "րմենիա"))),
    ("Рutin", "Рutin", (("Cyrillic", "Р"), ("Latin", "utin"))),
    ("Ρutin", "Ρutin", (("Greek", "Ρ"), ("Latin", "utin"))),
    ("αpple", "αpple", (("Greek", "α"), ("Latin", "pple"))),
    ("Googlε", "Googlε", (("Greek", "ε"), ("Latin", "Googl"))),
    ("groβ", "groβ", (("Greek", "β"), ("Latin", "gro"))),
    ("nμclear", "nμclear", (("Greek", "μ"), ("Latin", "nclear"))),
    ("ΟΠΕK", "ΟΠΕK", (("Latin", "K"), ("Greek", "ΟΠΕ"))),
    ("המЦИА", "המЦИА", (("Hebrew", "המ"), ("Cyrillic", "ЦИА"))),
    ("aאб", "aאб", (("Cyrillic", "б"), ("Hebrew", "א"), ("Latin", "a"))),
    ("Ꭺrcadia", "Ꭺrcadia", (("Cherokee", "Ꭺ"), ("Latin", "rcadia"))),
    ("ロシアи", "ロシアи", (("Cyrillic", "и"), ("Katakana", "ロシア"))),
    ("ひらが한", "ひらが한", (("Hangul", "한"), ("Hiragana", "ひらが"))),
    ("ㄅひ", "ㄅひ", (("Bopomofo", "ㄅ"), ("Hiragana", "ひ"))),
    ("αβгa", "αβгa", (("Cyrillic", "г"), ("Latin", "a"), ("Greek", "αβ"))),
    ("аrc\u200dadia", "аrc\u200dadia", (("Cyrillic", "а"), ("Latin", "rcadia"))),
    ("a\U00016f00", "a\U00016f00", (("Latin", "a"), ("Miao", "\U00016f00"))),
    ("а\u202er", "а\u202er", (("Cyrillic", "а"), ("Latin", "r"))),
    ("𝐀а A\u0410", "A\u0410", (("Cyrillic", "\u0410"), ("Latin", "A"))),
]


@pytest.mark.parametrize(("name", "word", "scripts"), MIXED)
def test_a_word_of_several_scripts_is_found_the_rarest_script_first(
    name: str, word: str, scripts: tuple[tuple[str, str], ...]
) -> None:
    assert mixed_word(name) == (word, scripts)


LETTERS = {"Latin": "abcßé", "Cyrillic": "абвгд", "Greek": "αβγδ", "Arabic": "ابت", "Hebrew": "אבג"}


@given(
    st.lists(st.sampled_from(sorted(LETTERS)), min_size=1, max_size=4), st.sampled_from([" ", "-", "'", ". "])
)
def test_words_of_one_script_each_are_never_mixed_and_joined_they_are(
    scripts: list[str], between: str
) -> None:
    words = [LETTERS[name] for name in scripts]
    assert mixed_word(between.join(words)) is None
    # Latin goes with one script that is in wide use, but not with Cyrillic and Greek.
    together = [{name} for name in LETTERS] + [{"Latin", "Arabic"}, {"Latin", "Hebrew"}]
    assert (mixed_word("".join(words)) is not None) == (set(scripts) not in together)


@given(st.text(st.characters(max_codepoint=127)))
def test_no_name_in_ascii_is_mixed(name: str) -> None:
    assert mixed_word(name) is None
