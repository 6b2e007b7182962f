"""Each format by itself: how it looks, and what it does with what is hard to write."""

from __future__ import annotations

import hashlib
import importlib
import json
import pkgutil
from typing import TYPE_CHECKING, Any

import pytest
import rdflib

import visitdata as vd
import visitdata.syntaxes
from tests.support.readings import RDF_FORMATS, by_pyoxigraph, oxigraph_triples
from visitdata.metamodel.describe import schema_of
from visitdata.syntaxes import BUILT_IN, format_named
from visitdata.syntaxes.chunks import CHUNK, chunked

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://data.example.org/dossiers/arcadia-visit"
VD = "https://w3id.org/visitdata/ns#"


def test_each_format_is_a_module_of_its_name() -> None:
    found = [each.name for each in pkgutil.iter_modules(visitdata.syntaxes.__path__)]
    modules = {name: importlib.import_module(f"visitdata.syntaxes.{name}") for name in found}
    made = {name: module.FORMAT.name for name, module in modules.items() if hasattr(module, "FORMAT")}
    assert made == {name: name for name in BUILT_IN}
    assert [each.name for each in vd.formats() if each.name in made] == sorted(BUILT_IN)


def small(**members: Any) -> vd.Dossier:
    arcadia = vd.State(id="arcadia", name="Arcadia")
    given: dict[str, Any] = {"id": BASE, "title": "A visit", "language": "en", "actors": [arcadia]}
    return vd.Dossier(**(given | members))


# The key of a node without an id: of the SHA-256 of its canonical JSON.
KEY = hashlib.sha256(b'{"label":"rifles"}').hexdigest()[:16]

GOLDEN = f"""\
@prefix : <{BASE}#> .
@prefix schema: <https://schema.org/> .
@prefix vd: <{VD}> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<{BASE}> a vd:Dossier, schema:Dataset ;
    vd:format "visitdata/1" ;
    schema:name "A visit"@en ;
    schema:inLanguage "en" ;
    schema:mentions :arcadia ;
    schema:about :visit ;
    schema:hasPart :arms .

# actors

:arcadia a vd:State, schema:GovernmentOrganization ;
    schema:name "Arcadia"@en .

# events

:visit a vd:Visit, vd:Event, schema:Event ;
    schema:name "Arcadia comes"@en ;
    vd:status "planned" ;
    vd:time "2031-05-11?"^^edtf:EDTF ;
    vd:earliest "2031-05-11"^^xsd:date ;
    vd:latest "2031-05-11"^^xsd:date ;
    vd:visitor :arcadia ;
    schema:eventStatus schema:EventScheduled ;
    schema:attendee :arcadia .

# allegations

:arms a vd:Allegation, schema:Claim ;
    vd:claimant :arcadia ;
    vd:standing "alleged" ;
    schema:text "Arcadia says that rifles are sold."@en ;
    vd:alleges :posited:sale ;
    schema:author :arcadia .

:posited:sale a vd:Proposition, vd:PositedTransfer ;
    vd:positedLabel "Rifles are sold"@en ;
    vd:positedStatus "ongoing" ;
    vd:positedTime "2031"^^edtf:EDTF ;
    vd:positedEarliest "2031-01-01"^^xsd:date ;
    vd:positedLatest "2031-12-31"^^xsd:date ;
    vd:positedItem :posited:sale:items:{KEY} .
:posited:sale:items:{KEY} a vd:PositedItem ; vd:positedLabel "rifles"@en .
"""


def golden() -> vd.Dossier:
    sale = vd.PositedTransfer(
        id="sale", label="Rifles are sold", status="ongoing", time="2031", items=[vd.Item(label="rifles")]
    )
    arms = vd.Allegation(
        id="arms", claimants=["arcadia"], gist="Arcadia says that rifles are sold.", alleges=[sale]
    )
    visit = vd.Visit(
        id="visit", label="Arcadia comes", status="planned", time="2031-05-11?", visitors=["arcadia"]
    )
    return small(events=[visit], allegations=[arms])


