"""Plain data as an RDF graph, right or wrong: each member by its term, each value as it stands.

The writers take records, which are always right, so that they can show no shape a problem. This encoder takes
any object of the form of a document and checks nothing: a record is a node with the types that its `type` or
its place tells, a reference leads to wherever it leads, a string in the place of a number stays a string, a
null says nothing, and a list says each of its values. What follows from other members (days of a time, names
for those who know only schema.org) is left out, as RDF may leave it out. What records own are blank nodes.

A law in `tests/laws/test_one_verdict.py` shows that for what is right it says just what the writers say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import attrs
import rdflib
from rdflib import RDF, XSD, BNode, Literal, URIRef

from tests.support.plain_data import Data, each_of, is_list, is_object
from visitdata.metamodel.describe import kinds, schema_of
from visitdata.metamodel.scalars import NUMBER, TIME, Scalar
from visitdata.metamodel.schema import LanguageMap, Member, Owned, RecordSchema, Reference
from visitdata.metamodel.settings import settings_of
from visitdata.model.actors import Actor
from visitdata.model.dossier import Dossier
from visitdata.model.events import Event, Proposition
from visitdata.terms import expand
from visitdata.values.numbers import decimal_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node

NUMERIC = {"xsd:decimal", "xsd:nonNegativeInteger"}


def naive_graph(document: Data) -> rdflib.Graph:
    """All that the plain data of a dossier says."""
    return Encoder(document).graph


@attrs.define(eq=False)
class Encoder:
    """The graph of one document, and which kind of record each of its nodes is."""

    document: Data
    graph: rdflib.Graph = attrs.field(factory=rdflib.Graph)
    shapes: dict[Node, RecordSchema] = attrs.field(factory=dict["Node", RecordSchema])
    said: set[str] = attrs.field(factory=set[str])

    def __attrs_post_init__(self) -> None:
        self.said.update(_ids_of_propositions(self.document))
        given = self.document.get("id")
        self.record(self.document, schema_of(Dossier), URIRef(given) if isinstance(given, str) else BNode())

    # Nodes.

    def record(self, data: Data, shape: RecordSchema, node: Node, *, posited: bool = False) -> None:
        """A record and what it owns: said with twins where the record is posited, or its owner is."""
        self.shapes[node] = shape
        posited = posited and not shape.settings.vocabulary.keeps_terms
        for iri in shape.twin_types if posited else _types(shape):
            self.graph.add((node, RDF.type, URIRef(iri)))
        beside = self.beside(data, shape, node)
        members = {member.name: member for member in shape.members}
        for name, value in data.items():
            member = members.get(name)
            if member is None:
                self.unknown(node, name, value)
            elif member in shape.rdf_members:
                subject = beside.get(member.declared.on, node)
                for each in self.objects(value, member, data, posited=posited):
                    self.graph.add((subject, URIRef(member.property(posited=posited)), each))

    def beside(self, data: Data, shape: RecordSchema, node: Node) -> dict[str | None, Node]:
        """The nodes beside the record's own, where something stands on them."""
        found: dict[str | None, Node] = {}
        for name, (link, term) in shape.settings.vocabulary.nodes.items():
            if any(data.get(each.name) is not None for each in shape.members if each.declared.on == name):
                found[name] = BNode()
                self.graph.add((node, URIRef(expand(link)), found[name]))
                self.graph.add((found[name], RDF.type, URIRef(expand(term))))
        return found

    def owned(self, data: Data, value: Owned, *, posited: bool) -> Node:
        """The node of a record that stands inside another."""
        kind, shape = data.get("type"), _shape(value, data)
        is_said = shape is not None and shape.settings.posited
        identifier = data.get("id")
        node = self.iri(identifier, said=is_said) if isinstance(identifier, str) else BNode()
        if shape is None:
            if isinstance(kind, str):
                self.graph.add((node, RDF.type, _no_term(kind)))
            for name in data.keys() - {"id", "type"}:
                self.unknown(node, name, data[name])
            return node
        if shape.identified:
            posited = is_said or (
                data.get("via") is not None and shape.settings.family in {"statement", "allegation"}
            )
        rest = {name: given for name, given in data.items() if name != "type" or not shape.settings.tagged}
        self.record(rest, shape, node, posited=posited)
        return node

    def iri(self, identifier: str, *, said: bool) -> URIRef:
        """The IRI that an id stands for."""
        if ":" in identifier:
            return URIRef(identifier)
        return URIRef(f"{self.document.get('id')}#{'posited:' if said else ''}{identifier}")

    # Objects.

    def objects(self, value: object, member: Member, data: Data, *, posited: bool) -> Iterator[Node]:
        """What the values of a member become; a list within a list is a node of which nothing is said."""
        for each in each_of(value):
            if is_object(each):
                yield from self.objects_of_object(each, member, posited=posited)
            elif is_list(each):
                yield BNode()
            elif isinstance(each, str):
                yield self.of_string(each, member, data)
            elif each is not None:
                yield _of_number(each, member)

    def objects_of_object(self, value: Data, member: Member, *, posited: bool) -> Iterator[Node]:
        if isinstance(member.value, LanguageMap):
            for language, text in value.items():
                if isinstance(text, str):
                    yield _text(text, language)
                elif is_object(text):  # no map of languages itself, whatever its keys are
                    yield self.anything(text)
                else:
                    yield from self.objects(text, member, {}, posited=posited)
        elif isinstance(member.value, Owned):
            yield self.owned(value, member.value, posited=posited)
        else:
            yield self.anything(value)

    def of_string(self, value: str, member: Member, data: Data) -> Node:
        kind = member.value
        if isinstance(kind, Reference):
            return self.iri(value, said=value in self.said)
        if not isinstance(kind, Scalar):
            return Literal(value)
        if kind.datatype is None:
            return URIRef(value)
        if member.declared.language is not None:
            return _text(value, data.get(member.declared.language))
        if kind.prose:
            return _text(value, self.document.get("language"))
        return Literal(value, datatype=URIRef(expand("edtf:EDTF"))) if kind is TIME else Literal(value)

    # What has no term.

    def unknown(self, subject: Node, name: str, value: object) -> None:
        for each in each_of(value):
            if each is not None:
                self.graph.add((subject, _no_term(name), self.anything(each)))

    def anything(self, value: Any) -> Node:
        if isinstance(value, (str, bool, int)):
            return Literal(value)
        if isinstance(value, float):
            return Literal(decimal_text(value), datatype=XSD.decimal)
        node = BNode()
        for name, each in value.items() if is_object(value) else ():
            self.unknown(node, name, each)
        return node


