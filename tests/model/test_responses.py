"""Responses: which of them are answers, which contest, and how they are told of each accused."""

from __future__ import annotations

from typing import Any

import pytest

import visitdata as vd
from visitdata.model.told_responses import of_others, told

ARCADIA = vd.State(id="arcadia", name="Arcadia")
RURITANIA = vd.State(id="ruritania", name="Ruritania")
MINISTRY = vd.Organization(id="ministry", name="Foreign Ministry", part_of=ARCADIA)
COUNCIL = vd.Organization(id="council", name="Council of Strelsau")
WITNESS = vd.Group(id="witness", name="a witness", anonymous=True)


def tied(id_: str, name: str, **tie: Any) -> vd.Person:
    return vd.Person(id=id_, name=name, ties=[vd.Tie(title="tie", **tie)])


LIND = tied("lind", "Ana Lind", kind="office", of="ministry")
SPEAKER = tied("orth", "Paul Orth", kind="representative", of="arcadia")
FORMER = tied("former", "Otto Orth", kind="representative", of="arcadia", during="2020/2024")
BROTHER = tied("brother", "Karl Lind", kind="family", of="arcadia")
UNTOLD = tied("untold", "Eva Lind", of="arcadia")
ACTORS = [ARCADIA, RURITANIA, MINISTRY, COUNCIL, WITNESS, LIND, SPEAKER, FORMER, BROTHER, UNTOLD]

SALE = vd.PositedTransfer(id="sale", label="Arcadia sells rifles", status="occurred", givers=["arcadia"])
THEFT = vd.PositedEvent(id="theft", label="Ruritania steals fuel", status="occurred")


def arms(*accused: str, claimants: tuple[str, ...] = ("ruritania",)) -> vd.Allegation:
    return vd.Allegation(
        id="arms",
        claimants=claimants,
        accused=accused,
        gist="Ruritania says that Arcadia sold rifles.",
        alleges=[SALE],
    )


def said(kind: Any, *speakers: str, **members: Any) -> vd.Statement:
    given: dict[str, Any] = {"gist": f"Somebody {kind} it.", "responds_to": ["arms"], **members}
    return vd.Statement(id="said", kind=kind, speakers=speakers, **given)


def counter(claimant: str, *accused: str) -> vd.Allegation:
    return vd.Allegation(
        id="counter",
        claimants=[claimant],
        accused=accused,
        gist="Arcadia says that Ruritania stole fuel.",
        alleges=[THEFT],
        responds_to=["arms"],
    )


def dossier(*records: vd.Statement | vd.Allegation) -> vd.Dossier:
    return vd.Dossier(
        id="https://data.example.org/dossiers/arms",
        title="Rifles for Ruritania",
        language="en",
        actors=ACTORS,
        statements=[each for each in records if isinstance(each, vd.Statement)],
        allegations=[each for each in records if isinstance(each, vd.Allegation)],
    )


def test_statements_and_counter_accusations_are_responses() -> None:
    one, other = said("denied", "arcadia"), counter("arcadia", "ruritania")
    made = dossier(arms("arcadia"), one, other)
    assert made.responses_to("arms") == (other, one)
    assert made.responses_to(made["said"]) == ()  # type: ignore[arg-type] # it is a statement


# Who answers for whom: for Arcadia, for Lind.
@pytest.mark.parametrize(
    ("speaker", "accused", "is_answer"),
    [
        ("arcadia", "arcadia", True),
        ("orth", "arcadia", True),
        ("former", "arcadia", False),
        ("brother", "arcadia", False),
        ("untold", "arcadia", False),
        ("council", "arcadia", False),
        ("ministry", "arcadia", False),
        ("arcadia", "ministry", True),
        ("lind", "ministry", True),
        ("lind", "lind", True),
        ("ministry", "lind", True),
        ("arcadia", "lind", True),
        ("orth", "lind", False),
        ("ruritania", "lind", False),
        ("arcadia", "orth", False),
    ],
)
def test_an_answer_is_the_accused_s_or_that_of_who_speaks_for_it(
    speaker: str, accused: str, *, is_answer: bool
) -> None:
    made = dossier(arms(accused), said("denied", speaker, time="2031-05"))
    assert bool(made.answers("arms")) == bool(made.answers("arms", accused)) == is_answer
    assert bool(made.contested()) == is_answer


def test_a_tie_counts_at_any_time_where_the_time_is_unknown() -> None:
    assert dossier(arms("arcadia"), said("denied", "former")).contested()
    assert dossier(arms("arcadia"), said("denied", "former", time="2022")).contested()


def test_of_two_ties_to_one_body_either_counts() -> None:
    ties = [
        vd.Tie(title="senator", kind="office", of="arcadia", during="2020/2024"),
        vd.Tie(title="minister", kind="office", of="arcadia", during="2030/.."),
    ]
    person = vd.Person(id="eva", name="Eva Orth", ties=ties)
    made = vd.Dossier(
        id="https://data.example.org/dossiers/arms",
        title="Rifles",
        actors=[*ACTORS, person],
        allegations=[arms("eva")],
        statements=[said("denied", "arcadia", time="2031")],
    )
    assert made.contested()


