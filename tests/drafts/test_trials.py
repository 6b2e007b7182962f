"""Drafts as people and language models write them, with their faults, and what is committed of each.

Beside each draft in `trials` stands what it becomes: the repairs, the problems, and the dossier, if there is
one. After a change that is meant, `python -m tests.drafts.test_trials` writes these files again.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import visitdata as vd
from visitdata.codec import encode

TRIALS = Path(__file__).parent / "trials"
ARTICLES = {"visit": "report", "ferry": "bericht", "vote": "report"}
# What records may have changes with the vocabulary, and is no matter of drafts.
_LISTS = re.compile(r"(it may have|types are|write one of) .*?(?=;|$| \()")
# What a draft becomes a dossier without anybody's help, for all its faults.
UNDERSTOOD = {"names_for_ids", "by_hand", "wrapped"}


def drafts() -> list[Path]:
    """The file of each draft."""
    files = sorted(TRIALS.glob("*/*.*"))
    return [each for each in files if each.name != "report.txt" and ".expected" not in each.suffixes]


def drafted(path: Path) -> vd.DraftResult:
    """What a draft becomes, with the text of its report."""
    report = (path.parent / "report.txt").read_text(encoding="utf-8")
    return vd.draft(path.read_text(encoding="utf-8"), {ARTICLES[path.parent.name]: report})


def told(result: vd.DraftResult) -> dict[str, Any]:
    """All that is told of a draft, as it is committed."""
    return {
        "repairs": [
            f"{each.line}:{each.column} {each.path} ({each.kind}, {each.certainty}): "
            f"{_json(each.before)} -> {_json(each.after)}"
            for each in result.repairs
        ],
        "problems": [f"{each.severity} {each.code} {_without_lists(str(each))}" for each in result.problems],
        "dossier": None if result.dossier is None else encode(result.dossier),
    }


def _without_lists(message: str) -> str:
    return _LISTS.sub(r"\1 …", message)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def expected(path: Path) -> Path:
    """The file of what a draft becomes."""
    return path.with_name(f"{path.stem}-{path.suffix[1:]}.expected.json")


@pytest.mark.parametrize("path", drafts(), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_draft_becomes_what_is_committed(path: Path) -> None:
    assert told(drafted(path)) == json.loads(expected(path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", drafts(), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_draft_becomes_a_dossier_where_nobody_has_to_decide(path: Path) -> None:
    result = drafted(path)
    assert (result.dossier is not None) is (path.stem in UNDERSTOOD)
    assert (result.dossier is None) is any(each.severity == "error" for each in result.problems)


@pytest.mark.parametrize("path", drafts(), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_is_told_of_a_draft_has_its_place_there(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    result = drafted(path)
    places = [(each.line, each.column) for each in result.repairs]
    places += [(each.line, each.column) for each in result.problems]
    for line, column in places:
        assert line is not None
        assert column is not None
        assert column - 1 <= len(lines[line - 1])


@pytest.mark.parametrize("path", drafts(), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_feedback_names_each_error_of_a_trial(path: Path) -> None:
    result = drafted(path)
    errors = [each for each in result.problems if each.severity == "error"]
    lines = result.feedback().splitlines()
    assert len(lines) <= 40
    for each in errors:
        record = re.escape(each.path.partition(".")[0])
        told = re.compile(rf"[0-9]+\. (?:.*, )?{record}.*: {re.escape(each.message[:80])}")
        assert any(map(told.match, lines)), each


def test_reports_are_of_the_length_of_reports_in_two_languages() -> None:
    counts = {path.parent.name: len(path.read_text("utf-8").split()) for path in TRIALS.glob("*/report.txt")}
    assert counts.keys() == ARTICLES.keys()
    assert all(300 <= count <= 600 for count in counts.values())
    assert len(drafts()) >= 12


if __name__ == "__main__":
    for each in drafts():
        text = json.dumps(told(drafted(each)), ensure_ascii=False, indent=1)
        expected(each).write_text(f"{text}\n", encoding="utf-8")
