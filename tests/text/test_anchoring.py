"""Evidence against the text: edited copies with known answers, and what holds for any text and any edit."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import visitdata as vd
from tests.support.editions import CHANGES, changed
from tests.support.editions import TEXT as EDITION
from tests.support.strategies import XML_CHARACTERS, every_member
from visitdata.codegen.plain import plain
from visitdata.errors import path_text
from visitdata.text import digests, similarity
from visitdata.values.evidence import digest, text_sha256

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ARTICLE = Path(__file__).parents[3] / "shared" / "article" / "article.txt"

TEXT = (
    "Strelsau, 4 May 2031.\n"
    "\n"
    "Ana Lind, the Foreign Minister of Arcadia, visits Ruritania on Sunday.\n"
    "Lind will open a café, it says.\n"
    "\n"
    "\u201cRuritania\u2019s ferry is safe,\u201d the palace said \u2013 and Arcadia denies that.\n"
    "Neighbouring states say that Arcadia sold rifles to Ruritania.\n"
)
VISIT = "Ana Lind, the Foreign Minister of Arcadia, visits Ruritania on Sunday"
CAFE = "Lind will open a café"
ACROSS = "it says.\n\n\u201cRuritania\u2019s ferry is safe"
FERRY = "Ruritania\u2019s ferry is safe,\u201d the palace said"
SALE = "Neighbouring states say that Arcadia sold rifles to Ruritania"


def dossier(
    text: str, *spans: tuple[int, int], shown: bool = True, known: tuple[str, ...] = ("sha256", "length")
) -> vd.Dossier:
    """One event whose evidence are these stretches of the text."""
    facts: dict[str, Any] = {"sha256": text_sha256(text), "length": len(text)}
    article = vd.Article(id="article", kind="news", **{name: facts[name] for name in known})
    evidence = [piece(text, start, end, shown=shown) for start, end in spans]
    event = vd.Event(id="event", label="Lind travels", status="planned", evidence=evidence)
    return vd.Dossier(
        id="https://data.example.org/dossiers/ferry", title="A visit", articles=[article], events=[event]
    )


def piece(text: str, start: int, end: int, *, shown: bool) -> vd.Evidence:
    evidence = vd.Evidence(article="article", start=start, end=end, digest=digest(text, start, end))
    if not shown:
        return evidence
    before, after = text[max(0, start - 32) : start], text[end : end + 32]
    return attrs.evolve(evidence, exact=text[start:end], prefix=before or None, suffix=after or None)


def spans_of(*passages: str) -> list[tuple[int, int]]:
    return [(TEXT.index(words), TEXT.index(words) + len(words)) for words in passages]


def anchors(made: vd.Dossier, text: str, *, fuzzy: bool = False) -> list[vd.Anchor]:
    return list(vd.anchor(made, {"article": text}, fuzzy=fuzzy))


def told(anchor: vd.Anchor) -> tuple[str, str | None, int | None]:
    """The outcome, by what, and the place."""
    return anchor.outcome, anchor.by, anchor.new_start


# Edited copies, and what is true of each passage there: outcome, way, and by how much it moved.
KEPT, LOST = ("kept", "digest", 0), ("lost", None, None)


def moved(shift: int, by: str = "digest") -> tuple[str, str, int]:
    return "moved", by, shift


PASSAGES = (VISIT, CAFE, ACROSS, FERRY, SALE)
EDITS: dict[str, tuple[Callable[[str], str], tuple[Any, ...]]] = {
    "nothing": (lambda text: text, (KEPT, KEPT, KEPT, KEPT, KEPT)),
    "a line at the top": (
        lambda text: f"Port Arc.\n{text}",
        (moved(10), moved(10), moved(10), moved(10), moved(10)),
    ),
    "a line at the end": (lambda text: f"{text}Port Arc.\n", (KEPT, KEPT, KEPT, KEPT, KEPT)),
    "a line in the middle": (
        lambda text: text.replace("\nLind", "\nIt rains.\nLind"),
        (KEPT, moved(10), moved(10), moved(10), moved(10)),
    ),
    "a line taken out": (
        lambda text: text.replace("Strelsau, 4 May 2031.\n", ""),
        (moved(-22), moved(-22), moved(-22), moved(-22), moved(-22)),
    ),
    "a passage taken out": (
        lambda text: text.replace(CAFE, "It rains"),
        (KEPT, LOST, moved(-13), moved(-13), moved(-13)),
    ),
    "blank lines put in": (
        lambda text: text.replace("\n", "\n\n"),
        (moved(2), moved(3), moved(3, "normalised quote"), moved(5), moved(6)),
    ),
    "blank lines taken out": (
        lambda text: text.replace("\n\n", "\n"),
        (moved(-1), moved(-1), moved(-1, "normalised quote"), moved(-2), moved(-2)),
    ),
    "CR LF for LF": (
        lambda text: text.replace("\n", "\r\n"),
        (moved(2), moved(3), moved(3, "normalised quote"), moved(5), moved(6)),
    ),
    "straight quotation marks": (
        lambda text: text.translate(str.maketrans("\u201c\u201d\u2019\u2013", '""\'-')),
        (KEPT, KEPT, moved(0, "normalised quote"), moved(0, "normalised quote"), KEPT),
    ),
    "NFD": (
        lambda text: unicodedata.normalize("NFD", text),
        (KEPT, moved(0, "normalised quote"), moved(1), moved(1), moved(1)),
    ),
    "a byte order mark": (
        lambda text: f"\ufeff{text}",
        (moved(1), moved(1), moved(1), moved(1), moved(1)),
    ),
    "the whole text twice": (lambda text: text + text, (KEPT, KEPT, KEPT, KEPT, KEPT)),
    "a passage once more": (
        lambda text: text.replace("\n\n\u201c", f"\n{SALE}.\n\n\u201c"),
        (KEPT, KEPT, LOST, moved(63), moved(63)),
    ),
    "the last line first": (
        lambda text: text[199:] + text[:199],
        (moved(63), moved(63), moved(63), moved(63), moved(-199)),
    ),
    "another text": (lambda _text: "Nothing of all that. " * 20, (LOST, LOST, LOST, LOST, LOST)),
    "no text": (lambda _text: "", (LOST, LOST, LOST, LOST, LOST)),
}


@pytest.mark.parametrize("shown", [True, False], ids=["words", "digests"])
@pytest.mark.parametrize("edit", EDITS)
def test_in_an_edited_copy_each_passage_is_told_to_be_where_it_is(edit: str, *, shown: bool) -> None:
    change, expected = EDITS[edit]
    spans = spans_of(*PASSAGES)
    text = change(TEXT)
    found = anchors(dossier(TEXT, *spans, shown=shown), text)
    for anchor, (start, end), answer in zip(found, spans, expected, strict=True):
        outcome, by, shift = answer if shown or answer[1] == "digest" else LOST
        assert (anchor.start, anchor.end, anchor.article) == (start, end, "article")
        assert told(anchor) == (outcome, by, None if shift is None else start + shift), TEXT[start:end]


def test_the_words_of_what_is_found_in_another_form_are_those_that_stand_there() -> None:
    (anchor,) = anchors(dossier(TEXT, *spans_of(ACROSS)), TEXT.replace("\n", "\r\n"))
    text = TEXT.replace("\n", "\r\n")
    assert text[anchor.new_start : anchor.new_end] == ACROSS.replace("\n", "\r\n")


@pytest.mark.parametrize("name", CHANGES)
def test_after_each_change_of_form_every_piece_of_evidence_is_found_where_it_stands(name: str) -> None:
    text, places = changed(CHANGES[name])
    ends = [at for at in places if EDITION[at].isalnum()]
    spans = [(start, last + 1) for start, last in zip(ends, ends[12:], strict=False)]
    found = anchors(dossier(EDITION, *spans), text)
    assert [(each.new_start, each.new_end) for each in found] == [
        (places[start], places[end - 1] + 1) for start, end in spans
    ]


def test_a_directional_mark_more_loses_no_arabic_quotation() -> None:
    old = "\u0642\u0627\u0644 \u0627\u0644\u0648\u0632\u064a\u0631 \u0646\u0639\u0645"
    new = "\u0642\u0627\u0644 \u200f\u0627\u0644\u0648\u0632\u064a\u0640\u0640\u0631\u200f \u0646\u0639\u0645"
    (anchor,) = anchors(dossier(old, (4, 14)), new)
    assert (told(anchor), anchor.new_end) == (("moved", "normalised quote", 5), 18)


# What holds for any text and any edit.

TEXTS = st.text("ab .\n", min_size=1, max_size=40) | st.text(XML_CHARACTERS, min_size=1, max_size=40)
FACTS = st.sampled_from([(), ("sha256",), ("length",), ("sha256", "length")])


@attrs.frozen
class Case:
    """A text, stretches of it that are evidence, and the text after one edit that touches none of them."""

    text: str
    spans: list[tuple[int, int]]
    first: int
    last: int
    put_in: str

    @property
    def edited(self) -> str:
        return self.text[: self.first] + self.put_in + self.text[self.last :]

    def shift_of(self, start: int) -> int:
        """How far what begins there has moved."""
        return 0 if start < self.last or start < self.first else len(self.edited) - len(self.text)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    text = draw(TEXTS)
    first = draw(st.integers(0, len(text)))
    last = draw(st.integers(first, len(text)))
    parts = [(low, high) for low, high in ((0, first), (last, len(text))) if low < high]
    assume(parts)
    spans: set[tuple[int, int]] = set()
    for _ in range(draw(st.integers(1, 4))):
        low, high = draw(st.sampled_from(parts))
        start = draw(st.integers(low, high - 1))
        spans.add((start, draw(st.integers(start + 1, high))))
    return Case(text, sorted(spans), first, last, draw(TEXTS | st.just("")))


@given(cases(), FACTS, st.booleans())
def test_in_the_text_that_was_read_everything_is_kept(
    case: Case,
    known: tuple[str, ...],
    shown: bool,  # noqa: FBT001 - drawn
) -> None:
    found = anchors(dossier(case.text, *case.spans, shown=shown, known=known), case.text)
    assert [told(each) for each in found] == [("kept", "digest", each.start) for each in found]


@given(cases(), FACTS, st.booleans())
def test_what_stands_in_the_edited_text_once_has_moved_as_far_as_the_edit_pushed_it(
    case: Case,
    known: tuple[str, ...],
    shown: bool,  # noqa: FBT001 - drawn
) -> None:
    found = anchors(dossier(case.text, *case.spans, shown=shown, known=known), case.edited)
    for each in found:
        words = case.text[each.start : each.end]
        if len(places(words, case.edited)) == len(places(words, case.text)) == 1:
            shift = case.shift_of(each.start)
            assert told(each) == ("moved" if shift else "kept", "digest", each.start + shift)


def places(words: str, text: str) -> list[int]:
    return [place for place in range(len(text)) if text.startswith(words, place)]


@given(cases(), st.sampled_from([("length",), ("sha256", "length")]), st.booleans())
def test_what_is_found_after_one_edit_is_where_some_such_edit_leaves_it(
    case: Case,
    known: tuple[str, ...],
    shown: bool,  # noqa: FBT001 - drawn
) -> None:
    old, new = case.text, case.edited
    begin, end = common(old, new), common(old[::-1], new[::-1])
    for each in anchors(dossier(old, *case.spans, shown=shown, known=known), new):
        if each.new_start is not None:
            pushed = each.new_start == each.start + len(new) - len(old) and each.start >= len(old) - end
            assert pushed or (each.outcome == "kept" and each.end <= begin), each


def common(one: str, other: str) -> int:
    """With how many characters both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


