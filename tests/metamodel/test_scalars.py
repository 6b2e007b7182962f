"""The quick patterns of plain values: what they match is good, word for word."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitdata.metamodel import scalars
from visitdata.metamodel.scalars import Scalar
from visitdata.terms import PREFIXES

PLAIN = {
    name: value
    for name, value in vars(scalars).items()
    if isinstance(value, Scalar) and value.plain is not None
}
SIGNS = list('<>"{}|\\^`%#:?/.@-_~ \t\n\r\x00\x7f\x85é\u200f\u2028\ufeff\ud800\U000f0000ªa0Z')


def plain_values(value: Scalar) -> st.SearchStrategy[str]:
    assert value.plain is not None
    return st.from_regex(value.plain, fullmatch=True)


def test_there_are_such_patterns() -> None:
    assert PLAIN.keys() >= {"IRI", "DOSSIER_ID", "LOCAL_ID", "RECORD_ID", "DIGEST", "SHA256"}


@pytest.mark.parametrize("name", PLAIN)
@given(st.data())
def test_what_is_plain_is_good(name: str, data: st.DataObject) -> None:
    text = data.draw(plain_values(PLAIN[name]))
    assert PLAIN[name].read(text) == text


@pytest.mark.parametrize("name", PLAIN)
@given(st.data())
def test_what_is_still_plain_with_a_mistake_in_it_is_good(name: str, data: st.DataObject) -> None:
    value = PLAIN[name]
    text = data.draw(plain_values(value))
    at = data.draw(st.integers(0, len(text)))
    text = text[:at] + data.draw(st.sampled_from(SIGNS)) + text[at + data.draw(st.integers(0, 1)) :]
    if re.fullmatch(value.plain or "", text):
        assert value.read(text) == text


@pytest.mark.parametrize("name", PLAIN)
@pytest.mark.parametrize("namespace", [*PREFIXES.values(), "http://schema.org/"])
@pytest.mark.parametrize("rest", ["", "Person", "#Person", "x/y"])
def test_what_is_plain_in_a_namespace_may_stand_there(name: str, namespace: str, rest: str) -> None:
    value = PLAIN[name]
    for text in (namespace + rest, namespace.rstrip("#/") + rest):
        if re.fullmatch(value.plain or "", text):
            assert value.read(text) == text


@pytest.mark.parametrize("name", PLAIN)
@pytest.mark.parametrize(
    "text", ["posited", "iri-0123456789abcdef", "https://e.org/d#posited:x", "https://e.org/%zz", "a\n", ""]
)
def test_what_names_no_record_is_not_plain(name: str, text: str) -> None:
    assert not re.fullmatch(PLAIN[name].plain or "", text)
