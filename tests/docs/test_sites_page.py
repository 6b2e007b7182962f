"""The page on web pages and sites: the files that it names are those that a site has."""

from __future__ import annotations

import re
from pathlib import Path

import visitdata as vd
from tests.support.sites import build, contents
from visitdata.files.folders import beside_of

PAGE = (Path(__file__).parents[2] / "docs" / "pages.md").read_text(encoding="utf-8")
SEED = vd.seed(vd.seeds()[0])


def test_every_file_that_the_page_names_is_in_a_site_and_no_other_page(tmp_path: Path) -> None:
    build(tmp_path / "public", {"STEM": SEED}, "https://data.example.org/")
    rows = re.findall(r"^\| (`.*?) \|", PAGE, flags=re.MULTILINE)
    named = [name for row in rows for name in re.findall("`([^`]+)`", row)]
    found = {re.sub("^actors/.*", "actors/KEY.html", path) for path in contents(tmp_path / "public")}
    assert {name for name in named if not name.startswith(".json")} <= found
    assert {f"dossiers/STEM{name}" for name in named if name.startswith(".json")} <= found
    assert {path for path in found if path.endswith(".html")} <= {*named}


def test_the_folder_beside_a_site_has_the_name_that_the_page_tells() -> None:
    assert f"`{beside_of(Path('public')).name}`" in PAGE
