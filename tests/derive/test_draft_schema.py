"""The JSON Schema of drafts: it takes what `edit` writes, and each form that a draft may have."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

import visitdata as vd
from tests.support import javascript
from tests.support.effort import LAW
from tests.support.json_schema_instances import LARGE, instances
from tests.support.rifles import EXTRACTION, INSTANCE
from tests.support.strategies import dossiers
from tests.support.with_texts import with_texts
from visitdata.drafts.yaml_text import ruamel
from visitdata.drafts.yaml_writing import to_yaml

if TYPE_CHECKING:
    from pathlib import Path

# With the kinds that other tests have declared so far: dossiers are generated of these, too.
SCHEMA = json.loads(vd.schema("draft"))
VALIDATOR: Any = Draft202012Validator(SCHEMA)


def wrong(data: Any) -> list[str]:
    """The places at which a draft is not as the schema has it."""
    return sorted({each.json_path for each in VALIDATOR.iter_errors(data)})


@given(with_texts(dossiers(hostile=False)))
def test_what_edit_writes_is_valid(drawn: tuple[vd.Dossier, dict[str, str]]) -> None:
    assert wrong(vd.edit(*drawn)) == []


@given(with_texts(dossiers(hostile=False)))
def test_what_an_editor_reads_of_the_yaml_is_valid(drawn: tuple[vd.Dossier, dict[str, str]]) -> None:
    # As YAML has them, plain numbers and truth values are no texts.
    library: Any = ruamel()
    assert wrong(library.YAML(typ="safe", pure=True).load(to_yaml(vd.edit(*drawn)))) == []


@pytest.mark.parametrize("name", vd.seeds())
def test_the_drafts_of_shipped_dossiers_are_valid(name: str) -> None:
    assert wrong(vd.edit(vd.seed(name))) == []


MINIMAL: dict[str, Any] = {
    "title": "A visit",
    "articles": {"id": "article", "kind": "news"},
    "actors": [{"type": "Person", "name": "Ana Lind"}, {"type": "State", "name": "Arcadia"}],
    "events": [{"type": "Visit", "label": "Lind visits Arcadia", "status": "occurred"}],
    "statements": [{"kind": "stated", "gist": "Lind says that it rains"}],
    "allegations": [{"gist": "Lind says that Arcadia sold rifles", "claimants": "Ana Lind"}],
}


def put(path: str, value: Any) -> dict[str, Any]:
    """A small draft with a value at a place, such as `events.0.time`."""
    draft = copy.deepcopy(MINIMAL)
    *steps, last = path.split(".")
    there: Any = draft
    for step in steps:
        there = there[int(step) if step.isdecimal() else step]
    there[last] = value
    return draft


FORMS: list[tuple[str, Any]] = [
    ("events.0.time", 2024),
    ("events.0.time", "May 7, 2015"),
    ("events.0.time", None),
    ("events.0.places", {}),
    ("events.0.visitors", "Ana Lind"),
    ("events.0.visitors", ["Ana Lind", "", None]),
    ("events.0.roles", [{"role": "visitors", "actor": "Ana Lind"}]),
    ("events.0.roles", {"role": "hosts", "actor": "Arcadia"}),
    ("events.0.counts", "forty guests"),
    ("events.0.counts", [{"label": "guests", "quantity": "at least 40"}]),
    ("events.0.counts", [{"label": "guests", "quantity": 40}]),
    ("events.0.counts", [{"label": "guests", "quantity": {"at_least": 40}}]),
    ("events.0.evidence", "the words"),
    (
        "events.0.evidence",
        ["the words", {"words": "others", "nth": 2, "article": "article", "exact": "yes"}],
    ),
    ("events.0.evidence", {"article": "article", "start": 0, "end": 3, "digest": "0123456789abcdef"}),
    ("events.0.weapons", []),
    ("actors.0.names", {"fr": "Anne"}),
    ("actors.0.names", [{"language": "French", "name": "Anne"}]),
    ("actors.0.anonymous", "no"),
    ("actors.0.anonymous", True),
    ("actors.1.country_code", "NO"),
    ("statements.0.voice", "article"),
    ("statements.0.quotes", "it rains"),
    ("statements.0.posits", [{"type": "PositedVisit", "label": "A visit", "status": "planned"}]),
    (
        "propositions",
        [
            {
                "type": "PositedTransfer",
                "label": "Arcadia sells rifles",
                "status": "occurred",
                "said_in": "rifles",
                "said_as": "alleges",
            }
        ],
    ),
]


@pytest.mark.parametrize(("path", "value"), FORMS)
def test_each_form_of_a_draft_is_valid(path: str, value: Any) -> None:
    assert wrong(put(path, value)) == []


NO_FORMS: list[tuple[str, Any, str]] = [
    ("events.0.type", "Vizit", "$.events"),
    ("events.0.type", "PositedVisit", "$.events"),
    ("events.0.status", "done", "$.events"),
    ("events.0.visitor", "Ana Lind", "$.events"),
    ("events.0.weapons", "rifles", "$.events"),
    ("events.0.roles", [{"role": "attackers", "actor": "Ana Lind"}], "$.events"),
    ("events.0.roles", [{"role": "visitors"}], "$.events"),
    ("events.0.evidence", {"words": "the words", "page": "3"}, "$.events"),
    ("actors.0.anonymous", "perhaps", "$.actors"),
    ("statements.0.voice", "anonymous", "$.statements"),
    ("propositions", [{"type": "PositedVisit", "label": "A", "status": "planned"}], "$.propositions"),
    ("allegations.0.alleges", [{"type": "Visit", "label": "A", "status": "planned"}], "$.allegations"),
    (
        "allegations.0.alleges",
        {"type": "PositedVisit", "label": "A", "status": "planned", "said_as": "alleges", "said_in": "a"},
        "$.allegations",
    ),
    ("titel", "A visit", "$.titel"),
]


@pytest.mark.parametrize(("path", "value", "at"), NO_FORMS)
def test_what_a_draft_may_not_have_is_refused(path: str, value: Any, at: str) -> None:
    assert wrong(MINIMAL) == []
    assert wrong(put(path, value)) == [at]


def of_its_type(record: dict[str, Any]) -> dict[str, Any]:
    """A record of an extraction schema in which nothing is filled that records of its type have not."""
    has = SCHEMA["$defs"][record["type"]]["properties"]
    made = {name: value if name in has else type(value)() for name, value in record.items()}
    if "kind" in has and made["kind"] not in has["kind"]["anyOf"][0]["enum"]:
        made["kind"] = ""
    if "roles" in made:
        roles = has["roles"]["anyOf"][0]["properties"]["role"]["enum"]
        made["roles"] = [pair for pair in made["roles"] if pair["role"] in roles]
    return made


@settings(LARGE, max_examples=LAW)
@given(instances(EXTRACTION))
def test_what_a_model_fills_for_the_types_it_names_is_valid(filled: dict[str, Any]) -> None:
    typed = {name: [*map(of_its_type, filled[name])] for name in ("actors", "events", "propositions")}
    assert wrong({**filled, **typed}) == []


def test_ajv_in_strict_mode_has_the_same_verdict(tmp_path: Path) -> None:
    every = [MINIMAL, INSTANCE, *(vd.edit(vd.seed(name)) for name in vd.seeds())]
    every += [put(path, value) for path, value in FORMS]
    every += [put(path, value) for path, value, _ in NO_FORMS]
    verdicts = javascript.run("verdicts.js", tmp_path, {"strict": True}, SCHEMA, every, needs=("ajv",))
    assert verdicts == [VALIDATOR.is_valid(each) for each in every]


def test_the_schema_is_valid_and_has_an_iri_beside_that_of_documents() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"] == "https://w3id.org/visitdata/draft/1"
