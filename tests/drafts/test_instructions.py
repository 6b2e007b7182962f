"""The instructions for writers of drafts: derived, short enough, true, and with an example that works."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import visitdata as vd
from tests.support.ceasefire import Ceasefire
from tests.support.plain_data import is_list, is_object
from visitdata.drafts.record_guide import record_guide
from visitdata.drafts.worked_example import ARTICLE, DRAFT, TEXT
from visitdata.metamodel.describe import schemas
from visitdata.metamodel.schema import Enumeration

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "modelling.md").read_text(encoding="utf-8")
FORMS = (ROOT / "src" / "visitdata" / "drafts" / "instructions.md").read_text(encoding="utf-8")
PRINT = "import sys, visitdata as vd; sys.stdout.buffer.write(vd.instructions().encode())"
# Evidence and quantities are written in a form of their own; makers and codes are no part of a text.
NOT_TOLD = {"Evidence", "Quantity", "Maker", "Code"}


@pytest.fixture(scope="module")
def alone() -> str:
    """The instructions of a process that has no kinds but ours."""
    done = subprocess.run([sys.executable, "-c", PRINT], capture_output=True, check=True)
    return done.stdout.decode()


def sections() -> dict[str, str]:
    """What the guide says of each record."""
    return dict(re.findall(r"^### (\w+)\n(.*?)(?=^### |\Z)", record_guide(), flags=re.DOTALL | re.MULTILINE))


def test_the_instructions_have_less_than_6000_words(alone: str) -> None:
    assert 4000 < len(alone.split()) < 6000


def test_the_instructions_are_the_same_whatever_the_hash_seed(
    alone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in ("1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        done = subprocess.run([sys.executable, "-c", PRINT], capture_output=True, check=True)
        assert done.stdout.decode() == alone


def test_every_record_is_told_and_all_members_but_these() -> None:
    told = sections()
    shapes = [each for each in schemas(vd.Dossier) if not each.settings.posited]
    assert told.keys() == {each.name for each in shapes} - NOT_TOLD | {"Actor", "Proposition"}
    left_out = set[str]()
    for shape in shapes:
        family = {"actor": "Actor", "event": "Event"}.get(shape.settings.family, shape.name)
        place = told.get(shape.name, "") + told.get(family, "")
        for member in shape.members:
            if shape.name in NOT_TOLD or f"`{member.name}`" in place:
                assert shape.name in NOT_TOLD or member.doc in "".join(told.values())
            else:
                left_out.add(member.name)
    assert left_out == {
        *("alleges", "posits", "denies"),  # propositions stand in a list of their own
        *("evidence", "notes"),  # all records have them, which is told once
        *("names", "same_as", "close_match", "codes", "country_code", "latitude", "longitude"),
        *("based_on", "archived_at", "sha256", "length"),
        *("format", "created", "modified", "version", "license", "makers"),
    }


def test_every_closed_value_of_a_record_is_told() -> None:
    told = sections()
    for shape in schemas(vd.Dossier):
        if shape.name in NOT_TOLD or shape.settings.posited:
            continue
        for member in shape.members:
            if isinstance(member.value, Enumeration) and member.name != "format":
                place = told[shape.name] if f"`{member.name}`" in told[shape.name] else told["Event"]
                assert f"({', '.join(member.value.values)})" in place, (shape.name, member.name)


def names(schema: Any) -> set[str]:
    """The members that a JSON Schema has anywhere."""
    if is_list(schema):
        return set[str]().union(*map(names, schema))
    if not is_object(schema):
        return set()
    return {*schema.get("properties", {})}.union(*map(names, schema.values()))


def test_every_member_of_the_schema_for_models_is_told(alone: str) -> None:
    code = 'import visitdata as vd; print(vd.schema("extraction"))'
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    schema = json.loads(done.stdout)
    told = {
        *re.findall(r"`(\w+)`", alone),
        *re.findall(r'"(\w+)":\s', alone[: alone.index("## The records")]),
    }
    assert len(names(schema)) > 60
    assert names(schema) - told == set()


def test_what_is_only_said_is_not_told_as_a_member_of_events() -> None:
    assert "said_in" not in sections()["Event"]
    assert "`posits`" not in record_guide()


def test_own_kinds_are_among_the_records_behind_ours() -> None:
    names = [*sections()]
    assert names.index("Protest") < names.index(Ceasefire.__name__) < names.index("Allegation")


def test_every_rule_of_the_page_is_told_with_its_number_and_its_examples(alone: str) -> None:
    rules = re.findall(r'^<a id="rule-\d+"></a>(\*\*\d+\. .+?\*\*)', PAGE, flags=re.DOTALL | re.MULTILINE)
    assert len(rules) >= 36
    assert [rule for rule in rules if rule not in alone] == []
    examples = re.findall(r"^> .+$", PAGE, flags=re.MULTILINE)
    assert [line for line in examples if line not in alone] == []


def test_nothing_of_the_page_is_left_hanging(alone: str) -> None:
    rules = alone[alone.index("## The rules") : alone.index("## An example")]
    assert "```" not in rules
    assert not re.search(r"^\||<a id|\]\(", rules, flags=re.MULTILINE)
    assert not re.search(r":\n\n(?![-\d>])", rules)


def test_the_worked_example_is_a_dossier_without_problems_or_repairs() -> None:
    result = vd.draft(DRAFT, {ARTICLE: TEXT})
    assert [str(each) for each in result.problems] == []
    assert result.repairs == ()
    assert result.dossier is not None
    assert vd.anchor(result.dossier, {ARTICLE: TEXT})


def test_the_worked_example_shows_every_part_of_a_draft(alone: str) -> None:
    assert DRAFT in alone
    assert {line in alone for line in TEXT.splitlines()} == {True}
    draft = json.loads(DRAFT)
    listed = {"articles", "actors", "places", "events", "statements", "allegations", "propositions"}
    assert {name for name, value in draft.items() if isinstance(value, list)} == listed
    assert {each["said_as"] for each in draft["propositions"]} == {"alleges", "posits"}
    result = vd.draft(DRAFT, {ARTICLE: TEXT})
    assert result.dossier is not None
    assert all(each.evidence for each in (*result.dossier.events, *result.dossier.allegations))


def small(**event: object) -> vd.DraftResult:
    draft = {
        "id": "https://data.example.org/dossiers/small",
        "title": "A small dossier",
        "actors": [{"type": "Person", "name": "Ana Lind"}],
        "events": [{"type": "Visit", "label": "Lind visits Strelsau", "status": "occurred", **event}],
    }
    return vd.draft(draft)


def form(name: str) -> str:
    """What the instructions say of a form."""
    (found,) = re.findall(rf"^- \*\*{name}\*\*(.*?)(?=^- |^## )", FORMS, flags=re.DOTALL | re.MULTILINE)
    return " ".join(found.split())


def test_dates_and_quantities_of_the_instructions_are_read_without_repair() -> None:
    dates = re.findall(r"`([^`a-z]+)`", form("Dates"))
    quantities = re.findall(r'"([^"]+)"', form("Quantities"))
    assert (len(dates), len(quantities)) == (6, 5)
    for member in [{"time": each} for each in dates]:
        result = small(**member)
        assert result.dossier is not None
        assert result.repairs == ()
    for quantity in quantities:
        result = small(counts=[{"label": "people", "quantity": quantity}])
        assert result.dossier is not None
        assert result.repairs == ()


def test_both_forms_of_roles_in_the_instructions_say_the_same() -> None:
    forms = [json.loads(f"{{{each}}}") for each in re.findall(r"`(.*?)`", form("Roles"))]
    first, second = (small(**each).dossier for each in forms)
    assert first is not None
    assert first == second
