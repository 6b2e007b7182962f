"""The ontology in Turtle (RDF Schema 1.1, OWL 2), derived from the record classes.

It says less than it could, so that nothing it entails turns what is posited into an event: no inverse, no
equivalence, no chain, no range of events, and nothing about terms of other vocabularies.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from visitdata.derive import turtle_text as turtle
from visitdata.derive.node_kinds import (
    PROPOSITION,
    NodeKind,
    bounds,
    class_nodes,
    leads,
    nodes,
    nodes_referred,
    own_namespaces,
)
from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.scalars import Scalar
from visitdata.metamodel.schema import LanguageMap, Member, Owned, Reference
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.terms import ALSO_UNDER, PREFIXES, VD, expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


VERSION = "1"
ONTOLOGY = VD.removesuffix("#")

_NEVER_ALSO = ("owl:disjointWith", ("vd:Event", "schema:Event", "schema:Action"))
_TWIN_OF = "The term that says of what is asserted what this one says of what is posited."
_PROPOSITION = "What somebody says, foresees or denies to be so. It is no event, and nothing asserts it."
_ABOUT = (
    "Terms for what a news report says: events, actors, places, statements and allegations. Each term of an "
    "event has a twin, named with posited or Posited, that says the same of what is posited, not asserted."
)
_HEADER = (
    ("a", "owl:Ontology"),
    ("rdfs:label", turtle.literal("visitdata", "en")),
    ("rdfs:comment", turtle.literal(_ABOUT, "en")),
    ("owl:versionInfo", turtle.literal(VERSION)),
)


@attrs.define
class _PropertyUses:
    """A property with all that its uses say of it."""

    iri: str
    docs: dict[str, list[str]] = attrs.field(factory=dict[str, list[str]])
    ranges: list[str | None] = attrs.field(factory=list["str | None"])
    leads: set[bool] = attrs.field(factory=set[bool])
    owners: list[NodeKind] = attrs.field(factory=list[NodeKind])
    above: set[str] = attrs.field(factory=set[str])
    twin_of: set[str] = attrs.field(factory=set[str])

    def used(self, owner: type[Declared], doc: str, *, is_link: bool) -> None:
        """Note whether it leads to nodes, and its meaning for a class, unless the class above has it too."""
        self.leads.add(is_link)
        owners = self.docs.setdefault(doc, [])
        line = (settings_of(owner).twin_of or owner).__mro__
        if not any(above.__name__ in owners for above in line):
            owners.append(line[0].__name__)


def ontology(root: type[Declared]) -> str:
    """The ontology of all terms that a document of `root` can use, own kinds' included, in Turtle."""
    found = nodes(root)
    spaces = {"vd": VD, **own_namespaces(root)}
    prefixes = turtle.Prefixes({**PREFIXES, **spaces})
    is_ours = tuple(spaces.values())
    properties = {iri: each for iri, each in _properties(found).items() if iri.startswith(is_ours)}
    classes = [node for node in found if node.own.startswith(is_ours)]
    parts = [
        turtle.block(f"<{ONTOLOGY}>", _HEADER),
        turtle.block("vd:twinOf", [("a", "owl:AnnotationProperty"), *_words("twin of", _TWIN_OF)]),
        turtle.block("edtf:EDTF", [("a", "rdfs:Datatype")]),
        turtle.section("Classes"),
        turtle.block(
            "vd:Proposition", [("a", "owl:Class"), *_words("proposition", _PROPOSITION), _NEVER_ALSO]
        ),
        *(_class(node, prefixes) for node in classes if not node.posited),
        turtle.section("Properties"),
        *_blocks(properties, prefixes, twins=False),
        turtle.section("Twins of classes: posited, not asserted"),
        *(_class(node, prefixes) for node in classes if node.posited),
        turtle.section("Twins of properties: posited, not asserted"),
        *_blocks(properties, prefixes, twins=True),
    ]
    body = "\n".join(parts)
    return f"{prefixes.heading(body)}\n{body}"


def _words(label: str, doc: str) -> list[tuple[str, str]]:
    return [("rdfs:label", turtle.literal(label, "en")), ("rdfs:comment", turtle.literal(doc, "en"))]


def _class(node: NodeKind, prefixes: turtle.Prefixes) -> str:
    doc = node.schema.doc
    pairs = [
        ("a", "owl:Class"),
        *_words(_label(node.own), _said(doc) if node.posited else doc),
        ("rdfs:subClassOf", prefixes.names(_classes_above(node))),
    ]
    if node.posited:
        kind = schema_of(node.schema.settings.twin_of or node.schema.cls)
        pairs.append(("vd:twinOf", prefixes.name(kind.types[0])))
    return turtle.block(prefixes.name(node.own), pairs)


def _classes_above(node: NodeKind) -> list[str]:
    """The other types that its records have anyway; those of which one follows from another only once."""
    own = node.own
    if node.posited:
        nearest = [iri for iri in node.types if iri not in {own, PROPOSITION}][:1]
        return [*nearest, *(iri for iri in node.types if iri == PROPOSITION)]
    also = [expand(term) for term in node.schema.settings.vocabulary.also]
    ours = [iri for iri in node.types if iri not in also and iri != own]
    return ours[:1] or also


