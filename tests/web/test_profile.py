"""The web profile by example: what an object of it looks like, and what is said to be lost."""

from __future__ import annotations

import json
import subprocess
import sys
from textwrap import dedent
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

import visitdata as vd
from tests.support.objects import assert_accounted
from visitdata.metamodel.describe import schemas
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.web.converters import NOT_CLICKABLE

if TYPE_CHECKING:
    from pathlib import Path


WEB = "https://schema.org"
BASE = "https://data.example.org/dossiers/arcadia-visit"


def dossier(**members: Any) -> vd.Dossier:
    arcadia = vd.State(id="arcadia", name="Arcadia")
    given: dict[str, Any] = {"id": BASE, "title": "A visit", "actors": [arcadia]}
    return vd.Dossier(**(given | members))


def document(given: vd.Dossier) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(vd.dumps(given, "jsonld", context=WEB))
    return found


def lost(given: vd.Dossier) -> dict[str, str]:
    return {problem.path: problem.message for problem in vd.losses(given, "jsonld", context=WEB)}


def full() -> vd.Dossier:
    article = vd.Article(
        id="article", kind="news", headline="Ana Lind visits", published="2031-05-04", language="en"
    )
    seen = [vd.Evidence(article=article, start=1, end=9, digest="9f2c5d1e0a7b4c3d")]
    people = [
        vd.Person(id="lind", name="Ana Lind", names={"de": "Anna Lind"}, aliases=["Lind"]),
        vd.State(id="arcadia", name="Arcadia", same_as=["https://id.example.org/arcadia"]),
        vd.Group(id="neighbours", name="neighbouring states"),
        vd.Organization(id="office", name="Foreign Office", kind="government", part_of="arcadia"),
    ]
    visit = vd.Visit(
        id="visit",
        label="Lind visits",
        status="planned",
        time="2031-05-11/2031-05-12",
        places=["strelsau"],
        visitors=["lind"],
        hosts=["arcadia"],
        evidence=seen,
    )
    sale = vd.PositedTransfer(id="sale", label="Arcadia sells rifles", status="occurred", givers=["arcadia"])
    arms = vd.Allegation(
        id="arms",
        claimants=["neighbours"],
        accused=["arcadia"],
        gist="Neighbouring states say that Arcadia sold rifles.",
        about=["arcadia"],
        alleges=[sale],
        evidence=seen,
    )
    denial = vd.Statement(
        id="denial",
        kind="denied",
        speakers=["arcadia"],
        gist="Arcadia says that it sold nothing.",
        quotes=[vd.Quote(words="We sold nothing")],
        time="2031-05-03",
        responds_to=["arms"],
        evidence=seen,
    )
    return dossier(
        language="en",
        license="https://example.org/licence",
        makers=[vd.Maker(name="The desk", iri="https://example.org/desk")],
        articles=[article],
        actors=people,
        places=[vd.Place(id="strelsau", name="Strelsau", kind="city", latitude=50.5, longitude=14)],
        events=[visit],
        allegations=[arms],
        statements=[denial],
    )


def ref(identifier: str) -> dict[str, str]:
    return {"@id": f"{BASE}#{identifier}"}