def test_turtle_is_good_to_read() -> None:
    assert vd.dumps(golden(), "turtle").decode() == GOLDEN


def test_evidence_stands_last_in_turtle() -> None:
    evidence = vd.Evidence(article="article", start=3, end=9, digest="0123456789abcdef")
    article = vd.Article(id="article", kind="news")
    visit = vd.Visit(id="visit", label="A visit", status="planned", evidence=[evidence])
    turtle = vd.dumps(small(articles=[article], events=[visit]), "turtle").decode()
    assert turtle.endswith(
        "    vd:evidence :visit:evidence:article.3-9 ;\n"
        "    schema:eventStatus schema:EventScheduled .\n"
        "\n# evidence\n\n"
        ":visit:evidence:article.3-9 a oa:SpecificResource ; oa:hasSource :article ; "
        'vd:digest "0123456789abcdef" ; oa:hasSelector :visit:evidence:article.3-9:position .\n'
        ":visit:evidence:article.3-9:position a oa:TextPositionSelector ; "
        'oa:start "3"^^xsd:nonNegativeInteger ; oa:end "9"^^xsd:nonNegativeInteger .\n'
    )


def test_trig_is_that_turtle_in_a_graph_named_by_the_dossier() -> None:
    graphs = {quad.graph_name.value for quad in by_pyoxigraph(vd.dumps(golden(), "trig"), "trig")}  # type: ignore[union-attr]
    assert graphs == {BASE}
    head, _, body = vd.dumps(golden(), "trig").decode().partition(f"<{BASE}> {{\n")
    assert GOLDEN.startswith(head)
    lines = [line.removeprefix("    ") for line in body.removesuffix("}\n").splitlines()[1:]]
    assert "\n".join(lines) + "\n" == GOLDEN.removeprefix(head)


def test_nquads_name_the_graph_of_every_statement() -> None:
    data = vd.dumps(golden(), "nquads").decode().splitlines()
    assert all(line.endswith(f" <{BASE}> .") for line in data)
    assert [line.removesuffix(f" <{BASE}> .") + " ." for line in data] == (
        vd.dumps(golden(), "ntriples").decode().splitlines()
    )


def test_a_plain_rdflib_graph_finds_nothing_in_a_named_form_and_a_dataset_all() -> None:
    data = vd.dumps(golden(), "nquads").decode()
    dataset = rdflib.Dataset()
    dataset.parse(data=data, format="nquads")
    assert len(list(dataset.quads())) == len(data.splitlines())


@pytest.mark.parametrize(
    "text",
    [
        "\r",
        "a\r\nb",
        "\n",
        "\t",
        '"',
        "\\",
        "\\n",
        "]]>",
        "<script>",
        "&amp;",
        "\u0085",
        "\u2028",
        "😀",
        "\x7f",
    ],
)
@pytest.mark.parametrize("name", RDF_FORMATS)
def test_text_that_is_hard_to_write_is_read_as_it_was(name: str, text: str) -> None:
    dossier = small(notes=[text], title=f"x{text}")
    literals = {
        value[0]
        for _, _, value in oxigraph_triples(vd.dumps(dossier, name), name)
        if isinstance(value, tuple)
    }
    assert {text, f"x{text}"} <= literals


@pytest.mark.parametrize("name", RDF_FORMATS)
def test_an_iri_that_is_a_term_of_rdf_stays_an_iri(name: str) -> None:
    link = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    dossier = small(actors=[vd.State(id="arcadia", name="Arcadia", close_match=[link])])
    triples = oxigraph_triples(vd.dumps(dossier, name), name)
    assert (f"{BASE}#arcadia", "http://www.w3.org/2004/02/skos/core#closeMatch", link) in triples


