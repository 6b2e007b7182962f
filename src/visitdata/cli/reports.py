"""How problems are reported: as lines to read, or in a form that other programs take.

A report is one function in the table. It is given what is listed of each dossier in turn, as it is found, and
prints it then; it ends with what is known once all is found.
"""

from __future__ import annotations

import json
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeAlias
from urllib.parse import quote

from visitdata import __version__
from visitdata.cli import console, repairs
from visitdata.cli.fixing import changes, summary, table
from visitdata.errors import flat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from visitdata.cli.console import FileProblem
    from visitdata.cli.fixing import Fixing
    from visitdata.cli.listing import Listing
    from visitdata.drafts.understood import Repair
    from visitdata.errors import Problem, Severity

    Report: TypeAlias = Callable[[Iterable[Sequence[FileProblem]], int, Listing], None]


def _text(
    found: Iterable[Sequence[FileProblem]], files: int, listing: Listing, stream: TextIO | None = None
) -> None:
    """Lines for people, and how many problems there are."""
    for each in found:
        console.say_problems(each, stream)
    console.say(f"{console.counted(files, 'file')}: {listing.tally()}", stream)


def _json(found: Iterable[Sequence[FileProblem]], files: int, listing: Listing) -> None:  # noqa: ARG001 - a report
    """One array of flat objects, with the file in each; what a problem has not is null."""
    _send_list("[", _flat(found), "]\n", indent=2)


def _flat(found: Iterable[Sequence[FileProblem]]) -> Iterator[dict[str, Any]]:
    return (flat(file, problem) for each in found for file, problem in each)


def _send_list(opening: str, items: Iterable[object], closing: str, *, indent: int) -> None:
    """Print a JSON array item by item, as it is when it is printed whole."""
    separator = ""
    _send(opening)
    for item in items:
        _send(f"{separator}\n{_indented(item, indent)}")
        separator = ","
    _send(f"\n{' ' * (indent - 2)}{closing}" if separator else closing)


def _indented(value: object, indent: int) -> str:
    space = " " * indent
    return space + json.dumps(value, indent=2, ensure_ascii=False).replace("\n", f"\n{space}")


def _send(text: str) -> None:
    console.send(text.encode(errors="backslashreplace"))


# SARIF 2.1.0, which code-scanning services and editors read.

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def _sarif(found: Iterable[Sequence[FileProblem]], files: int, listing: Listing) -> None:  # noqa: ARG001 - a report
    """A log of one run (Static Analysis Results Interchange Format 2.1.0, OASIS, with errata 01).

    The results come first, since only then it is known which codes they have.
    """
    codes: dict[str, int] = {}
    head = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [{"columnKind": "unicodeCodePoints"}]}
    opening = json.dumps(head, indent=2).removesuffix("\n    }\n  ]\n}")
    results = (_result(each, codes) for one in found for each in one)
    _send_list(f'{opening},\n      "results": [', results, "]", indent=8)
    driver = {"name": "visitdata", "version": __version__, "rules": [*_rules(codes)]}
    _send(f',\n      "tool": {_indented({"driver": driver}, 6).lstrip()}\n    }}\n  ]\n}}\n')


def _rules(codes: Iterable[str]) -> Iterator[dict[str, Any]]:
    """What the codes mean (section 3.49); of those that kinds declared elsewhere make up, nothing."""
    from visitdata.problems import problem_kinds

    known = problem_kinds() | repairs.repair_kinds()
    for code in codes:
        about = known.get(code)
        rule: dict[str, Any] = {"id": code}
        if about is not None:
            rule["shortDescription"] = {"text": about.meaning}
            rule["defaultConfiguration"] = {"level": _LEVELS[about.severity]}
            if code in problem_kinds():
                rule["helpUri"] = about.url
        yield rule


