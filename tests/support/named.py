"""Tests by their names, as pages name them: `tests/files/test_files.py::test_the_chunks_become_the_file`."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


def is_test(name: str) -> bool:
    """Whether a file has a test of that name."""
    path, _, function = name.partition("::")
    return function.startswith("test_") and function in _tests(path)


@cache
def _tests(path: str) -> frozenset[str]:
    """The tests in a file; none where it is not there."""
    if not (ROOT / path).is_file():
        return frozenset()
    module = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(node.name for node in module.body if isinstance(node, ast.FunctionDef))
