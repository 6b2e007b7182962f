"""The shapes: what is good conforms and what is broken does not, with RDFS inference and without."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from rdflib import OWL, RDF, Graph, Namespace

from tests.derive.examples import GOOD, graph
from tests.support.ceasefire import Ceasefire
from tests.support.shapes_graphs import shapes_graph
from tests.support.strategies import dossiers, every_member
from visitdata.derive.ontology import ontology
from visitdata.derive.shapes import shapes
from visitdata.derive.unchecked import UNCHECKED
from visitdata.graphs import to_rdflib
from visitdata.metamodel.settings import settings_of
from visitdata.model.dossier import Dossier

if TYPE_CHECKING:
    from collections.abc import Iterator

pyshacl: Any = import_module("pyshacl")  # it has half its types

SH = Namespace("http://www.w3.org/ns/shacl#")
VD = Namespace("https://w3id.org/visitdata/ns#")
TEXT = shapes(Dossier)
SHAPES = graph(TEXT)
ONTOLOGY = graph(ontology(Dossier))
INFERENCE = ["none", "rdfs"]


@cache
def shacl() -> Graph:
    return shapes_graph(TEXT)


def results(data: Graph, inference: str) -> Graph:
    """The report on a graph; the ontology stands beside it where there is inference."""
    beside = ONTOLOGY if inference != "none" else None
    _, report, _ = pyshacl.validate(data, shacl_graph=shacl(), ont_graph=beside, inference=inference)
    assert isinstance(report, Graph)
    return report


def problems(data: Graph, inference: str) -> set[tuple[str, str]]:
    """(focus node, path) of each result, by their local names; no path for what is no simple property."""
    report = results(data, inference)
    return {
        (local(report.value(result, SH.focusNode)), local(report.value(result, SH.resultPath)))
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }


def local(term: object) -> str:
    text = str(term)
    return text[max(text.rfind("#"), text.rfind("/"), text.rfind(":")) + 1 :]


def without(*lines: str) -> str:
    """The good dossier without some of its text."""
    text = GOOD
    for line in lines:
        assert text.count(line) == 1
        text = text.replace(line, "")
    return text


CORE = (
    "NodeShape IRI alternativePath and class datatype description in inversePath lessThan lessThanOrEquals "
    "maxCount maxInclusive maxLength message minCount minInclusive minLength name node nodeKind not or path "
    "pattern property qualifiedMaxCount qualifiedValueShape targetClass targetObjectsOf uniqueLang"
)


def test_they_use_only_the_core_of_shacl() -> None:
    used = {local(term) for triple in SHAPES for term in triple if str(term).startswith(SH)}
    assert used <= set(CORE.split())


def test_what_they_cannot_say_is_said_in_a_comment() -> None:
    comment = re.sub(r"\n#\s+", " ", TEXT)
    for name in ("same-id", "exact", "order-of-dates", "null", "list", "unknown-member", "name"):
        assert f"{UNCHECKED[name].mistake} ({UNCHECKED[name].shacl})." in comment


def test_a_kind_of_ones_own_has_a_shape_beside_its_class() -> None:
    own = Namespace(settings_of(Ceasefire).namespace)
    assert set(SHAPES.objects(own.CeasefireShape, SH.targetClass)) == {own.Ceasefire}
    assert set(SHAPES.objects(own.PositedCeasefireShape, SH.targetClass)) == {own.PositedCeasefire}


def test_they_are_the_same_each_time() -> None:
    assert shapes(Dossier) == TEXT


def test_no_shape_is_closed() -> None:
    assert not list(SHAPES.triples((None, SH.closed, None)))


@pytest.mark.parametrize("inference", INFERENCE)
def test_a_good_dossier_conforms(inference: str) -> None:
    assert not problems(graph(GOOD), inference)


@pytest.mark.parametrize("inference", INFERENCE)
def test_every_member_of_every_class_conforms(inference: str) -> None:
    assert not problems(to_rdflib(every_member(own_kinds=True)), inference)


@settings(max_examples=5)
@given(dossiers(own_kinds=True))
def test_what_is_written_conforms(dossier: Dossier) -> None:
    assert not problems(to_rdflib(dossier), "none")


def test_names_in_several_languages_conform() -> None:
    assert not problems(graph(GOOD, 'd:lind schema:name "Ана Линд"@ru ; vd:note "a"@en, "b"@en .'), "none")


# Each: what is said besides, and the node and property at problem.
CONTAINMENT = [
    ("p:arms-sale a vd:Event .", "arms-sale", "type"),
    ("p:arms-sale a vd:Transfer .", "arms-sale", "type"),
    ("p:arms-sale a schema:Event .", "arms-sale", "type"),
    ("p:arms-sale a schema:Action .", "arms-sale", "type"),
    ("p:arms-sale vd:giver d:arcadia .", "arms-sale", "giver"),
    ("p:arms-sale vd:agent d:arcadia .", "arms-sale", "agent"),
    ('p:arms-sale rdfs:label "Arcadia sells rifles" .', "arms-sale", "label"),
    ('p:arms-sale schema:name "Arcadia sells rifles"@en .', "arms-sale", "name"),
    ('p:arms-sale schema:startDate "2030-01-01"^^xsd:date .', "arms-sale", "startDate"),
    ('p:arms-sale vd:earliest "2030-01-01"^^xsd:date .', "arms-sale", "earliest"),
    ("p:arms-sale schema:location d:strelsau .", "arms-sale", "location"),
    ("p:arms-sale vd:evidence d:e2 .", "arms-sale", "evidence"),
    ("p:arms-sale vd:versionOf d:visit .", "arms-sale", "versionOf"),
    ("p:arms-sale schema:additionalType schema:Event .", "arms-sale", "additionalType"),
    ('d:rifles schema:name "rifles"@en .', "rifles", "name"),
    ("d:rifles a vd:Item .", "rifles", "type"),
    ("d:dozens vd:exactly 24.0 .", "dozens", "exactly"),
    ("d:hearsay a vd:Allegation .", "hearsay", "type"),
    ("d:hearsay vd:claimant d:lind .", "hearsay", "claimant"),
    ("d:visit vd:positedGiver d:lind .", "visit", "positedGiver"),
    ('d:visit vd:positedStatus "planned" .', "visit", "positedStatus"),
    ("d:denial vd:positedSpeaker d:lind .", "denial", "positedSpeaker"),
    ("d:denial vd:via d:arms .", "denial", "via"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "node", "path"), CONTAINMENT)
def test_what_would_assert_a_proposition_is_a_violation(said: str, node: str, path: str) -> None:
    assert (node, path) in problems(graph(GOOD, said), "none")


def test_what_would_assert_a_proposition_is_a_violation_under_inference_too() -> None:
    expected = {(node, path) for _, node, path in CONTAINMENT}
    assert expected <= problems(graph(GOOD, *(said for said, _, _ in CONTAINMENT)), "rdfs")


LEADING = [
    "d:talks vd:follows p:arms-sale .",
    "d:talks vd:purpose p:arms-sale .",
    "d:talks schema:superEvent p:arms-sale .",
    "d:denial schema:about p:arms-sale .",
    "d:denial vd:occasion p:arms-sale .",
    "d:denial vd:respondsTo p:arms-sale .",
    "<https://data.example.org/dossiers/arcadia-visit> schema:about p:arms-sale .",
    "<https://data.example.org/dossiers/arcadia-visit> schema:mentions p:arms-sale .",
    "<https://data.example.org/dossiers/arcadia-visit> schema:hasPart p:arms-sale .",
    "d:visit schema:subEvent p:arms-sale .",
    "d:lind schema:sameAs p:arms-sale .",
    "d:denial vd:posits p:arms-sale .",
]


@pytest.mark.parametrize("inference", INFERENCE)
@pytest.mark.parametrize("said", LEADING)
def test_what_leads_to_a_proposition_but_what_says_it_is_a_violation(said: str, inference: str) -> None:
    assert "arms-sale" in {node for node, _ in problems(graph(GOOD, said), inference)}


@pytest.mark.parametrize("inference", INFERENCE)
@pytest.mark.parametrize(
    ("line", "node"),
    [
        (" ; vd:alleges p:arms-sale", "arms-sale"),
        (" ; vd:denies p:sale", "sale"),
        (";\n    vd:positedAlleges p:gift", "gift"),
        (" ; vd:positedVia d:arms", "hearsay"),
    ],
)
def test_a_proposition_that_nobody_says_is_a_violation(line: str, node: str, inference: str) -> None:
    assert node in {each for each, _ in problems(graph(without(line)), inference)}


def offsets(start: int, end: int) -> str:
    return f'oa:start "{start}"^^xsd:nonNegativeInteger ; oa:end "{end}"^^xsd:nonNegativeInteger'


# Each: what is left out, what is said instead, and the node and property at problem.
HOLDING = [
    ("", 'd:visit vd:status "ongoing" .', "visit", "status"),
    (' ; vd:status "planned" ; schema:eventStatus schema:EventScheduled', "", "visit", "status"),
    (' vd:status "planned" ; vd:follows d:visit ;', 'd:talks vd:status "done" .', "talks", "status"),
    (' schema:name "Ana Lind"@en ;', "", "lind", "name"),
    ("", 'd:lind schema:name "Ana"@en .', "lind", "name"),
    ("", "d:lind schema:name d:strelsau .", "lind", "name"),
    ("", 'd:visit schema:name "Again"@en .', "visit", "name"),
    ("", "d:visit vd:visitor d:strelsau .", "visit", "visitor"),
    ("", 'd:visit vd:visitor "Lind" .', "visit", "visitor"),
    ("", "d:visit schema:location d:lind .", "visit", "location"),
    ("", "d:visit vd:follows d:denial .", "visit", "follows"),
    ("", 'd:talks vd:time "2031-5"^^edtf:EDTF .', "talks", "time"),
    ("", 'd:talks vd:time "2031-05" .', "talks", "time"),
    ("", 'd:talks vd:earliest "2031-05" .', "talks", "earliest"),
    ("", 'd:ruritania vd:countryCode "UK" .', "ruritania", "countryCode"),
    ("", 'd:arcadia schema:alternateName ""  .', "arcadia", "alternateName"),
    ("", "d:strelsau schema:longitude 181.0 .", "strelsau", "longitude"),
    ("", 'd:strelsau schema:longitude "far" .', "strelsau", "longitude"),
    ("", "d:arms vd:accused d:strelsau .", "arms", "accused"),
    (" vd:claimant d:neighbours ;", "", "arms", "claimant"),
    ("", 'd:arms vd:standing "charged" .', "arms", "standing"),
    ("", "d:arms vd:alleges d:visit .", "arms", "alleges"),
    (' vd:kind "denied" ;', "", "denial", "kind"),
    (' ; vd:digest "9f2c5d1e0a7b4c3d"', "", "e1", ""),
    ('oa:start "120"^^xsd:nonNegativeInteger ; ', "", "e1", ""),
    (' ; vd:positedStatus "planned"', "", "gift", "positedStatus"),
    (' vd:positedStanding "alleged" ;', 'd:hearsay vd:positedStanding "" .', "hearsay", "positedStanding"),
    ("", "p:sale vd:positedItem d:lind .", "sale", "positedItem"),
    (' vd:format "visitdata/1" ;', "", "arcadia-visit", "format"),
    ("", 'd:lind schema:name "Ana", "Lind" .', "lind", "name"),
    ("", 'd:visit vd:timeText "on\\u000BSunday" .', "visit", "timeText"),
    ("", "d:lind schema:sameAs <http://[::1::2]/a> .", "lind", "sameAs"),
    ("", "d:lind schema:sameAs <https://www.example.org/d#posited:a> .", "lind", "sameAs"),
    ("", 'd:talks vd:time "2031-02-29"^^edtf:EDTF .', "talks", "time"),
    ("", 'd:article schema:inLanguage "EN" .', "article", "inLanguage"),
    ("", "d:neighbours schema:sameAs <https://www.example.org/a> .", "neighbours", "sameAs"),
    ("", "d:dozens vd:positedAtMost 23.0 .", "dozens", "positedAtLeast"),
    (' ; vd:positedWords "dozens" ; vd:positedAtLeast 24.0 ; vd:positedAbout 30.0', "", "dozens", ""),
    ("", f"d:visit vd:evidence [ oa:hasSelector d:empty ] . d:empty {offsets(9, 9)} .", "empty", "start"),
]  # fmt: skip


@pytest.mark.parametrize(("left_out", "said", "node", "path"), HOLDING)
def test_what_a_node_does_not_hold_is_a_violation(left_out: str, said: str, node: str, path: str) -> None:
    text = without(left_out) if left_out else GOOD
    found = problems(graph(text, said), "none")
    assert (node, path) in {(each, at if path else "") for each, at in found}


def test_what_a_node_does_not_hold_is_a_violation_under_inference_too() -> None:
    # By the range of the property, inference takes whatever stands there for an item; its name tells it.
    entailed = ("sale", "positedItem"), ("lind", "name")
    more = [each for each in HOLDING if not each[0]]
    expected = {(node, path) for _, _, node, path in more} - {entailed[0]} | {entailed[1]}
    assert expected <= problems(graph(GOOD, *(said for _, said, _, _ in more)), "rdfs")

    less = [each for each in HOLDING if each[0]]
    expected = {(node, path) for _, _, node, path in less if path}
    text = without(*(left_out for left_out, _, _, _ in less))
    assert expected <= problems(graph(text, *(said for _, said, _, _ in less)), "rdfs")


# What is whole but for its name, with names that will do and names that will not.
NAMED = [
    (
        '{} a vd:Place ; schema:name "A"@en .',
        ["d:port-arc", "<http://[::1]/Port#Arc>"],
        [
            "[]",
            "schema:Thing",
            "<https://w3id.org/visitdata/ns>",
            "p:port",
            "<http://[::1::2]/>",
            "<a://b:c/>",
        ],
    ),
    (
        '{} a vd:Event ; schema:name "A"@en ; vd:status "planned" .',
        ["d:truce"],
        ["[]", "d:Truce", "d:posited", "<https://data.example.org/truce>"],
    ),
    (
        """d:arms vd:alleges {0} .
        {0} a vd:Proposition, vd:PositedVote ; vd:positedLabel "A" ; vd:positedStatus "planned" .""",
        ["p:truce"],
        ["_:p", "p:Truce", "p:posited", "d:vote"],
    ),
    (
        '{} a vd:Dossier ; vd:format "visitdata/1" ; schema:name "A"@en .',
        ["<https://data.example.org/a>"],
        ["[]", "d:a", "<https://schema.org/a>", "<vd:a>"],
    ),
]


@pytest.mark.parametrize("inference", INFERENCE)
def test_a_record_is_a_node_whose_iri_may_name_it(inference: str) -> None:
    good = [record.format(name) for record, names, _ in NAMED for name in names]
    bad = [record.format(name) for record, _, names in NAMED for name in names]
    assert not problems(graph(GOOD, *good), inference)
    report = results(graph(GOOD, *bad), inference)
    assert len(set(report.objects(None, SH.focusNode))) == len(bad)
    assert not set(report.objects(None, SH.resultPath))


def forbidden(shape: str) -> Iterator[str]:
    subject = Namespace("https://w3id.org/visitdata/shapes#")[shape]
    for each in SHAPES.objects(subject, SH.property):
        if str(SHAPES.value(each, SH.maxCount)) == "0":
            yield str(SHAPES.value(each, SH.path))


def test_each_asserted_term_is_forbidden_on_propositions_and_each_twin_elsewhere() -> None:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)
    terms = {str(term) for kind in kinds for term in ONTOLOGY.subjects(RDF.type, kind)}
    twins = {str(term) for term in ONTOLOGY.subjects(VD.twinOf)} & terms
    assert terms - twins <= set(forbidden("OnlySaid"))
    assert twins == set(forbidden("Asserted"))
