"""The page on the extraction schema: its table is the one that the schema is held to, and its Python runs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator

import visitdata as vd
from tests.support.rifles import EXPECTED, EXTRACTION, ID, INSTANCE, TEXTS
from tests.support.strict_modes import BASIC, GEMINI, MODES, StrictMode, refusals

if TYPE_CHECKING:
    import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "extraction.md").read_text(encoding="utf-8")
FIRST, SECOND = re.findall("^```python\n(.*?)^```$", PAGE, flags=re.DOTALL | re.MULTILINE)


def row(mode: StrictMode) -> str:
    numbers = (
        mode.most_optional,
        mode.most_properties,
        mode.most_levels,
        mode.most_values,
        mode.most_characters,
    )
    limits = ["-" if number is None else f"{number:,}" for number in numbers]
    words = ", ".join(f"`{word}`" for word in sorted(mode.words - BASIC)) or "none"
    return f"| {' | '.join([mode.name, words, *limits, 'taken' if mode.empty_values else 'refused'])} |"


def test_the_table_has_the_limits_that_the_tests_hold_the_schema_to() -> None:
    limits = PAGE.partition("## Limits")[2].partition("##")[0]
    rows = re.findall(r"^\| .* \|$", limits, flags=re.MULTILINE)
    assert rows[1:] == [*map(row, MODES)]


def test_the_python_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    exec(FIRST, {})  # noqa: S102 - it is our own page
    assert f"# {capsys.readouterr().out}" in FIRST


def for_gemini() -> dict[str, Any]:
    found: dict[str, Any] = {"schema": EXTRACTION}
    exec(SECOND, found)  # noqa: S102 - it is our own page
    schema: dict[str, Any] = found["for_gemini"]
    return schema


def test_gemini_takes_the_schema_that_the_page_makes_for_it() -> None:
    assert refusals(for_gemini(), GEMINI) == []


def test_what_gemini_fills_becomes_the_same_dossier() -> None:
    optional = {"kind", "choice", "anonymous", "standing"}
    filled = json.loads(
        json.dumps(INSTANCE),
        object_hook=lambda each: {
            name: value for name, value in each.items() if value or name not in optional
        },
    )
    assert filled != INSTANCE
    validator: Any = Draft202012Validator(for_gemini())
    assert [*validator.iter_errors(filled)] == []
    assert vd.draft(filled, TEXTS, id=ID).dossier == EXPECTED
