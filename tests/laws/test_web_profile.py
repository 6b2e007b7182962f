"""What the web profile carries and what it loses are all there is, and it adds nothing."""

from __future__ import annotations

import copy
import json
import re
from typing import TYPE_CHECKING, Any

import orjson
import pyoxigraph
import pytest
from hypothesis import given, settings

import visitdata as vd
from tests.support.objects import assert_accounted, children, described, leaves
from tests.support.readings import oxigraph_triples
from tests.support.strategies import dossiers, every_member, first_hand
from visitdata.codegen.plain import plain
from visitdata.web.profile import written

if TYPE_CHECKING:
    from visitdata.errors import Path

WEB = "https://schema.org"
SCHEMA = "https://schema.org/"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

WHOLE = [
    pytest.param(every_member(), id="every member"),
    pytest.param(first_hand(every_member()), id="every member, first hand"),
    *(pytest.param(vd.seed(name), id=name) for name in vd.seeds()),
]

# What a value of some members is called in the object, other than by itself.
TYPES = {
    "Organization": {"Organization", "GovernmentOrganization", "NewsMediaOrganization"},
    "government": {"GovernmentOrganization"},
    "media": {"NewsMediaOrganization"},
    "news": {"NewsArticle"},
    "country": {"Country"},
    "city": {"City"},
    "region": {"AdministrativeArea"},
}
STATUSES = {"cancelled": "https://schema.org/EventCancelled", "planned": "https://schema.org/EventScheduled"}


def document(dossier: vd.Dossier) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(vd.dumps(dossier, "jsonld", context=WEB))
    return found


def assert_the_account_is_exact(dossier: vd.Dossier) -> None:
    _, account = written(dossier)
    assert_accounted(plain(dossier), account.carried, [path for path, _ in account.lost])


@given(dossiers(own_kinds=True))
def test_what_is_carried_and_what_is_lost_are_all_there_is(dossier: vd.Dossier) -> None:
    assert_the_account_is_exact(dossier)


@pytest.mark.parametrize("dossier", WHOLE)
def test_they_are_all_there_is_of_what_ships_and_of_every_member(dossier: vd.Dossier) -> None:
    assert_the_account_is_exact(dossier)


@given(dossiers(own_kinds=True))
def test_the_losses_are_those_of_the_account(dossier: vd.Dossier) -> None:
    problems = vd.losses(dossier, "jsonld", context=WEB)
    _, account = written(dossier)
    shown = [
        "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in path)[1:] for path, _ in account.lost
    ]
    assert [problem.path for problem in problems] == shown


def values(found: dict[str, Any]) -> tuple[list[Any], list[str]]:
    """(plain values, references) that stand in an object, not in those inside it."""
    flat: list[Any] = []
    for value in found.values():
        flat += value if value.__class__ is list else [value]
    plain_values = [each for each in flat if each.__class__ is not dict]
    return plain_values, [each["@id"] for each in flat if each.__class__ is dict and [*each] == ["@id"]]


def stands(dossier: vd.Dossier, name: str, value: Any, found: dict[str, Any]) -> bool:
    """Whether an object tells the value of a member."""
    texts, ids = values(found)
    if name == "id":
        return bool(found["@id"] == absolute(dossier, value))
    if name in {"type", "kind"}:
        return found["@type"] in TYPES.get(value, {value})
    if name == "status":
        return bool(found["eventStatus"] == STATUSES[value])
    if value in texts or (isinstance(value, str) and absolute(dossier, value) in ids):
        return True
    return isinstance(value, str) and all(day in texts for day in value.split("/"))


def absolute(dossier: vd.Dossier, identifier: str) -> str:
    return identifier if ":" in identifier else f"{dossier.id}#{identifier}"


def owner(data: Any, path: Path) -> str:
    """The id of the innermost record around a path."""
    found: str = data["id"]
    for step in path[:-1]:
        data = data[step]
        found = dict(children(data)).get("id", found)
    return found


@given(dossiers(own_kinds=True))
def test_what_is_carried_stands_in_the_object_of_its_record(dossier: vd.Dossier) -> None:
    objects = {each["@id"]: each for each in described(document(dossier))}
    data = plain(dossier)
    found = dict(leaves(data))
    for path in written(dossier)[1].carried:
        record = objects[absolute(dossier, owner(data, path))]
        names = [step for step in path if isinstance(step, str)]
        assert stands(dossier, names[-1], found[path], record), (path, found[path], record)


@given(dossiers(own_kinds=True))
def test_each_record_is_described_once_and_every_reference_leads_to_one(dossier: vd.Dossier) -> None:
    ids = [each["@id"] for each in described(document(dossier))]
    assert len(set(ids)) == len(ids)
    for each in described(document(dossier)):
        assert set(values(each)[1]) <= set(ids)


@given(dossiers(own_kinds=True))
def test_it_has_plain_types_and_strings_and_lists_of_them_and_no_word_of_ours(dossier: vd.Dossier) -> None:
    found = document(dossier)
    assert found.pop("@context") == "https://schema.org"
    for each in described(found):
        assert re.fullmatch("[A-Z][A-Za-z]+", each["@type"])
        assert all(key in {"@type", "@id"} or re.fullmatch("[a-z][A-Za-z]+", key) for key in each)
        assert None not in values(each)[0]


