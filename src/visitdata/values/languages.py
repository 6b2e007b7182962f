"""Languages: well-formed tags of RFC 5646, in their usual case."""

from __future__ import annotations

import re
from functools import lru_cache

from visitdata.errors import Mistake
from visitdata.values.text import printable

# The grammar of RFC 5646, section 2.1, compiled when the first tag is met. A subtag ends before a hyphen or
# at the end of the tag.
_END = r"(?![^-])"
_LANGTAG = rf"""(?x)
    (?: [a-z]{{2,3}}{_END} (?: -[a-z]{{3}}{_END} ){{0,3}}+ | [a-z]{{4,8}}{_END} )   # language, extlangs
    (?: -[a-z]{{4}}{_END} )?+                                                       # script
    (?: -(?: [a-z]{{2}} | [0-9]{{3}} ){_END} )?+                                    # region
    (?P<variants> (?: -(?: [0-9a-z]{{5,8}} | [0-9][0-9a-z]{{3}} ){_END} )*+ )
    (?P<extensions> (?: -[0-9a-wyz]{_END} (?: -[0-9a-z]{{2,8}}{_END} )++ )*+ )
    (?: -x (?: -[0-9a-z]{{1,8}}{_END} )++ )?+                                       # private use
    """
_PRIVATE_USE = rf"x(?:-[0-9a-z]{{1,8}}{_END})++"
_SINGLETON = r"-([0-9a-wyz])(?=-)"

# The irregular grandfathered tags of RFC 5646, section 2.1; the regular ones fit the grammar of langtag.
_IRREGULAR = {
    "en-gb-oed", "i-ami", "i-bnn", "i-default", "i-enochian", "i-hak", "i-klingon", "i-lux", "i-mingo",
    "i-navajo", "i-pwn", "i-tao", "i-tay", "i-tsu", "sgn-be-fr", "sgn-be-nl", "sgn-ch-de",
}  # fmt: skip

# Some of these are well-formed ("english"), but no such subtag was ever registered: they are always slips.
_NAMES = {
    "arabic": "ar", "chinese": "zh", "deutsch": "de", "dutch": "nl", "english": "en", "español": "es",
    "français": "fr", "french": "fr", "german": "de", "hebrew": "he", "hindi": "hi", "italian": "it",
    "japanese": "ja", "korean": "ko", "persian": "fa", "polish": "pl", "portuguese": "pt", "russian": "ru",
    "spanish": "es", "swedish": "sv", "turkish": "tr", "ukrainian": "uk", "русский": "ru", "українська": "uk",
}  # fmt: skip

_LONGEST_CACHED = 64
_LONGEST_MENDED = 255


def language_mistake(value: str) -> Mistake | None:
    """What keeps a value from being a language tag in its usual case.

    A tag is well-formed by RFC 5646, section 2.2.9 (no variant or singleton twice), and in the case of its
    section 2.1.1. Whether its subtags are registered is not asked, save that a common name of a language
    (english, deutsch) is refused.

    Returns:
        None, or a mistake with the code `bad-language`.
    """
    return _cached_mistake(value) if len(value) <= _LONGEST_CACHED else _find_mistake(value)


def canonical_language(tag: str) -> str:
    """A well-formed tag in the case of RFC 5646, section 2.1.1: `EN-latn-gb` is `en-Latn-GB`.

    All lower, but a region of two letters upper and a script of four Title, unless it comes first or after
    a singleton. What is not ASCII is no tag, and comes back as it is.
    """
    if not tag.isascii():
        return tag
    first, *rest = tag.lower().split("-")
    if len(first) == 1:
        return tag.lower()
    plain = next((index for index, subtag in enumerate(rest) if len(subtag) == 1), len(rest))
    return "-".join([first, *map(_cased, rest[:plain]), *rest[plain:]])


def _cased(subtag: str) -> str:
    if not subtag.isalpha():
        return subtag
    return {2: subtag.upper(), 4: subtag.title()}.get(len(subtag), subtag)


def _find_mistake(value: str) -> Mistake | None:
    fault = _fault(value)
    return Mistake("bad-language", f"{printable(value)} {fault}", _mend(value)) if fault else None


_cached_mistake = lru_cache(maxsize=512)(_find_mistake)


def _fault(value: str) -> str | None:
    tag = value.lower()
    if not value.isascii() or tag in _NAMES:
        return "is not a language tag of RFC 5646"
    found = re.fullmatch(_LANGTAG, tag)
    if found:
        twice = _repeated(found["variants"].split("-")) or _repeated(
            re.findall(_SINGLETON, found["extensions"])
        )
        if twice:
            return f"has the subtag {twice!r} twice, which RFC 5646 forbids"
    elif tag not in _IRREGULAR and not re.fullmatch(_PRIVATE_USE, tag):
        return "is not a well-formed language tag of RFC 5646"
    return None if canonical_language(value) == value else "is not in the case of RFC 5646, section 2.1.1"


def _repeated(subtags: list[str]) -> str | None:
    seen: set[str] = set()
    for subtag in subtags:
        if subtag in seen:
            return subtag
        seen.add(subtag)
    return None


def _mend(value: str) -> str:
    if len(value) <= _LONGEST_MENDED:
        # Locales of POSIX name a character set or modifier as well: en_GB.UTF-8, sr_RS@latin.
        bare = re.split("[.@]", value.strip(), maxsplit=1)[0].replace("_", "-")
        candidate = _NAMES.get(bare.lower()) or canonical_language(bare)
        if _fault(candidate) is None:
            return f"did you mean {candidate}?"
    return "write a tag such as en, en-GB or zh-Hant"
