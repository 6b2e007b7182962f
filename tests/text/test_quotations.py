"""Quotations, hedges and words for a time, against the texts: what stands there, where, and what does not."""

from __future__ import annotations

from functools import partial
from typing import Any

import attrs
import pytest

import visitdata as vd
from tests.support.effort import instructions
from visitdata.text.report import problems
from visitdata.values.evidence import text_sha256

TEXT = (
    "Strelsau, 4 May. \u201cThe ferry is safe,\u201d Ana Lind said, \u201cand it will sail.\u201d\n\n"
    "According to her office, the talks were held last Tuesday. Neighbouring states allege otherwise.\n\n"
    "\u201cA gift\u201d, her rival Bo Holm called it on Friday; "
    "\u201cnobody [\u2026] asked for it, and nobody pays\u201d.\n"
)
OTHER = "Lind: \u201cNo ferry sinks in Arcadia.\u201d It was said last Friday.\n"
FERRY = "\u201cThe ferry is safe,\u201d Ana Lind said, \u201cand it will sail.\u201d"
TALKS = "According to her office, the talks were held last Tuesday."
GIFT = "\u201cA gift\u201d, her rival Bo Holm called it on Friday"


def article(id_: str, text: str, **given: Any) -> vd.Article:
    return vd.Article(id=id_, kind="news", sha256=text_sha256(text), length=len(text), **given)


ARTICLE, SECOND = article("article", TEXT, language="en"), article("second", OTHER)


def evidence(*passages: str) -> list[vd.Evidence]:
    return [vd.Evidence.of("article", TEXT, words) for words in passages]


def statement(**about: Any) -> vd.Statement:
    given: dict[str, Any] = {"id": "ferry", "kind": "stated", "gist": "Lind says so."} | about
    return vd.Statement(**given)


def dossier(*statements: vd.Statement, **given: Any) -> vd.Dossier:
    lists: dict[str, Any] = {"articles": [ARTICLE], "statements": statements, "language": "en"} | given
    return vd.Dossier(id="https://data.example.org/dossiers/ferry", title="A ferry", **lists)


def told(made: vd.Dossier, **texts: str) -> list[tuple[str, str, str | None]]:
    found = problems(made, texts or {"article": TEXT})
    return [(each.code, each.severity, each.path) for each in found]


def quotes(*words: str, **given: Any) -> vd.Statement:
    return statement(quotes=[vd.Quote(words=each) for each in words], evidence=evidence(FERRY), **given)


def test_what_stands_in_the_records_own_evidence_is_no_problem() -> None:
    made = quotes("The ferry is safe", "and it will sail", "The ferry \u2026 will sail")
    assert told(dossier(made)) == []
    hedged = statement(hedges=["according to"], time_text="last Tuesday", evidence=evidence(TALKS))
    assert told(dossier(hedged)) == []


def test_an_invented_quotation_is_a_warning_with_the_nearest_place() -> None:
    (found,) = problems(dossier(quotes("The ferry is unsafe")), {"article": TEXT})
    assert (found.code, found.severity, found.path, found.record) == (
        "quote-not-in-text",
        "warning",
        "statements[0].quotes[0].words",
        "ferry",
    )
    assert found.message == (
        "the quotation 'The ferry is unsafe' is not in article;"
        " the most similar words are 'The ferry is safe' at 18 to 35"
    )
    assert found.suggestion == "write the words as the text has them, or remove them"
    (found,) = problems(dossier(quotes("We shall overcome")), {"article": TEXT})
    assert found.message == "the quotation 'We shall overcome' is not in article"


def test_where_only_the_case_differs_the_words_of_the_text_are_suggested() -> None:
    (found,) = problems(dossier(quotes("the FERRY is safe")), {"article": TEXT})
    assert (found.code, found.suggestion) == ("quote-not-in-text", "write 'The ferry is safe'")
    corrected = dossier(quotes("The ferry is safe"))
    assert told(corrected) == []


def test_a_quotation_that_passes_over_an_interruption_is_two_quotes() -> None:
    (found,) = problems(dossier(quotes("The ferry is safe, and it will sail")), {"article": TEXT})
    assert (found.code, found.severity) == ("quote-split", "warning")
    assert "leaves out '\u201d Ana Lind said, \u201c', which is in article at 36 to 54" in found.message
    assert found.suggestion == "write two quotes: 'The ferry is safe,' and 'and it will sail'"
    assert told(dossier(quotes("The ferry is safe,", "and it will sail"))) == []


def test_a_quotation_outside_the_records_own_evidence_is_a_warning_of_its_own() -> None:
    made = dossier(quotes("nobody [\u2026] asked for it", "nobody \u2026 pays"))
    assert told(made) == [
        ("words-outside-evidence", "warning", "statements[0].quotes[0].words"),
        ("words-outside-evidence", "warning", "statements[0].quotes[1].words"),
    ]
    first, _ = problems(made, {"article": TEXT})
    start = TEXT.index("nobody [")
    assert f"is in article at {start} to {start + 23}, outside the record's evidence" in first.message


