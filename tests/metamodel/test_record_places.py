"""The record that a problem is in: the innermost one with an id of its own."""

from __future__ import annotations

import json
from typing import Any

import pytest

import visitdata as vd
from tests.support.small_document import SMALL

ROOT = "https://data.example.org/d"
DOCUMENT_WITH_ERRORS: dict[str, Any] = {
    "format": "visitdata/1",
    "id": ROOT,
    "title": "A visit",
    "language": "EN",
    "articles": [{"id": "article", "kind": "newspaper"}],
    "actors": [{"type": "Person", "id": "lind", "name": "Ana Lind", "ties": [{"title": ""}]}],
    "events": [
        {"type": "Visit", "id": "Bad Id", "label": "x", "status": "planed"},
        {"type": "Visit", "label": "x", "status": "planed"},
        {
            "type": "Visit",
            "id": "visit",
            "label": "x",
            "status": "planned",
            "visitors": ["nobody"],
            "places": ["Nowhere", {"id": "strelsau"}],
        },
    ],
    "allegations": [
        {
            "id": "arms",
            "claimants": ["lind"],
            "gist": "Lind alleges a sale.",
            "standing": "alleged",
            "alleges": [{"type": "PositedTransfer", "id": "sale", "label": "a sale", "status": "done"}],
        }
    ],
}
EXPECTED = {
    "language": ROOT,
    "articles[0].kind": "article",
    "actors[0].ties[0].title": "lind",
    "events[0].id": None,
    "events[0].status": None,
    "events[1].id": None,
    "events[1].status": None,
    "events[2].visitors[0]": "visit",
    "events[2].places[0]": "visit",
    "events[2].places[1]": "visit",
    "allegations[0].alleges[0].status": "sale",
}


def records(problems: tuple[vd.Problem, ...]) -> dict[str, str | None]:
    return {problem.path: problem.record for problem in problems}


def problems_of(data: bytes | str, form: str = "json") -> tuple[vd.Problem, ...]:
    with pytest.raises(vd.DecodeError) as caught:
        vd.loads(data, form)
    return caught.value.problems


def test_a_problem_in_a_document_names_the_record_that_it_is_in() -> None:
    assert records(problems_of(json.dumps(DOCUMENT_WITH_ERRORS))) == EXPECTED


def test_a_member_that_stands_twice_names_the_record_that_it_stands_in() -> None:
    place = '{"id": "strelsau", "name": "A", "name": "B"}'
    (problem,) = problems_of(
        f'{{"format": "visitdata/1", "id": "{ROOT}", "title": "x", "places": [{place}]}}'
    )
    assert (problem.code, problem.record) == ("duplicate-key", "strelsau")


def test_a_problem_found_in_python_names_the_record() -> None:
    with pytest.raises(vd.InvalidRecordError) as caught:
        vd.Visit(id="visit", label="a visit", status="planed")  # type: ignore[arg-type]
    assert records(caught.value.problems) == {"status": "visit"}


def test_a_record_without_a_valid_id_is_not_named() -> None:
    with pytest.raises(vd.InvalidRecordError) as caught:
        vd.Visit(id="Visit 1", label="a visit", status="planned")
    assert records(caught.value.problems) == {"id": None}


def test_a_reference_to_nothing_names_the_record_that_refers() -> None:
    visit = vd.Visit(id="visit", label="a visit", status="planned", visitors=["nobody"])
    with pytest.raises(vd.InvalidRecordError) as caught:
        vd.Dossier(id=ROOT, title="x", events=[visit])
    assert records(caught.value.problems) == {"events[0].visitors[0]": "visit"}


def test_a_problem_of_a_dossier_itself_names_the_dossier() -> None:
    with pytest.raises(vd.InvalidRecordError) as caught:
        vd.Dossier(id=ROOT, title="x", language="EN")
    assert records(caught.value.problems) == {"language": ROOT}


def test_what_check_finds_names_the_record() -> None:
    found = vd.check(vd.loads(json.dumps(SMALL), "json"))
    assert found
    assert all(each.record for each in found)
    by_path = {each.path: each.record for each in found if each.path.startswith("allegations")}
    assert all(record == SMALL["allegations"][0]["id"] for record in by_path.values())


def test_what_a_format_cannot_carry_names_the_record() -> None:
    dossier = vd.loads(json.dumps(SMALL), "json")
    lost = vd.losses(dossier, "jsonld", context="https://schema.org")
    assert lost
    assert {each.record for each in lost} <= {record.id for record in dossier} | {dossier.id}


@pytest.mark.parametrize("form", ["ntriples", "turtle", "rdfxml", "nquads", "jsonld"])
def test_a_problem_in_statements_names_the_record_also_of_a_node_that_it_owns(form: str) -> None:
    text = vd.dumps(vd.loads(json.dumps(SMALL), "json"), form).decode()
    broken = text.replace("2029/..", "2031/2029").replace("9f2c5d1e0a7b4c3d", "9F2C")
    found = problems_of(broken, form)
    assert {(each.code, each.record) for each in found} == {("bad-date", "lind"), ("bad-digest", "visit")}


def test_a_problem_shows_only_what_it_has() -> None:
    problem = vd.Problem(code="bad-date", message="no time", record="visit", path="time")
    assert repr(problem) == (
        "Problem(code='bad-date', message='no time', severity='error', path='time', record='visit')"
    )