@pytest.mark.parametrize("identifier", ["a.", "a..", "1", "0.5", "a-", "a_", "posited.", "iri-0123"])
@pytest.mark.parametrize("name", ["turtle", "trig"])
def test_an_id_that_no_prefixed_name_can_hold_is_written_whole(name: str, identifier: str) -> None:
    dossier = small(actors=[vd.State(id=identifier, name="Arcadia")])
    subjects = {subject for subject, _, _ in oxigraph_triples(vd.dumps(dossier, name), name)}
    assert f"{BASE}#{identifier}" in subjects


def test_jsonld_has_one_root_and_an_inline_context_of_what_it_uses() -> None:
    data = json.loads(vd.dumps(golden(), "jsonld"))
    assert data["@id"] == BASE
    context = data["@context"]
    assert context["@language"] == "en"
    assert context["Event"] == "schema:Event"
    assert context["vd:time"] == {"@id": "vd:time", "@type": "edtf:EDTF"}
    assert context["vd:status"] == {"@id": "vd:status", "@language": None}
    assert "vd:giver" not in context
    assert not {"@base", "@version", "@vocab"} & context.keys()


def test_jsonld_shows_schema_org_s_own_names_as_they_stand() -> None:
    visit = vd.Visit(
        id="visit", label="Arcadia comes", status="planned", time="2031-05-11", visitors=["arcadia"]
    )
    (event,) = json.loads(vd.dumps(small(events=[visit]), "jsonld"))["about"]
    assert event["@type"] == ["vd:Visit", "vd:Event", "Event"]
    assert (event["name"], event["startDate"], event["attendee"]) == (
        "Arcadia comes",
        "2031-05-11",
        f"{BASE}#arcadia",
    )


def test_jsonld_can_stand_in_a_script_element() -> None:
    data = vd.dumps(small(title="</script><script>alert(1)</script>"), "jsonld")
    assert b"<" not in data
    assert json.loads(data)["name"] == "</script><script>alert(1)</script>"


def test_json_is_compact_with_one_newline_or_indented_by_two() -> None:
    dossier = small()
    assert vd.dumps(dossier, "json").count(b"\n") == 1
    assert vd.dumps(dossier, "json", indent=2).startswith(b'{\n  "format": "visitdata/1"')
    for wrong in (0, 4, True):
        with pytest.raises(ValueError, match="indent must be None or 2"):
            vd.dumps(dossier, "json", indent=wrong)


def test_json_lines_hold_one_dossier_when_one_is_asked_for() -> None:
    line = vd.dumps(small(), "jsonl")
    assert vd.loads(line, "jsonl") == small()
    with pytest.raises(vd.DecodeError) as caught:
        vd.loads(line + line, "jsonl")
    assert [problem.code for problem in caught.value.problems] == ["several-dossiers"]


def test_large_output_is_made_in_chunks() -> None:
    dossier = small(actors=[vd.State(id=f"s{number}", name="Arcadia") for number in range(4_000)])
    for name in RDF_FORMATS:
        chunks = list(format_named(name).write(dossier, None))
        assert len(chunks) > 2, name
        assert max(map(len, chunks)) < sum(map(len, chunks)) / 1.5
    assert [len(chunk) for chunk in chunked(["x"] * (CHUNK + 1))] == [CHUNK, 1]
    assert [chunk.decode() for chunk in chunked(["é" * CHUNK, "x"])] == ["é" * CHUNK, "x"]


def test_a_format_is_found_by_its_name_and_its_suffix(tmp_path: Path) -> None:
    for format_ in vd.formats():
        path = tmp_path / f"dossier{format_.suffix.upper()}"
        assert vd.dump(small(), path) == path.stat().st_size
        assert path.read_bytes() == vd.dumps(small(), format_.name)
    with pytest.raises(vd.UnknownFormatError, match="ntriples"):
        vd.dumps(small(), "n3")
    with pytest.raises(vd.UnknownFormatError, match="name the format"):
        vd.dump(small(), tmp_path / "dossier.xlsx")


def test_every_member_of_a_proposition_is_said_with_a_twin() -> None:
    for member in schema_of(vd.PositedVisit).members:
        if member.name != "id":
            assert member.twin.rpartition("#")[2].startswith("posited"), member.name
