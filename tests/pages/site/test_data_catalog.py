"""What search for data sets finds on the index, and on the page where there is none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

import visitdata as vd
from tests.support.html_texts import Texts
from tests.support.site_plans import BASE, dated, site_of
from tests.support.sites import build, pages
from tests.support.strategies import dossiers
from visitdata.pages.site.data_catalog import data_catalog, json_ld
from visitdata.pages.site.not_found import not_found

if TYPE_CHECKING:
    from pathlib import Path

SEED = vd.seed(vd.seeds()[0])


@given(st.lists(dossiers(), max_size=3))
def test_each_dossier_has_what_search_for_data_sets_demands(several: list[vd.Dossier]) -> None:
    found = data_catalog(site_of(*several))
    assert [each["@id"] for each in found["dataset"]] == [each.id for each in several]
    for each, dossier in zip(found["dataset"], several, strict=True):
        assert (each["@type"], each["name"]) == ("Dataset", dossier.title)
        assert 50 <= len(each["description"]) <= 5000
        assert each.get("license") == dossier.license
        types = [file["encodingFormat"] for file in each["distribution"]]
        assert types == ["application/ld+json", "text/turtle"]


@given(st.lists(dossiers(), max_size=2))
def test_no_text_ends_the_script_it_stands_in(several: list[vd.Dossier]) -> None:
    site = site_of(*several)
    script = f'<script type="application/ld+json">{json_ld(site)}</script>'
    found = Texts(f"<!doctype html><title>T</title>{script}<p>end</p>")
    assert [json.loads(each) for each in found.scripts] == [data_catalog(site)]
    assert found.texts == ["T", "end"]


def test_the_index_of_a_built_site_holds_it_and_leads_to_the_rest(tmp_path: Path) -> None:
    build(tmp_path / "site", {"visit": SEED, "dated": dated(created="2031-05-04")})
    found = Texts(pages(tmp_path / "site")["index.html"])
    catalogs = [json.loads(each) for each in found.scripts if each.startswith('{"@context')]
    assert [each["@id"] for each in catalogs[0]["dataset"]] == [dated().id, SEED.id]
    for link in ("catalog.ttl", "catalog.jsonld", "feed.atom", "sitemap.xml", "ontology.html"):
        assert link in found.links
        assert (tmp_path / "site" / link).is_file()


def test_what_html_has_not_stays_in_the_catalogue_of_an_index(tmp_path: Path) -> None:
    title = "a\x7fb\x85c\ufdd0d"
    dossier = vd.Dossier(id="https://data.example.org/d", title=title)
    build(tmp_path / "site", {"visit": dossier})
    found = Texts(pages(tmp_path / "site")["index.html"])
    catalogs = [json.loads(each) for each in found.scripts if each.startswith('{"@context')]
    assert [each["name"] for each in catalogs[0]["dataset"]] == [title]


def test_an_index_without_a_feed_does_not_lead_to_one(tmp_path: Path) -> None:
    build(tmp_path / "site", {"visit": dated()})
    assert "feed.atom" not in Texts(pages(tmp_path / "site")["index.html"]).links
    assert not (tmp_path / "site" / "feed.atom").exists()


def test_a_dossier_is_the_same_node_as_on_its_own_page() -> None:
    (found,) = data_catalog(site_of(SEED))["dataset"]
    own = json.loads(vd.dumps(SEED, "jsonld", context="https://schema.org"))
    shared = found.keys() & own.keys() - {"description"}
    assert {"@type", "@id", "name", "inLanguage"} <= shared
    assert {name: found[name] for name in shared} == {name: own[name] for name in shared}


def test_a_description_that_search_would_not_take_is_lengthened() -> None:
    (found,) = data_catalog(site_of(dated()))["dataset"]
    assert found["description"] == "A record of news reports: 0 events, 0 statements, 0 allegations."


def test_the_page_of_what_is_not_there_leads_home_from_any_folder() -> None:
    found = Texts(not_found(site_of())["404.html"].decode())
    assert BASE in found.links
    assert all(each.startswith("https://") for each in found.links)
    assert "noindex" in found.texts
