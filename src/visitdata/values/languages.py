"""Languages: well-formed tags of RFC 5646, in their usual case."""

from __future__ import annotations

import re
from functools import lru_cache

from visitdata.errors import Mistake
from visitdata.suggestions.forms import write
from visitdata.values.text import printable

# The grammar of RFC 5646, section 2.1, in the case of its section 2.1.1; schemas have it too, so it keeps to
# what every engine of patterns reads alike (see `metamodel.patterns`).
_LANGUAGE = "([a-z]{2,3}(-[a-z]{3}){0,3}|[a-z]{4,8})"  # with extlangs
_SCRIPT = "(-[A-Z][a-z]{3})?"
_REGION = "(-([A-Z]{2}|[0-9]{3}))?"
_VARIANTS = "(-([0-9a-z]{5,8}|[0-9][0-9a-z]{3}))*"
_EXTENSIONS = "(-[0-9a-wyz](-[0-9a-z]{2,8})+)*"
_PRIVATE_USE = "x(-[0-9a-z]{1,8})+"
# The irregular grandfathered tags; the regular ones fit the above.
_I = "i-(ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu)"
_IRREGULAR = f"{_I}|en-GB-oed|sgn-(BE-FR|BE-NL|CH-DE)"
PATTERN = (
    f"{_LANGUAGE}{_SCRIPT}{_REGION}{_VARIANTS}{_EXTENSIONS}(-{_PRIVATE_USE})?|{_PRIVATE_USE}|{_IRREGULAR}"
)

_IN_ANY_CASE = "(?ia)" + PATTERN.replace("(", "(?:")

# Some of these are well-formed ("english"), but no such subtag was ever registered: they are always mistakes.
_NAMES = {
    "arabic": "ar", "chinese": "zh", "deutsch": "de", "dutch": "nl", "english": "en", "español": "es",
    "français": "fr", "french": "fr", "german": "de", "hebrew": "he", "hindi": "hi", "italian": "it",
    "japanese": "ja", "korean": "ko", "persian": "fa", "polish": "pl", "portuguese": "pt", "russian": "ru",
    "spanish": "es", "swedish": "sv", "turkish": "tr", "ukrainian": "uk", "русский": "ru", "українська": "uk",
}  # fmt: skip

NAMES = "|".join(sorted(filter(str.isascii, _NAMES)))

_SHORTEST_VARIANT = 4
_LONGEST_CACHED = 64
_LONGEST_CORRECTED = 255


def language_mistake(value: str) -> Mistake | None:
    """What keeps a value from being a language tag in its usual case.

    A tag is well-formed by RFC 5646, section 2.2.9 (no variant or singleton twice), and in the case of its
    section 2.1.1. It does not check that the subtags are registered, but the common name of a
    language (english, deutsch) is refused.

    Returns:
        None, or a mistake with the code `bad-language`.
    """
    return _cached_mistake(value) if len(value) <= _LONGEST_CACHED else _find_mistake(value)


def canonical_language(tag: str) -> str:
    """A well-formed tag in the case of RFC 5646, section 2.1.1: `EN-latn-gb` is `en-Latn-GB`.

    All lower, but a region of two letters upper and a script of four Title, unless it comes first or after
    a singleton. A value that is not ASCII is not a tag, and is returned unchanged.
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
    wrong = _what_is_wrong(value)
    return Mistake("bad-language", f"{printable(value)} {wrong}", _suggestion(value)) if wrong else None


_cached_mistake = lru_cache(maxsize=512)(_find_mistake)


def _what_is_wrong(value: str) -> str | None:
    if not value.isascii() or value.lower() in _NAMES:
        return "is not a language tag of RFC 5646"
    if not re.fullmatch(_IN_ANY_CASE, value):
        return "is not a well-formed language tag of RFC 5646"
    tag = canonical_language(value)
    twice = _repeated(tag)
    if twice:
        return f"has the subtag {twice!r} twice, which RFC 5646 forbids"
    return None if tag == value else "is not in the case of RFC 5646, section 2.1.1"


def _repeated(tag: str) -> str | None:
    """A variant or singleton that comes twice; extensions and private use may repeat what they like."""
    _, *subtags = re.split("(?:^|-)x-", tag, maxsplit=1)[0].split("-")
    singletons = [index for index, subtag in enumerate(subtags) if len(subtag) == 1]
    plain = subtags[: singletons[0]] if singletons else subtags
    variants = [subtag for subtag in plain if len(subtag) >= _SHORTEST_VARIANT]
    return _twice(variants) or _twice([subtags[index] for index in singletons])


def _twice(subtags: list[str]) -> str | None:
    seen: set[str] = set()
    for subtag in subtags:
        if subtag in seen:
            return subtag
        seen.add(subtag)
    return None


def _suggestion(value: str) -> str | None:
    if len(value) <= _LONGEST_CORRECTED:
        candidate = _meant(value.strip())
        if _what_is_wrong(candidate) is None:
            return write(candidate)
    return None


# What the modifiers of POSIX locales say: a script (sr_RS@latin), a variant, or nothing about the language.
_MODIFIERS = {
    "": "", "arabic": "Arab", "cyrillic": "Cyrl", "devanagari": "Deva", "euro": "", "latin": "Latn",
    "valencia": "valencia",
}  # fmt: skip
_WIKI_CODES = {"sr-ec": "sr-Cyrl", "sr-el": "sr-Latn"}
_LOCALE = "([^.@]*)(?:[.][^@]*)?(?:@(.*))?"  # language and region, a character set, a modifier


def _meant(value: str) -> str:
    """The tag that was likely meant by a language's name, a locale, or a tag in another case; else ""."""
    locale = re.fullmatch(_LOCALE, value, re.DOTALL)
    if locale is None or (modifier := _MODIFIERS.get((locale[2] or "").lower())) is None:
        return ""
    bare = locale[1].replace("_", "-")
    known = _NAMES.get(bare.lower()) or _WIKI_CODES.get(bare.lower())
    language, *rest = (known or canonical_language(bare)).split("-")
    if modifier.istitle():
        rest.insert(0, modifier)
    elif modifier:
        rest.append(modifier)
    return "-".join([language, *rest])
