"""docs/errors.md: its example is what a user sees, and the commands for rejected dossiers work."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

import visitdata as vd
from visitdata.cli import cli

PAGE = (Path(__file__).parents[2] / "docs" / "errors.md").read_text(encoding="utf-8")
BLOCKS = re.findall("```([a-z]+)\n(.*?)```", PAGE, flags=re.DOTALL)
CONSOLE = [text for language, text in BLOCKS if language == "console"]
(PYTHON,) = [text for language, text in BLOCKS if language == "python"]


@pytest.fixture(autouse=True)
def _where_the_file_of_the_example_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    first, second, third = (
        vd.dumps(vd.Dossier(id=f"https://data.example.org/{number}", title=f"Number {number}"), "jsonl")
        for number in (1, 2, 3)
    )
    lines = [first, b"{\n", second, b'{"title": "\xff"}\n', third]
    Path("dossiers.jsonl").write_bytes(b"".join(lines))


def run(line: str) -> str:
    args = line.removeprefix("$ visitdata ").split()
    return CliRunner(env={"FORCE_COLOR": None}).invoke(cli, args, catch_exceptions=False).output


def test_the_example_is_what_a_user_sees() -> None:
    line, _, output = CONSOLE[0].partition("\n")
    assert run(line) == output


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")
def test_jq_gives_the_lines_again() -> None:
    run(CONSOLE[0].partition("\n")[0])
    subprocess.run(CONSOLE[1].removeprefix("$ "), shell=True, check=True)  # noqa: S602 - as it stands on the page
    assert Path("to-correct.jsonl").read_bytes() == b"{\n"


def test_the_example_in_python_runs(capsys: pytest.CaptureFixture[str]) -> None:
    exec(PYTHON, {})  # noqa: S102 - as it stands on the page
    printed = capsys.readouterr().out.splitlines()
    assert printed[:3] == ["Number 1", "Number 2", "Number 3"]
    assert [line.partition(" (")[0] for line in printed[3:]] == ["2 b'{'", '4 b\'{"title": "\\xff"}\'']
