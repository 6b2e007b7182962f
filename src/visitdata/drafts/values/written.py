"""Values as they are written: other digits, dashes and spaces than the plain ones say the same."""

from __future__ import annotations

import unicodedata

from visitdata.errors import Mistake
from visitdata.values.unicode.folding import visible

# A value that is longer is no date, number, country or closed value.
LONGEST = 128

_DASHES = dict.fromkeys(
    "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}", "-"
)
_FIRST_WIDE, _LAST_WIDE, _TO_PLAIN = 0xFF01, 0xFF5E, 0xFEE0  # the full-width forms of ASCII
_WIDE = {chr(code): chr(code - _TO_PLAIN) for code in range(_FIRST_WIDE, _LAST_WIDE + 1)}
_PLAIN = str.maketrans(_DASHES | _WIDE)


def tidied(text: str) -> str:
    """The text in NFC, with the digits 0 to 9, with hyphens for dashes, and with single spaces.

    Full-width forms of ASCII become ASCII, and invisible characters (Default_Ignorable_Code_Point, UAX #44)
    are left out. It is not NFKC, which makes 102 of 10².
    """
    if not text.isascii():
        plain = visible(unicodedata.normalize("NFC", text)).translate(_PLAIN)
        text = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in plain)
    return " ".join(text.split())


def too_long(text: str, code: str, what: str) -> Mistake | None:
    """What is wrong with a text that is too long for such a value; None for a shorter one."""
    if len(text) <= LONGEST:
        return None
    return Mistake(code, f"a text of {len(text):,} characters is no {what}, which has {LONGEST} at most")
