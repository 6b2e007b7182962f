"""The pages of bridges: their commands write what they say, under the names that they say."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import visitdata as vd
from visitdata.cli import cli

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parents[2] / "docs" / "bridges"
FORMATS = {each.name: each for each in vd.formats("bridge")}


def exports(page: Path) -> Iterator[str]:
    for block in re.findall(r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), flags=re.DOTALL):
        yield from (line for line in block.splitlines() if line.startswith("visitdata export "))


@pytest.mark.parametrize("page", sorted(FOLDER.glob("*.md")), ids=lambda page: page.stem)
def test_the_command_of_a_page_writes_its_bridge_to_one_file(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    dossier = vd.seed(vd.seeds()[0])
    vd.dump(dossier, "visit.json")
    format_ = FORMATS[page.stem]
    commands = [*exports(page)]
    assert commands
    for command in commands:
        _, *arguments = shlex.split(command)
        done = CliRunner().invoke(cli, arguments)
        assert done.exit_code == 0, done.output
        written = tmp_path / f"visit{format_.suffix}"
        assert written.read_bytes() == vd.dumps(dossier, format_.name)
        written.unlink()
    assert [path.name for path in tmp_path.iterdir()] == ["visit.json"]
