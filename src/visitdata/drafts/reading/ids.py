"""Ids of records that a draft leaves out, and ids that are not in the form of one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from visitdata.drafts.reading.names import called
from visitdata.drafts.understood import Understood
from visitdata.errors import Mistake
from visitdata.metamodel.scalars import LOCAL_ID
from visitdata.values.identifiers import looks_like_iri

if TYPE_CHECKING:
    from collections.abc import Iterable

    from visitdata.drafts.reading.account import Account
    from visitdata.drafts.reading.pending import DraftRecord
    from visitdata.metamodel.settings import Declared

LONGEST = 60
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
        written: the ids that the draft gives, which no id is made like.
    """

    def __init__(self, written: Iterable[str]) -> None:
        self._taken = {*written}
        self._last: dict[str, int] = {}

    def make(self, data: dict[str, Any], cls: type[Declared]) -> str:
        """Give a record the id that is made from what it is called."""
        made = data["id"] = self._free(slug(called(data), cls.__name__.lower()))
        return made

    def give(self, record: DraftRecord, account: Account) -> None:
        """Give a record an id, if it has none, or one that is not in the form of an id."""
        given = record.data.get("id")
        if given is None:
            self.make(record.data, record.cls)
        elif type(given) is str and not looks_like_iri(given) and isinstance(LOCAL_ID.read(given), Mistake):
            made = self._free(slug(given, record.cls.__name__.lower()))
            why = "an id has lower-case letters, digits, dots, hyphens and underscores alone"
            understood = Understood(value=made, kind="id", certainty="sure", sentence=why)
            account.repair(record.place.step("id", "id"), given, understood)
            record.data["id"] = made

    def _free(self, wanted: str) -> str:
        """An id that no other record has: the one wanted, or that with a number behind it."""
        made, number = wanted, self._last.get(wanted, 1)
        while made in self._taken:
            number += 1
            end = f"-{number}"
            made = wanted[: LONGEST - len(end)] + end
        self._last[wanted] = number
        self._taken.add(made)
        return made
