"""The report of 1,000 words, whose draft the command is timed with."""

from __future__ import annotations

import visitdata as vd
from benchmarks.measure_start import DRAFT, TEXT


def test_the_report_has_a_thousand_words_and_its_draft_a_hundred_records() -> None:
    text = TEXT.read_text(encoding="utf-8")
    result = vd.draft(DRAFT.read_bytes(), {"report": text})
    assert 950 < len(text.split()) < 1050
    assert result.dossier is not None
    assert 90 < len([*result.dossier]) < 130


def test_its_draft_needs_repairs_that_are_sure_and_has_no_warning() -> None:
    result = vd.draft(DRAFT.read_bytes(), {"report": TEXT.read_text(encoding="utf-8")})
    assert len(result.repairs) > 30
    assert {each.certainty for each in result.repairs} == {"sure"}
    assert {each.severity for each in result.problems} == {"info"}


def test_the_dossier_of_the_draft_proves_all_its_words_in_the_text() -> None:
    texts = {"report": TEXT.read_text(encoding="utf-8")}
    dossier = vd.draft(DRAFT.read_bytes(), texts).dossier
    assert dossier is not None
    assert {each.outcome for each in vd.anchor(dossier, texts)} == {"kept"}
