"""RDF to record: what is said of each node becomes plain data, and the reader of plain data judges it.

Structure decides, not names: sub-nodes may have any IRI, or none. Every statement is accounted for: it fills
a member, follows from one that does, or is reported.
"""

from __future__ import annotations

from functools import cached_property, partial
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from visitdata import codec
from visitdata.codegen import fast_path
from visitdata.codegen.installed_kinds import load_kinds
from visitdata.errors import Mistake, Path
from visitdata.metamodel.declare import Declared
from visitdata.metamodel.describe import schemas
from visitdata.metamodel.scalars import RECORD_ID
from visitdata.metamodel.settings import settings_of
from visitdata.rdf.decoding import messages
from visitdata.rdf.decoding.plan import ByType, Places, Plan, common_of, plan_of
from visitdata.rdf.decoding.problems import Fault, decode_error, first, foreign
from visitdata.rdf.decoding.source_map import Trace
from visitdata.rdf.literals import is_tagged
from visitdata.rdf.statements import kept, order, statements_of
from visitdata.terms import RDF_TYPE, VD, short
from visitdata.values.languages import language_mistake

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from visitdata.metamodel.describe import Member
    from visitdata.rdf.decoding.dossiers import Graph
    from visitdata.rdf.decoding.field_readers import Data
    from visitdata.rdf.decoding.problems import Words
    from visitdata.rdf.statements import Object, Statement
    from visitdata.terms import Foreign

_R = TypeVar("_R", bound=Declared)

_MOST_HELD = 10_000
_NOTHING: dict[str, list[Object]] = {}


def decode(cls: type[_R], graph: Graph, foreign: Foreign = "refuse") -> _R:
    """The record that statements describe.

    Args:
        cls: the class of dossiers.
        graph: the statements.
        foreign: whether statements that are none of ours are refused, or passed over.

    Raises:
        DecodeError: with every fault; each names the subject, predicate and value.
    """
    if graph.dossier.startswith("_:"):
        fault = Fault(
            graph.dossier, RDF_TYPE, plan_of(cls, posited=False).own, messages.unnamed(cls.__name__)
        )
        raise decode_error([fault], cls.__name__)
    try:
        record, faults = _Reading(cls, graph).whole(cls, foreign)
    except _KindsLoaded:
        return decode(cls, graph, foreign)
    if faults:
        # Read once more in an order of its own: in which order a document has its statements means nothing.
        again = _Reading(cls, graph, is_ordered=True)
        _, faults = again.whole(cls, foreign)
        named = [fault._replace(record=again.record_of(fault.subject)) for fault in faults]
        raise decode_error(named, cls.__name__, more=again.more if foreign == "refuse" else 0)
    return record


class _KindsLoaded(Exception):  # noqa: N818 - nothing is wrong
    """Kinds were declared that what was read so far may be of."""


