"""What a dossier asserts, and its statements one by one, to be altered before they are read again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import visitdata as vd
from tests.support.objects import leaves
from visitdata.codegen.plain import plain
from visitdata.metamodel.settings import Declared
from visitdata.model.dossier import Dossier
from visitdata.rdf.decoding.decode import decode
from visitdata.rdf.decoding.dossiers import dossiers_in
from visitdata.rdf.encoding.to_nodes import DossierGraph
from visitdata.rdf.quads import gathered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from visitdata.rdf.quads import Quad
    from visitdata.terms import Foreign

# (the list a record stands in, its id, the way to a value within it, the value).
Fact: TypeAlias = tuple[str, str, tuple[str, ...], Any]

LISTS = {"articles", "actors", "places", "events", "statements", "allegations"}
LEADING = {"alleges", "posits", "denies"}
# What is taken where nothing is stated.
DEFAULT = (("standing",), "alleged")


def asserted(dossier: vd.Dossier) -> set[Fact]:
    """Every value that the dossier asserts; of lists, that it stands in one, not where."""
    document: dict[str, Any] = plain(dossier)
    facts = {*_kinds(dossier), *_facts("", "", {key: document[key] for key in document.keys() - LISTS})}
    for name in LISTS & document.keys():
        for record in document[name]:
            if "via" not in record:
                facts.update(_facts(name, record["id"], record))
    return facts


def _facts(name: str, key: str, record: dict[str, Any]) -> Iterator[Fact]:
    own = {member: value for member, value in record.items() if member not in LEADING | {"type"}}
    for path, value in leaves(own):
        way = tuple(part for part in path if isinstance(part, str))
        if (way, value) != DEFAULT:
            yield name, key, way, value


def _kinds(dossier: vd.Dossier) -> Iterator[Fact]:
    """Each kind that a record is a case of: a visit is an event, too."""
    for name in ("actors", "events"):
        for record in getattr(dossier, name):
            for cls in type(record).__mro__:
                if issubclass(cls, Declared):
                    yield name, record.id, ("type",), cls.__name__


def statements(dossier: vd.Dossier, graph: str = "") -> list[Quad]:
    """Each statement of a dossier, in the order in which it is written."""
    return [
        (
            subject,
            predicate,
            value if isinstance(value, str) else (value[0], value[1].datatype, value[1].language),
            graph,
        )
        for subject, predicate, value in DossierGraph(dossier).triples()
    ]


def read(given: Iterable[Quad], foreign: Foreign = "refuse") -> vd.Dossier:
    """The dossier that statements describe.

    Raises:
        DecodeError: they describe none, or one with problems.
    """
    (graph,) = dossiers_in(gathered(given), Dossier)
    return decode(Dossier, graph, foreign)


def read_or_refused(given: Iterable[Quad], foreign: Foreign = "refuse") -> vd.Dossier | None:
    """The same; None where nothing is said, or it is refused with at least one problem."""
    every = list(given)
    try:
        return read(every, foreign) if every else None
    except vd.DecodeError as error:
        if error.problems:
            return None
        msg = "an error without a problem"
        raise AssertionError(msg) from error
