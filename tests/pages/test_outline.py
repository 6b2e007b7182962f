"""What a terminal shows: no paragraph without its source, every answer, times in order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given

import visitdata as vd
from tests.support.marked import marked
from tests.support.strategies import dossiers, every_member
from visitdata.model.badges import Badges, propositions
from visitdata.model.told_responses import told
from visitdata.pages.actor_outline import actor_outline
from visitdata.pages.dossier_outline import ANSWERS, NO_TIME, dossier_outline
from visitdata.pages.outline import Outline, Section, quoted
from visitdata.pages.terminal import plain

if TYPE_CHECKING:
    from visitdata.model.events import Proposition

ARCADIA = vd.State(id="arcadia", name="Arcadia")
LIND = vd.Person(
    id="lind", name="Ana Lind", ties=[vd.Tie(title="Foreign Minister", kind="office", of=ARCADIA)]
)
NEIGHBOURS = vd.Group(id="neighbours", name="neighbouring states")


def allegation(identifier: str = "arms") -> vd.Allegation:
    sale = vd.PositedTransfer(
        id=f"sale-{identifier}", label="Arcadia sells rifles", status="occurred", givers=[ARCADIA]
    )
    return vd.Allegation(
        id=identifier,
        claimants=[NEIGHBOURS],
        accused=[ARCADIA],
        alleges=[sale],
        gist="Neighbouring states say that Arcadia sold rifles.",
        hedges=["according to"],
        standing="investigated",
    )


def dossier(
    *statements: vd.Statement, events: tuple[vd.Event, ...] = (), allegations: tuple[vd.Allegation, ...] = ()
) -> vd.Dossier:
    return vd.Dossier(
        id="https://data.example.org/dossiers/arms",
        title="Rifles",
        actors=[ARCADIA, LIND, NEIGHBOURS],
        events=events,
        allegations=allegations or [allegation()],
        statements=statements,
    )


def denial() -> vd.Statement:
    return vd.Statement(
        id="denial",
        kind="denied",
        speakers=[LIND],
        gist="Ana Lind denies it.",
        quotes=[vd.Quote(words="We sold nothing", language="de", translated=True)],
        responds_to=["arms"],
    )


def visit(
    identifier: str, time: str | None, time_text: str | None = None, *, is_planned: bool = False
) -> vd.Event:
    return vd.Visit(
        id=identifier,
        label=f"visit {identifier}",
        status="planned" if is_planned else "occurred",
        time=time,
        time_text=time_text,
        visitors=[LIND],
    )


def section(outline: Outline, title: str) -> Section:
    (found,) = (each for each in outline.sections if each.title == title)
    return found


def outlines(dossier: vd.Dossier) -> list[Outline]:
    return [dossier_outline(dossier), *(actor_outline(dossier, each) for each in dossier.actors)]


@given(dossiers(own_kinds=True))
def test_no_paragraph_holds_what_is_only_said_without_its_source(dossier: vd.Dossier) -> None:
    dossier, sources = marked(dossier)
    for outline in outlines(dossier):
        for text in (each.text for each in outline.paragraphs()):
            for label in re.findall("Label-[0-9]+-", text):
                assert any(source in text for source in sources[label]), text


@given(dossiers())
def test_no_plain_line_holds_what_is_only_said_without_its_source(dossier: vd.Dossier) -> None:
    dossier, sources = marked(dossier)
    lines = [*plain(dossier_outline(dossier))]
    assert {label for line in lines for label in re.findall("Label-[0-9]+-", line)} == {*sources}
    for line in lines:
        for label in re.findall("Label-[0-9]+-", line):
            assert any(source in line for source in sources[label]), line


@given(dossiers())
def test_the_answer_of_every_accused_stands_beside_each_allegation(dossier: vd.Dossier) -> None:
    if not dossier.allegations:
        return
    shown = section(dossier_outline(dossier), "Who alleges what").entries
    assert len(shown) == len(dossier.allegations)
    for allegation, entry in zip(dossier.allegations, shown, strict=True):
        answers = [each.text for each in entry.field(ANSWERS)]
        assert {each.sentence for each in told(dossier, allegation)} <= {*answers}


@given(dossiers())
def test_every_event_and_proposition_stands_in_the_timeline_with_its_badge(dossier: vd.Dossier) -> None:
    outline, badges = dossier_outline(dossier), Badges(dossier)
    headings = {
        each.heading.text for part in outline.sections if part.form == "keyed" for each in part.entries
    }
    occurrences: list[vd.Event | Proposition] = [*dossier.events, *propositions(dossier)]
    for record in occurrences:
        assert any(each.startswith(f"{badges.of(record).text}: ") for each in headings)


def test_every_text_of_a_dossier_stands_in_its_outline() -> None:
    given = every_member()
    shown = "\n".join(each.text for each in dossier_outline(given).paragraphs())
    for record in given:
        for name in ("name", "label", "gist", "hedges", "headline"):
            value = getattr(record, name, None) or ()
            for text in (value,) if isinstance(value, str) else value:
                assert text in shown, (name, text)


def test_that_nobody_answers_is_said_in_the_summary_and_beside_the_allegation() -> None:
    outline = dossier_outline(dossier())
    assert outline.lead[-1].text == "1 allegation, not answered."
    assert [each.style for each in outline.lead[-1].spans if "answered" in each.text] == ["missing"]
    (entry,) = section(outline, "Who alleges what").entries
    (answer,) = entry.field(ANSWERS)
    assert answer.text == "no response by Arcadia is recorded in this dossier"
    assert answer.spans[0].style == "missing"


def test_a_denial_stands_beside_what_is_denied() -> None:
    outline = dossier_outline(dossier(denial(), allegations=(allegation(), allegation("more"))))
    assert outline.lead[-1].text == "1 statement, 2 allegations, 1 of them answered."
    first, second = section(outline, "Who alleges what").entries
    assert [each.text for each in first.field(ANSWERS)] == [
        "Ana Lind, for Arcadia, denies it",
        "Ana Lind denies it.",
    ]
    assert [each.text for each in second.field(ANSWERS)] == [
        "no response by Arcadia is recorded in this dossier"
    ]


def test_an_allegation_has_its_claimants_accused_standing_and_hedges() -> None:
    (entry,) = section(dossier_outline(dossier()), "Who alleges what").entries
    fields = {each.label: [one.text for one in each.paragraphs] for each in entry.fields}
    assert fields["Who alleges it"] == ["neighbouring states"]
    assert fields["Against whom"] == ["Arcadia"]
    assert fields["Standing"] == ["investigated"]
    assert fields["Hedges"] == ["“according to”"]
    assert entry.heading.text.startswith("Alleged by neighbouring states: ")


def test_a_quotation_has_its_marks_its_language_and_that_it_is_translated() -> None:
    (entry,) = section(dossier_outline(dossier(denial())), "Who says what else").entries
    assert entry.heading.text == "Denied by Ana Lind: Ana Lind denies it."
    assert [each.text for each in entry.field("Quoted")] == ["“We sold nothing” (de, translated)"]
    assert [each.text for each in entry.field("In answer to")] == [allegation().gist]


def test_words_that_have_quotation_marks_get_no_others() -> None:
    assert [quoted(each) for each in ("sold", "“sold”", '"sold"', "«sold»")] == [
        "“sold”",
        "“sold”",
        '"sold"',
        "«sold»",
    ]


def test_the_timeline_goes_from_the_earliest_to_what_has_no_time() -> None:
    events = (
        visit("unknown", None),
        visit("worded", None, "next week"),
        visit("open", "[..2031-02]"),
        visit("planned", "2031-05-11/2031-05-12", is_planned=True),
        visit("year", "2031"),
    )
    entries = section(dossier_outline(dossier(events=events)), "Timeline: what the article reports").entries
    assert [(each.key, each.heading.text) for each in entries] == [
        ("2031", "Reported: visit year"),
        ("at the latest February 2031", "Reported: visit open"),
        ("11 to 12 May 2031", "Planned: visit planned"),
        (NO_TIME, "Reported: visit unknown"),
        ("“next week”", "Reported: visit worded"),
    ]


def test_of_an_actor_is_shown_who_it_is_what_it_does_says_and_is_accused_of() -> None:
    given = dossier(denial(), events=(visit("lone", "2031"),))
    outline = actor_outline(given, ARCADIA)
    titles = [each.title for each in outline.sections]
    assert titles == [
        "Who it is",
        "What others are to it",
        "What is only said of it",
        "What it is accused of",
    ]
    texts = {each.title: [one.heading.text for one in each.entries] for each in outline.sections}
    assert texts["What others are to it"] == ["Ana Lind: Foreign Minister (office)"]
    assert texts["What is only said of it"] == [
        "Alleged by neighbouring states: Arcadia sells rifles (givers)"
    ]
    minister = actor_outline(given, LIND)
    texts = {each.title: [one.heading.text for one in each.entries] for each in minister.sections}
    assert texts["What the article reports of it"] == ["Reported: visit lone (visitors)"]
    assert texts["What it says"] == ["Denied by Ana Lind: Ana Lind denies it."]
    assert minister.sections[0].entries[0].fields[0].label == "Ties"


def test_what_others_say_to_an_actor_or_about_it_is_shown_with_it() -> None:
    praise = vd.Statement(
        id="praise", kind="praised", speakers=[NEIGHBOURS], about=[LIND], gist="They praise her."
    )
    outline = actor_outline(dossier(praise), LIND)
    (entry,) = section(outline, "What others say to it or about it").entries
    assert entry.heading.text == "Praised by neighbouring states: They praise her."
