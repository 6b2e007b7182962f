"""The bridge annotations: a page that the validator of annotations and readers of JSON-LD accept."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import attrs
import pyoxigraph
import pytest
from hypothesis import given

import visitdata as vd
from tests.support.javascript import run
from tests.support.strategies import dossiers, every_member
from visitdata.rdf.scope import evidence_key
from visitdata.terms import VD

ANNO = "http://www.w3.org/ns/anno.jsonld"
OA, RDF = "http://www.w3.org/ns/oa#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
GOLDEN = Path(__file__).parent / "golden" / "visit.annotations.jsonld"
TERMS = (
    "Annotation SpecificResource TextualBody FragmentSelector TextPositionSelector TextQuoteSelector"
    " identifying tagging describing exact prefix suffix"
)
# Those terms of the context of the Web Annotation Vocabulary (appendix A) that the bridge writes.
CONTEXT: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    **{each: f"{OA}{each}" for each in TERMS.split()},
    "AnnotationPage": "https://www.w3.org/ns/activitystreams#OrderedCollectionPage",
    "items": {
        "@id": "https://www.w3.org/ns/activitystreams#items",
        "@type": "@id",
        "@container": "@list",
    },
    "body": {"@id": f"{OA}hasBody", "@type": "@id"},
    "target": {"@id": f"{OA}hasTarget", "@type": "@id"},
    "source": {"@id": f"{OA}hasSource", "@type": "@id"},
    "scope": {"@id": f"{OA}hasScope", "@type": "@id"},
    "selector": {"@id": f"{OA}hasSelector", "@type": "@id"},
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    "start": {"@id": f"{OA}start", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "end": {"@id": f"{OA}end", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "conformsTo": {"@id": "http://purl.org/dc/terms/conformsTo", "@type": "@id"},
    "creator": {"@id": "http://purl.org/dc/terms/creator", "@type": "@id"},
    "format": "http://purl.org/dc/elements/1.1/format",
    "language": "http://purl.org/dc/elements/1.1/language",
    "value": f"{RDF}value",
    "name": "http://xmlns.com/foaf/0.1/name",
}

TEXT = (
    "Ana Lind will visit Port Arc 🚢. Neighbouring states accuse Arcadia of selling rifles; it denies that."
)
VISIT = vd.Dossier(
    id="https://data.example.org/dossiers/visit",
    title="A visit",
    language="en",
    makers=[
        vd.Maker(name="An editor", iri="https://www.example.org/editor"),
        vd.Maker(name="Another", iri="javascript:alert(1)"),
    ],
    evidence=[vd.Evidence.of("article", TEXT, "will visit")],
    articles=[
        vd.Article(id="article", kind="news", url="https://www.example.org/a?b=c"),
        vd.Article(
            id="video",
            kind="video",
            url="javascript:alert(1)",
            evidence=[vd.Evidence.of("article", TEXT, "🚢")],
        ),
        vd.Article(id="unread", kind="document", url="https://www.example.org/unread"),
    ],
    actors=[
        vd.Person(
            id="lind",
            name="Ana Lind",
            evidence=[
                vd.Evidence.of("article", TEXT, "Ana Lind", shown=True),
                vd.Evidence(article="video", fragment="t=12.5,20"),
                vd.Evidence(article="unread", fragment="page=3"),
            ],
        ),
        vd.State(id="arcadia", name="Arcadia", evidence=[vd.Evidence.of("article", TEXT, "Arcadia")]),
        vd.Organization(id="https://id.example.org/press", name="<b>Press</b>", kind="media"),
        vd.Group(
            id="neighbours",
            name="neighbouring states",
            anonymous=True,
            evidence=[vd.Evidence.of("article", TEXT, "Neighbouring states")],
        ),
    ],
    events=[
        vd.Visit(
            id="trip",
            label="Lind visits Port Arc",
            status="planned",
            visitors=["lind"],
            evidence=[vd.Evidence.of("article", TEXT, "Ana Lind will visit Port Arc")],
        )
    ],
    allegations=[
        vd.Allegation(
            id="rifles",
            claimants=["neighbours"],
            accused=["arcadia"],
            gist="Neighbouring states accuse Arcadia of selling rifles.",
            alleges=[
                vd.PositedTransfer(
                    id="sale",
                    label="Arcadia sells rifles",
                    status="occurred",
                    givers=["arcadia"],
                )
            ],
            evidence=[vd.Evidence.of("article", TEXT, "accuse Arcadia of selling rifles")],
        ),
        vd.Allegation(
            id="more",
            claimants=["neighbours"],
            accused=["arcadia"],
            via="rifles",
            gist="Arcadia sold tanks, too.",
            alleges=[vd.PositedEvent(id="tanks", label="Arcadia sells tanks", status="occurred")],
            evidence=[vd.Evidence.of("article", TEXT, "accuse")],
        ),
    ],
    statements=[
        vd.Statement(
            id="denial",
            kind="denied",
            speakers=["arcadia"],
            responds_to=["rifles"],
            gist="It denies that.",
            evidence=[vd.Evidence.of("article", TEXT, "it denies that")],
        )
    ],
)


def page(dossier: vd.Dossier) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(vd.dumps(dossier, "annotations"))
    return found


def annotated(dossier: vd.Dossier) -> list[dict[str, Any]]:
    """The annotations by themselves, each with the context of the page."""
    whole = page(dossier)
    return [{"@context": whole["@context"], **each} for each in whole["items"]]


def verdicts(folder: Path, found: list[Any]) -> list[bool]:
    """What the validator says of each annotation."""
    given: list[bool] = run("annotations.js", folder, found, needs=["validate-web-annotation"])
    return given


def quads(dossier: vd.Dossier) -> list[pyoxigraph.Quad]:
    """What a reader of JSON-LD makes of the page."""

    def load(url: str, _options: object) -> dict[str, Any]:
        assert url == ANNO
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}}

    jsonld: Any = import_module("pyld.jsonld")  # it has no types
    text: str = jsonld.to_rdf(page(dossier), {"format": "application/n-quads", "documentLoader": load})
    return [*pyoxigraph.parse(text.encode(), pyoxigraph.RdfFormat.N_QUADS)]


def test_the_page_of_a_visit_is_the_golden_file_and_valid(tmp_path: Path) -> None:
    document = vd.dumps(VISIT, "annotations")
    assert document.decode() == GOLDEN.read_text(encoding="utf-8")
    found = annotated(VISIT)
    assert verdicts(tmp_path, found) == [True] * 10
    broken: list[Any] = [{**found[0], "target": {"selector": "none"}}, {**found[0], "type": "Remark"}]
    assert verdicts(tmp_path, broken) == [False, False]


def test_the_validator_accepts_what_ships_and_every_member(tmp_path: Path) -> None:
    found = [each for dossier in (every_member(), *map(vd.seed, vd.seeds())) for each in annotated(dossier)]
    assert len(found) > 200
    assert [each for each, valid in zip(found, verdicts(tmp_path, found), strict=True) if not valid] == []


@given(dossier=dossiers(own_kinds=True))
def test_a_reader_of_json_ld_finds_each_piece_of_evidence(dossier: vd.Dossier) -> None:
    hidden = {each.id for each in (*dossier.allegations, *dossier.statements) if each.via is not None}
    listed = (
        *(dossier.articles + dossier.actors + dossier.places + dossier.events),
        *dossier.allegations,
        *dossier.statements,
    )
    noted = [dossier, *(each for each in listed if each.id not in hidden)]
    pieces = sum(len({evidence_key(one) for one in each.evidence}) for each in noted)
    found = quads(dossier)
    targets = [each for each in found if each.predicate.value == f"{OA}hasTarget"]
    assert len(targets) == pieces == len({str(each.subject) for each in targets})


def test_offsets_and_digests_are_in_the_triples_as_numbers_and_text() -> None:
    found = {(each.predicate.value, str(each.object)) for each in quads(VISIT)}
    count = "^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>"
    evidence = VISIT["arcadia"].evidence[0]
    assert found >= {
        (f"{OA}start", f'"{evidence.start}"{count}'),
        (f"{OA}end", f'"{evidence.end}"{count}'),
        (f"{VD}digest", f'"{evidence.digest}"'),
        (f"{VD}type", f"<{VD}State>"),
        (f"{OA}hasScope", "<https://www.example.org/a?b=c>"),
        ("http://purl.org/dc/terms/conformsTo", "<http://www.w3.org/TR/media-frags/>"),
        ("http://purl.org/dc/terms/conformsTo", "<http://tools.ietf.org/rfc/rfc3778>"),
    }


def test_a_gist_has_its_standing_and_the_answers_in_the_same_body() -> None:
    (body,) = (each["body"][1]["value"] for each in page(VISIT)["items"] if ":rifles:" in each["id"])
    assert body == (
        "Neighbouring states accuse Arcadia of selling rifles. Standing: alleged. Arcadia denies it."
    )


def test_a_link_that_runs_a_script_is_not_written_and_is_listed_as_lost() -> None:
    assert b"javascript:" not in vd.dumps(VISIT, "annotations")
    lost = {each.path for each in vd.losses(VISIT, "annotations") if "http" in each.message}
    assert lost == {"makers[1].iri", "articles[2].url"}


def test_what_has_no_evidence_and_what_is_not_cited_is_lost_with_that_reason() -> None:
    lost = {each.path: each.message for each in vd.losses(VISIT, "annotations")}
    assert lost["actors[3]"] == "an annotation is of a part of an article, and the record names none"
    without = attrs.evolve(VISIT, actors=[attrs.evolve(each, evidence=[]) for each in VISIT.actors])
    lost = {each.path: each.message for each in vd.losses(without, "annotations")}
    assert lost["articles[1].id"] == lost["articles[1].url"] == "no annotation is of a part of it"


def test_a_dossier_without_evidence_is_a_page_without_items() -> None:
    empty = vd.Dossier(
        id="https://data.example.org/d", title="A dossier", makers=[vd.Maker(name="An editor")]
    )
    assert page(empty) == {"@context": ANNO, "id": empty.id, "type": "AnnotationPage", "items": []}
    assert "makers[0].name" in {each.path for each in vd.losses(empty, "annotations")}


@given(dossier=dossiers(own_kinds=True))
def test_each_annotation_has_an_id_of_its_own(dossier: vd.Dossier) -> None:
    ids = [each["id"] for each in page(dossier)["items"]]
    assert len({*ids}) == len(ids)


@pytest.mark.parametrize("language", [None, "de", "en"])
def test_a_text_with_english_words_added_says_so(language: str | None) -> None:
    items = page(attrs.evolve(VISIT, language=language))["items"]
    (told,) = (each["body"][1].get("language") for each in items if ":trip:" in each["id"])
    assert told == {None: None, "de": ["de", "en"], "en": "en"}[language]
