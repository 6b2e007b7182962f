"""The format html: a page for people, which is written and not read back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.errors import Problem, path_text
from visitdata.syntaxes.format import Format

if TYPE_CHECKING:
    from collections.abc import Iterator


def _write(dossier: Any, _indent: int | None) -> Iterator[bytes]:
    from visitdata.pages.page import page

    yield page(dossier).encode()


def _losses(dossier: Any) -> tuple[Problem, ...]:
    """A warning for each digest: all else is on the page."""
    from visitdata.metamodel.record_places import record_at
    from visitdata.model.dossier import Dossier
    from visitdata.text.stretches import evidence_of

    return tuple(
        Problem(
            code="not-carried",
            severity="warning",
            path=path_text((*path, "digest")),
            record=record_at(Dossier, dossier, path),
            message="a page shows where evidence stands, not its digest, which is for programs",
        )
        for path, evidence in evidence_of(dossier)
        if evidence.digest is not None
    )


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
