"""Reading the tables of this package: code points and ranges of them with both ends, in hexadecimal."""

from __future__ import annotations

from collections.abc import Iterator


def ranges(table: str) -> Iterator[tuple[int, int]]:
    """The first and the last code point of each range in a table."""
    for each in table.split():
        first, _, last = each.partition("-")
        yield int(first, 16), int(last or first, 16)


def code_points(table: str) -> Iterator[int]:
    """The code points in a table, one by one."""
    for first, last in ranges(table):
        yield from range(first, last + 1)


def character_class(table: str) -> str:
    """The characters in a table, as the inside of a character class of a regular expression."""
    return "".join(
        chr(first) if first == last else f"{chr(first)}-{chr(last)}" for first, last in ranges(table)
    )
