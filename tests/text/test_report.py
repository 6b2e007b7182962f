"""What became of evidence, as problems: code, severity, place and suggestion."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import attrs
import pytest

import visitdata as vd
from visitdata.text import digests
from visitdata.text.report import CODES, problems
from visitdata.values.evidence import digest, text_sha256

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "Ana Lind opens a caf\u00e9 in Strelsau.\n\n\u201cIt is good\u201d, she says on the first evening.\n"
CAFE = "Ana Lind opens a caf\u00e9"
GOOD = "\u201cIt is good\u201d, she says"
ARTICLE = vd.Article(id="article", kind="news", sha256=text_sha256(TEXT), length=len(TEXT))
EVENT = vd.Event(
    id="opening",
    label="Lind opens a caf\u00e9",
    status="occurred",
    evidence=[
        vd.Evidence.of(ARTICLE, TEXT, CAFE),
        vd.Evidence.of(ARTICLE, TEXT, GOOD, shown=True),
    ],
)
DOSSIER = vd.Dossier(
    id="https://data.example.org/dossiers/cafe", title="A caf\u00e9", articles=[ARTICLE], events=[EVENT]
)


def found(text: str, dossier: vd.Dossier = DOSSIER, *, fuzzy: bool = False) -> list[vd.Problem]:
    return list(problems(dossier, {"article": text}, fuzzy=fuzzy))


def of(code: str, text: str, dossier: vd.Dossier = DOSSIER, *, fuzzy: bool = False) -> list[vd.Problem]:
    return [each for each in found(text, dossier, fuzzy=fuzzy) if each.code == code]


def test_of_the_text_that_was_read_there_is_nothing_to_say() -> None:
    assert found(TEXT) == []
    assert problems(DOSSIER, {}) == ()


def test_what_moved_has_its_new_offsets_for_suggestion() -> None:
    first, second = of("evidence-moved", f"Monday.\n{TEXT}")
    assert (first.path, first.severity) == ("events[0].evidence[0]", "warning")
    assert first.message == "the stretch 0 to 21 is now at 8 to 29"
    assert first.suggestion == "write start 8, end 29"
    assert second.suggestion == "write start 44, end 66"


def test_what_has_another_form_has_also_its_new_digest_for_suggestion() -> None:
    text = TEXT.replace("\u201c", '"').replace("\u201d", '"')
    (altered,) = of("evidence-altered", text)
    assert (altered.path, altered.severity) == ("events[0].evidence[1]", "warning")
    assert (
        altered.message
        == "the stretch 36 to 58 is at 36 to 58, but with other quotation marks, spaces or hyphens"
    )
    assert altered.suggestion == (
        f"write start 36, end 58, digest {digest(text, 36, 58)},"
        " and exact, prefix and suffix as they are there"
    )


def test_the_suggestion_of_what_has_another_form_makes_it_kept() -> None:
    text = TEXT.replace("\u201c", '"').replace("\u201d", '"')
    corrected = vd.Evidence.of(
        "article", text, GOOD.replace("\u201c", '"').replace("\u201d", '"'), shown=True
    )
    dossier = attrs.evolve(DOSSIER, events=[attrs.evolve(EVENT, evidence=[EVENT.evidence[0], corrected])])
    assert {each.outcome for each in vd.anchor(dossier, {"article": text})} == {"kept"}
    assert {each.code for each in found(text, dossier)} == {"text-changed"}


def test_what_is_only_like_it_is_for_a_person_to_read() -> None:
    text = TEXT.replace("she says", "she said")
    (lost,) = of("evidence-lost", text)
    nearest = "the words most similar to its own are '\u201cIt is good\u201d, she said' at 36 to 58"
    assert lost.severity == "error"
    assert lost.message == f"the stretch 36 to 58 is not in the text; {nearest}"
    (altered,) = of("evidence-altered", text, fuzzy=True)
    assert altered.message == (
        "the stretch 36 to 58 is not in the text; similar words (score 0.909) are at 36 to 58"
    )
    assert altered.suggestion is not None
    assert altered.suggestion.startswith("read that; if it says the same, write start 36, end 58, digest ")
    assert of("evidence-lost", text, fuzzy=True) == []


def test_what_may_be_in_several_places_has_them_all() -> None:
    dossier = attrs.evolve(DOSSIER, events=[attrs.evolve(EVENT, evidence=[EVENT.evidence[0]])])
    (ambiguous,) = of("evidence-ambiguous", f"Monday.\n{CAFE}.\n{CAFE}.\n", dossier)
    assert ambiguous.severity == "error"
    assert (
        ambiguous.message
        == "the stretch 0 to 21 may now be at 8 to 29 or 31 to 52, and it is not certain which"
    )
    assert ambiguous.suggestion == "write the start and end of the one that is meant"


def test_what_two_stretches_would_both_have_is_told_to_both() -> None:
    text = "no, no, yes"
    both = [
        vd.Evidence(article="article", start=at, end=at + 3, digest=digest(text, at, at + 3)) for at in (0, 4)
    ]
    dossier = attrs.evolve(
        DOSSIER,
        articles=[vd.Article(id="article", kind="news", length=len(text))],
        events=[attrs.evolve(EVENT, evidence=both)],
    )
    first, second = of("evidence-ambiguous", "no, yes", dossier)
    other = "or other evidence with the same words may"
    assert first.message == f"the stretch 0 to 3 may now be at 0 to 3, {other}"
    assert second.message == f"the stretch 4 to 7 may now be at 0 to 3, {other}"


def test_that_not_every_place_was_looked_at_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digests, "WORK", 0)
    first, *_ = of("evidence-lost", "Nothing of all this is there.")
    assert first.message == "the stretch 0 to 21 was not found, but not every place was searched"


def test_another_text_is_told_with_what_to_write() -> None:
    text = f"{TEXT}Monday."
    sha256, length = of("text-changed", text)
    assert (sha256.path, sha256.severity, length.path) == (
        "articles[0].sha256",
        "warning",
        "articles[0].length",
    )
    assert sha256.message == f"the text given for article has another SHA-256: {text_sha256(text)}"
    assert sha256.suggestion == "if the records should refer to this text, write its SHA-256"
    assert length.message == f"the text given for article has {len(text)} code points, not {len(TEXT)}"
    assert length.suggestion == f"if the records should refer to this text, write {len(text)}"


ON_ITS_WAY: dict[str, Callable[[str], str]] = {
    "with LF for each line break": lambda text: text.replace("\n", "\r\n"),
    "without the byte order mark": lambda text: f"\ufeff{text}",
    "without the line break at its end": lambda text: f"{text}\n",
    "with a line break at its end": lambda text: text.removesuffix("\n"),
    "in NFC": lambda text: unicodedata.normalize("NFD", text),
}
READ: dict[str, Callable[[str], str]] = {
    "with CR LF for each line break": lambda text: text.replace("\n", "\r\n"),
    "in NFD": lambda text: unicodedata.normalize("NFD", text),
}


@pytest.mark.parametrize("how", ON_ITS_WAY)
def test_a_text_that_was_changed_on_its_way_is_told_from_another(how: str) -> None:
    (first,) = found(ON_ITS_WAY[how](TEXT))
    assert first.suggestion == f"give it {how}: then it is the text that was read"


@pytest.mark.parametrize("how", READ)
def test_so_is_one_that_was_read_in_another_form(how: str) -> None:
    article = attrs.evolve(ARTICLE, sha256=text_sha256(READ[how](TEXT)), length=None)
    first, *_ = found(TEXT, attrs.evolve(DOSSIER, articles=[article]))
    assert first.suggestion == f"give it {how}: then it is the text that was read"


def test_so_is_one_that_two_things_were_done_to() -> None:
    (first,) = found("\ufeff" + TEXT.replace("\n", "\r\n"))
    assert first.suggestion == (
        "give it with LF for each line break and without the byte order mark: "
        "then it is the text that was read"
    )


def test_without_a_hash_nothing_proves_the_text() -> None:
    dossier = attrs.evolve(DOSSIER, articles=[vd.Article(id="article", kind="news")])
    (unproved,) = found(TEXT, dossier)
    assert (unproved.code, unproved.severity, unproved.path) == ("text-unproved", "info", "articles[0]")
    assert unproved.suggestion == f"if it is, write sha256 {text_sha256(TEXT)}"


def test_paths_follow_the_document_where_there_is_one() -> None:
    document = vd.converter().unstructure(DOSSIER)
    document["events"][0]["evidence"].reverse()
    paths = {
        each.path: each.suggestion
        for each in problems(DOSSIER, {"article": f"Monday.\n{TEXT}"}, document=document)
    }
    assert paths["events[0].evidence[1]"] == "write start 8, end 29"
    assert paths["events[0].evidence[0]"] == "write start 44, end 66"


def test_each_code_has_a_meaning() -> None:
    assert {severity for severity, _ in CODES.values()} == {"error", "warning", "info"}
    assert all(meaning.endswith(".") for _, meaning in CODES.values())


def test_a_fragment_is_left_alone_and_that_is_said() -> None:
    fragment = vd.Evidence(article="article", fragment="page=3")
    quotes = [vd.Quote(words="Nobody said that")]
    said = vd.Statement(id="said", kind="stated", gist="She says so.", quotes=quotes, evidence=[fragment])
    event = attrs.evolve(EVENT, evidence=[*EVENT.evidence, fragment])
    dossier = attrs.evolve(DOSSIER, events=[event], statements=[said])
    edited = f"Monday.\n{TEXT}"
    places = ["events[0].evidence[2].fragment", "statements[0].evidence[0].fragment"]
    for text in (TEXT, edited):
        told = of("fragment-not-checked", text, dossier)
        assert [(each.path, each.severity) for each in told] == [(place, "info") for place in places]
        assert 'the fragment "page=3" of article is not looked for' in told[0].message
    # Whether a fragment holds the words that are quoted, no text tells.
    assert found(TEXT, dossier) == of("fragment-not-checked", TEXT, dossier)
    assert [each.path for each in vd.anchor(dossier, {"article": edited})] == [
        "events[0].evidence[0]", "events[0].evidence[1]"
    ]  # fmt: skip
    moved = vd.reanchor(dossier, {"article": edited})
    assert fragment in moved.events[0].evidence
    assert moved.statements == dossier.statements
    assert [each.start for each in moved.events[0].evidence] == [8, 44, None]
    assert [each for each in found(edited, moved) if each.severity != "info"] == []


def test_of_an_article_without_a_text_fragments_are_not_told() -> None:
    fragment = vd.Evidence(article="video", fragment="t=1,2")
    event = attrs.evolve(EVENT, evidence=[*EVENT.evidence, fragment])
    video = vd.Article(id="video", kind="video")
    assert found(TEXT, attrs.evolve(DOSSIER, articles=[ARTICLE, video], events=[event])) == []
