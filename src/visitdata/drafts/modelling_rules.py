"""The rules of modelling, as their page has them, without the records of its examples."""

from __future__ import annotations

import re

from visitdata import resources

_PAGE = "modelling.md"
_FIRST, _LAST = "\n## ", "\n## Ten questions"
_LINK = r"\[([^\]]+)\]\([^)\s]+\)"
# What is taken out of the page or put in its place, in this order.
_CHANGES = tuple(
    (re.compile(pattern, re.DOTALL | re.MULTILINE), by)
    for pattern, by in (
        (r"^```.*?^```\n\n?", ""),  # records and programs
        (rf"(?<=[.!?])\s[^.!?]*(?:{_LINK}[^.!?]*)?:\n\n(?=\|)", "\n\n"),  # the sentence that leads to a table
        (r"^\|[^\n]*\n", ""),
        (r'<a id="[^"]*"></a>', ""),
        (_LINK, r"\1"),
        (r"\n{3,}", "\n\n"),
        (r"^## ", "### "),
    )
)


def modelling_rules() -> str:
    """The rules, each with its number, and the texts that its example tells of."""
    page = (resources.folder("docs") / _PAGE).read_text(encoding="utf-8")
    rules = page[page.index(_FIRST) : page.index(_LAST)]
    for pattern, by in _CHANGES:
        rules = pattern.sub(by, rules)
    return rules.strip()