GOLDEN = {
    "@context": "https://schema.org",
    "@type": "Dataset",
    "@id": BASE,
    "name": "A visit",
    "inLanguage": "en",
    "license": "https://example.org/licence",
    "creator": ["The desk"],
    "isBasedOn": [
        {
            "@type": "NewsArticle",
            **ref("article"),
            "headline": "Ana Lind visits",
            "datePublished": "2031-05-04",
            "inLanguage": "en",
        }
    ],
    "mentions": [
        {
            "@type": "GovernmentOrganization",
            **ref("arcadia"),
            "name": "Arcadia",
            "sameAs": ["https://id.example.org/arcadia"],
        },
        {"@type": "Person", **ref("lind"), "name": "Ana Lind", "alternateName": ["Lind"]},
        {"@type": "Organization", **ref("neighbours"), "name": "neighbouring states"},
        {
            "@type": "GovernmentOrganization",
            **ref("office"),
            "name": "Foreign Office",
            "parentOrganization": ref("arcadia"),
        },
        {"@type": "City", **ref("strelsau"), "name": "Strelsau", "latitude": 50.5, "longitude": 14},
    ],
    "about": [
        {
            "@type": "Event",
            **ref("visit"),
            "name": "Lind visits",
            "eventStatus": "https://schema.org/EventScheduled",
            "startDate": "2031-05-11",
            "endDate": "2031-05-12",
            "location": [ref("strelsau")],
            "attendee": [ref("lind")],
            "organizer": [ref("arcadia")],
        }
    ],
    "hasPart": [
        {
            "@type": "Claim",
            **ref("arms"),
            "author": [ref("neighbours")],
            "text": "Neighbouring states say that Arcadia sold rifles.",
            "about": [ref("arcadia")],
            "appearance": [ref("article")],
        },
        {
            "@type": "CreativeWork",
            **ref("denial"),
            "author": [ref("arcadia")],
            "abstract": "Arcadia says that it sold nothing.",
            "dateCreated": "2031-05-03",
            "isPartOf": [ref("article")],
        },
    ],
}

LOST = [
    "format",
    "makers[0].iri",
    "actors[0].type",
    "actors[1].names",
    "actors[2].type",
    "events[0].type",
    "events[0].evidence",
    "allegations[0].accused",
    "allegations[0].standing",
    "allegations[0].alleges",
    "allegations[0].evidence[0].start",
    "allegations[0].evidence[0].end",
    "allegations[0].evidence[0].digest",
    "statements[0].kind",
    "statements[0].quotes",
    "statements[0].responds_to",
    "statements[0].evidence[0].start",
    "statements[0].evidence[0].end",
    "statements[0].evidence[0].digest",
]


def test_a_dossier_is_one_object_in_the_words_of_schema_org() -> None:
    assert document(full()) == GOLDEN
    assert list(document(full())) == list(GOLDEN)


def test_what_is_lost_is_said_path_by_path_in_the_order_of_the_members() -> None:
    assert sorted(lost(full())) == sorted(LOST)
    problems = vd.losses(full(), "jsonld", context=WEB)
    assert {(problem.severity, problem.code) for problem in problems} == {("warning", "not-carried")}
    assert str(problems[0]) == "format: schema.org has no property for it"


def test_a_gist_is_the_text_of_a_claim_but_never_of_what_somebody_said() -> None:
    claim, statement = document(full())["hasPart"]
    assert (claim["@type"], statement["@type"]) == ("Claim", "CreativeWork")
    assert "text" in claim
    assert not {"text", "articleBody"} & statement.keys()


def test_what_is_known_only_from_somebody_is_left_out_with_all_that_names_it() -> None:
    rumour = vd.Statement(id="rumour", kind="stated", gist="Lind is said to have agreed.", via="arms")
    allegations = [each for each in full().allegations if each.id == "arms"]
    given = dossier(
        articles=full().articles,
        actors=full().actors,
        places=full().places,
        events=full().events,
        allegations=allegations,
        statements=[rumour],
    )
    assert [each["@id"] for each in document(given)["hasPart"]] == [f"{BASE}#arms"]
    assert lost(given)["statements[0]"] == "it is posited, and schema.org could only assert it"