@given(cases(), TEXTS, FACTS, st.booleans())
def test_what_is_said_to_be_somewhere_is_there_and_is_there_alone(
    case: Case,
    other: str,
    known: tuple[str, ...],
    shown: bool,  # noqa: FBT001 - drawn
) -> None:
    text = other + case.edited[::2] + case.text[1:]
    found = anchors(dossier(case.text, *case.spans, shown=shown, known=known), text)
    for each, (start, end) in zip(found, case.spans, strict=True):
        there = [] if each.new_start is None or each.new_end is None else [(each.new_start, each.new_end)]
        if each.by == "digest" or not shown:
            for first, last in (*there, *each.candidates):
                assert text[first:last] == case.text[start:end]
        assert (each.outcome == "kept") == (there == [(start, end)] and each.by == "digest")
        assert (each.outcome == "lost") == (not there)
    known_places = [(each.new_start, each.new_end) for each in found if each.outcome != "lost"]
    assert len(set(known_places)) == len(known_places)


# Which of several places is meant.


def in_text(text: str, words: str, nth: int) -> tuple[int, int]:
    """Where words stand in a text for the nth time."""
    start = places(words, text)[nth]
    return start, start + len(words)


def test_a_copy_that_comes_to_stand_at_the_old_place_is_not_taken_for_the_stretch() -> None:
    old, new = "AB AB", "xyzAB AB"
    for known in (("sha256",), ("length",)):
        (anchor,) = anchors(dossier(old, (3, 5), shown=False, known=known), new)
        assert (anchor.outcome, anchor.candidates) == ("lost", ((3, 5), (6, 8)))
        (anchor,) = anchors(dossier(old, (3, 5), known=known), new)
        assert told(anchor) == ("moved", "digest", 6)
    (anchor,) = anchors(dossier(old, (3, 5), shown=False), new)
    assert told(anchor) == ("moved", "digest", 6)


