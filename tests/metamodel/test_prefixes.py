"""A user's own namespace is written with the prefix that its class names, or one that tells something."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from rdflib import Graph

from visitdata.metamodel import prefixes

KINDS = '''
import json
import attrs, visitdata as vd

def kind(name, space, prefix=None):
    global Made
    exec(f"""
@attrs.frozen(kw_only=True)
class {name}(vd.Event, namespace={space!r}, prefix={prefix!r}):
    'It.'
    side_of_{name.lower()}: vd.Text | None = attrs.field(
        default=None, metadata=vd.member("side{name}", "Which side."))
""", globals())
    return globals()[name]

def dossier(*kinds, url=None, iri="article"):
    given = dict(label="It", status="occurred")
    said = [vd.posited(each)(id=f"said{i}", **given) for i, each in enumerate(kinds)]
    return vd.Dossier(
        id="https://data.example.org/d", title="T", actors=[vd.State(id="a", name="Arcadia")],
        articles=[vd.Article(id=iri, kind="news", url=url)],
        events=[each(id=f"e{i}", **given, **{f"side_of_{each.__name__.lower()}": "left"})
                for i, each in enumerate(kinds)],
        allegations=[vd.Allegation(id="claim", claimants=["a"], gist="Arcadia says so.", alleges=said)],
    )

FORMATS = ["json", "jsonl", "jsonld", "turtle", "trig", "nquads", "ntriples", "rdfxml"]

def comes_back(given):
    return [name for name in FORMATS if vd.loads(vd.dumps(given, name), name) != given]
'''


def run(script: str) -> Any:
    done = subprocess.run([sys.executable, "-c", KINDS + script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_prefix_that_a_class_names_is_used_wherever_there_are_prefixes() -> None:
    script = """
Coup = kind("Coup", "https://example.org/ns#", "ex")
Putsch = kind("Putsch", "https://example.org/ns#")
made = dossier(Putsch)
texts = {name: vd.dumps(made, name).decode() for name in ("turtle", "trig", "rdfxml", "jsonld")}
texts |= {name: vd.schema(name) for name in ("context", "ontology", "shapes")}
print(json.dumps([texts, comes_back(made)]))
"""
    texts, differ = run(script)
    assert differ == []
    for name, text in texts.items():
        assert "ns1" not in text, name
        assert "ex:sidePutsch" in text, name
        assert "ex:Putsch" in text or name == "context", name
    for name, declared in {
        "turtle": "@prefix ex: <https://example.org/ns#> .",
        "trig": "@prefix ex: <https://example.org/ns#> .",
        "rdfxml": 'xmlns:ex="https://example.org/ns#"',
        "ontology": "@prefix ex: <https://example.org/ns#> .",
        "shapes": "@prefix ex: <https://example.org/ns#> .",
    }.items():
        assert declared in texts[name], name
    for name in ("jsonld", "context"):
        context = json.loads(texts[name])["@context"]
        assert context["ex"] == "https://example.org/ns#"
        assert context["ex:sidePutsch"]["@id"] == "ex:sidePutsch"
    said = Graph().parse(data=texts["jsonld"], format="json-ld")
    assert set(said) == set(Graph().parse(data=texts["turtle"], format="turtle"))


def test_where_none_is_named_the_iri_tells_one_and_two_never_share_it() -> None:
    script = """
kinds = [kind(f"Kind{i}", space) for i, space in enumerate(
    ["https://example.org/truces#", "https://example.com/truces/v2/", "https://schema.example.net/ns#",
     "https://w3id.org/1/ns/"])] + [kind("Named", "https://named.example/", "truces")]
made = dossier(*kinds)
context = json.loads(vd.dumps(made, "jsonld"))["@context"]
print(json.dumps([{p: context[p] for p in context if ":" not in p and isinstance(context[p], str)
    and not context[p].startswith("schema:") and "example" in context[p] or p == "w3id"}, comes_back(made)]))
"""
    found, differ = run(script)
    assert differ == []
    assert found == {
        "truces": "https://named.example/",
        "truces2": "https://example.com/truces/v2/",
        "truces3": "https://example.org/truces#",
        "example": "https://schema.example.net/ns#",
        "w3id": "https://w3id.org/1/ns/",
    }


@pytest.mark.parametrize(
    ("space", "prefix"),
    [
        ("https://example.org/ns#", "example"),
        ("https://example.org/truces#", "truces"),
        ("https://www.example.org/vocab/v1/", "example"),
        ("https://example.org/o'neil/(ns)#", "oneil"),
        ("https://schema.org.example/terms#", "org"),
        ("urn:1:2#", "own"),
        ("https://xmlish.example/", "xmlish"),
    ],
)
def test_the_prefix_is_the_word_that_tells_most(space: str, prefix: str) -> None:
    assert prefixes.word_of(space) == prefix


@pytest.mark.parametrize(
    ("prefix", "taken", "unused"),
    [
        ("ex", [], "ex"),
        ("ex", ["ex"], "ex2"),
        ("ex", ["ex", "ex2"], "ex3"),
        ("vd", [], "vd2"),
        ("xmlish", [], "ish2"),
    ],
)
def test_a_prefix_that_is_taken_gets_a_number(prefix: str, taken: list[str], unused: str) -> None:
    assert prefixes.unused(prefix, taken) == unused


def test_an_iri_whose_scheme_is_a_prefix_stays_an_iri() -> None:
    script = """
Coup = kind("Coup", "https://example.org/ns#", "ex")
made = [dossier(Coup, url="ex:thing"), dossier(Coup, iri="ex:article"), dossier(Coup, url="https://x.example/")]
print(json.dumps([[comes_back(each) for each in made],
    ["ex" in json.loads(vd.dumps(each, "jsonld"))["@context"] for each in made]]))
"""
    assert run(script) == [[[], [], []], [False, False, True]]
