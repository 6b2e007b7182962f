"""What somebody alleges, foresees or denies is asserted by no output, however it is read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import owlrl
import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from rdflib.namespace import RDF

import visitdata as vd
from tests.support.readings import IN_RDFLIB, RDF_FORMATS, by_pyoxigraph, by_rdflib
from tests.support.strategies import dossiers, every_member, first_hand
from visitdata.metamodel.settings import is_posited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

VD = "https://w3id.org/visitdata/ns#"
SCHEMA = "https://schema.org/"
OA = "http://www.w3.org/ns/oa#"
LEADING = {"alleges", "posits", "denies"}
POSITED = re.compile(r".*[#/:]?[Pp]osited[A-Z]\w*")


def local(iri: str) -> str:
    """The name that is left when the namespace is dropped."""
    return re.split(r"[#/]", iri)[-1]


def is_twin(iri: str) -> bool:
    return local(iri).startswith(("posited", "Posited"))


def said_nodes(dossier: vd.Dossier) -> set[str]:
    """The IRIs of all that is posited: propositions, and what is known from somebody only."""
    posited_records = [record for record in dossier if is_posited(record)]
    return {
        f"{dossier.id}#posited:{record.id}"
        if isinstance(record, vd.Proposition)
        else f"{dossier.id}#{record.id}"
        for record in posited_records
    }


def is_of(node: str, owners: set[str]) -> bool:
    """Whether a node is one of the owners, or one that an owner describes; evidence is about the text."""
    return any(
        node == owner or (node.startswith(f"{owner}:") and ":evidence:" not in node) for owner in owners
    )


def assert_contained(triples: Iterable[tuple[str, str, str]], dossier: vd.Dossier) -> None:
    """No triple says of what is posited anything but twins, and only what may leads to it."""
    said = said_nodes(dossier)
    propositions = {node for node in said if "#posited:" in node}
    for subject, predicate, value in triples:
        if is_of(subject, said):
            if predicate == str(RDF.type):
                assert local(value) == "Proposition" or is_twin(value), (subject, value)
            else:
                assert is_twin(predicate), (subject, predicate)
        if value in propositions:
            assert local(predicate) in LEADING or is_twin(predicate), (subject, predicate, value)
        if is_twin(predicate) or (predicate == str(RDF.type) and is_twin(value)):
            assert is_of(subject, said), (subject, predicate, "is a twin, but its subject is asserted")


def readings(dossier: vd.Dossier) -> Iterator[tuple[str, set[tuple[str, str, str]]]]:
    """Each format as a Graph, a Dataset and the union of its graphs, by rdflib and by pyoxigraph."""
    for name in RDF_FORMATS:
        data = vd.dumps(dossier, name)
        yield (
            f"{name} as rdflib's Dataset",
            {(str(s), str(p), str(o)) for s, p, o, _ in by_rdflib(data, name).quads()},
        )
        graph = rdflib.Graph().parse(data=data.decode(), format=IN_RDFLIB.get(name, name))
        yield f"{name} as rdflib's Graph", {(str(s), str(p), str(o)) for s, p, o in graph}
        quads = list(by_pyoxigraph(data, name))
        default = {_texts(quad) for quad in quads if isinstance(quad.graph_name, pyoxigraph.DefaultGraph)}
        yield f"{name}, pyoxigraph's default graph", default
        yield f"{name}, pyoxigraph's union", {_texts(quad) for quad in quads}


def _texts(quad: pyoxigraph.Quad) -> tuple[str, str, str]:
    subject: Any = quad.subject
    value: Any = quad.object
    return subject.value, quad.predicate.value, value.value


@given(dossiers(own_kinds=True))
def test_no_format_asserts_what_is_posited_records(dossier: vd.Dossier) -> None:
    for how, triples in readings(dossier):
        try:
            assert_contained(triples, dossier)
        except AssertionError as error:
            msg = f"{how}: {error}"
            raise AssertionError(msg) from error


def test_no_format_asserts_what_every_member_can_say() -> None:
    dossier = every_member()
    said = said_nodes(dossier)
    assert {"posited:", "#"} <= {"posited:" if "#posited:" in node else "#" for node in said}
    for _, triples in readings(dossier):
        assert_contained(triples, dossier)


def test_the_test_of_containment_can_fail() -> None:
    dossier = every_member()
    node = next(node for node in said_nodes(dossier) if "#posited:" in node)
    for wrong in (
        (node, str(RDF.type), f"{VD}Event"),
        (node, f"{SCHEMA}name", "x"),
        (node, f"{VD}giver", f"{dossier.id}#a"),
        (f"{dossier.id}#a", f"{VD}follows", node),
        (f"{dossier.id}#a", f"{SCHEMA}about", node),
        (f"{dossier.id}#a", f"{VD}positedGiver", f"{dossier.id}#b"),
    ):
        with pytest.raises(AssertionError):
            assert_contained([wrong], dossier)


@given(dossiers(own_kinds=True))
def test_names_alone_never_mix_the_asserted_and_the_said(dossier: vd.Dossier) -> None:
    said = said_nodes(dossier)
    of_said: set[str] = set()
    of_events: set[str] = set()
    triples = {_texts(quad) for quad in by_pyoxigraph(vd.dumps(dossier, "ntriples"), "ntriples")}
    events = {subject for subject, _, value in triples if value in {f"{VD}Event", f"{SCHEMA}Event"}}
    for subject, predicate, value in triples:
        name = local(value) if predicate == str(RDF.type) else local(predicate)
        if is_of(subject, said):
            of_said.add(name)
        elif subject in events:
            of_events.add(name)
    assert of_said & of_events <= {"type"}


def json_objects(data: bytes) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []

    def keep(each: dict[str, Any]) -> dict[str, Any]:
        found.append(each)
        return each

    json.loads(data, object_hook=keep)
    return found


@given(dossiers(own_kinds=True))
def test_json_objects_picked_by_type_never_mix_the_two(dossier: vd.Dossier) -> None:
    said = {record.id for record in dossier if isinstance(record, vd.Proposition)}
    for each in json_objects(vd.dumps(dossier, "json")):
        if "type" in each and "status" in each:
            assert (each["id"] in said) == each["type"].startswith("Posited")


@given(dossiers(own_kinds=True))
def test_jsonld_objects_picked_by_type_never_mix_the_two(dossier: vd.Dossier) -> None:
    said = said_nodes(dossier)
    for each in json_objects(vd.dumps(dossier, "jsonld")):
        types = each.get("@type", [])
        for name in [types] if isinstance(types, str) else types:
            twin = name == "vd:Proposition" or "Posited" in name
            assert twin == is_of(each["@id"], said), (each["@id"], name)


def marked(dossier: vd.Dossier) -> tuple[vd.Dossier, list[str]]:
    """The dossier with words for what is posited that stand nowhere else, and these words."""
    words: list[str] = []

    def mark(data: Any, name: str) -> None:
        words.append(f"only said, number {len(words)}")
        data[name] = words[-1]

    data: Any = vd.converter().unstructure(dossier)
    for said in (*data.get("allegations", ()), *data.get("statements", ())):
        if "via" in said:
            mark(said, "gist")
        for proposition in (each for name in LEADING for each in said.get(name, ())):
            mark(proposition, "label")
            for item in (
                each for name in ("counts", "items", "weapons") for each in proposition.get(name, ())
            ):
                mark(item, "label")
    return vd.converter().structure(data, vd.Dossier), words


def assert_not_on_the_web(dossier: vd.Dossier) -> int:
    """Neither ids nor words of what is posited stand in the web profile; how many were looked for."""
    dossier, words = marked(dossier)
    every, found = vd.dumps(dossier, "json"), vd.dumps(dossier, "jsonld", context="https://schema.org")
    said = said_nodes(dossier)
    for word in words:
        assert word.encode() in every
        assert word.encode() not in found
    for each in json_objects(found):
        assert not each.keys() & {"vd:alleges", "vd:posits", "vd:denies"}
        assert not any(":" in key or POSITED.match(key) for key in each)
        assert each.get("@id") not in said
        assert not said & {value for value in each.values() if isinstance(value, str)}
    return len(words)


@given(dossiers(own_kinds=True))
def test_the_web_profile_holds_nothing_of_what_is_posited_records(dossier: vd.Dossier) -> None:
    assert_not_on_the_web(dossier)


def test_the_web_profile_holds_nothing_of_what_every_member_can_say() -> None:
    assert assert_not_on_the_web(every_member()) > 30
    assert assert_not_on_the_web(first_hand(every_member())) > 30
    assert assert_not_on_the_web(vd.seed("putin-north-korea-2024")) > 10


@given(dossiers(own_kinds=True))
def test_on_the_web_an_event_is_one_that_the_dossier_asserts(dossier: vd.Dossier) -> None:
    asserted = {f"{dossier.id}#{event.id}" for event in dossier.events}
    objects = json_objects(vd.dumps(dossier, "jsonld", context="https://schema.org"))
    assert {each["@id"] for each in objects if each.get("@type") == "Event"} == asserted


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(data=vd.schema("ontology"), format="turtle")


def inferred_types(dossier: vd.Dossier, ontology: rdflib.Graph, semantics: Any) -> set[tuple[str, str]]:
    """The types of what is posited, once inference has run over the dossier with the ontology."""
    graph = vd.to_rdflib(dossier) + ontology
    owlrl.DeductiveClosure(semantics).expand(graph)
    said = said_nodes(dossier)
    return {(str(s), str(o)) for s, o in graph.subject_objects(RDF.type) if is_of(str(s), said)}


@pytest.mark.parametrize("semantics", [owlrl.RDFS_Semantics, owlrl.OWLRL_Semantics])
@pytest.mark.parametrize("source", ["seed", "every member"])
def test_inference_makes_no_proposition_an_event(semantics: Any, source: str, ontology: rdflib.Graph) -> None:
    dossier = vd.seed("putin-north-korea-2024") if source == "seed" else every_member()
    types = {local(kind) for _, kind in inferred_types(dossier, ontology, semantics)}
    assert types <= {"Proposition", "Resource", "Thing"} | {
        name for name in types if name.startswith("Posited")
    }


@settings(max_examples=5, deadline=None)
@given(dossiers())
def test_inference_makes_no_proposition_an_event_in_any_dossier(dossier: vd.Dossier) -> None:
    ontology = rdflib.Graph().parse(data=vd.schema("ontology"), format="turtle")
    for _, kind in inferred_types(dossier, ontology, owlrl.RDFS_Semantics):
        assert local(kind) in {"Proposition", "Resource", "Thing"} or local(kind).startswith("Posited")
