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
from tests import mutations
from tests.mutations import mutated
from tests.strategies import documents
from tests.suggestions.obeyed import SentenceError, obey, path_of
from visitdata import codec
from visitdata.errors import DecodeError, Finding

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


def problems_of(document: Any) -> tuple[Finding, ...]:
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


def is_in_a_form(finding: Finding) -> bool:
    hint = finding.hint or ""
    return hint.startswith(("write ", "call it ", "leave it out", 'add "')) and not (
        hint.startswith(SENTENCES) or (hint.startswith('add "') and '": ' not in hint)
    )


def is_at(finding: Finding, place: tuple[str | int, ...]) -> bool:
    """Whether a finding is at a place or below; one whose path cannot be followed is not."""
    try:
        return path_of(finding)[: len(place)] == place
    except SentenceError:
        return False


def check_that_it_can_be_obeyed(document: Any, finding: Finding) -> bool:
    """Obey one suggestion, and look at its place: nothing there is wrong any more.

    Returns:
        Whether it has a form that a program obeys.
    """
    try:
        changed, place = obey(document, finding)
    except SentenceError:
        assert not is_in_a_form(finding), finding.hint
        return False
    if finding.hint == "leave it out" and isinstance(place[-1], int):
        assert len(problems_of(changed)) < len(problems_of(document)), finding
        return True
    still = [each for each in problems_of(changed) if is_at(each, place)]
    # What the value says can be asked only once it has its form.
    still = [each for each in still if not each.message.startswith("the digest is not that of the words")]
    assert [each.code for each in still] == [] or _is_of_the_value_alone(finding, still), (finding, still)
    return True


def _is_of_the_value_alone(finding: Finding, still: list[Finding]) -> bool:
    """Whether only the value of a member is wrong of which the name was: that was told of neither before."""
    codes = {each.code for each in still}
    if finding.code == "unknown-member":
        return "unknown-member" not in codes
    # Whether it names records that there are, or lies behind the start, is asked once it has its type.
    later = {"unknown-reference", "wrong-reference", "bad-offsets"}
    return finding.code in {"wrong-type", "bad-number"} and codes <= later


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_suggestion_for_a_broken_document_can_be_obeyed(name: str) -> None:
    document = DOCUMENTS[name]
    for finding in problems_of(document):
        if finding.hint:
            check_that_it_can_be_obeyed(document, finding)


def test_most_suggestions_have_a_form_that_a_program_obeys() -> None:
    counts = Counter(
        check_that_it_can_be_obeyed(document, finding)
        for document in DOCUMENTS.values()
        for finding in problems_of(document)
        if finding.hint
    )
    assert counts[True] >= 110
    assert counts[False] <= 90


@settings(max_examples=200, deadline=None)
@given(mutated(documents()))
def test_every_suggestion_for_a_mutated_document_can_be_obeyed(document: Any) -> None:
    for finding in problems_of(document):
        if finding.hint:
            check_that_it_can_be_obeyed(document, finding)


@st.composite
def documents_and_what_became_of_them(draw: st.DrawFn) -> tuple[Any, Any]:
    original = draw(documents())
    return original, draw(mutated(st.just(original), draw(st.sampled_from(REVERSIBLE))))


@settings(max_examples=200, deadline=None)
@given(documents_and_what_became_of_them())
def test_what_obeying_makes_of_a_document_is_what_was_meant(both: tuple[Any, Any]) -> None:
    original, document = both
    for _ in problems_of(document):
        for finding in problems_of(document):
            with contextlib.suppress(SentenceError):
                document, _ = obey(document, finding)
                break
    if not problems_of(document):
        assert codec.decode(vd.Dossier, document) == codec.decode(vd.Dossier, original)
