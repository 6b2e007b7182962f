"""The extraction schema: within the limits of every provider, and compiled by other people's engines."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import llguidance
import pytest
from jsonschema import Draft202012Validator
from outlines_core import Guide, Index, Vocabulary

from tests.support.rifles import INSTANCE
from tests.support.strict_modes import ANTHROPIC, GEMINI, OPENAI, OWN, StrictMode, refusals, size_of
from visitdata.metamodel.describe import kinds, schema_of
from visitdata.model.actors import Actor
from visitdata.model.dossier import Dossier
from visitdata.model.events import Event, Proposition
from visitdata.model.places import Place
from visitdata.model.record import Article
from visitdata.model.utterances import Allegation, Statement

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
# As it is committed: kinds that other tests declare are not in it.
TEXT = (ROOT / "schemas" / "visitdata.extraction.schema.json").read_text(encoding="utf-8")
SCHEMA = json.loads(TEXT)
VALIDATOR: Any = Draft202012Validator(SCHEMA)
BYTES = 256


def items(name: str) -> dict[str, Any]:
    found: dict[str, Any] = SCHEMA["properties"][name]["items"]
    return found


@pytest.mark.parametrize("mode", [OWN, OPENAI, ANTHROPIC], ids=lambda mode: mode.name)
def test_the_schema_is_within_the_limits_of_a_strict_mode(mode: StrictMode) -> None:
    assert refusals(SCHEMA, mode) == []


def test_the_schema_has_at_most_32_kilobytes() -> None:
    assert len(json.dumps(SCHEMA, ensure_ascii=False, separators=(",", ":")).encode()) <= 32_000


def test_gemini_refuses_nothing_but_empty_values_of_closed_lists() -> None:
    assert refusals(SCHEMA, GEMINI) == [f"{size_of(SCHEMA).empty_values} empty values, at most 0"]


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"pattern": "a"}, "the words ['pattern']"),
        ({"additionalProperties": True}, "1 open objects, at most 0"),
        ({"required": []}, "1 optional members, at most 0"),
        (
            {"properties": {str(number): {"type": "string"} for number in range(201)}},
            "201 properties, at most 200",
        ),
    ],
    ids=["keyword", "open", "optional", "properties"],
)
def test_the_checker_refuses_what_is_beyond_a_limit(change: dict[str, Any], refusal: str) -> None:
    small = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}
    assert refusal in refusals({**small, "additionalProperties": False, **change}, OWN)


def test_every_object_lists_its_members_as_required_in_their_order() -> None:
    def check(schema: dict[str, Any]) -> None:
        assert schema.get("required", []) == [*schema.get("properties", ())]
        for each in (
            *schema.get("properties", {}).values(),
            *([schema["items"]] if "items" in schema else []),
        ):
            check(each)

    check(SCHEMA)


@pytest.mark.parametrize("name", ["events", "allegations", "statements", "propositions"])
def test_evidence_and_what_is_said_come_before_what_is_concluded(name: str) -> None:
    order = [*items(name)["properties"]]
    assert order[:2] == ["id", "evidence"]
    concluded = [each for each in ("type", "kind", "status", "standing", "voice", "roles") if each in order]
    said = "gist" if "gist" in order else "label"
    assert order.index(said) < min(map(order.index, concluded))


FAMILIES = {
    "articles": Article,
    "actors": Actor,
    "places": Place,
    "events": Event,
    "allegations": Allegation,
    "statements": Statement,
    "propositions": Proposition,
}
OF_DRAFTS = {"roles", "voice", "said_in", "said_as", "type"}
LEFT_OUT = {
    *("names", "same_as", "close_match", "url", "archived_at", "based_on"),  # names elsewhere, IRIs
    *("country_code", "latitude", "longitude", "codes", "sha256", "length"),
    *("description", "notes", "seat", "territory", "confidence"),
    *("alleges", "posits", "denies"),  # which stand apart
}


@pytest.mark.parametrize("name", FAMILIES)
def test_each_member_of_a_record_is_asked_for_or_left_out_on_purpose(name: str) -> None:
    classes = [cls for cls in kinds(FAMILIES[name]).values() if cls.__module__.startswith("visitdata")]
    asked = {*items(name)["properties"]} - OF_DRAFTS
    had = {member.name for cls in classes for member in schema_of(cls).members}
    assert asked <= had
    assert had - asked - roles(name) - LEFT_OUT == NOT_ASKED.get(name, set())


NOT_ASKED = {"actors": {"id"}, "places": {"id"}, "articles": {"evidence"}}


def roles(name: str) -> set[str]:
    pairs = items(name)["properties"].get("roles")
    return set() if pairs is None else {*pairs["items"]["properties"]["role"]["enum"]}


def test_kinds_of_event_are_those_of_propositions_as_said() -> None:
    types = [items(name)["properties"]["type"]["enum"] for name in ("events", "propositions")]
    assert types[1] == [f"Posited{name}" for name in types[0]]
    assert {"Event", "Visit", "Transfer", "ArmedAction"} <= {*types[0]}


def test_closed_values_of_all_kinds_are_united_with_the_empty_text() -> None:
    kind = items("events")["properties"]["kind"]
    assert {"state", "talks", "attack", "election", "rally", ""} <= {*kind["enum"]}
    assert "Protest: rally, strike" in kind["description"]
    assert "" not in items("events")["properties"]["status"]["enum"]


def test_the_root_is_described_from_the_dossier() -> None:
    docs = {member.name: member.doc for member in schema_of(Dossier).members}
    assert SCHEMA["properties"]["events"]["description"] == docs["events"]


OWN_KINDS = """
import json
from typing import Literal
import attrs
import visitdata as vd

