"""`visitdata site`: what it prints, what it refuses, and that it then writes nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest
from click.testing import CliRunner

import visitdata as vd
from tests.support.sites import contents
from tests.support.small_document import SMALL
from visitdata import codec
from visitdata.cli import cli
from visitdata.files.folders import replacing_folder
from visitdata.model.dossier import Dossier
from visitdata.resources import seed_path

if TYPE_CHECKING:
    from click.testing import Result

BASE = "https://data.example.org/"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the commands run in, with a dossier, and two in one file."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(seed_path(vd.seeds()[0]), "seed.json")
    several = [codec.decode(Dossier, {**SMALL, "id": f"{BASE}d/{name}"}) for name in ("one", "two")]
    vd.write(several, "several.jsonl.gz")
    return tmp_path


def site(*arguments: str, out: str = "public", base: str = BASE) -> Result:
    return CliRunner().invoke(cli, ["site", *arguments, "-o", out, "--base", base], catch_exceptions=False)


def refused(result: Result, code: int = 2) -> str:
    """What is said on the standard error where nothing is written."""
    assert result.exit_code == code
    assert {path.name for path in Path().iterdir()} - {"seed.json", "several.jsonl.gz", "wrong.json"} <= {
        "other"
    }
    return result.stderr


def test_a_source_of_one_gives_its_name_and_one_of_several_their_ids() -> None:
    result = site("seed.json", "several.jsonl.gz")
    assert result.exit_code == 0
    assert result.stdout.startswith("wrote public: 3 dossiers, 3 of them new or changed; ")
    found = {path.name for path in Path("public/dossiers").glob("*.html")}
    assert found == {"seed.html", "one.html", "two.html"}


def test_the_command_names_the_dossiers_that_the_feed_leaves_out() -> None:
    needed = 'feed.atom, which needs a date that is known to the day; give {} "modified", the day when it was'
    for _ in ("new", "unchanged"):
        left_out = site("seed.json", "several.jsonl.gz").stderr
        assert left_out == f"seed is not in {needed.format('it')} last changed\n"
    undated = [attrs.evolve(vd.load("seed.json"), id=f"{BASE}d/{number}") for number in range(7)]
    vd.write(undated, "undated.jsonl")
    left_out = site("undated.jsonl", out="other").stderr
    assert left_out == f"0, 1, 2, 3, 4 and 2 others are not in {needed.format('each')} last changed\n"


def test_a_site_that_is_as_it_was_is_left_alone() -> None:
    site("seed.json", "several.jsonl.gz")
    before, node = contents(Path("public")), Path("public").stat().st_ino
    result = site("several.jsonl.gz", "seed.json")
    assert (result.exit_code, result.stdout) == (0, "public: 3 dossiers, nothing changed\n")
    assert (contents(Path("public")), Path("public").stat().st_ino) == (before, node)


def test_the_files_of_a_dossier_that_is_gone_go() -> None:
    site("seed.json", "several.jsonl.gz")
    result = site("several.jsonl.gz")
    assert result.stdout.startswith("wrote public: 2 dossiers, 0 of them new or changed; ")
    assert result.stdout.endswith(" removed\n")
    site("several.jsonl.gz", out="new")
    assert contents(Path("public")) == contents(Path("new"))


def test_a_source_under_another_name_gives_its_files_another_name() -> None:
    site("seed.json")
    Path("seed.json").rename("other.json")
    site("other.json")
    assert "dossiers/other.html" in contents(Path("public"))
    assert "dossiers/seed.html" not in contents(Path("public"))


def test_a_dossier_in_another_format_is_the_same_dossier() -> None:
    site("seed.json")
    vd.dump(vd.load("seed.json"), "seed.ttl")
    result = site("seed.ttl")
    assert result.stdout.startswith("wrote public: 1 dossier, 0 of them new or changed; ")
    site("seed.ttl", out="new")
    assert contents(Path("public")) == contents(Path("new"))


@pytest.mark.parametrize(
    ("base", "reason"),
    [
        ("https://data.example.org/news", 'its path must end with a slash: "https://data.example.org/news/"'),
        ("https://data.example.org", 'its path must end with a slash: "https://data.example.org/"'),
        ("ftp://data.example.org/", "it must be an http or https URL"),
        ("data.example.org/", "it must be an http or https URL"),
        ("https://data.example.org/?a=1/", "it must be an http or https URL"),
        ("https://data.example.org/#a/", "it must be an http or https URL"),
        ("https://me@data.example.org/", "it must be an http or https URL"),
        ("https://data.example.org/a b/", "it must be an http or https URL"),
        ("https://data.example.org/../", "it must be an http or https URL"),
        ('https://data.example.org/"><script>/', "it must be an http or https URL"),
        ("https:///", "it must be an http or https URL"),
        ("", "it must be an http or https URL"),
    ],
)
def test_a_base_that_is_no_url_of_a_folder_is_refused(base: str, reason: str) -> None:
    assert f'--base "{base}": {reason}' in refused(site("seed.json", base=base))


def test_a_suggested_base_is_right() -> None:
    stderr = refused(site("seed.json", base="https://data.example.org/news"))
    suggested = stderr.rstrip().split('"')[-2]
    assert site("seed.json", base=suggested).exit_code == 0


def test_everything_that_is_wrong_with_a_call_is_told_at_once() -> None:
    stderr = refused(site("missing.json", "seed.html", base="nothing", out="seed.json"))
    assert [line.split(":")[1] for line in stderr.splitlines()] == [
        ' --base "nothing"',
        " seed.json",
        " missing.json",
        " seed.html",
    ]


@pytest.mark.parametrize(
    ("out", "reason"),
    [
        ("seed.json", "this is a file, but a folder is expected"),
        ("missing/public", "missing/public: there is no folder /"),
        (".", "this is the current folder"),
        ("..", "this is the current folder, or it is in there"),
        ("https://data.example.org/", "a URL"),
    ],
)
def test_a_place_that_cannot_be_a_site_is_refused(out: str, reason: str) -> None:
    assert reason in refused(site("seed.json", out=out))


def test_a_folder_that_holds_something_else_is_refused() -> None:
    Path("other").mkdir()
    Path("other/mine.txt").write_text("mine", encoding="utf-8")
    assert "this folder holds files, and no site of this version" in refused(site("seed.json", out="other"))
    assert contents(Path("other")) == {"mine.txt": b"mine"}


def test_a_source_in_the_folder_of_the_site_is_refused() -> None:
    site("seed.json")
    before = contents(Path("public"))
    result = site("public/dossiers/seed.json")
    assert (result.exit_code, contents(Path("public"))) == (2, before)
    assert "public/dossiers/seed.json: this source is in the folder of the site" in result.stderr


def test_every_error_of_every_source_is_printed_as_check_prints_it() -> None:
    data = json.loads(Path("seed.json").read_bytes())
    data["title"], data["events"][0]["status"] = "", "happened"
    Path("wrong.json").write_text(json.dumps(data, indent=1), encoding="utf-8")
    found = CliRunner().invoke(cli, ["check", "wrong.json"]).stdout.splitlines()[:-1]
    stderr = refused(site("seed.json", "wrong.json", "several.jsonl.gz"), 1)
    assert stderr.splitlines() == [*found, "Error: nothing was written: 2 errors"]


def test_errors_leave_the_old_site_as_it_was() -> None:
    site("seed.json")
    before = contents(Path("public"))
    Path("wrong.json").write_text("{}", encoding="utf-8")
    assert site("seed.json", "wrong.json").exit_code == 1
    assert contents(Path("public")) == before
    assert not [path for path in Path().iterdir() if path.name.startswith(".")]


def test_two_dossiers_of_one_id_are_refused() -> None:
    shutil.copy("seed.json", "other.json")
    Path("other.json").rename("wrong.json")
    assert "is in seed.json, too" in refused(site("seed.json", "wrong.json"))


def test_two_sources_of_one_name_are_refused() -> None:
    Path("other").mkdir()
    vd.dump(codec.decode(Dossier, SMALL), "other/seed.ttl")
    assert 'other/seed.ttl: its files would be called "seed"' in refused(site("seed.json", "other/seed.ttl"))


def test_a_name_that_no_file_may_have_is_refused() -> None:
    Path("other").mkdir()
    shutil.copy("seed.json", "other/a:b.json")
    assert '"a:b" cannot be the name of files of a site' in refused(site("other/a:b.json"))


def test_another_process_that_writes_the_site_is_not_disturbed() -> None:
    with replacing_folder(Path("public"), {*()}.__contains__) as new:
        (new.path / "theirs").write_text("theirs", encoding="utf-8")
        result = site("seed.json")
    assert (result.exit_code, result.stderr) == (
        3,
        "Error: public: another process is writing this site\n",
    )
    assert contents(Path("public")) == {"theirs": b"theirs"}


def test_a_disk_that_refuses_leaves_the_old_site(monkeypatch: pytest.MonkeyPatch) -> None:
    site("seed.json")
    before = contents(Path("public"))

    def refuse(*_given: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("visitdata.pages.site.building.making.put", refuse)
    result = site("several.jsonl.gz")
    assert (result.exit_code, contents(Path("public"))) == (3, before)
    assert result.stderr == "Error: public: cannot be written: No space left on device\n"
