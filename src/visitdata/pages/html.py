"""The format html: a page for people, which is written and not read back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.syntaxes.format import Format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.errors import Problem

_FOR_PROGRAMS = "a page shows where evidence stands, not its digest, which is for programs"


def _write(dossier: Any, _indent: int | None) -> Iterator[bytes]:
    from visitdata.pages.page import page

    yield page(dossier).encode()


def _losses(dossier: Any) -> tuple[Problem, ...]:
    """A warning for each digest: all else is on the page."""
    from visitdata.codec.account import Account
    from visitdata.text.stretches import evidence_of

    account = Account({})
    for path, evidence in evidence_of(dossier):
        if evidence.digest is not None:
            account.enter((*path, "digest"), _FOR_PROGRAMS)
    return account.problems(dossier)


FORMAT = Format(
    name="html",
    suffix=".html",
    media_type="text/html",
    more_suffixes=(".htm",),
    write=_write,
    losses=_losses,
    kind="view",
    is_rdf=False,
)