@pytest.mark.parametrize(
    ("time", "dates", "why"),
    [
        ("2031-05-11", ("2031-05-11", "2031-05-11"), None),
        ("2031-05-11/2031-05-12", ("2031-05-11", "2031-05-12"), None),
        ("2031-05-11/..", ("2031-05-11", None), "dates tell only 2031-05-11 of it"),
        ("/2031-05-11", (None, "2031-05-11"), "dates tell only 2031-05-11 of it"),
        ("2031-05-11T10:00:00Z", ("2031-05-11", "2031-05-11"), "dates tell only 2031-05-11 of it"),
        ("2031-05-11/2031-06", ("2031-05-11", None), "dates tell only 2031-05-11 of it"),
        ("2031-05-11?", (None, None), "dates in schema.org are single days, and this is not one"),
        ("2031-05", (None, None), "dates in schema.org are single days, and this is not one"),
        ("[..2031-05-04]", (None, None), "dates in schema.org are single days, and this is not one"),
    ],
)
def test_a_time_is_carried_where_bare_days_tell_all_of_it(
    time: str, dates: tuple[str | None, str | None], why: str | None
) -> None:
    given = dossier(events=[vd.Event(id="event", label="It rains", status="occurred", time=time)])
    (event,) = document(given)["about"]
    assert (event.get("startDate"), event.get("endDate")) == dates
    assert lost(given).get("events[0].time") == why


@pytest.mark.parametrize(
    ("status", "written"), [("cancelled", "EventCancelled"), ("planned", "EventScheduled"), ("ongoing", None)]
)
def test_a_status_is_carried_where_schema_org_has_one(status: Any, written: str | None) -> None:
    given = dossier(events=[vd.Event(id="event", label="It rains", status=status)])
    (event,) = document(given)["about"]
    assert event.get("eventStatus") == (written and f"https://schema.org/{written}")
    assert ("events[0].status" in lost(given)) == (written is None)


def test_a_kind_is_carried_by_its_type_and_a_dateline_by_a_news_article_only() -> None:
    kinds: list[Any] = ["news", "ruling"]
    articles = [vd.Article(id=kind, kind=kind, dateline="STRELSAU") for kind in kinds]
    given = dossier(articles=articles)
    news, ruling = document(given)["isBasedOn"]
    assert (news["@type"], news["dateline"]) == ("NewsArticle", "STRELSAU")
    assert ruling == {"@type": "CreativeWork", **ref("ruling")}
    assert lost(given) == {
        "format": "schema.org has no property for it",
        "actors[0].type": "in schema.org, a State is the same as any GovernmentOrganization",
        "articles[1].kind": "no type of schema.org stands for it",
        "articles[1].dateline": "schema.org has it for a NewsArticle only",
    }


def test_who_is_named_twice_under_one_property_stands_there_once() -> None:
    visit = vd.Visit(
        id="visit", label="A visit", status="planned", visitors=["arcadia"], participants=["arcadia"]
    )
    given = dossier(events=[visit])
    (event,) = document(given)["about"]
    assert event["attendee"] == [ref("arcadia")]
    assert not {"events[0].visitors", "events[0].participants"} & lost(given).keys()


def test_it_can_stand_in_a_script_element_compact_or_indented() -> None:
    given = dossier(title="</script><script>alert(1)</script>")
    compact = vd.dumps(given, "jsonld", context=WEB)
    indented = vd.dumps(given, "jsonld", context=WEB, indent=2)
    assert compact.startswith(b'{"@context":"https://schema.org","@type":"Dataset"')
    assert indented.startswith(b'{\n  "@context": "https://schema.org",\n  "@type": "Dataset"')
    assert compact.count(b"\n") == 1
    for data in (compact, indented):
        assert data.endswith(b"}\n")
        assert b"<" not in data
        assert json.loads(data)["name"] == "</script><script>alert(1)</script>"


def test_it_is_written_to_a_file_as_well(tmp_path: Path) -> None:
    path = tmp_path / "page.jsonld"
    assert vd.dump(full(), path, context=WEB) == path.stat().st_size
    assert path.read_bytes() == vd.dumps(full(), "jsonld", context=WEB)


@pytest.mark.parametrize("format_", vd.formats(), ids=lambda each: each.name)
def test_a_format_that_can_be_read_back_loses_nothing(format_: Any) -> None:
    assert vd.losses(full(), format_.name) == ()


