"""RDF to record: what is said of each node becomes plain data, and the reader of plain data judges it.

Structure decides, not names: sub-nodes may have any IRI, or none. Every statement is accounted for: it fills
a member, follows from one that does, or is reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar

from visitdata import codec
from visitdata.errors import Mistake
from visitdata.quads.encode import is_listing
from visitdata.quads.plan import Places, Plan, plan_of
from visitdata.quads.statements import shown, statements_of, stranger
from visitdata.quads.trace import Trace, finding
from visitdata.shape.declare import Declared
from visitdata.shape.describe import shape_of, shapes
from visitdata.shape.gather import did_you_mean
from visitdata.terms import PREFIXES, RDF_TYPE, VD, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.errors import Finding
    from visitdata.quads.fields import Data
    from visitdata.quads.statements import Graph, Object, Statement
    from visitdata.shape.declare import Path
    from visitdata.shape.describe import Member

Foreign: TypeAlias = Literal["refuse", "ignore"]

_R = TypeVar("_R", bound=Declared)

_NOTHING_SAID = Mistake("unknown-reference", "nothing is said of this node, and a record is wanted here")


def decode(cls: type[_R], graph: Graph, foreign: Foreign = "refuse") -> _R:
    """The record that statements describe.

    Args:
        cls: the class of dossiers.
        graph: the statements.
        foreign: whether statements that are none of ours are refused, or passed over.

    Raises:
        DecodeError: with every fault; each names the subject, predicate and value.
    """
    return _Reading(cls, graph).whole(cls, foreign)


class _Reading:
    """One dossier while it is read: what was found so far, and what is wrong with it."""

    def __init__(self, cls: type[Declared], graph: Graph) -> None:
        self.about = graph.about
        self.language: str | None = None
        self._cls = cls
        self._root = graph.dossier
        self._base = f"{graph.dossier}#"
        self._strange: list[Statement] = list(graph.beside)
        self._faults: list[Finding] = []
        self._reached: set[str] = set()
        self._open: list[str] = []
        self._ids: dict[str, str] = {}
        self._said: set[str] = set()
        self._referred: set[str] = set()
        self._trace = Trace(graph.about, self._base)

    def whole(self, cls: type[_R], foreign: Foreign) -> _R:
        """The dossier, if nothing is wrong."""
        data = self._document()
        mistakes: list[tuple[Path, Mistake]] = []
        record = codec.read(cls, data, mistakes)
        self._look_at_references()
        self._look_at_the_rest()
        if foreign == "refuse":
            self._faults += map(stranger, self._strange)
        found = [*self._traced(data, mistakes), *self._faults]
        if not found:
            found = list(self._asserted_or_said(record))
        if found:
            raise codec.decode_error(found, cls.__name__)
        return record

    def _document(self) -> Data:
        """The plain data of the dossier."""
        plan = plan_of(self._cls, posited=False)
        language = self.about[self._root].get(plan.properties["language"], [None])[0]
        if isinstance(language, tuple):
            self.language = language[0]
        data: Data = {"id": self._root}
        self._trace.note(data, self._root, plan)
        self._node(self._root, plan, data)
        types = frozenset(each for each in self.about[self._root][RDF_TYPE] if isinstance(each, str))
        self._look_at_types(self._root, types, plan, data)
        return data

    # What plans ask for.

    def reference(self, iri: str) -> str:
        """The id that an IRI stands for."""
        self._referred.add(iri)
        return self._id(iri)

    def _id(self, iri: str) -> str:
        """What stands behind the dossier's own IRI, if that can be an id; else the IRI itself."""
        if not iri.startswith(self._base):
            return iri
        local = iri.removeprefix(self._base).removeprefix("posited:")
        return iri if ":" in local else local

    def record(self, subject: str, places: Places) -> tuple[Member, Data] | None:
        """What is said of a node, and the member it belongs to; None where it is no record that fits."""
        types = frozenset(
            each for each in self.about.get(subject, {}).get(RDF_TYPE, ()) if isinstance(each, str)
        )
        chosen = places.choose(types)
        if chosen is None:
            self._no_record(subject, types, places)
            return None
        member, plan = chosen
        if subject in self._open:
            self.fault(Mistake("circular", "this node stands within itself"), subject, RDF_TYPE)
            return None
        data: Data = {"type": plan.shape.name} if plan.shape.cls.tagged else {}
        if plan.shape.identified:
            data["id"] = self._identified(subject, plan)
        self._open.append(subject)
        self._trace.note(data, subject, plan)
        self._node(subject, plan, data)
        self._open.pop()
        self._look_at_types(subject, types, plan, data)
        return member, data

    def beside(self, subject: str, plan: Plan, data: Data) -> None:
        """Add what is said of a node that stands beside the record's own."""
        self._node(subject, plan, data)
        self._trace.note_beside(data, subject, plan.properties)

    def fault(self, mistake: Mistake, subject: str, predicate: str, value: Object | None = None) -> None:
        """Note that a statement cannot be read."""
        self._faults.append(finding(mistake, subject, predicate, value))

    # Nodes.

    def _node(self, subject: str, plan: Plan, data: Data) -> None:
        """Add to `data` what is said of a node."""
        self._reached.add(subject)
        for predicate, objects in self.about[subject].items():
            if len(objects) > 1:
                objects[:] = sorted(set(objects), key=_order)
            field = plan.fields.get(predicate)
            if field is not None:
                field(self, subject, data, objects)
            elif predicate != RDF_TYPE:
                self._no_member(subject, predicate, objects, plan)

    def _identified(self, subject: str, plan: Plan) -> str:
        """The id of a record, from its IRI."""
        if subject.startswith("_:"):
            mistake = Mistake(
                "wrong-term",
                f"a {plan.shape.name} needs an IRI, not a blank node",
                f"name it <{self._base}...>",
            )
            self.fault(mistake, subject, RDF_TYPE, plan.own)
        is_posited = plan.shape.cls.posited
        identifier = self._id(subject)
        if is_posited != subject.startswith(f"{self._base}posited:") and identifier != subject:
            identifier = subject
        if is_posited and identifier == subject:
            mistake = Mistake("bad-id", f"the IRI of what is only said is {self._base}posited: and an id")
            self.fault(mistake, subject, RDF_TYPE, plan.own)
        if plan.posited and not is_posited:
            self._said.add(identifier)
        self._ids[subject] = identifier
        return identifier

    def _no_record(self, subject: str, types: frozenset[str], places: Places) -> None:
        """Say why a node is no record that may stand here."""
        self._reached.add(subject)
        known = [plan for _, plan in places.plans()]
        several = sorted(short(plan.own) for plan in known if plan.own in types)
        if several:
            mistake = Mistake(
                "several-types", f"it cannot be all of {', '.join(several)}", "keep one of these types"
            )
        elif subject not in self.about:
            mistake = _NOTHING_SAID
        else:
            wanted = ", ".join(sorted({short(plan.own) for plan in known}))
            mistake = Mistake(
                "unknown-type",
                f"this node has none of the types that may stand here: {wanted}",
                _type_mend(types, known),
            )
        self.fault(mistake, subject, RDF_TYPE, min(types, default=None))

    def _look_at_types(self, subject: str, types: frozenset[str], plan: Plan, data: Data) -> None:
        """Every type is the record's, or follows from it, or is somebody else's."""
        for type_ in sorted(types - plan.types):
            follows = plan.may_be(type_, data)
            if follows is False:
                self.fault(_contradiction(short(type_)), subject, RDF_TYPE, type_)
            elif follows is None and self._is_ours(type_):
                message = f"a {short(plan.own)} cannot be a {short(type_)} as well"
                self.fault(Mistake("several-types", message, "keep one of the two"), subject, RDF_TYPE, type_)
            elif follows is None:
                self._strange.append((subject, RDF_TYPE, type_, ""))

    def _no_member(self, subject: str, predicate: str, objects: list[Object], plan: Plan) -> None:
        """What fills no member: it follows from others, is a slip, or is somebody else's."""
        if predicate in plan.follows:
            expected = {
                value for follows in plan.follows[predicate] for value in follows(self.about, subject)
            }
            for value in objects:
                if _kept(value) not in expected:
                    self.fault(_contradiction(short(predicate), expected), subject, predicate, value)
        elif self._is_ours(predicate):
            known = {short(each) for each in plan.fields}
            mend = did_you_mean(short(predicate), known)
            mistake = Mistake("unknown-property", f"a {short(plan.own)} has no {short(predicate)}", mend)
            self.fault(mistake, subject, predicate, objects[0])
        else:
            self._strange += ((subject, predicate, value, "") for value in objects)

    def _is_ours(self, term: str) -> bool:
        """Whether a term is in a namespace of the record classes."""
        if term.startswith(VD):
            return True
        spaces = {shape.cls.namespace for shape in shapes(self._cls)} - {"vd:"}
        return term.startswith(tuple(spaces))

    # What only the whole shows.

    def _traced(self, data: Data, mistakes: list[tuple[Path, Mistake]]) -> Iterator[Finding]:
        """The faults of the plain data, each at its statement; what cannot be read is not missing, too."""
        unread = {(fault.subject, fault.predicate) for fault in self._faults}
        for path, mistake in mistakes:
            found = self._trace.finding(data, path, mistake)
            if mistake.code != "missing-member" or (found.subject, found.predicate) not in unread:
                yield found

    def _look_at_references(self) -> None:
        """A reference to a node of which nothing is said, though its id is that of another node."""
        ids = set(self._ids.values())
        for stray in sorted(self._referred - self._ids.keys()):
            if self._id(stray) in ids:
                subject, predicate, *_ = next(each for each in statements_of(self.about) if each[2] == stray)
                self.fault(_NOTHING_SAID, subject, predicate, stray)

    def _look_at_the_rest(self) -> None:
        """Subjects that nothing leads to: lost records of this dossier, or somebody else's."""
        for subject in self.about.keys() - self._reached:
            said = self.about[subject]
            if subject.startswith(self._base):
                message = "nothing in the dossier leads to this node"
                mistake = Mistake("unlisted", message, "list it in the dossier, or take it out")
                self.fault(mistake, subject, next(iter(said)), next(iter(said.values()))[0])
            else:
                self._strange += statements_of({subject: said})

    def _asserted_or_said(self, record: Declared) -> Iterator[Finding]:
        """A statement or allegation is written as only said just where it is known only from another."""
        listing = [member for member in shape_of(self._cls).members if is_listing(member)]
        for member in listing:
            for each in getattr(record, member.name):
                if each.only_said != (each.id in self._said):
                    yield self._wrongly_said(each, each.id)

    def _wrongly_said(self, record: Declared, record_id: str) -> Finding:
        subject = next(iri for iri, identifier in self._ids.items() if identifier == record_id)
        twin = short(plan_of(type(record), posited=True).own)
        if record.only_said:
            message = "it is known only from another, so it is only said, and asserted here all the same"
            mend = f"type it {twin}, with the properties that belong to that"
        else:
            message = "it is written as only said, but nothing tells from where it is known"
            mend = "say it with vd:positedVia, or assert it"
        plan = plan_of(type(record), posited=not record.only_said)
        return finding(Mistake("contradiction", message, mend), subject, RDF_TYPE, plan.own)


def _order(value: Object) -> tuple[str, str, str]:
    if isinstance(value, str):
        return value, "", ""
    text, datatype, language = value
    return text, datatype, language or ""


def _kept(value: Object) -> Object:
    """An object with schema.org's terms as they are kept."""
    if isinstance(value, str) and value.startswith("http://schema.org/"):
        return PREFIXES["schema"] + value.removeprefix("http://schema.org/")
    return value


def _contradiction(what: str, expected: set[Object] | None = None) -> Mistake:
    message = f"this {what} does not follow from what else is said"
    if expected:
        return Mistake("contradiction", message, "what follows is " + ", ".join(sorted(map(shown, expected))))
    return Mistake("contradiction", message, "take it out, or say what it follows from")


def _type_mend(types: frozenset[str], known: list[Plan]) -> str | None:
    names = {short(plan.own) for plan in known}
    for type_ in sorted(types):
        mend = did_you_mean(short(type_), names)
        if mend is not None:
            return mend
    return f"add the type {min(names)}" if len(names) == 1 else None
