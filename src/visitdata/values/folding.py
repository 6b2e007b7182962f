"""Names as they are compared: what the eye sees alike is alike, and what nobody sees is not there.

`IGNORABLE` is the property Default_Ignorable_Code_Point of the Unicode Character Database (UAX #44, section
5.1; version 17.0): characters that show nothing, whether they are assigned or not.
"""

from __future__ import annotations

import re
import unicodedata

# As the inside of a character class.
IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_UNSEEN = re.compile(f"[{IGNORABLE}]")
_AROUND = re.compile(rf"\A[\s{IGNORABLE}]+|[\s{IGNORABLE}]+\Z")
_SEEN = re.compile(rf"[^\s{IGNORABLE}]")
# Apostrophes and what is written for one; hyphens, dashes and minus.
_APOSTROPHES = re.compile("['`\u00b4\u02b9\u02bb-\u02bd\u02c8\u055a\u05f3\u2018-\u201b\u2032\ua78c\uff07]")
_HYPHENS = re.compile("[-\u058a\u05be\u2010-\u2015\u2212\u30fb\ufe58\ufe63\uff0d]")


def is_blank(text: str) -> bool:
    """Whether a text shows nothing: it has only white space and characters that nobody sees."""
    return _SEEN.search(text) is None


def trimmed(text: str) -> str:
    """The text without white space and unseen characters at its ends."""
    return _AROUND.sub("", text)


def folded(name: str) -> str:
    """The name as it is compared with others.

    That is NFKC and case folding (Unicode, UAX #15 and section 3.13), without characters that nobody sees,
    with one sign for all apostrophes, and a space for white space and hyphens of any kind and length.
    """
    if name.isascii():
        return _words(name.lower())
    unseen = _UNSEEN.sub("", unicodedata.normalize("NFKC", name))
    # Once more, since folding can take a character apart.
    return _words(unicodedata.normalize("NFKC", unseen.casefold()))


def _words(text: str) -> str:
    return " ".join(_HYPHENS.sub(" ", _APOSTROPHES.sub("'", text)).split())
