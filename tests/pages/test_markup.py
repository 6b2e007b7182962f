"""What is made as HTML apart from the templates: every text is a text, whatever it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import visitdata as vd
from tests.support.parsed_html import Parsed
from tests.support.shown_dossiers import HOSTILE_TEXTS
from visitdata.model.badges import Badge, Badges
from visitdata.pages import mentions
from visitdata.pages.details import Link, Nested, Row, Term, Time, WebLink, Words
from visitdata.pages.markup import Linked, badge, fragment, names, quotes, tagged, time, web_link, words
from visitdata.pages.texts.evidence import evidence
from visitdata.pages.texts.passages import passages
from visitdata.values.evidence import digest_of
from visitdata.values.times import EDTF

if TYPE_CHECKING:
    from collections.abc import Callable

HOME = "../a&b.html"


def link(text: str) -> Link:
    return Link(text, Words(text, "en"), text)


def row(text: str) -> Row:
    nested = Nested((Row("n", text, (Term(text),)),))
    return Row("m", text, (Words(text), Term(text), link(text), WebLink(text), nested))


def quote(text: str) -> vd.Quote:
    return vd.Quote(words=text, language="ar", translated=False)


def resting(text: str) -> tuple[Badges, vd.Event]:
    texts = dict.fromkeys(("exact", "prefix", "suffix"), text)
    piece = vd.Evidence(article="article", start=1, end=1 + len(text), digest=digest_of(text), **texts)
    event = vd.Event(id="e", label=f"x{text}", status="occurred", evidence=[piece])
    articles = [
        vd.Article(id="article", kind="news", headline=f"x{text}"),
        vd.Article(id="other", kind="news"),
    ]
    dossier = vd.Dossier(id="https://data.example.org/d", title="T", articles=articles, events=[event])
    return Badges(dossier), event


def evidence_of(text: str) -> str:
    badges, event = resting(text)
    return evidence(badges, passages(badges, {}), event)


def names_of(text: str) -> str:
    badges, event = resting(text)
    return names(badges, [event.id, "article"])


# How often each function tells the text that it is given.
MADE: dict[str, tuple[Callable[[str], str], int]] = {
    "words": (words, 1),
    "badge": (lambda text: badge(Badge(text, "said")), 1),
    "web link": (web_link, 1),
    "web link with a text": (lambda text: web_link("https://example.org/", text), 1),
    "link": (lambda text: Linked(HOME).link(link(text)), 1),
    "links": (lambda text: Linked(HOME).links([link(text)] * 3), 3),
    "few": (lambda text: Linked(HOME).few([link(text)] * 9), 6),
    "rows": (lambda text: Linked(HOME).rows([row(text)] * 2), 14),
    "mentioned": (
        lambda text: Linked().mentioned(
            [mentions.Row(text, (mentions.Mention(Badge(text, "said"), (link(text),)),))]
        ),
        3,
    ),
    "quotes": (lambda text: quotes([quote(text)]), 1),
    "evidence": (evidence_of, 4),
    "names": (names_of, 2),
}
ATTRIBUTES = {"class", "dir", "href", "lang"}
ELEMENTS = {"a", "b", "bdi", "blockquote", "code", "dd", "dl", "dt", "footer", "q", "small"}


@pytest.mark.parametrize("name", MADE)
def test_a_hostile_text_stands_there_as_a_text(name: str) -> None:
    make, times = MADE[name]
    for text in HOSTILE_TEXTS:
        found = Parsed(make(text))
        assert found.text.count(text) >= times, text
        assert not found.others, text


@pytest.mark.parametrize("name", MADE)
def test_a_hostile_text_makes_no_element_or_attribute_of_its_own(name: str) -> None:
    make, _ = MADE[name]
    plain = [(tag, {*attributes}) for tag, attributes in Parsed(make("Ana Lind é")).elements]
    assert plain or name == "few"
    for text in HOSTILE_TEXTS:
        for tag, attributes in Parsed(make(text)).elements:
            assert tag in ELEMENTS, text
            assert {*attributes} <= ATTRIBUTES, text
            href = attributes.get("href")
            assert href is None or href.lower().startswith(("#", HOME, "http:", "https:", "mailto:")), text


@pytest.mark.parametrize(
    "identifier", ["arcadia", "a b", 'a"b', "a'b&c", "<x>", "é", "https://example.org/#a"]
)
def test_a_link_leads_to_the_id_that_it_is_given(identifier: str) -> None:
    ((_, attributes),) = Parsed(Linked(HOME).link(Link("i", Words("x"), identifier))).elements
    assert attributes["href"] == HOME + fragment(identifier)


def test_of_many_links_in_a_sentence_the_first_are_shown_and_the_rest_counted() -> None:
    to = [link(letter) for letter in "abcdefgh"]
    texts = [Parsed(Linked().few(to[:count])).text for count in (0, 1, 2, 3, 6, 8)]
    assert texts == ["", "a", "a and b", "a, b and c", "a, b, c, d, e and f", "a, b, c, d, e, f and 2 more"]


def test_a_text_has_its_language_where_it_is_not_that_of_the_page() -> None:
    assert words("Ana Lind", "en") == words("Ana Lind") == "Ana Lind"
    assert words("Ana Lind", "de") == '<bdi lang="de" dir="ltr">Ana Lind</bdi>'
    assert words(Words("آنا", "ar"), "en") == f"<bdi{tagged('ar')}>آنا</bdi>"


def test_a_time_has_its_edtf_whether_html_knows_it_or_not() -> None:
    assert time(EDTF("2031-05")) == '<time datetime="2031-05">May 2031</time>'
    assert Linked().fields([Row("t", "time", (Time(EDTF("2031~")),))]) == (
        '<dt>time</dt><dd><data value="2031~" title="2031~">about 2031</data></dd>'
    )
