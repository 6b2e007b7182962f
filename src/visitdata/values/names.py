"""Names in several languages: a mapping that cannot be changed."""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, Mapping
from typing import final


@final
class Names(Mapping[str, str]):
    """Texts by language tag (RFC 5646), in the order of the tags."""

    __slots__ = ("_texts",)
    _texts: dict[str, str]

    def __init__(self, texts: Mapping[str, str] | Iterable[tuple[str, str]] = ()) -> None:
        """Take texts as a dict takes them: a mapping, or pairs of a tag and a text."""
        self._texts = dict(sorted(dict(texts).items()))

    def __getitem__(self, language: str) -> str:
        return self._texts[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def items(self) -> ItemsView[str, str]:
        """Tags and texts: those of the dict itself, which are several times as quick as a mapping's."""
        return self._texts.items()

    def __hash__(self) -> int:
        return hash(tuple(self._texts.items()))

    def __repr__(self) -> str:
        return f"Names({self._texts!r})"


NO_NAMES = Names()
