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
