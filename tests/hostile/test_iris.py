"""IRIs are judged where they enter: as RFC 3987 has it, as pyoxigraph does, and where otherwise, why."""

from __future__ import annotations

import re

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile import lists, rfc3987
from visitdata.terms import PREFIXES
from visitdata.values.identifiers import CLICKABLE, iri_mistake, is_clickable

# What the grammar allows and we refuse, with the reason. There is nothing that we allow and it does not.
STRICTER = {
    "rdflib reads no N-Triples IRI that holds white space beyond ASCII": (
        "[\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
    ),
    "RFC 3987, section 4.1, forbids these marks in its prose": "[\u200e\u200f\u202a-\u202e]",
    "JSON-LD and Turtle would expand a prefix of ours": rf"\A(?i:{'|'.join(PREFIXES)}):",
    "only who says a proposition leads to it": "#posited:",
}


def accepted_by_pyoxigraph(value: str) -> bool:
    try:
        pyoxigraph.NamedNode(value)
    except ValueError:
        return False
    return True


def reasons(value: str) -> list[str]:
    return [reason for reason, pattern in STRICTER.items() if re.search(pattern, value)]


def assert_judged_alike(value: str) -> None:
    is_right = rfc3987.is_iri(value)
    assert (iri_mistake(value) is None) == (is_right and not reasons(value))
    assert accepted_by_pyoxigraph(value) == is_right


@pytest.mark.parametrize("value", lists.IRIS, ids=lambda value: lists.TRIES[value])
def test_each_verdict_is_the_one_on_the_list_and_that_of_the_grammar(value: str) -> None:
    assert (iri_mistake(value) is None) == lists.IRIS[value]
    assert_judged_alike(value)


@pytest.mark.parametrize("value", lists.STRINGS, ids=lambda value: ascii(value[:40]))
def test_hostile_strings_are_judged_as_iris_alike(value: str) -> None:
    for iri in (value, f"https://example.org/{value}", f"https://{value}/", f"a:?{value}", f"a:#{value}"):
        assert_judged_alike(iri)


def test_every_reason_to_be_stricter_has_an_iri_on_the_list() -> None:
    used = {reason for value in lists.IRIS if rfc3987.is_iri(value) for reason in reasons(value)}
    assert used == STRICTER.keys()


PARTS = ["https:", "a:", "//", "/", "?", "#", "@", ":", "[", "]", "::", "1:2", "v1.a", "%41", "%", "1.2.3.4"]
CHARACTERS = st.characters(codec=None, exclude_categories=())


@given(st.lists(st.sampled_from(PARTS) | st.sampled_from([*lists.KEPT_IRIS]) | CHARACTERS).map("".join))
def test_iris_of_all_sorts_of_parts_are_judged_alike(value: str) -> None:
    assert_judged_alike(value)


def test_only_schemes_that_lead_somewhere_make_links() -> None:
    kept = [iri for iri in lists.KEPT_IRIS if is_clickable(iri)]
    assert {iri.partition(":")[0].lower() for iri in kept} == {*CLICKABLE}
    assert not [iri for iri in kept if re.match("(?i)javascript|vbscript|data|file|blob|view-source", iri)]
    assert is_clickable("MAILTO:desk@example.org")
