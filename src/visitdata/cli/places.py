"""Where findings on a dossier stand in what it was read from: a line of JSON, or a node of RDF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

import attrs

from visitdata.errors import path_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from visitdata import Dossier, Finding
    from visitdata.cli.sources import Outcome
    from visitdata.metamodel.declare import Path

_STEP = re.compile(r"\[([0-9]+)\]|([^.\[\]]+)")


def located(findings: Iterable[Finding], outcome: Outcome) -> list[Finding]:
    """Findings with their places: in JSON line and column, in this order; in RDF the node of the record.

    Args:
        findings: their paths are those of the document that was read, or of the dossier where that is RDF.
        outcome: the dossier, and the JSON that it was read from.
    """
    if outcome.json is not None:
        return _in_lines(findings, outcome.json, (outcome.line or 1) - 1)
    return [] if outcome.dossier is None else _at_nodes(findings, outcome.dossier)


def in_order(findings: Iterable[Finding], outcome: Outcome) -> Iterable[Finding]:
    """Findings by the order of the dossier's own lists, with the indices of the JSON it was read from."""
    if outcome.json is None or outcome.dossier is None:
        return findings
    from visitdata import json_text  # noqa: PLC0415 - loaded once a dossier was read
    from visitdata.codec.document_order import Order  # noqa: PLC0415 - as above

    order = Order(outcome.dossier, cast("dict[str, Any]", json_text.parse_again(outcome.json)))

    def path(steps: Path) -> Path:
        try:
            return order.path(steps)
        except KeyError:  # a member that has its value because the document leaves it out
            return (*path(steps[:-1]), steps[-1])

    return [attrs.evolve(each, path=path_text(path(_steps(each.path)))) for each in findings]


def _in_lines(findings: Iterable[Finding], text: bytes, before: int) -> list[Finding]:
    """Findings with line and column, after so many lines of other dossiers."""
    from visitdata import json_text  # noqa: PLC0415 - as above

    paths = {finding: _steps(finding.path) for finding in findings}
    places = json_text.locate(text, paths.values(), names_repeat=False)
    placed = [
        attrs.evolve(finding, line=before + places[path][0], column=places[path][1])
        for finding, path in paths.items()
    ]
    return sorted(placed, key=lambda finding: (finding.line or 0, finding.column or 0))


def _at_nodes(findings: Iterable[Finding], dossier: Dossier) -> list[Finding]:
    """Findings at the nodes of records, their paths from there on: lists of a graph have no order."""
    from visitdata.metamodel.record_places import step_into  # noqa: PLC0415 - as above
    from visitdata.rdf.scope import Scope  # noqa: PLC0415 - as above

    scope = Scope(dossier)

    def at_node(finding: Finding) -> Finding:
        here: object = dossier
        iri = dossier.id
        path = rest = _steps(finding.path)
        for number, step in enumerate(path, 1):
            here = step_into(here, step)
            identifier = getattr(here, "id", None)
            if identifier is not None:
                iri = scope.iris[identifier]
                rest = path[number:]
        return attrs.evolve(finding, subject=f"<{iri}>", path=path_text(rest))

    return [at_node(finding) for finding in findings]


def _steps(path: str) -> Path:
    """The steps of a path: of `events[2].label`, they are events, 2 and label."""
    return tuple(int(index) if index else name for index, name in _STEP.findall(path))
