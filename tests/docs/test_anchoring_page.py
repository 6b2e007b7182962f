"""The page on anchoring: its example is what it says, and its table is the one that the code has."""

from __future__ import annotations

import re
from pathlib import Path

from visitdata.text.report import CODES

PAGE = (Path(__file__).parents[2] / "docs" / "anchoring.md").read_text(encoding="utf-8")


def test_the_example_on_the_page_runs_and_keeps_its_word() -> None:
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE, flags=re.DOTALL | re.MULTILINE)
    names: dict[str, object] = {}
    for block in blocks:
        exec(block, names)  # noqa: S102 - it is our own page
    assert len(blocks) > 1


def test_the_page_lists_every_code_with_its_severity_and_meaning() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \| (\w+) \| (.+) \|$", PAGE, flags=re.MULTILINE)
    assert rows == [(code, severity, meaning) for code, (severity, meaning) in CODES.items()]
