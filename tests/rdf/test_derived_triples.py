"""What only says something again follows from the rest: each object that there may be, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import visitdata as vd
from tests.rdf.small import date, text
from tests.support.asserted_values import read_or_refused, statements
from visitdata.rdf.decoding.node_plan import node_plan_of
from visitdata.terms import PREFIXES, expand

if TYPE_CHECKING:
    from visitdata.rdf.quads import About, Literal, Object

VD, SCHEMA = PREFIXES["vd"], PREFIXES["schema"]
NODE, ANA, BO = "https://id.example.org/x", "https://id.example.org/ana", "https://id.example.org/bo"


def edtf(time: str) -> Literal:
    return time, expand("edtf:EDTF"), None


def follow(cls: type, term: str, about: About, *, posited: bool = False) -> set[Object]:
    """All objects of a property that follow from what is said of the node."""
    every = node_plan_of(cls, posited=posited).derived[expand(term)]
    return {value for each in every for value in each.objects(about, NODE)}


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("2031-05-11/2031-05-12", ("2031-05-11", "2031-05-12", "2031-05-11", "2031-05-12")),
        ("2031-05-11", ("2031-05-11", "2031-05-11", "2031-05-11", "2031-05-11")),
        ("2031-05-11T10:00:00Z", ("2031-05-11", "2031-05-11", "2031-05-11", "2031-05-11")),
        ("2031-05", ("2031-05-01", "2031-05-31", None, None)),
        ("2031-05-11~", ("2031-05-11", "2031-05-11", None, None)),
        ("[2031-05-01..2031-05-11]", ("2031-05-01", "2031-05-11", None, None)),
        ("[..2031-05-11]", (None, "2031-05-11", None, None)),
        ("2031-05-11/..", ("2031-05-11", None, "2031-05-11", None)),
        ("no time", (None, None, None, None)),
    ],
)
def test_bounds_follow_from_a_time_and_days_where_an_end_is_one(
    time: str, expected: tuple[str | None, ...]
) -> None:
    about: About = {NODE: {f"{VD}time": [edtf(time)]}}
    terms = ("vd:earliest", "vd:latest", "schema:startDate", "schema:endDate")
    assert [follow(vd.Event, term, about) for term in terms] == [
        set() if day is None else {date(day)} for day in expected
    ]


def test_bounds_of_what_is_posited_have_their_own_names() -> None:
    about: About = {NODE: {f"{VD}positedTime": [edtf("2031")], f"{VD}time": [edtf("1999")]}}
    assert follow(vd.PositedEvent, "vd:positedEarliest", about, posited=True) == {date("2031-01-01")}
    assert follow(vd.PositedEvent, "vd:positedLatest", about, posited=True) == {date("2031-12-31")}


def test_nothing_follows_from_a_time_that_is_a_node_or_not_there() -> None:
    assert follow(vd.Event, "vd:earliest", {NODE: {f"{VD}time": [ANA]}}) == set()
    assert follow(vd.Event, "vd:earliest", {NODE: {}}) == set()


def test_a_published_article_has_a_day_only_where_it_is_one() -> None:
    for time, expected in (("2031-05-04", {date("2031-05-04")}), ("2031-05", set[object]())):
        assert (
            follow(vd.Article, "schema:datePublished", {NODE: {f"{VD}published": [edtf(time)]}}) == expected
        )


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("planned", {f"{SCHEMA}EventScheduled"}),
        ("cancelled", {f"{SCHEMA}EventCancelled"}),
        ("occurred", set[str]()),
    ],
)
def test_the_status_of_schema_org_follows_from_two_of_ours(status: str, expected: set[Object]) -> None:
    assert follow(vd.Event, "schema:eventStatus", {NODE: {f"{VD}status": [text(status)]}}) == expected


def test_who_alleges_something_posits_it() -> None:
    about: About = {NODE: {f"{VD}alleges": [ANA, BO], f"{VD}claimant": [BO]}}
    assert follow(vd.Allegation, "vd:posits", about) == {ANA, BO}
    assert follow(vd.Allegation, "schema:author", about) == {BO}


def test_who_takes_part_in_a_visit_attends_it() -> None:
    about: About = {NODE: {f"{VD}visitor": [ANA], f"{VD}host": [BO]}}
    assert ANA in follow(vd.Visit, "schema:attendee", about)
    assert follow(vd.Visit, "schema:organizer", about) == {BO}


def test_the_article_of_the_evidence_is_where_a_statement_stands() -> None:
    selected = "https://id.example.org/evidence"
    about: About = {
        NODE: {f"{VD}evidence": [selected, text("no node"), "https://id.example.org/nothing"]},
        selected: {expand("oa:hasSource"): [ANA]},
    }
    assert follow(vd.Statement, "schema:isPartOf", about) == {ANA}
    assert follow(vd.Allegation, "schema:appearance", about) == {ANA}


def test_what_does_not_follow_contradicts_and_what_does_may_be_missing() -> None:
    dossier = vd.Dossier(
        id="https://data.example.org/d",
        title="A visit",
        events=[vd.Visit(id="visit", label="a visit", status="planned", time="2031-05-11")],
    )
    every = statements(dossier)
    start = next(each for each in every if each[1] == f"{SCHEMA}startDate")
    rest = [each for each in every if each is not start]
    assert read_or_refused(rest) == dossier
    assert read_or_refused([*rest, (*start[:2], date("2031-05-12"), "")]) is None
    assert read_or_refused([*rest, (*start[:2], text("2031-05-11"), "")]) is None
    assert read_or_refused([*every, (*start[:2], date("2031-05-12"), "")]) is None
