"""A small graph as Turtle and as JSON-LD, from the same nodes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from visitdata.derive import turtle_text as turtle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@attrs.frozen
class Resource:
    """What an IRI names."""

    iri: str


@attrs.frozen
class Literal:
    """A text, with its language or its datatype, a prefixed name; without both, it is a plain string."""

    text: str
    language: str | None = None
    datatype: str | None = None


Value: TypeAlias = Resource | Literal


def _pairs(given: Iterable[tuple[str, Value | None]]) -> tuple[tuple[str, Value | None], ...]:
    return tuple(given)


@attrs.frozen
class Node:
    """What is said of one subject.

    Attributes:
        iri: the subject.
        types: its types, as prefixed names.
        values: its values, by prefixed names of properties; None is no value.
    """

    iri: str
    types: tuple[str, ...]
    values: tuple[tuple[str, Value | None], ...] = attrs.field(converter=_pairs)

    @property
    def by_property(self) -> dict[str, list[Value]]:
        """All its values, by properties, in their order."""
        found: dict[str, list[Value]] = {}
        for name, value in self.values:
            if value is not None:
                found.setdefault(name, []).append(value)
        return found


def as_turtle(nodes: Iterable[Node], spaces: Mapping[str, str]) -> bytes:
    """The graph in Turtle, a block a node."""
    prefixes = turtle.Prefixes(spaces)
    body = "\n".join(
        turtle.block(
            f"<{node.iri}>",
            [
                ("a", ", ".join(node.types)),
                *(
                    (name, [_in_turtle(value, prefixes) for value in values])
                    for name, values in node.by_property.items()
                ),
            ],
        )
        for node in nodes
    )
    return f"{prefixes.heading(body)}\n{body}".encode()


def _in_turtle(value: Value, prefixes: turtle.Prefixes) -> str:
    if isinstance(value, Resource):
        return prefixes.name(value.iri)
    written = turtle.literal(value.text, value.language)
    return written if value.datatype is None else f"{written}^^{value.datatype}"


def as_json_ld(nodes: Iterable[Node], spaces: Mapping[str, str]) -> bytes:
    """The graph in JSON-LD, a line a node, under a context of its own that has the prefixes alone."""
    graph = [
        {"@id": node.iri, "@type": list(node.types)}
        | {name: [*map(_in_json_ld, values)] for name, values in node.by_property.items()}
        for node in nodes
    ]
    lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in graph)
    return f'{{"@context": {json.dumps(dict(spaces))},\n"@graph": [\n{lines}\n]}}\n'.encode()


def _in_json_ld(value: Value) -> dict[str, Any]:
    if isinstance(value, Resource):
        return {"@id": value.iri}
    if value.language is not None:
        return {"@value": value.text, "@language": value.language}
    return {"@value": value.text} | ({} if value.datatype is None else {"@type": value.datatype})
