"""Where problems on a dossier stand in what it was read from: a line of JSON, or a node of RDF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from visitdata.errors import Path, path_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from visitdata import Dossier, Problem
    from visitdata.cli.sources import Read

_STEP = re.compile(r"\[([0-9]+)\]|([^.\[\]]+)")


def located(problems: Iterable[Problem], dossier: Dossier, read: Read) -> list[Problem]:
    """Problems with their places: in JSON line and column, in this order; in RDF the node of the record.

    Args:
        problems: their paths are those of the document that was read, or of the dossier where that is RDF.
        dossier: the dossier.
        read: how it was read.
    """
    if read.json is not None:
        return _in_lines(problems, read.json, (read.line or 1) - 1)
    return _at_nodes(problems, dossier)


def document_paths(dossier: Dossier, read: Read) -> Callable[[Path], Path]:
    """From paths by the order of a dossier's own lists to those of the JSON that it was read from, if any."""
    document = read.document()
    if document is None:
        return lambda path: path
    from visitdata.codec.document_order import Order

    return Order(dossier, document).path


def in_order(problems: Iterable[Problem], dossier: Dossier, read: Read) -> Iterable[Problem]:
    """Problems by the order of the dossier's own lists, with the indices of the JSON it was read from."""
    path_of = document_paths(dossier, read)
    return [attrs.evolve(each, path=path_text(path_of(_steps(each.path)))) for each in problems]


def _in_lines(problems: Iterable[Problem], text: bytes, before: int) -> list[Problem]:
    """Problems with line and column, after so many lines of other dossiers."""
    from visitdata import json_text

    paths = {problem: _steps(problem.path) for problem in problems}
    places = json_text.locate(text, paths.values(), names_repeat=False)
    placed = [
        attrs.evolve(problem, line=before + places[path][0], column=places[path][1])
        for problem, path in paths.items()
    ]
    return sorted(placed, key=lambda problem: (problem.line or 0, problem.column or 0))


def _at_nodes(problems: Iterable[Problem], dossier: Dossier) -> list[Problem]:
    """Problems at the nodes of records, their paths from there on: lists of a graph have no order."""
    from visitdata.metamodel.record_places import step_into
    from visitdata.rdf.scope import Scope

    scope = Scope(dossier)

    def at_node(problem: Problem) -> Problem:
        here: object = dossier
        iri = dossier.id
        path = rest = _steps(problem.path)
        for number, step in enumerate(path, 1):
            here = step_into(here, step)
            identifier = getattr(here, "id", None)
            if identifier is not None:
                iri = scope.iris[identifier]
                rest = path[number:]
        return attrs.evolve(problem, subject=f"<{iri}>", path=path_text(rest))

    return [at_node(problem) for problem in problems]


def _steps(path: str) -> Path:
    """The steps of a path: of `events[2].label`, they are events, 2 and label."""
    return tuple(int(index) if index else name for index, name in _STEP.findall(path))