def _said(doc: str) -> str:
    start = "Posited, not asserted: "
    return doc if doc.startswith(start) else start + doc


def _label(iri: str) -> str:
    """The words of a term's local name."""
    local = iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]
    return re.sub("(?<=[a-z0-9])(?=[A-Z])", " ", local).lower()


def _properties(found: Sequence[NodeKind]) -> dict[str, _PropertyUses]:
    """Every property of those nodes, by its IRI: ours first, in the order of IRIs."""
    properties: dict[str, _PropertyUses] = {}
    for node in found:
        for member in node.members:
            _note(properties, node, member)
    for iri in ALSO_UNDER.keys() & properties.keys():
        properties[iri].above.add(ALSO_UNDER[iri])
    return dict(sorted(properties.items(), key=lambda item: (not item[0].startswith(VD), item[0])))


def _note(properties: dict[str, _PropertyUses], node: NodeKind, member: Member) -> None:
    uses = [(member.term, member.twin, member.doc, _range(member, node), leads(member))]
    uses += [(term, twin, doc, expand("xsd:date"), False) for term, twin, doc in bounds(member)]
    for term, twin, doc, range_, is_link in uses:
        iri = twin if node.posited else term
        each = properties.setdefault(iri, _PropertyUses(iri))
        each.used(node.schema.cls, doc, is_link=is_link)
        each.ranges.append(range_)
        each.owners.append(node)
        if node.posited:
            each.twin_of.add(term)
            if term not in properties:  # a term also where no asserted record has a use for it
                properties[term] = bare = _PropertyUses(term)
                bare.used(node.schema.cls, doc, is_link=is_link)
    if member.declared.under is not None:
        above = node.schema.member(member.declared.under)
        properties[member.property(posited=node.posited)].above.add(above.property(posited=node.posited))


def _range(member: Member, node: NodeKind) -> str | None:
    """What all its values are, where one class or datatype says it."""
    value = member.value
    if isinstance(value, Scalar):
        if value.datatype is None:
            return None
        return expand("rdfs:Literal" if value.prose else value.datatype)
    if isinstance(value, Owned):
        return _class_range(class_nodes(value.target, posited=node.posited))
    if isinstance(value, Reference):
        return _class_range(nodes_referred(value))
    return expand("rdf:langString" if isinstance(value, LanguageMap) else "xsd:string")


def _class_range(wanted: Sequence[NodeKind]) -> str | None:
    """The one class of those nodes.

    Never one of events: a range would make an event of whatever a stray link leads to. The shapes find that.
    """
    if all(node.is_proposition and node.schema.settings.posited for node in wanted):
        return PROPOSITION
    one = {node.own for node in wanted}
    return one.pop() if len(one) == 1 and wanted[0].schema.settings.posited_as is None else None


def _blocks(properties: dict[str, _PropertyUses], prefixes: turtle.Prefixes, *, twins: bool) -> Iterator[str]:
    for each in properties.values():
        if bool(each.twin_of) == twins:
            ranges = {*each.ranges} if len({*each.ranges}) == 1 else {None}
            pairs = [
                ("a", _kind(each)),
                *_words(_label(each.iri), _doc(each)),
                ("rdfs:subPropertyOf", prefixes.names(sorted(each.above))),
                ("rdfs:domain", prefixes.names(_domain(each, properties.values()))),
                ("rdfs:range", prefixes.names(iri for iri in ranges if iri is not None)),
                ("vd:twinOf", prefixes.names(sorted(each.twin_of))),
            ]
            yield turtle.block(prefixes.name(each.iri), pairs)


def _kind(each: _PropertyUses) -> str:
    """OWL 2 DL keeps properties of objects and of data apart; one used both ways is neither."""
    if len(each.leads) > 1:
        return "rdf:Property"
    return "owl:ObjectProperty" if True in each.leads else "owl:DatatypeProperty"


def _doc(each: _PropertyUses) -> str:
    """What it means; where that differs from class to class, with the classes."""
    if len(each.docs) == 1:
        doc = next(iter(each.docs))
    else:
        doc = " ".join(f"{', '.join(owners)}: {sentence}" for sentence, owners in each.docs.items())
    return _said(doc) if each.twin_of else doc


def _domain(each: _PropertyUses, properties: Iterable[_PropertyUses]) -> list[str]:
    """The narrowest class to which all belong that have the property, or one below it."""
    below = (owner for other in properties if each.iri in other.above for owner in other.owners)
    chains = [_chain(node) for node in (*each.owners, *below)]
    return [iri for iri in chains[0] if all(iri in chain for chain in chains)][:1] if chains else []


def _chain(node: NodeKind) -> list[str]:
    """The classes that may stand as a domain for what the node has, the narrowest first."""
    if node.is_proposition:
        return [PROPOSITION]
    also = [expand(term) for term in node.schema.settings.vocabulary.also]
    return [iri for iri in node.types if iri not in also]
