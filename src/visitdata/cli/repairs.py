"""How the repairs of a draft are shown: as a table to read, and in the forms of reports for programs."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import attrs

from visitdata.cli import console
from visitdata.cli.console import FileProblem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.table import Table

    from visitdata.drafts.understood import Certainty, Repair
    from visitdata.problems import ProblemKind

_SHOWN = 1_000
_STYLES: Mapping[Certainty, str] = {"sure": "bold green", "likely": "bold yellow"}


def table(repairs: Sequence[Repair]) -> Table:
    """The first thousand repairs, each with its line and, below it, the reason."""
    from rich.table import Table
    from rich.text import Text

    rows = Table(box=None, pad_edge=False, header_style="bold")
    rows.add_column("line", justify="right", no_wrap=True)
    rows.add_column("", no_wrap=True)
    rows.add_column("repair", overflow="fold")
    for each in repairs[:_SHOWN]:
        place = "" if each.line is None else str(each.line)
        written, understood = (console.shown(console.cut(_json(one))) for one in (each.before, each.after))
        repair = Text.assemble(
            (console.shown(each.path), "bold"),
            f": {written} → {understood}\n",
            (console.shown(each.sentence), "dim"),
        )
        rows.add_row(place, Text(each.certainty, _STYLES[each.certainty]), repair)
    return rows


def summary(repairs: Sequence[Repair]) -> str:
    """How many repairs there are, and how many of them are only likely: `3 repairs: 2 sure, 1 likely`."""
    if not repairs:
        return "0 repairs"
    counts = Counter(each.certainty for each in repairs)
    kinds = ", ".join(f"{counts[each]:,} {each}" for each in _STYLES if counts[each])
    more = f"; the first {_SHOWN:,} are shown" if len(repairs) > _SHOWN else ""
    return f"{console.counted(len(repairs), 'repair')}: {kinds}{more}"


def flat(file: str, repair: Repair) -> dict[str, Any]:
    """A repair as other programs take it: one flat object; `before` and `after` are plain data."""
    return {"file": file, **attrs.asdict(repair, recurse=False)}


def as_problem(file: str, repair: Repair) -> FileProblem:
    """A repair for reports that list problems alone: an info with a code of its own."""
    from visitdata.errors import Problem

    problem = Problem(
        code=f"repair-{repair.kind}",
        message=f"{repair.told} ({repair.certainty})",
        severity="info",
        path=repair.path,
        line=repair.line,
        column=repair.column,
    )
    return FileProblem(file, problem)


def repair_kinds() -> dict[str, ProblemKind]:
    """What the codes of repairs mean."""
    from visitdata.drafts.understood import MEANINGS
    from visitdata.problems import ProblemKind

    kinds = [ProblemKind(f"repair-{kind}", "info", meaning) for kind, meaning in MEANINGS.items()]
    return {each.code: each for each in kinds}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
