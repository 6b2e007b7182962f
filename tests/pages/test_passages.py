"""Evidence on a page with the text of its article: each piece is marked where it stands, to the letter."""

from __future__ import annotations

import re

import attrs
import pytest
from hypothesis import given

import visitdata as vd
from tests.support.html_texts import Texts
from tests.support.marked import marked
from tests.support.shown_texts import ShownTexts
from tests.support.strategies import dossiers
from tests.support.with_texts import with_texts
from visitdata.pages.environment import NOT_IN_HTML
from visitdata.pages.markup import fragment
from visitdata.pages.page import page
from visitdata.values.evidence import text_sha256

TEXT = "Ana Lind visits Ruritania.\r\n\r\nArcadia accuses \U0001f600 Ruritania of selling rifles.\r\n"


def dossier() -> vd.Dossier:
    """A visit that is reported, and an allegation; both rest on the text."""
    article = vd.Article(id="article", kind="news", sha256=text_sha256(TEXT), length=len(TEXT))
    lind = vd.Person(id="lind", name="Ana Lind", evidence=[vd.Evidence.of(article, TEXT, "Ana Lind")])
    arcadia, ruritania = vd.State(id="arcadia", name="Arcadia"), vd.State(id="ruritania", name="Ruritania")
    visit = vd.Visit(
        id="visit",
        label="Lind visits Ruritania",
        status="occurred",
        visitors=[lind],
        evidence=[vd.Evidence.of(article, TEXT, "Ana Lind visits Ruritania")],
    )
    sale = vd.PositedTransfer(
        id="sale",
        label="Ruritania sells rifles",
        status="ongoing",
        givers=[ruritania],
        evidence=[vd.Evidence.of(article, TEXT, "selling rifles")],
    )
    allegation = vd.Allegation(
        id="accusation",
        gist="Arcadia says that Ruritania sells rifles.",
        claimants=[arcadia],
        accused=[ruritania],
        alleges=[sale],
        evidence=[vd.Evidence.of(article, TEXT, "Arcadia accuses \U0001f600 Ruritania of selling rifles")],
    )
    return vd.Dossier(
        id="https://data.example.org/dossiers/rifles",
        title="Rifles",
        articles=[article],
        actors=[lind, arcadia, ruritania],
        events=[visit],
        allegations=[allegation],
    )


def shown(text: str) -> str:
    """A text as HTML carries it."""
    return NOT_IN_HTML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


@given(with_texts(dossiers()))
def test_the_texts_are_shown_letter_by_letter_in_their_order(
    drawn: tuple[vd.Dossier, dict[str, str]],
) -> None:
    dossier, texts = drawn
    given = [shown(texts[each.id]) for each in dossier.articles if each.id in texts]
    assert ShownTexts(page(dossier, texts=texts)).text == "".join(given)


@given(with_texts(dossiers()))
def test_what_is_found_is_marked_on_exactly_its_code_points(
    drawn: tuple[vd.Dossier, dict[str, str]],
) -> None:
    dossier, texts = drawn
    found = ShownTexts(page(dossier, texts=texts))
    before, wanted, begins = 0, set[int](), dict[str, int]()
    for article in dossier.articles:
        text = texts.get(article.id, "")
        for start, end in _places(dossier, article.id, text) if text else ():
            first, last = (before + _shown_before(text, offset) for offset in (start, end))
            wanted |= {*range(first, last)}
            begins[f"_text:{article.id}:{start}-{end}"] = first
        before += len(shown(text))
    assert found.marked == wanted
    assert {name: start for name, (start, _) in found.passages.items()} == begins


@given(with_texts(dossiers()))
def test_records_and_passages_lead_to_one_another(drawn: tuple[vd.Dossier, dict[str, str]]) -> None:
    dossier, texts = drawn
    made = page(dossier, texts=texts)
    ids = Texts(made).ids
    assert len(ids) == len({*ids})
    for article, text in texts.items():
        for start, end in _places(dossier, article, text):
            name = f"_text:{article}:{start}-{end}"
            assert name in ids
            assert made.count(f'href="#{_quoted(name)}"') >= 2  # in a note, and at each record


