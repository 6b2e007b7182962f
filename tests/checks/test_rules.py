"""Each rule finds what it is for, and leaves a clean dossier alone."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

import visitdata as vd
from tests.hostile.positions import DOCUMENT, TEXTS, Position, positions, refilled
from visitdata.checks import RULES, check
from visitdata.codec import decode
from visitdata.metamodel import scalars

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
    "no-response": ({"statements": []}, [("no-response", "allegations[0].accused[0]")]),
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
    "gist-not-checked": ({"language": "pl"}, [("gist-not-checked", "language")]),
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
            "allegations": [evolved(ARMS, gist="Rur\u03b9tania says that Arcadia sold rifles.")],
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
    "padded-name": (
        {
            "actors": [evolved(ARCADIA, name="Arcadia ", aliases=["\u200bPort Arc"]), RURITANIA],
            "places": [evolved(STRELSAU, names={"de": "Strelsau\n"})],
            "makers": [vd.Maker(name=" An editor")],
        },
        [
            ("padded-name", "actors[0].name"),
            ("padded-name", "actors[0].aliases[0]"),
            ("padded-name", "places[0].names.de"),
            ("padded-name", "makers[0].name"),
        ],
    ),
    "blank-text": (
        {"title": " ", "events": [evolved(VISIT, label="\u200b", notes=["\u00a0"])]},
        [("blank-text", "title"), ("blank-text", "events[0].label"), ("blank-text", "events[0].notes[0]")],
    ),
    "same-external-id": (
        {
            "actors": [
                evolved(ARCADIA, same_as=["http://www.wikidata.org/entity/Q1"]),
                evolved(RURITANIA, same_as=["https://viaf.org/viaf/1", "https://www.wikidata.org/wiki/Q1"]),
            ],
            "places": [evolved(STRELSAU, same_as=["http://www.wikidata.org/entity/Q1"])],
        },
        [("same-external-id", "actors[1].same_as[1]")],
    ),
    "same-country-code": (
        {
            "actors": [evolved(ARCADIA, country_code="XA"), evolved(RURITANIA, country_code="XA")],
            "places": [
                STRELSAU,
                vd.Place(id="coast", name="The coast", kind="country", country_code="XA"),
                vd.Place(id="land", name="The land", kind="country", country_code="XA"),
                vd.Place(id="port", name="The port", kind="city", country_code="XA"),
            ],
        },
        [("same-country-code", "actors[1].country_code"), ("same-country-code", "places[1].country_code")],
    ),
    "unlikely-language": (
        {
            "actors": [evolved(ARCADIA, names={"jp": "\u30a2\u30fc\u30ab\u30c7\u30a3\u30a2"}), RURITANIA],
            "articles": [evolved(ARTICLE, language="cz")],
            "statements": [evolved(DENIAL, quotes=[vd.Quote(words="No.", language="ua")])],
        },
        [
            ("unlikely-language", "actors[0].names.jp"),
            ("unlikely-language", "articles[0].language"),
            ("unlikely-language", "statements[0].quotes[0].language"),
        ],
    ),
    "unlikely-iri": (
        {
            "actors": [evolved(ARCADIA, same_as=["wd:Q7747"]), RURITANIA],
            "articles": [evolved(ARTICLE, url="https:/example.org/a")],
            "license": "cc:by",
        },
        [
            ("unlikely-iri", "actors[0].same_as[0]"),
            ("unlikely-iri", "articles[0].url"),
            ("unlikely-iri", "license"),
        ],
    ),
    "no-evidence": ({"events": [evolved(VISIT, evidence=())]}, [("no-evidence", "events[0]")]),
    "circular": (
        {"events": [evolved(VISIT, follows=["visit"])]},
        [("circular", "events[0].follows")],
    ),
}


def found(dossier: vd.Dossier) -> list[tuple[str, str]]:
    return [(problem.code, problem.path) for problem in vd.check(dossier)]


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
    assert RULES[code].severity in {"warning", "info"}


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
    ("Arcadia", "Arcadia\u200b"),
    ("Ana Lind", "Ana \n Lind"),
    ("Ana-Lind", "Ana \u2013 Lind"),
    ("O'Neil", "O\u2019Neil"),
]
DIFFERENT = [
    ("Arcadia", "\u0410rcadia"),
    ("Arcadia", "Arc adia"),
    ("\u0131", "i"),
    ("Zo\u00eb", "Zoe"),
    ("O'Neil", "ONeil"),
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


SUGGESTED = [
    ("padded-name", {"actors": [evolved(ARCADIA, name=" Arcadia\u200b"), RURITANIA]}, 'write "Arcadia"'),
    ("bidi-control", {"title": "A \u202evisit"}, 'write "A visit"'),
    ("bidi-control", {"title": "\u05e9 \u202evisit"}, None),
    ("unlikely-language", {"articles": [evolved(ARTICLE, language="jp-JP")]}, 'write "ja-JP"'),
    ("unlikely-language", {"articles": [evolved(ARTICLE, language="by")]}, None),
    ("unlikely-iri", {"license": "https:/example.org"}, 'write "https://example.org"'),
    (
        "unlikely-iri",
        {"places": [evolved(STRELSAU, same_as=["wd:Q7747"])]},
        'write "http://www.wikidata.org/entity/Q7747"',
    ),
    ("unlikely-iri", {"license": "cc:by"}, None),
    ("after-its-article", {"events": [evolved(VISIT, status="occurred")]}, None),
    ("mixed-script", {"places": [evolved(STRELSAU, name="Str\u0435lsau")]}, None),
]


@pytest.mark.parametrize(("code", "members", "suggestion"), SUGGESTED)
def test_a_suggestion_is_given_where_only_one_thing_can_be_meant(
    code: str, members: dict[str, Any], suggestion: str | None
) -> None:
    (problem,) = (problem for problem in vd.check(dossier(**members)) if problem.code == code)
    assert problem.suggestion == suggestion


AFTER = [
    # (event, published, modified, whether the event is surely after)
    ("2024-06-19T02:45:00+09:00", "2024-06-18T20:00:00Z", None, False),
    ("2024-06-19T06:45:00+09:00", "2024-06-18T20:00:00Z", None, True),
    ("2024-06-19T02:45:00+09:00", "2024-06-18T17:44:59Z", None, True),
    ("2024-06-19T02:45:00", "2024-06-18T20:00:00Z", None, False),
    ("2024-06-19", "2024-06-18T20:00:00Z", None, False),
    ("2024-06-19", "2024-06-18", None, False),
    ("2024-06-20", "2024-06-18", None, True),
    ("2024-06-20?", "2024-06-18", None, False),
    ("2024-06-20~", "2024-06-18", None, False),
    ("2024-06-20", "2024-06-18%", None, False),
    ("2024-06-20", "2024-06-18", "2024-06-20", False),
    ("2024-06-25", "2024-06-18", "2024-06-20T10:00:00Z", True),
    ("2024-07", "2024-06", None, False),
    ("2024-08", "2024-06", None, True),
    ("[2024-06-25..]", "2024-06-18", None, True),
    ("[..2024-06-25]", "2024-06-18", None, False),
    ("2024-06-25/..", "2024-06-18", None, True),
    ("/2024-06-25", "2024-06-18", None, False),
    ("2024-06-25", None, None, False),
]


@pytest.mark.parametrize(("time", "published", "modified", "after"), AFTER)
def test_an_event_is_after_its_article_only_where_nothing_else_can_be(
    *, time: str, published: str | None, modified: str | None, after: bool
) -> None:
    article = evolved(ARTICLE, published=published, modified=modified)
    told = found(dossier(articles=[article], events=[evolved(VISIT, status="occurred", time=time)]))
    assert (("after-its-article", "events[0].time") in told) == after


def test_an_event_in_two_articles_is_compared_with_both() -> None:
    other = evolved(ARTICLE, id="other", published="2031-06-01")
    evidence = [EVIDENCE, evolved(EVIDENCE, article="other")]
    event = evolved(VISIT, status="occurred", evidence=evidence)
    assert "after-its-article" not in dict(found(dossier(articles=[ARTICLE, other], events=[event])))


def test_descriptions_tell_apart_those_of_one_name() -> None:
    one, other = evolved(ARCADIA, description="the state"), evolved(RURITANIA, name="Arcadia")
    assert ("same-name", "actors[1].name") in found(dossier(actors=[one, other]))
    same = evolved(other, description="the state")
    assert ("same-name", "actors[1].name") in found(dossier(actors=[one, same]))
    apart = evolved(other, description="the club")
    assert "same-name" not in dict(found(dossier(actors=[one, apart])))


def test_two_places_of_one_name_are_told_and_an_actor_and_a_place_are_not() -> None:
    assert ("same-name", "places[1].name") in found(
        dossier(places=[STRELSAU, evolved(STRELSAU, id="strelsau-2")])
    )
    assert found(dossier(places=[evolved(STRELSAU, name="Arcadia")])) == []


def test_paths_follow_the_document_where_there_is_one() -> None:
    amiss = dossier(events=[evolved(VISIT, follows=["visit"]), evolved(VISIT, id="a-visit")])
    assert found(amiss) == [("circular", "events[1].follows")]
    document = vd.converter().unstructure(amiss)
    document["events"].reverse()
    assert [problem.path for problem in check(amiss, document)] == ["events[0].follows"]
