"""Tables of code points are read in one way."""

from __future__ import annotations

import re

import pytest

from visitdata.values.unicode.properties import DEFAULT_IGNORABLE, QUOTATION_MARK
from visitdata.values.unicode.ranges import character_class, code_points, ranges
from visitdata.values.unicode.script_ranges import RANGES


def test_a_single_code_point_is_a_range_of_one() -> None:
    assert list(ranges("AD 115F-1160")) == [(0xAD, 0xAD), (0x115F, 0x1160)]
    assert list(code_points("22 27 201C-201E")) == [0x22, 0x27, 0x201C, 0x201D, 0x201E]
    assert character_class("AD 115F-1160") == "\xad\u115f-\u1160"


@pytest.mark.parametrize("table", [DEFAULT_IGNORABLE, QUOTATION_MARK, RANGES["Arabic"], RANGES["Han"]])
def test_a_character_class_matches_exactly_the_code_points(table: str) -> None:
    every = "".join(map(chr, range(0x110000)))
    found = {ord(each) for each in re.findall(f"[{character_class(table)}]", every)}
    assert found == set(code_points(table))
