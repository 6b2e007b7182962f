"""Names that were met: each is told from all others, and many of them take little memory."""

from __future__ import annotations

import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from visitdata.values.seen_set import SeenSet


@given(st.lists(st.text(st.characters(max_codepoint=0x10FFFF), max_size=3)))
def test_a_name_is_met_again_when_it_came_before_and_only_then(names: list[str]) -> None:
    known, before = SeenSet(), set[str]()
    for name in names:
        assert known.meet(name) == (name in before)
        before.add(name)
        assert len(known) == len(before)


def test_names_are_still_known_after_the_table_has_grown() -> None:
    known = SeenSet()
    names = [f"https://data.example.org/dossiers/{number}" for number in range(5000)]
    assert not any(map(known.meet, names))
    assert all(map(known.meet, names))
    assert len(known) == 5000


def test_a_name_takes_40_bytes_at_most_however_long_it_is() -> None:
    known = SeenSet()
    tracemalloc.start()
    for number in range(20_000):
        known.meet(f"https://data.example.org/{'x' * 500}/{number}")
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert size < 40 * 20_000
