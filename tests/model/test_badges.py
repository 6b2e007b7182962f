"""Badges: whose word a record is, and texts that have their source in them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

import visitdata as vd
from tests.support.strategies import dossiers
from visitdata.model.badges import Badges

ARCADIA = vd.State(id="arcadia", name="Arcadia")
RURITANIA = vd.State(id="ruritania", name="Ruritania")
SALE = vd.PositedTransfer(id="sale", label="Arcadia sells rifles", status="occurred", givers=["arcadia"])


def dossier(*records: Any) -> vd.Dossier:
    lists: dict[str, Any] = {}
    for record in (ARCADIA, RURITANIA, *records):
        name = next(
            name
            for name, cls in {
                "actors": vd.Actor,
                "events": vd.Event,
                "allegations": vd.Allegation,
                "statements": vd.Statement,
            }.items()
            if isinstance(record, cls)
        )
        lists.setdefault(name, []).append(record)
    return vd.Dossier(id="https://data.example.org/badges", title="Badges", **lists)


def allegation(**members: Any) -> vd.Allegation:
    given: dict[str, Any] = {
        "id": "arms",
        "claimants": ["ruritania"],
        "alleges": [SALE],
        "gist": "Ruritania says that Arcadia sold rifles.",
        **members,
    }
    return vd.Allegation(**given)


@pytest.mark.parametrize(
    ("status", "text", "voice"),
    [
        ("occurred", "Reported", "reported"),
        ("ongoing", "Reported as ongoing", "reported"),
        ("planned", "Planned", "planned"),
        ("cancelled", "Cancelled", "planned"),
    ],
)
def test_an_event_has_the_badge_of_its_status(status: vd.Status, text: str, voice: str) -> None:
    visit = vd.Visit(id="visit", label="A visit", status=status)
    badge = Badges(dossier(visit)).of(visit)
    assert (badge.text, badge.voice) == (text, voice)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("stated", "Said by Arcadia"),
        ("other", "Said by Arcadia"),
        ("denied", "Denied by Arcadia"),
        ("declined", "Comment declined by Arcadia"),
        ("warned", "Warning by Arcadia"),
        ("promised", "Promised by Arcadia"),
    ],
)
def test_a_statement_has_the_badge_of_its_kind(kind: vd.StatementKind, text: str) -> None:
    said = vd.Statement(id="said", kind=kind, speakers=["arcadia"], gist="Arcadia speaks.")
    badge = Badges(dossier(said)).of(said)
    assert (badge.text, badge.voice) == (text, "said")


def test_a_statement_without_speakers_is_the_word_of_the_article() -> None:
    said = vd.Statement(id="said", kind="stated", gist="It is a first visit.")
    assert Badges(dossier(said)).of(said).text == "Said by the article"


def test_a_proposition_has_the_badge_of_what_says_it() -> None:
    denial = vd.Statement(
        id="denial",
        kind="stated",
        speakers=["arcadia"],
        gist="Arcadia says that it sold nothing.",
        denies=[vd.PositedTransfer(id="no-sale", label="Arcadia sells guns", status="occurred")],
        posits=[vd.PositedMeeting(id="talks", label="They talk", status="planned")],
    )
    badges = Badges(dossier(allegation(), denial))
    assert badges.text("sale") == "Alleged by Ruritania: Arcadia sells rifles"
    assert badges.text("no-sale") == "Denied by Arcadia: Arcadia sells guns"
    assert badges.text("talks") == "Said by Arcadia: They talk"
    assert {badges.of(each).voice for each in (SALE, *denial.posits, *denial.denies)} == {"said"}


def test_what_is_known_from_another_alone_names_both() -> None:
    first = vd.Statement(id="first", kind="stated", speakers=["arcadia"], gist="Arcadia tells it.")
    hearsay = allegation(via="first")
    badges = Badges(dossier(first, hearsay))
    assert badges.of(hearsay).text == "Alleged by Ruritania, according to Arcadia"
    assert badges.gist(hearsay).startswith("Alleged by Ruritania, according to Arcadia: Ruritania says")


def test_sources_in_a_circle_or_a_long_chain_end() -> None:
    chain = [
        vd.Statement(id=f"s{i}", kind="stated", speakers=["arcadia"], gist="It is so.", via=f"s{(i + 1) % 9}")
        for i in range(9)
    ]
    pair = [attrs_evolved(chain[0], via="s1"), attrs_evolved(chain[1], via="s0")]
    assert Badges(dossier(*pair)).source(pair[0]) == "Arcadia, according to Arcadia"
    assert Badges(dossier(*chain)).source(chain[0]).endswith(", according to others")


def attrs_evolved(statement: vd.Statement, via: str) -> vd.Statement:
    return vd.Statement(id=statement.id, kind="stated", speakers=["arcadia"], gist=statement.gist, via=via)


def test_of_many_names_the_first_are_given_and_the_others_counted() -> None:
    crowd = [vd.Person(id=f"p{i}", name=f"P{i}") for i in range(7)]
    badges = Badges(dossier(*crowd))
    ids = [each.id for each in crowd]
    assert badges.names(ids) == "P0, P1, P2, P3, P4 and 2 others"
    assert badges.names(ids[:6]) == "P0, P1, P2, P3, P4 and 1 other"
    assert badges.names(ids[:2]) == "P0 and P1"
    assert badges.names([]) == ""


def test_a_gist_that_names_no_source_has_it_before_it() -> None:
    bare = allegation(gist="Arcadia sold rifles.")
    assert Badges(dossier(bare)).gist(bare) == "Alleged by Ruritania: Arcadia sold rifles."
    assert Badges(dossier(allegation())).gist(allegation()) == allegation().gist


def test_a_gist_may_name_its_source_by_an_alias_or_as_the_article() -> None:
    arcadia = vd.State(id="arcadia", name="Arcadia", aliases=["Port Arc"])
    said = [
        vd.Statement(id="one", kind="stated", speakers=["arcadia"], gist="Port Arc says so."),
        vd.Statement(id="two", kind="stated", gist="The article says so."),
    ]
    badges = Badges(vd.Dossier(id="https://data.example.org/d", title="T", actors=[arcadia], statements=said))
    assert [badges.gist(each) for each in said] == [each.gist for each in said]


def test_names_in_other_directions_are_isolated() -> None:
    name = "القاهرة"
    cairo = vd.State(id="cairo", name=name)
    said = vd.Statement(id="said", kind="stated", speakers=["cairo"], gist="A gist.")
    assert Badges(dossier(cairo, said)).of(said).text == f"Said by \u2068{name}\u2069"


@given(dossiers())
def test_no_record_is_called_by_a_proposition_without_its_source(dossier: vd.Dossier) -> None:
    badges = Badges(dossier)
    for identifier, (owner, _) in badges.owners.items():
        before = badges.text(identifier).partition(": ")[0]
        assert badges.source(owner).partition(": ")[0] in before


def test_what_one_would_not_see_is_called_by_its_id() -> None:
    event = vd.Event(id="sale", label="\u2028", status="occurred")
    article = vd.Article(id="report", kind="news", headline="\n")
    badges = Badges(
        vd.Dossier(id="https://data.example.org/d", title="T", articles=[article], events=[event])
    )
    assert [badges.text("sale"), badges.text("report")] == ["sale", "report"]