def without(data: Any, path: Path) -> Any:
    found = copy.deepcopy(data)
    inside = found
    for step in path[:-1]:
        inside = inside[step]
    del inside[path[-1]]
    return found


def in_any_order(data: Any) -> Any:
    """A document in which lists of the same values are the same."""
    inside = [(key, in_any_order(value)) for key, value in children(data)]
    if data.__class__ is list:
        return sorted((value for _, value in inside), key=str)
    return dict(inside) if data.__class__ is dict else data


def assert_lost_values_leave_no_trace(dossier: vd.Dossier) -> int:
    """Take out each lost path that the dossier can do without: the object stays. Gives how many."""
    expected, data, count = in_any_order(document(dossier)), plain(dossier), 0
    for path, why in written(dossier)[1].lost:
        if why.startswith("dates tell only"):
            continue
        try:
            fewer = vd.loads(orjson.dumps(without(data, path)), "json")
        except vd.DecodeError:
            continue
        assert in_any_order(document(fewer)) == expected, path
        count += 1
    return count


@settings(max_examples=30)
@given(dossiers(own_kinds=True))
def test_what_is_lost_leaves_no_trace(dossier: vd.Dossier) -> None:
    assert_lost_values_leave_no_trace(dossier)


def test_what_is_lost_of_every_member_leaves_no_trace() -> None:
    assert assert_lost_values_leave_no_trace(every_member()) > 150
    assert assert_lost_values_leave_no_trace(first_hand(every_member())) > 150


# What strings under these keys are, is said by schema.org's own context, which no test fetches.
IRIS = ("archivedAt", "eventStatus", "isBasedOn", "license", "sameAs", "url")
CONTEXT = {"@vocab": SCHEMA, **{name: {"@id": SCHEMA + name, "@type": "@id"} for name in IRIS}}


def said_on_the_web(dossier: vd.Dossier) -> set[tuple[str, str, str]]:
    """What the profile says, as statements whose objects are bare values."""
    data = json.dumps({**document(dossier), "@context": CONTEXT}).encode()
    return {(s, p, bare(o)) for s, p, o in oxigraph_triples(data, "jsonld")}


def bare(term: Any) -> str:
    """The text of a term, without datatype or language; numbers by value."""
    if isinstance(term, str):
        return term
    text, datatype, _ = term if term[0] else (str(term[1]), *term[1:])
    is_number = not isinstance(datatype, str) or datatype.endswith(("#integer", "#double"))
    return str(float(text)) if is_number else text


# What is a creative work, too: a statement, and in schema.org (release 30.0) each media object.
WORKS = (
    "https://w3id.org/visitdata/ns#Statement",
    *(f"{SCHEMA}{name}" for name in ("VideoObject", "AudioObject", "ImageObject")),
)


def assert_nothing_is_added(dossier: vd.Dossier) -> None:
    """Every statement of the profile is one of the whole, in which only what is asserted has these terms."""
    whole = {(s, p, bare(o)) for s, p, o in oxigraph_triples(vd.dumps(dossier, "ntriples"), "ntriples")}
    names = {s: o for s, p, o in whole if p == f"{SCHEMA}name"}
    makers = {names[o] for _, p, o in whole if p == f"{SCHEMA}creator"}
    for subject, predicate, value in said_on_the_web(dossier) - whole:
        if predicate == f"{SCHEMA}creator":
            assert value in makers
        elif predicate == f"{SCHEMA}abstract":
            assert (subject, f"{SCHEMA}text", value) in whole
        else:
            assert (predicate, value) == (RDF_TYPE, f"{SCHEMA}CreativeWork"), (subject, predicate, value)
            assert any((subject, RDF_TYPE, type_) in whole for type_ in WORKS), subject


@given(dossiers(own_kinds=True))
def test_it_says_nothing_that_the_whole_does_not_say(dossier: vd.Dossier) -> None:
    assert_nothing_is_added(dossier)


@pytest.mark.parametrize("dossier", WHOLE)
def test_it_adds_nothing_to_what_ships_nor_to_every_member(dossier: vd.Dossier) -> None:
    assert_nothing_is_added(dossier)
    assert len(said_on_the_web(dossier)) > 100


@given(dossiers(own_kinds=True))
def test_equal_dossiers_are_the_same_bytes_on_the_web(
    dossier: vd.Dossier,
) -> None:
    again = vd.converter().structure(vd.converter().unstructure(dossier), vd.Dossier)
    data = vd.dumps(dossier, "jsonld", context=WEB)
    assert vd.dumps(again, "jsonld", context=WEB) == data
    assert json.loads(vd.dumps(dossier, "jsonld", context=WEB, indent=2)) == json.loads(data)


def test_a_reader_of_rdf_takes_the_profile_as_json_ld() -> None:
    quads = pyoxigraph.parse(
        json.dumps({**document(every_member()), "@context": CONTEXT}).encode(),
        format=pyoxigraph.RdfFormat.JSON_LD,
    )
    assert all(isinstance(quad.subject, pyoxigraph.NamedNode) for quad in quads)
