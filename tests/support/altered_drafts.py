"""Drafts with something changed at any place: other values, names, forms, and what no draft has."""

from __future__ import annotations

import copy
import datetime as dt
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from tests.support.plain_data import is_list, is_object

if TYPE_CHECKING:
    from collections.abc import Iterator


class Text(str):
    """A text that is of no type that JSON has."""

    __slots__ = ()


class Mapping(dict[str, str]):
    """An object that is of no type that JSON has."""


def nested(depth: int) -> Any:
    """Lists within lists."""
    return [nested(depth - 1)] if depth else "a"


# Texts that mean something somewhere, and values of every type.
VALUES = st.sampled_from(
    [
        None,
        "",
        [],
        {},
        True,
        False,
        0,
        3,
        -1,
        2**70,
        1.5,
        "3",
        "yes",
        "null",
        "at least 40",
        "2031-05-11",
        "May 7, 2015",
        "03/04/2024",
        "last week",
        "Ana Lind",
        "arcadia",
        "Arcadia",
        "ARCADIA",
        "rifles",
        "Posited",
        "PositedTransfer",
        "Transfer",
        "transfer",
        "visitors",
        "Visit",
        "occurred",
        "Completed",
        "English",
        "Norway",
        "NO",
        "UK",
        "article",
        "alleges",
        "named",
        "unnamed",
        "https://www.example.org/a",
        "E1",
        "\ud800",
        "\x00",
        "a" * 300,
        [None],
        ["a", "a"],
        [[["a"]]],
        {"id": "a"},
        {"name": "Ana Lind"},
        {"words": "aaaa", "nth": "2"},
        {"role": "visitors", "actor": "Ana Lind"},
        [{"language": "English", "name": "Lind"}],
        {"words": "visits "},
        {"type": "Person", "name": "Bo"},
        {"type": "Event", "label": "x", "status": "planned"},
        {"type": "PositedEvent", "label": "x", "status": "planned", "said_in": "a", "said_as": "posits"},
        {"said_in": "Ana Lind", "said_as": "alleged"},
        {"article": "article", "start": 0, "end": 2, "exact": "An"},
        {"exactly": "3", "unit": "km"},
        "2,500 rifles",
        "US$ 3 million",
        "two",
        "18 June 2024",
        "Transfers",
        "claimants",
        # Beyond what drafts may be.
        nested(70),
        nested(63),
        10**5000,
        -(2**53),
        1e308,
        float("nan"),
        float("inf"),
        "x" * 20_000,
        "\u202e\ufeff\u2028",
        "'\"]}<!--",
        "{" * 500,
        b"bytes",
        dt.date(2031, 5, 11),
        ("a", "b"),
        {"a"},
        {1: 2, None: 3},
        object,
        Text("Ana Lind"),
        Mapping({"words": "visits "}),
    ]
).map(copy.deepcopy)
NAMES = st.sampled_from(
    [
        "id",
        "type",
        "name",
        "names",
        "label",
        "status",
        "roles",
        "propositions",
        "voice",
        "said_in",
        "said_as",
        "evidence",
        "claimant",
        "Speakers",
        "posits",
        "alleges",
        "events",
        "actors",
        "quotes",
        "time",
        "of",
        "kind",
        "x",
        "",
        "\ud800",
        "__class__",
        "words",
        "nth",
        "start",
    ]
)


@st.composite
def altered(
    draw: st.DrawFn, drafts: st.SearchStrategy[tuple[Any, dict[str, str]]]
) -> tuple[Any, dict[str, str]]:
    """A draft with up to four changes, and the texts."""
    draft, texts = draw(drafts)
    root = {"draft": copy.deepcopy(draft)}
    for _ in range(draw(st.integers(1, 4))):
        holder, key = draw(st.sampled_from([*_places(root)]))
        _alter(draw, holder, key)
    return root["draft"], texts


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """What holds each value, and under what."""
    holder: Any = value
    steps: list[Any] = [*value] if is_object(value) else [*range(len(value))] if is_list(value) else []
    for step in steps:
        yield holder, step
        yield from _places(holder[step])


def _alter(draw: st.DrawFn, holder: Any, key: Any) -> None:
    value = holder[key]
    match draw(st.integers(0, 6)):
        case 0:
            holder[key] = draw(VALUES)
        case 1:
            holder[key] = [value]
        case 2 if is_list(value) and value:
            holder[key] = value[0]
        case 3 if is_object(holder) and len(holder) > 1:
            name = draw(NAMES)
            holder[name] = holder.pop(key)
        case 4 if is_object(value):
            value[draw(NAMES)] = draw(VALUES)
        case 5 if is_list(value):
            value.append(draw(VALUES))
        case 6 if is_list(value) and value:
            value.append(copy.deepcopy(value[0]))
        case _:
            holder[key] = draw(VALUES)


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where each single value stands that stands for something; what no JSON has is one."""
    if is_object(value) and type(value) is dict:
        for name, inner in value.items():
            yield from leaves(inner, (*path, str(name)))
    elif is_list(value) and type(value) is list:
        for index, inner in enumerate(value):
            yield from leaves(inner, (*path, index))
    elif value is not None and value != "":
        yield path