def test_words_that_are_there_several_times_have_moved_like_their_neighbours() -> None:
    old = "one Lind two Lind three Lind four"
    new = "one Lind Lind two Lind and three Lind four"
    spans = [in_text(old, "two", 0), in_text(old, "Lind", 2), in_text(old, "four", 0)]
    found = anchors(dossier(old, *spans, shown=False), new)
    assert [told(each)[2] for each in found] == [14, in_text(new, "Lind", 3)[0], 38]
    # Between two and four, the edit may as well have come after it; but there, its words do not stand.
    assert new[spans[1][0] + 5 :][:4] != "Lind"


def test_words_in_a_stretch_that_was_found_have_moved_with_it() -> None:
    old = "Arcadia said that Arcadia had sold nothing. Arcadia was glad."
    new = f"For Arcadia, times are hard. {old} Arcadia it is."
    spans = [in_text(old, "Arcadia said that Arcadia had sold", 0), in_text(old, "Arcadia", 1)]
    without = attrs.evolve(
        dossier(old, *spans, shown=False), articles=[vd.Article(id="article", kind="news")]
    )
    assert [told(each) for each in anchors(without, new)] == [
        ("moved", "digest", 29),
        ("moved", "digest", 47),
    ]


def test_where_both_neighbours_are_right_nothing_is_guessed() -> None:
    old = "start Lind Lind end"
    new = "start Lind Lind Lind end"
    spans = [in_text(old, "start", 0), in_text(old, "Lind", 1), in_text(old, "end", 0)]
    assert [each.outcome for each in anchors(dossier(old, *spans, shown=False), new)] == [
        "kept",
        "lost",
        "moved",
    ]


