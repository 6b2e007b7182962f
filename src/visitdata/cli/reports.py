"""How findings are reported: as lines to read, or in a form that other programs take.

A report is one function in the table: it gets what was found and how many files were looked at, and prints.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import quote

from visitdata import __version__
from visitdata.cli import console
from visitdata.cli.fixing import summary, table
from visitdata.errors import flat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from visitdata.cli.console import Found
    from visitdata.cli.fixing import Done
    from visitdata.errors import Finding, Severity

    Report: TypeAlias = Callable[[Sequence[Found], int], None]


def _text(found: Sequence[Found], files: int) -> None:
    """Lines for people, and how many findings there are."""
    console.say_findings(found)
    console.say(console.tally(files, found))


def _json(found: Sequence[Found], files: int) -> None:  # noqa: ARG001 - a report
    """One array of flat objects, with the file in each; what a finding has not is null."""
    _send_json([flat(file, finding) for file, finding in found])


def _send_json(value: object) -> None:
    text = f"{json.dumps(value, indent=2, ensure_ascii=False)}\n"
    console.send(text.encode(errors="backslashreplace"))


# SARIF 2.1.0, which code-scanning services and editors read.

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "hint": "note"}


def _sarif(found: Sequence[Found], files: int) -> None:  # noqa: ARG001 - a report
    """A log of one run (Static Analysis Results Interchange Format 2.1.0, OASIS, with errata 01)."""
    codes = sorted({finding.code for _, finding in found})
    driver = {"name": "visitdata", "version": __version__, "rules": [*_rules(codes)]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, codes) for each in found],
    }
    _send_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rules(codes: Iterable[str]) -> Iterator[dict[str, Any]]:
    """What the codes mean (section 3.49); of those that kinds declared elsewhere make up, nothing."""
    from visitdata.problems import problems  # noqa: PLC0415 - loads the rules: other reports do without

    known = problems()
    for code in codes:
        about = known.get(code)
        rule: dict[str, Any] = {"id": code}
        if about is not None:
            rule["shortDescription"] = {"text": about.meaning}
            rule["defaultConfiguration"] = {"level": _LEVELS[about.severity]}
            rule["helpUri"] = about.url
        yield rule


def _result(found: Found, codes: Sequence[str]) -> dict[str, Any]:
    """A finding as a result (section 3.27), with the id of its record in the property bag (section 3.8)."""
    file, finding = found
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(file)}}
    if finding.line is not None and finding.column is not None:
        physical["region"] = {"startLine": finding.line, "startColumn": finding.column}
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding.where:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.where}]
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [location],
    }
    if finding.record is not None:
        result["properties"] = {"record": finding.record}
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


def _message(finding: Finding) -> str:
    """What is wrong, and the mend."""
    return f"{finding.message} ({finding.hint})" if finding.hint else finding.message


# Commands for the log of a workflow on GitHub, which shows them beside the lines of a change.

_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "hint": "notice"}
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_DATA = str.maketrans(_ESCAPES)
_IN_PROPERTY = str.maketrans({**_ESCAPES, ":": "%3A", ",": "%2C"})


def _github(found: Sequence[Found], files: int) -> None:  # noqa: ARG001 - a report
    """A workflow command for each finding (GitHub Actions, "Workflow commands")."""
    if found:
        console.say("\n".join(_command(file, finding) for file, finding in found))


def _command(file: str, finding: Finding) -> str:
    properties = {"file": file, "line": finding.line, "col": finding.column, "title": finding.code}
    given = ",".join(
        f"{name}={console.shown(str(value)).translate(_IN_PROPERTY)}"
        for name, value in properties.items()
        if value is not None
    )
    lines = [_message(finding), *([f"at {finding.where}"] if finding.where else [])]
    message = "\n".join(map(console.shown, lines)).translate(_IN_DATA)
    return f"::{_COMMANDS[finding.severity]} {given}::{message}"


REPORTS: Mapping[str, Report] = {"text": _text, "json": _json, "sarif": _sarif, "github": _github}


def report_fixed(report: str, found: Sequence[Found], files: int, done: Done) -> None:
    """Print what was fixed, and what is left.

    In JSON, what was fixed comes first in the array, each with `"fixed": true`. Beside the other reports that
    programs take, which have no room for it, it is told on the standard error.
    """
    if report == "json":
        _send_json([*(each.flat for each in done.changes), *(flat(file, finding) for file, finding in found)])
        return
    stream = None if report == "text" else sys.stderr
    if done.changes:
        console.say(table(done), stream)
    console.say(summary(done), stream)
    REPORTS[report](found, files)
