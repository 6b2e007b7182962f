"""`visitdata export --to parquet`: any number of dossiers to a file a table, whole or not at all."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest
from click.testing import CliRunner

import visitdata as vd
from visitdata.cli import cli
from visitdata.model.dossier import Dossier
from visitdata.tables import tables

if TYPE_CHECKING:
    from click.testing import Result

pq = pytest.importorskip("pyarrow.parquet")

SEED = vd.seed(vd.seeds()[0])
OTHER = attrs.evolve(SEED, id="https://data.example.org/dossiers/other")


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    vd.write([SEED, OTHER], "many.jsonl")
    vd.write([SEED, OTHER], "more.nq.gz")
    Path("bad.jsonl").write_bytes(vd.dumps(SEED, "jsonl") + b"{}\n")


def export(*args: str) -> Result:
    return CliRunner(env={"FORCE_COLOR": None}).invoke(cli, ["export", *args], catch_exceptions=False)


def names(folder: str) -> set[str]:
    return {path.name for path in Path(folder).iterdir()}


def of(*stems: str) -> set[str]:
    return {f"{stem}.{name}.parquet" for stem in stems for name in tables(Dossier)}


def test_each_source_becomes_a_file_a_table_and_all_are_listed() -> None:
    result = export("many.jsonl", "more.nq.gz", "--to", "parquet", "-o", "new/tables")
    assert (result.exit_code, result.stderr) == (0, "")
    assert names("new/tables") == of("many", "more")
    head, *rows = [line.split() for line in result.stdout.splitlines()]
    assert head == ["file", "format", "bytes", "rows"]
    for file, format_, size, count in rows:
        assert format_ == "parquet"
        assert size == f"{Path(file).stat().st_size:,}"
        assert count == f"{pq.ParquetFile(file).metadata.num_rows:,}"
    for name in tables(Dossier):
        many, more = (Path(f"new/tables/{stem}.{name}.parquet") for stem in ("many", "more"))
        assert many.read_bytes() == more.read_bytes()


def test_other_formats_may_be_named_beside_it() -> None:
    vd.dump(SEED, "one.json")
    assert export("one.json", "--to", "parquet", "--to", "turtle").exit_code == 0
    assert names("out") == {"one.ttl", *of("one")}
    assert export("one.json", "-o", "all").exit_code == 0
    assert not names("all") & of("one")


def test_where_a_dossier_has_problems_all_are_printed_and_its_files_stay() -> None:
    export("many.jsonl", "--to", "parquet")
    before = {path.name: path.read_bytes() for path in Path("out").iterdir()}
    Path("many.jsonl").write_bytes(b"{\n" + vd.dumps(SEED, "jsonl"))
    result = export("many.jsonl", "bad.jsonl", "--to", "parquet")
    assert result.exit_code == 1
    assert "many.jsonl:1:2: error not-json" in result.stderr
    assert "bad.jsonl:2:1: error wrong-format" in result.stderr
    assert "Error: nothing was written: 4 errors" in result.stderr
    assert {path.name: path.read_bytes() for path in Path("out").iterdir()} == before


def test_sources_before_one_with_problems_are_written() -> None:
    result = export("more.nq.gz", "bad.jsonl", "many.jsonl", "--to", "parquet")
    assert result.exit_code == 1
    assert "Error: only 9 files written: 3 errors" in result.stderr
    assert names("out") == of("more")


def test_an_id_that_comes_twice_is_an_error() -> None:
    vd.write([SEED, SEED], "twice.jsonl")
    result = export("twice.jsonl", "--to", "parquet")
    assert result.exit_code == 1
    assert f"twice.jsonl: two dossiers have the id '{SEED.id}'" in result.stderr
    assert not names("out")


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (["-o", "x.parquet"], "this is the name of one file, and parquet is 9, one a table; name a folder"),
        (["-o", "x.nq"], "this is the name of one file; give one source and --to nquads, or name a folder"),
        (["-o", "bad.jsonl/"], "this is a file, but a folder is expected; name another with --out"),
        (["./many.jsonl"], "all would be written to many.*; export them one by one, to other folders"),
    ],
)
def test_a_wrong_call_is_refused_before_anything_is_read(args: list[str], reason: str) -> None:
    result = export("many.jsonl", "--to", "parquet", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert reason in result.stderr
    assert not Path("out").exists()


def test_a_link_that_leads_out_of_the_folder_is_refused() -> None:
    Path("out").mkdir()
    Path("out/many.quads.parquet").symlink_to("../elsewhere")
    result = export("many.jsonl", "--to", "parquet")
    assert result.exit_code == 2
    assert "this link leads out of the folder" in result.stderr


def test_without_the_extra_the_command_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = export("many.jsonl", "--to", "parquet")
    assert result.exit_code == 2
    assert "pip install 'visitdata[parquet]'" in result.stderr


def test_what_cannot_be_written_is_told() -> None:
    Path("out").mkdir()
    Path("out/many.quads.parquet").mkdir()
    result = export("many.jsonl", "--to", "parquet")
    assert result.exit_code == 3
    assert "many.*: cannot be written: Is a directory" in result.stderr
    assert names("out") == {"many.quads.parquet"}
