"""Terms of single members, as another library reads them: fragments, births, media, shares, answers."""

from __future__ import annotations

from typing import Any

import pytest
import rdflib
from rdflib.namespace import RDF, XSD

import visitdata as vd

BASE = "https://data.example.org/dossiers/arcadia-visit"
VD = rdflib.Namespace("https://w3id.org/visitdata/ns#")
SCHEMA = rdflib.Namespace("https://schema.org/")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
CONFORMS_TO = rdflib.URIRef("http://purl.org/dc/terms/conformsTo")
MEDIA_FRAGMENTS = rdflib.URIRef("http://www.w3.org/TR/media-frags/")
RFC_3778 = rdflib.URIRef("http://tools.ietf.org/rfc/rfc3778")
RFC_8118 = rdflib.URIRef("http://tools.ietf.org/rfc/rfc8118")


def node(id_: str) -> rdflib.URIRef:
    return rdflib.URIRef(f"{BASE}#{id_}")


def dossier(**members: Any) -> vd.Dossier:
    return vd.Dossier(id=BASE, title="A visit", language="en", **members)


def graph(**members: Any) -> rdflib.Graph:
    return rdflib.Graph().parse(data=vd.dumps(dossier(**members), "turtle"), format="turtle")


def shown(fragment: str) -> vd.Dossier:
    video = vd.Article(id="video", kind="video")
    evidence = vd.Evidence(article=video, fragment=fragment)
    visit = vd.Visit(id="visit", label="A visit", status="planned", evidence=[evidence])
    return dossier(articles=[video], events=[visit])


@pytest.mark.parametrize(("fragment", "standard"), [("t=12.5,20", MEDIA_FRAGMENTS), ("page=3", RFC_3778)])
def test_a_fragment_is_a_selector_with_its_standard(fragment: str, standard: rdflib.URIRef) -> None:
    found = vd.to_rdflib(shown(fragment))
    ((_, _, evidence),) = found.triples((node("visit"), VD.evidence, None))
    selector = rdflib.URIRef(f"{evidence}:fragment")
    assert {*found.predicate_objects(evidence)} == {
        (RDF.type, OA.SpecificResource),
        (OA.hasSource, node("video")),
        (OA.hasSelector, selector),
    }
    assert {*found.predicate_objects(selector)} == {
        (RDF.type, OA.FragmentSelector),
        (RDF.value, rdflib.Literal(fragment)),
        (CONFORMS_TO, standard),
    }


def test_the_node_of_a_fragment_is_named_by_the_article_and_its_hash() -> None:
    (evidence,) = vd.to_rdflib(shown("page=3")).objects(node("visit"), VD.evidence)
    # printf page=3 | sha256sum
    assert str(evidence) == f"{BASE}#visit:evidence:video.9034f66710e8cceb"


@pytest.mark.parametrize("standard", [RFC_3778, RFC_8118, None])
def test_a_page_is_read_by_either_of_its_standards_or_none(standard: rdflib.URIRef | None) -> None:
    wanted = shown("page=3")
    given = vd.to_rdflib(wanted)
    ((selector, _, _),) = given.triples((None, CONFORMS_TO, None))
    given.remove((selector, CONFORMS_TO, None))
    if standard is not None:
        given.add((selector, CONFORMS_TO, standard))
    assert vd.from_rdflib(given) == wanted


def test_stretches_come_before_fragments_of_one_article() -> None:
    articles = [vd.Article(id=id_, kind="document") for id_ in ("b", "a")]
    given = [
        vd.Evidence(article="b", start=3, end=9, digest="0" * 16),
        vd.Evidence(article="a", fragment="page=3"),
        vd.Evidence(article="a", fragment="page=12"),
        vd.Evidence(article="a", start=70, end=90, digest="0" * 16),
        vd.Evidence(article="a", start=8, end=9, digest="0" * 16),
    ]
    for order in (given, given[::-1]):
        visit = vd.Visit(id="visit", label="A visit", status="planned", evidence=order)
        made = dossier(articles=articles, events=[visit]).events[0].evidence
        told = [(each.article, each.start, each.fragment) for each in made]
        assert told == [
            ("a", 8, None), ("a", 70, None), ("a", None, "page=12"), ("a", None, "page=3"), ("b", 3, None)
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("born", "died", "days"),
    [
        ("1950-02-03", "2031-05-02", ["1950-02-03", "2031-05-02"]),
        ("1950-02-03T10:00:00Z", "2031-05", ["1950-02-03", None]),
        ("1950", "2031-05-02~", [None, None]),
    ],
)
def test_a_birth_is_a_date_of_schema_org_only_where_it_is_a_day(
    born: str, died: str, days: list[str | None]
) -> None:
    found = graph(actors=[vd.Person(id="orth", name="Otto Orth", born=born, died=died)])
    assert str(found.value(node("orth"), VD.born)) == born
    assert str(found.value(node("orth"), VD.died)) == died
    told = [found.value(node("orth"), term) for term in (SCHEMA.birthDate, SCHEMA.deathDate)]
    assert [None if day is None else str(day) for day in told] == days


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("news", "NewsArticle"), ("video", "VideoObject"), ("audio", "AudioObject"), ("image", "ImageObject"),
        ("dataset", "CreativeWork"), ("ruling", "CreativeWork"),
    ],
)  # fmt: skip
def test_media_have_their_types_and_on_the_web_that_of_any_work(kind: Any, type_: str) -> None:
    article = vd.Article(id="article", kind=kind, number="12/2031")
    found = graph(articles=[article])
    assert {*found.objects(node("article"), RDF.type)} == {VD.Article, SCHEMA[type_]}
    assert str(found.value(node("article"), SCHEMA.identifier)) == "12/2031"
    web = vd.dumps(dossier(articles=[article]), "jsonld", context="https://schema.org").decode()
    on_the_web = "NewsArticle" if kind == "news" else "CreativeWork"
    assert f'"@type":"{on_the_web}"' in web
    assert '"identifier":"12/2031"' in web


