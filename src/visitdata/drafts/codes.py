"""Countries and languages that are written by name, or by a code that is not the usual one."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from visitdata.drafts.cldr_names import COUNTRIES, LANGUAGES
from visitdata.drafts.understood import Understood
from visitdata.drafts.written import tidied, too_long
from visitdata.errors import Mistake
from visitdata.suggestions.forms import one_of
from visitdata.values.countries import country_mistake
from visitdata.values.language_subtags import unlikely_language
from visitdata.values.languages import language_mistake
from visitdata.values.text import printable
from visitdata.values.unicode.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from visitdata.drafts.understood import Certainty, RepairKind

# Usual names that the CLDR does not have, and names of before.
_OTHER_COUNTRIES = """
Bosnia:BA|Britain:GB|Great Britain:GB|Brunei Darussalam:BN|Cabo Verde:CV|Congo Brazzaville:CG
Congo Kinshasa:CD|Czech Republic:CZ|Democratic People's Republic of Korea:KP|DPRK:KP
Democratic Republic of Congo:CD|Democratic Republic of the Congo:CD|DR Congo:CD|DRC:CD|East Timor:TL
Holy See:VA|Ivory Coast:CI|Lao PDR:LA|Macau:MO|Palestine:PS|State of Palestine:PS
People's Republic of China:CN|PRC:CN|Republic of Korea:KR|ROK:KR|Republic of the Congo:CG
Russian Federation:RU|Swaziland:SZ|Syrian Arab Republic:SY|The Bahamas:BS|The Gambia:GM|Turkey:TR|UAE:AE
U.K.:GB|U.S.:US|U.S.A.:US|United States of America:US|Vatican:VA|Viet Nam:VN
"""
# What is a part of the country, or is called so as a whole only loosely or formerly.
_LIKELY_COUNTRIES = """
America:US|England:GB|Georgia:GE|Holland:NL|Macedonia:MK|Northern Ireland:GB|Scotland:GB|Wales:GB
"""
_SEVERAL_COUNTRIES = {
    "congo": ("CD", "CG"),
    "korea": ("KP", "KR"),
    "saint martin": ("MF", "SX"),
    "virgin islands": ("VG", "VI"),
}
_LIKELY_CODES = {"EL", "na", "no"}

_OTHER_LANGUAGES = """
Bengali:bn|Farsi:fa|Burmese:my|Greenlandic:kl|Kirundi:rn|Oriya:or|Uighur:ug|Bokmål:nb|Nynorsk:nn
Norsk:no|Svenska:sv|Dansk:da|Suomi:fi|Magyar:hu|Čeština:cs|Ελληνικά:el|Bahasa Indonesia:id
"""
_LIKELY_LANGUAGES = "Gaelic:gd|Mandarin:zh|Mandarin Chinese:zh|Sorani:ckb|Kurmanji:kmr"
# No language has a subtag of so many letters: RFC 5646, section 2.2.1, keeps them for later.
_RESERVED = re.compile("[a-z]{4,8}(?:-.*)?")


def country_of(text: str) -> Understood | Mistake:
    """The code of a country that a name or another code can only mean.

    Names are the English ones of the CLDR, and usual short ones; codes of ISO 3166-1 alpha-3, small letters
    and UK are understood too.

    Returns:
        The code, without a kind of repair where it stands as the record takes it. Else a mistake with the
        code `bad-country`.
    """
    found = country_mistake(text)
    if found is None:
        return Understood(value=text)
    long = too_long(text, "bad-country", "country")
    if long is not None:
        return long
    several = _SEVERAL_COUNTRIES.get(_key(text))
    if several is not None:
        return Mistake(found.code, f"{printable(text)} may be more than one country: write {one_of(several)}")
    named = _by_name(text, "country", _countries(), _likely_countries())
    meant = _written(found)
    if named is None and meant is not None:
        return _named(text, meant, "country", "likely" if tidied(text) in _LIKELY_CODES else "sure")
    return named or found._replace(message=f"{found.message}, nor the English name of a country")


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
    named = _by_name(text, "language", _languages(), _likely_languages())
    if named is not None:
        return named
    meant = None if found is None else _written(found)
    if meant is None or _RESERVED.fullmatch(meant):
        message = (
            f"{printable(text)} is neither a language tag of RFC 5646 nor a name of a language known here"
        )
        return Mistake("bad-language", message)
    better = unlikely_language(meant)
    tag = better[1] if better and better[1] else meant
    return _named(text, tag, "language", "sure" if tag == meant else "likely")


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


def _by_name(
    text: str, kind: RepairKind, sure: Mapping[str, str], likely: Mapping[str, str]
) -> Understood | None:
    key = _key(text)
    if key in sure:
        return _named(text, sure[key], kind, "sure")
    return _named(text, likely[key], kind, "likely") if key in likely else None


def _named(text: str, code: str, kind: RepairKind, certainty: Certainty) -> Understood:
    sentence = f"{printable(text)} is the {kind} {code}"
    return Understood(value=code, kind=kind, certainty=certainty, sentence=sentence)


def _written(mistake: Mistake) -> str | None:
    """The value that a mistake suggests to write."""
    form, _, value = (mistake.suggestion or "").partition("write ")
    return str(json.loads(value)) if value and not form else None


def _key(name: str) -> str:
    """A name as it is looked up: without case, accents, points, "the" and brackets."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))
    words = folded(plain).replace(".", "").replace("&", "and").replace(",", "").split()
    bare = words[1:] if words[:1] == ["the"] else words
    return " ".join("saint" if word == "st" else word for word in bare)


def _keyed(names: Iterable[str]) -> dict[str, str]:
    pairs = (name.rpartition(":") for name in names)
    return {_key(name): code for name, _, code in pairs}


def _parted(names: str) -> list[str]:
    return [name for name in re.split(r"[|\n]", names) if name]


@cache
def _likely_countries() -> dict[str, str]:
    return _keyed(_parted(_LIKELY_COUNTRIES))


@cache
def _countries() -> dict[str, str]:
    every = _keyed([*_parted(COUNTRIES), *_parted(_OTHER_COUNTRIES)])
    return {
        key: code for key, code in every.items() if key not in {*_SEVERAL_COUNTRIES, *_likely_countries()}
    }


@cache
def _languages() -> dict[str, str]:
    return _keyed([*_parted(LANGUAGES), *_parted(_OTHER_LANGUAGES)])


@cache
def _likely_languages() -> dict[str, str]:
    return _keyed(_parted(_LIKELY_LANGUAGES))
