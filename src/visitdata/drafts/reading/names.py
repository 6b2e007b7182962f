"""What a record of a draft is called: by which a reference may name it, and from which its id is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.drafts.reading.plain_data import is_list, is_object

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_CALLED = ("name", "label", "gist", "headline")


def called(data: Mapping[str, Any]) -> str:
    """The first of what a record is called, from which its id is made; empty where it is called nothing."""
    return next((data[name] for name in _CALLED if type(data.get(name)) is str), "")


def names_of(data: Mapping[str, Any]) -> Iterator[str]:
    """What a record of the draft is called."""
    values = [data.get(name) for name in _CALLED]
    aliases, names = data.get("aliases"), data.get("names")
    values += aliases if is_list(aliases) else []
    values += names.values() if is_object(names) else []
    return (value for value in values if type(value) is str)
