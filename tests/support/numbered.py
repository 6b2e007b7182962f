"""Small dossiers by their numbers, for streams of as many as one likes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import visitdata as vd

if TYPE_CHECKING:
    from collections.abc import Iterator

BASE = "https://data.example.org/dossiers/"


def numbered(count: int, **members: Any) -> Iterator[vd.Dossier]:
    """So many dossiers, whose ids end with their numbers."""
    for number in range(count):
        yield vd.Dossier(id=f"{BASE}{number}", title="Small", **members)


def lines(count: int, **members: Any) -> list[bytes]:
    """The same, a line of JSON each."""
    return [vd.dumps(each, "jsonl") for each in numbered(count, **members)]
