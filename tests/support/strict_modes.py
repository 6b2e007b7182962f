"""The documented limits of the strict modes in which providers of language models take a JSON Schema.

docs/extraction.md has the same as a table, with where and when it was read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# The words that every mode takes.
BASIC = {"type", "description", "properties", "required", "additionalProperties", "items", "enum"}


@attrs.frozen(kw_only=True)
class StrictMode:
    """What a provider takes; None where it names no limit.

    Attributes:
        name: the provider.
        words: the keywords of JSON Schema that it takes.
        closed: whether every object has to be closed.
        most_optional: the most members that are not required.
        most_properties: the most properties of all objects together.
        most_levels: the most levels of objects within each other.
        most_values: the most values of all closed lists together.
        most_characters: the most characters of the names of properties and of the values of closed lists.
        empty_values: whether a closed list may have the empty text.
    """

    name: str
    words: frozenset[str]
    closed: bool = True
    most_optional: int | None = None
    most_properties: int | None = None
    most_levels: int | None = None
    most_values: int | None = None
    most_characters: int | None = None
    empty_values: bool = True


OPENAI = StrictMode(
    name="OpenAI",
    words=frozenset(BASIC | {"anyOf", "pattern", "format", "minItems", "maxItems", "minimum", "maximum"}),
    most_optional=0,
    most_properties=5_000,
    most_levels=10,
    most_values=1_000,
    most_characters=120_000,
)
ANTHROPIC = StrictMode(
    name="Anthropic",
    words=frozenset(BASIC | {"anyOf", "allOf", "const", "$ref", "$defs", "format", "minItems"}),
    most_optional=24,
)
GEMINI = StrictMode(
    name="Gemini",
    words=frozenset(BASIC | {"title", "format", "minimum", "maximum", "minItems", "maxItems", "prefixItems"}),
    closed=False,
    empty_values=False,
)
# What this package holds itself to.
OWN = StrictMode(
    name="visitdata",
    words=frozenset(BASIC),
    most_optional=0,
    most_properties=200,
    most_levels=5,
    most_values=420,
    most_characters=15_000,
)
MODES = (OPENAI, ANTHROPIC, GEMINI, OWN)


@attrs.frozen(kw_only=True)
class Size:
    """How large a schema is, as the limits count."""

    words: frozenset[str]
    properties: int
    levels: int
    values: int
    characters: int
    optional: int
    open_objects: int
    empty_values: int


def size_of(schema: dict[str, Any]) -> Size:
    """The size of a schema in which nothing refers to anything."""
    nodes = [*_nodes(schema, 0)]
    objects = [(node, level) for node, level in nodes if node["type"] == "object"]
    lists: list[Sequence[str]] = [node.get("enum", ()) for node, _ in nodes]
    names = [name for node, _ in objects for name in node["properties"]]
    return Size(
        words=frozenset(word for node, _ in nodes for word in node),
        properties=len(names),
        levels=max(level for _, level in objects),
        values=sum(map(len, lists)),
        characters=sum(map(len, names)) + sum(len(value) for each in lists for value in each),
        optional=sum(len(node["properties"].keys() - {*node.get("required", ())}) for node, _ in objects),
        open_objects=sum(node.get("additionalProperties") is not False for node, _ in objects),
        empty_values=sum(each.count("") for each in lists),
    )


def _nodes(schema: dict[str, Any], level: int) -> Iterator[tuple[dict[str, Any], int]]:
    """Each schema within a schema, and the level of objects that it has."""
    level += schema["type"] == "object"
    yield schema, level
    for each in schema.get("properties", {}).values():
        yield from _nodes(each, level)
    if "items" in schema:
        yield from _nodes(schema["items"], level)


def refusals(schema: dict[str, Any], mode: StrictMode) -> list[str]:
    """Why a provider does not take a schema; nothing where it does."""
    size = size_of(schema)
    limits = [
        ("properties", size.properties, mode.most_properties),
        ("levels", size.levels, mode.most_levels),
        ("values", size.values, mode.most_values),
        ("characters", size.characters, mode.most_characters),
        ("optional members", size.optional, mode.most_optional),
        ("open objects", size.open_objects, 0 if mode.closed else None),
        ("empty values", size.empty_values, None if mode.empty_values else 0),
    ]
    found = [
        f"{count} {what}, at most {most}" for what, count, most in limits if most is not None and count > most
    ]
    unknown = size.words - mode.words
    return [*found, *([f"the words {sorted(unknown)}"] if unknown else [])]
