"""The comparison of a web page with Turtle, and of web sites with the time that is wanted."""

from __future__ import annotations

from benchmarks import measure_pages, measure_site
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


def test_a_site_is_beside_the_seconds_that_it_may_take() -> None:
    times = {measure_site.FIRST: [30.0, 90.0, 45.0], measure_site.UNCHANGED: [7.5, 6.0, 5.5]}
    found = [
        {"extra_info": {"section": "site", "work": work, "turn": turn}, "stats": {"median": seconds}}
        for work, several in times.items()
        for turn, seconds in enumerate(several)
    ]
    first, unchanged = Measured(found).pages()
    assert (first.ours, first.ratio, first.cells[-1]) == ("45 s", 0.75, "met")
    assert (unchanged.ours, unchanged.ratio, unchanged.cells[-1]) == ("6 s", 1.2, "**not met**")
