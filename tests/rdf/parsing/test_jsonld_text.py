"""What would be passed over in silence is found in JSON-LD of every spelling, and nothing else is."""

from __future__ import annotations

import json
from typing import Any

import pytest

import visitdata as vd

BASE = "https://data.example.org/dossiers/arcadia-visit"
SCHEMA, VD = "https://schema.org/", "https://w3id.org/visitdata/ns#"
LINK = {"@type": "@id"}


def document(context: dict[str, Any], **members: Any) -> bytes:
    """A small dossier in JSON-LD whose context says `context` besides."""
    usual = {"@version": 1.1, "s": SCHEMA, "vd": VD, "id": "@id", "type": "@type"}
    whole = {
        "@context": usual | context,
        "id": BASE,
        "type": ["vd:Dossier", "s:Dataset"],
        "vd:format": "visitdata/1",
        "s:name": "A visit",
        **members,
    }
    return json.dumps(whole).encode()


def state(**members: Any) -> dict[str, Any]:
    return {"id": f"{BASE}#arcadia", "type": ["vd:State", "s:GovernmentOrganization"], **members}


ARCADIA = state(**{"s:name": "Arcadia at large"})
GOOD: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "ids relative to a base": (
        {"@base": "https://data.example.org/dossiers/"},
        {"s:mentions": {**ARCADIA, "id": "arcadia-visit#arcadia"}},
    ),
    "a query and a colon, relative to a base": (
        {"@base": f"{BASE}?a=b:c"},
        {"s:mentions": ARCADIA, "vd:note": [], "s:license": {"@id": "?a=b:c"}},
    ),
    "a key that is a link in one place and text in another": (
        {
            "basis": {"@id": "s:isBasedOn", "@context": {"x": {"@id": "s:url", **LINK}}},
            "mentions": {"@id": "s:mentions", "@context": {"x": "s:name"}},
        },
        {"mentions": state(x="Arcadia at large")},
    ),
    "a map by ids": (
        {"mentions": {"@id": "s:mentions", "@container": "@id"}},
        {"mentions": {f"{BASE}#arcadia": {"type": ARCADIA["type"], "s:name": "Arcadia at large"}}},
    ),
    "a map by languages, with texts in none": (
        {"names": {"@id": "s:name", "@container": "@language"}, "none": "@none"},
        {"s:mentions": state(names={"none": "Arcadia at large"})},
    ),
    "a map by an index of any words": (
        {"mentions": {"@id": "s:mentions", "@container": "@index"}},
        {"mentions": {"any words, even {these}": ARCADIA}},
    ),
    "a map by types, of references": (
        {"mentions": {"@id": "s:mentions", "@container": "@type"}},
        {
            "mentions": {"s:GovernmentOrganization": f"{BASE}#arcadia"},
            "@included": [{**ARCADIA, "type": "vd:State"}],
        },
    ),
    "keywords by other names": (
        {"inside": "@nest", "more": "@included", "value": "@value"},
        {
            "inside": {"s:mentions": {"id": f"{BASE}#arcadia"}},
            "more": state(**{"s:name": {"value": "Arcadia at large"}}),
        },
    ),
    "a property turned round": (
        {"of": {"@reverse": "s:mentions"}},
        {"@included": {**ARCADIA, "of": {"id": BASE}}},
    ),
}


@pytest.mark.parametrize("spelling", GOOD)
def test_every_spelling_of_json_ld_is_read(spelling: str) -> None:
    context, members = GOOD[spelling]
    dossier = vd.loads(document(context, **members), "jsonld")
    assert dossier["arcadia"] == vd.State(id="arcadia", name="Arcadia at large")


def test_what_is_relative_is_read_from_its_base() -> None:
    context, members = GOOD["a query and a colon, relative to a base"]
    assert vd.loads(document(context, **members), "jsonld").license == f"{BASE}?a=b:c"


