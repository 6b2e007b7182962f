"""Names that were met before, of which there may be millions: of each, 16 bytes are kept."""

from __future__ import annotations

import os
import struct
from array import array
from hashlib import blake2b

_KEY = 32
_DIGEST = 16
_WORDS = struct.Struct("=QQ").unpack
_FIRST = 2**10
# Beyond that share of slots in use, looking for a free one takes long.
_USED, _SLOTS = 4, 5


class SeenSet:
    """Names that were met.

    Of each name, 128 bits of its BLAKE2b (RFC 7693) are kept, under a key of chance. So a name is taken for
    another in one of 10^26 files with a million names, and in one of 10^20 with a billion; who does not know
    the key cannot look for such names. They lie in a table that doubles when four fifths of it are in use:
    20 to 40 bytes a name, and half as much again for a moment, while it doubles.
    """

    def __init__(self) -> None:
        self._keyed = blake2b(digest_size=_DIGEST, key=os.urandom(_KEY))
        self._count = 0
        self._size = _FIRST
        self._table = _empty(_FIRST)

    def __len__(self) -> int:
        return self._count

    def meet(self, name: str) -> bool:
        """Whether the name was met before; it is known from now on."""
        keyed = self._keyed.copy()
        keyed.update(name.encode("utf-8", "surrogatepass"))
        first, second = _WORDS(keyed.digest())
        second = second or 1  # a slot is free where the second word is 0
        at = self._slot(first, second)
        if self._table[at + 1]:
            return True
        self._table[at], self._table[at + 1] = first, second
        self._count += 1
        if self._count * _SLOTS > self._size * _USED:
            self._grow()
        return False

    def _slot(self, first: int, second: int) -> int:
        """Where that digest is, or the first free place behind where it should be."""
        table, last = self._table, 2 * self._size - 1
        at = 2 * first & last
        while table[at + 1] and (table[at + 1] != second or table[at] != first):
            at = at + 2 & last
        return at

    def _grow(self) -> None:
        table = self._table
        self._size *= 2
        self._table = _empty(self._size)
        for at in range(0, len(table), 2):
            if table[at + 1]:
                slot = self._slot(table[at], table[at + 1])
                self._table[slot], self._table[slot + 1] = table[at], table[at + 1]


def _empty(size: int) -> array[int]:
    return array("Q", [0]) * (2 * size)
