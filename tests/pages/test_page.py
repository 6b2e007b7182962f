"""The page of a dossier: what it holds, what it never says, and that it is whole by itself."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given

import visitdata as vd
from tests.support.html_texts import Texts
from tests.support.marked import marked
from tests.support.shown_dossiers import HOSTILE_PARTS, hostile
from tests.support.strategies import dossiers, every_member
from visitdata.model.events import Proposition
from visitdata.pages.environment import NOT_IN_HTML
from visitdata.pages.page import page

SEED = vd.seed(vd.seeds()[0])


def test_the_page_is_a_format_of_its_own_kind() -> None:
    assert [each.name for each in vd.formats(kind="view")] == ["html"]
    assert vd.dumps(SEED, "html") == page(SEED).encode()
    assert vd.dumps(SEED, "html") == vd.dumps(vd.loads(vd.dumps(SEED, "trig"), "trig"), "html")


@given(dossiers())
def test_no_text_holds_what_is_only_said_without_its_source(dossier: vd.Dossier) -> None:
    dossier, sources = marked(dossier)
    for text in Texts(page(dossier)).texts:
        for label in re.findall("Label-[0-9]+-", text):
            assert any(source in text for source in sources[label])


@given(dossiers())
def test_every_record_has_its_id_on_the_page_once(dossier: vd.Dossier) -> None:
    ids = Texts(page(dossier)).ids
    assert len(ids) == len({*ids})
    for record in dossier:
        local = getattr(record, "id", "")
        wanted = f"posited:{local}" if isinstance(record, Proposition) else local
        assert wanted in ids


@given(dossiers())
def test_the_embedded_json_ld_is_the_web_profile_whatever_texts_say(dossier: vd.Dossier) -> None:
    (script,) = Texts(page(dossier)).scripts
    assert json.loads(script) == json.loads(vd.dumps(dossier, "jsonld", context="https://schema.org"))


@given(dossiers())
def test_a_page_has_no_handler_no_style_attribute_and_loads_nothing(dossier: vd.Dossier) -> None:
    found = Texts(page(dossier))
    assert not {name for name in found.attributes if name.startswith("on")} | ({"style"} & found.attributes)
    assert not {"img", "iframe", "object", "embed", "base", "form", "input"} & found.tags
    assert not {"src", "srcset", "action", "data"} & found.attributes


def test_every_text_of_a_dossier_stands_on_its_page() -> None:
    dossier = every_member()
    shown = re.sub(r"\s+", " ", " ".join(Texts(page(dossier)).texts))
    for record in dossier:
        for name in ("name", "label", "gist", "description", "time_text"):
            text = getattr(record, name, None)
            assert text is None or re.sub(r"\s+", " ", text).strip() in shown, (name, text)


def test_links_lead_to_the_web_and_mail_alone() -> None:
    person = vd.Person(
        id="lind", name="Ana Lind", same_as=["javascript:alert(1)", "https://example.org/lind"]
    )
    links = Texts(page(vd.Dossier(id="https://data.example.org/d", title="T", actors=[person]))).links
    assert "https://example.org/lind" in links
    assert not [each for each in links if each.startswith("javascript")]


@pytest.mark.parametrize("part", range(HOSTILE_PARTS))
def test_a_page_holds_no_character_that_html_has_not(part: int) -> None:
    shown = page(hostile(part))
    assert NOT_IN_HTML.search(shown) is None
    assert "\ufffd" in page(vd.Dossier(id="https://data.example.org/d", title="del \x7f"))


def test_the_page_of_the_seed_is_under_150_kilobytes() -> None:
    assert len(vd.dumps(SEED, "html")) < 150_000


def test_times_stand_in_words_with_their_edtf_beside_them() -> None:
    shown = page(SEED)
    assert '<time datetime="2024-06-12">12 June 2024</time>' in shown
    assert '<data value="2000~" title="2000~">about 2000</data>' in shown


@given(dossiers())
def test_the_edtf_of_every_time_stays_on_the_page(dossier: vd.Dossier) -> None:
    values = Texts(page(dossier)).values
    for record in dossier:
        time = getattr(record, "time", None)
        assert time is None or str(time) in values
