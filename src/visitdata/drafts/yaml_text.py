"""Drafts as YAML 1.2: every plain scalar is its source text, so that the country NO is no boolean.

Nothing but mappings, lists and scalars is read. Tags, and keys that are no text, are refused; an alias stands
for a copy of what it names, within bounds.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, NamedTuple

from visitdata import dependencies
from visitdata.drafts.reading.plain_data import is_list, is_object
from visitdata.errors import DecodeError, MissingExtraError, Mistake, Path, Problem, path_text
from visitdata.json_text import DEEPEST
from visitdata.suggestions.forms import shown

if TYPE_CHECKING:
    from types import ModuleType

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
# Aliases may say so much again; a text that repeats itself more than that is meant to explode.
_MOST_REPEATED = 10_000


def ruamel() -> ModuleType:
    """The library that reads and writes YAML.

    Raises:
        MissingExtraError: it is not installed, or too old.
    """
    try:
        return dependencies.require("ruamel.yaml", "yaml")
    except ModuleNotFoundError:
        msg = "a draft in YAML needs an extra: pip install 'visitdata[yaml]'"
        raise MissingExtraError(msg) from None


class Loaded(NamedTuple):
    """What a YAML text holds: its plain data, a problem for each member that stands twice, and all places."""

    data: Any
    repeated: list[Problem]
    places: dict[Path, tuple[int, int]]


def load(text: str) -> Loaded:
    """The plain data that a YAML text holds.

    Raises:
        DecodeError: with the code `not-yaml`, `yaml-tag`, `too-deep` or `too-large` for the first thing that
            is wrong with the text. Members that stand twice are problems that are returned.
        MissingExtraError: the extra `[yaml]` is not installed.
    """
    library = ruamel()
    reading = _Reading()
    try:
        for event in library.YAML(typ="safe", pure=True).parse(text):
            reading.take(event, type(event).__name__.removesuffix("Event"))
    except library.error.MarkedYAMLError as error:
        message = " ".join(part for part in (error.context, error.problem) if part)
        raise _error(Mistake("not-yaml", f"the text is not YAML: {message}"), error.problem_mark) from None
    except library.error.YAMLError as error:
        raise _error(
            Mistake("not-yaml", f"the text is not YAML: {' '.join(str(error).split())}"), None
        ) from None
    return Loaded(reading.root, reading.repeated, reading.places)


class _Frame:
    """A mapping or list that is open, and the key whose value comes next."""

    def __init__(self, value: Any, path: Path, anchor: str | None, first: int) -> None:
        self.value = value
        self.path = path
        self.anchor = anchor
        self.first = first
        self.key: str | None = None
        self.keys: dict[str, int] = {}


class _Reading:
    """Builds plain data of the events of a YAML text, and notes where each value stands.

    Attributes:
        root: the plain data.
        places: the line and column of each value, by its path.
        repeated: a problem for each member that stands in its mapping already.
    """

    def __init__(self) -> None:
        self.root: Any = None
        self.places: dict[Path, tuple[int, int]] = {}
        self.repeated: list[Problem] = []
        self._open: list[_Frame] = []
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._count = 0
        self._repeats = 0
        self._documents = 0

    def take(self, event: Any, name: str) -> None:
        """Take the next event of the text."""
        if name == "DocumentStart":
            self._documents += 1
            if self._documents > 1:
                raise _error(Mistake("not-yaml", "expected one document, not several"), event.start_mark)
        elif name in {"MappingEnd", "SequenceEnd"}:
            frame = self._open.pop()
            self._remember(frame.anchor, frame.value, self._count + self._repeats - frame.first)
        elif name in {"Scalar", "Alias", "MappingStart", "SequenceStart"}:
            self._count += 1
            self._value(event, name)

    def _value(self, event: Any, name: str) -> None:
        if getattr(event, "tag", None) is not None:
            message = f"expected no tag here, not {event.tag}: a draft has mappings, lists and texts alone"
            raise _error(Mistake("yaml-tag", message, "leave the tag out"), event.start_mark)
        frame = self._open[-1] if self._open else None
        if frame is not None and is_object(frame.value) and frame.key is None:
            self._key(frame, event, name)
            return
        path = _path(frame)
        self.places[path] = event.start_mark.line + 1, event.start_mark.column + 1
        value = self._read(event, name)
        if frame is None:
            self.root = value
        elif is_list(frame.value):
            frame.value.append(value)
        else:
            frame.value[frame.key], frame.key = value, None
        if name in {"MappingStart", "SequenceStart"}:
            if len(self._open) == DEEPEST:
                message = f"mappings and lists are nested more than {DEEPEST} deep"
                raise _error(Mistake("too-deep", message), event.start_mark)
            self._open.append(_Frame(value, path, event.anchor, self._count + self._repeats - 1))
        elif name == "Scalar":
            self._remember(event.anchor, value, 1)

    def _key(self, frame: _Frame, event: Any, name: str) -> None:
        """Take the name of a member."""
        if name != "Scalar":
            raise _error(Mistake("not-yaml", "expected a text as the name of a member"), event.start_mark)
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        key = str(event.value)
        if key in frame.keys:
            message = f"{shown(key)} stands already in this object, in line {frame.keys[key]}"
            path = path_text((*frame.path, key))
            self.repeated.append(
                Mistake("duplicate-key", message, "leave one of them out").at(
                    path=path, line=line, column=column
                )
            )
        frame.keys.setdefault(key, line)
        frame.key = key

    def _read(self, event: Any, name: str) -> Any:
        if name == "MappingStart":
            return {}
        if name == "SequenceStart":
            return []
        if name == "Scalar":
            is_plain = event.style is None
            return None if is_plain and event.value in _NULL else str(event.value)
        known = self._anchors.get(event.anchor)
        if known is None:
            raise _error(
                Mistake("not-yaml", f"there is no anchor {event.anchor} before this"), event.start_mark
            )
        value, size = known
        self._repeats += size
        if self._repeats > _MOST_REPEATED:
            message = f"aliases repeat more than {_MOST_REPEATED:,} values: write them out"
            raise _error(Mistake("too-large", message), event.start_mark)
        return copy.deepcopy(value)

    def _remember(self, anchor: str | None, value: Any, size: int) -> None:
        if anchor is not None:
            self._anchors[anchor] = value, size


def _path(frame: _Frame | None) -> Path:
    """Where the next value stands."""
    if frame is None:
        return ()
    if is_list(frame.value):
        return (*frame.path, len(frame.value))
    return (*frame.path, frame.key or "")


def _error(mistake: Mistake, mark: Any) -> DecodeError:
    line, column = (None, None) if mark is None else (mark.line + 1, mark.column + 1)
    return DecodeError("the draft cannot be read", (mistake.at(line=line, column=column),))
