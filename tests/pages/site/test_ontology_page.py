"""The ontology as a page: each term at its own anchor."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS

import visitdata as vd
from tests.support.html_texts import Texts
from tests.support.site_plans import site_of
from visitdata.pages.site.ontology_page import ontology_page

if TYPE_CHECKING:
    from rdflib.term import Node

VD = "https://w3id.org/visitdata/ns#"


@cache
def page() -> str:
    return ontology_page(site_of())["ontology.html"].decode()


@cache
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(data=vd.schema("ontology"), format="turtle")


def described() -> list[Node]:
    return [
        each for each in ontology().subjects(RDFS.comment) if (each, RDF.type, OWL.Ontology) not in ontology()
    ]


def test_each_term_has_its_local_name_as_anchor_once() -> None:
    ids = Texts(page()).ids
    anchors = [each for each in ids if not each.startswith("_")]
    terms = [str(each) for each in described()]  # also those of kinds that other tests declare
    assert sorted(anchors) == sorted(each.removeprefix(VD) for each in terms if each.startswith(VD))
    assert len(ids) == len({*ids})


def test_every_anchor_that_is_linked_is_on_the_page() -> None:
    found = Texts(page())
    linked = {each.removeprefix("#") for each in found.links if each.startswith("#")}
    assert linked <= {*found.ids}
    assert len(linked) > 200


@pytest.mark.parametrize("name", ["Transfer", "PositedTransfer", "giver", "positedGiver", "Proposition"])
def test_a_term_is_shown_with_all_that_the_ontology_says_of_it(name: str) -> None:
    (article,) = re.findall(f'<article[^>]* id="{name}".*?</article>', page(), flags=re.DOTALL)
    shown = " ".join(Texts(article).texts)
    links = [each.removeprefix("#") for each in Texts(article).links]
    for predicate, value in ontology().predicate_objects(rdflib.URIRef(VD + name)):
        if predicate == RDFS.comment:
            assert str(value) in shown
        elif predicate not in {RDF.type, RDFS.label}:
            assert str(value).removeprefix(VD) in links, predicate


def test_a_term_leads_to_its_posited_twin_and_back() -> None:
    articles = dict(re.findall('<article[^>]* id="([^"]+)"(.*?)</article>', page(), flags=re.DOTALL))
    assert 'href="#PositedTransfer"' in articles["Transfer"]
    assert 'href="#Transfer"' in articles["PositedTransfer"]


def test_terms_of_own_kinds_have_anchors_that_no_term_of_ours_can_have() -> None:
    code = (
        "import tests.support.ceasefire\n"
        "from tests.support.site_plans import site_of\n"
        "from visitdata.pages.site.ontology_page import ontology_page\n"
        "print(ontology_page(site_of())['ontology.html'].decode())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    ids = Texts(done.stdout).ids
    own = [each for each in ids if re.fullmatch("_[a-z]+:.*Ceasefire", each) and "heading" not in each]
    assert len(own) == 2
    assert len(ids) == len({*ids})
