"""The tests themselves: each has a short name, and says what must be true."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
FILES = [path for path in sorted(TESTS.rglob("test_*.py")) if "node_modules" not in path.parts]
LONGEST = 79
# What fails where something is not as it should be: of pytest, and of the helpers of these tests.
_JUDGES = ("assert_", "check_that", "raises", "warns", "fail")


def functions_of(path: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]


def judges(node: ast.AST) -> bool:
    """Whether a part of a test can make it fail on purpose."""
    if not isinstance(node, ast.Call):
        return isinstance(node, ast.Assert)
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    # A process that ends with an error is one, too.
    is_checked = any(each.arg == "check" and ast.unparse(each.value) == "True" for each in node.keywords)
    return name.startswith(_JUDGES) or is_checked


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(TESTS)))
def test_every_test_has_a_short_name_and_an_assertion_of_its_own(path: Path) -> None:
    for test in functions_of(path):
        assert len(test.name) <= LONGEST, test.name
        assert any(map(judges, ast.walk(test))), test.name


def test_a_test_that_cannot_fail_is_seen() -> None:
    (idle, checked, asserted) = ast.parse(
        "def test_a(): run()\ndef test_b(): run(check=True)\ndef test_c(): assert run()"
    ).body
    assert [any(map(judges, ast.walk(each))) for each in (idle, checked, asserted)] == [False, True, True]