def _ids_of_propositions(value: object) -> Iterator[str]:
    if is_object(value):
        kind, identifier = value.get("type"), value.get("id")
        if isinstance(kind, str) and kind in kinds(Proposition) and isinstance(identifier, str):
            yield identifier
        value = [*value.values()]
    for each in value if is_list(value) else ():
        yield from _ids_of_propositions(each)


def _shape(value: Owned, data: Data) -> RecordSchema | None:
    """The shape that the `type` of an object tells, whether it may stand there or not, or its place."""
    if not settings_of(value.target).tagged:
        return schema_of(value.target)
    known = {**kinds(Actor), **kinds(Event), **kinds(Proposition)}
    name = data.get("type")
    return schema_of(known[name]) if isinstance(name, str) and name in known else None


def _types(shape: RecordSchema) -> list[str]:
    """Its kinds; types of other vocabularies that hold besides are left out."""
    also = set(map(expand, shape.settings.vocabulary.also))
    return [iri for iri in shape.types if iri not in also]


def _no_term(name: str) -> URIRef:
    """A term for what has none, in a space where no shape looks for it."""
    return URIRef(f"https://example.org/no-term#{quote(name, safe='')}")


def _text(value: str, language: object) -> Literal:
    """A text with its tag, where that is one that RDF can write."""
    try:
        return Literal(value, lang=language if isinstance(language, str) else None)
    except ValueError:
        return Literal(value)


def _of_number(value: Any, member: Member) -> Literal:
    """A number with the datatype of its member, if that has one for numbers; a boolean is one anywhere."""
    if isinstance(value, bool):
        return Literal(value)
    kind = member.value
    datatype = kind.datatype if isinstance(kind, Scalar) and kind.datatype in NUMERIC else None
    if datatype == NUMBER.datatype or (datatype is None and isinstance(value, float)):
        return Literal(decimal_text(value), datatype=XSD.decimal)
    is_whole = isinstance(value, int) or value.is_integer()
    lexical = str(int(value)) if is_whole else decimal_text(value)
    return Literal(lexical, datatype=URIRef(expand(datatype or "xsd:integer")))
