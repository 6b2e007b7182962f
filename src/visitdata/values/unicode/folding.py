"""Names as they are compared: names that look alike are equal, and invisible characters are left out.

Invisible are the characters with the property Default_Ignorable_Code_Point (UAX #44, section 5.1).
"""

from __future__ import annotations

import re
import unicodedata

from visitdata.values.unicode.properties import DEFAULT_IGNORABLE
from visitdata.values.unicode.ranges import character_class

_IGNORABLE = character_class(DEFAULT_IGNORABLE)
_UNSEEN = re.compile(f"[{_IGNORABLE}]")
# White space of Unicode (UAX #44, White_Space), spelt out since engines of patterns differ over \s.
_WHITE = "\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_AROUND = re.compile(rf"\A[{_WHITE}{_IGNORABLE}]+|[{_WHITE}{_IGNORABLE}]+\Z")
UNSEEN = f"{_WHITE}{_IGNORABLE}"
SEEN = re.compile(f"[^{UNSEEN}]")
# Apostrophes and what is written for one; hyphens, dashes and minus.
_APOSTROPHES = re.compile("['`\u00b4\u02b9\u02bb-\u02bd\u02c8\u055a\u05f3\u2018-\u201b\u2032\ua78c\uff07]")
_HYPHENS = re.compile("[-\u058a\u05be\u2010-\u2015\u2212\u30fb\ufe58\ufe63\uff0d]")


def is_blank(text: str) -> bool:
    """Whether a text is invisible: it has only white space and invisible characters."""
    return SEEN.search(text) is None


def is_trimmed(text: str) -> bool:
    """Whether a text neither begins nor ends with white space or invisible characters."""
    return (text.isascii() and text[:1] > " " and text[-1:] > " ") or not _AROUND.search(text)


def trimmed(text: str) -> str:
    """The text without white space and invisible characters at its ends."""
    return _AROUND.sub("", text)


def visible(text: str) -> str:
    """The text without invisible characters, wherever they stand."""
    return _UNSEEN.sub("", text)


def folded(name: str) -> str:
    """The name as it is compared with others.

    That is NFKC and case folding (Unicode, UAX #15 and section 3.13), without invisible characters,
    with one sign for all apostrophes, and a space for white space and hyphens of any kind and length.
    """
    if name.isascii():
        return _words(name.lower())
    unseen = visible(unicodedata.normalize("NFKC", name))
    # Once more, since folding can take a character apart.
    return _words(unicodedata.normalize("NFKC", unseen.casefold()))


def _words(text: str) -> str:
    return " ".join(_HYPHENS.sub(" ", _APOSTROPHES.sub("'", text)).split())
