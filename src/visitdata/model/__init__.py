"""The records: what a news report says, who says it, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visitdata.metamodel.notebook_view import register_view

if TYPE_CHECKING:
    from visitdata.model.record import Record


def _in_notebook(record: Record) -> str:
    """The view of records, which is loaded with the first that a notebook shows."""
    from visitdata.model.notebook import html

    return html(record)


register_view(_in_notebook)
