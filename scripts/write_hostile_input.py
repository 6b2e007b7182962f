"""Write the page on what tools do with hostile input anew, each cell measured: run by `make derived`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.comparison.measure import Phrases, measured, versions
from tests.comparison.tables import TABLES, Table

SECONDS = 20

OPENING = """\
# Hostile input

Dossiers are written by many hands and by machines, from sources that may be hostile. This page says what
common tools do with input that is made to harm, and what `visitdata` does. `make derived` writes it anew:
every cell is what happened, in a process of its own with {seconds} seconds of processor time and 4 GiB, each
tool used as its own pages tell. So do not edit it. `tests/comparison/` holds what is tried, and a test tries
it again.

None of these tools promises otherwise: they are made for input that somebody has checked, and this package
builds on five of them. Some of it the standards ask for: JSON-LD passes over keys without a definition, and
lets contexts be fetched. **Bold** is what adds, loses or changes something, fetches or opens something, or
never ends. A dash is what a tool has nothing to do with. The codes are explained in
[problems.md](problems.md). What the tools change or break in sound data stands in
[round-trips.md](round-trips.md), and what `visitdata` promises in [SECURITY.md](../SECURITY.md).

Measured with {versions}. PyLD is installed with its extra `requests`; without that, it fetches nothing.
"""


def page(phrases: Phrases) -> str:
    """The whole page."""
    opening = OPENING.format(seconds=SECONDS, versions=versions())
    return "\n".join([opening, *body(phrases)])


def body(phrases: Phrases) -> list[str]:
    """The tables, line by line."""
    return [line for table, rows in zip(TABLES, phrases, strict=True) for line in _table(table, rows)]


def _table(table: Table, rows: list[dict[str, str]]) -> list[str]:
    head = ["given", *table.tools, "test"]
    lines = [_line(head), _line(["---"] * len(head))]
    for case, phrases in zip(table.cases, rows, strict=True):
        cells = [phrases.get(tool, "-") for tool in table.tools]
        lines.append(_line([case.given, *cells, f"`{case.test.partition('::')[2]}`"]))
    return [f"## {table.title}", "", *lines, ""]


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(measured(SECONDS)), encoding="utf-8")
