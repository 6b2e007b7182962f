"""The page on problems: every code stands in its one table, with examples that have just that problem."""

from __future__ import annotations

import ast
import json
import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import visitdata as vd
from visitdata.checks import RULES
from visitdata.cli import cli
from visitdata.codes import ERRORS, LOSSES
from visitdata.errors import DecodeError, ExportError, InvalidRecordError, Problem
from visitdata.problems import problem_kinds
from visitdata.text import report

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SOURCE = Path(vd.__file__).parent
PAGE = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
TEXT = ROOT / "docs" / "problems" / "article.txt"
EXAMPLES = sorted(path for path in TEXT.parent.iterdir() if not path.name.startswith("article."))

# What is called with a code, first or by its name, wherever a problem begins.
MADE_BY = {"Problem", "Mistake", "rule", "_refuse", "_replace", "evolve"}
CODE = re.compile("[a-z0-9]+(-[a-z0-9]+)*")


def calls() -> Iterator[ast.Call]:
    for path in SOURCE.rglob("*.py"):
        yield from (
            node
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call)
        )


def codes_of(call: ast.Call) -> Iterator[str]:
    """The codes that stand in a call as they are."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    given = [*call.args[:1], *(keyword.value for keyword in call.keywords if keyword.arg == "code")]
    for value in given if name in MADE_BY else ():
        if isinstance(value, ast.Constant) and isinstance(value.value, str) and CODE.fullmatch(value.value):
            yield value.value


def problems(path: Path) -> list[Problem]:
    """All that is found in an example."""
    if path.suffix == ".py":
        try:
            return list(runpy.run_path(str(path))["problems"])
        except (DecodeError, ExportError, InvalidRecordError) as error:
            return list(error.problems)
    code = path.name.partition(".")[0]
    own = TEXT.with_name(f"article.{code}.txt")
    texts = ["--text", f"article={own if own.is_file() else TEXT}"] if code in report.CODES else []
    command = "draft" if path.name.endswith(".draft.yaml") else "check"
    args = [command, str(path), "--report", "json", *texts]
    printed = json.loads(CliRunner().invoke(cli, args, catch_exceptions=False).stdout)
    found = printed["problems"] if command == "draft" else printed
    return [Problem(**{key: each[key] for key in each if key != "file"}) for each in found]


def test_the_codes_in_the_source_are_those_of_the_table() -> None:
    told = {code for call in calls() for code in codes_of(call)} | codes_of_anchoring()
    assert told == set(problem_kinds())


def codes_of_anchoring() -> set[str]:
    """The codes of its table that stand in what is told of evidence and of quoted words, too."""
    sources = [
        ast.parse(path.read_text(encoding="utf-8")) for path in Path(report.__file__).parent.glob("*.py")
    ]
    texts = [node.value for tree in sources for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    return {code for code in report.CODES if texts.count(code) > 1}


def test_each_table_has_codes_of_its_own() -> None:
    tables = [ERRORS, RULES, report.CODES, LOSSES]
    assert len(problem_kinds()) == sum(map(len, tables))
    others = {code for code, (severity, _) in report.CODES.items() if severity == "error"}
    assert {each.code for each in problem_kinds().values() if each.severity == "error"} == {*ERRORS, *others}


@pytest.mark.parametrize("code", problem_kinds())
def test_the_meaning_of_a_code_is_a_sentence(code: str) -> None:
    meaning = problem_kinds()[code].meaning
    assert re.fullmatch(r"[A-Z][^\n|]+\.", meaning)
    assert len(meaning) <= 100


# What was meant may be one thing or another: its writer decides, and nothing is suggested.
SEVERAL_MEANINGS = {
    "after-its-article",
    "ambiguous-reference",
    "blank-text",
    "mixed-script",
    "no-text",
    "not-yaml",
    "repeated-member",
    "same-country-code",
    "same-external-id",
    "same-name",
    "voice",
}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_has_the_problem_that_its_name_tells_and_a_suggestion(path: Path) -> None:
    code = path.name.partition(".")[0]
    found = problems(path)
    assert [each.code for each in found if each.code == code]
    assert {each.code for each in found} == {code} or code == "more-problems"
    assert all(each.severity == problem_kinds()[code].severity for each in found)
    has_suggestions = all(each.suggestion for each in found)
    assert has_suggestions == (code not in SEVERAL_MEANINGS) or path.suffix == ".py"


def test_every_code_has_an_example_and_a_section_in_the_order_of_the_table() -> None:
    assert {path.name.partition(".")[0] for path in EXAMPLES} == set(problem_kinds())
    assert re.findall(r"^## (.+)$", PAGE, flags=re.MULTILINE) == list(problem_kinds())
    assert re.findall(r"^\| \[(.+?)\]\(#\1\) \|", PAGE, flags=re.MULTILINE) == list(problem_kinds())


def test_the_help_of_a_code_leads_to_its_section() -> None:
    headings = re.findall(r"^## (.+)$", PAGE, flags=re.MULTILINE)
    assert [each.url.rpartition("#")[2] for each in problem_kinds().values()] == headings


def test_the_page_is_not_stale(tmp_path: Path) -> None:
    written = tmp_path / "problems.md"
    command = [sys.executable, "scripts/write_problems.py", str(written)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0
    assert written.read_text(encoding="utf-8") == PAGE
