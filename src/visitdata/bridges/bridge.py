"""What a bridge is: a target, the mapping to it, and the format that writes it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import attrs

from visitdata.codec.account import Account
from visitdata.model.utterances import Utterance
from visitdata.rdf.scope import Scope, listing_of

if TYPE_CHECKING:
    from visitdata.bridges.mapping import Mapped
    from visitdata.errors import Path, Problem
    from visitdata.model.dossier import Dossier
    from visitdata.model.record import Record

HEARSAY = "it is known only from another's word, and the target could only say that it was said"


def only_hearsay(record: Record) -> str | None:
    """Why a record is left out that is known only from another statement or allegation."""
    return HEARSAY if isinstance(record, Utterance) and record.via is not None else None


@attrs.frozen(kw_only=True)
class Bridge:
    """A target, and how dossiers are written for it.

    Attributes:
        target: the format of the target and the version that is written.
        mapping: what becomes of every member of every record.
        called: from a record and its IRI to what the target calls it.
        pieces: a function (dossier, account, options) that yields the bytes of a document in pieces, and
            enters every value in the account.
        why_left_out: why a record is left out whole; None where it is written.
    """

    target: str
    mapping: Mapped[Any]
    called: Callable[[Record, str], str]
    pieces: Callable[..., Iterator[bytes]]
    why_left_out: Callable[[Record], str | None] = only_hearsay

    def account(self, dossier: Dossier) -> Account:
        """An account in which nothing is entered yet, with the ids of the records that are written."""
        iris = Scope(dossier).iris
        return Account(
            {
                record.id: self.called(record, iris[record.id])
                for _, record in _listed(dossier)
                if self.why_left_out(record) is None
            }
        )

    def records(self, dossier: Dossier, account: Account) -> Iterator[tuple[Path, Any]]:
        """The records that are written, each with its place; the others are entered as lost."""
        for path, record in _listed(dossier):
            why = self.why_left_out(record)
            if why is None:
                yield path, record
            else:
                account.enter(path, why)

    def write(self, dossier: Dossier, indent: int | None, **options: Any) -> Iterator[bytes]:  # noqa: ARG002 - targets have their own
        """As of a format."""
        return self.pieces(dossier, self.account(dossier), **options)

    def written(self, dossier: Dossier, **options: Any) -> tuple[bytes, Account]:
        """The document of a dossier, and the account of every value."""
        account = self.account(dossier)
        return b"".join(self.pieces(dossier, account, **options)), account

    def losses(self, dossier: Dossier, **options: Any) -> tuple[Problem, ...]:
        """As of a format."""
        account = self.account(dossier)
        deque(self.pieces(dossier, account, **options), maxlen=0)
        return account.problems(dossier)


def _listed(dossier: Dossier) -> Iterator[tuple[Path, Any]]:
    """Every record that the dossier lists, with its place."""
    for member in listing_of(dossier.__class__):
        for index, record in enumerate(getattr(dossier, member.name)):
            yield (member.name, index), record