def test_two_stretches_never_get_one_place() -> None:
    old, new = "U AB AB V", "U AB V"
    spans = [in_text(old, "U", 0), in_text(old, "AB", 0), in_text(old, "AB", 1), in_text(old, "V", 0)]
    _, first, second, _ = anchors(dossier(old, *spans, shown=False), new)
    assert (first.outcome, second.outcome) == ("lost", "lost")
    assert first.candidates == second.candidates == ((2, 4),)


def test_context_and_neighbours_that_contradict_each_other_decide_nothing() -> None:
    old = "It said: yes, now. Later: no. " * 2
    start = in_text(old, "yes", 0)
    (anchor,) = anchors(dossier(old, start), old.replace("said:", "says:", 1))
    assert anchor.outcome == "lost"


def test_one_side_of_the_context_is_enough_where_nowhere_both_are() -> None:
    old = "In Port Arc, Lind spoke. In Strelsau, Lind spoke again."
    new = "Monday. In Port Arc, Lind spoke. In Strelsau, Lind was silent."
    (anchor,) = anchors(dossier(old, in_text(old, "Lind", 1)), new)
    assert told(anchor) == ("moved", "digest", in_text(new, "Lind", 1)[0])


def test_what_one_record_shows_of_a_stretch_helps_others_that_rest_on_it() -> None:
    start = spans_of(FERRY)[0]
    shown, bare = piece(TEXT, *start, shown=True), piece(TEXT, *start, shown=False)
    made = dossier(TEXT)
    (event,) = made.events
    events = [attrs.evolve(event, evidence=[bare]), attrs.evolve(event, id="other", evidence=[shown])]
    found = anchors(attrs.evolve(made, events=events), TEXT.replace("\u2019", "'"))
    assert {told(each) for each in found} == {("moved", "normalised quote", start[0])}


