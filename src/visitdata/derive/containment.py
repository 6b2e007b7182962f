"""Containment as SHACL shapes: nothing asserted is said of what is posited, or leads to it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from visitdata.derive import turtle_text as turtle
from visitdata.derive.node_kinds import PROPOSITION, leads, nodes_at, targets, terms
from visitdata.terms import expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from visitdata.derive.node_kinds import NodeKind

SHAPES = "https://w3id.org/visitdata/shapes#"

# Terms of others that would make something of a proposition, though no record of ours ever has them.
_FOREIGN = (
    "rdfs:label", "skos:prefLabel", "skos:altLabel", "schema:additionalType", "schema:agent", "schema:object",
    "schema:participant", "schema:actor", "schema:doorTime", "schema:startTime", "schema:endTime",
    "prov:wasAssociatedWith", "prov:startedAtTime", "prov:endedAtTime", "prov:atLocation",
)  # fmt: skip
_FOREIGN_LINKS = (
    "schema:subEvent", "schema:event", "schema:subjectOf", "schema:mainEntity", "schema:itemListElement",
    "prov:used", "prov:wasInformedBy", "prov:wasInfluencedBy",
)  # fmt: skip
_FOREIGN_TYPES = ("schema:Action", "prov:Activity")

_Links: TypeAlias = "dict[NodeKind, set[tuple[str, str]]]"


def containment(found: Sequence[NodeKind], prefixes: turtle.Prefixes) -> Iterator[str]:
    """The shapes that keep what is posited apart, for all kinds of node there are."""
    links = _links_to_propositions(found)
    yield _posited(found, prefixes)
    yield _nothing_leads_to(found, links, prefixes)
    for title, group in (
        ("PositedEvents", [node for node in links if node.schema.settings.posited]),
        ("PositedStatements", [node for node in links if not node.schema.settings.posited]),
    ):
        if group:
            yield _said_by(title, group, links, prefixes)
    yield _asserted(found, prefixes)


def _shape(title: str, doc: str, pairs: turtle.Pairs, prefixes: turtle.Prefixes) -> str:
    head = [("a", "sh:NodeShape"), ("sh:description", turtle.literal(doc, "en"))]
    return turtle.block(prefixes.name(SHAPES + title), [*head, *pairs])


def _none(path: str, message: str | None = None) -> turtle.Pair:
    pairs = [("sh:path", path), ("sh:maxCount", "0")]
    if message is not None:
        pairs.append(("sh:message", turtle.literal(message, "en")))
    return "sh:property", turtle.anonymous(pairs)


# Nothing asserted is said of it.


def _posited(found: Sequence[NodeKind], prefixes: turtle.Prefixes) -> str:
    """No asserted term and type, on a proposition or on what it owns."""
    own = [PROPOSITION, *(node.own for node in found if node.posited)]
    messages = _messages(found, prefixes)
    refused = sorted(_asserted_terms(found) | set(map(expand, _FOREIGN)))
    asserted = [node for node in found if not node.posited]
    types = dict.fromkeys(iri for node in asserted for iri in node.types)
    types |= dict.fromkeys(iri for node in asserted for iri in node.possible_types)
    types |= dict.fromkeys(map(expand, _FOREIGN_TYPES))
    no_type = [
        ("sh:path", "rdf:type"),
        ("sh:not", f"[ sh:in {turtle.collection(prefixes.names(types))} ]"),
        ("sh:message", turtle.literal("a type that would assert what is posited", "en")),
    ]
    pairs = [
        ("sh:targetClass", prefixes.names(own)),
        *(_none(prefixes.name(term), messages.get(term)) for term in refused),
        ("sh:property", turtle.anonymous(no_type)),
    ]
    doc = "What is posited, and what belongs to it, has no term and no type of what is asserted."
    return _shape("OnlySaid", doc, pairs, prefixes)


def _messages(found: Iterable[NodeKind], prefixes: turtle.Prefixes) -> dict[str, str]:
    """What says instead of a term what it would assert, for each that has just one twin."""
    pairs = {pair for node in found if node.posited for member in node.members for pair in terms(member)}
    twins = Counter(term for term, _ in pairs)
    return {
        term: f"{prefixes.name(term)} would assert what is posited: {prefixes.name(twin)} says it"
        for term, twin in pairs
        if twins[term] == 1
    }


def _asserted_terms(found: Iterable[NodeKind]) -> set[str]:
    """Every property that asserts something, schema.org's derived ones included."""
    asserted = {term for node in found for member in node.members for term, _ in terms(member)}
    dates = (date for node in found for member in node.members for date in member.declared.dates)
    return asserted | set(map(expand, dates)) | _borrowed_links(found)