def _result(found: FileProblem, codes: dict[str, int]) -> dict[str, Any]:
    """A problem as a result (section 3.27); the first of its code gives it a number."""
    file, problem = found
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(file)}}
    if problem.line is not None and problem.column is not None:
        physical["region"] = {"startLine": problem.line, "startColumn": problem.column}
    location: dict[str, Any] = {"physicalLocation": physical}
    if problem.where:
        location["logicalLocations"] = [{"fullyQualifiedName": problem.where}]
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": codes.setdefault(problem.code, len(codes)),
        "level": _LEVELS[problem.severity],
        "message": {"text": _message(problem)},
        "locations": [location],
    }
    if problem.record is not None:
        result["properties"] = {"record": problem.record}
    return result


def _uri(file: str) -> str:
    """A file as a URI reference (RFC 3986): relative where it lies below the current folder."""
    path = Path(file).absolute()
    if ".." in path.parts:
        path = path.resolve()
    try:
        return quote(path.relative_to(Path.cwd()).as_posix())
    except ValueError:
        return path.as_uri()


def _message(problem: Problem) -> str:
    """What is wrong, and what would be right."""
    return f"{problem.message} ({problem.suggestion})" if problem.suggestion else problem.message


# Commands for the log of a workflow on GitHub, which shows them beside the lines of a change.

_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_DATA = str.maketrans(_ESCAPES)
_IN_PROPERTY = str.maketrans({**_ESCAPES, ":": "%3A", ",": "%2C"})


def _github(found: Iterable[Sequence[FileProblem]], files: int, listing: Listing) -> None:  # noqa: ARG001 - a report
    """A workflow command for each problem (GitHub Actions, "Workflow commands")."""
    for each in found:
        if each:
            console.say("\n".join(_command(file, problem) for file, problem in each))


def _command(file: str, problem: Problem) -> str:
    properties = {"file": file, "line": problem.line, "col": problem.column, "title": problem.code}
    given = ",".join(
        f"{name}={console.shown(str(value)).translate(_IN_PROPERTY)}"
        for name, value in properties.items()
        if value is not None
    )
    lines = [_message(problem), *([f"at {problem.where}"] if problem.where else [])]
    message = "\n".join(map(console.shown, lines)).translate(_IN_DATA)
    return f"::{_COMMANDS[problem.severity]} {given}::{message}"


REPORTS: Mapping[str, Report] = {"text": _text, "json": _json, "sarif": _sarif, "github": _github}


def report_fixed(
    report: str, found: Iterable[Sequence[FileProblem]], files: int, listing: Listing, done: list[Fixing]
) -> None:
    """Print what was fixed, and what is left.

    In JSON, what was fixed comes first in the array, each with `"fixed": true`. Beside the other reports that
    programs take, which have no room for it, it is told on the standard error.
    """
    if report == "json":
        _send_list("[", chain((each.flat for each in changes(done)), _flat(found)), "]\n", indent=2)
        return
    stream = None if report == "text" else sys.stderr
    if done:
        console.say(table(changes(done)), stream)
    console.say(summary(done), stream)
    REPORTS[report](found, files, listing)


def report_draft(
    report: str,
    file: str,
    repaired: Sequence[Repair],
    found: Iterable[Sequence[FileProblem]],
    listing: Listing,
    *,
    stream: TextIO | None = None,
) -> None:
    """Print what of a draft was understood otherwise than it was written, and its problems.

    In JSON, they are two lists of one object. In the other reports that programs take, repairs come first, as
    notes.

    Args:
        report: the name of the report.
        file: the draft.
        repaired: its repairs.
        found: its problems, as far as they are listed.
        listing: how many problems there are.
        stream: where lines to read go; stdout by default.
    """
    if report == "text":
        if repaired:
            console.say(repairs.table(repaired), stream, wrap=True)
        console.say(repairs.summary(repaired), stream)
        _text(found, 1, listing, stream)
    elif report == "json":
        _send_list('{\n  "repairs": [', (repairs.flat(file, each) for each in repaired), "]", indent=4)
        _send_list(',\n  "problems": [', _flat(found), "]\n}\n", indent=4)
    else:
        notes = [repairs.as_problem(file, each) for each in repaired]
        REPORTS[report](chain([notes], found), 1, listing)
