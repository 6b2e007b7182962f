"""The sitemap against the rules of sitemaps.org, read by Python's own parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.site_plans import BASE, dated, site_of
from tests.support.strategies import dossiers
from visitdata.pages.site import ActorEntry, Site
from visitdata.pages.site.sitemap import robots, sitemap

if TYPE_CHECKING:
    from visitdata import Dossier

NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def texts(part: bytes, name: str) -> list[str]:
    return [each.text or "" for each in ET.fromstring(part).iter(NS + name)]  # noqa: S314 - our own


def addresses(part: bytes) -> list[str]:
    return texts(part, "loc")


def of_actors(count: int) -> Site:
    actors = [
        ActorEntry(key=f"é{number}", type="Person", name="Ana Lind", language=None, iris=(), stems=())
        for number in range(count)
    ]
    return Site(base=BASE, entries=(), actors=tuple(actors))


@given(st.lists(dossiers(), max_size=3))
def test_every_page_is_in_the_sitemap_once(several: list[Dossier]) -> None:
    site = site_of(*several)
    found = addresses(sitemap(site)["sitemap.xml"])
    pages = [site.url(each.page) for each in site.entries]
    assert found == [BASE, *pages, f"{BASE}ontology.html"]


@pytest.mark.parametrize(
    ("created", "modified", "expected"),
    [
        ("2031-05-04", None, "2031-05-04"),
        ("2031-05-04", "2031-06-01", "2031-06-01"),
        ("2031-05-04", "2031-06", "2031-05-04"),
        (None, "2031-06-01T10:00:00+09:00", "2031-06-01T10:00:00+09:00"),
        (None, "2031-06-01T10:00:00", "2031-06-01"),
        ("2031-05-04?", None, None),
        ("2031-05", "2031~", None),
        (None, None, None),
    ],
)
def test_the_last_change_is_what_the_dossier_says_or_nothing(
    created: str | None, modified: str | None, expected: str | None
) -> None:
    site = site_of(dated(created=created, modified=modified, published=["2030-01-01"]))
    found = texts(sitemap(site)["sitemap.xml"], "lastmod")
    assert found == ([] if expected is None else [expected])


def test_more_addresses_than_one_file_may_hold_go_to_several() -> None:
    site = of_actors(99_999)
    found = sitemap(site)
    parts = [name for name in found if name != "sitemap.xml"]
    assert parts == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    assert addresses(found["sitemap.xml"]) == [BASE + name for name in parts]
    assert [len(addresses(found[name])) for name in parts] == [50_000, 50_000, 1]
    every = [each for name in parts for each in addresses(found[name])]
    assert every == [BASE, *(site.url(each.page) for each in site.actors), f"{BASE}ontology.html"]
    assert all(each.isascii() for each in every)


@given(st.integers(1, 40), st.integers(300, 900))
def test_no_file_is_larger_than_allowed(count: int, most: int) -> None:
    site = of_actors(count)
    found = sitemap(site, most_bytes=most)
    parts = {name: part for name, part in found.items() if re.fullmatch("sitemap-[0-9]+.xml", name)} or found
    assert max(map(len, parts.values())) <= most
    assert sum(len(addresses(part)) for part in parts.values()) == count + 2


def test_robots_are_told_of_the_sitemap_where_they_look() -> None:
    assert robots(site_of(base="https://data.example.org/")) == {
        "robots.txt": b"User-agent: *\nAllow: /\n\nSitemap: https://data.example.org/sitemap.xml\n"
    }
    assert robots(site_of(base=BASE)) == {}