@attrs.frozen(kw_only=True)
class Siege(vd.Event):
    namespace = "https://example.org/ns#"
    besiegers: tuple[vd.Ref[vd.Actor], ...] = attrs.field(
        default=(), metadata=vd.role("besieger", "Who besieges.")
    )
    days: vd.Number | None = attrs.field(default=None, metadata=vd.member("days", "How long.", unit="days"))
    kind: Literal["of_town", "of_fort"] | None = attrs.field(
        default=None, metadata=vd.member("kind", "Of what.")
    )

@attrs.frozen(kw_only=True)
class Fair(vd.Event):
    namespace = "https://example.org/ns#"
    kind: vd.Text | None = attrs.field(default=None, metadata=vd.member("fairKind", "What fair."))

print(json.dumps([json.loads(vd.schema(name)) for name in ("extraction", "draft")]))
"""


def test_kinds_of_your_own_are_in_both_schemas() -> None:
    done = subprocess.run([sys.executable, "-c", OWN_KINDS], capture_output=True, check=True, text=True)
    extraction, draft = json.loads(done.stdout)
    event = extraction["properties"]["events"]["items"]["properties"]
    proposition = extraction["properties"]["propositions"]["items"]["properties"]
    assert event["type"]["enum"][-2:] == ["Fair", "Siege"]
    assert proposition["type"]["enum"][-2:] == ["PositedFair", "PositedSiege"]
    assert event["days"] == {"description": "Siege: How long. Unit: days.", "type": "string"}
    assert "besiegers" in event["roles"]["items"]["properties"]["role"]["enum"]
    assert {"of_town", "talks"} < {*event["kind"]["enum"]}
    assert "Siege: of_town, of_fort." in event["kind"]["description"]
    assert refusals(extraction, OPENAI) == []
    assert draft["$defs"]["Siege"]["properties"]["type"] == {"const": "Siege"}
    assert draft["$defs"]["Siege"]["properties"]["kind"]["anyOf"][0]["enum"] == ["of_town", "of_fort"]


# Engines of constrained decoding, with one token for each byte.


def takes_with_llguidance(text: str) -> bool:
    tokenizer = llguidance.LLTokenizer("byte")
    grammar = llguidance.LLMatcher.grammar_from_json_schema(TEXT)
    assert llguidance.LLMatcher.validate_grammar(grammar, tokenizer) == ""
    matcher = llguidance.LLMatcher(tokenizer, grammar, log_level=0)
    tokens = tokenizer.tokenize_str(text)
    return bool(matcher.consume_tokens(tokens)) and bool(matcher.is_accepting())


@pytest.fixture(scope="module")
def index() -> Index:
    vocabulary = Vocabulary(BYTES, {bytes([byte]): [byte] for byte in range(BYTES)})
    to_regex = import_module("outlines_core.json_schema").build_regex_from_schema
    return Index(to_regex(TEXT), vocabulary)


@pytest.fixture(params=["llguidance", "outlines-core"])
def takes(request: pytest.FixtureRequest, index: Index) -> Callable[[str], bool]:
    """Whether an engine would let a model write a text."""

    def with_outlines(text: str) -> bool:
        guide = Guide(index)
        for byte in text.encode():
            if byte not in guide.get_tokens():
                return False
            guide.advance(byte, return_tokens=False)
        return bool(guide.is_finished())

    return takes_with_llguidance if request.param == "llguidance" else with_outlines


def test_the_engine_lets_a_model_write_a_filled_schema(takes: Callable[[str], bool]) -> None:
    assert takes(json.dumps(INSTANCE))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('"type": "Meeting"', '"type": "Visitation"'),
        ('"said_as": "alleges"', '"said_as": ""'),
        ('"title": "', '"titel": "'),
        ('"places": ["Strelsau"]', '"places": "Strelsau"'),
        ('"anonymous": "yes"', '"anonymous": true'),
        ('"medium": "", ', ""),
    ],
    ids=["type", "closed-value", "member", "list", "boolean", "missing"],
)
def test_the_engine_lets_no_model_write_what_is_no_instance(
    takes: Callable[[str], bool], right: str, wrong: str
) -> None:
    written = re.sub(re.escape(right), lambda _: wrong, json.dumps(INSTANCE), count=1)
    assert not VALIDATOR.is_valid(json.loads(written))
    assert not takes(written)
