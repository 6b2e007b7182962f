"""What shows a record in a notebook: a function that knows every kind of record, and so stands above them.

Records ask here for their HTML. Who has the view registers it, so that no record imports what imports it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from visitdata.metamodel.settings import Declared

_views: list[Callable[[Any], str]] = []


def register_view(view: Callable[[Any], str]) -> None:
    """Let records be shown by a view, in place of the one that was registered before."""
    _views[:] = [view]


def as_html(record: Declared) -> str:
    """A record as HTML, for a notebook."""
    return _views[0](record)
