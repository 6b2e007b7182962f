"""The comparison of a web page with Turtle."""

from __future__ import annotations

from benchmarks import measure_pages
from benchmarks.results import Measured


def took(contender: str, turn: int, seconds: float) -> dict[str, object]:
    info = {"section": "pages", "contender": contender, "turn": turn}
    return {"extra_info": info, "stats": {"median": seconds * measure_pages.PAGES}}


def test_a_page_is_beside_the_turtle_of_its_turn() -> None:
    ours = [took(measure_pages.PAGE, turn, seconds) for turn, seconds in enumerate([0.08, 0.06, 0.09])]
    other = [took(measure_pages.TURTLE, turn, seconds) for turn, seconds in enumerate([0.01, 0.005, 0.01])]
    (row,) = Measured([*ours, *other]).pages()
    assert (row.ours, row.other, round(row.ratio)) == ("80 ms", "dossier to Turtle 10 ms", 9)
    assert row.target is not None
    assert row.target.is_met(row.ratio)


def test_where_no_page_was_measured_there_is_no_row() -> None:
    assert [*Measured([]).pages()] == []