def _places(dossier: vd.Dossier, article: str, text: str) -> set[tuple[int, int]]:
    """Where evidence stands in the text of an article; in what repeats itself, that may not be certain."""
    anchors = vd.anchor(dossier, {article: text})
    return {
        (each.new_start, each.new_end)
        for each in anchors
        if each.new_start is not None and each.new_end is not None
    }


def _shown_before(text: str, offset: int) -> int:
    """How many code points are shown before an offset; a CR before an LF is not."""
    return len(shown(text[:offset])) - (text[offset - 1 : offset + 1] == "\r\n")


def _quoted(name: str) -> str:
    return fragment(name).removeprefix("#").replace("&", "&amp;").replace("'", "&#39;")


@given(with_texts(dossiers()))
def test_only_words_of_the_article_itself_say_without_source_what_is_only_said(
    drawn: tuple[vd.Dossier, dict[str, str]],
) -> None:
    dossier, texts = drawn
    dossier, sources = marked(dossier)
    for text in Texts(page(dossier, texts=texts)).texts:
        for label in re.findall("Label-[0-9]+-", text):
            assert any(source in text for source in sources[label])


def test_what_is_only_said_is_marked_otherwise_in_words_too() -> None:
    made = page(dossier(), texts={"article": TEXT})
    assert '<mark class="reported">Ana Lind</mark>' in made
    assert '<mark class="said">selling rifles</mark>' in made
    assert re.findall(r'note </span>(\d)<span class="unseen">: ([a-z ]+)</span>', made) == [
        ("1", "reported"),
        ("2", "only said"),
    ]


def test_a_note_names_each_record_that_rests_on_its_words() -> None:
    made = page(dossier(), texts={"article": TEXT})
    note = made[made.index('id="_note:article:2"') :]
    note = re.sub("<[^>]+>|\u2068|\u2069", "", note[note.index(">") + 1 : note.index("</li>")])
    assert re.sub(r"\s+", " ", note).strip() == (
        "Characters 30 to 75: Alleged by Arcadia Arcadia says that Ruritania sells rifles. "
        "Characters 61 to 75: Alleged by Arcadia: Ruritania sells rifles"
    )


def test_what_moved_and_what_is_lost_is_said_at_the_record_and_at_the_text() -> None:
    changed = f"Monday.\n{TEXT}".replace("Arcadia accuses", "It accuses")
    texts = " ".join(
        re.sub(r"\s+", " ", each) for each in Texts(page(dossier(), texts={"article": changed})).texts
    )
    assert "This is not the text that the records were made from" in texts
    assert "Of 4 pieces of evidence, 0 stand where recorded, 3 moved, 1 not found." in texts
    assert texts.count("(moved; recorded at characters 0 to 25)") == 2
    assert texts.count("(not found in this text)") == 2
    assert "Evidence that does not stand in this text" in texts


def test_moved_evidence_is_marked_where_it_stands_now() -> None:
    found = ShownTexts(page(dossier(), texts={"article": f"Monday.\n{TEXT}"}))
    start, end = found.passages["_text:article:8-33"]
    assert found.text[start:end] == "Ana Lind visits Ruritania"


def test_a_text_with_other_line_breaks_is_shown_as_it_was_read() -> None:
    made = page(dossier(), texts={"article": TEXT.replace("\r\n", "\n")})
    assert "shown with CR LF for each line break" in made
    assert "stand where recorded." in made
    assert 'class="misfit"' not in made


def test_markup_in_a_text_stays_text() -> None:
    text = f"</p></mark><script>alert(1)</script>&amp;<!--\0{TEXT}"
    made = page(dossier(), texts={"article": text})
    found = ShownTexts(made)
    assert found.text == shown(text).replace("\0", "\ufffd")
    assert Texts(made).scripts == Texts(page(dossier())).scripts


def test_without_the_text_evidence_shows_its_own_words_if_it_has_them() -> None:
    evidence = vd.Evidence.of("article", TEXT, "Ana Lind visits", shown=True)
    (visit,) = dossier().events
    changed = attrs.evolve(dossier(), events=[attrs.evolve(visit, evidence=[evidence])])
    assert 'the words <q dir="auto">Ana Lind visits</q>, before <q' in page(changed)


def test_a_text_of_an_article_that_is_not_there_is_refused() -> None:
    with pytest.raises(vd.UnknownArticleError, match='did you mean "article"'):
        page(dossier(), texts={"articel": TEXT})