MISTAKES: dict[str, tuple[dict[str, Any], dict[str, Any], str, str]] = {
    "no IRI under another name for @id": (
        {"key": "@id"},
        {"s:mentions": {"key": "https://id.example.org/a b"}},
        "bad-iri",
        "s:mentions.key",
    ),
    "no tag under another name for @language": (
        {"lang": "@language"},
        {"s:mentions": state(**{"s:name": {"@value": "Arcadia", "lang": "en us"}})},
        "bad-language",
        "s:mentions.s:name.lang",
    ),
    "no tag as the key of a map by languages": (
        {"names": {"@id": "s:name", "@container": ["@language", "@set"]}},
        {"s:mentions": state(names={"en us": "Arcadia"})},
        "bad-language",
        "s:mentions.names.en us",
    ),
    "no IRI as the key of a map by ids": (
        {"mentions": {"@id": "s:mentions", "@container": "@id"}},
        {"mentions": {"https://id.example.org/a b": {"s:name": "Arcadia"}}},
        "bad-iri",
        "mentions.https://id.example.org/a b",
    ),
    "a key that is not defined, in a map": (
        {"mentions": {"@id": "s:mentions", "@container": "@index"}},
        {"mentions": {"x": state(nmae="Arcadia")}},
        "undefined-key",
        "mentions.x.nmae",
    ),
    "a link that is no IRI, in a map": (
        {"mentions": {"@id": "s:mentions", "@container": "@index", **LINK}},
        {"mentions": {"x": "https://id.example.org/a b"}},
        "bad-iri",
        "mentions.x",
    ),
    "a key whose definition is taken away": (
        {"mentions": None},
        {"mentions": ARCADIA},
        "undefined-key",
        "mentions",
    ),
    "a node in a map by types": (
        {"mentions": {"@id": "s:mentions", "@container": "@type"}},
        {"mentions": {"vd:State": {"id": f"{BASE}#arcadia", "s:name": "Arcadia"}}},
        "type-map",
        "mentions.vd:State",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_what_would_say_nothing_is_reported_where_it_stands(mistake: str) -> None:
    context, members, code, path = MISTAKES[mistake]
    with pytest.raises(vd.DecodeError) as caught:
        vd.loads(document(context, **members), "jsonld")
    assert (code, path) in {(each.code, each.path) for each in caught.value.problems}


def refused(text: str) -> tuple[vd.Problem, ...]:
    with pytest.raises(vd.DecodeError) as caught:
        vd.loads(text, "jsonld")
    return caught.value.problems


def test_each_wrong_term_of_a_context_is_told_at_its_place() -> None:
    context = (
        '{"vd": "https://w3id.org/visitdata/ns#",\n"url": {"a": "x"},\n"is": {"@id": "x:y", "@type": 1}}'
    )
    problems = refused(f'{{"@context": {context}, "@id": "x:d", "@type": "vd:Dossier"}}')
    assert [(each.code, each.path, each.line, each.column) for each in problems] == [
        ("not-rdf", "@context.url", 2, 1),
        ("not-rdf", "@context.is", 3, 1),
    ]
    assert [each.message.rpartition(": ")[2] for each in problems] == [
        "No @vocab key to build an IRI from context url term definition",
        "The value of @type in a context must be a string",
    ]


def test_a_context_that_does_not_hold_here_is_not_blamed() -> None:
    inner = '{"@context": {"c": 1}, "@id": "x:e"}'
    outer = '{"a": {"@id": "x:a", "@context": {"b": "x:b"}}}'
    (problem,) = refused(f'{{"@context": {outer}, "@id": "x:d", "a": {inner}}}')
    assert (problem.code, problem.line) == ("not-rdf", None)
    assert (
        problem.message
        == "this is not valid JSON-LD: a context is not well-formed (JSON-LD 1.1, section 9.15)"
    )


REMOTE = "https://context.example.org/"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('{"@context": "%s"}', "@context"),
        ('{"@context": "context.jsonld"}', "@context"),
        ('{"@context": "/context.jsonld", "@id": "x:a"}', "@context"),
        ('{"@context": ["%s"]}', "@context[0]"),
        ('{"@context": [{"a": "x:a"}, ["%s"]]}', "@context[1][0]"),
        ('{"@context": {"@import": "%s"}}', "@context.@import"),
        ('{"@context": {"a": {"@id": "x:a", "@context": "%s"}}}', "@context.a.@context"),
        ('{"@context": {"A": {"@id": "x:A", "@context": {"@import": "%s"}}}}', "@context.A.@context.@import"),
        ('{"@graph": [{"@context": "%s", "@id": "x:a"}]}', "@graph[0].@context"),
        ('{"x:a": {"@value": "a", "@context": "%s"}}', "x:a.@context"),
        ('{"x:a": {"@list": [{"@context": ["%s"]}]}}', "x:a.@list[0].@context[0]"),
        ('{"@included": [{"@reverse": {"x:a": {"@context": "%s"}}}]}', "@included[0].@reverse.x:a.@context"),
        ('[{"@id": "x:a"}, {"@context": "%s"}]', "[1].@context"),
    ],
)
def test_a_context_that_stands_elsewhere_is_refused_by_name_wherever_it_is_named(
    text: str, path: str
) -> None:
    (problem,) = refused(text.replace("%s", REMOTE))
    assert (problem.code, problem.path, problem.line) == ("remote-context", path, 1)
    assert REMOTE in problem.message or "context.jsonld" in problem.message
