"""Statements as a reader meets them: gathered by graph and subject, and the dossiers among them found."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

import attrs

from visitdata.errors import DecodeError, Finding
from visitdata.shape.describe import shape_of
from visitdata.terms import PREFIXES, RDF_TYPE, XSD_STRING
from visitdata.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from visitdata.shape.declare import Declared

MOST_STRANGERS = 1000

# An IRI, or a blank node as `_:label`; a literal as (text, datatype, language).
Literal: TypeAlias = tuple[str, str, "str | None"]
Object: TypeAlias = "str | Literal"
# (subject, predicate, object, graph); the graph is empty for the default graph.
Statement: TypeAlias = tuple[str, str, Object, str]
About: TypeAlias = "dict[str, dict[str, list[Object]]]"


@attrs.define
class Graph:
    """The statements that one dossier is read from.

    Attributes:
        about: for each subject, the objects of each property.
        dossier: the subject that is the dossier.
        beside: statements of the document that belong to no dossier in it.
    """

    about: About
    dossier: str
    beside: list[Statement] = attrs.field(factory=list[Statement])


class _Terms(dict[str, str]):
    """Terms as they are kept: schema.org's with https, though documents may have http."""

    def __missing__(self, iri: str) -> str:
        rest = iri.removeprefix("http://schema.org/")
        term = self[iri] = iri if rest == iri else PREFIXES["schema"] + rest
        return term


def gathered(statements: Iterable[Statement]) -> dict[str, About]:
    """The statements by graph and subject."""
    graphs: dict[str, About] = {}
    terms = _Terms()
    last_graph, about = None, {}
    last_subject, said = None, {}
    for subject, predicate, value, graph in statements:
        if graph != last_graph:
            last_graph, about = graph, graphs.setdefault(graph, {})
            last_subject = None
        if subject != last_subject:
            last_subject, said = subject, about.setdefault(subject, {})
        term = terms[predicate]
        if term == RDF_TYPE and value.__class__ is str:
            value = terms[value]  # noqa: PLW2901 # type: ignore[index] # a string, as was just asked
        said.setdefault(term, []).append(value)
    return graphs


def dossiers_in(graphs: dict[str, About], cls: type[Declared]) -> Iterator[Graph]:
    """Each dossier of a document, in the order of its graphs.

    A graph that says of its own name that it is a dossier holds one. Where none does, all graphs together
    hold exactly one.

    Raises:
        DecodeError: there is none, or there are several that no graphs keep apart.
    """
    wanted = shape_of(cls).types[0]
    named = [name for name, about in graphs.items() if name and is_typed(about, name, wanted)]
    if not named:
        yield _only_one(graphs, cls, wanted)
        return
    beside = [
        statement
        for name, about in graphs.items()
        if name not in named
        for statement in statements_of(about, name)
    ]
    for name in named:
        yield Graph(graphs[name], name, beside)
        beside = []


def grouped(statements: Iterable[Statement], cls: type[Declared], foreign: str) -> Iterator[Graph]:
    """Each dossier of a stream whose statements stand grouped by graph, as soon as its graph ends.

    Raises:
        DecodeError: a graph comes again after it ended; or there are statements beside the dossiers, and
            `foreign` is `refuse`; or there is no dossier.
    """
    wanted = shape_of(cls).types[0]
    seen: set[int] = set()
    strange: dict[str, About] = {}
    found = False
    for name, group in groupby(statements, key=itemgetter(3)):
        if hash(name) in seen:
            raise _error(cls, _not_grouped(name))
        seen.add(hash(name))
        about = gathered(group)[name]
        if name and is_typed(about, name, wanted):
            found = True
            yield Graph(about, name)
        elif not found or foreign == "refuse":
            strange[name] = about
    if strange and not found:
        yield _only_one(strange, cls, wanted)
    elif strange and foreign == "refuse":
        beside = [each for name, about in strange.items() for each in statements_of(about, name)]
        raise _error(cls, *map(stranger, beside[:MOST_STRANGERS]))


def _not_grouped(name: str) -> Finding:
    message = f"the graph {printable(name)} comes again after it ended, so its dossier was not whole"
    return Finding(
        code="not-grouped", message=message, hint="sort the file by graph, or use load", value=shown(name)
    )


def stranger(statement: Statement) -> Finding:
    """The finding that a statement is none of the dossier's."""
    subject, predicate, value, _ = statement
    return Finding(
        code="foreign",
        message="this statement is not the dossier's",
        hint='take it out, or leave such statements aside with foreign="ignore"',
        subject=shown(subject),
        predicate=predicate,
        value=shown(value),
    )


def is_typed(about: About, subject: str, wanted: str) -> bool:
    """Whether a subject is said to be of that type."""
    return wanted in about.get(subject, {}).get(RDF_TYPE, ())


def statements_of(about: About, graph: str = "") -> Iterator[Statement]:
    """What was gathered, one by one."""
    for subject, said in about.items():
        for predicate, values in said.items():
            for value in values:
                yield subject, predicate, value, graph


def _only_one(graphs: dict[str, About], cls: type[Declared], wanted: str) -> Graph:
    """The dossier of all graphs together."""
    union = next(iter(graphs.values())) if len(graphs) == 1 else _united(graphs)
    found = [subject for subject in union if is_typed(union, subject, wanted)]
    if len(found) == 1:
        return Graph(union, found[0])
    if found:
        names = ", ".join(printable(name) for name in sorted(found)[:3])
        more = f" and {len(found) - 3} more" if len(found) > 3 else ""  # noqa: PLR2004 - as many as shown
        message = (
            f"these statements tell of {len(found)} dossiers, and no graphs keep them apart: {names}{more}"
        )
        hint = "write each to a file of its own, or to a graph of its name (nquads, trig)"
        raise _error(cls, Finding(code="several-dossiers", message=message, hint=hint))
    mend = "its subject has to be typed so; JSON-LD needs a context that defines its keys"
    message = f"nothing here is a {cls.__name__}: no subject has the type {wanted}"
    raise _error(
        cls, Finding(code="no-dossier", message=message, hint=mend, predicate=RDF_TYPE, value=f"<{wanted}>")
    )


def _united(graphs: dict[str, About]) -> About:
    return gathered(
        (*statement[:3], "") for name, about in graphs.items() for statement in statements_of(about, name)
    ).get("", {})


def _error(cls: type[Declared], *findings: Finding) -> DecodeError:
    return DecodeError(f"the {cls.__name__} cannot be read", findings)


def shown(term: Object) -> str:
    """A term as N-Triples has it, for messages."""
    if isinstance(term, str):
        return term if term.startswith("_:") else f"<{term}>"
    text, datatype, language = term
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    if language is not None:
        return f'"{quoted}"@{language}'
    return f'"{quoted}"' if datatype == XSD_STRING else f'"{quoted}"^^<{datatype}>'
