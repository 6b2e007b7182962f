"""The format html: a page for people, which is written and not read back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.syntaxes.format import Format

if TYPE_CHECKING:
    from collections.abc import Iterator


def _write(dossier: Any, _indent: int | None) -> Iterator[bytes]:
    from visitdata.pages.page import page

    yield page(dossier).encode()


FORMAT = Format(
    name="html",
    suffix=".html",
    media_type="text/html",
    more_suffixes=(".htm",),
    write=_write,
    kind="view",
    is_rdf=False,
)
