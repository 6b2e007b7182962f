"""The dossiers among the quads of a document, each with all that is said of it."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import attrs

from visitdata.codec import MOST_PROBLEMS
from visitdata.errors import DecodeError, Problem
from visitdata.metamodel.describe import schema_of
from visitdata.rdf.decoding.problems import decode_error, unrelated
from visitdata.rdf.quads import gathered, is_typed, quads_of, shown
from visitdata.terms import RDF_TYPE
from visitdata.values.seen_set import SeenSet
from visitdata.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from visitdata.metamodel.settings import Declared
    from visitdata.rdf.quads import About, Quad

_NAMES_SHOWN = 3


class UnsureError(Exception):
    """A part of a document may say something else than it does in the whole: read the whole instead."""


@attrs.define
class Graph:
    """The quads that one dossier is read from.

    Attributes:
        about: for each subject, the objects of each property.
        dossier: the subject that is the dossier.
        beside: quads of the document that belong to no dossier in it.
        name: the name of the graph that they are, which is the dossier's; None where they are those of all.
    """

    about: About
    dossier: str
    beside: list[Quad] = attrs.field(factory=list["Quad"])
    name: str | None = None


def dossiers_in(graphs: dict[str, About], cls: type[Declared]) -> Iterator[Graph]:
    """Each dossier of a document, in the order of its graphs; none where nothing is said.

    A graph that says of its own name that it is a dossier holds one. Where none does, all graphs together
    hold exactly one.

    Raises:
        DecodeError: there is none, or there are several that no graphs keep apart.
    """
    wanted = schema_of(cls).types[0]
    named = {name for name, about in graphs.items() if name and is_typed(about, name, wanted)}
    if graphs and not named:
        yield _only_one(graphs, cls, wanted)
        return
    beside = [each for name in sorted(graphs.keys() - named) for each in quads_of(graphs[name], name)]
    for name, about in graphs.items():
        if name in named:
            yield Graph(about, name, beside, name)
            beside = []


def grouped(quads: Iterable[Quad], cls: type[Declared], *, ignore: bool) -> Iterator[Graph]:
    """Each dossier of a stream whose quads stand grouped by graph, as soon as its graph ends.

    Args:
        quads: the stream.
        cls: the class of dossiers.
        ignore: whether quads that belong to no dossier are left aside.

    Raises:
        DecodeError: a graph begins again after it ended; or, once the stream ends, there were quads
            beside the dossiers; or there is no dossier.
    """
    wanted = schema_of(cls).types[0]
    ended = SeenSet()
    is_found = False
    others: dict[str, About] = {}  # until a dossier is found, all of them together may be one
    beside: list[Quad] = []  # from then on, so many are kept as can be told of
    more = 0
    for name, group in groupby(quads, key=itemgetter(3)):
        if ended.meet(name):
            raise _error(cls, _not_grouped(name))
        about = gathered(group)[name]
        if name and is_typed(about, name, wanted):
            is_found = True
            yield Graph(about, name, name=name)
        else:
            others[name] = about
        if is_found:
            beside += [quad for other in [*others] for quad in quads_of(others.pop(other), other)]
            more += len(beside[MOST_PROBLEMS:])
            del beside[MOST_PROBLEMS:]
    if others:
        yield _only_one(others, cls, wanted)
    if beside and not ignore:
        raise decode_error([unrelated(each) for each in beside], cls.__name__, more=more)


def _only_one(graphs: dict[str, About], cls: type[Declared], wanted: str) -> Graph:
    """The dossier of all graphs together."""
    every = ((*quad[:3], "") for name, about in graphs.items() for quad in quads_of(about, name))
    union = next(iter(graphs.values())) if len(graphs) == 1 else gathered(every).get("", {})
    found = sorted(subject for subject in union if is_typed(union, subject, wanted))
    if len(found) == 1:
        return Graph(union, found[0])
    raise _error(cls, _several(found) if found else _none(cls, wanted))


def _not_grouped(name: str) -> Problem:
    graph = f"the graph {printable(name)}" if name else "the default graph"
    message = f"{graph} begins again after it ended, so not all of it was read"
    suggestion = "sort the file by graph, or use load"
    return Problem(
        code="not-grouped", message=message, suggestion=suggestion, value=shown(name) if name else None
    )


def _several(found: list[str]) -> Problem:
    names = ", ".join(printable(name) for name in found[:_NAMES_SHOWN])
    more = f" and {len(found) - _NAMES_SHOWN} more" if len(found) > _NAMES_SHOWN else ""
    message = f"these triples describe {len(found)} dossiers, and no graphs keep them apart: {names}{more}"
    suggestion = "write each to a file of its own, or to a graph of its name (nquads, trig)"
    return Problem(code="several-dossiers", message=message, suggestion=suggestion, subject=shown(found[1]))


def _none(cls: type[Declared], wanted: str) -> Problem:
    message = f"there is no {cls.__name__}: no subject has the type {wanted}"
    suggestion = "give its subject that type; JSON-LD needs a context that defines its keys"
    return Problem(
        code="no-dossier", message=message, suggestion=suggestion, predicate=RDF_TYPE, value=shown(wanted)
    )


def _error(cls: type[Declared], problem: Problem) -> DecodeError:
    return DecodeError(f"the {cls.__name__} cannot be read", (problem,))