def test_part_of_a_character_is_no_quotation_in_normal_form() -> None:
    whole, part = "x\u2019e", "x'e\u0301"
    assert told(*anchors(dossier(whole, (1, 3)), "x'e.")) == ("moved", "normalised quote", 1)
    assert told(*anchors(dossier(whole, (1, 3)), part)) == LOST


# Wrong records, unread texts, long texts.


def test_offsets_that_were_wrong_from_the_start_are_told() -> None:
    made = dossier(TEXT)
    (event,) = made.events
    wrong = vd.Evidence(article="article", start=20, end=20 + len(VISIT), digest=digest(VISIT, 0, len(VISIT)))
    none = vd.Evidence(article="article", start=5_000, end=5_010, digest="0" * 16)
    event = attrs.evolve(event, evidence=[wrong, none])
    first, second = anchors(attrs.evolve(made, events=[event]), TEXT)
    assert told(first) == ("moved", "digest", 23)
    assert told(second) == LOST


def test_evidence_of_every_kind_of_record_is_followed_by_its_path() -> None:
    made = every_member(own_kinds=True)
    texts = dict.fromkeys([article.id for article in made.articles], "no words of it")
    paths = {anchor.path for anchor in vd.anchor(made, texts)}
    assert paths == set(paths_to_evidence(plain(made)))
    assert any(".alleges[" in path for path in paths)


