"""The SHACL shapes in Turtle (SHACL Core, 2017), derived from the record classes.

First what each kind of node holds, then containment. Shapes are open, since inference adds types and
super-properties: they are right with RDFS inference by the ontology and without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from visitdata.derive import turtle_text as turtle
from visitdata.derive import value_shapes
from visitdata.derive.containment import SHAPES, containment
from visitdata.derive.node_kinds import NodeKind, bounds, nodes, nodes_at, own_namespaces, targets
from visitdata.derive.unchecked import UNSEEN, unseen
from visitdata.metamodel.constraints import AtLeastOne, Needed, Never, NotBeside, Ordered
from visitdata.metamodel.constraints import Constraint as ConstraintOfRecord
from visitdata.metamodel.scalars import ALIAS, Scalar
from visitdata.metamodel.schema import Enumeration, LanguageMap, Member
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.terms import PREFIXES, VD, expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from visitdata.derive.value_shapes import Constraint

SHACL = "http://www.w3.org/ns/shacl#"


def shapes(root: type[Declared]) -> str:
    """The shapes of all that a document of `root` can hold, own kinds included, in Turtle."""
    spaces = {**PREFIXES, **own_namespaces(root), "sh": SHACL, "vdsh": SHAPES}
    prefixes = turtle.Prefixes(spaces)
    found = nodes(root)
    holding = [_NodeShape(node, found, prefixes) for node in found]
    parts = [
        turtle.comment([UNSEEN, *unseen("shacl")]),
        turtle.section("What a value looks like, and what a reference may lead to"),
        *value_shapes.blocks(found, prefixes),
        *_unions(found, prefixes),
        turtle.section("What each node holds"),
        *(each.block() for each in holding),
        turtle.section("Containment: nothing asserts what is posited"),
        *containment(found, prefixes),
    ]
    body = "\n".join(parts)
    return f"{prefixes.heading(body)}\n{body}"


# What several properties share has a shape of its own.


def _unions(found: Iterable[NodeKind], prefixes: turtle.Prefixes) -> Iterator[str]:
    """A shape for each class of records that are of several types."""
    unions = {
        _union_name(target): classes
        for node in found
        for member in node.members
        for target in targets(member)
        if len(classes := _classes(nodes_at(target, member, node))) > 1
    }
    for name, classes in sorted(unions.items()):
        options = turtle.collection(f"[ sh:class {prefixes.name(iri)} ]" for iri in classes)
        yield turtle.block(prefixes.name(name), [("a", "sh:NodeShape"), ("sh:or", options)])


def _union_name(target: type[Declared]) -> str:
    return f"{SHAPES}Any{target.__name__}"


def _classes(wanted: Sequence[NodeKind]) -> list[str]:
    """Their own types, without those of nodes that have another of them as well."""
    own = {node.own for node in wanted}
    return [node.own for node in wanted if own.isdisjoint({*node.types} - {node.own})]


# What each node holds.

_IRI: Constraint = ("sh:nodeKind", "sh:IRI")
_DATE: Constraint = ("sh:datatype", "xsd:date")
_IN_A_LANGUAGE: Constraint = ("sh:datatype", "rdf:langString")


@attrs.frozen(kw_only=True)
class _PropertyShape:
    """What holds of the values along one path: each of `options` will do, all of `limits` hold."""

    path: str
    name: str
    doc: str
    options: tuple[Constraint, ...] = ()
    limits: tuple[Constraint, ...] = ()
    least: int = 0
    most: int | None = None

    def joined(self, other: _PropertyShape) -> _PropertyShape:
        """Two members that share a property: values of either will do, and there may be several."""
        return attrs.evolve(
            self,
            name=f"{self.name}, {other.name}",
            doc=f"{self.doc} {other.doc}",
            options=tuple(dict.fromkeys((*self.options, *other.options))),
            limits=tuple(dict.fromkeys(self.joined_limits(other))),
            least=max(self.least, other.least),
            most=None,
        )

    def joined_limits(self, other: _PropertyShape) -> Iterator[Constraint]:
        """What limits one limits the other, where the values are of one sort."""
        own = [option for option in self.options if option not in other.options]
        if len(own) < len(self.options):
            yield from (*self.limits, *other.limits)
            if own and self.most is not None:
                shape = " ; ".join(f"{parameter} {value}" for parameter, value in own)
                yield "sh:qualifiedValueShape", f"[ {shape} ]"
                yield "sh:qualifiedMaxCount", str(self.most)

    def text(self) -> str:
        """The property shape."""
        return turtle.anonymous(
            [
                ("sh:path", self.path),
                ("sh:name", turtle.literal(self.name)),
                ("sh:description", turtle.literal(self.doc, "en")),
                ("sh:minCount", str(self.least) if self.least else ""),
                ("sh:maxCount", "" if self.most is None else str(self.most)),
                *_one_of(self.options),
                *self.limits,
            ]
        )


def _one_of(options: Sequence[Constraint]) -> Sequence[Constraint]:
    if len(options) < 2:  # noqa: PLR2004 - nothing to choose from
        return options
    return [("sh:or", turtle.collection(f"[ {parameter} {value} ]" for parameter, value in options))]


@attrs.frozen
class _NodeShape:
    """The shape of one kind of node."""

    node: NodeKind
    found: Sequence[NodeKind]
    prefixes: turtle.Prefixes

    def block(self) -> str:
        pairs = [
            ("a", "sh:NodeShape"),
            ("sh:description", turtle.literal(self.node.schema.doc, "en")),
            self.target(),
            *self.naming(),
            *(("sh:property", each.text()) for each in self.own_properties()),
            *self.rules(),
        ]
        return turtle.block(self.name(), pairs)

    def name(self) -> str:
        """That of its class, in a space for shapes; the shape of an own kind stands beside its class."""
        own, cls = self.node.own, self.node.schema.cls
        if settings_of(cls).vocabulary.term is not None:
            own = VD + cls.__name__
        return self.prefixes.name(own.replace(VD, SHAPES) if own.startswith(VD) else f"{own}Shape")

    def target(self) -> turtle.Pair:
        """A class of ours is the target; nodes of other vocabularies only where records lead to them."""
        cls, node = self.node.schema.cls, self.node
        if settings_of(cls).vocabulary.term is None:
            # A proposition has its own type only, so that what all of them hold has them all for targets.
            below = [each.own for each in self.found if node.posited and node in _above(each, self.found)]
            return "sh:targetClass", self.prefixes.names([node.own, *below])
        links = {
            member.property(posited=owner.posited)
            for owner in self.found
            for member in owner.members
            if cls in targets(member)
        }
        return "sh:targetObjectsOf", self.prefixes.names(sorted(links))

    def naming(self) -> Iterator[turtle.Pair]:
        """That a record has an IRI, and how it looks, unless the shape of a class above says it already."""
        if self.node.schema.identified and not _above(self.node, self.found):
            yield _IRI
            yield "sh:node", value_shapes.of_name(self.node, self.prefixes)

    def own_properties(self) -> list[_PropertyShape]:
        """Its properties by path, without those that the shape of a class above has already."""
        inherited = {member.name for above in _above(self.node, self.found) for member in above.members}
        inherited -= self.never().keys()
        merged: dict[str, _PropertyShape] = {}
        for member in self.node.members:
            for each in self.properties(member) if member.name not in inherited else ():
                merged[each.path] = merged[each.path].joined(each) if each.path in merged else each
        for each in self.derived():
            merged.setdefault(each.path, each)
        return list(merged.values())

    def properties(self, member: Member) -> Iterator[_PropertyShape]:
        """What a member comes to in RDF: itself, and the days that follow from a time."""
        yield self.plain(member)
        for term, twin, doc in bounds(member):
            yield self.day(twin if self.node.posited else term, member, doc)
        if not self.node.posited:
            for term in member.declared.dates:
                yield self.day(expand(term), member, "The day, where the time has one.")
        if member.declared.implies is not None:
            path = turtle.collection(
                [self.link(member) or "", self.prefixes.name(expand(member.declared.implies[0]))]
            )
            doc = f"The standard by which {member.name} is read."
            yield _PropertyShape(path=path, name=member.name, doc=doc, options=(_IRI,), most=1)

    def plain(self, member: Member) -> _PropertyShape:
        # Nothing but the source that a record names, through whom it is known, makes it posited.
        path, source = self.path(member), member.name == self.node.schema.settings.hearsay
        empty = self.never().get(member.name)
        if source and not self.node.posited:
            empty = "What is known only from another is posited itself."
        if empty is not None:
            return _PropertyShape(path=path, name=member.name, doc=empty, most=0)
        return _PropertyShape(
            path=path,
            name=member.name,
            doc=member.doc,
            options=tuple(self.options(member)),
            limits=tuple(self.limits(member)),
            least=int(member.required or member.declared.stated or source),
            most=None if member.many or isinstance(member.value, LanguageMap) else 1,
        )

    def never(self) -> dict[str, str]:
        """The members that stay empty, and why."""
        rules = self.node.schema.settings.constraints
        return {rule.member: rule.mistake.message for rule in rules if isinstance(rule, Never)}

    def rules(self) -> Iterator[Constraint]:
        """What holds between members (SHACL, sections 4.5.3, 4.5.4, 4.6.2 and 4.6.3)."""
        rules = self.node.schema.settings.constraints
        yield from (self.order(rule) for rule in rules if isinstance(rule, Ordered))
        choices = [turtle.collection(found) for rule in rules if (found := [*self.choices(rule)])]
        if len(choices) == 1:
            yield "sh:or", choices[0]
        elif choices:  # of several choices at one shape, shacl-engine sees none
            yield "sh:and", turtle.collection(turtle.anonymous([("sh:or", each)]) for each in choices)

    def choices(self, rule: ConstraintOfRecord) -> Iterator[str]:
        """The shapes of which one holds, where a rule leaves a choice."""
        if isinstance(rule, AtLeastOne):
            yield from (self.given(name) for name in rule.members)
        elif isinstance(rule, Needed):
            yield from (self.given(name) for name in (rule.member, rule.unless))
        elif isinstance(rule, NotBeside):
            yield self.absent(rule.member)
            yield turtle.anonymous(("sh:property", self.absent(name)) for name in rule.others)

    def given(self, name: str) -> str:
        """That a member is given."""
        return turtle.anonymous([("sh:path", self.path(self.node.schema.member(name))), ("sh:minCount", "1")])

    def absent(self, name: str) -> str:
        """That a member is not given."""
        return turtle.anonymous([("sh:path", self.path(self.node.schema.member(name))), ("sh:maxCount", "0")])

    def order(self, rule: Ordered) -> Constraint:
        """That of two numbers one is less."""
        member = self.node.schema.member
        less = "sh:lessThan" if rule.strictly else "sh:lessThanOrEquals"
        ordered = [("sh:path", self.term(member(rule.low))), (less, self.term(member(rule.high)))]
        link = self.link(member(rule.low))
        if link is not None:
            ordered = [("sh:path", link), ("sh:property", turtle.anonymous(ordered))]
        return "sh:property", turtle.anonymous(ordered)

    def path(self, member: Member) -> str:
        """The property, or the way to it over the node that carries it (SHACL, section 2.3.1.2)."""
        link, term = self.link(member), self.term(member)
        return term if link is None else turtle.collection([link, term])

    def term(self, member: Member) -> str:
        """The property, wherever it stands."""
        return self.prefixes.name(member.property(posited=self.node.posited))

    def link(self, member: Member) -> str | None:
        """What leads to the node that carries the property, where that is not the record's own."""
        if member.declared.on is None:
            return None
        link, _ = self.node.schema.settings.vocabulary.nodes[member.declared.on]
        return self.prefixes.name(expand(link))

    def day(self, term: str, member: Member, doc: str) -> _PropertyShape:
        path = self.prefixes.name(term)
        return _PropertyShape(path=path, name=member.name, doc=doc, options=(_DATE,), most=1)

    def options(self, member: Member) -> Iterator[Constraint]:
        value = member.value
        if isinstance(value, Enumeration):
            yield _among(value.values)
        elif isinstance(value, Scalar) and "enum" in value.schema:
            yield _among(value.schema["enum"])
        elif isinstance(value, Scalar):
            yield _IRI if value.datatype is None else ("sh:datatype", value.datatype)
        if isinstance(value, LanguageMap) or (isinstance(value, Scalar) and value.prose):
            yield _IN_A_LANGUAGE
        yield from (self.record(target, member) for target in targets(member))

    def record(self, target: type[Declared], member: Member) -> Constraint:
        classes = _classes(nodes_at(target, member, self.node))
        if len(classes) == 1:
            return "sh:class", self.prefixes.name(classes[0])
        return "sh:node", self.prefixes.name(_union_name(target))

    def limits(self, member: Member) -> Iterator[Constraint]:
        value = member.value
        if isinstance(value, LanguageMap):
            yield "sh:uniqueLang", "true"
            value = ALIAS
        if isinstance(value, Scalar):
            yield from value_shapes.of_value(value, self.prefixes)

    def derived(self) -> Iterator[_PropertyShape]:
        """The terms for those who know only schema.org; each may be missing."""
        if self.node.posited:
            return
        vocabulary, name = self.node.schema.settings.vocabulary, self.prefixes.name
        above = [each.schema.settings.vocabulary.values for each in _above(self.node, self.found)]
        for source, term in vocabulary.derived.items():
            doc = f"The same as {source}, for those who know only schema.org."
            yield _PropertyShape(path=name(expand(term)), name=source, doc=doc, options=(_IRI,))
        for source, (term, table) in () if vocabulary.values in above else vocabulary.values.items():
            known = turtle.collection(self.prefixes.names(expand(iri) for iri in table.values()))
            doc = f"What some values of {source} stand for."
            options = (("sh:in", known),)
            yield _PropertyShape(path=name(expand(term)), name=source, doc=doc, options=options, most=1)


def _above(node: NodeKind, found: Iterable[NodeKind]) -> list[NodeKind]:
    """The nodes of the classes above, whose shapes apply to this one too."""
    line = _kind(node).__mro__[1:]
    return [each for each in found if each.posited == node.posited and _kind(each) in line]


def _kind(node: NodeKind) -> type[Declared]:
    return node.schema.settings.twin_of or node.schema.cls


def _among(values: Iterable[str]) -> Constraint:
    return "sh:in", turtle.collection(map(turtle.literal, values))
