"""Languages that are written by name, or by a code that is not the usual one."""

from __future__ import annotations

import re
from functools import cache

from visitdata.drafts.understood import Understood
from visitdata.drafts.values.cldr_names import LANGUAGES
from visitdata.drafts.values.named_codes import by_name, keyed, repaired, suggested
from visitdata.drafts.values.written import too_long
from visitdata.errors import Mistake
from visitdata.values.language_subtags import unlikely_language
from visitdata.values.languages import language_mistake
from visitdata.values.text import printable

_OTHER_LANGUAGES = """
Bengali:bn|Farsi:fa|Burmese:my|Greenlandic:kl|Kirundi:rn|Oriya:or|Uighur:ug|Bokmål:nb|Nynorsk:nn
Norsk:no|Svenska:sv|Dansk:da|Suomi:fi|Magyar:hu|Čeština:cs|Ελληνικά:el|Bahasa Indonesia:id
"""
_LIKELY_LANGUAGES = "Gaelic:gd|Mandarin:zh|Mandarin Chinese:zh|Sorani:ckb|Kurmanji:kmr"
# No language has a subtag of so many letters: RFC 5646, section 2.2.1, keeps them for later.
_RESERVED = re.compile("[a-z]{4,8}(?:-.*)?")


def language_of(text: str) -> Understood | Mistake:
    """The tag of a language that a name or another code can only mean.

    Names are the English ones of the CLDR, and those of some languages in themselves; codes of ISO 639-2,
    tags in another case, locales such as en_US, replaced subtags and codes of countries are understood too.

    Returns:
        The tag, without a kind of repair where it stands as the record takes it. Else a mistake with the
        code `bad-language`.
    """
    long = too_long(text, "bad-language", "language")
    if long is not None:
        return long
    found = language_mistake(text)
    if found is None and not _RESERVED.fullmatch(text):
        return _unless_unlikely(text)
    named = by_name(text, "language", _sure(), _likely())
    if named is not None:
        return named
    if found is None:
        return Understood(value=text)  # a record takes it
    meant = suggested(found)
    if meant is None or _RESERVED.fullmatch(meant):
        message = (
            f"{printable(text)} is neither a language tag of RFC 5646 nor a name of a language known here"
        )
        return Mistake("bad-language", message)
    better = unlikely_language(meant)
    tag = better[1] if better and better[1] else meant
    return repaired(text, tag, "language", "sure" if tag == meant else "likely")


def _unless_unlikely(tag: str) -> Understood:
    """A well-formed tag as it is, unless it can only have meant another one."""
    found = unlikely_language(tag)
    if found is None or found[1] is None:
        return Understood(value=tag)
    reason, meant = found
    is_replaced = "replaced" in reason or "shortest" in reason
    sentence = f"{printable(tag)} {reason}; {meant} is meant"
    return Understood(
        value=meant, kind="language", certainty="sure" if is_replaced else "likely", sentence=sentence
    )


@cache
def _sure() -> dict[str, str]:
    return keyed(LANGUAGES, _OTHER_LANGUAGES)


@cache
def _likely() -> dict[str, str]:
    return keyed(_LIKELY_LANGUAGES)