@pytest.mark.parametrize("context", ["https://schema.org/", "http://schema.org", "", "schema"])
def test_an_unknown_context_is_refused_with_those_there_are(context: str, tmp_path: Path) -> None:
    with pytest.raises(vd.UnknownFormatError, match=r"jsonld has no profile .*; it has https://schema\.org$"):
        vd.dumps(full(), "jsonld", context=context)
    with pytest.raises(vd.UnknownFormatError):
        vd.losses(full(), "jsonld", context=context)
    with pytest.raises(vd.UnknownFormatError):
        vd.dump(full(), tmp_path / "page.jsonld", context=context)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("format_", ["json", "turtle"])
def test_a_context_for_a_format_without_any_is_refused_with_the_format_that_has_it(format_: str) -> None:
    wanted = rf"{format_} is written in one way only, .*; jsonld has https://schema\.org$"
    with pytest.raises(vd.UnknownFormatError, match=wanted):
        vd.dumps(full(), format_, context=WEB)
    with pytest.raises(vd.UnknownFormatError, match=wanted):
        vd.losses(full(), format_, context=WEB)


def test_no_class_of_ours_is_left_out_whole_unless_it_is_posited() -> None:
    ours = [shape for shape in schemas(vd.Dossier) if shape.cls.__module__.startswith("visitdata.")]
    identified = [shape.cls for shape in ours if shape.identified and not shape.settings.posited]
    assert {vd.Dossier, vd.Statement, vd.Visit} <= set(identified)
    for cls in identified:
        assert has_type(cls), cls.__name__


def has_type(cls: type[Declared]) -> bool:
    terms = (*settings_of(cls).vocabulary.also, settings_of(cls).vocabulary.web_type or "")
    return any(term.startswith("schema:") for term in terms)


# Kinds of a user's own, in a process of their own, since a class once declared is among the kinds for good.

