"""A text that is given as HTML: how to tell, and what it says without its markup."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable

from visitdata.values.text import printable

_BLOCKS = (
    "address|article|aside|blockquote|body|br|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|li"
    "|main|nav|ol|p|pre|section|table|tbody|td|th|title|tr|ul"
)
_INLINES = "a|abbr|b|cite|code|em|font|i|img|link|mark|meta|q|s|small|span|strong|sub|sup|time|u"
_TAG = re.compile(rf"</?(?:{_BLOCKS}|{_INLINES})(?:[\s/][^<>]*)?>", re.IGNORECASE)
_BLOCK = re.compile(rf"</?(?:{_BLOCKS})(?:[\s/][^<>]*)?>", re.IGNORECASE)
_UNSEEN = re.compile(
    r"<!--(?:(?!-->).)*(?:-->|\Z)|<!doctype[^<>]*>|<(script|style)\b(?:(?!</\1\b).)*(?:</\1\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_DOCUMENT = re.compile(r"\s*<(?:!doctype html|html)\b", re.IGNORECASE)
_SURELY = 2  # tags
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def marks(text: str) -> str | None:
    """What shows that a text is HTML: its first tag and its first character reference; None without them."""
    reference = next((each for each in _REFERENCE.finditer(text) if html.unescape(each[0]) != each[0]), None)
    found = [each for each in (_TAG.search(text), reference) if each is not None]
    if not found:
        return None
    return " and ".join(f"{printable(each[0])} at {each.start()}" for each in found)


def is_markup(text: str) -> bool:
    """Whether a text is surely HTML: it begins as a document does, or it has the tags of a paragraph."""
    return bool(_DOCUMENT.match(text)) or len(_BLOCK.findall(text)) >= _SURELY


def without_markup(text: str) -> str:
    """What a browser would show, more or less: a line break for each block, no tags, no references."""
    steps: Iterable[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]] = (
        (_UNSEEN, ""),
        (_BLOCK, "\n"),
        (_TAG, ""),
    )
    for pattern, form in steps:
        text = pattern.sub(form, text)
    return html.unescape(text)
