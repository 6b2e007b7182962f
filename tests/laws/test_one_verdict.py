"""One verdict: the schemas take what the model takes, and refuse what it refuses, but for their limits."""

from __future__ import annotations

import copy
import importlib
import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from rdflib import RDF, Graph, URIRef

import visitdata as vd
from tests.support import javascript
from tests.support.mutations import MUTATIONS, Mutation, identified, mutated
from tests.support.naive_rdf import Encoder, naive_graph
from tests.support.plain_data import Data, is_list, is_object
from tests.support.shapes_graphs import shapes_graph
from tests.support.small_document import SMALL
from tests.support.strategies import documents, every_member
from visitdata.codegen.plain import plain
from visitdata.derive.unchecked import UNCHECKED
from visitdata.terms import expand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from rdflib.term import Node

    from visitdata.metamodel.schema import RecordSchema


@pytest.fixture(autouse=True)
def _lexical_forms_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rdflib.NORMALIZE_LITERALS", False)


def assert_the_naive_encoder_says_what_the_writers_say(document: dict[str, Any]) -> None:
    encoder = Encoder(document)
    records = {node for node in encoder.shapes if isinstance(node, URIRef)}
    written = vd.to_rdflib(vd.loads(json.dumps(document), "json"))
    for node, shape in encoder.shapes.items():
        for follows in derived_properties(shape):
            written.remove((node, URIRef(follows), None))
    written.remove((None, URIRef(expand("dcterms:conformsTo")), None))
    for kind in derived_types(encoder.shapes.values()):
        written.remove((None, RDF.type, URIRef(kind)))
    assert set(nested(written, records)) == set(nested(encoder.graph, records))


def nested(graph: Graph, records: AbstractSet[Node]) -> Iterator[tuple[Node, Node, object]]:
    """What is said of records; what they own is no name, but all that is said of it."""
    for subject in records:
        for predicate, value in graph.predicate_objects(subject):
            yield subject, predicate, inner(graph, value, records)


def inner(graph: Graph, value: Node, records: AbstractSet[Node]) -> object:
    pairs = [] if value in records else [*graph.predicate_objects(value)]
    return frozenset((each, inner(graph, one, records)) for each, one in pairs) if pairs else value


def derived_properties(shape: RecordSchema) -> Iterator[str]:
    vocabulary = shape.settings.vocabulary
    yield from map(expand, vocabulary.derived.values())
    yield from (expand(term) for term, _ in vocabulary.values.values())
    for member in shape.members:
        yield from map(expand, member.declared.dates)
        if member.declared.bounds:
            yield from map(expand, ("vd:earliest", "vd:latest", "vd:positedEarliest", "vd:positedLatest"))


def derived_types(shapes: Any) -> Iterator[str]:
    for shape in shapes:
        vocabulary = shape.settings.vocabulary
        for terms in (vocabulary.also, vocabulary.by_kind.values(), vocabulary.if_filled.values()):
            yield from map(expand, terms)


@given(documents(own_kinds=True))
def test_the_naive_encoder_says_what_the_writers_say(document: dict[str, Any]) -> None:
    assert_the_naive_encoder_says_what_the_writers_say(document)


def test_the_naive_encoder_says_what_the_writers_say_of_every_member() -> None:
    assert_the_naive_encoder_says_what_the_writers_say(plain(every_member(own_kinds=True)))


# The three verdicts.

EXAMPLES = settings().max_examples
importlib.import_module("tests.support.ceasefire")  # declares its kind
JSON_SCHEMA: Any = Draft202012Validator(json.loads(vd.schema("json-schema")))
pyshacl: Any = importlib.import_module("pyshacl")  # it has half its types


@cache
def shapes() -> Graph:
    return shapes_graph(vd.schema("shapes"))


def is_taken_by_json_schema(document: Data) -> bool:
    taken: bool = JSON_SCHEMA.is_valid(document)
    return taken


def is_taken_by_shacl(document: Data) -> bool:
    try:
        conforms: bool = pyshacl.validate(naive_graph(document), shacl_graph=shapes(), inference="none")[0]
    except pyshacl.errors.ReportableRuntimeError:
        # pyshacl stops at a blank node that is to be less than something: a violation (SHACL, section 4.5.3).
        return False
    return conforms


def is_taken_from_rdf(document: Data) -> bool:
    """Whether the model takes the graph, in which there are no nulls, lists or repeated values."""
    try:
        vd.from_rdflib(naive_graph(document))
    except vd.DecodeError:
        return False
    return True


