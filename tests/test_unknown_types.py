"""An object of an unknown type hides no other problem of its own, in JSON and in RDF."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

import visitdata as vd

ARCADIA = {"type": "State", "id": "arcadia", "name": "Arcadia"}
DOCUMENT: dict[str, Any] = {
    "format": "visitdata/1",
    "id": "https://data.example.org/d",
    "title": "A visit",
    "language": "en",
    "actors": [ARCADIA],
}


def told(data: dict[str, Any]) -> dict[str, vd.Problem]:
    with pytest.raises(vd.DecodeError) as caught:
        vd.loads(orjson.dumps(DOCUMENT | data), "json")
    return {f"{each.path} {each.code}": each for each in caught.value.problems}


SUMMIT = {
    "type": "Summit",
    "id": "summit",
    "label": "",
    "status": "done",
    "time": "2031-13",
    "places": ["nowhere"],
    "follows": None,
    "visitors": ["arcadia"],
    "heads": 7,
    "counts": [{"label": "delegates", "quantity": {"exactly": "3"}}],
}


def test_all_that_every_kind_has_is_checked_and_nothing_else() -> None:
    assert set(told({"events": [SUMMIT]})) == {
        "events[0].type unknown-type",
        "events[0].label empty-text",
        "events[0].status unknown-value",
        "events[0].time bad-date",
        "events[0].places[0] unknown-reference",
        "events[0].follows null-value",
        "events[0].counts[0].quantity.exactly wrong-type",
    }


def test_nothing_is_suggested_inside_it() -> None:
    found = told({"events": [SUMMIT | {"time": "2031-5-1", "agents": "arcadia", "places": ["arcadia"]}]})
    inside = {place: each.suggestion for place, each in found.items() if "type" not in place.split(" ")[0]}
    assert {"events[0].time bad-date", "events[0].agents wrong-type"} <= inside.keys()
    assert set(inside.values()) == {None}


def test_a_reference_to_it_is_to_the_right_kind_and_its_id_is_taken() -> None:
    sound = {"type": "Summit", "id": "summit", "label": "a", "status": "planned"}
    visit = {"type": "Visit", "id": "visit", "label": "b", "status": "planned", "follows": ["summit"]}
    assert set(told({"events": [sound, visit]})) == {"events[0].type unknown-type"}
    assert set(told({"events": [sound, visit | {"id": "summit"}]})) == {
        "events[0].type unknown-type",
        "events[1].id duplicate-id",
    }


@pytest.mark.parametrize("type_", [{}, {"type": 7}, {"type": "state"}])
def test_an_actor_whose_type_is_missing_or_wrong_is_checked_as_well(type_: dict[str, Any]) -> None:
    actor = type_ | {"id": "Lind", "name": " ", "ties": [{"of": "nobody"}]}
    found = set(told({"actors": [ARCADIA, actor]}))
    assert {
        "actors[1].id bad-id",
        "actors[1].name empty-text",
        "actors[1].ties[0].title missing-member",
        "actors[1].ties[0].of unknown-reference",
    } <= found


def test_a_proposition_of_an_unknown_type_is_checked_as_well() -> None:
    sale = {"type": "PositedSale", "id": "sale", "label": "a", "status": "never", "version_of": "nothing"}
    arms = {"id": "arms", "claimants": ["arcadia"], "gist": "Arcadia says so.", "alleges": [sale]}
    assert set(told({"allegations": [arms]})) == {
        "allegations[0].alleges[0].type unknown-type",
        "allegations[0].alleges[0].status unknown-value",
        "allegations[0].alleges[0].version_of unknown-reference",
    }


TURTLE = """
@prefix : <https://data.example.org/d#> .
@prefix schema: <https://schema.org/> .
@prefix vd: <https://w3id.org/visitdata/ns#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix ex: <https://example.org/> .
<https://data.example.org/d> a vd:Dossier ;
    vd:format "visitdata/1" ; schema:name "A visit"@en ; schema:inLanguage "en" ;
    schema:mentions :lind, :arcadia ; schema:about :summit, :visit ; schema:hasPart :arms .
:lind a ex:Politician ; schema:name "Ana Lind"@en ; schema:sameAs "elsewhere" .
:arcadia a vd:State ; schema:name "Arcadia"@en .
:summit a ex:Summit ; schema:name "Lind visits"@en ; vd:status "done" ; vd:time "2031-13"^^edtf:EDTF ;
    vd:visitor :lind ; ex:head :lind ; schema:location :nowhere .
:visit a vd:Visit ; schema:name "Another"@en ; vd:status "planned" ; vd:follows :summit ; vd:visitor :lind .
:arms a vd:Allegation ; vd:claimant :arcadia ; vd:accused :lind ; vd:standing "alleged" ;
    schema:text "Arcadia says so."@en ; vd:alleges :posited:sale .
:posited:sale a vd:Proposition, ex:PositedSale ; vd:positedLabel "A sale"@en ; vd:positedStatus "never" .
"""


@pytest.mark.parametrize("format_", ["turtle", "trig"])
def test_in_rdf_it_hides_as_little(format_: str) -> None:
    with pytest.raises(vd.DecodeError) as caught:
        vd.loads(TURTLE, format_)
    found = {
        (
            (each.subject or "").strip("<>").partition("#")[2],
            (each.predicate or "").strip("<>").rpartition("/")[2],
            each.code,
        )
        for each in caught.value.problems
    }
    assert found == {
        ("", "about", "unknown-type"),
        ("", "mentions", "unknown-type"),
        ("arms", "ns#alleges", "unknown-type"),
        ("lind", "sameAs", "wrong-term"),
        ("posited:sale", "ns#positedStatus", "unknown-value"),
        ("summit", "location", "unknown-reference"),
        ("summit", "ns#status", "unknown-value"),
        ("summit", "ns#time", "bad-date"),
    }