def _borrowed_links(found: Iterable[NodeKind]) -> set[str]:
    """The properties that no member has for its term, and that lead to nodes."""
    every = [node.schema.settings.vocabulary for node in found]
    derived = {term for vocabulary in every for term in vocabulary.derived.values()}
    values = {term for vocabulary in every for term, _ in vocabulary.values.values()}
    beside = {link for vocabulary in every for link, _ in vocabulary.nodes.values()}
    return set(map(expand, derived | values | beside))


# Nothing asserted leads to it.


def _links_to_propositions(found: Sequence[NodeKind]) -> _Links:
    """For each kind of proposition, the terms that may lead to it, with their twins.

    That is what says it; and what refers to a statement or allegation, which may be posited itself.
    """
    links: _Links = {node: set() for node in found if node.is_proposition}
    for owner in found:
        for member in () if owner.schema.settings.posited else owner.members:
            for target in targets(member):
                for node in nodes_at(target, member, owner):
                    if node in links:
                        links[node].add((member.term, member.twin))
    return links


def _allowed(group: Iterable[NodeKind], links: _Links) -> set[str]:
    return {term for node in group for term, _ in links[node]}


def _nothing_leads_to(found: Sequence[NodeKind], links: _Links, prefixes: turtle.Prefixes) -> str:
    every = {member.term for node in found for member in node.members if leads(member)}
    every |= _borrowed_links(found) | set(map(expand, _FOREIGN_LINKS))
    refused = sorted(every - _allowed(links, links))
    pairs = [
        ("sh:targetClass", prefixes.name(PROPOSITION)),
        *(_none(_inverse(prefixes.name(term))) for term in refused),
    ]
    doc = "Nothing asserted leads to what is posited, but what says it."
    return _shape("NothingLeadsTo", doc, pairs, prefixes)


def _inverse(path: str) -> str:
    return f"[ sh:inversePath {path} ]"


def _said_by(title: str, group: Sequence[NodeKind], links: _Links, prefixes: turtle.Prefixes) -> str:
    """What may lead to one sort of proposition, and not to the other."""
    refused = sorted(_allowed(links, links) - _allowed(group, links))
    pairs: list[turtle.Pair] = [("sh:targetClass", prefixes.names(node.own for node in group))]
    if group[0].schema.settings.posited:
        says = sorted({iri for node in group for pair in links[node] for iri in pair})
        pairs += _exactly_one_says([_inverse(name) for name in prefixes.names(says)])
    pairs += [_none(_inverse(prefixes.name(term))) for term in refused]
    return _shape(title, "What says it, and what never leads to it.", pairs, prefixes)


def _exactly_one_says(paths: Sequence[str]) -> list[tuple[str, str]]:
    """That one node, and no second one, leads to a proposition along any of these paths.

    Not every engine has the inverse of an alternative (`[ sh:inversePath [ sh:alternativePath ... ] ]`), and
    shacl-engine sees nothing along an alternative of inverses: least and most are asked apart, the least in a
    form that it has.
    """
    said = "a proposition stands under exactly one statement or allegation, which says it"
    message = ("sh:message", turtle.literal(said, "en"))
    some = [turtle.anonymous([("sh:path", path), ("sh:minCount", "1")]) for path in paths]
    along_any = f"[ sh:alternativePath {turtle.collection(paths)} ]"
    most = [("sh:path", along_any), ("sh:maxCount", "1"), message]
    return [("sh:or", turtle.collection(some)), message, ("sh:property", turtle.anonymous(most))]


def _asserted(found: Sequence[NodeKind], prefixes: turtle.Prefixes) -> str:
    own = [node.own for node in found if not node.posited and node.schema.settings.vocabulary.term is None]
    posited = [member for node in found if node.posited for member in node.members]
    twins = sorted({twin for member in posited for _, twin in terms(member)})
    pairs = [("sh:targetClass", prefixes.names(own)), *(_none(prefixes.name(twin)) for twin in twins)]
    return _shape("Asserted", "What is asserted has no term of what is posited.", pairs, prefixes)