def test_bodies_that_are_parts_of_each_other_end() -> None:
    one = vd.Organization(id="one", name="One", part_of="two")
    two = vd.Organization(id="two", name="Two", part_of="one")
    made = vd.Dossier(
        id="https://data.example.org/dossiers/arms",
        title="Rifles",
        actors=[*ACTORS, one, two],
        allegations=[arms("one")],
        statements=[said("denied", "two")],
    )
    assert made.contested()


def test_what_somebody_else_says_that_the_accused_said_is_no_answer() -> None:
    source = vd.Statement(id="source", kind="stated", speakers=["council"], gist="The council told it.")
    made = dossier(arms("arcadia"), source, said("denied", "arcadia", via="source"))
    assert (made.answers("arms"), made.contested()) == ((), ())


def test_who_repeats_a_claim_does_not_answer_it() -> None:
    claim = arms("arcadia", claimants=("orth",))
    made = dossier(claim, said("stated", "orth"))
    assert made.answers("arms") == ()
    assert of_others(made, claim) == ()


def test_only_the_accused_that_is_asked_for_answers() -> None:
    made = dossier(arms("arcadia", "council"), said("denied", "arcadia"))
    assert made.answers("arms", "arcadia") == made.answers("arms") == made.statements
    assert made.answers("arms", COUNCIL) == ()
    assert made.answers("nothing") == made.answers("nothing", "arcadia") == ()


@pytest.mark.parametrize(
    ("answer", "is_contested"),
    [
        (said("denied", "arcadia"), True),
        (said("stated", "arcadia", denies=[THEFT]), True),
        (said("admitted", "arcadia", denies=[THEFT]), True),
        (said("admitted", "arcadia"), False),
        (said("declined", "arcadia"), False),
        (said("criticised", "arcadia"), False),
        (counter("arcadia", "ruritania"), False),
        (said("confirmed", "council"), False),
        (said("denied", "council"), False),
        (said("denied"), False),
        (said("stated", "ruritania"), False),
    ],
)
def test_only_a_denial_by_an_accused_contests(
    answer: vd.Statement | vd.Allegation, *, is_contested: bool
) -> None:
    claim = arms("arcadia")
    assert dossier(claim, answer).contested() == ((claim,) if is_contested else ())


# How it is told.


def sentences(*records: vd.Statement | vd.Allegation) -> list[str]:
    made = dossier(*records)
    (claim,) = [each for each in made.allegations if each.id == "arms"]
    return [each.sentence for each in told(made, claim)]


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ([said("denied", "arcadia")], "Arcadia denies it"),
        ([said("admitted", "arcadia")], "Arcadia admits it"),
        ([said("confirmed", "arcadia")], "Arcadia confirms it"),
        ([said("declined", "arcadia")], "Arcadia declined to comment"),
        ([counter("arcadia", "ruritania")], "Arcadia accuses Ruritania in return; no denial recorded"),
        ([counter("arcadia")], "Arcadia makes an accusation in return; no denial recorded"),
        ([said("criticised", "arcadia")], "Arcadia responds; no denial recorded"),
        ([said("denied", "orth", "council")], "Paul Orth, for Arcadia, denies it"),
        (
            [counter("arcadia", "ruritania"), said("denied", "arcadia")],
            "Arcadia denies it; Arcadia accuses Ruritania in return",
        ),
        ([said("confirmed", "council")], "no response by Arcadia is recorded in this dossier"),
        ([], "no response by Arcadia is recorded in this dossier"),
    ],
)
def test_what_an_accused_answers_is_told_in_a_few_words(
    answers: list[vd.Statement | vd.Allegation], sentence: str
) -> None:
    assert sentences(arms("arcadia"), *answers) == [sentence]


def test_each_accused_who_is_named_is_told_of_alone() -> None:
    told_of = sentences(arms("arcadia", "council", "witness"), said("denied", "arcadia"))
    assert told_of == ["Arcadia denies it", "no response by Council of Strelsau is recorded in this dossier"]


def problems(*records: vd.Statement | vd.Allegation) -> list[tuple[str, str]]:
    found = vd.check(dossier(*records))
    return [(each.path, each.message) for each in found if each.code == "no-response"]


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (
            said("confirmed", "council", gist="The council says so."),
            "no response by Arcadia is recorded in this dossier; others say: 'The council says so.'",
        ),
        (
            said("stated", gist="The article says so."),
            "no response by Arcadia is recorded in this dossier; others say: 'The article says so.'",
        ),
        (said("stated", "ruritania"), "no response by Arcadia is recorded in this dossier"),
        (said("declined", "arcadia"), "Arcadia declined to comment"),
        (said("denied", "arcadia"), None),
        (said("admitted", "arcadia"), None),
        (counter("arcadia", "ruritania"), None),
    ],
)
def test_only_an_answer_silences_the_rule_on_responses(
    answer: vd.Statement | vd.Allegation, message: str | None
) -> None:
    found = problems(arms("arcadia"), answer)
    expected = [] if message is None else [("allegations[0].accused[0]", message)]
    assert [each for each in found if "Arcadia" in each[1]] == expected


def test_the_rule_on_responses_names_each_accused_without_one() -> None:
    found = problems(arms("arcadia", "council", "witness"))
    assert [path for path, _ in found] == ["allegations[0].accused[0]", "allegations[0].accused[1]"]
