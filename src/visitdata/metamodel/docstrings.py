"""The docstrings of record classes: what stands in the source, and more where somebody asks for help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class Doc:
    """The docstring of a record class, completed when somebody asks for it.

    Attributes:
        text: what stands in the source.
        complete: the whole docstring, from the class and that text.
    """

    def __init__(self, text: str, complete: Callable[[type[Any], str], str]) -> None:
        self.text = text
        self.complete = complete

    def __get__(self, _: object, cls: type[Any]) -> str:
        """The whole docstring, as `help` and `inspect.getdoc` read it."""
        return self.complete(cls, self.text)


def doc_of(cls: type[Any]) -> str:
    """What stands in the source of a class as its docstring."""
    doc = vars(cls).get("__doc__")
    return doc.text if isinstance(doc, Doc) else doc or ""
