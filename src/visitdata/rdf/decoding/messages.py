"""What may be wrong with a triple: messages, with a suggestion where only one thing can be meant.

A suggestion never turns what is posited into what is asserted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from visitdata.codegen.field_values import PLACE_OF_PROPOSITIONS, an
from visitdata.errors import Mistake
from visitdata.metamodel.describe import schema_of
from visitdata.rdf.decoding.node_plan import NodePlan, nearest_of, node_plan_of
from visitdata.rdf.quads import order, shown
from visitdata.suggestions.spelling import nearest
from visitdata.terms import PREFIXES, short
from visitdata.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from visitdata.rdf.quads import Object

NOTHING_SAID = Mistake("unknown-reference", "expected a record, but no triple describes this node")
NO_NODE = Mistake("wrong-term", "expected a node, not a literal")
NO_TYPE = Mistake("wrong-term", "expected the IRI of a type, not a literal")
# No record owns one of its own class, so what stands within itself is two things at once.
CIRCULAR = Mistake("several-types", "this node is a part of itself", "use two nodes, one in the other")
UNLISTED = Mistake(
    "unlisted", "no triple of the dossier leads to this node", "list it in the dossier, or remove it"
)
POSITED_TWICE = Mistake(
    "duplicate-id",
    "this proposition stands in another statement or allegation already",
    "write one proposition for each of the two, and link them with vd:positedVersionOf",
)

# Vocabularies that describe the world: what is only posited has no property or type of theirs.
_ASSERTING = tuple(PREFIXES[prefix] for prefix in ("schema", "prov", "skos"))
_MARK = "posited"
_TWIN = re.compile(r"[#/:][pP]osited[A-Z0-9_][A-Za-z0-9_-]*\Z")


def asserts(term: str) -> bool:
    """Whether a term of another vocabulary describes the world."""
    return term.startswith(_ASSERTING)


def is_twin(term: str) -> bool:
    """Whether a term is for what is only posited."""
    return term == f"{PREFIXES['vd']}Proposition" or _TWIN.search(term) is not None


def unnamed(what: str, space: str | None = None) -> Mistake:
    """A record stands in a blank node.

    Args:
        what: the class of the record.
        space: what its IRI begins with.
    """
    suggestion = "name it with an IRI that stays" if space is None else f"name it <{space}...>"
    return Mistake("wrong-term", f"{an(what)} needs an IRI, not a blank node", suggestion)


def several_types(plan: NodePlan, type_: str) -> Mistake:
    """A node of one class has a type that belongs to another."""
    message = f"{an(short(plan.own))} cannot be {an(short(type_))} as well"
    return _crossing("several-types", plan, type_, "remove this type") or Mistake(
        "several-types", message, "keep one of the two"
    )


def _crossing(code: str, plan: NodePlan, term: str, suggestion: str | None) -> Mistake | None:
    """A term would assert something of what is posited, or posit it of what is asserted."""
    own, name = an(short(plan.own)), short(term)
    if plan.posited and not is_twin(term):
        return Mistake(code, f"{own} is posited, and {name} would assert it", suggestion)
    if is_twin(term) and not plan.posited:
        return Mistake(code, f"{own} is asserted, and {name} is for what is posited", PLACE_OF_PROPOSITIONS)
    return None


def no_record(types: Iterable[str], known: Sequence[NodePlan]) -> Mistake:
    """A node is none of the records that may stand where it does, or more than one of them."""
    given = sorted(types, key=lambda type_: (not type_.startswith(PREFIXES["vd"]), type_))
    fitting = [plan for plan in known if plan.own in given]
    if fitting:
        several = sorted(short(plan.own) for plan in nearest_of(fitting))
        message = f"this node cannot be all of {', '.join(several)}"
        return Mistake("several-types", message, "keep one of these types")
    wanted = ", ".join(sorted({short(plan.own) for plan in known}))
    message = f"this node has none of the types that are allowed here: {wanted}"
    return Mistake("unknown-type", message, _type_suggestion(given, known))


def _type_suggestion(types: list[str], known: Sequence[NodePlan]) -> str | None:
    is_posited = any(is_twin(each) for each in types)
    fitting = [plan for plan in known if plan.posited or not is_posited]
    if not fitting:
        return PLACE_OF_PROPOSITIONS
    # The class that the records of each plan for posited ones would have if they were asserted.
    asserted = {plan.own: plan.schema.settings.twin_of or plan.schema.cls for plan in fitting if plan.posited}
    twins = {own: cls for own, cls in asserted.items() if schema_of(cls).types[0] in types}
    if twins:
        return f"write {short(max(twins, key=lambda own: len(twins[own].__mro__)))}"
    own = {plan.own for plan in fitting}
    usual = f"add the type {short(min(own))}" if len(own) == 1 else "add one of them"
    return next(filter(None, (like(each, own) for each in types)), usual)


def unknown_property(plan: NodePlan, predicate: str) -> Mistake:
    """A property is none of those of the class, though it is in a vocabulary of ours."""
    twin = next((f"write {short(each.twin)}" for each in plan.schema.members if each.term == predicate), None)
    crossing = _crossing("unknown-property", plan, predicate, twin)
    twins = {f"{PREFIXES['vd']}posited{_titled(each.term)}": each.twin for each in plan.schema.members}
    suggestion = f"write {short(twins[predicate])}" if predicate in twins else like(predicate, plan.fields)
    message = f"{an(short(plan.own))} has no property {short(predicate)}"
    return crossing or Mistake("unknown-property", message, suggestion)


def _titled(term: str) -> str:
    """The name of a term, as it stands after another word: `Text` for schema:text."""
    name = _cut(term)[1]
    return name[:1].upper() + name[1:]


def like(term: str, known: Iterable[str], namesakes: Iterable[str] | None = None) -> str | None:
    """A term that has the same name, or a known one that is spelt much like it in the same vocabulary.

    Args:
        term: the term that is none of those known.
        known: those known.
        namesakes: those of them that may be meant by their name alone, in another vocabulary; all by default.
    """
    space, name = _cut(term)
    same = sorted(other for other in (known if namesakes is None else namesakes) if _cut(other)[1] == name)
    if same:
        return f"write {short(same[0])}" if len(same) == 1 else None
    near = _nearest_name(name, sorted(_cut(other)[1] for other in known if _cut(other)[0] == space))
    return None if near is None else f"write {short(space + near)}"


def _nearest_name(name: str, names: Sequence[str]) -> str | None:
    """The nearest name. What all twins begin with makes none of them like another."""
    if not name.lower().startswith(_MARK):
        return nearest(name, names)
    rests = {each[len(_MARK) :]: each for each in names if each.lower().startswith(_MARK)}
    near = nearest(name[len(_MARK) :], rests)
    return None if near is None else rests[near]


def _cut(term: str) -> tuple[str, str]:
    """The namespace of a term, and its name there."""
    cut = max(term.rfind("#"), term.rfind("/")) + 1
    return term[:cut], term[cut:]


def stray(iri: str, twin: str) -> Mistake:
    """A reference leads to nothing; the IRI of a node differs from it only in being a posited one, or not."""
    code, message, _ = NOTHING_SAID
    what = "posited" if is_posited_iri(twin) else "asserted"
    return Mistake(code, message, f"{shown(twin)} is {what}, and not the same as {shown(iri)}")


def is_posited_iri(iri: str) -> bool:
    """Whether an IRI is that of a proposition."""
    return "#posited:" in iri


def contradiction(term: str, expected: Iterable[Object] = ()) -> Mistake:
    """What repeats something else in other terms does not say the same."""
    message = f"this {short(term)} does not follow from the other triples"
    follows = [shown(each) for each in sorted(expected, key=order)]
    if follows:
        message += f"; what follows is {', '.join(follows)}"
    return Mistake("contradiction", message, "remove this triple: such triples are derived from the others")


def wrongly_asserted(plan: NodePlan) -> Mistake:
    """A record is written as asserted, though it is known only from another; or the other way round."""
    twin = node_plan_of(plan.schema.cls, posited=True)
    link = short(twin.properties[plan.schema.settings.hearsay or ""])
    if plan.posited:
        message = f"{an(short(plan.own))} is posited, but no triple says from where it is known"
        return Mistake("contradiction", message, f"add {link}")
    message = f"{an(short(plan.own))} is asserted, although it is known only from another"
    suggestion = f"type it {short(twin.own)}, and write {link} and the twins of its other properties"
    return Mistake("contradiction", message, suggestion)


def unrelated_mistake(term: str, graph: str, known: Iterable[str], needed: Iterable[str]) -> Mistake:
    """A triple does not belong to the dossier.

    Args:
        term: its property; or its object, where that is a type.
        graph: the graph in which it stands beside the dossiers; empty for the default graph.
        known: as for `like`.
        needed: its `namesakes`.
    """
    where = f"; it stands in the graph {printable(graph)}" if graph else ""
    usual = 'remove it, or ignore such triples with foreign="ignore"'
    return Mistake(
        "foreign", f"this triple does not belong to the dossier{where}", like(term, known, needed) or usual
    )