OWN_KINDS = """
    import json
    from typing import Literal

    import attrs
    import visitdata as vd
    from visitdata.errors import path_text
    from visitdata.codegen.validation import Validated
    from visitdata.metamodel.settings import settings_of
    from visitdata.web.profile import written

    SPACE = "https://example.org/ns#"

    @attrs.frozen(kw_only=True)
    class Offer(Validated):
        '''What is offered.'''
        namespace = SPACE
        vocabulary = vd.Vocabulary(also=("schema:Offer",))
        price: vd.Number | None = attrs.field(default=None, metadata=vd.member("schema:price", "How much."))
        terms: vd.Text | None = attrs.field(default=None, metadata=vd.member("terms", "On what terms."))

    @attrs.frozen(kw_only=True)
    class Fair(vd.Event):
        '''Goods are shown and sold.'''
        namespace = SPACE
        vocabulary = attrs.evolve(
            settings_of(vd.Event).vocabulary,
            also=("schema:SaleEvent",),
            derived={
                "sellers": "schema:performer", "evidence.article": "schema:subjectOf",
                "patron": "schema:sponsor", "backer": "schema:sponsor", "donor": "schema:sponsor",
            },
        )
        sellers: tuple[vd.Ref[vd.Actor], ...] = attrs.field(
            default=(), converter=vd.refs, metadata=vd.role("seller", "Who sells.", under="agents"))
        patron: vd.Ref[vd.Actor] | None = attrs.field(
            default=None, converter=vd.ref, metadata=vd.member("patron", "Who protects it."))
        backer: vd.Ref[vd.Actor] | None = attrs.field(
            default=None, converter=vd.ref, metadata=vd.member("backer", "Who pays for it."))
        donor: vd.Ref[vd.Actor] | None = attrs.field(
            default=None, converter=vd.ref, metadata=vd.member("donor", "Who gives to it."))
        free: bool | None = attrs.field(
            default=None, metadata=vd.member("schema:isAccessibleForFree", "Whether it costs nothing."))
        seats: int | None = attrs.field(
            default=None, metadata=vd.member("schema:maximumAttendeeCapacity", "How many fit in."))
        doors: vd.EDTF | None = attrs.field(
            default=None, metadata=vd.member("schema:doorTime", "When the doors open."))
        closed: vd.EDTF | None = attrs.field(default=None, metadata=vd.member("closed", "When it is closed."))
        age: Literal["all", "adult"] | None = attrs.field(
            default=None, metadata=vd.member("schema:typicalAgeRange", "Who may come in."))
        wares: tuple[vd.Item, ...] = attrs.field(
            default=(), metadata=vd.member("schema:workFeatured", "What is shown."))
        offers: tuple[Offer, ...] = attrs.field(
            default=(), metadata=vd.member("schema:offers", "What costs what."))
        stock: tuple[vd.Quantity, ...] = attrs.field(
            default=(), metadata=vd.member("schema:keywords", "How much there is."))
        heard: tuple[vd.Ref[vd.Statement], ...] = attrs.field(
            default=(), converter=vd.refs, metadata=vd.member("schema:recordedIn", "Who speaks of it."))

    @attrs.frozen(kw_only=True)
    class Wonder(vd.Event):
        '''What schema.org knows nothing of.'''
        namespace = SPACE
        vocabulary = vd.Vocabulary()

    seen = [vd.Evidence(article="article", start=1, end=9, digest="9f2c5d1e0a7b4c3d")]
    fair = Fair(
        id="fair", label="A fair", status="occurred", sellers=["arcadia"], free=False, seats=40,
        patron="arcadia", backer="ruritania", donor="lind",
        doors="2031-05-11", closed="2031-05-12", age="all", evidence=seen,
        wares=[vd.Item(label="rifles", kind="weapons")], offers=[Offer(price=2.5, terms="cash")],
        stock=[vd.Quantity(exactly=3)], heard=["told", "rumour"],
    )
    said = dict(kind="stated", gist="They say that there was a fair.")
    dossier = vd.Dossier(
        id="https://data.example.org/d", title="A fair", articles=[vd.Article(id="article", kind="news")],
        actors=[vd.State(id="arcadia", name="Arcadia"), vd.Person(id="lind", name="Ana Lind"),
                vd.State(id="ruritania", name="Ruritania")],
        events=[fair, Wonder(id="wonder", label="A wonder", status="occurred", part_of="fair")],
        statements=[vd.Statement(id="told", about=["wonder", "fair"], **said),
                    vd.Statement(id="rumour", via="told", **said)],
    )
    document, account = written(dossier)
    lost = {path_text(path): why for path, why in account.lost}
    found = vd.losses(dossier, "jsonld", context="https://schema.org")
    assert lost == {each.path: each.message for each in found}
    paths = {"carried": account.carried, "lost": [path for path, _ in account.lost]}
    print(json.dumps([document, lost, vd.converter().unstructure(dossier), paths]))
    """

OwnKinds: TypeAlias = tuple[dict[str, Any], dict[str, str], dict[str, Any], dict[str, list[Any]]]


@pytest.fixture(scope="module")
def own_kinds() -> OwnKinds:
    """(the document, path and reason of what is lost, the plain data, the paths carried and lost)."""
    done = subprocess.run(
        [sys.executable, "-c", dedent(OWN_KINDS)], capture_output=True, text=True, check=True
    )
    document, missing, data, paths = json.loads(done.stdout)
    return document, missing, data, paths


def test_of_an_own_kind_what_is_carried_and_what_is_lost_are_all_there_is(own_kinds: OwnKinds) -> None:
    _, _, data, paths = own_kinds
    carried, missing = ([tuple(path) for path in paths[name]] for name in ("carried", "lost"))
    assert_accounted(data, carried, missing)
    assert len(carried) > 15


