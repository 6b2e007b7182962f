"""What the statements about a node say, by the class of its record: each property back to its member.

A plan is the reverse of what `encode` compiles, made from the same schema.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

import attrs

from visitdata.errors import Mistake
from visitdata.metamodel.describe import Member, Owned, RecordSchema, kinds
from visitdata.metamodel.per_class import UntilDeclared
from visitdata.metamodel.settings import settings_of
from visitdata.rdf.asserted_or_posited import once_asserted_or_posited
from visitdata.rdf.decoding.field_readers import Reading, of_plain, refuse_others
from visitdata.rdf.decoding.messages import nearest_of
from visitdata.rdf.derived_triples import of_shape
from visitdata.rdf.scope import is_listing
from visitdata.terms import RDF_TYPE, expand, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from visitdata.metamodel.declare import Declared
    from visitdata.rdf.decoding.field_readers import Data, Field
    from visitdata.rdf.derived_triples import Follows
    from visitdata.rdf.statements import Object

_PROPOSITION = expand("vd:Proposition")


@attrs.define(eq=False)
class Plan:
    """How what is said of a node becomes the plain data of one class, asserted or only said.

    Attributes:
        schema: the class.
        posited: whether it is written with twins.
        own: its own type.
        types: the types that it has.
        types_by: further types, each with the member that it follows from, and the values of that member
            from which it follows; None where any will do.
        properties: the property of each member.
        links: for each member that stands on a node beside the record's own, the property that leads there.
        fields: for each property, what becomes of its objects.
        places: where it has records within it.
        follows: for each property that only repeats what others say, what its objects follow from.
    """

    schema: RecordSchema
    posited: bool
    own: str
    types: frozenset[str]
    types_by: dict[str, tuple[str, frozenset[str] | None]] = attrs.field(
        factory=dict[str, "tuple[str, frozenset[str] | None]"]
    )
    properties: dict[str, str] = attrs.field(factory=dict[str, str])
    links: dict[str, str] = attrs.field(factory=dict[str, str])
    fields: dict[str, Field] = attrs.field(factory=dict[str, "Field"])
    places: list[Places] = attrs.field(factory=list["Places"])
    follows: dict[str, list[Follows]] = attrs.field(factory=dict[str, "list[Follows]"])

    def is_all_its_own(self, types: frozenset[object]) -> bool:
        """Whether each of these types is one that its records may have."""
        return all(each in self.types or each in self.types_by for each in types)


def plan_of(cls: type[Declared], *, posited: bool) -> Plan:
    """The plan of a class, for its asserted or for its posited records."""
    return _made(cls, posited=posited and not settings_of(cls).vocabulary.keeps_terms)


@once_asserted_or_posited
def _made(schema: RecordSchema, *, posited: bool) -> Plan:
    types = schema.twin_types if posited else schema.types
    plan = Plan(schema, posited, next(iri for iri in types if iri != _PROPOSITION), frozenset(types))
    if not posited:
        plan.types_by.update(_types_by(schema))
    _add(plan, [member for member in schema.said if member.declared.on is None])
    _add_nodes_beside(plan)

    def inner(name: str, further: str) -> str:
        owned = schema.member(name).value
        assert isinstance(owned, Owned)  # noqa: S101 - a path goes through what is owned
        return plan_of(owned.target, posited=posited).properties[further]

    for predicate, follows in of_shape(schema, posited=posited, property_of=plan.properties, inner=inner):
        plan.follows.setdefault(predicate, []).append(follows)
    return plan


def _types_by(schema: RecordSchema) -> Iterator[tuple[str, tuple[str, frozenset[str] | None]]]:
    by_kind: dict[str, set[str]] = {}
    for kind, term in schema.settings.vocabulary.by_kind.items():
        by_kind.setdefault(expand(term), set()).add(kind)
    for type_, found in by_kind.items():
        yield type_, ("kind", frozenset(found))
    for name, term in schema.settings.vocabulary.if_filled.items():
        yield expand(term), (name, None)


def _add(plan: Plan, members: Iterable[Member]) -> None:
    """A field for each property; members that share one are told apart by what stands there."""
    sharing: dict[str, list[Member]] = {}
    for member in members:
        predicate = plan.properties[member.name] = member.property(posited=plan.posited)
        if member.declared.language is not None:
            plan.properties[member.declared.language] = predicate
        sharing.setdefault(predicate, []).append(member)
    for predicate, found in sharing.items():
        if isinstance(found[0].value, Owned):
            places = Places(found, posited=plan.posited)
            plan.places.append(places)
            plan.fields[predicate] = _of_records(predicate, places)
        else:
            plan.fields[predicate] = of_plain(predicate, found)


# Records within records.


class Recording(Reading, Protocol):
    """What a field of records asks of the reading besides."""

    def record(self, value: Object, places: Places, owner: str, predicate: str) -> tuple[Member, Data] | None:
        """What is said of a node, and the member it belongs to; None where it is no record that fits."""
        ...

    def beside(self, subject: str, plan: Plan, data: Data) -> None:
        """Add what is said of a node that stands beside the record's own."""
        ...

    def lose(self, objects: Iterable[Object]) -> None:
        """Note that the nodes among these are not read: what is said of them needs no further word."""
        ...


