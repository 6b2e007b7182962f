"""Every suggestion can be obeyed blindly: a program does, and nothing is wrong there any more."""

from __future__ import annotations

import contextlib
import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import visitdata as vd
from tests.suggestions.obeyed import SentenceError, obey, path_of
from tests.support import mutations
from tests.support.mutations import mutated
from tests.support.strategies import documents
from visitdata import codec
from visitdata.errors import DecodeError, Problem

FOLDER = Path(__file__).parents[1] / "broken"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))

# Mutations of which the original can be told from what they leave.
REVERSIBLE = (
    mutations.misspell_a_member,
    mutations.take_for_a_list,
    mutations.repeat_a_value,
    mutations.posit_an_event_or_assert_a_proposition,
)

# What begins like a form, and is a sentence: it says what is to be written, and not the value itself.
SENTENCES = (
    "write a ",
    "write an ",
    "write it ",
    "write one of ",
    "write the ",
    "write several ",
    "write \\",
    "write text ",
)


def problems_of(document: Any) -> tuple[Problem, ...]:
    try:
        codec.decode(vd.Dossier, document)
    except DecodeError as error:
        return error.problems
    return ()


def loaded(path: Path) -> Any:
    """The plain data of a document, if it is JSON."""
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except ValueError:
        return None


JSON = [name for name in EXPECTED if name.endswith(".json")]
DOCUMENTS = {name: data for name in JSON if (data := loaded(FOLDER / name)) is not None}


def is_in_a_form(problem: Problem) -> bool:
    suggestion = problem.suggestion or ""
    return suggestion.startswith(("write ", "call it ", "leave it out", 'add "')) and not (
        suggestion.startswith(SENTENCES) or (suggestion.startswith('add "') and '": ' not in suggestion)
    )


def is_at(problem: Problem, place: tuple[str | int, ...]) -> bool:
    """Whether a problem is at a place or below; one whose path cannot be followed is not."""
    try:
        return path_of(problem)[: len(place)] == place
    except SentenceError:
        return False


def check_that_it_can_be_obeyed(document: Any, problem: Problem) -> bool:
    """Obey one suggestion, and look at its place: nothing there is wrong any more.

    Returns:
        Whether it has a form that a program obeys.
    """
    try:
        changed, place = obey(document, problem)
    except SentenceError:
        assert not is_in_a_form(problem), problem.suggestion
        return False
    if problem.suggestion == "leave it out" and isinstance(place[-1], int):
        assert len(problems_of(changed)) < len(problems_of(document)), problem
        return True
    still = [each for each in problems_of(changed) if is_at(each, place)]
    # What the value says can be asked only once it has its form.
    still = [each for each in still if not each.message.startswith("the digest is not that of the words")]
    assert [each.code for each in still] == [] or _is_of_the_value_alone(problem, still), (problem, still)
    return True


def _is_of_the_value_alone(problem: Problem, still: list[Problem]) -> bool:
    """Whether only the value of a member is wrong of which the name was: that was told of neither before."""
    codes = {each.code for each in still}
    if problem.code == "unknown-member":
        return "unknown-member" not in codes
    # Whether it names records that there are, or lies behind the start, is asked once it has its type.
    later = {"unknown-reference", "wrong-reference", "bad-offsets"}
    return problem.code in {"wrong-type", "bad-number"} and codes <= later


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_suggestion_for_a_broken_document_can_be_obeyed(name: str) -> None:
    document = DOCUMENTS[name]
    for problem in problems_of(document):
        if problem.suggestion:
            check_that_it_can_be_obeyed(document, problem)


def test_most_suggestions_have_a_form_that_a_program_obeys() -> None:
    counts = Counter(
        check_that_it_can_be_obeyed(document, problem)
        for document in DOCUMENTS.values()
        for problem in problems_of(document)
        if problem.suggestion
    )
    assert counts[True] >= 110
    assert counts[False] <= 90


def test_no_record_is_told_to_take_the_id_of_another() -> None:
    document = json.loads(
        vd.dumps(
            vd.Dossier(
                id="https://data.example.org/d",
                title="t",
                articles=[vd.Article(id="a", kind="news")],
                places=[vd.Place(id="b", name="B")],
            ),
            "json",
        )
    )
    document["places"][0]["id"] = "a/"
    (problem,) = problems_of(document)
    assert (problem.code, problem.path, problem.suggestion) == ("bad-id", "places[0].id", None)
    document["places"][0]["id"] = "b/"
    assert [each.suggestion for each in problems_of(document)] == ['write "b"']


@settings(max_examples=200, deadline=None)
@given(mutated(documents()))
def test_every_suggestion_for_a_mutated_document_can_be_obeyed(document: Any) -> None:
    for problem in problems_of(document):
        if problem.suggestion:
            check_that_it_can_be_obeyed(document, problem)


@st.composite
def documents_and_what_became_of_them(draw: st.DrawFn) -> tuple[Any, Any]:
    original = draw(documents())
    return original, draw(mutated(st.just(original), draw(st.sampled_from(REVERSIBLE))))


@settings(max_examples=200, deadline=None)
@given(documents_and_what_became_of_them())
def test_what_obeying_makes_of_a_document_is_what_was_meant(both: tuple[Any, Any]) -> None:
    original, document = both
    for _ in problems_of(document):
        for problem in problems_of(document):
            with contextlib.suppress(SentenceError):
                document, _ = obey(document, problem)
                break
    if not problems_of(document):
        assert codec.decode(vd.Dossier, document) == codec.decode(vd.Dossier, original)
