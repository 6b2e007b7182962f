"""Fragments: the grammar of W3C Media Fragments URI 1.0 (basic), and pages of RFC 3778."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitdata.metamodel import patterns
from visitdata.values.fragments import LONGEST, fragment_mistake, newer_standard_of, standard_of

GOOD = (
    # Media Fragments, section 4.2.1: time, in normal play time.
    "t=10,20", "t=,20", "t=10", "t=npt:10,20", "t=npt:120,121.5", "t=0:02:00,121.5", "t=npt:,121.5",
    "t=12.,20", "t=120,0:02:01.5", "t=01:30", "t=100:00:00",
    # Section 4.2.2: a region.
    "xywh=160,120,320,240", "xywh=pixel:160,120,320,240", "xywh=percent:25,25,50,50",
    "xywh=percent:0,0,100,100", "t=10,20&xywh=1,2,3,4", "xywh=1,2,3,4&t=,20",
    # RFC 3778, section 3.
    "page=1", "page=312",
)  # fmt: skip

BAD = (
    "", "t", "t=", "t=,", "t=10,", "t=a", "t=-1", "t=1e3", "t=smpte:0:00:01", "t=1:2", "t=00:60", "t=0:60:00",
    "t=1,2&t=3,4", "t=1,2,3", "t=10-20", "xywh=4,5,abc,8", "xywh=4,5", "xywh=foo:4,5,8,7",
    "xywh=percent:400,5,7,8", "xywh=percent:4,5,0,3", "xywh=1,2,0,4", "xywh=percent:1.5,2,3,4",
    "xywh=-1,2,3,4", "track=audio", "id=intro",
    "page=0", "page=-1", "page=3-4", "page=iv", "page=3&t=1", "page=\u0663", "t=\u0661",
    "https://video.example.org/a#t=1,2", "t=1\n", "\nt=1", "line=1", "char=0,9",
)  # fmt: skip


@pytest.mark.parametrize("value", GOOD)
def test_what_the_grammars_have_is_taken(value: str) -> None:
    assert fragment_mistake(value) is None


@pytest.mark.parametrize("value", BAD)
def test_what_the_grammars_have_not_is_refused(value: str) -> None:
    mistake = fragment_mistake(value)
    assert mistake is not None
    assert mistake.code == "bad-fragment"


@pytest.mark.parametrize("value", ["t=20,10", "t=10,10", "t=,0", "t=0:02:00,120", "t=01:00,59.9"])
def test_a_time_that_is_empty_is_refused(value: str) -> None:
    mistake = fragment_mistake(value)
    assert mistake is not None
    assert mistake.message.endswith("is empty: its end does not come after its beginning")


def test_times_are_compared_exactly() -> None:
    assert fragment_mistake(f"t=1.{'0' * 40}1,1.{'0' * 40}2") is None
    assert fragment_mistake(f"t=1.{'0' * 40}2,1.{'0' * 40}1") is not None


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("#t=12.5,20", "t=12.5,20"),
        ("T=12.5,20", "t=12.5,20"),
        (" t = 12.5, 20 ", "t=12.5,20"),
        ("t=0:30,1:00", "t=00:30,01:00"),
        ("t=12.5s,20s", "t=12.5,20"),
        ("XYWH=Percent:25,25,50,50", "xywh=percent:25,25,50,50"),
        ("Page=03", "page=3"),
    ],
)
def test_another_spelling_is_refused_with_that_of_the_grammar(value: str, meant: str) -> None:
    mistake = fragment_mistake(value)
    assert mistake is not None
    assert mistake.suggestion == f'write "{meant}"'
    assert fragment_mistake(meant) is None


@given(st.text("t=xywhpagercn:;.,&#0123456789 ", max_size=30))
def test_a_suggestion_to_write_something_is_right(value: str) -> None:
    mistake = fragment_mistake(value)
    if mistake is not None and (mistake.suggestion or "").startswith("write "):
        assert fragment_mistake(str(mistake.suggestion).removeprefix("write ").strip('"')) is None


PATTERN: str = patterns.FRAGMENT["pattern"]


@given(st.from_regex(PATTERN, fullmatch=True) | st.sampled_from(BAD))
def test_the_pattern_of_the_schema_refuses_no_more_than_the_check(value: str) -> None:
    is_matched = re.search(PATTERN, value) is not None and "\n" not in value
    mistake = fragment_mistake(value)
    # What a pattern cannot say: numbers are not compared, and how long it is stands beside it.
    unsaid = mistake is not None and ("is empty" in mistake.message or len(value) > LONGEST)
    assert (mistake is None) == is_matched or (is_matched and unsaid)


@pytest.mark.parametrize("length", [LONGEST, LONGEST + 1])
def test_a_fragment_is_no_longer_than_a_hundred_characters(length: int) -> None:
    mistake = fragment_mistake("page=" + "1" * (length - 5))
    assert (mistake is None) == (length <= LONGEST)


def test_a_fragment_tells_its_standard() -> None:
    assert standard_of("t=1,2") == "http://www.w3.org/TR/media-frags/"
    assert newer_standard_of("t=1,2") is None
    assert standard_of("page=3") == "http://tools.ietf.org/rfc/rfc3778"
    assert newer_standard_of("page=3") == "http://tools.ietf.org/rfc/rfc8118"