# For each kind of record that may stand somewhere, by its own type, the member and the plan.
ByType: TypeAlias = "Mapping[str, tuple[Member, Plan]]"


class Places:
    """Where a node may belong: members that share a property, told apart by the types of the node."""

    def __init__(self, members: Iterable[Member], *, posited: bool) -> None:
        self._members = tuple(members)
        self._posited = posited
        self._known = UntilDeclared()

    @property
    def hold_many(self) -> bool:
        """Whether more than one node may stand here."""
        return any(member.many for member in self._members) or len(self._members) > 1

    @property
    def list_records(self) -> bool:
        """Whether what stands here is described beside its owner, with an id of its own."""
        return any(is_listing(member) for member in self._members)

    def known(self, types: frozenset[object]) -> tuple[Member, Plan] | None:
        """The member and plan for a node of these types, if that was asked before."""
        found: tuple[Member, Plan] | None = self._known.get(types)
        return found

    def choose(self, types: frozenset[object], by_type: ByType) -> tuple[Member, Plan] | None:
        """The member and plan for a node of these types; None where there is not just one."""
        fitting = [by_type[each] for each in types if isinstance(each, str) and each in by_type]
        nearest = nearest_of([plan for _, plan in fitting])
        if len(nearest) != 1:
            return None
        chosen = by_type[nearest[0].own]
        # Of types that are not its own there is no end.
        if nearest[0].is_all_its_own(types):
            self._known[types] = chosen
        return chosen

    def by_type(self) -> ByType:
        """Every kind of record that may stand here; those that may be only said, in both ways.

        Kinds may be declared at any time, so this is asked anew for each document.
        """
        return {plan.own: (member, plan) for member, plan in self._plans()}

    def _plans(self) -> Iterator[tuple[Member, Plan]]:
        for member in self._members:
            assert isinstance(member.value, Owned)  # noqa: S101 - as they were chosen
            target = member.value.target
            for kind in kinds(target).values() if settings_of(target).tagged else (target,):
                yield member, plan_of(kind, posited=self._posited or settings_of(kind).posited)
                if is_listing(member) and settings_of(kind).hearsay is not None:
                    yield member, plan_of(kind, posited=True)


def common_of(by_type: ByType) -> tuple[Member, Plan, frozenset[str]] | None:
    """What all kinds have that may stand somewhere: a member, a plan, and the properties that count.

    None where no record tells its type.
    """
    tagged = [each for each in by_type.values() if each[1].schema.settings.tagged]
    if not tagged:
        return None
    member, plan = min(tagged, key=lambda each: (len(each[1].fields), each[1].own))
    plans = [each for _, each in by_type.values()]
    return member, plan, frozenset(name for name in plan.fields if all(name in each.fields for each in plans))


def _of_records(predicate: str, places: Places) -> Field:
    is_many = places.hold_many

    def field(reading: Recording, subject: str, data: Data, objects: list[Object]) -> None:
        for value in objects:
            found = reading.record(value, places, subject, predicate)
            if found is not None:
                member, record = found
                if member.many:
                    data.setdefault(member.name, []).append(record)
                else:
                    data.setdefault(member.name, record)
        if not is_many:
            refuse_others(reading, subject, predicate, objects)

    return field


def _add_nodes_beside(plan: Plan) -> None:
    """Nodes beside the record's own, told apart by their types: what is said of them is the record's."""
    by_link: dict[str, dict[str, Plan]] = {}
    for name, (link, type_) in plan.schema.settings.vocabulary.nodes.items():
        inner = Plan(plan.schema, plan.posited, expand(type_), frozenset({expand(type_)}))
        _add(inner, [member for member in plan.schema.members if member.declared.on == name])
        plan.properties |= inner.properties
        plan.links.update(dict.fromkeys(inner.properties, expand(link)))
        by_link.setdefault(expand(link), {})[inner.own] = inner
    for predicate, inners in by_link.items():
        plan.fields[predicate] = _of_nodes_beside(predicate, inners)


def _of_nodes_beside(predicate: str, inners: Mapping[str, Plan]) -> Field:
    kinds_of_node = sorted(map(short, inners))
    none = Mistake("unknown-type", f"a node of type {' or '.join(kinds_of_node)} is wanted here")
    several = Mistake(
        "several-types", f"this node cannot be all of {', '.join(kinds_of_node)}", "make a node of each"
    )

    def field(reading: Recording, subject: str, data: Data, objects: list[Object]) -> None:
        found: dict[str, list[str]] = {}
        for value in objects:
            types = reading.about.get(value, {}).get(RDF_TYPE, ()) if isinstance(value, str) else ()
            fitting = inners.keys() & types
            if isinstance(value, str) and len(fitting) == 1:
                found.setdefault(fitting.pop(), []).append(value)
            else:
                reading.fault(several if fitting else none, subject, predicate, value)
                reading.lose([value])
        for type_, nodes in found.items():
            reading.beside(nodes[0], inners[type_], data)
            refuse_others(reading, subject, predicate, nodes)
            reading.lose(nodes[1:])

    return field
