"""The page on modelling: its examples are what they say, and its rules are all there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import visitdata as vd
from visitdata import json_text
from visitdata.codegen.full_reader import reader_of
from visitdata.metamodel.describe import kinds

if TYPE_CHECKING:
    from visitdata.codegen.field_values import Mistakes
    from visitdata.metamodel.settings import Declared

PAGE = (Path(__file__).parents[2] / "docs" / "modelling.md").read_text(encoding="utf-8")
PARTS: dict[str, type[Declared]] = {
    "articles": vd.Article,
    "actors": vd.Actor,
    "places": vd.Place,
    "events": vd.Event,
    "statements": vd.Statement,
    "allegations": vd.Allegation,
}


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, flags=re.DOTALL | re.MULTILINE)


def records(block: str) -> list[dict[str, Any]]:
    data: Any = json_text.parse(block)
    found: list[dict[str, Any]] = data if block.startswith("[") else [data]
    return found


def part(record: dict[str, Any]) -> str:
    """Which of a dossier's lists a record belongs in."""
    kind = record.get("type")
    if kind is not None:
        return "actors" if kind in kinds(vd.Actor) else "events"
    if "gist" in record:
        return "allegations" if "claimants" in record else "statements"
    return "places" if "name" in record else "articles"


def dossier() -> vd.Dossier:
    """All records of the page in one."""
    document: dict[str, Any] = {
        "format": "visitdata/1",
        "id": "https://data.example.org/dossiers/modelling",
        "title": "The examples of the page on modelling",
        "language": "en",
    }
    for block in blocks("json"):
        for record in records(block):
            document.setdefault(part(record), []).append(record)
    return vd.loads(json.dumps(document), "json")


@pytest.mark.parametrize("block", blocks("json"))
def test_every_record_on_the_page_is_accepted_as_it_stands(block: str) -> None:
    for record in records(block):
        mistakes: Mistakes = []
        reader_of(PARTS[part(record)])(record, mistakes)
        assert mistakes == [], record["id"]


@pytest.mark.parametrize("block", blocks("python"))
def test_every_piece_of_python_on_the_page_runs_and_keeps_its_word(block: str) -> None:
    assert "assert " in block
    exec(block, {})  # noqa: S102 - it is our own page


def test_the_records_on_the_page_make_one_dossier_with_nothing_worse_than_infos() -> None:
    problems = vd.check(dossier())
    assert [str(problem) for problem in problems if problem.severity != "info"] == []


def test_what_is_quoted_hedged_dated_or_counted_stands_in_an_example() -> None:
    examples = re.findall(r"^> (.+)$", PAGE, flags=re.MULTILINE)
    written = re.findall(r'"(?:words|time_text|medium)": "(.*?)"', PAGE)
    hedges = re.findall(r'"hedges": \["(.*?)"\]', PAGE)
    assert (len(written), len(hedges)) == (9, 6)
    for words in (*written, *hedges):
        assert any(words in example for example in examples), words


def test_a_statement_on_the_page_without_speakers_is_stated_by_the_article() -> None:
    kinds_of_own_voice = {each.kind for each in dossier().statements if not each.speakers}
    assert kinds_of_own_voice == {"stated"}


def test_every_rule_is_there_in_order_and_can_be_linked_to_by_its_number() -> None:
    rules = re.findall(r'^<a id="rule-(\d+)"></a>\*\*(\d+)\. ', PAGE, flags=re.MULTILINE)
    assert rules == [(str(number), str(number)) for number in range(1, 46)]


def test_the_page_ends_with_ten_questions_that_ask_after_every_rule() -> None:
    questions = re.findall(r"^\d+\. .+\? \((?:rules )?(.+)\)$", PAGE, flags=re.MULTILINE)
    assert len(questions) == 10
    asked: set[int] = set()
    for span in ", ".join(questions).split(", "):
        first, _, last = span.partition(" to ")
        asked.update(range(int(first), int(last or first) + 1))
    assert asked == set(range(1, 46))
