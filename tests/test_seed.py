"""The dossier that ships: true to the article, and free of its sentences."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import jsonschema
import pyshacl
import pytest
import rdflib

import visitdata as vd
from visitdata.values.evidence import digest_of, text_sha256

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
NAME = "putin-north-korea-2024"
ARTICLE = ROOT.parent / "shared" / "article" / "article.txt"
SHA256 = "90eaea10850f8838ef61e9e9f46be87fb0f25bbee3a635ce39d515fd4fc4a162"
WIKIDATA = {
    "putin": 7747,
    "kim-jong-un": 56226,
    "kim-jong-il": 10665,
    "russia": 159,
    "north-korea": 423,
    "south-korea": 884,
    "ukraine": 212,
    "vietnam": 881,
    "united-states": 30,
    "china": 148,
    "soviet-union": 15180,
    "moscow": 649,
    "pyongyang": 18808,
    "international-criminal-court": 47488,
    "un-security-council": 37470,
    "united-nations": 1065,
}
TEXTS = {".py", ".pyi", ".json", ".jsonld", ".md", ".ttl", ".txt"}
LONGEST_SHARED_RUN = 8  # words; names and titles are shorter


@pytest.fixture(scope="module")
def dossier() -> vd.Dossier:
    return vd.seed(NAME)


@pytest.fixture(scope="module")
def article() -> str:
    if not ARTICLE.is_file():
        pytest.skip(f"the article is not there: {ARTICLE}")
    return ARTICLE.read_bytes().decode()


def test_the_file_is_what_writing_the_dossier_gives(dossier: vd.Dossier) -> None:
    assert (ROOT / "seeds" / f"{NAME}.json").read_bytes() == vd.dumps(dossier, "json", indent=2)


def test_the_article_is_the_one_that_was_read(dossier: vd.Dossier, article: str) -> None:
    (record,) = dossier.articles
    assert record.length == len(article) == 3551
    assert record.sha256 == text_sha256(article) == SHA256


def test_the_article_s_date_is_told_from_its_weekdays_and_doubtful(dossier: vd.Dossier) -> None:
    (record,) = dossier.articles
    assert record.published == "2024-06-17?"
    assert record.notes
    assert (record.headline, record.authors, record.publisher) == (None, (), None)


def test_every_offset_and_digest_fits_the_article(dossier: vd.Dossier, article: str) -> None:
    stretches = [evidence for record in dossier for evidence in record.evidence]
    assert len(stretches) > 150
    for evidence in stretches:
        assert evidence.end is not None
        assert evidence.end <= len(article)
        assert evidence.digest == digest_of(article[evidence.start : evidence.end])
        assert evidence.exact is None


def test_every_quote_stands_in_the_article_letter_by_letter(dossier: vd.Dossier, article: str) -> None:
    quotes = [
        quote.words for record in (*dossier.statements, *dossier.allegations) for quote in record.quotes
    ]
    assert len(quotes) == 5
    for words in quotes:
        assert words in article


def test_every_word_of_distance_and_of_time_is_the_article_s(dossier: vd.Dossier, article: str) -> None:
    for record in dossier:
        for words in (*getattr(record, "hedges", ()), getattr(record, "time_text", None)):
            assert words is None or words in article


def test_every_record_has_evidence(dossier: vd.Dossier) -> None:
    for part in (dossier.actors, dossier.places, dossier.events, dossier.allegations, dossier.statements):
        for record in part:
            assert record.evidence, record


def test_no_sentence_of_the_article_stands_in_any_file(article: str) -> None:
    words = _words(article)
    runs = {tuple(words[i : i + LONGEST_SHARED_RUN]) for i in range(len(words) - LONGEST_SHARED_RUN + 1)}
    said = {run for quoted in _quotations(article) for run in _runs(_words(quoted))}
    for path in _files():
        # Some files are in other encodings, on purpose: without zeros, UTF-16 reads like UTF-8, too.
        text = path.read_bytes().replace(b"\0", b"").decode(errors="replace")
        found = (_runs(_words(text)) & runs) - said
        assert not found, f"{path}: {found}"


def _quotations(article: str) -> list[str]:
    return re.findall("“([^”]*)”", article)


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + LONGEST_SHARED_RUN]) for i in range(len(words) - LONGEST_SHARED_RUN + 1)}


def _words(text: str) -> list[str]:
    return re.findall(r"[\w\u2019'-]+", text.casefold())


def _files() -> Iterator[Path]:
    for folder in ("src", "tests", "seeds", "schemas", "examples", "docs", "scripts"):
        yield from (path for path in (ROOT / folder).rglob("*") if path.suffix in TEXTS)
    yield from ROOT.glob("*.md")


def test_each_link_to_wikidata_is_one_that_was_checked(dossier: vd.Dossier) -> None:
    links = {
        record.id: int(link.rpartition("/Q")[2])
        for records in (dossier.actors, dossier.places)
        for record in records
        for link in record.same_as
    }
    assert links == WIKIDATA


def test_nobody_denies_anything_and_no_response_is_invented(dossier: vd.Dossier) -> None:
    assert dossier.contested() == ()
    assert not [statement for statement in dossier.statements if statement.kind == "denied"]


def test_the_west_stays_unexpanded(dossier: vd.Dossier) -> None:
    west = dossier["west"]
    assert isinstance(west, vd.Group)
    assert west.members == ()


def test_one_allegation_with_two_mentions_is_one(dossier: vd.Dossier) -> None:
    (supply,) = [each for each in dossier.allegations if each.claimants == ("west",)]
    assert len(supply.evidence) == 2


def test_who_alleges_what(dossier: vd.Dossier) -> None:
    told = {(each.claimants, each.accused, each.standing) for each in dossier.allegations}
    assert told == {
        (("west",), ("north-korea",), "alleged"),
        (("pentagon",), ("russia",), "alleged"),
        (("south-korea", "united-states"), ("russia",), "alleged"),
        (("international-criminal-court",), ("putin",), "charged"),
        (("analysts",), ("north-korea",), "alleged"),
    }


def test_what_only_the_quotation_says_is_no_fact(dossier: vd.Dossier) -> None:
    visit = dossier["visit-2024"]
    assert isinstance(visit, vd.Visit)
    assert (visit.inviters, visit.kind, visit.status) == ((), None, "planned")
    assert visit.time == "2024-06-18/2024-06-19"
    told = [each for record in dossier.statements for each in record.posits if each.version_of == visit.id]
    assert ["kim-jong-un"] in [list(each.inviters) for each in told if isinstance(each, vd.PositedVisit)]


def test_a_date_that_is_wrong_in_reality_is_kept_and_doubted(dossier: vd.Dossier) -> None:
    visit = dossier["yoon-visit"]
    assert isinstance(visit, vd.Visit)
    assert visit.time == "2024-05?"
    assert visit.notes


def test_the_checks_find_nothing_worse_than_hints(dossier: vd.Dossier) -> None:
    assert {problem.severity for problem in vd.check(dossier)} <= {"info"}


def shacl(graph: rdflib.Graph) -> tuple[bool, str]:
    shapes = rdflib.Graph().parse(data=vd.schema("shapes"), format="turtle")
    validate = cast("Any", pyshacl).validate  # it has no complete types
    conforms, _, text = validate(graph, shacl_graph=shapes, inference="none")
    return bool(conforms), str(text)


def test_the_dossier_passes_its_json_schema_and_a_broken_copy_fails(dossier: vd.Dossier) -> None:
    validator: Any = jsonschema.Draft202012Validator(json.loads(vd.schema("json-schema")))
    document: dict[str, Any] = json.loads(vd.dumps(dossier, "json"))
    validator.validate(document)
    document["events"][0]["type"] = "PositedVisit"
    assert not validator.is_valid(document)


def test_the_dossier_passes_its_shapes_and_a_broken_copy_fails(dossier: vd.Dossier) -> None:
    graph = vd.to_rdflib(dossier)
    conforms, text = shacl(graph)
    assert conforms, text
    said = rdflib.URIRef(f"{dossier.id}#posited:missiles-used")
    graph.add((said, rdflib.RDF.type, rdflib.URIRef("https://w3id.org/visitdata/ns#Event")))
    assert not shacl(graph)[0]
