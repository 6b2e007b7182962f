"""docs/first-steps.md and docs/command-line.md: their programs run, their commands do what they say."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import visitdata as vd
from tests.support.shown_commands import ran
from visitdata.cli import cli

ROOT = Path(__file__).parents[2]
STEPS = (ROOT / "docs" / "first-steps.md").read_text(encoding="utf-8")
COMMANDS = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
SITES = (ROOT / "docs" / "pages.md").read_text(encoding="utf-8")
(PROGRAM,) = re.findall(r"```python\n(.*?)```", STEPS, flags=re.DOTALL)
(BY_HAND,) = re.findall(r"```json\n(.*?)```", STEPS, flags=re.DOTALL)
KIND = """\
import attrs
import visitdata as vd

@attrs.frozen(kw_only=True)
class Ceasefire(vd.Event):
    namespace = "https://example.org/ns#"
"""


def commands(page: str) -> list[list[str]]:
    """The words of each command of `visitdata` on a page, without what is said of it."""
    lines = re.findall(r"^\$ (visitdata .*)$", page, flags=re.MULTILINE)
    return [shlex.split(line, comments=True) for line in lines]


def run_program() -> dict[str, Any]:
    """Run the program of the page in the current folder, and give what it made."""
    space: dict[str, Any] = {}
    exec(PROGRAM, space)  # noqa: S102 - it is our own page
    return space


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_program_writes_a_dossier_of_which_check_says_what_the_page_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    dossier = run_program()["dossier"]
    assert vd.load("arcadia-visit.json") == dossier
    assert [problem.code for problem in vd.check(dossier)] == ["no-response"]
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_the_evidence_of_the_program_is_found_in_its_text() -> None:
    made = run_program()
    anchors = vd.anchor(made["dossier"], {"article": made["text"]})
    assert [each.outcome for each in anchors] == ["kept", "kept"]


def test_the_dossier_by_hand_has_no_error_and_no_warning() -> None:
    assert {problem.code for problem in vd.check(vd.loads(BY_HAND, "json"))} <= {"no-response", "no-evidence"}


@pytest.mark.parametrize("page", [STEPS, COMMANDS, SITES], ids=["first-steps", "command-line", "pages"])
def test_every_command_of_the_page_exits_with_0(page: str) -> None:
    made = run_program()
    dossier = made["dossier"]
    Path("article.txt").write_text(made["text"], encoding="utf-8")
    Path("arms.json").write_text(BY_HAND, encoding="utf-8")
    Path("ceasefires.py").write_text(KIND, encoding="utf-8")
    many = [dossier, vd.loads(BY_HAND, "json")]
    vd.write([dossier], "more.jsonl")
    vd.write(many, "many.jsonl")
    vd.write(many, "big.jsonl.zst")
    shown = commands(page)
    assert shown
    for _, *args in shown:
        code, said = ran(*args)
        assert code == 0, (args, said)


def test_the_exit_codes_of_the_page_are_those_of_the_help() -> None:
    shown = re.findall(r"^\| ([\d, ]+) \| ([^|]*?) \|$", COMMANDS, flags=re.MULTILINE)
    help_text = CliRunner().invoke(cli, ["--help"]).output
    told = re.findall(r"^    (\d[\d, ]*)  +(.*)$", help_text, flags=re.MULTILINE)
    assert [codes for codes, _ in shown] == [codes for codes, _ in told]