def test_an_own_kind_is_written_with_its_terms_of_schema_org(
    own_kinds: OwnKinds,
) -> None:
    assert own_kinds[0]["about"] == [
        {
            "@type": "SaleEvent",
            "@id": "https://data.example.org/d#fair",
            "name": "A fair",
            "performer": [{"@id": "https://data.example.org/d#arcadia"}],
            "sponsor": [
                {"@id": "https://data.example.org/d#arcadia"},
                {"@id": "https://data.example.org/d#ruritania"},
                {"@id": "https://data.example.org/d#lind"},
            ],
            "isAccessibleForFree": False,
            "maximumAttendeeCapacity": 40,
            "doorTime": "2031-05-11",
            "typicalAgeRange": "all",
            "workFeatured": ["rifles"],
            "offers": [{"@type": "Offer", "price": 2.5}],
            "recordedIn": [{"@id": "https://data.example.org/d#told"}],
            "subjectOf": [{"@id": "https://data.example.org/d#article"}],
        }
    ]


def test_an_own_kind_without_a_type_of_schema_org_is_left_out_with_its_links(
    own_kinds: OwnKinds,
) -> None:
    found, missing, _, _ = own_kinds
    (told,) = found["hasPart"]
    assert told["about"] == [{"@id": "https://data.example.org/d#fair"}]
    assert {path: why for path, why in missing.items() if not path.startswith("events[0]")} == {
        "format": "schema.org has no property for it",
        "actors[0].type": "in schema.org, a State is the same as any GovernmentOrganization",
        "actors[2].type": "in schema.org, a State is the same as any GovernmentOrganization",
        "events[1]": "schema.org has no type for it",
        "statements[0]": "it is posited, and schema.org could only assert it",
        "statements[1].kind": "schema.org has no property for it",
        "statements[1].about[1]": "the record that it names is left out",
    }


def test_what_an_own_kind_loses_is_said(own_kinds: OwnKinds) -> None:
    assert {path: why for path, why in own_kinds[1].items() if path.startswith("events[0]")} == {
        "events[0].type": "in schema.org, a Fair is the same as any SaleEvent",
        "events[0].status": "schema.org has nothing that stands for it",
        "events[0].closed": "schema.org has no property for it",
        "events[0].wares[0].kind": "only its label is carried",
        "events[0].offers[0].terms": "schema.org has no property for it",
        "events[0].stock": "schema.org has no type for it",
        "events[0].heard[0]": "the record that it names is left out",
        "events[0].evidence[0].start": "only its article is carried",
        "events[0].evidence[0].end": "only its article is carried",
        "events[0].evidence[0].digest": "only its article is carried",
    }


LINKS = [
    ("https://example.org/a", True),
    ("HTTP://example.org/a", True),
    ("mailto:desk@example.org", True),
    ("javascript:alert(1)", False),
    ("JaVaScRiPt:alert(1)", False),
    ("vbscript:a", False),
    ("data:text/html,a", False),
    ("file:///etc/passwd", False),
    ("httpx://example.org/a", False),
    ("urn:isbn:9780000000002", False),
]


@pytest.mark.parametrize(("iri", "is_carried"), LINKS)
def test_only_what_leads_somewhere_becomes_a_link(iri: str, is_carried: bool) -> None:  # noqa: FBT001 - a parameter
    dossier = vd.Dossier(
        id="https://data.example.org/d",
        title="A visit",
        license=iri,
        articles=[vd.Article(id="article", kind="news", url=iri, archived_at=iri, based_on=[iri])],
        actors=[vd.State(id="arcadia", name="Arcadia", same_as=[iri])],
    )
    paths = [
        "license",
        "articles[0].url",
        "articles[0].archived_at",
        "articles[0].based_on[0]",
        "actors[0].same_as[0]",
    ]
    lost = {problem.path: problem.message for problem in vd.losses(dossier, "jsonld", context=WEB)}
    assert sorted(lost.keys() & set(paths)) == ([] if is_carried else sorted(paths))
    assert all(lost[path] == NOT_CLICKABLE for path in lost.keys() & set(paths))
    assert vd.dumps(dossier, "jsonld", context=WEB).count(iri.encode()) == (len(paths) if is_carried else 0)
