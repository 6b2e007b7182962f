"""Record to RDF: what each record says as nodes, asserted terms or twins, compiled once per class.

Every writer but those of lines reads this one tree. A node has an IRI and (predicate, object) pairs; an
object is an IRI, a literal as (text, type), or a node that its owner describes. There are no blank nodes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from visitdata.codegen.source import Source
from visitdata.rdf.asserted_or_posited import once_asserted_or_posited
from visitdata.rdf.encoding.emitter import Described, Notation, compiled
from visitdata.rdf.nodes import STRING, Node, tagged, triples
from visitdata.rdf.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from visitdata.metamodel.schema import Member, RecordSchema
    from visitdata.metamodel.settings import Declared
    from visitdata.rdf.nodes import LiteralType, Pair, Triple


class DossierGraph:
    """The graph of one dossier, as nodes, which are made while they are asked for.

    Attributes:
        iri: the dossier's.
        namespaces: where kinds declared outside this package have their terms, by a prefix for each.
        root: the dossier's own node, without the records it lists.
    """

    def __init__(self, dossier: Declared) -> None:
        scope = self._scope = _NodeScope(dossier)
        iri: str = getattr(dossier, "id")  # noqa: B009 - a dossier has one
        self.iri = iri
        self.namespaces = scope.namespaces()
        self.root: Node = _node_of.asserted(type(dossier))(dossier, iri, scope.base, scope)

    def links(self) -> Iterator[tuple[str, str]]:
        """(predicate, IRI) for each record that the dossier lists."""
        for member, records in self._scope.listed:
            for record in records:
                yield member.term, self._scope.iris[record.id]

    def listed(self) -> Iterator[tuple[Member, Node]]:
        """(the member that lists it, node) for each of them, in the same order."""
        scope = self._scope
        for member, records in scope.listed:
            for record in records:
                iri = scope.iris[record.id]
                yield member, _node_of.of(record)(record, iri, scope.stem(iri), scope)

    def nodes(self) -> Iterator[Node]:
        """The root, which lists the records, then each record."""
        links: list[Pair] = [*self.links()]
        yield Node(self.iri, [*self.root.pairs, *links])
        for _, node in self.listed():
            yield node

    def triples(self) -> Iterator[Triple]:
        """Everything as (subject, predicate, object), each once."""
        for node in self.nodes():
            yield from triples(node)


class _NodeScope(Scope):
    """What nodes ask for besides: the type of prose."""

    def __init__(self, dossier: Any) -> None:
        super().__init__(dossier)
        self.prose = STRING if self.language is None else tagged(self.language)


_Make: TypeAlias = "Callable[[Any, str, str, _NodeScope], Node]"


@once_asserted_or_posited
def _node_of(schema: RecordSchema, *, posited: bool) -> _Make:
    """The function that makes the node of a record: (record, its IRI, the stem of its own nodes, scope)."""
    source = Source("node", "self, iri, stem, scope")
    return compiled(schema, _NodeNotation(source), "statements", posited=posited)


class _NodeNotation(Notation):
    """Triples are pairs of a predicate and an object."""

    def begin(self) -> tuple[str, ...]:
        for name, value in (("Node", Node), ("STRING", STRING), ("tagged", tagged)):
            self.source.bind(name, value)
        return ("iris = scope.iris",)

    def end(self) -> tuple[str, ...]:
        return ("return Node(iri, triples)",)

    def item(self, predicate: str, object_: str) -> str:
        return f"({predicate!r}, {object_})"

    def constant(self, iri: str) -> str:
        return repr(iri)

    def iri(self, value: str) -> str:
        return value

    def prose(self, value: str) -> str:
        return f"({value}, scope.prose)"

    def tagged(self, value: str, language: str, *, always: bool) -> str:
        tag = f"tagged({language})"
        return f"({value}, {tag if always else f'STRING if {language} is None else {tag}'})"

    def literal(self, value: str, type_: LiteralType, *, escaped: bool = False) -> str:  # noqa: ARG002 - each syntax has its own escapes
        return f"({value}, {self.source.bind('literal_type', type_)})"

    def owned(self, name: str, target: type[Declared], *, posited: bool) -> Described:
        make = self.source.bind(f"make_{name}", _node_of(target, posited=posited))
        return Described(f"{make}(v, n, n, scope)")

    def proposition(self) -> Described:
        return Described(f"{self.source.bind('proposition', _proposition)}(v, n, scope)")

    def beside(self) -> Described:
        return Described("Node(n, inner)")


def _proposition(proposition: Any, iri: str, scope: _NodeScope) -> Node:
    """The node of a proposition, whatever its kind."""
    return _node_of.posited(proposition.__class__)(proposition, iri, iri, scope)
