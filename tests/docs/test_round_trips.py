"""docs/round-trips.md says what is so: its example runs, and its table has each known error, and no other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.hands import tool_errors
from tests.hands.hand import ToolError

if TYPE_CHECKING:
    import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "round-trips.md").read_text(encoding="utf-8")


def test_its_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (block,) = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)
    space: dict[str, Any] = {}
    exec(block, space)  # noqa: S102 - it is our own page
    assert len(space["dossiers"]) > 0


def test_its_table_has_each_tool_error_and_no_other() -> None:
    table = PAGE.partition("## What they break")[2].partition("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ")][1:]
    assert rows == [each.row() for each in vars(tool_errors).values() if isinstance(each, ToolError)]
