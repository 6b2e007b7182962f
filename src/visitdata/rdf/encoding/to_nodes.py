"""Record to RDF: what each record says as nodes, asserted terms or twins, compiled once per class.

Every writer but those of lines reads this one tree. A node has an IRI and (predicate, object) pairs; an
object is an IRI, a literal as (text, type), or a node that its owner describes. There are no blank nodes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from visitdata.codegen.source import Source
from visitdata.metamodel.describe import Owned
from visitdata.metamodel.settings import is_only_said
from visitdata.rdf.asserted_or_posited import once_per_voice
from visitdata.rdf.encoding.emitter import Saying
from visitdata.rdf.nodes import STRING, Node, tagged, triples
from visitdata.rdf.scope import Scope, listing_of
from visitdata.terms import RDF_TYPE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from visitdata.metamodel.declare import Declared
    from visitdata.metamodel.describe import Member, RecordSchema
    from visitdata.rdf.nodes import LiteralType, Pair, Triple


class Document:
    """All that one dossier says, as nodes, made while they are asked for.

    Attributes:
        iri: the dossier's.
        namespaces: where kinds declared outside this package have their terms, by a prefix for each.
        root: the dossier's own node, without the records it lists.
    """

    def __init__(self, dossier: Declared) -> None:
        self._dossier = dossier
        self._listing = listing_of(type(dossier))
        self._scope = _NodeScope(dossier)
        iri: str = getattr(dossier, "id")  # noqa: B009 - a dossier has one
        self.iri = iri
        self.namespaces = self._scope.namespaces(dossier)
        self.root: Node = node_of(type(dossier), posited=False)(dossier, iri, f"{iri}#", self._scope)

    def links(self) -> Iterator[tuple[str, str]]:
        """(predicate, IRI) for each record that the dossier lists."""
        for member in self._listing:
            for record in getattr(self._dossier, member.name):
                yield member.term, self._scope.iris[record.id]

    def listed(self) -> Iterator[tuple[Member, Node]]:
        """(the member that lists it, node) for each of them, in the same order."""
        scope = self._scope
        for member in self._listing:
            for record in getattr(self._dossier, member.name):
                iri = scope.iris[record.id]
                node = node_of(record.__class__, posited=is_only_said(record))
                yield member, node(record, iri, scope.stem(iri), scope)

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


@once_per_voice
def node_of(schema: RecordSchema, *, posited: bool) -> _Make:
    """The function that makes the node of a record: (record, its IRI, the stem of its own nodes, scope)."""
    return _Compiler(schema, posited=posited).compile()


class _Compiler(Saying):
    """Writes the function that makes the node of a record."""

    what = "statements"

    def __init__(self, schema: RecordSchema, *, posited: bool) -> None:
        super().__init__(schema, Source("node", "self, iri, stem, scope"), posited=posited)

    def begin(self) -> None:
        bind = self.source.bind
        bind("Node", Node)
        bind("STRING", STRING)
        bind("tagged", tagged)
        self.lines("pairs = []", "add = pairs.append")

    def end(self) -> None:
        self.lines("return Node(iri, pairs)")

    def add(self, predicate: str, value: str) -> str:
        return f"add(({predicate!r}, {value}))"

    def constant(self, iri: str) -> str:
        return repr(iri)

    def iri(self, source: str) -> str:
        return source

    def reference(self, source: str) -> str:
        return f"scope.iris[{source}]"

    def prose(self, source: str) -> str:
        return f"({source}, scope.prose)"

    def tagged(self, source: str, language: str, *, always: bool) -> str:
        tag = f"tagged({language})"
        return f"({source}, {tag if always else f'STRING if {language} is None else {tag}'})"

    def literal(self, source: str, type_: LiteralType, *, escaped: bool = False) -> str:  # noqa: ARG002 - each syntax has its own escapes
        return f"({source}, {self.source.bind('literal_type', type_)})"

    def owned(self, predicate: str, member: Member, key: str) -> list[str]:
        assert isinstance(member.value, Owned)  # noqa: S101 - as it was chosen
        make = self.source.bind(f"make_{member.name}", node_of(member.value.target, posited=self.posited))
        name = f"n := f'{{stem}}:{member.name}:{{{key}(v)}}'"
        return [self.add(predicate, f"{make}(v, {name}, n, scope)")]

    def said(self, predicate: str) -> list[str]:
        return [self.add(predicate, f"{self.source.bind('said', _said)}(v, scope)")]

    def node(self, name: str, link: str, term: str) -> list[str]:
        begun = f"n = Node(f'{{iri}}:{name}', [({RDF_TYPE!r}, {term!r})])"
        return [begun, self.add(link, "n")]

    def on_node(self, predicate: str, value: str) -> str:
        return f"n.pairs.append(({predicate!r}, {value}))"


def _said(proposition: Any, scope: _NodeScope) -> Node:
    """The node of a proposition, whatever its kind."""
    iri = scope.iris[proposition.id]
    return node_of(proposition.__class__, posited=True)(proposition, iri, iri, scope)
