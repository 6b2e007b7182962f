"""The text of a draft, JSON or YAML: its plain data, and where in the text each value stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard

from visitdata import json_text
from visitdata.arguments import as_bytes
from visitdata.drafts.reading.repetition import refuse_repetition
from visitdata.drafts.replies import draft_within

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from visitdata.drafts.understood import Repair
    from visitdata.errors import Path, Problem

    Places: TypeAlias = Mapping[Path, tuple[int, int]]


class Source:
    """A draft as it was given.

    Attributes:
        data: its plain data. Plain scalars of YAML are their source text; null is None.
        problems: what is wrong with the text, though it could be read: members that stand twice.
        repairs: what of the text was left out, since it is not of the draft.
    """

    def __init__(
        self,
        data: Any,
        problems: Sequence[Problem] = (),
        locate: _Locate | None = None,
        repairs: Sequence[Repair] = (),
    ) -> None:
        self.data = data
        self.problems = tuple(problems)
        self.repairs = tuple(repairs)
        self._locate = locate

    def locate(self, paths: Collection[Path]) -> Places:
        """The line and column at which values stand in the text; nothing for plain data."""
        return {} if self._locate is None or not paths else self._locate(paths)


def source_of(data: Any) -> Source:
    """The draft that is given as JSON, as YAML, or as plain data.

    A text whose first character that is no white space is `{` is JSON; another is YAML. What stands between
    lines of ``` is the draft, if there are any.

    Raises:
        DecodeError: the text is neither JSON nor YAML, or has several blocks of code; or plain data repeats
            its lists and objects so often that it could not be read in a reasonable time.
        MissingExtraError: the text is YAML, and the extra `[yaml]` is not installed.
    """
    if not _is_text(data):
        given: Any = {**data} if _is_mapping(data) else data
        refuse_repetition(given)
        return Source(given)
    text, repairs = draft_within(json_text.text_of(as_bytes(data)))
    if not text.lstrip().startswith("{"):
        from visitdata.drafts import yaml_text

        loaded = yaml_text.load(text)
        return Source(
            loaded.data,
            loaded.repeated,
            lambda paths: {path: _place(path, loaded.places) for path in paths},
            repairs,
        )
    value, repeated = json_text.load(text)
    problems = [each.problem for each in repeated]
    return Source(value, problems, lambda paths: json_text.locate(text, paths), repairs)


def _is_text(data: Any) -> TypeGuard[str | bytes]:
    return isinstance(data, (str, bytes, bytearray, memoryview))


def _is_mapping(data: Any) -> TypeGuard[Mapping[Any, Any]]:
    return isinstance(data, Mapping)


def _place(path: Path, places: Places) -> tuple[int, int]:
    """Where a value stands; where it is missing, what it is missing from."""
    return next(
        (places[path[:depth]] for depth in range(len(path), -1, -1) if path[:depth] in places), (1, 1)
    )


if TYPE_CHECKING:
    _Locate = Callable[[Collection[Path]], Places]
