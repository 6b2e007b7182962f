"""A text that is given as HTML is told once, and its evidence is looked for in what it says."""

from __future__ import annotations

import html
import time
from typing import Any

import attrs
import pytest

import visitdata as vd
from visitdata.text.given import is_markup, marks, without_markup
from visitdata.text.report import problems
from visitdata.values.evidence import text_sha256

TEXT = "Lind\u2019s ferry is safe & sound.\n\n\u201cIt will sail\u201d, she said.\n"
MARKED = (
    "<p>Lind&#8217;s ferry is safe &amp; sound.</p>\n"
    "<p class='x'>&ldquo;It <b>will</b> sail&rdquo;, she&nbsp;said.</p>\n"
)
ARTICLE = vd.Article(id="article", kind="news", sha256=text_sha256(TEXT), length=len(TEXT))
SAYING = vd.Statement(
    id="ferry",
    kind="stated",
    gist="Lind says that the ferry will sail.",
    quotes=[vd.Quote(words="It will sail")],
    evidence=[
        vd.Evidence.of("article", TEXT, "Lind\u2019s ferry is safe & sound"),
        vd.Evidence.of("article", TEXT, "\u201cIt will sail\u201d, she said", shown=True),
    ],
)
DOSSIER = vd.Dossier(
    id="https://data.example.org/dossiers/ferry", title="A ferry", articles=[ARTICLE], statements=[SAYING]
)


def codes(text: str, made: vd.Dossier = DOSSIER) -> list[str]:
    return [each.code for each in problems(made, {"article": text})]


def test_html_is_told_once_with_what_to_do() -> None:
    (found,) = problems(DOSSIER, {"article": MARKED})
    assert (found.code, found.severity, found.path) == ("text-is-markup", "warning", "articles[0]")
    assert found.message == (
        "the text given for article is HTML, not the text that was read: '<p>' at 0 and '&#8217;' at 7"
    )
    assert found.suggestion == (
        "give the text as a reader sees it: without tags, each entity as the character that it stands for"
    )


@pytest.mark.parametrize("entity", ["&nbsp;", "&#160;", "&#xA0;"])
def test_so_are_entities_alone(entity: str) -> None:
    assert codes(TEXT.replace("will sail", f"will{entity}sail")) == ["text-is-markup"]
    assert codes(html.escape(TEXT)) == ["text-is-markup"]


def test_what_is_not_in_the_text_without_its_markup_is_still_lost() -> None:
    assert codes(MARKED.replace("safe", "unsafe")) == ["text-is-markup", "evidence-lost"]
    made = attrs.evolve(DOSSIER, statements=[attrs.evolve(SAYING, quotes=[vd.Quote(words="It will sink")])])
    assert codes(MARKED, made) == ["text-is-markup", "quote-not-in-text"]


def test_a_text_that_was_read_as_it_is_may_have_tags() -> None:
    read = attrs.evolve(ARTICLE, sha256=text_sha256(MARKED), length=None)
    evidence = [vd.Evidence.of("article", MARKED, "ferry is safe")]
    event = vd.Event(id="event", label="A ferry is safe", status="occurred", evidence=evidence)
    made = attrs.evolve(DOSSIER, articles=[read], statements=(), events=[event])
    assert codes(MARKED, made) == []
    unproved = attrs.evolve(made, articles=[attrs.evolve(read, sha256=None)])
    assert codes(MARKED, unproved) == ["text-unproved"]
    nothing = attrs.evolve(unproved, events=())
    assert codes(MARKED, nothing) == ["text-is-markup"]


@pytest.mark.parametrize(
    "text", ["a < b and b > c", "<3", "AT&T; R&D", "<Ana> & <Bo>", "1 <2> 3", "x &lt y", "&unknown;", ""]
)
def test_a_text_with_such_characters_is_not_taken_for_html(text: str) -> None:
    assert marks(text) is None
    assert not is_markup(text)


def test_what_a_document_says_is_its_text_alone() -> None:
    text = "<!DOCTYPE html><html><head><style>p {}</style><script>if (a < b) {}</script></head>"
    text += "<body><!-- <p>no</p> --><p>One&hellip;</p><p>t<i>w</i>o &lt;three&gt;<br/>four</p></body></html>"
    assert is_markup(text)
    assert without_markup(text).split() == ["One\u2026", "two", "<three>", "four"]


@pytest.mark.parametrize("text", ["<", "<p", "<!--", "<script", "<script>", "&", "&#", "<p <", "</"])
def test_a_hostile_text_takes_no_longer_than_another(text: str) -> None:
    began = time.process_time()
    every: list[Any] = [marks(text * 100_000), is_markup(text * 100_000), without_markup(text * 100_000)]
    assert len(every) == 3
    assert time.process_time() - began < 10
