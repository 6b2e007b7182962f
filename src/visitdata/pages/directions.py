"""In which direction a text is read: as its language is written, or as its first letter says."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, TypeAlias

Direction: TypeAlias = Literal["ltr", "rtl", "auto"]

# Scripts from right to left, by their subtags (ISO 15924), and languages that are written in them where no
# script is named (CLDR, likely subtags).
_SCRIPT = re.compile("[a-z]{4}")
_SCRIPTS = re.compile("adlm|arab|aran|hebr|mand|mend|nkoo|rohg|samr|syrc|thaa")
_LANGUAGES = re.compile("ar[cz]?|azb|bal|bqi|ckb|dv|fa|glk|he|ks|lrc|mzn|nqo|pnb|prs|ps|sd|syr|ug|ur|yi")


@lru_cache(maxsize=256)
def direction_of(language: str | None) -> Direction:
    """The value of `dir` in HTML for a text in a language (RFC 5646 tag).

    Returns:
        "auto" where no language is known: the first letter of the text tells.
    """
    if language is None:
        return "auto"
    primary, *others = language.lower().split("-")
    script = next(filter(_SCRIPT.fullmatch, others), None)
    is_from_right = _LANGUAGES.fullmatch(primary) if script is None else _SCRIPTS.fullmatch(script)
    return "rtl" if is_from_right else "ltr"