def test_a_share_is_a_decimal_of_percent_and_money_has_its_currency() -> None:
    line = vd.Organization(id="line", name="Line", kind="company")
    tie = vd.Tie(title="owner", kind="owner", of=line, share=33.3)
    sum_ = vd.Quantity(about=3_000_000, currency="EUR")
    loan = vd.Transfer(
        id="loan", label="A loan", status="occurred", items=[vd.Item(label="money", quantity=sum_)]
    )
    found = graph(actors=[line, vd.Person(id="lind", name="Ana Lind", ties=[tie])], events=[loan])
    ((tied, _, share),) = found.triples((None, VD.share, None))
    assert share == rdflib.Literal("33.3", datatype=XSD.decimal)
    assert (found.value(tied, VD.kind), found.value(tied, VD.of)) == (rdflib.Literal("owner"), node("line"))
    assert [*found.objects(None, VD.currency)] == [rdflib.Literal("EUR")]


def test_currency_is_posited_under_a_claim() -> None:
    given = vd.PositedTransfer(
        id="loan",
        label="A loan",
        status="occurred",
        items=[vd.Item(label="money", quantity=vd.Quantity(exactly=1, currency="EUR"))],
    )
    lind = vd.Person(id="lind", name="Ana Lind")
    said = vd.Statement(id="said", kind="stated", speakers=[lind], gist="Lind says so.", posits=[given])
    found = graph(actors=[lind], statements=[said])
    assert [*found.objects(None, VD.positedCurrency)] == [rdflib.Literal("EUR")]
    assert not [*found.objects(None, VD.currency)]


@pytest.mark.parametrize(
    ("kind", "roles"),
    [
        (vd.MilitaryActivity, {"forces": "force"}),
        (vd.Detention, {"detainers": "detainer", "detainees": "detainee"}),
        (vd.Incident, {"perpetrators": "perpetrator", "victims": "victim"}),
        (vd.Appointment, {"appointers": "appointer", "appointees": "appointee"}),
    ],
)
def test_the_roles_of_a_kind_have_their_terms_and_twins(kind: type[vd.Event], roles: dict[str, str]) -> None:
    actors = [vd.Person(id=name, name=name) for name in roles]
    given: dict[str, Any] = {"label": "It", "status": "occurred", **{name: [name] for name in roles}}
    event, posited = kind(id="event", **given), vd.posited(kind)(id="posited-event", **given)
    said = vd.Statement(id="said", kind="stated", gist="The article says so.", posits=[posited])
    found = graph(actors=actors, events=[event], statements=[said])
    name = kind.__name__
    assert (node("event"), RDF.type, VD[name]) in found
    assert (node("posited:posited-event"), RDF.type, VD[f"Posited{name}"]) in found
    for member, term in roles.items():
        assert [*found.subjects(VD[term], node(member))] == [node("event")]
        twin = VD[f"posited{term.capitalize()}"]
        assert [*found.subjects(twin, node(member))] == [node("posited:posited-event")]


def test_an_office_and_whose_it_is_are_said_of_an_appointment() -> None:
    arcadia = vd.State(id="arcadia", name="Arcadia")
    event = vd.Appointment(
        id="new", label="A minister is appointed", status="occurred", title="Minister", of=arcadia
    )
    found = graph(actors=[arcadia], events=[event])
    assert found.value(node("new"), VD.title) == rdflib.Literal("Minister")
    assert found.value(node("new"), VD.of) == node("arcadia")


def test_a_counter_accusation_responds_and_says_to_whom_and_where() -> None:
    post = vd.Article(id="post", kind="post")
    arcadia, ruritania = (vd.State(id=id_, name=id_.capitalize()) for id_ in ("arcadia", "ruritania"))
    said: dict[str, Any] = {
        "arms": {"claimants": ["ruritania"], "accused": ["arcadia"]},
        "fuel": {
            "claimants": ["arcadia"],
            "accused": ["ruritania"],
            "responds_to": ["arms"],
            "addressees": ["ruritania"],
            "made_in": "post",
        },
    }
    allegations = [
        vd.Allegation(
            id=id_,
            gist="Arcadia or Ruritania says so.",
            alleges=[vd.PositedEvent(id=f"{id_}-deed", label="A deed", status="occurred")],
            **members,
        )
        for id_, members in said.items()
    ]
    found = graph(articles=[post], actors=[arcadia, ruritania], allegations=allegations)
    assert found.value(node("fuel"), VD.respondsTo) == node("arms")
    assert found.value(node("fuel"), VD.addressee) == node("ruritania")
    assert found.value(node("fuel"), VD.madeIn) == node("post")
