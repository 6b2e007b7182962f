"""What records become in RDF: each kind of node, asserted or posited, and the properties it may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from visitdata.metamodel.describe import kinds, schema_of, schemas
from visitdata.metamodel.prefixes import prefixes_of
from visitdata.metamodel.scalars import TIME, Scalar
from visitdata.metamodel.schema import Member, Owned, RecordSchema, Reference
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.terms import expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


PROPOSITION = expand("vd:Proposition")


@attrs.frozen
class NodeKind:
    """One kind of node: the records of a class, as asserted or as posited."""

    schema: RecordSchema
    posited: bool

    @property
    def types(self) -> tuple[str, ...]:
        """All its types that are always written."""
        return self.schema.twin_types if self.posited else self.schema.types

    @property
    def possible_types(self) -> tuple[str, ...]:
        """All its types, those too that follow from the values of members."""
        vocabulary = self.schema.settings.vocabulary
        some = (*vocabulary.by_kind.values(), *vocabulary.if_filled.values())
        return self.types if self.posited else (*self.types, *map(expand, some))

    @property
    def own(self) -> str:
        """The type that tells it from other nodes."""
        return next(iri for iri in self.types if iri != PROPOSITION)

    @property
    def is_proposition(self) -> bool:
        """Whether it is a proposition, in its own right and not as a part of one."""
        return self.types[0] == PROPOSITION

    @property
    def members(self) -> list[Member]:
        """Its members that are said of it."""
        return list(self.schema.rdf_members)


def in_order(found: Iterable[RecordSchema]) -> list[RecordSchema]:
    """Classes as declared, those of own kinds after ours by name: whoever declared first is no matter."""

    def place(schema: RecordSchema) -> tuple[str, str]:
        space = schema.settings.namespace
        return ("", "") if space == "vd:" else (space, schema.name)

    return sorted(found, key=place)


def kinds_of(target: type[Declared]) -> list[RecordSchema]:
    """The classes that may stand where `target` is wanted."""
    return in_order(schema_of(kind) for kind in kinds(target).values())


def saying(root: type[Declared]) -> Iterator[tuple[RecordSchema, Member, type[Declared]]]:
    """The members by which records say propositions, each with the class of these."""
    for schema in schemas(root):
        for member in schema.members:
            if isinstance(member.value, Owned) and settings_of(member.value.target).posited:
                yield schema, member, member.value.target


def nodes(root: type[Declared]) -> list[NodeKind]:
    """Every kind of node that a document of `root` can hold: the asserted ones, then the posited ones."""
    every = in_order(schemas(root))
    asserted = [NodeKind(schema, posited=False) for schema in every if not schema.settings.posited]
    return [*asserted, *_posited_nodes(every)]


def _posited_nodes(every: Iterable[RecordSchema]) -> list[NodeKind]:
    """Propositions, statements and allegations known only from another, and what these own."""
    found = [node for schema in every if (node := NodeKind(schema, posited=True)).is_proposition]
    for node in found:
        for target in [member.value.target for member in node.members if isinstance(member.value, Owned)]:
            inner, settings = NodeKind(schema_of(target), posited=True), settings_of(target)
            if not (settings.posited or settings.vocabulary.keeps_terms or inner in found):
                found.append(inner)
    return found


def class_nodes(target: type[Declared], *, posited: bool) -> list[NodeKind]:
    """The nodes of the records that a member may own: under what is posited, they are posited too."""
    return [NodeKind(schema, posited=posited or schema.settings.posited) for schema in kinds_of(target)]


def nodes_referred(reference: Reference) -> list[NodeKind]:
    """The nodes that a reference may lead to: statements and allegations stand in either way."""
    found = [schema for target in reference.targets for schema in kinds_of(target)]
    asserted = [NodeKind(schema, posited=False) for schema in found if not schema.settings.posited]
    return [*asserted, *(node for schema in found if (node := NodeKind(schema, posited=True)).is_proposition)]


def targets(member: Member) -> tuple[type[Declared], ...]:
    """The record classes of its values, if these are records."""
    return (member.value.target,) if isinstance(member.value, Owned) else member.targets


def nodes_at(target: type[Declared], member: Member, node: NodeKind) -> list[NodeKind]:
    """The nodes of `target` to which a member of a node may lead."""
    if isinstance(member.value, Reference) or any(schema.identified for schema in kinds_of(target)):
        return nodes_referred(Reference((target,)))
    return class_nodes(target, posited=node.posited)


def leads(member: Member) -> bool:
    """Whether it leads to a node, not to a literal."""
    value = member.value
    return isinstance(value, (Reference, Owned)) or (isinstance(value, Scalar) and value.datatype is None)


def terms(member: Member) -> Iterator[tuple[str, str]]:
    """(term, twin) of all that a member comes to in RDF, whether asserted or posited."""
    yield member.term, member.twin
    yield from ((term, twin) for term, twin, _ in bounds(member))


def bounds(member: Member) -> Iterator[tuple[str, str, str]]:
    """(term, twin, doc) of the days that are written beside a time, as xsd:date."""
    if member.value is TIME and member.declared.bounds:
        yield expand("vd:earliest"), expand("vd:positedEarliest"), "The first day that the time may touch."
        yield expand("vd:latest"), expand("vd:positedLatest"), "The last day that the time may touch."


def own_namespaces(root: type[Declared]) -> dict[str, str]:
    """The namespaces of kinds declared elsewhere, by the prefixes they are written with here."""
    return prefixes_of(schema.cls for schema in schemas(root))
