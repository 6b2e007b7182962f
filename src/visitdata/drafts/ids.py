"""Ids of records that a draft leaves out, and ids that are not in the form of one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from visitdata.drafts.understood import Understood
from visitdata.errors import Mistake
from visitdata.metamodel.scalars import LOCAL_ID
from visitdata.values.identifiers import looks_like_iri

if TYPE_CHECKING:
    from collections.abc import Iterable

    from visitdata.drafts.account import Account
    from visitdata.drafts.reader import DraftRecord

LONGEST = 60
_CALLED_BY = ("name", "label", "gist", "headline")
_BETWEEN_WORDS = re.compile("[^0-9a-z]+")


def slug(text: str, otherwise: str) -> str:
    """An id made from a text: its words in ASCII letters, with hyphens between them, 60 characters at most.

    Args:
        text: the text, in any script.
        otherwise: the id where the text has no letters or digits.
    """
    if not text.isascii():
        from anyascii import anyascii

        text = anyascii(text[: 4 * LONGEST])
    words = _BETWEEN_WORDS.sub("-", text[: 4 * LONGEST].lower()).strip("-")
    return words[:LONGEST].rstrip("-") or otherwise


class Ids:
    """The ids of one draft.

    Args:
        account: what became of the values of the draft.
        written: the ids that the draft gives, which no id is made like.
    """

    def __init__(self, account: Account, written: Iterable[str]) -> None:
        self._account = account
        self._taken = {*written}
        self._last: dict[str, int] = {}

    def give(self, record: DraftRecord) -> None:
        """Give a record an id, if it has none, or one that is not in the form of an id."""
        given = record.data.get("id")
        if given is None:
            record.data["id"] = self._free(slug(called(record.data), record.cls.__name__.lower()))
        elif type(given) is str and not looks_like_iri(given) and isinstance(LOCAL_ID.read(given), Mistake):
            made = self._free(slug(given, record.cls.__name__.lower()))
            why = "an id has lower-case letters, digits, dots, hyphens and underscores alone"
            understood = Understood(value=made, kind="id", certainty="sure", sentence=why)
            self._account.repair(record.place.step("id", "id"), given, understood)
            record.data["id"] = made

    def _free(self, wanted: str) -> str:
        """An id that no other record has: the one wanted, or that with a number behind it."""
        made, number = wanted, self._last.get(wanted, 1)
        while made in self._taken:
            number += 1
            made = f"{wanted}-{number}"
        self._last[wanted] = number
        self._taken.add(made)
        return made


def called(data: dict[str, Any]) -> str:
    """What a record is called by, if by anything."""
    return next((data[name] for name in _CALLED_BY if type(data.get(name)) is str), "")
