"""How the triples about a node become the plain data of a record: each property back to its member.

A plan is made from the schema of a record class, as what `encode` compiles is: it is the reverse of that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

import attrs

from visitdata.errors import Mistake
from visitdata.metamodel.describe import kinds, schemas
from visitdata.metamodel.per_class import UntilDeclared, until_declared
from visitdata.metamodel.schema import Member, Owned, RecordSchema
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.rdf.asserted_or_posited import once_asserted_or_posited
from visitdata.rdf.decoding.field_readers import NodeReader, of_plain, refuse_others
from visitdata.rdf.derived_triples import derivations, implied
from visitdata.rdf.scope import is_listing
from visitdata.terms import RDF_TYPE, VD, expand, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from visitdata.rdf.decoding.field_readers import Data, FieldReader
    from visitdata.rdf.derived_triples import Derivation
    from visitdata.rdf.quads import Object

_PROPOSITION = expand("vd:Proposition")

# For each kind of record that may stand somewhere, by its own type, the member and the plan.
ByType: TypeAlias = "Mapping[str, tuple[Member, NodePlan]]"


@attrs.define(eq=False)
class NodePlan:
    """How the triples about a node become the plain data of one class, asserted or posited.

    Attributes:
        schema: the class.
        posited: whether it is written with twins.
        own: its own type.
        types: the types that it has.
        id_prefix: what stands before its id in its IRI, where the class is only posited; None without an id.
        type_name: the `type` of its plain data; None where that has none.
        types_by: further types, each with the member that it is derived from, and the values of that member
            from which it is derived; None where any will do.
        properties: the property of each member.
        links: for each member that stands on a node beside the record's own, the property that leads there.
        fields: for each property, the reader of its objects.
        record_properties: the properties whose objects are records.
        derived: for each property that only repeats what others say, what its objects are derived from.
        hearsay: the properties, asserted and posited, that tell from where the record is known.
        is_partial: whether it reads only what all kinds of a list have, of a node of an unknown type.
    """

    schema: RecordSchema
    posited: bool
    own: str
    types: frozenset[str]
    id_prefix: str | None = None
    type_name: str | None = None
    types_by: dict[str, tuple[str, frozenset[str] | None]] = attrs.field(
        factory=dict[str, "tuple[str, frozenset[str] | None]"]
    )
    properties: dict[str, str] = attrs.field(factory=dict[str, str])
    links: dict[str, str] = attrs.field(factory=dict[str, str])
    fields: dict[str, FieldReader] = attrs.field(factory=dict[str, "FieldReader"])
    record_properties: list[RecordProperty] = attrs.field(factory=list["RecordProperty"])
    derived: dict[str, list[Derivation]] = attrs.field(factory=dict[str, "list[Derivation]"])
    hearsay: frozenset[str] = frozenset()
    is_partial: bool = False

    def is_all_its_own(self, types: frozenset[object]) -> bool:
        """Whether each of these types is one that its records may have."""
        return all(each in self.types or each in self.types_by for each in types)


@once_asserted_or_posited
def node_plan_of(schema: RecordSchema, *, posited: bool) -> NodePlan:
    """The plan of a class, for its asserted or for its posited records."""
    if posited and schema.settings.vocabulary.keeps_terms:
        return node_plan_of.asserted(schema.cls)
    types = schema.twin_types if posited else schema.types
    plan = NodePlan(schema, posited, next(iri for iri in types if iri != _PROPOSITION), frozenset(types))
    settings = schema.settings
    if schema.identified:
        plan.id_prefix = "posited:" if settings.posited else ""
    if settings.tagged:
        plan.type_name = schema.name
    if settings.hearsay is not None:
        via = schema.member(settings.hearsay)
        plan.hearsay = frozenset(via.property(posited=each) for each in (False, True))
    if not posited:
        plan.types_by.update(_types_by(schema))
    _add(plan, [member for member in schema.rdf_members if member.declared.on is None])
    _add_nodes_beside(plan)

    def inner(name: str, further: str) -> str:
        owned = schema.member(name).value
        assert isinstance(owned, Owned)  # a path goes through what is owned
        return node_plan_of(owned.target, posited=posited).properties[further]

    for predicate, derived in derivations(schema, posited=posited, property_of=plan.properties, inner=inner):
        plan.derived.setdefault(predicate, []).append(derived)
    return plan


def _types_by(schema: RecordSchema) -> Iterator[tuple[str, tuple[str, frozenset[str] | None]]]:
    by_kind: dict[str, set[str]] = {}
    for kind, term in schema.settings.vocabulary.by_kind.items():
        by_kind.setdefault(expand(term), set()).add(kind)
    for type_, found in by_kind.items():
        yield type_, ("kind", frozenset(found))
    for name, term in schema.settings.vocabulary.if_filled.items():
        yield expand(term), (name, None)


def _add(plan: NodePlan, members: Iterable[Member]) -> None:
    """A reader for each property; members that share one are told apart by what stands there."""
    sharing: dict[str, list[Member]] = {}
    for member in members:
        predicate = plan.properties[member.name] = member.property(posited=plan.posited)
        if member.declared.language is not None:
            plan.properties[member.declared.language] = predicate
        sharing.setdefault(predicate, []).append(member)
    for predicate, found in sharing.items():
        if isinstance(found[0].value, Owned):
            property_ = RecordProperty(found, posited=plan.posited)
            plan.record_properties.append(property_)
            plan.fields[predicate] = _of_records(predicate, property_)
        else:
            plan.fields[predicate] = of_plain(predicate, found)


# What the records of a dossier have in common.


@until_declared
def namespaces_of(root: type[Declared]) -> tuple[str, ...]:
    """The namespaces that the records of a class of dossiers have their terms in."""
    return (VD, *({schema.settings.namespace for schema in schemas(root)} - {"vd:"}))


@until_declared
def record_types_of(root: type[Declared]) -> frozenset[str]:
    """The own types of all records of a class of dossiers, asserted and posited."""
    return frozenset(
        node_plan_of(each.cls, posited=posited).own for each in schemas(root) for posited in (False, True)
    )


@until_declared
def listed_types_of(root: type[Declared]) -> frozenset[str]:
    """The types of the records that dossiers of a class list."""
    properties = node_plan_of(root, posited=False).record_properties
    return frozenset(type_ for each in properties if each.list_records for type_ in each.by_type())


# Records within records.


class RecordReader(NodeReader, Protocol):
    """What a field of records asks of the reader besides."""

    def record(
        self, value: Object, property_: RecordProperty, owner: str, predicate: str
    ) -> tuple[Member, Data] | None:
        """The plain data of a node, and the member it belongs to; None where it is no record that fits."""
        ...

    def node(self, subject: str, plan: NodePlan, data: Data) -> None:
        """Add what the triples about a node say."""
        ...


class RecordProperty:
    """A property whose objects are records: its members are told apart by the types of the nodes.

    Attributes:
        known: for types that were chosen by before, the member and the plan.
        hold_many: whether more than one node may stand here.
        list_records: whether what stands here is described beside its owner, with an id of its own.
    """

    def __init__(self, members: Sequence[Member], *, posited: bool) -> None:
        self.known = UntilDeclared()
        self.hold_many = len(members) > 1 or members[0].many
        self.list_records = any(map(is_listing, members))
        self._by_type = UntilDeclared()
        self._members = members
        self._posited = posited

    def choose(self, types: frozenset[object]) -> tuple[Member, NodePlan] | None:
        """The member and plan for a node of these types; None where there is not just one."""
        by_type = self.by_type()
        fitting = [by_type[each] for each in types if isinstance(each, str) and each in by_type]
        nearest = nearest_of([plan for _, plan in fitting])
        if len(nearest) != 1:
            return None
        chosen = by_type[nearest[0].own]
        # Of types that are not its own there is no end.
        if nearest[0].is_all_its_own(types):
            self.known[types] = chosen
        return chosen

    def by_type(self) -> ByType:
        """Every kind of record that may stand here; those that may be posited, in both ways."""
        known: ByType | None = self._by_type.get(())
        return known or self._by_type.keep(
            (), lambda: {plan.own: (each, plan) for each, plan in self._plans()}
        )

    def _plans(self) -> Iterator[tuple[Member, NodePlan]]:
        for member in self._members:
            assert isinstance(member.value, Owned)  # as they were chosen
            target = member.value.target
            for kind in kinds(target).values() if settings_of(target).tagged else (target,):
                yield member, node_plan_of(kind, posited=self._posited or settings_of(kind).posited)
                if is_listing(member) and settings_of(kind).hearsay is not None:
                    yield member, node_plan_of(kind, posited=True)

    def partial(self, type_: str, types: frozenset[object]) -> tuple[Member, NodePlan] | None:
        """How a node of an unknown type is read: what all kinds have that may stand here.

        Args:
            type_: the `type` of its plain data.
            types: the types of the node.

        Returns:
            A member and a plan; None where no record tells its type.
        """
        plans = [plan for _, plan in self.by_type().values()]
        tagged = [each for each in self.by_type().values() if each[1].type_name is not None]
        if not tagged:
            return None
        member, plan = min(tagged, key=lambda each: (len(each[1].fields), each[1].own))
        fields = {
            name: field for name, field in plan.fields.items() if all(name in each.fields for each in plans)
        }
        own = frozenset(each for each in types if isinstance(each, str))
        return member, attrs.evolve(
            plan, types=own, type_name=type_, fields=fields, hearsay=frozenset(), is_partial=True
        )


def nearest_of(plans: Sequence[NodePlan]) -> list[NodePlan]:
    """The plans without those of kinds of which another is a case: a visit is an event, too."""
    return [plan for plan in plans if not any(_is_below(other, plan) for other in plans)]


def _is_below(plan: NodePlan, other: NodePlan) -> bool:
    is_other = plan is not other and plan.posited == other.posited
    return is_other and issubclass(plan.schema.cls, other.schema.cls)


def _of_records(predicate: str, property_: RecordProperty) -> FieldReader:
    is_many = property_.hold_many

    def read(reader: RecordReader, subject: str, data: Data, objects: list[Object]) -> None:
        for value in objects:
            found = reader.record(value, property_, subject, predicate)
            if found is not None:
                member, record = found
                if member.many:
                    data.setdefault(member.name, []).append(record)
                else:
                    data.setdefault(member.name, record)
        if not is_many and len(objects) > 1:
            refuse_others(reader, subject, predicate, objects)

    return read


def _add_nodes_beside(plan: NodePlan) -> None:
    """Nodes beside the record's own, told apart by their types: what is said of them is the record's."""
    by_link: dict[str, dict[str, NodePlan]] = {}
    for name, (link, type_) in plan.schema.settings.vocabulary.nodes.items():
        inner = NodePlan(plan.schema, plan.posited, expand(type_), frozenset({expand(type_)}))
        members = [member for member in plan.schema.members if member.declared.on == name]
        _add(inner, members)
        for member in members:
            for predicate, derived in implied(inner.properties[member.name], member):
                inner.derived.setdefault(predicate, []).append(derived)
        plan.properties |= inner.properties
        plan.links.update(dict.fromkeys(inner.properties, expand(link)))
        by_link.setdefault(expand(link), {})[inner.own] = inner
    for predicate, inners in by_link.items():
        plan.fields[predicate] = _of_nodes_beside(predicate, inners)


def _one_of(terms: Sequence[str]) -> str:
    """Terms, of which one will do, in a sentence."""
    *rest, last = terms
    return f"{', '.join(rest)} or {last}" if rest else last


def _of_nodes_beside(predicate: str, inners: Mapping[str, NodePlan]) -> FieldReader:
    kinds_of_node = sorted(map(short, inners))
    none = Mistake("unknown-type", f"expected a node of type {_one_of(kinds_of_node)}")
    several = Mistake(
        "several-types", f"this node cannot be all of {', '.join(kinds_of_node)}", "make a node of each"
    )

    def read(reader: RecordReader, subject: str, data: Data, objects: list[Object]) -> None:
        found: dict[str, list[str]] = {}
        for value in objects:
            types = reader.about.get(value, {}).get(RDF_TYPE, ()) if isinstance(value, str) else ()
            fitting = inners.keys() & types
            if isinstance(value, str) and len(fitting) == 1:
                found.setdefault(fitting.pop(), []).append(value)
            else:
                reader.report.problem(subject, predicate, value, several if fitting else none)
                reader.report.lose([value])
        for type_, nodes in found.items():
            fields = inners[type_].fields
            if fields.keys().isdisjoint(reader.about[nodes[0]]):
                message = f"expected {_one_of(sorted(map(short, fields)))} of this {short(type_)}"
                reader.report.problem(subject, predicate, nodes[0], Mistake("missing-member", message))
            reader.node(nodes[0], inners[type_], data)
            if len(nodes) > 1:
                refuse_others(reader, subject, predicate, nodes)
                reader.report.lose(nodes[1:])

    return read
