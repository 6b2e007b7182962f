"""Nothing is lost on reading: every statement of a document is used, follows from others, or is reported."""

# ruff: noqa: S311 - chance here keeps no secrets

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import visitdata as vd
from tests.hands.of_statements import DERIVED
from tests.rdf.small import DOSSIER, STATEMENTS
from tests.support import effort
from tests.support.asserted_values import read, read_or_refused, statements
from tests.support.strategies import dossiers
from visitdata.metamodel.describe import schema_of, schemas
from visitdata.terms import ALSO_UNDER, RDF_TYPE, expand

if TYPE_CHECKING:
    from visitdata.rdf.quads import Quad

SEEDS = st.integers(0, 2**32)
TIMES = 15

# What follows from the rest: types that others bring along, and what is said again in other words.
AGAIN = {*DERIVED, *ALSO_UNDER.values(), expand("schema:author"), expand("dcterms:conformsTo")}
OWN_TYPES = {each for shape in schemas(vd.Dossier) for each in (shape.types[0], *shape.twin_types)} - {
    expand("vd:Proposition")
}
BRANCHES = {schema_of(cls).types[0] for cls in (vd.Event,)}
# What is taken where it is not stated.
DEFAULTS = {expand("vd:standing"), expand("vd:positedStanding")}


def follows(statement: Quad) -> bool:
    """Whether a statement may be left out, or added, and the dossier is the same."""
    _, predicate, value, _ = statement
    if predicate == RDF_TYPE:
        return value not in OWN_TYPES - BRANCHES
    return predicate in AGAIN


def assert_accounted_without(every: list[Quad], at: int, dossier: vd.Dossier) -> bool:
    """Fail where a statement is gone and nobody can tell; whether nobody could."""
    found = read_or_refused([*every[:at], *every[at + 1 :]])
    if found != dossier:
        return False
    lost = every[at]
    is_default = lost[1] in DEFAULTS and lost[2][0] == "alleged"
    assert follows(lost) or is_default, lost
    return True


def test_no_statement_of_a_small_document_can_be_taken_away_unnoticed() -> None:
    unnoticed = [at for at in range(len(STATEMENTS)) if assert_accounted_without(STATEMENTS, at, DOSSIER)]
    assert 20 < len(unnoticed) < 40 < len(STATEMENTS)


@settings(max_examples=effort.PAIR)
@given(dossiers(own_kinds=True), SEEDS)
def test_no_statement_of_any_dossier_can_be_taken_away_unnoticed(dossier: vd.Dossier, seed: int) -> None:
    every, random = statements(dossier), Random(seed)
    assert read(every) == dossier
    for _ in range(TIMES):
        assert_accounted_without(every, random.randrange(len(every)), dossier)


def assert_accounted_with(every: list[Quad], added: Quad, dossier: vd.Dossier) -> bool:
    """Fail where a statement is there and nobody can tell, though it says something; whether it was read."""
    found = read_or_refused([*every, added])
    if found is None:
        return False
    if found == dossier:
        assert added in every or _says_nothing_new(every, added), added
    return True


def _says_nothing_new(every: list[Quad], added: Quad) -> bool:
    subject, predicate, value, _ = added
    if follows(added):
        return True
    # Whoever has a role of the kind's own has the general one; and whole numbers have several spellings.
    roles = {expand(f"vd:{name}") for name in ("agent", "affected", "positedAgent", "positedAffected")}
    if predicate in roles:
        return any(each[0] == subject and each[1] != predicate and each[2] == value for each in every)
    return False


def random_statement(every: list[Quad], random: Random) -> Quad:
    """A statement made of terms that are there, most of them so that it nearly fits."""
    one, other, third = (random.choice(every) for _ in range(3))
    kind = random.randrange(4)
    if kind == 0:
        return one[0], other[1], other[2], ""
    if kind == 1:
        return one[0], one[1], other[2], ""
    if kind == 2:
        return one[0], other[1], third[2], ""
    foreign = ("https://elsewhere.example/x", "_:nobody", one[0])
    return random.choice(foreign), random.choice((other[1], "https://elsewhere.example/p")), third[2], ""


@settings(max_examples=effort.PAIR)
@given(dossiers(own_kinds=True), SEEDS)
def test_no_statement_can_be_added_unnoticed(dossier: vd.Dossier, seed: int) -> None:
    every, random = statements(dossier), Random(seed)
    for _ in range(TIMES):
        assert_accounted_with(every, random_statement(every, random), dossier)


def test_some_statements_that_are_added_to_a_small_document_are_read() -> None:
    random = Random(1)
    added = [random_statement(STATEMENTS, random) for _ in range(500)]
    assert any(assert_accounted_with(STATEMENTS, each, DOSSIER) for each in added if each not in STATEMENTS)


@pytest.mark.parametrize("added", [each for each in STATEMENTS if each[1] == expand("schema:name")][:3])
def test_a_statement_that_is_there_twice_says_nothing_new(added: Quad) -> None:
    assert read([*STATEMENTS, added]) == DOSSIER
