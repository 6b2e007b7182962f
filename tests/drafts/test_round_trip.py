"""What `edit` writes, `draft` reads as the same dossier: as plain data, as JSON and as YAML."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.strategies import dossiers
from tests.support.with_texts import with_texts
from visitdata.checks import check
from visitdata.drafts.draft import draft
from visitdata.drafts.edit import edit
from visitdata.drafts.yaml_text import load
from visitdata.drafts.yaml_writing import to_yaml
from visitdata.text.report import problems

if TYPE_CHECKING:
    from visitdata.model.dossier import Dossier

# What keeps a dossier from being drafted as it is: words that stand in no text, and languages that are none.
OTHER = {
    "quote-not-in-text",
    "hedge-not-in-text",
    "time-text-not-in-text",
    "evidence-lost",
    "unlikely-language",
}


@given(with_texts(dossiers()))
def test_a_dossier_edited_and_drafted_is_the_same(drawn: tuple[Dossier, dict[str, str]]) -> None:
    dossier, texts = drawn
    assume(not OTHER & {each.code for each in (*problems(dossier, texts), *check(dossier))})
    result = draft(edit(dossier, texts), texts)
    assert not [str(each) for each in result.problems if each.severity == "error"]
    assert result.dossier == dossier
    assert not result.repairs


@given(drawn=with_texts(dossiers()), as_yaml=st.booleans())
def test_a_dossier_written_as_a_draft_is_the_same(
    drawn: tuple[Dossier, dict[str, str]], *, as_yaml: bool
) -> None:
    dossier, texts = drawn
    assume(not OTHER & {each.code for each in (*problems(dossier, texts), *check(dossier))})
    edited = edit(dossier, texts)
    written = to_yaml(edited) if as_yaml else json.dumps(edited)
    result = draft(written, texts)
    assert not [str(each) for each in result.problems if each.severity == "error"]
    assert result.dossier == dossier


def test_no_sign_of_yaml_in_a_text_is_taken_for_yaml() -> None:
    signs = "a ?:-#,[]{}&*!|>'\"%@`~=<\n\\1.\u0085\u2028"
    texts = [f"{one}{other}{more}" for one in signs for other in signs for more in ("", "a", " a")]
    plain: dict[str, object] = {
        "values": {str(index): text for index, text in enumerate(texts)},
        "lists": texts,
        "short": [{"label": text, "quotes": [text, "b"]} for text in texts],
    }
    assert load(to_yaml(plain)).data == plain
