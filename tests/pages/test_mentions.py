"""The sections on actors and places: who they are, and what the dossier holds of them."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from hypothesis import given

import visitdata as vd
from tests.support.html_texts import Texts
from tests.support.strategies import dossiers
from visitdata.codegen.plain import plain
from visitdata.model.badges import Badges
from visitdata.pages.details import kind_of
from visitdata.pages.elsewhere import site_of
from visitdata.pages.mentions import mentions
from visitdata.pages.page import page

LISTS = ("events", "statements", "allegations")
# What may be an id by chance.
TEXTS = {
    *(
        "id",
        "type",
        "status",
        "kind",
        "label",
        "description",
        "gist",
        "time",
        "time_text",
        "medium",
        "hedges",
    ),
    *("notes", "title", "measure", "measures", "topic", "means", "demands", "choice", "standing"),
}
ARCADIA = vd.State(id="arcadia", name="Arcadia")


def dossier_of(**lists: Any) -> vd.Dossier:
    return vd.Dossier(id="https://data.example.org/d", title="T", language="en", **lists)


def shown(dossier: vd.Dossier, identifier: str) -> str:
    """What stands on a page in the article of a record, without markup."""
    written = page(dossier)
    start = written.index(f'<article id="{identifier}"')
    text = re.sub(r"<[^>]+>", " ", written[start : written.index("</article>", start)])
    return " ".join(unescape(text).split())


@given(dossiers())
def test_what_a_record_says_of_an_actor_or_a_place_stands_there(dossier: vd.Dossier) -> None:
    data: dict[str, Any] = plain(dossier)
    named = {each["id"] for name in ("actors", "places") for each in data.get(name, ())}
    wanted: set[tuple[str, str]] = set()
    for record in (each for name in LISTS for each in data.get(name, ())):
        values = [value for name, value in record.items() if name not in TEXTS]
        members = [each for value in values for each in ([value] if isinstance(value, str) else value)]
        wanted |= {(each, record["id"]) for each in members if isinstance(each, str) and each in named}
    found = {
        (each, link.id)
        for each, rows in mentions(Badges(dossier)).items()
        for row in rows
        for mention in row.mentions
        for link in mention.links
    }
    assert found == wanted


@given(dossiers())
def test_each_badge_is_that_of_the_records_after_it(dossier: vd.Dossier) -> None:
    badges = Badges(dossier)
    for rows in mentions(badges).values():
        for mention in (each for row in rows for each in row.mentions):
            records: list[Any] = [dossier[link.id] for link in mention.links]
            assert {badges.of(record) for record in records} == {mention.badge}


def test_the_rows_of_an_actor_tell_what_it_does_and_what_becomes_of_it() -> None:
    visit = vd.Visit(id="visit", label="A visit", status="planned", visitors=["lind"], hosts=["arcadia"])
    sale = vd.PositedTransfer(id="sale", label="A sale", status="occurred", givers=["lind"])
    arms = vd.Allegation(
        id="arms", claimants=["arcadia"], accused=["lind"], gist="Arcadia alleges it.", alleges=[sale]
    )
    said = vd.Statement(
        id="no", kind="denied", speakers=["lind"], addressees=["arcadia"], gist="Ana Lind: no."
    )
    dossier = dossier_of(
        actors=[ARCADIA, vd.Person(id="lind", name="Ana Lind")],
        events=[visit],
        allegations=[arms],
        statements=[said],
    )
    assert shown(dossier, "lind") == (
        "Ana Lind person takes part in Planned A visit says Denied by Ana Lind Ana Lind: no."
        " is accused Alleged by Arcadia Arcadia alleges it."
    )
    assert shown(dossier, "arcadia") == (
        "Arcadia state takes part in Planned A visit alleges Alleged by Arcadia Arcadia alleges it."
        " is told Denied by Ana Lind Ana Lind: no."
    )


@pytest.mark.parametrize(
    ("tie", "told"),
    [
        (
            {"title": "Foreign Minister", "of": "arcadia", "during": "2020/2024"},
            "Foreign Minister of Arcadia , 2020 to 2024",
        ),
        ({"title": "President of Arcadia", "of": "arcadia", "kind": "office"}, "President of Arcadia office"),
        ({"title": "owner", "of": "arcadia", "share": 25}, "owner of Arcadia , 25 percent"),
        ({"title": "chair of the board"}, "chair of the board"),
    ],
)
def test_a_tie_is_told_in_words(tie: dict[str, Any], told: str) -> None:
    person = vd.Person(id="lind", name="Ana Lind", ties=[vd.Tie(**tie)])
    assert shown(dossier_of(actors=[ARCADIA, person]), "lind") == f"Ana Lind person is {told}"


def test_names_and_sites_elsewhere_are_told() -> None:
    person = vd.Person(
        id="lind",
        name="Ana Lind",
        names={"he": "אנה לינד"},
        aliases=["the minister"],
        same_as=["https://www.wikidata.org/entity/Q1", "urn:isbn:9780000000002"],
    )
    assert shown(dossier_of(actors=[person]), "lind") == (
        "Ana Lind person in other languages אנה לינד (he) also called the minister"
        " the same elsewhere Wikidata: https://www.wikidata.org/entity/Q1 urn:isbn:9780000000002"
    )
    assert '<bdi lang="he" dir="rtl">אנה לינד</bdi>' in page(dossier_of(actors=[person]))


@pytest.mark.parametrize(
    ("members", "told"),
    [
        ({"latitude": -48.2, "longitude": 16.37}, "place coordinates 48.2° S, 16.37° E"),
        ({"latitude": 0, "longitude": -0.5}, "place coordinates 0° N, 0.5° W"),
        ({"kind": "city", "part_of": "land"}, "place (city) lies in The land"),
        ({}, "place"),
    ],
)
def test_a_place_tells_where_it_is(members: dict[str, Any], told: str) -> None:
    dossier = dossier_of(places=[vd.Place(id="land", name="The land"), vd.Place(id="p", name="P", **members)])
    assert shown(dossier, "p") == f"P {told}"
    assert not [each for each in Texts(page(dossier)).links if each.startswith("geo:")]


def test_a_place_tells_what_happens_there_and_where_from_and_to() -> None:
    movement = vd.Movement(id="m", label="A journey", status="occurred", destination="p")
    dossier = dossier_of(places=[vd.Place(id="p", name="P")], events=[movement])
    assert shown(dossier, "p") == "P place what happens there Reported A journey"


@pytest.mark.parametrize(
    ("iri", "site"),
    [
        ("https://www.wikidata.org/entity/Q1", "Wikidata"),
        ("http://de.wikipedia.org/wiki/X", "Wikipedia"),
        ("https://notwikidata.org/x", "notwikidata.org"),
        ("https://data.example.org:8443/x", "data.example.org"),
        ("http://[::1/", ""),
        ("mailto:desk@example.org", ""),
        ("urn:isbn:1", ""),
    ],
)
def test_a_site_is_called_by_its_name_or_its_host(iri: str, site: str) -> None:
    assert site_of(iri) == site


def test_a_kind_of_record_is_told_in_words() -> None:
    assert kind_of(vd.Organization(id="o", name="O", kind="armed_group")) == "organization (armed group)"
    assert kind_of(vd.ArmedAction(id="a", label="A", status="occurred")) == "armed action"
