"""Quotations, hedges and words for a time: words of a text, which have to stand there as they are spelt."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, Any

from visitdata.drafts.reading.plain_data import is_list, is_object
from visitdata.drafts.words.searched import MOST_NEAREST, Near, nowhere
from visitdata.errors import Mistake, Path
from visitdata.text.quoted_words import searched
from visitdata.values.occurrences import nearest
from visitdata.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from visitdata.drafts.reading.account import Account
    from visitdata.drafts.reading.pending import DraftRecord

_CODES = {"quotation": "quote-not-in-text", "hedge": "hedge-not-in-text", "time": "time-text-not-in-text"}


def check(records: Sequence[DraftRecord], texts: Mapping[str, str], account: Account) -> None:
    """Note the words that stand in no text; said only where the texts of all articles are given.

    Nothing is said of the words of a record that rests on what is no text: a stretch of a video, a region of
    a picture.

    Args:
        records: the records of the draft.
        texts: the texts of all articles.
        account: what became of the values of the draft.
    """
    told = 0
    resting = _resting_on_fragments(records)
    for record in records:
        if record.place.document[:2] in resting or record.place.document in resting:
            continue
        for path, what, words in words_of(record.data):
            if not any(stands(text, what, words) for text in texts.values()):
                document = (*record.place.document, *path)
                place = record.place._replace(draft=account.origin_of(document), document=document)
                account.mistake(place, _nowhere(texts, what, words, is_near_shown=told < MOST_NEAREST))
                told += 1


def _resting_on_fragments(records: Sequence[DraftRecord]) -> set[Path]:
    """Where records stand whose evidence, or that of the record they are known from, is a fragment."""
    by_id = {record.id: record for record in records if record.id is not None}
    found: set[Path] = set()
    for record in records:
        seen: set[int] = set()
        source: DraftRecord | None = record
        while source is not None and not source.data.get("evidence") and id(source.data) not in seen:
            seen.add(id(source.data))
            via = source.data.get("via")
            source = by_id.get(via) if type(via) is str else None
        evidence = [] if source is None else _list(source.data.get("evidence"))
        if any(is_object(each) and "fragment" in each for each in evidence):
            found.add(record.place.document)
    return found


MEMBERS_WITH_WORDS = frozenset({"quotes", "hedges", "time_text"})


def words_of(data: Mapping[str, Any]) -> Iterator[tuple[Path, str, str]]:
    """The words that a record takes from a text: where it has them, and what they are."""
    for index, quote in enumerate(_list(data.get("quotes"))):
        if is_object(quote) and type(quote.get("words")) is str and not quote.get("translated"):
            yield ("quotes", index, "words"), "quotation", quote["words"]
    for index, hedge in enumerate(_list(data.get("hedges"))):
        if type(hedge) is str:
            yield ("hedges", index), "hedge", hedge
    if type(data.get("time_text")) is str:
        yield ("time_text",), "time", data["time_text"]


def _list(value: Any) -> list[Any]:
    return value if is_list(value) else []


def stands(text: str, what: str, words: str) -> bool:
    """Whether words stand in a text; `what` they are tells how they may differ from it."""
    if _is_there(text, words):
        return True
    within = searched(text)
    is_quotation = what == "quotation"
    found = within.find(words, within.whole, any_case=not is_quotation, interrupted=is_quotation)
    return found is not None


def _is_there(text: str, words: str) -> bool:
    """A quick test that most words pass which stand in a text to the letter, as whole words.

    They begin and end with a letter or digit of ASCII, beside which nothing stands that is part of a word.
    """
    start = text.find(words)
    if start < 0 or not (words[0] in _LETTERS and words[-1] in _LETTERS):
        return False
    end = start + len(words)
    return text[start - 1 : start] in _BESIDE_WORDS and text[end : end + 1] in _BESIDE_WORDS


_LETTERS = frozenset(string.ascii_letters + string.digits)
_BESIDE_WORDS = frozenset(("", *" \n,;:.!?()\"'\u2018\u2019\u201c\u201d"))


def _nowhere(texts: Mapping[str, str], what: str, words: str, *, is_near_shown: bool) -> Mistake:
    near = None
    if is_near_shown:
        spans = ((id_, text, nearest(searched(text).aligned, words)) for id_, text in texts.items())
        near = next((Near(id_, text, span) for id_, text, span in spans if span is not None), None)
    message = nowhere(f"the {what} {printable(words)} is not", texts, near)
    return Mistake(_CODES[what], f"{message}: write the words as the text has them, or leave them out")
