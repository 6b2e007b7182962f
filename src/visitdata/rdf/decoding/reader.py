"""The nodes of one dossier as plain data, each by the plan of its class.

Structure decides, not names: sub-nodes may have any IRI, or none. Every triple is accounted for: it fills
a member, is derived from one that does, or is reported.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from visitdata.codegen.installed_kinds import load_kinds
from visitdata.errors import Mistake
from visitdata.rdf.decoding import messages
from visitdata.rdf.decoding.node_plan import namespaces_of, node_plan_of, record_types_of
from visitdata.rdf.literals import is_tagged
from visitdata.rdf.quads import TERMS, order
from visitdata.terms import RDF_TYPE, short
from visitdata.values.languages import language_mistake

if TYPE_CHECKING:
    from visitdata.metamodel.schema import Member
    from visitdata.metamodel.settings import Declared
    from visitdata.rdf.decoding.dossiers import Graph
    from visitdata.rdf.decoding.field_readers import Data
    from visitdata.rdf.decoding.node_plan import NodePlan, RecordProperty
    from visitdata.rdf.decoding.report import Report
    from visitdata.rdf.quads import Object
    from visitdata.terms import Foreign

_NOTHING: dict[str, list[Object]] = {}


class GiveUpError(Exception):
    """The fast path met something that only the full reader can judge."""


class KindsLoadedError(Exception):
    """Kinds were declared that what was read so far may be of: it has to be read once more."""


class Reader:
    """Reads the nodes of a dossier, each once.

    With a report, it notes there what is wrong, and sorts triples first: their order in a document means
    nothing. Without one it is the fast path, which gives up as soon as there is something to note.

    Attributes:
        about: what is said of each node.
        language: that of the dossier's texts.
        base: what the IRIs of its records begin with.
        reached: the nodes that were read.
        ids: the ids of those that are records.
        references: the id that each IRI stands for, so far as that was asked.
    """

    def __init__(
        self, cls: type[Declared], graph: Graph, foreign: Foreign, report: Report | None = None
    ) -> None:
        self.about = graph.about
        self.language: str | None = None
        self.base = f"{graph.dossier}#"
        self.reached: set[str] = set()
        self.ids: dict[str, str] = {}
        self.references: dict[str, str] = {}
        self._cls = cls
        self._root = graph.dossier
        self._foreign = foreign
        self._report = report
        self._read: dict[tuple[str, NodePlan], Data] = {}
        self._open: set[str] = set()  # nodes of which the reading has begun and not ended

    @property
    def report(self) -> Report:
        """Where problems are noted.

        Raises:
            GiveUpError: this is the fast path.
        """
        if self._report is None:
            raise GiveUpError
        return self._report

    def document(self) -> Data:
        """The plain data of the dossier."""
        plan = node_plan_of.asserted(self._cls)
        self.language = self._language_of_texts(plan)
        data: Data = {"id": self._root}
        self.node(self._root, plan, data)
        if len(self.about[self._root].get(plan.properties["language"], ())) > 1:
            data["language"] = self.language
        return data

    def _language_of_texts(self, plan: NodePlan) -> str | None:
        """The language that is stated; that of the title where none is stated as it should be."""
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
            self.report.problem(self._root, plan.properties["title"], title, mistake)
        return title[2]

    def node(self, subject: str, plan: NodePlan, data: Data) -> None:
        """Add what the triples about a node say."""
        self.reached.add(subject)
        if self._report is not None:
            self._report.note(data, subject, plan)
        is_ordered = self._report is not None
        said = self.about[subject]
        fields = plan.fields
        for predicate in sorted(said) if is_ordered else said:
            objects = said[predicate]
            if len(objects) > 1:
                objects[:] = sorted(set(objects), key=order) if is_ordered else set(objects)
            field = fields.get(predicate)
            if field is not None:
                field(self, subject, data, objects)
            elif predicate != RDF_TYPE and not plan.is_partial:
                self._further_property(subject, predicate, objects, plan)
        for type_ in said.get(RDF_TYPE, ()):
            if type_ not in plan.types and not plan.is_partial:
                self._further_type(subject, type_, plan, data)

    def record(
        self, value: Object, property_: RecordProperty, owner: str, predicate: str
    ) -> tuple[Member, Data] | None:
        """The plain data of a node, and the member it belongs to; None where it is no record that fits."""
        if not isinstance(value, str):
            self.report.problem(owner, predicate, value, messages.NO_NODE)
            return None
        types: frozenset[object] = frozenset(self.about.get(value, _NOTHING).get(RDF_TYPE, ()))
        chosen = property_.known.get(types) or self._choose(value, types, property_, owner, predicate)
        if chosen is None:
            return None
        if value in self._open:
            self.report.no_record(owner, predicate, value, messages.CIRCULAR)
            return None
        member, plan = chosen
        if (value, plan) in self._read:
            if value not in self.ids:
                return member, self._read[value, plan]
            self.report.no_record(owner, predicate, value, messages.POSITED_TWICE)
            return None
        data: Data = {} if plan.type_name is None else {"type": plan.type_name}
        if plan.id_prefix is not None:
            # An IRI that has not the form of such a record's is its own id.
            is_its_form = value.startswith(f"{self.base}posited:") == bool(plan.id_prefix)
            data["id"] = self.ids[value] = self.id_of(value) if is_its_form else value
        if self._report is not None:
            self._report.owners.setdefault(value, owner)
        self._read[value, plan] = data
        self._open.add(value)
        self.node(value, plan, data)
        self._open.remove(value)
        if plan.hearsay and plan.hearsay.isdisjoint(self.about[value]) == plan.posited:
            self.report.problem(value, RDF_TYPE, plan.own, partial(messages.wrongly_asserted, plan))
        return member, data

    def _choose(
        self, subject: str, types: frozenset[object], property_: RecordProperty, owner: str, predicate: str
    ) -> tuple[Member, NodePlan] | None:
        """The member and plan for a node of these types, once all kinds are there that they may name.

        A node of an unknown type is read so far as all kinds agree that may stand there: the type of its
        plain data is one of the node's, which no record has, so that what reads plain data judges the rest.

        Returns:
            None where the node is not read.
        """
        given = sorted(each for each in types if isinstance(each, str))
        chosen = property_.choose(types)
        if chosen is None or not chosen[1].is_all_its_own(types):
            others = [each for each in given if short(each) == each]
            if load_kinds(each[max(each.rfind("#"), each.rfind("/")) + 1 :] for each in others):
                raise KindsLoadedError
        if chosen is not None:
            return chosen
        plans = [plan for _, plan in property_.by_type().values()]
        why = partial(messages.no_record, given, plans) if subject in self.about else messages.NOTHING_SAID
        self.report.no_record(owner, predicate, subject, why)
        is_known = not record_types_of(self._cls).isdisjoint(types)
        if is_known or not given or subject in self._open or subject in self.ids:
            return None
        return property_.partial(given[0], types)

    def id_of(self, iri: str) -> str:
        """The id that an IRI stands for: what follows the dossier's own IRI, if that can be an id."""
        known = self.references.get(iri)
        if known is None:
            known = iri
            if iri.startswith(self.base):
                local = iri.removeprefix(self.base).removeprefix("posited:")
                known = iri if ":" in local else local
            self.references[iri] = known
        return known

    def _further_type(self, subject: str, type_: Object, plan: NodePlan, data: Data) -> None:
        """A type that not all records of the class have: it is derived, wrong, or somebody else's."""
        if not isinstance(type_, str):
            self.report.problem(subject, RDF_TYPE, type_, messages.NO_TYPE)
        elif type_ in plan.types_by:
            name, values = plan.types_by[type_]
            if not (data.get(name) if values is None else data.get(name) in values):
                self.report.contradiction(subject, RDF_TYPE, type_, plan.properties[name], ())
        elif self._is_ours(type_, plan):
            self.report.problem(subject, RDF_TYPE, type_, partial(messages.several_types, plan, type_))
        elif self._foreign == "refuse":
            known = plan.types | plan.types_by.keys()
            self.report.unrelated_triples([(subject, RDF_TYPE, type_, "")], known)

    def _further_property(self, subject: str, predicate: str, objects: list[Object], plan: NodePlan) -> None:
        """A property that fills no member: it is derived from others, wrong, or somebody else's."""
        if predicate in plan.derived:
            sources = plan.derived[predicate]
            expected = {value for each in sources for value in each.objects(self.about, subject)}
            for value in objects:
                if (TERMS[value] if isinstance(value, str) else value) not in expected:
                    self.report.contradiction(subject, predicate, value, sources[0].source, expected)
        elif self._is_ours(predicate, plan):
            self.report.unknown_property(subject, predicate, objects, plan)
        elif self._foreign == "refuse":
            said = self.about[subject]
            known = [each for each in plan.fields if each not in said]
            needed = {plan.properties.get(each.name) for each in plan.schema.rdf_members if each.required}
            missing = [each for each in known if each in needed]
            quads = ((subject, predicate, value, "") for value in objects)
            self.report.unrelated_triples(quads, known, missing)

    def _is_ours(self, term: str, plan: NodePlan) -> bool:
        """Whether a term is of the record classes, or would assert what is only posited."""
        return term.startswith(namespaces_of(self._cls)) or (plan.posited and messages.asserts(term))

    def strays(self) -> set[str]:
        """IRIs that are referred to and are no record's, though the id that they stand for is."""
        ids = {*self.ids.values()}
        return {iri for iri, id_ in self.references.items() if id_ in ids and iri not in self.ids}
