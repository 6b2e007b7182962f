"""What is found wrong with a dossier while its nodes are read, and which nodes are lost by that."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from visitdata.errors import Mistake
from visitdata.rdf.decoding import messages
from visitdata.rdf.decoding.problems import TripleMistake, first, unrelated
from visitdata.rdf.decoding.source_map import SourceMap
from visitdata.terms import RDF_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from visitdata.rdf.decoding.field_readers import Data
    from visitdata.rdf.decoding.node_plan import NodePlan
    from visitdata.rdf.decoding.problems import LateMistake
    from visitdata.rdf.quads import About, Object, Quad

_MOST_HELD = 10_000


class Report:
    """What the full reader notes.

    Attributes:
        source_map: the node that each object of the plain data was read from.
        problems: triples that cannot be read.
        contradictions: triples that are derived from others, and do not say what follows from these.
        unrelated: triples that belong to no dossier; of very many, those that are listed.
        more: how many unrelated triples there are besides.
        lost: nodes that are no record where one is wanted, and those that nothing leads to.
        misled: nodes that only a wrong triple leads to.
        misspelt: nodes with a property that is unknown.
        owners: for each node of a record or of a part of one, the node that led to it first.
    """

    def __init__(self, about: About, base: str) -> None:
        self.source_map = SourceMap(about, base)
        self.problems: list[TripleMistake] = []
        self.contradictions: list[TripleMistake] = []
        self.unrelated: list[TripleMistake] = []
        self.more = 0
        self.lost: set[str] = set()
        self.misled: set[str] = set()
        self.misspelt: set[str] = set()
        self.owners: dict[str, str] = {}

    def note(self, data: Data, subject: str, plan: NodePlan) -> None:
        """Note that what a node says is added to an object of the plain data."""
        owner = self.source_map.note(data, subject, plan)
        if owner != subject:
            self.owners[subject] = owner

    def problem(self, subject: str, predicate: str, value: Object | None, mistake: LateMistake) -> None:
        """Note that a triple cannot be read."""
        self.problems.append(TripleMistake(subject, predicate, value, mistake))

    def no_record(self, subject: str, predicate: str, node: str, mistake: LateMistake) -> None:
        """Note that a node is no record that may stand where a triple leads to it."""
        self.lost.add(node)
        self.problem(subject, predicate, node, mistake)

    def unknown_property(self, subject: str, predicate: str, objects: list[Object], plan: NodePlan) -> None:
        """Note triples with a property that records of the class do not have."""
        mistake = partial(messages.unknown_property, plan, predicate)
        for value in objects:
            self.problem(subject, predicate, value, mistake)
        self.misspelt.add(subject)
        self.lose(objects)

    def contradiction(
        self, subject: str, predicate: str, value: Object, source: str, expected: Iterable[Object]
    ) -> None:
        """Note that a triple does not say what follows from the property `source`."""
        mistake = partial(
            messages.contradiction, str(value) if predicate == RDF_TYPE else predicate, expected
        )
        self.contradictions.append(TripleMistake(subject, predicate, value, mistake, source=source))

    def unrelated_triples(
        self, quads: Iterable[Quad], known: Iterable[str] = (), needed: Iterable[str] = ()
    ) -> None:
        """Note triples that do not belong to the dossier; for the terms, see `problems.unrelated`."""
        self.unrelated += [unrelated(each, known, needed) for each in quads]
        if len(self.unrelated) > _MOST_HELD:
            count = len(self.unrelated)
            self.unrelated = first(self.unrelated)
            self.more += count - len(self.unrelated)

    def lose(self, objects: Iterable[Object]) -> None:
        """Note that the nodes among these are not read: what is said of them needs no further word."""
        self.misled.update(each for each in objects if isinstance(each, str))

    def readable(
        self, subject: str, predicate: str, objects: Sequence[Object], values: Sequence[object]
    ) -> list[object]:
        """The values without the mistakes among them, each noted at the object that it was read from."""
        good: list[Object] = []
        for value, plain in zip(objects, values, strict=True):
            if isinstance(plain, Mistake):
                self.problem(subject, predicate, value, plain)
                self.lose([value])
            else:
                good.append(value)
        self.source_map.note_readable(subject, predicate, good)
        return [plain for plain in values if not isinstance(plain, Mistake)]
