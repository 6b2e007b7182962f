"""Mistakes are put in order, and into words once all are known."""

from __future__ import annotations

from tests.rdf.small import TYPE, text
from visitdata.codec import MOST_PROBLEMS
from visitdata.errors import Mistake, Problem
from visitdata.rdf.decoding.problems import TripleMistake, decode_error, unrelated
from visitdata.terms import expand

A, B, P, Q = (f"https://id.example.org/{name}" for name in "abpq")
WRONG = Mistake("wrong-term", "wrong", "mend")


def test_a_mistake_becomes_a_problem_with_its_statement() -> None:
    (found,) = decode_error(
        [TripleMistake(A, P, text("x", "en"), WRONG, ("events", 2, "label"))], "Dossier"
    ).problems
    assert found == Problem(
        code="wrong-term",
        message="wrong",
        suggestion="mend",
        path="events[2].label",
        subject=f"<{A}>",
        predicate=P,
        value='"x"@en',
    )


def test_what_is_not_known_of_a_statement_is_left_open() -> None:
    (found,) = decode_error([TripleMistake(A, None, None, WRONG)], "Dossier").problems
    assert (found.subject, found.predicate, found.value, found.path) == (f"<{A}>", None, None, "")
    assert TripleMistake(A, P, None, WRONG).triple == (A, P, None)


def test_mistakes_are_told_by_subject_property_object_and_place() -> None:
    expected = [
        TripleMistake(A, None, None, WRONG),
        TripleMistake(A, P, None, WRONG),
        TripleMistake(A, P, "a", WRONG, ("a",)),
        TripleMistake(A, P, "a", WRONG, ("b",)),
        TripleMistake(A, P, text("a", "de"), WRONG),
        TripleMistake(A, P, text("a", "en"), WRONG),
        TripleMistake(A, P, text("b"), WRONG),
        TripleMistake(A, Q, None, WRONG),
        TripleMistake(B, P, None, WRONG),
    ]
    told = decode_error(expected, "Dossier").problems
    assert decode_error(expected[::-1], "Dossier").problems == told
    assert [(each.subject, each.predicate, each.value, each.path) for each in told] == [
        (each.subject, each.predicate, each.value, each.path)
        for mistake in expected
        for each in decode_error([mistake], "Dossier").problems
    ]


def test_words_are_looked_for_only_for_mistakes_that_are_told() -> None:
    asked: list[int] = []

    def words(number: int) -> Mistake:
        asked.append(number)
        return Mistake("wrong-term", str(number))

    mistakes = [
        TripleMistake(f"https://id.example.org/{number:05}", P, None, lambda number=number: words(number))  # type: ignore[misc]
        for number in range(MOST_PROBLEMS + 7)
    ]
    problems = decode_error(mistakes, "Dossier", more=3).problems
    assert asked == [*range(MOST_PROBLEMS)]
    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[-1].code == "more-problems"
    assert problems[-1].message == "there are 10 more problems in this document"


def test_a_statement_of_others_is_told_with_its_graph_and_with_what_it_may_mean() -> None:
    (plain,) = decode_error([unrelated((A, P, B, ""))], "Dossier").problems
    assert (plain.code, plain.message) == ("foreign", "this triple does not belong to the dossier")
    assert plain.suggestion == 'remove it, or ignore such triples with foreign="ignore"'
    (named,) = decode_error([unrelated((A, P, B, "https://id.example.org/g"))], "Dossier").problems
    assert named.message.endswith("; it stands in the graph 'https://id.example.org/g'")
    (meant,) = decode_error(
        [unrelated((A, P, B, ""), (), [expand("vd:p"), expand("vd:q")])], "Dossier"
    ).problems
    assert meant.suggestion == "write vd:p"


def test_of_a_type_the_type_is_meant_and_of_a_literal_the_property() -> None:
    known = [expand("vd:Visit"), expand("rdf:type")]
    (type_,) = decode_error(
        [unrelated((A, TYPE, "https://id.example.org/Visit", ""), (), known)], "Dossier"
    ).problems
    assert type_.suggestion == "write vd:Visit"
    (literal,) = decode_error([unrelated((A, TYPE, text("Visit"), ""), (), known)], "Dossier").problems
    assert literal.suggestion == "write rdf:type"
