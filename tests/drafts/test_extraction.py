"""What a language model fills by the extraction schema is a draft: it ends in a dossier or in problems."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from jsonschema import Draft202012Validator

import visitdata as vd
from tests.support.effort import FUZZ, LAW
from tests.support.filled import filled
from tests.support.json_schema_instances import LARGE, instances
from tests.support.rifles import DRAFT, EXPECTED, EXTRACTION, ID, INSTANCE, TEXTS, WRITTEN

FILLED: Any = Draft202012Validator(EXTRACTION)
DRAFTED: Any = Draft202012Validator(DRAFT)


def test_a_filled_schema_becomes_the_dossier_that_is_meant_without_repairs() -> None:
    result = vd.draft(json.dumps(INSTANCE), TEXTS, id=ID)
    assert result.dossier == EXPECTED, result.feedback()
    assert result.repairs == ()
    assert [each.code for each in result.problems if each.severity != "info"] == []


def test_the_filled_schema_is_an_instance_of_both_schemas() -> None:
    assert [*FILLED.iter_errors(INSTANCE)] == []
    assert [*DRAFTED.iter_errors(INSTANCE)] == []


def ends_well(data: Any) -> bool:
    """Whether a draft becomes a dossier or has errors, and can be told about."""
    result = vd.draft(data, TEXTS, id=ID)
    errors = [each for each in result.problems if each.severity == "error"]
    is_told = bool(result.feedback()) and bool(result.placed or errors)
    return is_told and (result.dossier is None) == bool(errors)


@settings(LARGE, max_examples=LAW)
@given(instances(EXTRACTION))
def test_every_instance_ends_in_a_dossier_or_in_problems(data: Any) -> None:
    assert ends_well(data)


@settings(LARGE, max_examples=FUZZ)
@given(instances(DRAFT))
def test_every_draft_by_its_schema_ends_in_a_dossier_or_in_problems(data: Any) -> None:
    assert ends_well(data)


def test_evidence_without_words_is_told() -> None:
    blank = filled(
        EXTRACTION, {**WRITTEN, "actors": [{"type": "State", "name": "Arcadia", "evidence": [{"nth": ""}]}]}
    )
    [found] = [each for each in vd.draft(blank, TEXTS, id=ID).problems if each.path.startswith("actors")]
    assert (found.code, found.path) == ("missing-member", "actors[0].evidence[0].words")


def test_a_share_is_a_number_in_a_text() -> None:
    owner = {
        "type": "Person",
        "name": "Ana Lind",
        "ties": [{"title": "owner", "kind": "owner", "share": "51.5"}],
    }
    result = vd.draft(filled(EXTRACTION, {"title": "A share", "actors": [owner]}), id=ID)
    assert result.dossier is not None, result.feedback()
    [found] = result.dossier.actors
    assert found.ties == (vd.Tie(title="owner", kind="owner", share=51.5),)
    assert result.repairs == ()
