"""Every value of a draft is in the dossier, in a repair or in a problem, whatever the draft is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from tests.support.altered_drafts import altered, leaves
from tests.support.liberties import in_other_forms
from tests.support.strategies import dossiers
from tests.support.with_texts import with_texts
from visitdata.drafts import fast_path
from visitdata.drafts.draft import draft
from visitdata.drafts.drafting import Drafting
from visitdata.drafts.edit import edit
from visitdata.errors import path_text

if TYPE_CHECKING:
    from visitdata.drafts.result import DraftResult


@st.composite
def drafts(draw: st.DrawFn) -> tuple[Any, dict[str, str]]:
    """A draft in any of its forms, with texts."""
    dossier, texts = draw(with_texts(dossiers(hostile=False)))
    return draw(in_other_forms(edit(dossier, texts))), texts


DRAFTS = drafts()


@given(altered(DRAFTS))
def test_each_value_of_a_draft_is_placed_repaired_or_a_problem(drawn: tuple[Any, dict[str, str]]) -> None:
    data, texts = drawn
    result = draft(data, texts)
    if any(each.code == "too-deep" for each in result.problems):
        return  # nothing of it is read
    lost = [path for path in leaves(data) if not _is_accounted_for(path, result)]
    assert not lost, (lost, [str(each) for each in result.problems])


def _is_accounted_for(path: tuple[str | int, ...], result: DraftResult) -> bool:
    told = {each.path for each in result.repairs} | {each.path for each in result.problems}
    below = {each.path for each in result.problems if each.code == "unknown-member"}
    below |= {each.path for each in result.problems if each.code == "wrong-type" and not each.path}
    shown = path_text(path)
    return (
        shown in result.placed
        or shown in told
        or any(path_text(path[:depth]) in below for depth in range(len(path)))
    )


@given(altered(DRAFTS))
def test_the_fast_path_of_drafts_agrees_with_the_account_of_them(drawn: tuple[Any, dict[str, str]]) -> None:
    data, texts = drawn
    fast = fast_path.read(data, texts, None)
    if fast is not None:
        full = Drafting(data, texts, None, fuzzy=False)
        assert not full.account.mistakes
        assert not full.account.repairs
        assert fast == full.dossier