def problems(document: Data) -> tuple[vd.Problem, ...]:
    """What the model has against a document."""
    try:
        vd.loads(json.dumps(document), "json")
    except vd.DecodeError as error:
        return error.problems
    return ()


# Which limit a problem falls under, where its code alone does not tell.


NOTHING = object()


def at(document: Any, path: str) -> Any:
    """What stands at a path."""
    value = document
    for step in re.findall(r"[^.\[\]]+", path):
        if is_object(value):
            value = value.get(step, NOTHING)
        elif is_list(value) and step.isdecimal():
            value = value[int(step)]
        else:
            return NOTHING
    return value


When: TypeAlias = "Callable[[vd.Problem, Data], bool]"


def is_new_value(found: vd.Problem, document: Data) -> bool:
    every = at(document, found.path.rpartition("[")[0])
    return bool(every.count(at(document, found.path)) == 1)


def is_about_brackets(found: vd.Problem, document: Data) -> bool:
    is_listed = is_list(at(document, found.path)) or found.message.startswith("expected a list,")
    return is_listed and not found.path.endswith((".id", ".type"))


def is_about_the_name(found: vd.Problem, document: Data) -> bool:
    if found.code == "missing-member":
        owner = found.path.removesuffix(".name")
        return owner != found.path and at(document, f"{owner}.names") not in (NOTHING, {})
    return found.path.endswith(".names") and isinstance(at(document, found.path), (str, list))


def is_about_one_id(found: vd.Problem, document: Data) -> bool:
    same = at(document, found.path)
    return len([each for each in identified(document) if each.get("id") == same]) > 1


WHEN: dict[str, When] = {
    "same-id": is_about_one_id,
    "own-space": lambda found, _: "begins with the dossier's id" in found.message,
    "bounds": lambda found, _: found.message.startswith("at most "),
    "offsets": lambda found, _: found.path.endswith("end"),
    "exact": lambda found, _: found.path.endswith("exact") or "of the words in exact" in found.message,
    "order-of-dates": lambda found, _: found.message.endswith(
        ("before it starts", "has one date as both its ends")
    ),
    "empty-time": lambda found, _: "is empty" in found.message,
    "subtag-twice": lambda found, _: "twice" in found.message,
    "tag-of-a-text": lambda found, _: (
        re.search(r"\.quotes\[[0-9]+\]\.language$", found.path) is not None
        or (found.code == "bad-language" and ".names." in found.path)
    ),
    "minus-zero": lambda found, document: str(at(document, found.path)) == "-0.0",
    "stretch-twice": is_new_value,
    "null": lambda found, document: at(document, found.path) is None,
    "list": is_about_brackets,
    "name": is_about_the_name,
}


def is_beyond(found: vd.Problem, document: Data, schema: str) -> bool:
    """Whether what the model found is on the list of what a schema does not see."""
    return any(
        found.code in limit.codes
        and getattr(limit, schema) is not None
        and (name not in WHEN or WHEN[name](found, document))
        for name, limit in UNCHECKED.items()
    )


def assert_one_verdict(document: Data, schema: str, *, is_taken: bool) -> None:
    found = problems(document)
    if not found:
        assert is_taken
    elif not all(is_beyond(each, document, schema) for each in found):
        assert not is_taken, [*map(str, found)]


SMALL_ONES: st.SearchStrategy[Data] = st.just(SMALL) | documents(hostile=False)
of_each_mutation = pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)


def test_the_small_document_is_right() -> None:
    assert problems(SMALL) == ()


@given(documents(own_kinds=True))
def test_json_schema_takes_what_the_model_takes(document: Data) -> None:
    assert is_taken_by_json_schema(document)


