"""What the writer of a draft, a person or a model, is told: what to decide, and what is right already."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from visitdata.drafts.reading.plain_data import is_list, is_object

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from visitdata.drafts.understood import Repair
    from visitdata.errors import Problem

MOST_LINES = 40
_LONGEST = 400  # characters of a line
_MOST_EXCEPTIONS = 6
_RECORD = re.compile(r"([a-z_]+)(?:\[([0-9]+)\])?")


def feedback(problems: Sequence[Problem], repairs: Sequence[Repair], data: Any) -> str:
    """See `DraftResult.feedback`; `data` is the plain data of the draft."""
    errors = [each for each in problems if each.severity == "error"]
    others = [each for each in problems if each.severity != "error"]
    likely = [each for each in repairs if each.certainty == "likely"]
    parts = [
        ("These have to be changed before there is a dossier:", map(_of_problem, errors)),
        (
            "These were understood so, and are likely right; change them where they are not:",
            map(_of_repair, likely),
        ),
        ("These are allowed; look whether they are meant:", map(_of_problem, others)),
    ]
    wrong = [*(each.path for each in errors), *(each.path for each in likely)]
    end = _what_is_right(data, wrong)
    lines = [_first(errors, likely, others), *_numbered(parts, MOST_LINES - 1 - len(end)), *end]
    return "\n".join(lines) + "\n"


def _first(errors: Sequence[object], likely: Sequence[object], others: Sequence[object]) -> str:
    if errors:
        return f"No dossier yet: {_counted(len(errors), 'error')}."
    rest = "Nothing has to be changed." if likely or others else "Nothing is wrong with it."
    return f"The draft is a valid dossier. {rest}"


def _numbered(parts: Sequence[tuple[str, Iterable[str]]], room: int) -> Iterator[str]:
    """The lines of each part, numbered throughout, and how many are left out."""
    listed = [(title, [*lines]) for title, lines in parts]
    listed = [(title, lines) for title, lines in listed if lines]
    number = left_out = 0
    room -= 1  # for the line that says how many are left out
    for title, lines in listed:
        shown = lines[: max(0, room - 1)]
        left_out += len(lines) - len(shown)
        if shown:
            yield title
        for line in shown:
            number += 1
            yield f"{number}. {_cut(line)}"
        room -= len(shown) + bool(shown)
    if left_out:
        yield f"{left_out} more are left out here: they are told once these are changed."


def _of_problem(problem: Problem) -> str:
    where = f"{problem.path}: " if problem.path else ""
    suggestion = f" -> {problem.suggestion}" if problem.suggestion else ""
    return f"{where}{problem.message}{suggestion}"


def _of_repair(repair: Repair) -> str:
    return f"{repair.path}: {_json(repair.before)} was understood as {_json(repair.after)}: {repair.sentence}"


def _what_is_right(data: Any, wrong: Sequence[str]) -> list[str]:
    """One line that names the members of the draft, and the records in them, that are right already."""
    if not is_object(data):
        return []
    bad: dict[str, set[str]] = {}
    for path in wrong:
        found = _RECORD.match(path)
        if found is not None:
            bad.setdefault(found[1], set()).add(found[2] or "")
    right = [said for name, value in data.items() if value and (said := _right(str(name), value, bad))]
    return [f"Right already, so leave it as it is: {'; '.join(right)}."] if right else []


def _right(name: str, value: Any, bad: dict[str, set[str]]) -> str | None:
    exceptions = bad.get(name, set())
    if not is_list(value):
        return None if exceptions else name
    if "" in exceptions or len(exceptions) >= len(value):
        return None
    if not exceptions:
        return f"{name} (all {len(value)})"
    but = sorted(map(int, exceptions))
    shown = ", ".join(f"[{index}]" for index in but[:_MOST_EXCEPTIONS])
    more = f" and {len(but) - _MOST_EXCEPTIONS} more" if len(but) > _MOST_EXCEPTIONS else ""
    return f"{name} (all but {shown}{more})"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _cut(line: str) -> str:
    line = " ".join(line.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
