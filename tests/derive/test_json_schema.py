"""The JSON Schema: right by its metaschema, open to what is good, and closed to what is not."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.support.ceasefire import Ceasefire
from tests.support.strategies import documents, every_member
from visitdata.codegen.plain import canonical
from visitdata.derive.json_schema import json_schema
from visitdata.derive.unchecked import UNCHECKED
from visitdata.metamodel.describe import schemas
from visitdata.metamodel.scalars import DOSSIER_ID, IRI, LANGUAGE, LOCAL_ID, RECORD_ID, TEXT, TIME, Scalar
from visitdata.model.dossier import Dossier
from visitdata.values.times import EDTF

SCHEMA = json_schema(Dossier)
VALIDATOR: Any = Draft202012Validator(SCHEMA)
SEEDS = Path(__file__).parents[2] / "seeds"

GOOD: dict[str, Any] = {
    "format": "visitdata/1",
    "id": "https://data.example.org/dossiers/arcadia-visit",
    "title": "A minister of Arcadia visits Ruritania",
    "language": "en",
    "articles": [{"id": "article", "kind": "news", "published": "2031-05-04", "length": 2034}],
    "actors": [
        {
            "type": "Person",
            "id": "lind",
            "name": "Ana Lind",
            "ties": [{"title": "Minister", "of": "arcadia"}],
        },
        {
            "type": "State",
            "id": "arcadia",
            "name": "Arcadia",
            "country_code": "XA",
            "names": {"de": "Arkadien"},
        },
        {"type": "State", "id": "https://id.example.org/ruritania", "name": "Ruritania", "aliases": []},
        {"type": "Group", "id": "neighbours", "name": "neighbours", "size": {"words": "dozens"}},
    ],
    "places": [{"id": "strelsau", "name": "Strelsau", "kind": "city", "latitude": 50.5}],
    "events": [
        {
            "type": "Visit",
            "id": "visit",
            "label": "Lind visits Ruritania",
            "status": "planned",
            "time": "2031-05-11/2031-05-12",
            "visitors": ["lind"],
            "places": ["strelsau"],
            "evidence": [{"article": "article", "start": 120, "end": 188, "digest": "9f2c5d1e0a7b4c3d"}],
        }
    ],
    "allegations": [
        {
            "id": "arms",
            "claimants": ["neighbours"],
            "accused": ["arcadia"],
            "gist": "Neighbours say that Arcadia sold rifles to Ruritania.",
            "alleges": [
                {
                    "type": "PositedTransfer",
                    "id": "arms-sale",
                    "label": "Arcadia sells rifles to Ruritania",
                    "status": "occurred",
                    "givers": ["arcadia"],
                    "items": [{"label": "rifles", "kind": "weapons"}],
                }
            ],
        }
    ],
    "statements": [{"id": "denial", "kind": "denied", "gist": "Arcadia denies it.", "responds_to": ["arms"]}],
}

# Each: where, what stands there instead, and what the report says of it. None takes it away.
BROKEN: list[tuple[tuple[str | int, ...], object, str | None]] = [
    (("format",), None, "'format' is a required property"),
    (("format",), "visitdata/2", "'visitdata/1' was expected"),
    (("id",), "https://data.example.org/d#it", "does not match"),
    (("id",), "https://data.example.org/d\n", "should not be valid"),
    (("id",), "https://data.example.org/a b", "should not be valid"),
    (("id",), "vd:dossier", "should not be valid"),
    (("title",), "", "non-empty"),
    (("title",), "a\x0bb", "should not be valid"),
    (("title",), 3, "3 is not of type 'string'"),
    (("title",), ["a"], "is not of type 'string'"),
    (("language",), "EN", "does not match"),
    (("note",), "a", "'note' was unexpected"),
    (("notes",), None, None),
    (("notes",), ["a", "a"], "non-unique"),
    (("notes",), "a", "is not of type 'array'"),
    (("notes",), [None], "is not of type 'string'"),
    (("articles", 0, "kind"), "novel", "is not one of"),
    (("articles", 0, "published"), "4 May 2031", "does not match"),
    (("articles", 0, "length"), -1, "less than the minimum"),
    (("articles", 0, "length"), "2034", "is not of type 'integer'"),
    (("articles", 0, "length"), True, "is not of type 'integer'"),
    (("actors", 0, "type"), "Persona", "is not one of"),
    (("actors", 0, "type"), None, "'type' is a required property"),
    (("actors", 0, "id"), "Ana Lind", "does not match"),
    (("actors", 0, "id"), "lind\n", "should not be valid"),
    (("actors", 0, "ties", 0, "titel"), "x", "'titel' was unexpected"),
    (("actors", 1, "country_code"), "UK", "is not one of"),
    (("actors", 1, "names"), {"DE": "Arkadien"}, "does not match"),
    (("actors", 1, "names"), {"de": ""}, "non-empty"),
    (("actors", 3, "size", "exactly"), 2**53 + 1, "greater than the maximum"),
    (("actors", 3, "size"), {"unit": "people"}, "is not valid under any of the given schemas"),
    (("actors", 3, "size"), {}, "is not valid under any of the given schemas"),
    (("actors", 3, "same_as"), ["https://www.example.org/a"], "expected to be empty"),
    (("actors", 3, "same_as"), [], None),
    (("places", 0, "latitude"), 91, "greater than the maximum"),
    (("places", 0, "type"), "Place", "'type' was unexpected"),
    (("events", 0, "type"), "PositedVisit", "is not one of"),
    (("events", 0, "status"), "done", "is not one of"),
    (("events", 0, "status"), None, "'status' is a required property"),
    (("events", 0, "time"), "2031-5-11", "does not match"),
    (("events", 0, "time"), None, None),
    (("events", 0, "givers"), ["lind"], "'givers' was unexpected"),
    (("events", 0, "visitors"), ["lind", "lind"], "non-unique"),
    (("events", 0, "visitors"), "lind", "is not of type 'array'"),
    (("events", 0, "part_of"), ["visit"], "is not of type 'string'"),
    (("events", 0, "evidence", 0, "digest"), "9F2C5D1E0A7B4C3D", "does not match"),
    (("events", 0, "evidence", 0, "digest"), "9f2c5d1e0a7b4c3d\n", "is too long"),
    (("events", 0, "evidence", 0, "start"), 1.5, "is not of type 'integer'"),
    (("allegations", 0, "claimants"), [], "non-empty"),
    (("allegations", 0, "claimants"), None, "'claimants' is a required property"),
    (("allegations", 0, "alleges"), [], "non-empty"),
    (("allegations", 0, "standing"), "proven", "is not one of"),
    (("allegations", 0, "alleges", 0, "type"), "Transfer", "is not one of"),
    (("allegations", 0, "alleges", 0, "items", 0, "label"), None, "'label' is a required property"),
    (("statements", 0, "kind"), None, "'kind' is a required property"),
    (("statements", 0, "claimants"), ["arcadia"], "'claimants' was unexpected"),
]


def changed(path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    document = copy.deepcopy(GOOD)
    *way, last = path
    place: Any = document
    for step in way:
        place = place[step]
    if value is None:
        place.pop(last, None)
    else:
        place[last] = value
    return document


def test_it_is_right_by_the_metaschema_of_its_dialect() -> None:
    assert SCHEMA["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(SCHEMA)


def test_a_good_document_is_valid() -> None:
    assert not list(VALIDATOR.iter_errors(GOOD))


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.json")), ids=lambda path: path.stem)
def test_the_dossiers_that_ship_are_valid(path: Path) -> None:
    assert not list(VALIDATOR.iter_errors(json.loads(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize(("path", "value", "said"), BROKEN)
def test_a_problem_is_reported_at_its_place_and_nothing_else_is(
    path: tuple[str | int, ...], value: object, said: str | None
) -> None:
    errors = list(VALIDATOR.iter_errors(changed(path, value)))
    if said is None:
        assert not errors
        return
    assert [error.message for error in errors if said in error.message]
    assert all(tuple(error.absolute_path)[: len(path) - 1] == path[:-1] for error in errors)


def test_every_record_class_has_a_closed_definition() -> None:
    definitions = json_schema(Dossier)["$defs"]
    for shape in schemas(Dossier):
        definition = definitions[shape.name]
        tag = {"type"} if shape.settings.tagged else set[str]()
        members = tag | {member.name for member in shape.members}
        assert definition["additionalProperties"] is False
        assert set(definition["properties"]) == members
        assert all(
            schema["description"] for name, schema in definition["properties"].items() if name != "type"
        )


def test_each_type_is_told_by_a_constant_and_each_reference_resolves() -> None:
    names = SCHEMA["$defs"]["AnyProposition"]["properties"]["type"]["enum"]
    assert "PositedTransfer" in names
    assert all(SCHEMA["$defs"][name]["properties"]["type"] == {"const": name} for name in names)
    references = re.findall('"\\$ref": "#/\\$defs/([^"]+)"', json.dumps(SCHEMA))
    assert set(references) == set(SCHEMA["$defs"])


def test_what_it_cannot_say_is_said_in_words() -> None:
    for name in (
        "reference",
        "same-id",
        "own-space",
        "exact",
        "order-of-dates",
        "subtag-twice",
        "minus-zero",
    ):
        limit = UNCHECKED[name]
        assert f"{limit.mistake} ({limit.json_schema})." in SCHEMA["$comment"]


SCALARS = (DOSSIER_ID, IRI, LANGUAGE, LOCAL_ID, RECORD_ID, TEXT, TIME)


@pytest.mark.parametrize("scalar", SCALARS, ids=lambda scalar: scalar.name)
def test_patterns_keep_to_what_all_engines_share(scalar: Scalar) -> None:
    patterns = re.findall('"pattern": ("(?:[^"\\\\]|\\\\.)*")', json.dumps(scalar.schema))
    for pattern in map(json.loads, patterns):
        assert "(?" not in pattern
        assert "\\" not in re.sub(r"\\[.?\[\]\\]", "", pattern)


def is_valid(scalar: Scalar, value: object) -> bool:
    validator: Any = Draft202012Validator(scalar.schema)
    return bool(validator.is_valid(value))


@pytest.mark.parametrize(
    "time",
    [
        "2031", "2031-05", "2031-05-04", "2031-05-04T10:00:00", "2031-05-04T10:00:00Z",
        "2031-05-04T10:00:00+02:00", "2031-05?", "2031~", "2031-05-04%", "203X", "20XX", "2XXX", "2031-XX",
        "2031-05-XX", "2031-XX-XX", "2031-24", "2031-05/2031-06", "2031-05-04?/..", "../2031",
        "/2031-21", "2031/", "[2031..2032]", "[..2031-05-04]", "[2031-05..]",
    ],
)  # fmt: skip
def test_a_time_in_edtf_matches(time: str) -> None:
    assert EDTF(time)
    assert is_valid(TIME, time)


@pytest.mark.parametrize(
    "text",
    [
        "", "31-05-04", "2031-13", "2031-5", "2031-05-4", "2031-05-32", "2031-25", "2031-05-04T10:00",
        "2031-05-04T24:00:00", "2031?~", "/", "../..", "[..]", "[2031]", "[2031..2032", "2031-05-04\n",
        "2031-05-04 ", "2031X", "2031-24?", "yesterday", "2031-05-04T10:00:00/2031", "203X/2041",
    ],
)  # fmt: skip
def test_what_is_no_edtf_does_not_match(text: str) -> None:
    assert not is_valid(TIME, text)


@given(st.text(st.characters(codec="utf-8"), max_size=8) | st.text("ab:/#?%41[]<> \n", max_size=12))
def test_no_pattern_refuses_what_the_reader_takes(text: str) -> None:
    for scalar in SCALARS:
        if scalar.read(text) == text:
            assert is_valid(scalar, text), scalar.name


@given(st.text(st.characters(codec="utf-8"), max_size=8))
def test_text_and_ids_are_told_exactly(text: str) -> None:
    for scalar in (TEXT, LOCAL_ID):
        assert is_valid(scalar, text) == (scalar.read(text) == text)


def test_a_kind_of_ones_own_is_in_it_with_its_twin() -> None:
    document = copy.deepcopy(GOOD)
    event = {"id": "truce", "label": "Fighting stops", "status": "occurred", "sides": ["arcadia"]}
    document["events"].append({"type": Ceasefire.__name__, **event})
    document["allegations"][0]["alleges"].append({"type": "PositedCeasefire", **event, "id": "said-truce"})
    assert not list(VALIDATOR.iter_errors(document))


def test_a_document_with_every_member_of_every_class_is_valid() -> None:
    document = json.loads(canonical(every_member(own_kinds=True)))
    assert not list(VALIDATOR.iter_errors(document))


@given(documents(own_kinds=True))
def test_every_document_that_the_reader_takes_is_valid(document: dict[str, Any]) -> None:
    assert VALIDATOR.is_valid(document)
