"""RDF to record: the triples about each node become plain data, and what reads plain data judges that."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from visitdata.codegen import fast_path
from visitdata.metamodel.settings import Declared
from visitdata.rdf.decoding import messages
from visitdata.rdf.decoding.full_reader import read_in_full
from visitdata.rdf.decoding.node_plan import node_plan_of
from visitdata.rdf.decoding.problems import TripleMistake, decode_error
from visitdata.rdf.decoding.reader import GiveUpError, KindsLoadedError, Reader
from visitdata.terms import RDF_TYPE

if TYPE_CHECKING:
    from visitdata.rdf.decoding.dossiers import Graph
    from visitdata.terms import Foreign

_R = TypeVar("_R", bound=Declared)


def decode(cls: type[_R], graph: Graph, foreign: Foreign = "refuse") -> _R:
    """The record that triples describe.

    Args:
        cls: the class of dossiers.
        graph: the triples.
        foreign: whether triples that belong to no dossier are refused, or passed over.

    Raises:
        DecodeError: with everything that is wrong; each problem names the subject, predicate and value.
    """
    if graph.dossier.startswith("_:"):
        own, mistake = node_plan_of(cls, posited=False).own, messages.unnamed(cls.__name__)
        raise decode_error([TripleMistake(graph.dossier, RDF_TYPE, own, mistake)], cls.__name__)
    record: _R | None = None
    try:
        with suppress(GiveUpError):
            record = _read_fast(cls, graph, foreign)
        return read_in_full(cls, graph, foreign) if record is None else record
    except KindsLoadedError:
        return decode(cls, graph, foreign)


def _read_fast(cls: type[_R], graph: Graph, foreign: Foreign) -> _R | None:
    """The record, where nothing is wrong; None, or a GiveUpError, where something may be.

    Subjects that nothing leads to belong to the dossier, and are lost, where their IRIs begin with its own.
    """
    reader = Reader(cls, graph, foreign)
    record = fast_path.read(cls, reader.document())
    rest = graph.about.keys() - reader.reached
    is_refused = foreign == "refuse" and bool(rest or graph.beside)
    if is_refused or any(each.startswith(reader.base) for each in rest) or reader.strays():
        return None
    return record
