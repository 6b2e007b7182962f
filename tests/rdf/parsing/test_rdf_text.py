"""RDF text is read as the standards have it, also where pyoxigraph alone would not."""

from __future__ import annotations

import pytest

import visitdata as vd

BASE = "https://data.example.org/dossiers/arcadia-visit"


def dossier() -> vd.Dossier:
    arcadia = vd.State(id="arcadia", name="Arcadia", notes=["one\ntwo", "carriage\rreturn and\r\nboth"])
    return vd.Dossier(id=BASE, title="A visit", actors=[arcadia])


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_xml_are_line_feeds_however_they_were_saved(end: str) -> None:
    saved = vd.dumps(dossier(), "rdfxml").replace(b"\n", end.encode())
    assert vd.loads(saved, "rdfxml") == dossier()


WHOLE = "http://www.w3.org/2001/XMLSchema#integer"


def test_a_whole_number_is_the_same_value_as_an_integer() -> None:
    article = vd.Article(id="article", kind="news", length=2034)
    group = vd.Group(id="group", name="neighbours", size=vd.Quantity(exactly=40, at_least=0.5))
    known = vd.Dossier(id=BASE, title="A visit", articles=[article], actors=[group])
    lines = vd.dumps(known, "ntriples").decode()
    other = lines.replace('"40.0"^^<http://www.w3.org/2001/XMLSchema#decimal>', f'"+040"^^<{WHOLE}>')
    other = other.replace("http://www.w3.org/2001/XMLSchema#nonNegativeInteger", WHOLE)
    assert other.count(WHOLE) == 2
    assert vd.loads(other, "ntriples") == known


@pytest.mark.parametrize("literal", [f'"-3"^^<{WHOLE}>', f'"3.5"^^<{WHOLE}>', '"3"', f'"3"^^<{WHOLE}8>'])
def test_what_is_no_count_is_refused(literal: str) -> None:
    article = vd.Article(id="article", kind="news", length=3)
    lines = vd.dumps(vd.Dossier(id=BASE, title="A visit", articles=[article]), "ntriples").decode()
    counted = '"3"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>'
    assert counted in lines
    with pytest.raises(vd.DecodeError) as caught:
        vd.loads(lines.replace(counted, literal), "ntriples")
    assert {each.code for each in caught.value.problems} <= {"bad-literal", "wrong-datatype"}


TTL = f"@prefix vd: <https://w3id.org/visitdata/ns#> . <{BASE}> a vd:Dossier ; <x:a> "
JSONLD = f'{{"@context": {{"a": "x:a"}}, "@id": "{BASE}", "a": ['
# What stands before nodes of which nothing is said, one of them, and what stands after them.
NODES = {"turtle": (TTL, "[],", "[] ."), "trig": (TTL, "[],", "[] ."), "jsonld": (JSONLD, "{},", "{}]}")}


def of_nodes(name: str, count: int, filler: str = "") -> bytes:
    """A document in which a subject leads to so many nodes."""
    before, piece, after = NODES[name]
    return f"{before}{piece * (count - 1)}{after}{filler}".encode()


@pytest.mark.parametrize("name", NODES)
def test_a_text_says_no_more_than_its_length_allows_for(name: str) -> None:
    with pytest.raises(vd.DecodeError) as caught:
        vd.loads(of_nodes(name, 20_000), name, foreign="ignore")
    (problem,) = caught.value.problems
    assert problem.code == "too-large"
    assert "more than 15,0" in problem.message
    longer = of_nodes(name, 20_000, " " * 20_100)
    with pytest.raises(vd.DecodeError) as caught:
        vd.loads(longer, name, foreign="ignore")
    assert "too-large" not in {each.code for each in caught.value.problems}


def test_a_short_text_may_say_what_it_will() -> None:
    with pytest.raises(vd.DecodeError) as caught:
        vd.loads(of_nodes("turtle", 9_000), "turtle", foreign="ignore")
    assert "too-large" not in {each.code for each in caught.value.problems}