def test_without_evidence_a_quotation_may_stand_anywhere_in_the_articles() -> None:
    anywhere = statement(quotes=[vd.Quote(words="nobody pays")])
    invented = statement(quotes=[vd.Quote(words="everybody pays")])
    assert told(dossier(anywhere)) == []
    assert told(dossier(invented)) == [("quote-not-in-text", "warning", "statements[0].quotes[0].words")]


def test_where_a_short_hedge_stands_instead_is_told() -> None:
    said, invented = (
        problems(dossier(statement(hedges=[words], evidence=evidence(FERRY))), {"article": TEXT})[0].message
        for words in ("allege", "allegedly")
    )
    start = TEXT.index("allege")
    assert said.endswith(
        f"is not in the record's evidence, but in article at {start} to {start + 6};"
        " words of under 12 letters must be in the evidence"
    )
    assert invented == "the hedge 'allegedly' is not in article"


@pytest.mark.parametrize("member", ["hedges", "time_text"])
def test_short_words_count_in_the_records_own_evidence_only(member: str) -> None:
    code = {"hedges": "hedge-not-in-text", "time_text": "time-text-not-in-text"}[member]
    path = {"hedges": "statements[0].hedges[0]", "time_text": "statements[0].time_text"}[member]

    def given(words: str, *passages: str) -> vd.Dossier:
        value: Any = [words] if member == "hedges" else words
        return dossier(statement(evidence=evidence(*passages), **{member: value}))

    assert told(given("on Friday", GIFT)) == []
    assert told(given("on Friday", FERRY)) == [(code, "warning", path)]
    assert told(given("Fri", GIFT)) == [(code, "warning", path)]  # part of a word
    assert told(given("on Friday")) == [(code, "info", path)]
    assert told(given("last Tuesday", FERRY)) == [("words-outside-evidence", "warning", path)]
    assert told(given("last Wednesday", TALKS)) == [(code, "warning", path)]
    assert told(given("last Tuesday")) == []


def test_a_wide_hedge_counts_as_twelve_letters_sooner() -> None:
    text = "\u90e8\u957f\u8bf4\u6e21\u8239\u5b89\u5168\u3002\n\n"
    text += "\u636e\u77e5\u60c5\u4eba\u58eb\u79f0\u6709\u95ee\u9898\u3002"
    resting = vd.Evidence.of("article", text, "\u6e21\u8239\u5b89\u5168")
    for hedge, code in (
        ("\u636e\u77e5\u60c5\u4eba\u58eb", "words-outside-evidence"),
        ("\u6709\u95ee", "hedge-not-in-text"),
    ):
        made = dossier(
            statement(hedges=[hedge], evidence=[resting]), articles=[article("article", text)], language="zh"
        )
        assert [each.code for each in problems(made, {"article": text})] == [code]


def test_words_of_an_event_and_of_a_proposition_are_looked_for() -> None:
    visit = vd.Visit(
        id="visit", label="A visit", status="planned", time_text="next March", evidence=evidence(TALKS)
    )
    posited = vd.PositedVisit(id="other", label="A visit", status="planned", time_text="last Tuesday")
    made = dossier(
        statement(posits=[posited], evidence=evidence(TALKS)),
        events=[
            attrs.evolve(visit, time_text="next March"),
            attrs.evolve(visit, id="visit-2", time_text="last Tuesday"),
        ],
    )
    assert told(made) == [("time-text-not-in-text", "warning", "events[0].time_text")]
    moved = attrs.evolve(made, statements=[statement(posits=[posited], evidence=evidence(FERRY))])
    assert told(moved)[1:] == [("words-outside-evidence", "warning", "statements[0].posits[0].time_text")]


def test_the_words_of_an_allegation_are_looked_for() -> None:
    giving = vd.PositedEvent(id="giving", label="A gift is given", status="occurred", time_text="on Friday")
    allegation = vd.Allegation(
        id="gift",
        claimants=["holm"],
        gist="Holm says that it was a gift.",
        quotes=[vd.Quote(words="A bribe")],
        alleges=[giving],
        evidence=evidence(GIFT),
    )
    made = dossier(allegations=[allegation], actors=[vd.Person(id="holm", name="Bo Holm")])
    assert told(made) == [("quote-not-in-text", "warning", "allegations[0].quotes[0].words")]


