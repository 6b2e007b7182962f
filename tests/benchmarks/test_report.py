"""The page on speed: what was measured, row by row, and the remarks of those who worked on it."""

from __future__ import annotations

import getpass
import platform
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("msgspec", reason="benchmarks compare with msgspec, which is not installed")
from benchmarks import measure_growth, measure_start, report, surroundings
from benchmarks.measure_large import EVENTS
from benchmarks.results import Measured, duration
from benchmarks.works import SIZES, WORKS

if TYPE_CHECKING:
    from pathlib import Path


def measurement(median: float, **info: object) -> dict[str, Any]:
    return {"extra_info": info, "stats": {"median": median}}


def speeds(ours: list[float], other: list[float]) -> list[dict[str, Any]]:
    """Every work took us so long in each turn, and everyone else so long."""
    return [
        measurement(time, section="speed", work=work.name, size=size, contender=contender.name)
        for work in WORKS
        for size in SIZES
        for contender in work.contenders
        for time in (ours if contender is work.ours else other)
    ]


def others() -> list[dict[str, Any]]:
    """Measurements of all other sections."""
    starts = [
        measurement(
            0.01 if name == measure_start.NOTHING else 0.02, section="start", contender=name, counts=True
        )
        for name in measure_start.STARTS
    ]
    grown = [
        measurement(events / 1000, section="growth", work=work, events=events)
        for work in ("check", measure_growth.STREAMED)
        for events in measure_growth.EVENTS
    ]
    memory = [measurement(1, section="memory", dossiers=count, peak=2**25) for count in (1_000, 100_000)]
    workers = [measurement(3.0 / count, section="workers", workers=count) for count in (1, 2)]
    return [*starts, *grown, *memory, *workers]


def test_a_ratio_is_the_median_of_the_ratios_of_the_turns() -> None:
    rows = list(Measured(speeds([1, 2, 4], [10, 60, 80])).speed())
    assert {row.ratio for row in rows if "rdflib" in row.other} == {20}
    assert [row.cells[-1] for row in rows if "rdflib" in row.other and "N-Quads," in row.work] == ["met"] * 3
    assert {row.cells[-1] for row in rows if "Turtle" in row.work} == {"**not met**"}


def test_every_row_that_is_promised_is_in_the_table() -> None:
    text = "\n".join(report.tables(Measured([*speeds([1], [2]), *others()])))
    for wanted in (
        *(f"{work.name}, {size:,} statements" for work in WORKS for size in SIZES),
        "at least 1.7 x as fast",
        "peak memory for 100,000 dossiers",
        "import visitdata",
        "visitdata --help",
        "check, 10,000 events",
        "at most 11 x the time",
    ):
        assert wanted in text


def test_remarks_stand_at_the_end_as_they_were_written(tmp_path: Path) -> None:
    remarks, target = tmp_path / "remarks.md", tmp_path / "results.md"
    remarks.write_text("## Remarks\n\nA hand wrote this: \u00e9.\n", encoding="utf-8")
    report.write(["| a table |"], target, remarks)
    page = target.read_text(encoding="utf-8")
    assert page.endswith(remarks.read_text(encoding="utf-8"))
    assert "| a table |" in page
    assert "import time: self [us]" in page


def test_a_page_says_where_was_measured_and_names_no_machine() -> None:
    said = " ".join(surroundings.surroundings())
    assert platform.python_version() in said
    for private in (platform.node(), getpass.getuser(), str(report.HOME)):
        assert f" {private} " not in f" {said} "


@pytest.mark.parametrize(
    ("seconds", "text"), [(12.345, "12.3 s"), (0.0456, "45.6 ms"), (7.8e-5, "78 \u00b5s"), (2e-9, "2 ns")]
)
def test_durations_have_three_figures(seconds: float, text: str) -> None:
    assert duration(seconds) == text


def test_the_table_of_large_dossiers_has_time_and_memory_for_each_size() -> None:
    measured = Measured(
        [
            measurement(time, section="large", work="turtle, read", events=events, peak=2**27, bytes=2**20)
            for events, time in zip(EVENTS, (0.5, 4, 50), strict=True)
        ]
    )
    row = list(report.large(measured))[-2]
    assert row.split(" | ")[0].removeprefix("| ") == "turtle, read"
    assert [cell.strip() for cell in row.split(" | ")[1:]] == [
        "1.0 MiB",
        "500 ms, 128.0 MiB",
        "4 s, 128.0 MiB",
        "50 s, 128.0 MiB |",
    ]


def test_the_ratios_stand_on_the_page_where_they_belong(tmp_path: Path) -> None:
    page = tmp_path / "speed.md"
    page.write_text(f"before\n\n{report.BEGIN}old{report.END}\n\nafter\n", encoding="utf-8")
    for _ in range(2):
        report.show(["| a table |"], page)
    assert page.read_text(encoding="utf-8") == (
        f"before\n\n{report.BEGIN}\n| a table |\n{report.END}\n\nafter\n"
    )


def test_each_target_has_a_row_that_is_bold_where_it_is_missed() -> None:
    by_size, besides = "\n".join(report.glance(Measured([*speeds([1], [25]), *others()]))).split("\n\n")
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in by_size.splitlines()]
    assert ["dossier to N-Quads", "rdflib", "at least 20 x as fast", "25", "25", "25"] in cells
    assert ["dossier to Turtle", "rdflib", "at least 30 x as fast", "**25**", "**25**", "**25**"] in cells
    measured = Measured(others())
    streams_and_starts = [row for row in (*measured.streams(), *measured.start()) if row.target is not None]
    assert len(besides.splitlines()) == len(["head", "rule", *streams_and_starts, "growth"])


def test_the_page_on_speed_shows_what_was_measured() -> None:
    page, results = (path.read_text(encoding="utf-8") for path in (report.SPEED, report.RESULTS))
    shown = page.partition(report.BEGIN)[2].partition(report.END)[0].strip()
    assert len(shown.splitlines()) > 15
    assert shown in results
