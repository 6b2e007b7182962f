"""IRIs that are relative in a document: they are resolved against a base that no document can mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visitdata.errors import Problem
from visitdata.rdf.parsing.syntax_problems import unreadable
from visitdata.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.rdf.quads import About

RELATIVE = "relative:"
BASE = f"{RELATIVE}//document/"


def refuse_relative(graphs: dict[str, About]) -> None:
    """Look for IRIs that were relative in the document.

    Raises:
        DecodeError: with each of them.
    """
    found = sorted({iri for name, about in graphs.items() for iri in _relative_in(name, about)})
    if found:
        raise unreadable(map(_relative, found))


def _relative_in(name: str, about: About) -> Iterator[str]:
    if name.startswith(RELATIVE):
        yield name
    for subject, said in about.items():
        if subject.startswith(RELATIVE):
            yield subject
        for predicate, values in said.items():
            if predicate.startswith(RELATIVE):
                yield predicate
            for value in values:
                iri = value if isinstance(value, str) else value[1]
                if iri.startswith(RELATIVE):
                    yield iri


def _relative(iri: str) -> Problem:
    given = iri.removeprefix(BASE)
    message = f"the IRI {printable(given)} is relative, and there is no base IRI"
    return Problem(code="relative-iri", message=message, suggestion="write it in full", value=f"<{given}>")
