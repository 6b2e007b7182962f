"""The word lists, one language a file, by the primary subtag of its language (RFC 5646, section 2.2.1)."""

from __future__ import annotations

from collections.abc import Mapping

from visitdata.checks.wording.words import ar, de, en, es, fr, ru, zh
from visitdata.checks.wording.words.word_list import WordList

LISTS: Mapping[str, WordList] = {
    "ar": ar.WORDS,
    "cmn": zh.WORDS,
    "de": de.WORDS,
    "en": en.WORDS,
    "es": es.WORDS,
    "fr": fr.WORDS,
    "ru": ru.WORDS,
    "zh": zh.WORDS,
}


def words_of(language: str | None) -> WordList | None:
    """The word list for a language tag, whatever its region or script; None where there is none."""
    return None if language is None else LISTS.get(language.partition("-")[0])
