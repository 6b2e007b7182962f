"""Plain data, as JSON has it, told apart in words that type checkers follow."""

from __future__ import annotations

from typing import Any, TypeAlias, TypeGuard

Data: TypeAlias = dict[str, Any]


def is_object(value: object) -> TypeGuard[Data]:
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def each_of(value: Any) -> list[Any]:
    """The values of a list; what is none is one value."""
    return value if is_list(value) else [value]