def paths_to_evidence(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[str]:
    if "digest" in data:
        yield path_text(path)
    steps = data.items() if hasattr(data, "items") else enumerate(data)
    for step, each in steps:
        if not isinstance(each, str | int | float):
            yield from paths_to_evidence(each, (*path, step))


def test_articles_without_a_text_are_left_out() -> None:
    made = dossier(TEXT, *spans_of(VISIT))
    other = vd.Article(id="other", kind="news")
    (event,) = made.events
    elsewhere = attrs.evolve(event.evidence[0], article="other")
    both = attrs.evolve(
        made,
        articles=[*made.articles, other],
        events=[attrs.evolve(event, evidence=[*event.evidence, elsewhere])],
    )
    assert [each.article for each in vd.anchor(both, {"article": TEXT})] == ["article"]
    assert [each.article for each in vd.anchor(both, {"article": TEXT, "other": TEXT})] == [
        "article",
        "other",
    ]
    assert vd.anchor(both, {}) == ()


def test_an_article_that_the_dossier_has_not_is_refused_with_the_likely_one() -> None:
    with pytest.raises(
        vd.UnknownArticleError, match=r"no article 'articel': did you mean .article.\?"
    ) as caught:
        vd.anchor(dossier(TEXT), {"articel": TEXT, "x": ""})
    assert str(caught.value).endswith("no article 'x': its articles are article")
    assert isinstance(caught.value, LookupError)


def test_what_is_no_text_is_refused_all_at_once() -> None:
    made = attrs.evolve(
        dossier(TEXT), articles=[vd.Article(id=each, kind="news") for each in ("a", "b", "c")]
    )
    texts: Any = {"a": b"bytes", "b": "half a \ud83d character", "c": "text"}
    with pytest.raises(vd.DecodeError) as caught:
        vd.anchor(attrs.evolve(made, events=()), texts)
    assert [(each.code, each.message) for each in caught.value.problems] == [
        ("wrong-type", "the text of a is bytes, not str"),
        ("lone-surrogate", "the text of b holds U+D83D at 7, which UTF-8 cannot carry"),
    ]


def test_beyond_the_limit_of_work_the_likely_places_are_still_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spans = spans_of(VISIT, CAFE, FERRY, SALE)
    made = dossier(TEXT, *spans, shown=False)
    text = TEXT.replace("\n\u201c", f"\n{'It rains. ' * 40}\n\u201c").replace(CAFE, "It rains")
    assert [each.outcome for each in anchors(made, text)] == ["kept", "lost", "moved", "moved"]
    monkeypatch.setattr(digests, "WORK", 0)
    found = anchors(made, text)
    assert [(each.outcome, each.complete) for each in found] == [("kept", True), *[("lost", False)] * 3]
    assert [each.outcome for each in anchors(made, TEXT)] == ["kept"] * 4


@pytest.mark.parametrize("work", range(1, 9_000, 500))
def test_however_much_work_there_is_what_is_told_is_true(work: int, monkeypatch: pytest.MonkeyPatch) -> None:
    made = dossier(TEXT, *spans_of(*PASSAGES), *((at, at + 9) for at in range(0, 60, 6)), shown=False)
    text = TEXT.replace("\n", f"\n{'It rains. ' * 40}\n").replace(CAFE, "It rains")
    whole = anchors(made, text)
    assert {each.outcome for each in whole} == {"kept", "moved", "lost"}
    monkeypatch.setattr(digests, "WORK", work)
    found = anchors(made, text)
    for each, all_in_all in zip(found, whole, strict=True):
        assert each == all_in_all or (each.outcome == "lost" and not each.complete)
    assert work > 100 or not all(each.complete for each in found)


def test_windows_of_one_length_are_hashed_once_for_all_stretches_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hashed: list[tuple[int, int]] = []

    def counted(text: str, start: int, end: int) -> str:
        hashed.append((start, end))
        return digest(text, start, end)

    monkeypatch.setattr(digests, "digest", counted)
    monkeypatch.setattr(digests, "NEAR", 0)
    text = "lorem ipsum dolor " * 30
    spans = [(start, start + 20) for start in range(0, 100, 10)]
    anchors(dossier(TEXT, *spans, shown=False), text)
    everywhere = len(text) - 20 + 1
    assert len(hashed) <= everywhere + 2 * len(spans)
    assert len(set(hashed)) == everywhere


# Likeness.

CHANGED = TEXT.replace("Foreign Minister", "foreign secretary")


def test_changed_words_are_found_by_similarity_only_where_that_is_asked_for() -> None:
    made = dossier(TEXT, *spans_of(VISIT, FERRY))
    assert [told(each) for each in anchors(made, CHANGED)] == [LOST, ("moved", "digest", 129)]
    first, second = anchors(made, CHANGED, fuzzy=True)
    assert told(first) == ("moved", "fuzzy quote", 23)
    assert CHANGED[first.new_start : first.new_end] == VISIT.replace("Foreign Minister", "foreign secretary")
    assert first.score is not None
    assert similarity.LEAST <= first.score < 1
    assert (second.by, second.score) == ("digest", None)


def test_short_quotations_and_those_without_words_are_not_looked_for_fuzzily() -> None:
    short, long = "eleven more", "eleven more."
    assert (len(short), len(long)) == (11, similarity.SHORTEST)
    for words, outcome in ((short, "lost"), (long, "moved")):
        text = f"There were {words} They left."
        made = dossier(text, in_text(text, words, 0))
        (anchor,) = anchors(made, text.replace("eleven", "elevan"), fuzzy=True)
        assert anchor.outcome == outcome
    (anchor,) = anchors(dossier(TEXT, *spans_of(VISIT), shown=False), CHANGED, fuzzy=True)
    assert anchor.outcome == "lost"


def test_a_wide_character_counts_as_three_letters_of_a_quotation() -> None:
    words = "\u6e21\u8239\u662f\u5f88\u5b89\u5168"
    text = f"\u90e8\u957f\u8bf4{words}\u3002"
    (anchor,) = anchors(dossier(text, (3, 9)), text.replace("\u5f88", "\u4e0d"), fuzzy=True)
    assert told(anchor) == ("moved", "fuzzy quote", 3)


def test_what_is_like_a_quotation_in_two_places_is_in_neither() -> None:
    text = CHANGED + CHANGED.replace("secretary", "secretory")
    (anchor,) = anchors(dossier(TEXT, *spans_of(VISIT)), text, fuzzy=True)
    assert (anchor.outcome, anchor.by, len(anchor.candidates)) == ("lost", None, 2)


def test_what_is_hardly_like_a_quotation_is_lost() -> None:
    (anchor,) = anchors(dossier(TEXT, *spans_of(VISIT)), TEXT[80:], fuzzy=True)
    assert (anchor.outcome, anchor.candidates) == ("lost", ())


def test_similarity_never_gives_the_place_of_another_stretch() -> None:
    text = "Lind met seven farmers today. Lind met eleven farmers today."
    spans = [
        in_text(text, "Lind met seven farmers today", 0),
        in_text(text, "Lind met eleven farmers today", 0),
    ]
    first, second = anchors(dossier(text, *spans), text[30:], fuzzy=True)
    assert (first.outcome, told(second)) == ("lost", ("moved", "digest", 0))


def test_when_the_work_is_done_similarity_is_not_looked_for_and_that_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(similarity, "WORK", 1)
    (anchor,) = anchors(dossier(TEXT, *spans_of(VISIT)), CHANGED, fuzzy=True)
    assert (anchor.outcome, anchor.complete) == ("lost", False)


def test_without_the_extra_the_error_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)
    with pytest.raises(vd.MissingExtraError, match=r"pip install 'visitdata\[fuzzy\]'$") as caught:
        vd.anchor(dossier(TEXT), {"article": TEXT}, fuzzy=True)
    assert isinstance(caught.value, ImportError)
    assert vd.anchor(dossier(TEXT), {"article": TEXT}) == ()


