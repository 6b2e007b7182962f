"""What a record of a draft is called: by which a reference may name it, and from which its id is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.drafts.reading.plain_data import is_list, is_object

if TYPE_CHECKING:
    from collections.abc import Mapping

_CALLED = ("name", "label", "gist", "headline")


def called(data: Mapping[str, Any]) -> str:
    """The first of what a record is called, from which its id is made; empty where it is called nothing."""
    return next((data[name] for name in _CALLED if type(data.get(name)) is str), "")


def names_of(data: Mapping[str, Any]) -> list[str]:
    """What a record of the draft is called."""
    values = [data[name] for name in _CALLED if name in data]
    if "aliases" in data and is_list(data["aliases"]):
        values += data["aliases"]
    if "names" in data and is_object(data["names"]):
        values += data["names"].values()
    return [value for value in values if type(value) is str]
