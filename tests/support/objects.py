"""JSON documents taken apart: what stands in them, and where."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from visitdata.errors import Path


def children(data: Any) -> list[tuple[str | int, Any]]:
    """What an object or a list holds, by its keys or indices; nothing for other values."""
    if data.__class__ is dict:
        return [*data.items()]
    return [*enumerate(data)] if data.__class__ is list else []


def leaves(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """(path, value) for each value that is no object and no list."""
    if data.__class__ is not dict and data.__class__ is not list:
        yield path, data
    for key, value in children(data):
        yield from leaves(value, (*path, key))


def described(data: Any) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD that have a type, and so are more than a reference."""
    if data.__class__ is dict and "@type" in data:
        yield data
    for _, value in children(data):
        yield from described(value)


def assert_accounted(data: Any, carried: Iterable[Path], lost: Iterable[Path]) -> None:
    """Each value is carried, or lies below one lost path: just one of the two, and once."""
    every = [path for path, _ in leaves(data)]
    found, left_out = Counter(carried), Counter(lost)
    met: set[Path] = set()
    for path in every:
        above = [path[:length] for length in range(len(path) + 1) if path[:length] in left_out]
        met.update(above)
        found[path] += sum(left_out[each] for each in above)
    assert found == Counter(every)
    assert met == left_out.keys(), "a lost path leads to nothing"
