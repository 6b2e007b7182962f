"""What to tell a language model, or a new editor, who is to write a draft."""

from __future__ import annotations

import re
from pathlib import Path

from visitdata.drafts.modelling_rules import modelling_rules
from visitdata.drafts.record_guide import record_guide
from visitdata.drafts.worked_example import DRAFT, TEXT

_PAGE = Path(__file__).with_suffix(".md")
_DERIVED = re.compile(r"<!-- ([a-z]+) -->")


def instructions() -> str:
    """What to tell a language model, or a new editor, who is to write a draft, in Markdown.

    It says what goes wrong most often and which forms a draft has, lists the records, gives the rules of
    docs/modelling.md, and shows a text with its draft. Where a provider takes a JSON Schema for what a model
    answers, give it `schema("extraction")`.

    Returns:
        The same text always, under 6,000 words; kinds of your own are among the records, and add to it.
    """
    parts = {
        "records": record_guide(),
        "rules": modelling_rules(),
        "text": "\n>\n".join(f"> {line}" for line in TEXT.splitlines()),
        "draft": DRAFT.rstrip("\n"),
    }
    return _DERIVED.sub(lambda found: parts[found[1]], _PAGE.read_text(encoding="utf-8"))
