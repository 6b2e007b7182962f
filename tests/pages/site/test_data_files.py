"""The files of a site that programs read."""

from __future__ import annotations

import re

import attrs
from hypothesis import given

import visitdata as vd
from tests.support.marked import marked
from tests.support.site_plans import site_of
from tests.support.strategies import dossiers, every_member
from visitdata.pages.site import Site, data_files
from visitdata.pages.site.catalog import catalog
from visitdata.pages.site.data_catalog import json_ld
from visitdata.pages.site.feed import feed
from visitdata.pages.site.sitemap import sitemap

EMPTY = Site(base="https://data.example.org/", entries=(), actors=())


def test_a_site_has_the_schemas_that_its_dossiers_go_by() -> None:
    found = data_files(EMPTY)
    schemas = {"context.jsonld": "context", "ontology.ttl": "ontology", "shapes.ttl": "shapes"}
    assert {path: found[path].decode() for path in schemas} == {
        path: vd.schema(name) for path, name in schemas.items()
    }


def test_an_address_escapes_what_no_path_of_a_url_may_hold() -> None:
    assert EMPTY.url("") == "https://data.example.org/"
    assert EMPTY.url("dossiers/a visit.html") == "https://data.example.org/dossiers/a%20visit.html"


def written(dossier: vd.Dossier) -> dict[str, bytes]:
    """The files that tell of a dossier, and what the index holds for search for data sets."""
    site = site_of(attrs.evolve(dossier, modified="2031-05-04"))
    return {"index": json_ld(site).encode(), **feed(site), **catalog(site), **sitemap(site)}


@given(dossiers())
def test_no_file_of_a_site_holds_what_is_only_said(dossier: vd.Dossier) -> None:
    # They tell of dossiers, and leave what these say to pages that tell the source with it.
    files = written(marked(dossier)[0])
    assert files.keys() == {"index", "feed.atom", "catalog.ttl", "catalog.jsonld", "sitemap.xml"}
    assert not [name for name, data in files.items() if re.search(b"Label-[0-9]+-", data)]


@given(dossiers())
def test_the_same_dossier_gives_the_same_bytes(dossier: vd.Dossier) -> None:
    assert written(dossier) == written(vd.loads(vd.dumps(dossier, "trig"), "trig"))


def test_all_files_together_hold_no_more_than_they_do_by_themselves() -> None:
    site = site_of(attrs.evolve(marked(every_member())[0], modified="2031-05-04"))
    files = data_files(site)
    assert files == data_files(site)
    assert files.items() >= {**feed(site), **catalog(site), **sitemap(site)}.items()
    assert not [name for name, data in files.items() if re.search(b"Label-[0-9]+-", data)]
