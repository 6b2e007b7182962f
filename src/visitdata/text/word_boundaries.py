"""Where words begin and end in a text: what people mark as evidence, and quote, begins and ends there."""

from __future__ import annotations

import re

# Scripts that are written without spaces: there, each character may be a word.
_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"[^\W{_SPACELESS}]+|\S")


def edges(text: str) -> tuple[list[int], list[int]]:
    """Where words and marks begin in a text, and where they end, in order."""
    spans = [match.span() for match in _WORD.finditer(text)]
    return [start for start, _ in spans], [end for _, end in spans]
