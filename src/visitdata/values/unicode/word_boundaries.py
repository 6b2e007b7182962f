"""Where words begin and end in a text: what people mark as evidence, and quote, begins and ends there."""

from __future__ import annotations

import re
from functools import cache

from visitdata.values.unicode.normal_form import SPACELESS


def edges(text: str) -> tuple[list[int], list[int]]:
    """Where words and marks begin in a text, and where they end, in order."""
    spans = [match.span() for match in _word().finditer(text)]
    return [start for start, _ in spans], [end for _, end in spans]


@cache
def _word() -> re.Pattern[str]:
    """A word or a mark. In scripts that are written without spaces, each character may be a word."""
    return re.compile(rf"[^\W{SPACELESS}]+|\S")
