"""docs/show.md: what it shows is what the commands print, and its notebook shows what it says."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import visitdata as vd
from tests.docs.test_first_steps import BY_HAND, run_program
from tests.pages.test_terminal import lines
from tests.support.command_environment import ENVIRONMENT
from visitdata.pages.dossier_outline import dossier_outline

PAGE = (Path(__file__).parents[2] / "docs" / "show.md").read_text(encoding="utf-8")
IN_A_TERMINAL, *IN_A_PIPE = re.findall(r"```console\n(.*?)```", PAGE, flags=re.DOTALL)
(CELLS,) = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run_program()
    Path("arms.json").write_text(BY_HAND, encoding="utf-8")


def test_the_terminal_of_the_page_shows_what_a_terminal_of_72_columns_shows() -> None:
    command, shown = IN_A_TERMINAL.split("\n", 1)
    assert command == "$ visitdata show arcadia-visit.json"
    printed = "\n".join(lines(dossier_outline(vd.load("arcadia-visit.json")), 72))
    assert shown.endswith("\n\n...\n")
    assert printed.startswith(shown.removesuffix("...\n"))


@pytest.mark.parametrize("block", IN_A_PIPE)
def test_every_other_command_of_the_page_prints_what_stands_below_it(block: str) -> None:
    command, shown = block.removeprefix("$ ").split("\n", 1)
    shell = f'visitdata() {{ {shlex.quote(sys.executable)} -m visitdata "$@"; }}; {command}'
    done = subprocess.run(
        ["/bin/sh", "-c", shell], env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    assert done.stdout == shown


def test_a_notebook_shows_what_the_page_says_of_each_line() -> None:
    space: dict[str, Any] = {}
    exec(CELLS, space)  # noqa: S102 - it is our own page
    told = re.findall(r'^(dossier\["[\w-]+"\])  # "([^"]+)"', CELLS, flags=re.MULTILINE)
    assert len(told) == 2
    for line, badge in told:
        assert f">{badge}" in eval(line, space)._repr_html_()  # noqa: S307 - as above