def test_similarity_is_loaded_only_where_it_is_asked_for() -> None:
    code = (
        "import sys, visitdata as vd; d = vd.seed(vd.seeds()[0]);"
        "vd.anchor(d, {'article': 'no words of it'}); sys.exit('rapidfuzz' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# The dossier that ships.


@pytest.fixture(scope="module")
def article() -> str:
    if not ARTICLE.is_file():
        pytest.skip(f"the article is not there: {ARTICLE}")
    return ARTICLE.read_bytes().decode()


def seed_anchors(text: str) -> list[vd.Anchor]:
    return anchors(vd.seed("putin-north-korea-2024"), text)


def test_all_evidence_of_the_dossier_that_ships_stands_in_its_article(article: str) -> None:
    found = seed_anchors(article)
    assert len(found) > 200
    assert {each.outcome for each in found} == {"kept"}


def test_a_line_on_top_of_the_article_moves_everything_by_its_length(article: str) -> None:
    for each in seed_anchors(f"Port Arc.\n{article}"):
        assert told(each) == ("moved", "digest", each.start + 10)


@pytest.mark.parametrize("after", range(1, 34, 4))
def test_after_a_line_is_put_into_the_article_everything_is_found(article: str, after: int) -> None:
    lines = article.splitlines(keepends=True)
    top = "".join(lines[:after])
    for each in seed_anchors("".join([top, "Port Arc.\n", *lines[after:]])):
        shift = 0 if each.end <= len(top) else 10
        assert told(each) == ("moved" if shift else "kept", "digest", each.start + shift)


def test_after_the_halves_of_the_article_change_places_everything_is_found(article: str) -> None:
    lines = article.splitlines(keepends=True)
    first, second = "".join(lines[:17]), "".join(lines[17:])
    for each in seed_anchors(second + first):
        shift = len(second) if each.end <= len(first) else -len(first)
        assert told(each) == ("moved", "digest", each.start + shift)
