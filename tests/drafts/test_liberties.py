"""Drafts that say the same in another form become the same dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.liberties import in_other_forms
from tests.support.strategies import dossiers
from tests.support.with_texts import with_texts
from visitdata.drafts.draft import draft
from visitdata.drafts.edit import edit
from visitdata.text.report import problems

if TYPE_CHECKING:
    from visitdata.model.dossier import Dossier

MISSING = {"quote-not-in-text", "hedge-not-in-text", "time-text-not-in-text", "evidence-lost"}


@given(with_texts(dossiers(hostile=False)), st.data())
def test_a_draft_in_another_form_becomes_the_same_dossier(
    drawn: tuple[Dossier, dict[str, str]], data: st.DataObject
) -> None:
    dossier, texts = drawn
    assume(not MISSING & {each.code for each in problems(dossier, texts)})
    written = data.draw(in_other_forms(edit(dossier, texts)))
    result = draft(written, texts)
    assert not [str(each) for each in result.problems if each.severity == "error"], written
    assert result.dossier == dossier
    assert {each.certainty for each in result.repairs} <= {"sure"}
