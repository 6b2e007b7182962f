"""Instances of the extraction schema with all that is not given filled in as absent."""

from __future__ import annotations

from typing import Any


def filled(schema: dict[str, Any], given: Any = None) -> Any:
    """An instance of a schema: what is given, and "" or [] for every other member."""
    if schema["type"] == "string":
        return given or ""
    if schema["type"] == "array":
        return [filled(schema["items"], each) for each in given or ()]
    values: dict[str, Any] = given or {}
    unknown = values.keys() - schema["properties"].keys()
    assert not unknown, f"the schema has no {unknown}"
    return {name: filled(each, values.get(name)) for name, each in schema["properties"].items()}
