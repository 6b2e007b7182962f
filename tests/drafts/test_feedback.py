"""What the writer of a draft is told: short, by the draft's own paths and names, and enough to go on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hypothesis import given

import visitdata as vd
from tests.support.altered_drafts import altered
from tests.support.plain_data import is_object
from tests.support.strategies import dossiers
from tests.support.with_texts import with_texts
from visitdata.drafts.edit import edit
from visitdata.drafts.feedback import MOST_LINES
from visitdata.drafts.places_in_draft import place_in

HERE = Path(__file__).parent / "first_try"
TEXT = Path(__file__).parents[2] / "examples" / "write_by_hand_in_german.txt"
DRAFTS = with_texts(dossiers(hostile=False)).map(lambda drawn: (edit(*drawn), drawn[1]))
FEW = 8


def small(**members: Any) -> dict[str, Any]:
    return {
        "id": "https://data.example.org/dossiers/small",
        "title": "A small dossier",
        "actors": [{"type": "Person", "name": "Ana Lind"}],
        **members,
    }


def visit(label: str = "Lind visits Strelsau", **members: Any) -> dict[str, Any]:
    return {"type": "Visit", "label": label, "status": "occurred", **members}


def lines(feedback: str) -> list[str]:
    return re.findall(r"^\d+\. (.*)$", feedback, flags=re.MULTILINE)


def test_the_feedback_on_a_first_try_is_this() -> None:
    texts = {"bericht": TEXT.read_text(encoding="utf-8")}
    result = vd.draft((HERE / "draft.yaml").read_text(encoding="utf-8"), texts)
    assert result.feedback() == (HERE / "feedback.txt").read_text(encoding="utf-8")


@given(altered(DRAFTS))
def test_feedback_has_no_more_than_40_lines_and_can_be_printed(drawn: tuple[Any, dict[str, str]]) -> None:
    data, texts = drawn
    feedback = vd.draft(data, texts).feedback()
    assert len(feedback.splitlines()) <= MOST_LINES
    assert feedback.encode()


@given(altered(DRAFTS))
def test_every_error_of_few_is_told_and_no_error_is_called_right(drawn: tuple[Any, dict[str, str]]) -> None:
    data, texts = drawn
    result = vd.draft(data, texts)
    if result.dossier is not None:
        return
    feedback = result.feedback()
    if len({each.message for each in result.problems}) <= FEW:
        assert "left out here" not in feedback
        told = "\n".join(lines(feedback))
        for each in result.problems:
            start = " ".join(each.message.split())[:100].encode(errors="backslashreplace").decode()
            assert start in told
    (right,) = re.findall(r"^Right already, .*: (.*)\.$", feedback, flags=re.MULTILINE) or [""]
    whole = {name for name in right.split("; ") if " " not in name} | set(
        re.findall(r"(\S+) \(all \d", right)
    )
    for each in result.problems:
        steps = place_in(data, each.path).steps
        assert not steps or steps[0] not in whole


@given(altered(DRAFTS))
def test_a_place_that_feedback_names_is_in_the_draft(drawn: tuple[Any, dict[str, str]]) -> None:
    data, texts = drawn
    result = vd.draft(data, texts)
    paths = [*(each.path for each in result.problems), *(each.path for each in result.repairs)]
    for path in paths:
        here: Any = data
        for step in place_in(data, path).steps:
            inner: dict[Any, Any] = (
                {str(key): here[key] for key in here} if is_object(here) else dict(enumerate([*here]))
            )
            assert step in inner, path
            here = inner[step]


def test_a_place_is_told_by_path_name_and_line() -> None:
    draft = "id: https://data.example.org/dossiers/small\ntitle: Small\nevents:\n- type: Visit\n"
    draft += "  label: Lind visits Strelsau\n  status: done soon\n"
    (line,) = lines(vd.draft(draft).feedback())
    assert line.startswith('events[0].status ("Lind visits Strelsau", line 6): ')


def test_a_member_that_the_draft_does_not_have_is_told_where_it_is_missing() -> None:
    assert place_in(small(), "actors[0].ties[3].title").path == "actors[0]"
    assert place_in(small(), "actors[7]").path == "actors"
    assert place_in(small(**{"a.b": {"a": [1]}}), "a.b.a[0]").steps == ("a.b", "a", 0)


def test_what_is_wrong_in_many_places_is_one_line() -> None:
    events = [visit(f"Visit {number}", status="perhaps") for number in range(100)]
    result = vd.draft(small(events=events))
    assert len(result.problems) == 100
    (line,) = lines(result.feedback())
    assert line.startswith("events[0].status, events[1].status, ")
    assert "events[5].status and 94 more: " in line


def test_of_errors_that_do_not_fit_those_of_most_places_are_told() -> None:
    events = [visit(f"Visit {number}", status=f"perhaps {number}") for number in range(60)]
    often = [visit(f"Later visit {number}", status="often") for number in range(3)]
    feedback = vd.draft(small(events=[*events, *often])).feedback()
    told = lines(feedback)
    assert len(feedback.splitlines()) == MOST_LINES
    assert told[-1].startswith("events[60].status, events[61].status, events[62].status: ")
    assert f"\n{63 - len(told) - 2} more are left out here" in feedback


def test_a_text_that_cannot_be_read_is_told_with_its_line() -> None:
    feedback = vd.draft("id: a\ntitle: [\n").feedback()
    assert re.search(r"^1\. line \d: the text is not YAML", feedback, flags=re.MULTILINE)


def test_feedback_on_a_right_draft_says_so_and_asks_for_nothing() -> None:
    evidence = {"article": "a", "start": 0, "end": 1, "digest": "0" * 16}
    articles = [{"id": "a", "kind": "news"}]
    draft = small(language="en", articles=articles, events=[visit(evidence=[evidence], visitors="Ana Lind")])
    assert vd.draft(draft).feedback() == (
        "The draft is a valid dossier. Nothing is wrong with it.\n"
        "Right already, so leave it as it is: id; title; actors; language; articles; events.\n"
    )


def test_feedback_tells_likely_repairs_and_what_is_allowed_after_the_errors() -> None:
    result = vd.draft(small(events=[visit(time="2.6.2031"), visit("Lind leaves", status="perhaps")]))
    titles = re.findall(r"^These .*:$", result.feedback(), flags=re.MULTILINE)
    assert [title[:22] for title in titles] == ["These have to be chang", "These were understood "]
    articles = [{"id": "a", "kind": "news"}]
    result = vd.draft(small(language="en", articles=articles, events=[visit(time="2.6.2031")]))
    titles = re.findall(r"^These .*:$", result.feedback(), flags=re.MULTILINE)
    assert [title[:22] for title in titles] == ["These were understood ", "These are allowed; loo"]
