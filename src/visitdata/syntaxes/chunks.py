"""Documents as bytes: what is written, some tens of KiB at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CHUNK = 2**16


def chunked(pieces: Iterable[str]) -> Iterator[bytes]:
    """Pieces of text in UTF-8, some tens of KiB at a time: one string of them all is slower, and larger.

    Each is encoded by itself: most of them are ASCII, which is only copied, and a single other character
    would make all of a long string wider.
    """
    batch: list[bytes] = []
    size = 0
    for piece in pieces:
        data = piece.encode()
        batch.append(data)
        size += len(data)
        if size >= CHUNK:
            yield b"".join(batch)
            batch.clear()
            size = 0
    if batch:
        yield b"".join(batch)
