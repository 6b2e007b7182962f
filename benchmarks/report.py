"""The tables: for the terminal, with versions, machine and remarks as `results.md`, and in docs/speed.md."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure_large import EVENTS
from benchmarks.surroundings import import_times, surroundings
from benchmarks.works import SIZES
from visitdata.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from benchmarks.results import Measured, Row

HOME = Path(__file__).parent
RESULTS, LARGE, REMARKS = HOME / "results.md", HOME / "large.md", HOME / "remarks.md"
SPEED = HOME.parent / "docs" / "speed.md"
BEGIN, END = "<!-- `make bench` writes these tables -->\n", "\n<!-- as far as here -->"
_HEAD = ("work", "visitdata", "other", "ratio", "target", "")
_OPENING = """\
# Measured

`make bench` writes this page anew, but for the remarks at its end, which stand in `remarks.md`.

All figures come from one run. Contenders take turns, each turn with dossiers of its own that nobody in the
process has seen before; times and ratios are medians over the turns. Outcomes were compared before: the same
statements, the same JSON. In-process times, and those of starts, are of the processor; workers are timed by
the clock. Every check of visitdata is on. What the others do, and what they are given besides, stands at the
top of each file in `contenders/`.
"""


def tables(measured: Measured) -> Iterator[str]:
    """Each section under its heading."""
    yield from _section("Writing and reading, per dossier", measured.speed())
    yield from _section("Checks", measured.checks())
    yield from _section("Drafts", measured.drafts())
    yield from _section("Pages", measured.pages())
    yield from _section("Streams", measured.streams())
    yield from _section("Start, less `python -c pass`", measured.start())
    yield from _section("Growth of one dossier", measured.growth())


def _section(title: str, rows: Iterable[Row]) -> Iterator[str]:
    yield from (f"## {title}", "", *_table([_HEAD, *(row.cells for row in rows)]), "")


def glance(measured: Measured) -> list[str]:
    """The ratios alone, as docs/speed.md shows them."""
    sizes = (f"{size:,} statements" for size in SIZES)
    return [
        *_table([("work", "beside", "wanted", *sizes), *measured.by_size()]),
        "",
        *_table([("work", "beside", "wanted", "ratio"), *measured.besides()]),
    ]


def large(measured: Measured) -> Iterator[str]:
    """The table of one dossier that grows and grows."""
    head = ("work", "bytes of the biggest", *(f"{events:,} events" for events in EVENTS))
    yield from ("## One large dossier, time and peak memory of the command", "")
    yield from (*_table([head, *measured.large()]), "")


def _table(table: list[tuple[str, ...]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = [_line(cells, widths) for cells in table]
    lines.insert(1, _line(["-" * width for width in widths], widths))
    return lines


def _line(cells: Iterable[str], widths: list[int]) -> str:
    return f"| {' | '.join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))} |"


def write_large(found: list[str], target: Path = LARGE) -> None:
    """Write the page on large dossiers, which `write` puts into its own: it is measured more seldom."""
    write_whole(target, ["\n".join([*found, *surroundings(), ""]).encode()])


def show(ratios: list[str], page: Path = SPEED) -> None:
    """Put the ratios in their place in docs/speed.md."""
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    shown = "\n".join([before + begin, *ratios, end + after])
    write_whole(page, [shown.encode()])


def write(found: list[str], target: Path = RESULTS, remarks: Path = REMARKS) -> None:
    """Write the page: the tables, what surrounds them, and the remarks as they stand."""
    imports = ["## What `import visitdata` loads, in microseconds", "", "```text", *import_times(), "```", ""]
    kept = [LARGE.read_text(encoding="utf-8")] if LARGE.exists() else []
    page = [_OPENING, *surroundings(), "", *found, *kept, *imports, remarks.read_text(encoding="utf-8")]
    write_whole(target, ["\n".join(page).encode()])
