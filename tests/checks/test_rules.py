"""Each rule finds what it is for, and leaves a clean dossier alone."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

import visitdata as vd
from tests.hostile.positions import DOCUMENT, TEXTS, Position, positions, refilled
from visitdata.checks import RULES, check
from visitdata.codec import decode
from visitdata.shape import scalars

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
    "mixed-script": (
        {
            "actors": [
                evolved(
                    ARCADIA,
                    names={"fr": "Arc\u0430die"},
                    aliases=["\u0410rcadia", "\u041f\u043e\u0440\u0442"],
                ),
                evolved(
                    RURITANIA, name="Rur\u03b9tania", names={"ja": "ルリタニア王国", "ru": "IT-компания"}
                ),
            ],
            "places": [evolved(STRELSAU, name="Str\u0435lsau")],
            "articles": [evolved(ARTICLE, publisher="The N\u0435ws", authors=["\u0410. Lind"])],
            "makers": [vd.Maker(name="An \u0435ditor")],
        },
        [
            ("mixed-script", "actors[0].names.fr"),
            ("mixed-script", "actors[0].aliases[0]"),
            ("mixed-script", "actors[1].name"),
            ("mixed-script", "places[0].name"),
            ("mixed-script", "articles[0].publisher"),
            ("mixed-script", "makers[0].name"),
        ],
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


ALIKE = [
    ("Arcadia", "ARCADIA"),
    ("Arcadia", "\uff21\uff52\uff43\uff41\uff44\uff49\uff41"),
    ("\ufb01nance", "FINANCE"),
    ("Stra\u00dfe", "STRASSE"),
    ("Stra\u1e9ee", "strasse"),
    ("Zo\u00eb", "Zoe\u0308"),
    ("\u212bngstr\u00f6m", "A\u030angstro\u0308m"),
    ("\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2", "\u03a3\u038a\u03a3\u03a5\u03a6\u039f\u03a3"),
    ("\u0390", "\u03aa\u0301"),
    ("\u2460 Army", "1 army"),
    ("Arcadia\u00a0X", "Arcadia X"),
    ("\u33a8", "m\u2215s2"),
]
DIFFERENT = [
    ("Arcadia", "\u0410rcadia"),
    ("Arcadia", "Arc adia"),
    ("\u0131", "i"),
    ("Zo\u00eb", "Zoe"),
    ("Arcadia", "Arcadia\u200b"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_names_that_are_equal_once_folded_are_told(one: str, other: str) -> None:
    actors = [evolved(ARCADIA, name=one), evolved(RURITANIA, name=other)]
    assert ("same-name", "actors[1].name") in found(dossier(actors=actors))
    assert ("same-name", "actors[1].name") in found(
        dossier(actors=[evolved(ARCADIA, name=other), evolved(RURITANIA, name=one)])
    )


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_names_that_differ_once_folded_are_not(one: str, other: str) -> None:
    actors = [evolved(ARCADIA, name=one), evolved(RURITANIA, name=other)]
    assert "same-name" not in {code for code, _ in found(dossier(actors=actors))}


def test_an_alias_is_no_name() -> None:
    actors = [evolved(ARCADIA, aliases=["Ruritania"]), RURITANIA]
    assert found(dossier(actors=actors)) == []


BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize("control", BIDI, ids=ascii)
def test_a_bidirectional_control_is_told_in_every_text(control: str) -> None:
    """In every place that holds a text, as the shapes tell it, and in the links that may hold it."""
    texts = {position.text for position in positions() if position.value in TEXTS}
    links = {position.text for position in positions() if position.value is scalars.IRI}
    link = f"https://example.org/{control}"
    link_holds_it = scalars.IRI.read(link) == link

    def give(position: Position, value: Any) -> Any:
        if position.value in TEXTS:
            return f"a{control}b"
        return link if position.value is scalars.IRI and link_holds_it else value

    told = found(decode(vd.Dossier, refilled(DOCUMENT, give)))
    assert {path for code, path in told if code == "bidi-control"} == texts | (
        links if link_holds_it else set()
    )
    assert len(texts) > 500


def test_only_controls_are_told_and_not_letters_that_run_from_the_right() -> None:
    assert (
        found(
            dossier(title="\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \u200b\u200d\u2060\ufeff")
        )
        == []
    )


def test_paths_follow_the_document_where_there_is_one() -> None:
    amiss = dossier(events=[evolved(VISIT, follows=["visit"]), evolved(VISIT, id="a-visit")])
    assert found(amiss) == [("circular", "events[1].follows")]
    document = vd.converter().unstructure(amiss)
    document["events"].reverse()
    assert [finding.path for finding in check(amiss, document)] == ["events[0].follows"]
