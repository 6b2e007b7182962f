"""docs/drafts.md: its draft is a dossier, its programs run, its tables and its feedback are true."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import visitdata as vd
from visitdata.drafts import yaml_text

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "drafts.md").read_text(encoding="utf-8")
LISTS = {"Article": "articles", "Visit": "events"}
BASE: dict[str, Any] = {
    "id": "https://data.example.org/dossiers/table",
    "title": "What a table says",
    "actors": [
        {"type": "Person", "name": "Ana Lind"},
        {"type": "State", "name": "Arcadia"},
        {"type": "Group", "name": "farmers"},
    ],
    "articles": [{"id": "article", "kind": "news"}],
    "events": [{"type": "Visit", "label": "A visit", "status": "planned"}],
}


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, flags=re.DOTALL | re.MULTILINE)


TEXT, FEEDBACK = blocks("text")
DRAFT, FIRST_TRY = blocks("yaml")


def rows(heads: str) -> list[list[str]]:
    """The rows of the table with these heads."""
    table = PAGE[PAGE.index(f"| {heads} |") :].split("\n\n")[0]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in table.splitlines()[2:]]


def drafted(record: str, written: str, texts: dict[str, str] | None = None) -> tuple[vd.DraftResult, Any]:
    """What becomes of a draft with a member that a row of a table shows, and the record in the dossier."""
    base = json.loads(json.dumps(BASE))
    (holder,) = (each for each in base[LISTS.get(record, "actors")] if each.get("type", "Article") == record)
    holder |= yaml_text.load(written.strip("`")).data
    result = vd.draft(base, texts)
    if result.dossier is None:
        return result, None
    made = json.loads(vd.dumps(result.dossier, "json"))
    (found,) = (each for each in made[LISTS.get(record, "actors")] if each.get("type", "Article") == record)
    return result, found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with the files of the page."""
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text(TEXT, encoding="utf-8")
    Path("visit.draft.yaml").write_text(DRAFT, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_the_programs_of_the_page_run_one_after_the_other_and_keep_their_word() -> None:
    space: dict[str, Any] = {}
    assert len(blocks("python")) == 4
    for block in blocks("python"):
        assert "assert " in block
        exec(block, space)  # noqa: S102 - it is our own page


@pytest.mark.usefixtures("folder")
def test_every_command_of_the_page_exits_with_0() -> None:
    (shown,) = blocks("console")
    commands = [shlex.split(line.removeprefix("$ "), comments=True) for line in shown.splitlines()]
    assert {words[1] for words in commands} == {"draft", "edit"}
    for _, *args in commands:
        done = subprocess.run(
            [sys.executable, "-m", "visitdata", *args], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, (args, done.stdout, done.stderr)
    assert vd.draft(Path("again.draft.yaml").read_bytes(), {"article": TEXT}).dossier == vd.load("visit.json")


@pytest.mark.parametrize("row", rows("of | you write | the dossier has | repair"), ids=lambda row: row[1])
def test_what_the_page_says_of_a_form_is_so(row: list[str]) -> None:
    record, written, kept, repair = row
    result, found = drafted(record, written)
    assert found is not None, result.feedback()
    (name,) = yaml_text.load(written.strip("`")).data
    if kept == "nothing":
        assert name not in found
    else:
        wanted = json.loads(f"{{{kept.strip('`')}}}")
        assert {member: found[member] for member in wanted} == wanted
    assert [each.certainty for each in result.repairs] == ([] if repair == "no" else [repair])


@pytest.mark.parametrize("row", rows("of | you write | code | why"), ids=lambda row: row[1])
def test_what_the_page_calls_a_problem_is_one(row: list[str]) -> None:
    record, written, code, _ = row
    result, _ = drafted(record, written, {"article": TEXT})
    assert [each.code for each in result.problems] == [code]


def test_the_feedback_of_the_page_is_what_the_draft_gets() -> None:
    assert vd.draft(FIRST_TRY).feedback() == FEEDBACK


def test_the_table_of_a_result_names_all_that_it_has() -> None:
    named = [row[0].strip("`()") for row in rows("attribute | holds")]
    public = {name for name in dir(vd.DraftResult) if not name.startswith("_")}
    assert set(named) | {"in_draft"} == public | {"in_draft"}
