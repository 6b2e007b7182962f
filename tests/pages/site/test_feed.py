"""The Atom feed against RFC 4287, and as feedparser reads it."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import visitdata as vd
from tests.support.site_plans import BASE, dated, site_of
from tests.support.strategies import dossiers
from visitdata.pages.site.feed import feed

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def parsed(files: dict[str, bytes]) -> ET.Element:
    return ET.fromstring(files["feed.atom"])  # noqa: S314 - our own


def read(data: bytes) -> Any:
    """The feed as feedparser reads it, once it is well-formed."""
    feedparser: Any = import_module("feedparser")  # it has no types
    found: Any = feedparser.parse(data, response_headers={"content-type": "application/atom+xml"})
    assert not found.bozo, found
    return found


def count_of(element: ET.Element, name: str) -> int:
    return len(element.findall(ATOM + name))


def check_rules(feed: ET.Element) -> None:
    """What RFC 4287, sections 4.1.1, 4.1.2 and 4.2.7, demand that can be seen in a feed."""
    assert [count_of(feed, name) for name in ("id", "title", "updated", "author")] == [1, 1, 1, 1]
    entries = feed.findall(f"{ATOM}entry")
    ids = [each.findtext(f"{ATOM}id") for each in entries]
    assert len(ids) == len({*ids})
    for entry in entries:
        assert [count_of(entry, name) for name in ("id", "title", "updated", "summary")] == [1, 1, 1, 1]
        assert count_of(entry, "published") <= 1
        links = [each.attrib for each in entry.findall(f"{ATOM}link") if each.get("rel") == "alternate"]
        kinds = [(each["type"], each.get("hreflang")) for each in links]
        assert ("text/html", None) in kinds
        assert len(kinds) == len({*kinds})
    for each in feed.iter():
        if each.tag in {f"{ATOM}updated", f"{ATOM}published"}:
            time = dt.datetime.fromisoformat(each.text or "")
            assert time.tzinfo is not None


@given(st.lists(dossiers(), min_size=1, max_size=3, unique_by=lambda each: each.id))
def test_every_feed_keeps_the_rules_and_says_what_the_dossiers_say(several: list[vd.Dossier]) -> None:
    several = [attrs.evolve(each, modified="2031-05-04") for each in several]
    files = feed(site_of(*several))
    root = parsed(files)
    check_rules(root)
    by_id = {each.id: each for each in several}
    for entry in root.iter(f"{ATOM}entry"):
        dossier = by_id[entry.findtext(f"{ATOM}id") or ""]
        title = entry.find(f"{ATOM}title")
        assert title is not None
        assert (title.text, title.get(LANGUAGE)) == (dossier.title, dossier.language or "")
        names = [each.text for each in entry.findall(f"{ATOM}author/{ATOM}name")]
        assert names == [each.name for each in dossier.makers]


def test_a_reader_of_feeds_finds_what_it_shows() -> None:
    dossier = vd.Dossier(
        id="https://data.example.org/visit",
        title="<b>A & B</b>",
        description="One line.\r\nAnother.",
        language="en",
        created="2031-05-04",
        modified="2031-05-06T10:00:00+09:00",
        license="https://creativecommons.org/licenses/by/4.0/",
        makers=[vd.Maker(name="The desk", iri="https://desk.example.org/")],
    )
    found = read(feed(site_of(dossier))["feed.atom"])
    (entry,) = found.entries
    assert (found.feed.title, found.feed.updated) == (
        "Dossiers of data.example.org",
        "2031-05-06T10:00:00+09:00",
    )
    assert (entry.id, entry.link) == (dossier.id, f"{BASE}dossiers/d0.html")
    assert (entry.published, entry.author) == ("2031-05-04T00:00:00Z", "The desk")
    assert {each.type for each in entry.links if each.rel == "alternate"} == {
        "text/html",
        *(each.media_type for each in vd.formats()),
    }


@pytest.mark.parametrize(
    ("dossier", "updated"),
    [
        (dated(modified="2031-06-01", created="2031-05-04"), "2031-06-01T00:00:00Z"),
        (dated(created="2031-05-04", published=["2031-05-03"]), "2031-05-04T00:00:00Z"),
        (dated(modified="2031", created="2031-05-04"), "2031-05-04T00:00:00Z"),
        (dated(published=["2031-05-03", "2031-05-01", "2031-06"]), "2031-05-03T00:00:00Z"),
        (dated(published=["2031-05-03T02:00:00Z", "2031-05-03"]), "2031-05-03T02:00:00Z"),
        (dated(created="2031-05-04T10:00:00"), "2031-05-04T00:00:00Z"),
        (dated(created="0001-01-01T00:00:00+14:00"), "0001-01-01T00:00:00+14:00"),
    ],
)
def test_an_entry_was_updated_at_the_first_date_that_is_known(dossier: vd.Dossier, updated: str) -> None:
    (entry,) = parsed(feed(site_of(dossier))).iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}updated") == updated


@pytest.mark.parametrize(
    "dates", [{}, {"created": "2031-05"}, {"modified": "2031-05-04?"}, {"created": "203X"}]
)
def test_without_a_date_there_is_no_feed_and_no_invented_date(dates: dict[str, str]) -> None:
    assert feed(site_of(dated(**dates))) == {}


def test_a_feed_says_how_many_dossiers_have_no_date() -> None:
    site = site_of(dated(created="2031-05-04"), dated(name="ruritania"), dated(name="strelsau"))
    root = parsed(feed(site))
    assert root.findtext(f"{ATOM}subtitle") == "2 dossiers have no date and so cannot be in this feed."
    assert count_of(root, "entry") == 1


def test_a_feed_holds_what_was_updated_last_the_newest_first() -> None:
    days = ["2031-05-04", "2031-05-04T23:00:00-10:00", "2031-05-06", "2030-01-01"]
    site = site_of(*(dated(created=day, name=f"n{number}") for number, day in enumerate(days)))
    root = parsed(feed(site, most_entries=3))
    found = [each.findtext(f"{ATOM}id") for each in root.iter(f"{ATOM}entry")]
    assert found == [f"https://data.example.org/{name}" for name in ("n2", "n1", "n0")]