@settings(max_examples=max(1, EXAMPLES // 10))
@given(documents(own_kinds=True))
def test_shacl_takes_what_the_model_takes(document: Data) -> None:
    assert is_taken_by_shacl(document)


@of_each_mutation
@settings(max_examples=max(1, EXAMPLES // 5))
@given(st.data())
def test_json_schema_and_the_model_agree(mutation: Mutation, data: st.DataObject) -> None:
    document = data.draw(mutated(SMALL_ONES | documents(own_kinds=True), mutation))
    assert_one_verdict(document, "json_schema", is_taken=is_taken_by_json_schema(document))


@of_each_mutation
@settings(max_examples=max(1, EXAMPLES // 30))
@given(st.data())
def test_shacl_and_the_model_agree(mutation: Mutation, data: st.DataObject) -> None:
    document = data.draw(mutated(SMALL_ONES, mutation))
    is_taken = is_taken_by_shacl(document)
    assert_one_verdict(document, "shacl", is_taken=is_taken)
    assert is_taken or not is_taken_from_rdf(document)


@settings(max_examples=EXAMPLES)
@given(mutated(SMALL_ONES))
def test_they_agree_on_several_problems_at_once(document: Data) -> None:
    assert_one_verdict(document, "json_schema", is_taken=is_taken_by_json_schema(document))


# In strict mode, ajv refuses what it has doubts about, as strictTypes, strictTuples and strictRequired say.
@pytest.mark.parametrize("options", [{"strict": True}, {"strict": True, "unicodeRegExp": False}], ids=str)
def test_ajv_and_jsonschema_agree(options: dict[str, bool], tmp_path: Path) -> None:
    every: list[Data] = [SMALL, plain(every_member(own_kinds=True))]

    @given(mutated(SMALL_ONES | documents(own_kinds=True)))
    def collect(document: Data) -> None:
        every.append(document)

    collect()
    schema = json.loads(vd.schema("json-schema"))
    verdicts = javascript.run("verdicts.js", tmp_path, options, schema, every, needs=("ajv",))
    for document, is_valid in zip(every, verdicts, strict=True):
        assert is_taken_by_json_schema(document) == is_valid


# Each limit is real: with a value put in its place in the small document, the model finds a problem, and the
# schema does not.

PLACES, EVIDENCE = SMALL["places"], SMALL["events"][0]["evidence"]
GONE = object()
WITNESSES: dict[str, tuple[tuple[str | int, ...], object]] = {
    "reference": (("events", 0, "places"), ["lind"]),
    "same-id": (("places",), [*PLACES, {"id": "inquiry", "name": "An inquiry begins"}]),
    "own-space": (("places",), [*PLACES, {"id": f"{SMALL['id']}#port", "name": "A port"}]),
    "own-language": (("places", 1, "names"), {"en": PLACES[1]["name"]}),
    "bounds": (("actors", 3, "size", "at_most"), 1),
    "offsets": (("events", 0, "evidence", 0, "end"), 120),
    "empty-time": (("events", 0, "evidence", 0), {"article": EVIDENCE[0]["article"], "fragment": "t=2,1"}),
    "exact": (("events", 0, "evidence", 1, "exact"), "other words"),
    "order-of-dates": (("events", 0, "time"), "2031-05-12/2031-05-11"),
    "subtag-twice": (("articles", 0, "language"), "de-1901-1901"),
    "minus-zero": (("places", 0, "latitude"), -0.0),
    "stretch-twice": (("events", 0, "evidence"), [*EVIDENCE, {**EVIDENCE[0], "suffix": "more"}]),
    "value-twice": (("actors", 0, "aliases"), ["Lind", "Lind"]),
    "null": (("events", 0, "time_text"), None),
    "list": (("events", 0, "time_text"), ["next Sunday"]),
    "unknown-member": (("events", 0, "note"), "more"),
    "name": (("places", 1, "name"), GONE),
    "tag-of-a-text": (("places", 1, "names"), {"DE": "Strelsau"}),
    "id": (("places",), [*PLACES, {"id": "Port", "name": "A port"}]),
}


@pytest.mark.parametrize("name", UNCHECKED)
def test_each_limit_is_one(name: str) -> None:
    document = copy.deepcopy(SMALL)
    (*way, last), value = WITNESSES[name]
    place: Any = document
    for step in way:
        place = place[step]
    if value is GONE:
        del place[last]
    else:
        place[last] = value
    found = problems(document)
    for schema, is_taken in (("json_schema", is_taken_by_json_schema), ("shacl", is_taken_by_shacl)):
        is_limit = getattr(UNCHECKED[name], schema) is not None
        assert {is_beyond(each, document, schema) for each in found} == {is_limit}
        assert is_taken(document) == is_limit


def test_an_object_among_names_is_refused_whatever_its_keys() -> None:
    # Its keys are tags of languages, too, and must not be read as such.
    document = copy.deepcopy(SMALL)
    document["places"][1]["names"] = {"de": {"id": "hearsay", "via": "arms"}}
    assert [found.path for found in problems(document)] == ["places[1].names.de"]
    assert not is_taken_by_json_schema(document)
    assert not is_taken_by_shacl(document)