class _Reading:
    """One dossier while it is read: what was found so far, and what is wrong with it."""

    def __init__(self, cls: type[Declared], graph: Graph, *, is_ordered: bool = False) -> None:
        self.about = graph.about
        self.language: str | None = None
        self._cls = cls
        self._is_ordered = is_ordered
        self._root = graph.dossier
        self._base = f"{graph.dossier}#"
        self._trace = Trace(graph.about, self._base)
        self._faults: list[Fault] = []
        # What is none of ours, and what contradicts the property that it would follow from.
        self._strange: list[Fault] = []
        self.more = 0  # how many there are besides that are none of ours
        self._note_strange(graph.beside)
        self._contradictions: list[Fault] = []
        # Nodes: those that something leads to, those that are no record, those that only a statement at fault
        # leads to, those with such a statement, and the ids of those that are records.
        self._reached: set[str] = set()
        self._lost: set[str] = set()
        self._misled: set[str] = set()
        self._misspelt: set[str] = set()
        self._ids: dict[str, str] = {}
        self._owners: dict[str, str] = {}  # of nodes that are no records, where they are read in order
        self._referred: dict[str, str] = {}
        self._read: dict[tuple[str, Plan], Data] = {}
        self._open: set[str] = set()
        self._kinds: dict[Places, ByType] = {}

    def whole(self, cls: type[_R], foreign: Foreign) -> tuple[_R, list[Fault]]:
        """The dossier, and what is wrong with it; it is whole only where nothing is."""
        data = self._document()
        mistakes: list[tuple[Path, Mistake]] = []
        record = fast_path.read(cls, data)
        if record is None:
            record = codec.read(cls, data, mistakes)
        found = [self._trace.fault(data, path, mistake) for path, mistake in mistakes]
        if not any(mistake.message == codec.NEWER for _, mistake in mistakes):
            self._look_at_the_rest()
            found = self._telling(found, self._stray_references()) or found
            found += self._strange if foreign == "refuse" else ()
        return record, found

    def _document(self) -> Data:
        """The plain data of the dossier."""
        plan = plan_of(self._cls, posited=False)
        self.language = self._stated_language(plan)
        data: Data = {"id": self._root}
        self._trace.note(data, self._root, plan)
        self._node(self._root, plan, data)
        if len(self.about[self._root].get(plan.properties["language"], ())) > 1:
            data["language"] = self.language
        self._look_at_types(self._root, self._types(self._root), plan, data)
        return data

    def _stated_language(self, plan: Plan) -> str | None:
        """The language of the dossier's texts; that of its title where none is stated as it should be."""
        said = self.about[self._root]
        stated = said.get(plan.properties["language"], [])
        if len(stated) == 1 and not isinstance(stated[0], str) and not language_mistake(stated[0][0]):
            return stated[0][0]
        titles = said.get(plan.properties["title"], [])
        title = min(filter(is_tagged, titles), default=None, key=lambda each: (each[2], each[0]))
        if title is None:
            return None
        if not stated:
            message = "the dossier states no language, so that its texts have no tag"
            mistake = Mistake("wrong-tag", message, f'state it: schema:inLanguage "{title[2]}"')
            self.fault(mistake, self._root, plan.properties["title"], title)
        return title[2]

    # What plans ask for.

    def fault(self, mistake: Mistake, subject: str, predicate: str, value: Object | None = None) -> None:
        """Note that a statement cannot be read."""
        self._faults.append(Fault(subject, predicate, value, mistake))

    def readable(
        self, subject: str, predicate: str, objects: Sequence[Object], values: Sequence[object]
    ) -> list[object]:
        """The values without the mistakes among them, each noted at the object that it was read from."""
        good: list[Object] = []
        for value, plain in zip(objects, values, strict=True):
            if isinstance(plain, Mistake):
                self.fault(plain, subject, predicate, value)
                self.lose([value])
            else:
                good.append(value)
        self._trace.note_readable(subject, predicate, good)
        return [plain for plain in values if not isinstance(plain, Mistake)]

    def lose(self, objects: Iterable[Object]) -> None:
        """Note that the nodes among these are not read: what is said of them needs no further word."""
        self._misled.update(each for each in objects if isinstance(each, str))

    def reference(self, iri: str) -> str:
        """The id that an IRI stands for."""
        known = self._referred.get(iri)
        if known is None:
            known = self._referred[iri] = self._id(iri)
        return known

    def _id(self, iri: str) -> str:
        """What stands behind the dossier's own IRI, if that can be an id; else the IRI itself."""
        if not iri.startswith(self._base):
            return iri
        local = iri.removeprefix(self._base).removeprefix("posited:")
        return iri if ":" in local else local

    def record(self, value: Object, places: Places, owner: str, predicate: str) -> tuple[Member, Data] | None:
        """What is said of a node, and the member it belongs to; None where it is no record that fits."""
        if not isinstance(value, str):
            self.fault(messages.NO_NODE, owner, predicate, value)
            return None
        types = self._types(value)
        chosen = places.known(types) or self._choose(places, types)
        mistake = self._no_record(value, types, places) if chosen is None else self._refusal(value, chosen[1])
        if chosen is None or mistake is not None:
            self._lost.add(value)
            self._faults.append(Fault(owner, predicate, value, mistake or messages.CIRCULAR))
            return None if chosen else self._common(value, types, places)
        member, plan = chosen
        if self._is_ordered:
            self._owners.setdefault(value, owner)
        known = self._read.get((value, plan))
        return member, self._record(value, types, plan) if known is None else known

    def _choose(self, places: Places, types: frozenset[object]) -> tuple[Member, Plan] | None:
        """The member and plan for a node of these types, once all kinds are there that they may name."""
        chosen = places.choose(types, self._kinds_in(places))
        if chosen is None or not chosen[1].is_all_its_own(types):
            others = [each for each in types if isinstance(each, str) and short(each) == each]
            if load_kinds(each[max(each.rfind("#"), each.rfind("/")) + 1 :] for each in sorted(others)):
                raise _KindsLoaded
        return chosen

    def _record(self, subject: str, types: frozenset[object], plan: Plan) -> Data:
        """The plain data of a node that was not met before."""
        data: Data = {"type": plan.schema.name} if plan.schema.settings.tagged else {}
        if plan.schema.identified:
            data["id"] = self._ids[subject] = self._identified(subject, plan)
        self._read[subject, plan] = data
        self._trace.note(data, subject, plan)
        self._open.add(subject)
        self._node(subject, plan, data)
        self._open.remove(subject)
        self._look_at_types(subject, types, plan, data)
        if plan.schema.settings.hearsay is not None:
            self._look_at_hearsay(subject, plan)
        return data

    def _common(self, subject: str, types: frozenset[object], places: Places) -> tuple[Member, Data] | None:
        """The plain data of a node of an unknown type: what all kinds may say that may stand there.

        Its type is one of the node's, which no record has, so that what reads plain data judges the rest.
        """
        by_type = self._kinds_in(places)
        strange = sorted(each for each in types if isinstance(each, str))
        common = None if self._record_types & types or not strange else common_of(by_type)
        if common is None or subject in self._open or subject in self._ids:
            return None
        member, plan, properties = common
        data: Data = {"type": strange[0], "id": self._identified(subject, plan)}
        self._ids[subject] = data["id"]
        self._trace.note(data, subject, plan)
        self._open.add(subject)
        said = self.about[subject]
        self._reached.add(subject)
        for predicate in sorted(properties & said.keys()):
            plan.fields[predicate](self, subject, data, sorted(set(said[predicate]), key=order))
        self._open.remove(subject)
        return member, data

    def beside(self, subject: str, plan: Plan, data: Data) -> None:
        """Add what is said of a node that stands beside the record's own."""
        self._owners[subject] = self._trace.subject(data)
        self._node(subject, plan, data)
        self._look_at_types(subject, self._types(subject), plan, data)
        self._trace.note_beside(data, subject, plan)

    def record_of(self, subject: str) -> str | None:
        """The id of the record that a subject is, or that it belongs to; None where it is of no record."""
        passed: set[str] = set()
        while subject in self._owners and subject not in self._ids and subject not in passed:
            passed.add(subject)
            subject = self._owners[subject]
        if subject == self._root:
            return self._root
        identifier = self._ids.get(subject) or self._id(subject)
        is_known = subject in self._ids or subject.startswith(self._base)
        return identifier if is_known and not isinstance(RECORD_ID.read(identifier), Mistake) else None

    # Nodes.

    def _node(self, subject: str, plan: Plan, data: Data) -> None:
        """Add to `data` what is said of a node."""
        self._reached.add(subject)
        said = self.about[subject]
        fields = plan.fields
        for predicate in sorted(said) if self._is_ordered else said:
            objects = said[predicate]
            if len(objects) > 1:
                each = set(objects)
                objects[:] = sorted(each, key=order) if self._is_ordered else each
            field = fields.get(predicate)
            if field is not None:
                field(self, subject, data, objects)
            elif predicate != RDF_TYPE:
                self._no_member(subject, predicate, objects, plan)

    def _types(self, subject: str) -> frozenset[object]:
        return frozenset(self.about.get(subject, _NOTHING).get(RDF_TYPE, ()))

    def _kinds_in(self, places: Places) -> ByType:
        if places not in self._kinds:
            self._kinds[places] = places.by_type()
        return self._kinds[places]

    def _identified(self, subject: str, plan: Plan) -> str:
        """The id of a record, from its IRI; the IRI itself where it has not the form of such a record's."""
        is_posited = subject.startswith(f"{self._base}posited:")
        return self._id(subject) if is_posited == plan.schema.settings.posited else subject

    def _refusal(self, subject: str, plan: Plan) -> Mistake | None:
        """Why a node is not read once more, or within itself."""
        if subject in self._open:
            return messages.CIRCULAR
        if subject in self._ids and (subject, plan) in self._read:
            return messages.SAID_TWICE
        return None

    def _no_record(self, subject: str, types: frozenset[object], places: Places) -> Words:
        """Why a node is no record that may stand where it does."""
        if subject not in self.about:
            return messages.NOTHING_SAID
        plans = [plan for _, plan in self._kinds_in(places).values()]
        return partial(messages.no_record, [each for each in types if isinstance(each, str)], plans)

    def _look_at_types(self, subject: str, types: frozenset[object], plan: Plan, data: Data) -> None:
        """Every type is the record's, or follows from it, or is somebody else's."""
        if types == plan.types:
            return
        for type_ in types - plan.types:
            if not isinstance(type_, str):
                self._faults.append(Fault(subject, RDF_TYPE, _literal(type_), messages.NO_TYPE))
            elif type_ in plan.types_by:
                name, values = plan.types_by[type_]
                if not (data.get(name) if values is None else data.get(name) in values):
                    self._contradict(subject, RDF_TYPE, type_, plan.properties[name], ())
            elif self._is_ours(type_) or (plan.posited and messages.asserts(type_)):
                self._faults.append(
                    Fault(subject, RDF_TYPE, type_, partial(messages.several_types, plan, type_))
                )
            else:
                self._note_strange([(subject, RDF_TYPE, type_, "")], plan.types | plan.types_by.keys())

    def _look_at_hearsay(self, subject: str, plan: Plan) -> None:
        """What is known only from another is only said, and nothing else is."""
        cls, said = plan.schema.cls, self.about[subject]
        both = [plan_of(cls, posited=posited) for posited in (False, True)]
        is_heard = any(each.properties[settings_of(cls).hearsay or ""] in said for each in both)
        if is_heard != plan.posited:
            mistake = partial(messages.wrongly_asserted, plan, both[not plan.posited])
            self._faults.append(Fault(subject, RDF_TYPE, plan.own, mistake))

    def _no_member(self, subject: str, predicate: str, objects: list[Object], plan: Plan) -> None:
        """What fills no member: it follows from others, is a slip, or is somebody else's."""
        if predicate in plan.follows:
            follows = plan.follows[predicate]
            expected = {value for each in follows for value in each.objects(self.about, subject)}
            for value in objects:
                if (kept(value) if isinstance(value, str) else value) not in expected:
                    self._contradict(subject, predicate, value, follows[0].source, expected)
        elif self._is_ours(predicate) or (plan.posited and messages.asserts(predicate)):
            mistake = partial(messages.unknown_property, plan, predicate)
            self._faults += [Fault(subject, predicate, value, mistake) for value in objects]
            self._misspelt.add(subject)
            self.lose(objects)
        else:
            said = self.about[subject]
            known = [each for each in plan.fields if each not in said]
            needed = {plan.properties.get(each.name) for each in plan.schema.said if each.required}
            missing = [each for each in known if each in needed]
            self._note_strange(((subject, predicate, value, "") for value in objects), known, missing)

    def _note_strange(
        self, statements: Iterable[Statement], known: Iterable[str] = (), needed: Iterable[str] = ()
    ) -> None:
        """Note statements that are none of the dossier's; at a first reading, one of them says enough."""
        if self._is_ordered:
            self._strange += [foreign(each, known, needed) for each in statements]
        elif not self._strange:
            self._strange += [foreign(each, known, needed) for each in islice(statements, 1)]
        if len(self._strange) > _MOST_HELD:
            count = len(self._strange)
            self._strange = first(self._strange)
            self.more += count - len(self._strange)

    def _contradict(
        self, subject: str, predicate: str, value: Object, source: str, expected: Iterable[Object]
    ) -> None:
        term = str(value) if predicate == RDF_TYPE else predicate
        mistake = partial(messages.contradiction, term, expected)
        self._contradictions.append(Fault(subject, predicate, value, mistake, source=source))

    def _is_ours(self, term: str) -> bool:
        """Whether a term is in a namespace of the record classes."""
        return term.startswith(self._spaces)

    @cached_property
    def _spaces(self) -> tuple[str, ...]:
        return (VD, *({schema.settings.namespace for schema in schemas(self._cls)} - {"vd:"}))

    # What only the whole shows.

    def _look_at_the_rest(self) -> None:
        """Subjects that nothing leads to: lost records of this dossier, or somebody else's."""
        self._follow([*self._lost, *(each for each in self._misled if not self._is_listable(each))])
        left: list[str] = []
        for subject in self.about.keys() - self._reached:
            if subject.startswith(self._base):
                left.append(subject)
            else:
                self._note_strange(statements_of({subject: self.about[subject]}))
        left.sort(key=lambda subject: (not self._is_listable(subject), subject))
        for subject in left:
            if subject not in self._reached:
                self._unlisted(subject)
                self._follow([subject])

    def _unlisted(self, subject: str) -> None:
        said = self.about[subject]
        predicate = RDF_TYPE if RDF_TYPE in said else min(said)
        self._faults.append(Fault(subject, predicate, min(said[predicate], key=order), messages.UNLISTED))
        self._lost.add(subject)

    def _follow(self, nodes: Iterable[str]) -> None:
        """Take as reached what lost nodes own: it is lost with them, and needs no word of its own."""
        rest = [node for node in nodes if node in self.about]
        self._reached.update(rest)
        while rest:
            for objects in self.about[rest.pop()].values():
                for each in objects:
                    if not isinstance(each, str) or each in self._reached or each not in self.about:
                        continue
                    if not self._is_listable(each):
                        self._reached.add(each)
                        rest.append(each)

    def _is_listable(self, subject: str) -> bool:
        return not self._listed_types.isdisjoint(self._types(subject))

    @cached_property
    def _record_types(self) -> frozenset[str]:
        """The own types of all records, asserted and posited."""
        return frozenset(
            plan_of(each.cls, posited=posited).own for each in schemas(self._cls) for posited in (False, True)
        )

    @cached_property
    def _listed_types(self) -> frozenset[str]:
        """The types of the records that a dossier lists."""
        plan = plan_of(self._cls, posited=False)
        return frozenset(type_ for places in plan.places if places.list_records for type_ in places.by_type())

    def _stray_references(self) -> list[Fault]:
        """References to a node of which nothing is said, though its id is that of another node."""
        nodes = {identifier: node for node, identifier in self._ids.items()}
        strays = {iri for iri in self._referred.keys() - self._ids if self._id(iri) in nodes}
        if not strays:
            return []
        return [
            Fault(subject, predicate, value, messages.stray(value, nodes[self._id(value)]))
            for subject, predicate, value, _ in statements_of(self.about)
            if isinstance(value, str)
            and value in strays
            and subject in self._reached
            and predicate != RDF_TYPE
        ]

    def _telling(self, found: list[Fault], strays: list[Fault]) -> list[Fault]:
        """All faults, without those that others explain: what cannot be read is not missing, too."""
        unread = {(each.subject, each.predicate) for each in self._faults}
        unread_in = {each.subject for each in self._faults}
        stray = {each.statement for each in strays}
        found = [
            each
            for each in found
            if not (_has(each, "missing-member") and (each.subject, each.predicate) in unread)
            and not (_has(each, "unknown-type") and each.subject in self._lost)
            and not (_has(each, "empty-quantity") and each.subject in unread_in)
            and not (_has(each, "unknown-reference") and each.value in self._lost)
            and each.statement not in stray
        ]
        unread |= {(each.subject, each.predicate) for each in found}
        follow = [
            each
            for each in self._contradictions
            if (each.subject, each.source) not in unread and each.subject not in self._misspelt
        ]
        return [*found, *self._faults, *strays, *follow]


def _has(fault: Fault, code: str) -> bool:
    return isinstance(fault.words, Mistake) and fault.words.code == code


def _literal(value: object) -> Object:
    return value  # type: ignore[return-value] # what is no IRI among objects is a literal
