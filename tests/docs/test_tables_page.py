"""The page on tables: its columns are those there are, and what it says to ask gives an answer."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import visitdata as vd
from tests.support.small_document import SMALL
from visitdata import codec
from visitdata.cli import cli
from visitdata.metamodel.settings import is_posited
from visitdata.model.dossier import Dossier
from visitdata.tables import tables

pytest.importorskip("pyarrow")

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
BLOCKS = re.findall("```([a-z]+)\n(.*?)```", PAGE, flags=re.DOTALL)
(CONSOLE,) = [text for language, text in BLOCKS if language == "console"]
(SQL,) = [text for language, text in BLOCKS if language == "sql"]
(POLARS,) = [text for language, text in BLOCKS if language == "python" and "polars" in text]


@pytest.fixture
def _exported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    dossiers = [vd.seed(vd.seeds()[0]), codec.decode(Dossier, SMALL)]
    vd.write(dossiers, "dossiers.jsonl.gz")
    line = CONSOLE.removeprefix("$ visitdata ").partition("#")[0]
    assert CliRunner().invoke(cli, line.split(), catch_exceptions=False).exit_code == 0
    assert Path("tables/dossiers.events.parquet").exists()


def test_the_columns_are_not_stale(tmp_path: Path) -> None:
    # In a process of its own: kinds that other tests declare have columns, too.
    shutil.copy(ROOT / "docs" / "tables.md", tmp_path)
    command = [sys.executable, "scripts/write_tables.py", str(tmp_path / "tables.md")]
    subprocess.run(command, cwd=ROOT, check=True)
    assert (tmp_path / "tables.md").read_text(encoding="utf-8") == PAGE


def test_every_table_and_every_link_is_there() -> None:
    headings = re.findall(r"^#+ (.+)$", PAGE, flags=re.MULTILINE)
    assert set(tables(Dossier)) <= set(headings)
    anchors = {heading.lower().replace(" ", "-") for heading in headings}
    for link in re.findall(r"\]\((.+?)\)", PAGE):
        assert link[1:] in anchors if link.startswith("#") else (ROOT / "docs" / link).exists(), link


@pytest.mark.usefixtures("_exported")
def test_what_duckdb_is_asked_it_answers() -> None:
    duckdb: Any = pytest.importorskip("duckdb")
    visits, alleged = (duckdb.sql(question).fetchall() for question in SQL.split(";")[:2])
    assert [(label, visitor) for label, _, _, visitor in visits] == [("Lind visits Ruritania", "Ana Lind")]
    told = {gist: (standing, labels) for gist, standing, _, _, labels in alleged}
    assert told["Neighbouring states say that Arcadia sold rifles."] == ("alleged", ["Arcadia sells rifles"])
    seed = vd.seed(vd.seeds()[0])
    assert {each.gist for each in seed.allegations if not is_posited(each)} < set(told)


@pytest.mark.usefixtures("_exported")
def test_what_polars_is_asked_it_answers() -> None:
    pytest.importorskip("polars")
    space: dict[str, Any] = {}
    exec(POLARS, space)  # noqa: S102 - as it stands on the page
    rows = space["alleged"].rows(named=True)
    (row,) = [each for each in rows if each["dossier"] == SMALL["id"]]
    assert (row["label"], row["claimants"], row["givers"]) == (
        "Arcadia sells rifles",
        ["neighbours"],
        ["arcadia"],
    )
