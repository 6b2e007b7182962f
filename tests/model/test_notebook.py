"""Records and dossiers in a notebook: safe, small, and nothing that is only said without its source."""

from __future__ import annotations

import re
from typing import Any

import nbformat
import pytest
from hypothesis import given
from nbclient import NotebookClient

import visitdata as vd
from tests.hostile.lists import TEXTS, is_text, naughty_strings
from tests.support.html_texts import Texts
from tests.support.marked import HELD, marked
from tests.support.parsed_html import Parsed
from tests.support.strategies import dossiers, every_member
from visitdata.model.badges import Badges, without_dossier
from visitdata.model.events import Proposition
from visitdata.model.told_responses import told

SEED = vd.seed(vd.seeds()[0])
TAGS = {"b", "bdi", "br", "div", "p", "span", "strong", "style", "table", "tbody", "td", "th", "thead", "tr"}
CLASSES = {"visitdata", "reported", "planned", "said", "answered", "unanswered"}
VALUES = {"class": CLASSES, "dir": {"auto"}, "scope": {"row", "col"}}


def html(record: Any) -> str:
    shown: str = record._repr_html_()
    return shown


def check_that_nothing_runs(shown: str) -> None:
    found = Parsed(shown)
    tags = [tag for tag, _ in found.elements]
    assert {*tags} <= TAGS
    assert tags.count("style") == 1
    assert not found.others
    for name, value in found.attributes:
        assert name == "lang" or {*(value or "").split()} <= VALUES[name]


def texts_of(record: Any) -> str:
    return "\n".join(Texts(html(record)).texts)


def dossier_of(count: int) -> vd.Dossier:
    """A dossier of so many allegations, none of them answered."""
    arcadia, ruritania = (vd.State(id=each.lower(), name=each) for each in ("Arcadia", "Ruritania"))
    allegations = [
        vd.Allegation(
            id=f"arms-{number}",
            claimants=[ruritania],
            accused=[arcadia],
            gist="Ruritania says that Arcadia sold rifles.",
            alleges=[vd.PositedTransfer(id=f"sale-{number}", label="Rifles are sold", status="occurred")],
        )
        for number in range(count)
    ]
    return vd.Dossier(
        id="https://data.example.org/d", title="T", actors=[arcadia, ruritania], allegations=allegations
    )


@given(dossiers(own_kinds=True))
def test_no_tag_or_attribute_stands_there_but_our_own(dossier: vd.Dossier) -> None:
    for record in (dossier, *dossier):
        check_that_nothing_runs(html(record))


@pytest.mark.parametrize("text", dict.fromkeys((*TEXTS, *filter(is_text, naughty_strings() or ()))))
def test_hostile_texts_run_nothing(text: str) -> None:
    event = vd.Event(id="e", label=text, description=text, status="occurred", time_text=text)
    check_that_nothing_runs(html(event))
    assert re.sub(r"\s", "", text) in re.sub(r"\s", "", texts_of(event).replace("\r", ""))


@given(dossiers())
def test_no_text_holds_what_is_only_said_without_its_source(dossier: vd.Dossier) -> None:
    dossier, sources = marked(dossier)
    for text in Texts(html(dossier)).texts:
        for label in re.findall("Label-[0-9]+-", text):
            assert any(source in text for source in sources[label])
    for listed, held in HELD:
        for said in getattr(dossier, listed):
            speakers = said.claimants if isinstance(said, vd.Allegation) else said.speakers
            for text in Texts(html(said)).texts:
                if re.search("Label-[0-9]+-", text):
                    assert any(each in text for each in speakers or ("the article",))
            for proposition in getattr(said, held):
                (text,) = (each for each in Texts(html(proposition)).texts if proposition.label in each)
                assert text == f"Only said; by whom stands in its dossier: {proposition.label}"


@given(dossiers())
def test_a_dossier_shows_the_answer_of_each_accused(dossier: vd.Dossier) -> None:
    shown, badges = Texts(html(dossier)).texts, Badges(dossier)
    for allegation in dossier.allegations:
        assert badges.of(allegation).text in shown
        assert {each.sentence for each in told(dossier, allegation)} <= {*shown}


