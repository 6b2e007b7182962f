"""What outcomes say: statements as sets, JSON as values without what is empty."""

from __future__ import annotations

import json
from typing import Any

import pyoxigraph


def quads(text: bytes) -> frozenset[str]:
    """The statements of N-Quads."""
    return frozenset(map(str, pyoxigraph.parse(text, pyoxigraph.RdfFormat.N_QUADS)))


def triples(text: bytes) -> frozenset[str]:
    """The statements of Turtle."""
    return frozenset(map(str, pyoxigraph.parse(text, pyoxigraph.RdfFormat.TURTLE)))


def filled(text: bytes) -> Any:
    """The value of a JSON text, but for members that are null or empty."""
    return _filled(json.loads(text))


def untyped(text: bytes) -> Any:
    """The same without the `type` of records, which not everyone writes."""
    return _filled(json.loads(text), left_out="type")


def _filled(value: Any, left_out: str | None = None) -> Any:
    if value.__class__ is list:
        return [_filled(each, left_out) for each in value]
    if value.__class__ is not dict:
        return value
    inner = {key: _filled(each, left_out) for key, each in value.items() if key != left_out}
    return {key: each for key, each in inner.items() if each is not None and each not in ([], {})}