def test_what_is_known_from_another_record_only_has_that_ones_evidence() -> None:
    source = statement(id="source", evidence=evidence(TALKS))
    known = statement(id="known", via="source", hedges=["the talks"], time_text="Tuesday")
    assert told(dossier(source, known)) == []
    circle = [statement(id="a", via="b", hedges=["may"]), statement(id="b", via="a")]
    assert told(dossier(*circle)) == [("hedge-not-in-text", "info", "statements[0].hedges[0]")]


def test_nothing_is_said_of_words_that_may_stand_in_a_text_that_is_not_given() -> None:
    both = {"articles": [ARTICLE, SECOND]}
    elsewhere = vd.Evidence.of("second", OTHER, "No ferry sinks")
    made = dossier(statement(quotes=[vd.Quote(words="No ferry sinks")], evidence=[elsewhere]), **both)
    assert told(made, article=TEXT) == told(made, article=TEXT, second=OTHER) == []
    without = dossier(statement(quotes=[vd.Quote(words="No ship sinks")]), **both)
    assert told(without, article=TEXT) == []
    assert [code for code, _, _ in told(without, article=TEXT, second=OTHER)] == ["quote-not-in-text"]


def test_evidence_in_several_articles_is_all_own_evidence() -> None:
    elsewhere = vd.Evidence.of("second", OTHER, "No ferry sinks in Arcadia")
    made = dossier(
        statement(
            quotes=[vd.Quote(words="The ferry is safe"), vd.Quote(words="No ferry sinks")],
            time_text="last Friday",
            evidence=[*evidence(FERRY), elsewhere],
        ),
        articles=[ARTICLE, SECOND],
    )
    assert told(made, article=TEXT) == []
    assert told(made, article=TEXT, second=OTHER) == [
        ("time-text-not-in-text", "warning", "statements[0].time_text")
    ]


def test_where_evidence_is_lost_nothing_is_said_of_where_words_stand() -> None:
    text = TEXT.replace("Ana Lind said", "she said")
    made = dossier(quotes("The ferry is safe", "We shall overcome", hedges=["otherwise"]))
    assert {code for code, _, _ in told(made, article=text)} == {"text-changed", "evidence-lost"}


def test_words_are_looked_for_where_their_evidence_has_moved_to() -> None:
    made = dossier(quotes("The ferry is safe", hedges=["said"]))
    codes = {code for code, _, _ in told(made, article=f"News. {TEXT}")}
    assert codes == {"text-changed", "evidence-moved"}


def test_a_quotation_in_another_language_than_the_text_is_a_suggestion() -> None:
    def given(**about: Any) -> vd.Dossier:
        quote = vd.Quote(words="Die F\u00e4hre ist sicher", **about)
        return dossier(statement(quotes=[quote], evidence=evidence(FERRY)))

    path = "statements[0].quotes[0].words"
    assert told(given(language="de")) == [("quote-not-in-text", "info", path)]
    for about in ({"language": "en-GB"}, {"translated": True}, {}):
        assert told(given(**about)) == [("quote-not-in-text", "warning", path)]
    open_ = attrs.evolve(given(language="de"), language=None, articles=[attrs.evolve(ARTICLE, language=None)])
    assert told(open_) == [("quote-not-in-text", "warning", path)]
    translated = vd.Quote(words="The ferry is safe", language="en", translated=True)
    assert told(dossier(statement(quotes=[translated], evidence=evidence(FERRY)))) == []


def test_stretches_that_touch_are_one() -> None:
    pieces = ["\u201cThe ferry is", "safe,\u201d Ana Lind said"]
    made = statement(quotes=[vd.Quote(words="The ferry is safe")], evidence=evidence(*pieces))
    assert told(dossier(made)) == []


def test_a_long_chain_of_hearsay_is_followed_once() -> None:
    def work(size: int) -> int:
        chain = [
            statement(id=f"s{number:04}", via=f"s{number + 1:04}", time_text="last Tuesday")
            for number in range(size)
        ]
        made = dossier(*chain, statement(id=f"s{size:04}", evidence=evidence(TALKS)))
        assert problems(made, {"article": TEXT}) == ()
        return instructions(partial(problems, made, {"article": TEXT}))

    assert work(80) < 2.3 * work(40)


def test_twice_as_many_records_with_quotations_cost_twice_as_much() -> None:
    def work(size: int) -> int:
        every = [
            attrs.evolve(
                quotes("The ferry is safe", "and we shall overcome", hedges=["according to", "said"]),
                id=f"s{number:04}",
                posits=[
                    vd.PositedEvent(
                        id=f"p{number:04}", label="A talk", status="occurred", time_text="last Tuesday"
                    )
                ],
            )
            for number in range(size)
        ]
        made = dossier(*every)
        assert len(problems(made, {"article": TEXT})) == 3 * size
        return instructions(partial(problems, made, {"article": TEXT}))

    small, middle, big = work(10), work(20), work(40)
    assert big - middle < 2.3 * (middle - small)
