"""What the statements about a node say, by the class of its record: each property back to its member.

A plan is the reverse of what `encode` compiles, made from the same shape.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeGuard

import attrs

from visitdata.errors import Mistake
from visitdata.quads.encode import is_listing
from visitdata.quads.fields import Reading, of_plain, refuse_others
from visitdata.quads.follows import of_shape
from visitdata.shape.declare import Declared, once_per_class
from visitdata.shape.describe import Member, Owned, Shape, kinds, shape_of
from visitdata.terms import RDF_TYPE, expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from visitdata.quads.fields import Data, Field
    from visitdata.quads.follows import Follows
    from visitdata.quads.statements import About, Object

_PROPOSITION = expand("vd:Proposition")


@attrs.define(eq=False)
class Plan:
    """How what is said of a node becomes the plain data of one class, asserted or only said.

    Attributes:
        shape: the class.
        posited: whether it is written with twins.
        own: its own type.
        types: the types that it has, apart from those that depend on its members.
        properties: the property of each member.
        fields: for each property, what becomes of its objects.
        follows: for each property that only repeats what others say, what its objects follow from.
    """

    shape: Shape
    posited: bool
    own: str
    types: frozenset[str]
    properties: dict[str, str] = attrs.field(factory=dict[str, str])
    fields: dict[str, Field] = attrs.field(factory=dict[str, "Field"])
    follows: dict[str, list[Follows]] = attrs.field(factory=dict[str, "list[Follows]"])

    def may_be(self, type_: str, data: Data) -> bool | None:
        """Whether a further type follows from the members; None where it has nothing to do with them."""
        vocabulary = self.shape.cls.vocabulary
        if self.posited:
            return None
        by_kind = {kind: expand(term) for kind, term in vocabulary.by_kind.items()}
        if type_ in by_kind.values():
            return by_kind.get(str(data.get("kind"))) == type_
        named = (name for name, term in vocabulary.if_filled.items() if expand(term) == type_)
        return next((bool(data.get(name)) for name in named), None)


def plan_of(cls: type[Declared], *, posited: bool) -> Plan:
    """The plan of a class, for its asserted or for its posited records."""
    return _posited(cls) if posited and not cls.vocabulary.keeps_terms else _asserted(cls)


@once_per_class
def _asserted(cls: type[Declared]) -> Plan:
    return _made(shape_of(cls), posited=False)


@once_per_class
def _posited(cls: type[Declared]) -> Plan:
    return _made(shape_of(cls), posited=True)


def _made(shape: Shape, *, posited: bool) -> Plan:
    types = shape.twin_types if posited else shape.types
    plan = Plan(shape, posited, next(iri for iri in types if iri != _PROPOSITION), frozenset(types))
    _add(plan, [member for member in shape.said if member.declared.on is None])
    for name, (link, type_) in shape.cls.vocabulary.nodes.items():
        _add_beside(plan, name, expand(link), expand(type_))

    def inner(name: str, further: str) -> str:
        owned = shape.member(name).value
        assert isinstance(owned, Owned)  # noqa: S101 - a path goes through what is owned
        return plan_of(owned.target, posited=posited).properties[further]

    for predicate, follows in of_shape(shape, posited=posited, property_of=plan.properties, inner=inner):
        plan.follows.setdefault(predicate, []).append(follows)
    return plan


def _add(plan: Plan, members: Iterable[Member]) -> None:
    """A field for each property; members that share one are told apart by what stands there."""
    sharing: dict[str, list[Member]] = {}
    for member in members:
        predicate = plan.properties[member.name] = member.property(posited=plan.posited)
        sharing.setdefault(predicate, []).append(member)
    for predicate, found in sharing.items():
        of_records = isinstance(found[0].value, Owned)
        plan.fields[predicate] = (
            _of_records(predicate, Places(found, posited=plan.posited))
            if of_records
            else of_plain(predicate, found)
        )


# Records within records.


class Recording(Reading, Protocol):
    """What a field of records asks of the reading besides."""

    def record(self, subject: str, places: Places) -> tuple[Member, Data] | None:
        """What is said of a node, and the member it belongs to; None where it is no record that fits."""
        ...

    def beside(self, subject: str, plan: Plan, data: Data) -> None:
        """Add what is said of a node that stands beside the record's own."""
        ...


