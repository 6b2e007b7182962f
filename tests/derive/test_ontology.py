"""The ontology: every term told in words, and nothing in it that makes an event of what is posited."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from rdflib import OWL, RDF, RDFS, BNode, Graph, Literal, Namespace, URIRef

from tests.derive.examples import GOOD, graph
from tests.support.ceasefire import Ceasefire
from tests.support.strategies import every_member
from visitdata.derive.ontology import ontology
from visitdata.graphs import to_rdflib
from visitdata.metamodel.describe import schemas
from visitdata.metamodel.schema import Reference
from visitdata.metamodel.settings import settings_of
from visitdata.model.dossier import Dossier

if TYPE_CHECKING:
    from rdflib.term import Node

owlrl: Any = import_module("owlrl")  # it has no types

VD = Namespace("https://w3id.org/visitdata/ns#")
OWN = Namespace(settings_of(Ceasefire).namespace)
SCHEMA = Namespace("https://schema.org/")
TEXT = ontology(Dossier)
ONTOLOGY = graph(TEXT)
OURS = (str(VD), str(OWN))
TERMS = sorted(
    {term for term in ONTOLOGY.subjects() if isinstance(term, URIRef) and str(term).startswith(OURS)}
)


def local(term: object) -> str:
    return str(term).rpartition("#")[2]


def closure(data: Graph, semantics: type) -> Graph:
    united = data + ONTOLOGY
    owlrl.DeductiveClosure(semantics).expand(united)
    return united


def test_it_says_what_it_is() -> None:
    it = URIRef("https://w3id.org/visitdata/ns")
    assert (it, RDF.type, OWL.Ontology) in ONTOLOGY
    assert (it, OWL.versionInfo, Literal("1")) in ONTOLOGY
    assert (it, RDFS.label, None) in ONTOLOGY
    assert (it, RDFS.comment, None) in ONTOLOGY


def test_it_is_the_same_each_time() -> None:
    assert ontology(Dossier) == TEXT


@pytest.mark.parametrize("term", TERMS, ids=local)
def test_each_term_has_one_type_label_and_comment(term: URIRef) -> None:
    for predicate in (RDF.type, RDFS.label, RDFS.comment):
        assert len(list(ONTOLOGY.objects(term, predicate))) == 1


def test_each_term_of_an_asserted_event_has_a_twin_that_is_tied_to_it() -> None:
    for shape in schemas(Dossier):
        for member in shape.members if shape.settings.family == "event" else ():
            if member.name != "id":
                assert (URIRef(member.twin), VD.twinOf, URIRef(member.term)) in ONTOLOGY
        if shape.settings.family == "event":
            space, _, name = shape.types[0].rpartition("#")
            assert (URIRef(f"{space}#Posited{name}"), VD.twinOf, URIRef(shape.types[0])) in ONTOLOGY


def test_only_twins_begin_with_posited_and_all_of_them_do() -> None:
    for term in TERMS:
        is_twin = (term, VD.twinOf, None) in ONTOLOGY
        assert is_twin == local(term).lower().startswith("posited")


def test_the_term_of_each_twin_of_ours_is_a_term() -> None:
    for term in ONTOLOGY.objects(None, VD.twinOf):
        assert not str(term).startswith(OURS) or term in TERMS


def test_roles_stand_under_the_general_ones_and_their_twins_under_the_twins() -> None:
    below = {
        (VD.giver, VD.agent),
        (VD.recipient, VD.affected),
        (VD.positedGiver, VD.positedAgent),
        (VD.positedRecipient, VD.positedAffected),
        (VD.alleges, VD.posits),
        (OWN.side, VD.agent),
        (OWN.positedSide, VD.positedAgent),
    }
    assert below <= set(ONTOLOGY.subject_objects(RDFS.subPropertyOf))
    assert not set(ONTOLOGY.objects(VD.denies, RDFS.subPropertyOf))
    for lower, higher in ONTOLOGY.subject_objects(RDFS.subPropertyOf):
        assert local(lower).startswith("posited") == local(higher).startswith("posited")


@pytest.mark.parametrize(
    ("term", "domain"),
    [
        (VD.giver, VD.Transfer),
        (VD.agent, VD.Event),
        (VD.weapon, VD.Event),
        (OWN.side, OWN.Ceasefire),
        (VD.positedGiver, VD.Proposition),
        (VD.positedGist, VD.Proposition),
        (VD.positedQuantity, VD.PositedItem),
        (VD.exactly, VD.Quantity),
        (VD.kind, None),
        (VD.of, None),
        (VD.time, None),
        (VD.posits, None),
        (VD.positedKind, None),
        (VD.positedLabel, None),
        (VD.evidence, None),
    ],
)
def test_domains_hold_for_all_that_have_the_property(term: URIRef, domain: URIRef | None) -> None:
    assert set(ONTOLOGY.objects(term, RDFS.domain)) == ({domain} if domain else set())


def test_no_range_is_a_kind_of_event_and_no_range_of_a_link_may_be_posited() -> None:
    ranges = set(ONTOLOGY.objects(None, RDFS.range))
    assert not {VD.Event, VD.Allegation, VD.Statement} & ranges
    assert not {kind for kind in ranges if VD.Event in ONTOLOGY.objects(kind, RDFS.subClassOf)}


def test_properties_of_nodes_and_of_values_are_told_apart() -> None:
    assert (VD.giver, RDF.type, OWL.ObjectProperty) in ONTOLOGY
    assert (VD.status, RDF.type, OWL.DatatypeProperty) in ONTOLOGY
    for term in (VD.positedAbout, VD.positedCode):
        assert (term, RDF.type, RDF.Property) in ONTOLOGY


def test_a_proposition_is_disjoint_with_events_and_actions() -> None:
    assert set(ONTOLOGY.objects(VD.Proposition, OWL.disjointWith)) == {VD.Event, SCHEMA.Event, SCHEMA.Action}
    for kind in ONTOLOGY.subjects(VD.twinOf, VD.Transfer):
        assert (kind, RDFS.subClassOf, VD.Proposition) in ONTOLOGY


def test_it_has_none_of_the_axioms_that_lead_back() -> None:
    for axiom in (
        OWL.inverseOf,
        OWL.equivalentClass,
        OWL.equivalentProperty,
        OWL.propertyChainAxiom,
        OWL.sameAs,
    ):
        assert (None, axiom, None) not in ONTOLOGY


def test_it_says_nothing_of_the_terms_of_others() -> None:
    subjects = {subject for subject in ONTOLOGY.subjects() if not str(subject).startswith(OURS)}
    known = {"https://w3id.org/visitdata/ns", "http://id.loc.gov/datatypes/edtf/EDTF"}
    assert {str(subject) for subject in subjects} == known


HARMLESS = {RDFS.Resource, OWL.Thing}
EXAMPLES = {"written by hand": graph(GOOD), "every member": to_rdflib(every_member(own_kinds=True))}


@pytest.mark.parametrize("semantics", [owlrl.RDFS_Semantics, owlrl.OWLRL_Semantics])
@pytest.mark.parametrize("name", EXAMPLES)
def test_inference_makes_nothing_more_of_a_proposition(name: str, semantics: type) -> None:
    data = EXAMPLES[name]
    inferred = closure(data, semantics)
    said = {node for node in data.subjects(RDF.type, None) if is_only_said(data, node)}
    assert said
    for node in said:
        types = set(inferred.objects(node, RDF.type)) - HARMLESS
        allowed = set(data.objects(node, RDF.type)) | {VD.Proposition}
        assert {kind for kind in types if not isinstance(kind, BNode)} <= allowed
    assert not errors(inferred)


def is_only_said(data: Graph, node: Node) -> bool:
    return any(local(kind).startswith("Posited") for kind in data.objects(node, RDF.type))


def errors(inferred: Graph) -> list[object]:
    """What owlrl finds contradicting itself."""
    return [*inferred.subjects(RDF.type, owlrl.Namespaces.ERRNS.ErrorMessage)]


def test_an_event_among_propositions_is_a_contradiction() -> None:
    broken = graph(GOOD, "p:arms-sale a vd:Transfer .")
    assert errors(closure(broken, owlrl.OWLRL_Semantics))


@pytest.mark.parametrize("name", EXAMPLES)
def test_inference_makes_no_two_types_of_a_node_that_shut_each_other_out(name: str) -> None:
    inferred = closure(EXAMPLES[name], owlrl.OWLRL_Semantics)
    propositions = set(inferred.subjects(RDF.type, VD.Proposition))
    for kind in (VD.Event, SCHEMA.Event, SCHEMA.Action):
        assert not propositions & set(inferred.subjects(RDF.type, kind))


def test_each_reference_is_a_property_of_nodes() -> None:
    for shape in schemas(Dossier):
        for member in shape.members:
            iri = URIRef(member.property(posited=shape.settings.posited))
            if isinstance(member.value, Reference) and str(iri).startswith(OURS):
                assert (iri, RDF.type, OWL.DatatypeProperty) not in ONTOLOGY


def test_it_has_no_blank_nodes() -> None:
    assert not [node for triple in ONTOLOGY for node in triple if isinstance(node, BNode)]