def test_a_dossier_says_in_a_line_how_many_allegations_are_answered() -> None:
    assert "22 events, 15 statements, 7 allegations, none of them answered" in Texts(html(SEED)).texts
    bare = vd.Dossier(id="https://data.example.org/d", title="T")
    assert "no events, no statements, no allegations" in Texts(html(bare)).texts
    assert "1 allegation, not answered" in Texts(html(dossier_of(1))).texts


def test_a_record_shows_its_kind_badge_heading_and_filled_members() -> None:
    visit = SEED["visit-2024"]
    shown = Texts(html(visit)).texts
    assert shown[:3] == ["Visit", "Planned", "Putin visits North Korea"]
    assert shown[shown.index("visitors") + 1] == "putin"
    assert shown[shown.index("evidence") + 1] == "article: 7 pieces"
    assert "status" not in shown
    assert '<div class="visitdata planned">' in html(visit)


def test_a_record_by_itself_names_its_sources_by_their_ids() -> None:
    allegation = SEED["us-south-korea-aid"]
    assert Texts(html(allegation)).texts[1] == "Alleged by south-korea and united-states"
    assert "Denied by the article: The programme of Putin's visit comes out at once" in (
        Texts(html(SEED["itinerary-unreleased"])).texts
    )
    told_by = vd.Statement(
        id="s", kind="announced", speakers=[f"a-{n}" for n in range(7)], gist="G.", via="t"
    )
    assert (
        without_dossier(told_by).text == "Announced by a-0, a-1, a-2, a-3, a-4 and 2 others, according to t"
    )


def test_a_proposition_shows_its_status_which_nobody_but_its_source_knows() -> None:
    shown = Texts(html(SEED["missiles-used"])).texts
    assert shown[0] == "PositedArmedAction"
    assert shown[shown.index("status") + 1] == "occurred"


def test_every_record_of_every_kind_shows_every_member_that_is_filled() -> None:
    for record in every_member():
        if isinstance(record, Proposition):
            continue  # its label has a sentence before it
        shown = texts_of(record)
        for name in ("id", "name", "label", "gist", "headline", "description", "time", "time_text", "hedges"):
            value = getattr(record, name, None) or ()
            for text in (value,) if isinstance(value, str) else value:
                assert text in shown, (name, text)


def test_long_lists_are_cut_and_say_how_much_is_left_out() -> None:
    actors = [vd.Person(id=f"p-{number}-", name="P") for number in range(60)]
    meeting = vd.Meeting(id="m", label="M", status="occurred", participants=actors)
    shown = texts_of(meeting)
    listed = sorted(each.id for each in actors)
    assert [each for each in listed if each in shown] == listed[:50]
    assert "10 more" in shown
    dossier = dossier_of(51)
    assert html(dossier).count('<tr class="said">') == 50
    assert "1 more, not shown here" in texts_of(dossier)


def test_what_a_notebook_shows_is_small() -> None:
    assert len(html(SEED)) < 6_000
    assert max(len(html(each)) for each in SEED) < 5_000


def test_a_notebook_shows_a_dossier_and_its_records() -> None:
    cells = (
        "import visitdata as vd\ndossier = vd.seed(vd.seeds()[0])\ndossier",
        "dossier['visit-2024']",
        "dossier['pentagon-missiles']",
        "dossier['missiles-used']",
        "dossier['putin'].ties[0]",
    )
    v4: Any = nbformat.v4
    notebook = v4.new_notebook(cells=[v4.new_code_cell(each) for each in cells])
    done = NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    outputs = [cell.outputs[0].data for cell in done.cells]
    records = (SEED, *(SEED[each] for each in ("visit-2024", "pentagon-missiles", "missiles-used")))
    assert [each.get("text/html") for each in outputs] == [*map(html, records), None]
    assert outputs[0]["text/plain"] == repr(SEED)
