"""Codes that are written by name: how names are compared, and how the code that was meant is told."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING

from visitdata.drafts.understood import Understood
from visitdata.values.text import printable
from visitdata.values.unicode.folding import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from visitdata.drafts.understood import Certainty, RepairKind
    from visitdata.errors import Mistake


def by_name(
    text: str, kind: RepairKind, sure: Mapping[str, str], likely: Mapping[str, str]
) -> Understood | None:
    """The code of a name, from tables with keys as `key` makes them; None where it is in neither."""
    name = key(text)
    if name in sure:
        return repaired(text, sure[name], kind, "sure")
    return repaired(text, likely[name], kind, "likely") if name in likely else None


def repaired(text: str, code: str, kind: RepairKind, certainty: Certainty) -> Understood:
    """A text that was understood as a code."""
    sentence = f"{printable(text)} is the {kind} {code}"
    return Understood(value=code, kind=kind, certainty=certainty, sentence=sentence)


def suggested(mistake: Mistake) -> str | None:
    """The value that a mistake suggests to write; None where it suggests something else, or nothing."""
    form, _, value = (mistake.suggestion or "").partition("write ")
    return str(json.loads(value)) if value and not form else None


def key(name: str) -> str:
    """A name as it is looked up: without letter case, accents, points, commas and "the"."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))
    words = folded(plain).replace(".", "").replace("&", "and").replace(",", "").split()
    bare = words[1:] if words[:1] == ["the"] else words
    return " ".join("saint" if word == "st" else word for word in bare)


def keyed(*tables: str) -> dict[str, str]:
    """The codes by the keys of their names, from tables of `name:code`, parted by bars or line breaks."""
    pairs = (each.rpartition(":") for table in tables for each in re.split(r"[|\n]", table) if each)
    return {key(name): code for name, _, code in pairs}
