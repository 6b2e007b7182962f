"""Whose voice a statement is said to be in: the article's own, a named one, or one that is left unnamed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.errors import Mistake
from visitdata.model.actors import Group

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from visitdata.drafts.reading.account import Account
    from visitdata.drafts.reading.pending import DraftRecord, Pending

VOICES = ("article", "named", "unnamed")


def check(voices: Sequence[Pending], records: Sequence[DraftRecord], account: Account) -> None:
    """Compare the voice that each statement is said to be in with its speakers.

    A speaker that is not known is never left out: the statement would become the article's own.
    """
    classes = {record.id: record.cls for record in records}
    for each in voices:
        speakers = each.holder.get("speakers", [])
        mistake = _mistake(each.key, speakers, classes)
        if mistake is not None:
            account.mistake(each.place, mistake)


def _mistake(voice: str | int, speakers: Any, classes: Mapping[Any, type]) -> Mistake | None:
    if voice == "article":
        message = "the voice is said to be the article's own, and there are speakers"
        return Mistake("voice", message) if speakers else None
    if voice == "named" and not speakers:
        return Mistake("voice", "the voice is said to be a named one: give its speakers")
    if voice == "unnamed" and not any(type(each) is str and classes.get(each) is Group for each in speakers):
        message = "the voice is said to be left unnamed: give an anonymous Group as its speaker"
        return Mistake("voice", message)
    return None
