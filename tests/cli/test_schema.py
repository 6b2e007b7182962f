"""`visitdata schema`: printed, written, and kept up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import visitdata as vd
from visitdata import derive
from visitdata.cli import cli
from visitdata.cli.schema import FILES

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def schema(*args: str | Path) -> Result:
    return CliRunner(env={"FORCE_COLOR": None}).invoke(
        cli, ["schema", *map(str, args)], catch_exceptions=False
    )


def test_the_command_knows_every_schema() -> None:
    assert FILES == derive.FILES


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_printed_byte_by_byte_as_the_package_derives_it(name: str) -> None:
    result = schema(name)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout_bytes == vd.schema(name).encode()


def test_all_are_written_and_then_are_up_to_date(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "schemas"
    result = schema("--write", folder)
    assert (result.exit_code, result.stderr) == (0, "")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        file: vd.schema(name).encode() for name, file in FILES.items()
    }
    assert result.stdout.splitlines() == [f"wrote {folder / file}" for file in FILES.values()]
    checked = schema("--check", folder)
    assert (checked.exit_code, checked.stdout) == (0, f"{len(FILES)} schemas are up to date in {folder}\n")


def test_check_names_old_and_missing_files_and_the_suggestion(tmp_path: Path) -> None:
    schema("--write", tmp_path)
    stale, missing = tmp_path / "visitdata.shapes.ttl", tmp_path / "visitdata.context.jsonld"
    stale.write_text("older")
    missing.unlink()
    result = schema("--check", tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        f"Error: {missing} is missing",
        f"Error: {stale} is not up to date",
        f"Error: the schemas are not up to date: run visitdata schema --write {tmp_path}",
    ]
    assert stale.read_text() == "older"


def test_in_a_folder_that_is_not_there_all_are_missing(tmp_path: Path) -> None:
    result = schema("--check", tmp_path / "nowhere")
    assert result.exit_code == 1
    assert result.stderr.count(" is missing\n") == len(FILES)
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("option", ["--write", "--check"])
def test_a_file_in_place_of_the_folder_is_a_wrong_call(tmp_path: Path, option: str) -> None:
    (tmp_path / "file").write_text("")
    result = schema(option, tmp_path / "file")
    assert result.exit_code == 2
    assert result.stderr == f"Error: {tmp_path / 'file'}: this is a file, but a folder is expected\n"


def test_a_folder_that_cannot_be_written_exits_with_3(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = schema("--write", tmp_path / "file" / "deep")
    assert result.exit_code == 3
    assert result.stderr.endswith("visitdata.schema.json: cannot be written: Not a directory\n")


@pytest.mark.parametrize(
    "args", [[], ["shapes", "--write", "x"], ["--write", "x", "--check", "x"], ["shape"]]
)
def test_exactly_one_thing_is_asked_for(args: list[str]) -> None:
    result = schema(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert all(name in result.stderr for name in FILES)


def test_a_link_out_of_the_folder_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "visitdata.shapes.ttl").symlink_to("../victim")
    result = schema("--write", tmp_path / "new")
    assert result.exit_code == 2
    assert "visitdata.shapes.ttl: this link leads out of the folder, to " in result.stderr
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["visitdata.shapes.ttl"]
    assert [path.name for path in tmp_path.iterdir()] == ["new"]