class Places:
    """Where a node may belong: members that share a property, told apart by the types of the node."""

    def __init__(self, members: Iterable[Member], *, posited: bool) -> None:
        self._members = tuple(members)
        self._posited = posited
        self._known: dict[frozenset[str], tuple[Member, Plan]] = {}

    def choose(self, types: frozenset[str]) -> tuple[Member, Plan] | None:
        """The member and plan for a node of these types; None where there is not just one."""
        known = self._known.get(types)
        if known is None:
            known = self._chosen(types)
            # Kinds may be declared at any time: what has types that are not its own is looked at each time.
            if known is not None and types <= known[1].types:
                self._known[types] = known
        return known

    def _chosen(self, types: frozenset[str]) -> tuple[Member, Plan] | None:
        fitting = [(member, plan) for member, plan in self.plans() if plan.own in types]
        nearest = [each for each in fitting if not any(_is_below(other, each[1]) for _, other in fitting)]
        return nearest[0] if len(nearest) == 1 else None

    def plans(self) -> Iterator[tuple[Member, Plan]]:
        """Every kind of record that may stand here; those that may be only said, in both ways."""
        for member in self._members:
            assert isinstance(member.value, Owned)  # noqa: S101 - as they were chosen
            target = member.value.target
            for kind in kinds(target).values() if target.tagged else (target,):
                yield member, plan_of(kind, posited=self._posited or kind.posited)
                if is_listing(member) and _PROPOSITION in shape_of(kind).twin_types:
                    yield member, plan_of(kind, posited=True)


def _is_below(plan: Plan, other: Plan) -> bool:
    is_other = plan is not other and plan.posited == other.posited
    return is_other and issubclass(plan.shape.cls, other.shape.cls)


def _of_records(predicate: str, places: Places) -> Field:
    def field(reading: Recording, subject: str, data: Data, objects: list[Object]) -> None:
        for value in objects:
            if not isinstance(value, str):
                mistake = Mistake("wrong-term", "a node is wanted here, not a literal")
                reading.fault(mistake, subject, predicate, value)
                continue
            found = reading.record(value, places)
            if found is None:
                continue
            member, record = found
            if member.many:
                data.setdefault(member.name, []).append(record)
            elif member.name in data:
                refuse_others(reading, subject, predicate, objects)
            else:
                data[member.name] = record

    return field


def _add_beside(plan: Plan, name: str, link: str, type_: str) -> None:
    """A node beside the record's own: what is said of it belongs to the record."""
    inner = Plan(plan.shape, plan.posited, type_, frozenset({type_}))
    _add(inner, [member for member in plan.shape.members if member.declared.on == name])
    plan.properties |= inner.properties
    other = plan.fields.get(link, _refuse_all(plan, link))

    def field(reading: Recording, subject: str, data: Data, objects: list[Object]) -> None:
        mine = [value for value in objects if _is_of(value, type_, reading.about)]
        for value in mine[:1]:
            reading.beside(value, inner, data)
        refuse_others(reading, subject, link, mine)
        other(reading, subject, data, [value for value in objects if value not in mine])

    plan.fields[link] = field


def _is_of(value: Object, type_: str, about: About) -> TypeGuard[str]:
    return isinstance(value, str) and type_ in about.get(value, {}).get(RDF_TYPE, ())


def _refuse_all(plan: Plan, link: str) -> Field:
    wanted = " or ".join(type_ for _, type_ in plan.shape.cls.vocabulary.nodes.values())

    def field(reading: Any, subject: str, _data: Data, objects: list[Object]) -> None:
        for value in objects:
            reading.fault(
                Mistake("unknown-type", f"a node of type {wanted} is wanted here"), subject, link, value
            )

    return field
