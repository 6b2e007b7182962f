"""The reader that reports everything that is wrong with the triples of a dossier, each at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from visitdata import codec
from visitdata.errors import Mistake, Path
from visitdata.metamodel.scalars import RECORD_ID
from visitdata.metamodel.settings import Declared
from visitdata.rdf.decoding import messages
from visitdata.rdf.decoding.node_plan import listed_types_of
from visitdata.rdf.decoding.problems import TripleMistake, decode_error
from visitdata.rdf.decoding.reader import Reader
from visitdata.rdf.decoding.report import Report
from visitdata.rdf.quads import order, quads_of
from visitdata.terms import RDF_TYPE, expand

if TYPE_CHECKING:
    from collections.abc import Iterable

    from visitdata.rdf.decoding.dossiers import Graph
    from visitdata.terms import Foreign

_R = TypeVar("_R", bound=Declared)


def read_in_full(cls: type[_R], graph: Graph, foreign: Foreign) -> _R:
    """The record that triples describe: see `decode.decode`.

    Raises:
        DecodeError: with everything that is wrong.
    """
    report = Report(graph.about, f"{graph.dossier}#")
    reader = Reader(cls, graph, foreign, report)
    data = reader.document()
    mistakes: list[tuple[Path, Mistake]] = []
    record = codec.read(cls, data, mistakes)
    found = [report.source_map.of_mistake(data, path, mistake) for path, mistake in mistakes]
    if not any(mistake.message == codec.NEWER for _, mistake in mistakes):
        rest = _Rest(cls, reader, report)
        if foreign == "refuse":
            report.unrelated_triples(graph.beside)
        rest.note_unlisted(foreign)
        found = _without_consequences(found, reader, report, _stray_references(reader)) or found
        found += report.unrelated
    if found:
        named = [
            each._replace(record=_record_of(each.subject, graph.dossier, reader, report)) for each in found
        ]
        raise decode_error(named, cls.__name__, more=report.more)
    return record


def _record_of(subject: str, root: str, reader: Reader, report: Report) -> str | None:
    """The id of the record that a subject is, or that it belongs to; None where it is of no record."""
    passed: set[str] = set()
    while subject in report.owners and subject not in reader.ids and subject not in passed:
        passed.add(subject)
        subject = report.owners[subject]
    if subject == root:
        return root
    identifier = reader.ids.get(subject) or reader.id_of(subject)
    is_known = subject in reader.ids or subject.startswith(reader.base)
    return identifier if is_known and not isinstance(RECORD_ID.read(identifier), Mistake) else None


class _Rest:
    """The nodes that were not read: lost records of the dossier, or somebody else's."""

    def __init__(self, cls: type[Declared], reader: Reader, report: Report) -> None:
        self._listed_types = listed_types_of(cls)
        self._about = reader.about
        self._base = reader.base
        self._reached = reader.reached
        self._report = report

    def note_unlisted(self, foreign: Foreign) -> None:
        """Note the nodes that nothing leads to, each with all that it owns."""
        misled = (each for each in self._report.misled if not self._is_listable(each))
        self._follow([*self._report.lost, *misled])
        left: list[str] = []
        for subject in self._about.keys() - self._reached:
            if subject.startswith(self._base):
                left.append(subject)
            elif foreign == "refuse":
                self._report.unrelated_triples(quads_of({subject: self._about[subject]}))
        left.sort(key=lambda subject: (not self._is_listable(subject), subject))
        for subject in left:
            if subject not in self._reached:
                said = self._about[subject]
                predicate = RDF_TYPE if RDF_TYPE in said else min(said)
                value = min(said[predicate], key=order)
                self._report.lost.add(subject)
                self._report.problem(subject, predicate, value, messages.UNLISTED)
                self._follow([subject])

    def _follow(self, nodes: Iterable[str]) -> None:
        """Take as reached what lost nodes own: it is lost with them, and needs no word of its own."""
        rest = [node for node in nodes if node in self._about]
        self._reached.update(rest)
        while rest:
            for objects in self._about[rest.pop()].values():
                for each in objects:
                    if not isinstance(each, str) or each in self._reached or each not in self._about:
                        continue
                    if not self._is_listable(each):
                        self._reached.add(each)
                        rest.append(each)

    def _is_listable(self, subject: str) -> bool:
        types = self._about.get(subject, {}).get(RDF_TYPE, ())
        return not self._listed_types.isdisjoint(types)


def _stray_references(reader: Reader) -> list[TripleMistake]:
    """References to a node of which nothing is said, though its id is that of another node."""
    strays = reader.strays()
    if not strays:
        return []
    nodes = {identifier: node for node, identifier in reader.ids.items()}
    return [
        TripleMistake(subject, predicate, value, messages.stray(value, nodes[reader.id_of(value)]))
        for subject, predicate, value, _ in quads_of(reader.about)
        if isinstance(value, str) and value in strays and subject in reader.reached and predicate != RDF_TYPE
    ]


# What stands in place of others, so that nothing is missing where it is there and cannot be read.
_IN_PLACE_OF_OTHERS = expand("rdf:value")


def _without_consequences(
    found: list[TripleMistake], reader: Reader, report: Report, strays: list[TripleMistake]
) -> list[TripleMistake]:
    """All mistakes without those that others explain: what cannot be read is not missing, too."""
    unread = {(each.subject, each.predicate) for each in report.problems}

    def is_replaced(each: TripleMistake) -> bool:
        said = reader.about.get(each.subject, {}).values()
        return any((node, _IN_PLACE_OF_OTHERS) in unread for nodes in said for node in nodes)

    unread_in = {each.subject for each in report.problems}
    stray = {each.triple for each in strays}
    found = [
        each
        for each in found
        if not (
            each.has("missing-member") and ((each.subject, each.predicate) in unread or is_replaced(each))
        )
        and not (each.has("unknown-type") and each.subject in report.lost)
        and not (each.has("empty-quantity") and each.subject in unread_in)
        and not (each.has("unknown-reference") and each.value in report.lost)
        and each.triple not in stray
    ]
    unread |= {(each.subject, each.predicate) for each in found}
    contradictions = [
        each
        for each in report.contradictions
        if (each.subject, each.source) not in unread and each.subject not in report.misspelt
    ]
    return [*found, *report.problems, *strays, *contradictions]
