"""Each rule finds what it is for, and leaves a clean dossier alone."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

import visitdata as vd
from visitdata.checks import RULES, check

ARCADIA = vd.State(id="arcadia", name="Arcadia", aliases=["Port Arc"])
RURITANIA = vd.State(id="ruritania", name="Ruritania")
STRELSAU = vd.Place(id="strelsau", name="Strelsau")
ARTICLE = vd.Article(id="article", kind="news", published="2031-05-04", length=100)
EVIDENCE = vd.Evidence(article="article", start=0, end=10, digest="0" * 16)
VISIT = vd.Visit(
    id="visit",
    label="Arcadia visits Ruritania",
    status="planned",
    time="2031-05-11",
    visitors=[ARCADIA],
    hosts=[RURITANIA],
    places=[STRELSAU],
    evidence=[EVIDENCE],
)
SALE = vd.PositedTransfer(id="sale", label="Arcadia sells rifles", status="occurred", givers=[ARCADIA])
ARMS = vd.Allegation(
    id="arms",
    claimants=[RURITANIA],
    accused=[ARCADIA],
    gist="Ruritania says that Arcadia sold rifles.",
    alleges=[SALE],
    evidence=[EVIDENCE],
)
DENIAL = vd.Statement(
    id="denial",
    kind="denied",
    speakers=[ARCADIA],
    gist="Arcadia denies it.",
    responds_to=[ARMS],
    evidence=[EVIDENCE],
)


def dossier(**members: Any) -> vd.Dossier:
    given: dict[str, Any] = {
        "id": "https://data.example.org/dossiers/arcadia-visit",
        "title": "A visit",
        "language": "en",
        "articles": [ARTICLE],
        "actors": [ARCADIA, RURITANIA],
        "places": [STRELSAU],
        "events": [VISIT],
        "allegations": [ARMS],
        "statements": [DENIAL],
    }
    return vd.Dossier(**(given | members))


def evolved(record: Any, **members: Any) -> Any:
    return attrs.evolve(record, **members)


AMISS: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "no-response": ({"statements": []}, [("no-response", "allegations[0]")]),
    "evidence-outside": (
        {"events": [evolved(VISIT, evidence=[evolved(EVIDENCE, start=90, end=101)])]},
        [("evidence-outside", "events[0].evidence[0].end")],
    ),
    "after-its-article": (
        {"events": [evolved(VISIT, status="occurred")]},
        [("after-its-article", "events[0].time")],
    ),
    "gist-without-source": (
        {"allegations": [evolved(ARMS, gist="Rifles were sold.")]},
        [("gist-without-source", "allegations[0].gist")],
    ),
    "hedged-label": (
        {"events": [evolved(VISIT, label="Arcadia's alleged visit")]},
        [("hedged-label", "events[0].label")],
    ),
    "only-in-propositions": (
        {
            "events": [evolved(VISIT, places=())],
            "allegations": [evolved(ARMS, alleges=[evolved(SALE, places=["strelsau"])])],
        },
        [("only-in-propositions", "places[0]")],
    ),
    "bidi-control": (
        {"title": "A \u202evisit", "actors": [evolved(ARCADIA, names={"fr": "Arcad\u200fie"}), RURITANIA]},
        [("bidi-control", "title"), ("bidi-control", "actors[0].names.fr")],
    ),
    "denied-nothing": (
        {"statements": [DENIAL, evolved(DENIAL, id="other", responds_to=())]},
        [("denied-nothing", "statements[1]")],
    ),
    "same-name": (
        {"actors": [ARCADIA, RURITANIA, vd.Group(id="other", name="\uff21RCADIA", notes=["in full width"])]},
        [("same-name", "actors[1].name")],
    ),
    "no-evidence": ({"events": [evolved(VISIT, evidence=())]}, [("no-evidence", "events[0]")]),
    "circular": (
        {"events": [evolved(VISIT, follows=["visit"])]},
        [("circular", "events[0].follows")],
    ),
}


def found(dossier: vd.Dossier) -> list[tuple[str, str]]:
    return [(finding.code, finding.path) for finding in vd.check(dossier)]


def test_a_clean_dossier_is_left_alone() -> None:
    assert found(dossier()) == []


def test_there_is_a_test_for_every_rule() -> None:
    assert AMISS.keys() == RULES.keys()


@pytest.mark.parametrize("code", AMISS)
def test_each_rule_finds_what_it_is_for(code: str) -> None:
    members, expected = AMISS[code]
    assert sorted(found(dossier(**members))) == sorted(expected)


@pytest.mark.parametrize("code", RULES)
def test_each_rule_says_what_it_looks_for(code: str) -> None:
    assert RULES[code].doc.endswith(".")
    assert RULES[code].severity in {"warning", "hint"}


def test_a_visit_after_a_longer_period_that_began_before_the_article_is_fine() -> None:
    assert found(dossier(events=[evolved(VISIT, status="ongoing", time="2031-05-01/..")])) == []


def test_paths_follow_the_document_where_there_is_one() -> None:
    amiss = dossier(events=[evolved(VISIT, follows=["visit"]), evolved(VISIT, id="a-visit")])
    assert found(amiss) == [("circular", "events[1].follows")]
    document = vd.converter().unstructure(amiss)
    document["events"].reverse()
    assert [finding.path for finding in check(amiss, document)] == ["events[0].follows"]
