"""Evidence: the digests that tie a record to a stretch of an article's text."""

from __future__ import annotations

import re
from functools import cache
from types import ModuleType

from visitdata.errors import Mistake
from visitdata.suggestions.forms import write
from visitdata.values.text import printable

CONTEXT = 32  # code points that may be shown before a stretch, and after it
_DIGEST_LENGTH = 16
_SHA256_LENGTH = 64
DIGEST = f"[0-9a-f]{{{_DIGEST_LENGTH}}}"
SHA256 = f"[0-9a-f]{{{_SHA256_LENGTH}}}"
_HEX = re.compile("[0-9a-f]+")


def digest(text: str, start: int, end: int) -> str:
    """The digest of the stretch from `start` up to, not including, `end`.

    Offsets count Unicode code points of the text as it is, without any normalisation. The digest is the
    first 16 lower-case hexadecimal digits of the SHA-256 (FIPS 180-4) of the stretch in UTF-8.

    Raises:
        ValueError: the stretch is empty or not wholly inside the text; or, as its subclass
            UnicodeEncodeError, it holds a surrogate, which UTF-8 cannot carry.
    """
    if not 0 <= start <= end <= len(text):
        message = f"the stretch from {start} to {end} is not inside a text of {len(text)} characters"
        raise ValueError(message)
    if start == end:
        message = f"the stretch from {start} to {end} is empty"
        raise ValueError(message)
    return digest_of(text[start:end])


def digest_of(words: str) -> str:
    """The digest of a stretch that consists of these words.

    Raises:
        UnicodeEncodeError: the words hold a surrogate, which UTF-8 cannot carry.
    """
    return text_sha256(words)[:_DIGEST_LENGTH]


def context(text: str, start: int, end: int) -> dict[str, str]:
    """What may be shown of a stretch of a text: its words, and up to 32 characters before and after it."""
    around = {
        "exact": text[start:end],
        "prefix": text[max(0, start - CONTEXT) : start],
        "suffix": text[end : end + CONTEXT],
    }
    return {name: words for name, words in around.items() if words}


def text_sha256(text: str) -> str:
    """The SHA-256 (FIPS 180-4) of a text in UTF-8, as 64 lower-case hexadecimal digits.

    Raises:
        UnicodeEncodeError: the text holds a surrogate, which UTF-8 cannot carry.
    """
    digits: str = _hashlib().sha256(text.encode("utf-8")).hexdigest()
    return digits


@cache
def _hashlib() -> ModuleType:
    import hashlib

    return hashlib


def digest_mistake(value: str) -> Mistake | None:
    """What keeps a value from being the digest of a stretch; the code is `bad-digest`."""
    return _hex_mistake(value, _DIGEST_LENGTH, "the digest of a stretch of text")


def sha256_mistake(value: str) -> Mistake | None:
    """What keeps a value from being the SHA-256 of a whole text; the code is `bad-digest`."""
    return _hex_mistake(value, _SHA256_LENGTH, "the SHA-256 of a text")


def _hex_mistake(value: str, length: int, what: str) -> Mistake | None:
    if len(value) == length and _HEX.fullmatch(value):
        return None
    message = f"{printable(value, 80)} is not {what}: {length} lower-case hexadecimal digits"
    if _HEX.fullmatch(value):
        message += f", and it has {len(value)}"
    return Mistake("bad-digest", message, _suggestion(value, length))


def _suggestion(value: str, length: int) -> str | None:
    # The full form is cut rather than refused outright: both are the same hash.
    candidate = value.strip().removeprefix("sha256:").lower()
    if not _HEX.fullmatch(candidate):
        return None
    if len(candidate) == length:
        return write(candidate)
    if len(candidate) == _SHA256_LENGTH:
        return write(candidate[:length])
    return None
