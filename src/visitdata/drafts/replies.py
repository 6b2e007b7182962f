"""The draft within a reply of a language model, which often has a text around it and lines of ```."""

from __future__ import annotations

import re
from typing import NamedTuple

from visitdata.drafts.understood import Repair
from visitdata.errors import DecodeError, Mistake

_FENCE = re.compile("^ {0,3}```[^\\n`]*$", re.MULTILINE)
_NO_BREAK = re.compile("[^\\r\\n]+")


class Reply(NamedTuple):
    """A reply: the draft, with empty lines in the place of what was left out, and that it was left out."""

    draft: str
    repairs: tuple[Repair, ...]


def draft_within(text: str) -> Reply:
    """The one block of code in a text (CommonMark 0.31.2, section 4.5), or else the text as it is.

    Where nothing closes the block, it goes on to the end of the text. A text that begins with `{` is a draft
    as it is: JSON has no such lines outside its strings.

    Raises:
        DecodeError: with the code `several-drafts`, where the text has several blocks.
    """
    lines = [] if text.lstrip().startswith("{") else [*_FENCE.finditer(text)]
    if not lines:
        return Reply(text, ())
    if len(lines) > len(("opens", "closes")):
        place = _place(text, lines[2].start())
        message = "there are several blocks of code between lines of ```: give one draft"
        mistake = Mistake("several-drafts", message).at(line=place[0], column=place[1])
        msg = "the draft cannot be read"
        raise DecodeError(msg, (mistake,))
    start, end = lines[0].end(), lines[1].start() if len(lines) > 1 else len(text)
    around = text[: lines[0].start()], text[lines[1].end() :] if len(lines) > 1 else ""
    line, column = _place(text, lines[0].start())
    prose = "\n".join(filter(None, map(str.strip, around)))
    more = "; the text around it is left out" if prose else ""
    repair = Repair(
        path="",
        kind="text",
        before=prose or lines[0].group().strip(),
        after=None,
        certainty="likely" if prose else "sure",
        sentence=f"the draft is what stands between the lines of ```{more}",
        line=line,
        column=column,
    )
    return Reply(_NO_BREAK.sub("", text[:start]) + text[start:end], (repair,))


def _place(text: str, offset: int) -> tuple[int, int]:
    """The line and column at which a fence stands."""
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")
