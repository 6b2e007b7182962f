"""Evidence brought to where it stands in an edited text: what is written, and what never is."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import visitdata as vd
from tests.support.editions import CHANGES, TEXT, changed
from visitdata.text.reanchoring import changes
from visitdata.values.evidence import digest, digest_of, text_sha256

WORDS = (
    "Ana Lind, the well-known minister",
    "visits \u201cRuritania\u201d",
    "the palace said",
    "Lind. \u6e21",
)


def piece(text: str, start: int, end: int, *, shown: bool) -> vd.Evidence:
    evidence = vd.Evidence(article="article", start=start, end=end, digest=digest(text, start, end))
    if not shown:
        return evidence
    before, after = text[max(0, start - 32) : start], text[end : end + 32]
    return attrs.evolve(evidence, exact=text[start:end], prefix=before or None, suffix=after or None)


def dossier(text: str, *spans: tuple[int, int], shown: bool = True, known: bool = True) -> vd.Dossier:
    """A visit, and a proposition, that rest on these stretches."""
    facts: dict[str, Any] = {"sha256": text_sha256(text), "length": len(text)} if known else {}
    evidence = [piece(text, *span, shown=shown) for span in spans]
    visit = vd.Visit(id="visit", label="A visit", status="planned", evidence=evidence)
    posited = vd.PositedVisit(id="other", label="A visit", status="planned", evidence=evidence[:1])
    saying = vd.Statement(id="saying", kind="stated", gist="Lind says so.", posits=[posited])
    return vd.Dossier(
        id="https://data.example.org/dossiers/ferry",
        title="A visit",
        articles=[vd.Article(id="article", kind="news", **facts)],
        events=[visit],
        statements=[saying],
    )


def spans_of(*passages: str) -> list[tuple[int, int]]:
    return [(TEXT.index(words), TEXT.index(words) + len(words)) for words in passages]


def outcomes(made: vd.Dossier, text: str) -> list[str]:
    return [each.outcome for each in vd.anchor(made, {"article": text})]


def without_what_is_written(made: vd.Dossier) -> vd.Dossier:
    """The dossier with nothing in its evidence and articles of what may be written."""
    rest: dict[str, Any] = {
        "start": 0,
        "end": 1,
        "digest": "0" * 16,
        "exact": None,
        "prefix": None,
        "suffix": None,
    }

    def bare(evidence: tuple[vd.Evidence, ...]) -> list[vd.Evidence]:
        return [attrs.evolve(each, **rest) for each in evidence[:1]]

    (article,), (event,), (saying,) = made.articles, made.events, made.statements
    (posited,) = saying.posits
    return attrs.evolve(
        made,
        articles=[attrs.evolve(article, sha256=None, length=None)],
        events=[attrs.evolve(event, evidence=bare(event.evidence))],
        statements=[attrs.evolve(saying, posits=[attrs.evolve(posited, evidence=bare(posited.evidence))])],
    )


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("known", [True, False])
def test_after_each_change_of_form_everything_is_kept_once_it_is_reanchored(
    name: str, *, known: bool
) -> None:
    text, places = changed(CHANGES[name])
    ends = [at for at in places if TEXT[at].isalnum()]
    spans = [(start, last + 1) for start, last in zip(ends[::5], ends[12::5], strict=False)]
    made = dossier(TEXT, *spans, known=known)
    new = vd.reanchor(made, {"article": text})
    assert set(outcomes(new, text)) == {"kept"}
    wanted = sorted((places[start], places[end - 1] + 1) for start, end in spans)
    (event,) = new.events
    assert [(each.start, each.end) for each in event.evidence] == wanted
    for each in event.evidence:
        assert (each.exact, each.digest) == (
            text[each.start : each.end],
            digest_of(text[each.start : each.end]),
        )
        if each not in made.events[0].evidence:
            assert text[: each.start].endswith(each.prefix or "")
            assert text[each.end :].startswith(each.suffix or "")
    assert without_what_is_written(new) == without_what_is_written(made)


def test_the_sha256_and_length_become_those_of_the_text_where_they_are_known() -> None:
    text = f"News.\n{TEXT}"
    (article,) = vd.reanchor(dossier(TEXT, *spans_of(*WORDS)), {"article": text}).articles
    assert (article.sha256, article.length) == (text_sha256(text), len(text))
    (article,) = vd.reanchor(dossier(TEXT, *spans_of(*WORDS), known=False), {"article": text}).articles
    assert (article.sha256, article.length) == (None, None)


def test_in_the_text_that_was_read_nothing_changes() -> None:
    made = dossier(TEXT, *spans_of(*WORDS))
    assert vd.reanchor(made, {"article": TEXT}) is made
    assert vd.reanchor(made, {}) is made


def test_what_is_lost_stays_as_it_is_and_so_does_the_sha256() -> None:
    text = f"News.\n{TEXT}".replace("the palace said", "the palace wrote")
    made = dossier(TEXT, *spans_of(*WORDS))
    new = vd.reanchor(made, {"article": text})
    assert sorted(outcomes(new, text)) == ["kept"] * 4 + ["lost"]
    (lost,) = [each for each in new.events[0].evidence if each.exact == "the palace said"]
    assert lost in made.events[0].evidence
    assert new.articles == made.articles


def test_where_a_place_would_be_guessed_nothing_of_the_article_changes() -> None:
    old, new = "AB AB Lind.", "xyzAB AB Lind."
    made = dossier(old, (3, 5), (6, 10), shown=False)
    made = attrs.evolve(made, articles=[attrs.evolve(made.articles[0], length=None)])
    assert sorted(outcomes(made, new)) == ["lost", "lost", "moved"]
    assert vd.reanchor(made, {"article": new}) is made


def test_what_is_only_like_it_is_never_written() -> None:
    text = TEXT.replace("the well-known minister", "the well-liked minister")
    made = dossier(TEXT, *spans_of(WORDS[0]))
    assert [each.outcome for each in vd.anchor(made, {"article": text}, fuzzy=True)] == ["moved"] * 2
    assert vd.reanchor(made, {"article": text}) is made


def test_a_text_of_which_nothing_is_found_changes_nothing() -> None:
    made = dossier(TEXT, *spans_of(*WORDS))
    assert vd.reanchor(made, {"article": "Another article."}) is made


def test_what_stands_around_the_words_is_written_as_far_as_it_was_shown() -> None:
    made = dossier(TEXT, (0, 8))
    (event,) = made.events
    shown = attrs.evolve(event.evidence[0], prefix=None, suffix=", the")
    made = attrs.evolve(made, events=[attrs.evolve(event, evidence=[shown])])
    (evidence,) = vd.reanchor(made, {"article": f"News. {TEXT}"}).events[0].evidence
    assert (evidence.start, evidence.prefix, evidence.suffix) == (6, None, ", the")
    back = vd.reanchor(dossier(f"News. {TEXT}", (6, 14)), {"article": TEXT})
    assert back.events[0].evidence[0].prefix is None


def test_what_is_written_is_told_with_its_place() -> None:
    made = dossier(TEXT, *spans_of(WORDS[2]))
    start = TEXT.index(WORDS[2])
    first, second, third = changes(made, {"article": f"News. {TEXT}"})
    assert (first.where, first.record, first.code) == ("events[0].evidence[0]", "visit", "evidence-moved")
    assert first.message == f"{start} to {start + 15} is now {start + 6} to {start + 21}"
    assert first.written == {"start": start + 6, "end": start + 21}
    assert second.where == "statements[0].posits[0].evidence[0]"
    assert (third.where, third.code, [*third.written]) == (
        "articles[0]",
        "text-changed",
        ["sha256", "length"],
    )


def test_nothing_is_written_where_two_pieces_of_evidence_would_become_one() -> None:
    made = dossier("aaa.aa ", (2, 4), (3, 5), (4, 5), (5, 7), shown=False, known=False)
    assert vd.reanchor(made, {"article": "aaaa. aa "}) == made


TEXTS = st.text("ab .\n", min_size=1, max_size=30)


@given(st.tuples(TEXTS, TEXTS, TEXTS), st.tuples(st.booleans(), st.booleans()), st.data())
def test_reanchoring_twice_is_reanchoring_once_and_what_was_found_is_kept(
    texts: tuple[str, str, str], given: tuple[bool, bool], data: st.DataObject
) -> None:
    (before, text, after), (shown, known) = texts, given
    cut = data.draw(st.integers(0, len(text)))
    starts = data.draw(st.lists(st.integers(0, len(text) - 1), min_size=1, max_size=4, unique=True))
    spans = [(start, data.draw(st.integers(start + 1, len(text)))) for start in starts]
    edited = before + text[:cut] + after + text[cut:]
    made = dossier(text, *sorted(spans), shown=shown, known=known)
    once = vd.reanchor(made, {"article": edited})
    assert vd.reanchor(once, {"article": edited}) == once
    first, second = outcomes(made, edited), outcomes(once, edited)
    assert sorted(each == "lost" for each in first) == sorted(each == "lost" for each in second)
    if once != made:
        assert "moved" not in second
    assert without_what_is_written(once) == without_what_is_written(made)


def test_an_article_that_the_dossier_has_not_is_refused() -> None:
    with pytest.raises(vd.UnknownArticleError, match="no article 'other'"):
        vd.reanchor(dossier(TEXT), {"other": TEXT})
