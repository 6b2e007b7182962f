"""Where values stand in a JSON text that was read before: only those that are looked for are gone into.

The text is known to be JSON (RFC 8259). Objects and lists that no path leads into are passed over, from
bracket to bracket. Where no name stands twice in an object, nothing is looked at behind the last value that
is wanted.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from visitdata.errors import Path

_STRING = re.compile(r'"(?>[^"\\]*)(?>(?:\\.[^"\\]*)*)"')
# Numbers, words, and strings with what parts them, up to the next bracket.
_BRACKET = re.compile(rf'(?>[^"\[\]{{}}]*)(?>(?:{_STRING.pattern}[^"\[\]{{}}]*)*)([\[\]{{}}])')
_WORD = re.compile(r"[^\s,\]}]+")
_SPACE = re.compile(r"[ \t\n\r]*+")
_BETWEEN = re.compile(r"[ \t\n\r,:]*+")


class Node:
    """A value that is wanted or leads to one: where it was found, and in which value."""

    __slots__ = ("key", "parts", "value", "within")

    def __init__(self) -> None:
        self.parts: dict[str | int, Node] = {}
        self.key = self.value = self.within = -1

    def offset(self, path: Path, *, at_key: bool) -> int:
        """Where a path from here leads: to its value, its name, or what lacks it."""
        node = self
        for part in path:
            inner = node.parts[part]
            if inner.within != node.value:
                return node.value
            node = inner
        return node.key if at_key else node.value


def tree(paths: Iterable[Path]) -> Node:
    """The values that the paths lead through, from the whole text on."""
    root = Node()
    for path in paths:
        node = root
        for part in path:
            node = node.parts.setdefault(part, Node())
    return root


def find(text: str, root: Node, *, names_repeat: bool) -> None:
    """Note at each node where the text has it: of several members of one name, the last."""
    root.key = root.value = _SPACE.match(text).end()  # type: ignore[union-attr] # no space matches too
    _go_into(text, root, needs_end=names_repeat, names_repeat=names_repeat)


def _go_into(text: str, node: Node, *, needs_end: bool, names_repeat: bool) -> int:
    """Find what is wanted in a value; its end, where that is needed."""
    is_object = text[node.value] == "{"
    left = sum(isinstance(part, str) is is_object for part in node.parts)
    if not left or text[node.value] not in "{[":
        return _end(text, node.value) if needs_end else -1
    offset, index = node.value + 1, -1
    while text[offset := _past(_BETWEEN, text, offset)] not in "}]":
        key, index = offset, index + 1
        part: str | int = index
        if is_object:
            offset = _past(_STRING, text, key)
            raw = text[key:offset]
            part = json.loads(raw) if "\\" in raw else raw[1:-1]
            offset = _past(_BETWEEN, text, offset)
        inner = node.parts.get(part)
        if inner is None:
            offset = _end(text, offset)
            continue
        left -= not names_repeat
        inner.key, inner.value, inner.within = key, offset, node.value
        offset = _go_into(text, inner, needs_end=needs_end or left > 0, names_repeat=names_repeat)
        if not left:
            return _close(text, offset) if needs_end else -1
    return offset + 1


def _end(text: str, offset: int) -> int:
    """Where the value ends that begins there."""
    first = text[offset]
    if first == '"':
        return _past(_STRING, text, offset)
    return _close(text, offset + 1) if first in "{[" else _past(_WORD, text, offset)


def _close(text: str, offset: int) -> int:
    """Where the object or list ends that is open there."""
    depth = 1
    while depth:
        found = _BRACKET.match(text, offset)
        assert found is not None  # the text is JSON
        depth += 1 if found[1] in "{[" else -1
        offset = found.end()
    return offset


def _past(pattern: re.Pattern[str], text: str, offset: int) -> int:
    found = pattern.match(text, offset)
    assert found is not None
    return found.end()
