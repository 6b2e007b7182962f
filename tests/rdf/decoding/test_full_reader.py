"""The fast path reads what the full reader reads, and nothing that the full reader refuses."""

# ruff: noqa: S311 - chance here keeps no secrets

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

import visitdata as vd
from tests.rdf.small import ARMS, DOSSIER, ID, SALE, STATEMENTS, TYPE, text
from tests.support.altering import Altered
from tests.support.asserted_values import read, statements
from visitdata.model.dossier import Dossier
from visitdata.rdf.decoding.decode import decode
from visitdata.rdf.decoding.dossiers import dossiers_in
from visitdata.rdf.decoding.full_reader import read_in_full
from visitdata.rdf.quads import gathered
from visitdata.terms import PREFIXES

if TYPE_CHECKING:
    from visitdata.rdf.quads import Quad
    from visitdata.terms import Foreign

VD = PREFIXES["vd"]


def both(given: list[Quad], foreign: Foreign) -> list[object]:
    """The dossier, or what is wrong with it: by both readers in turn, and by the full reader alone."""
    found: list[object] = []
    for reader in (decode, read_in_full):
        try:
            (graph,) = dossiers_in(gathered(given), Dossier)
            found.append(reader(Dossier, graph, foreign))
        except vd.DecodeError as error:
            found.append(error.problems)
    return found


@pytest.mark.parametrize("source", vd.seeds())
def test_what_is_right_is_read_by_both_alike(source: str) -> None:
    dossier = vd.seed(source)
    assert both(statements(dossier), "refuse") == [dossier, dossier]


@pytest.mark.parametrize("foreign", ["refuse", "ignore"])
def test_what_is_altered_is_judged_by_both_alike(foreign: Foreign) -> None:
    random, read_whole, refused = Random(11), 0, 0
    for _ in range(200):
        altered = Altered(DOSSIER, random)
        for _ in range(random.choice((1, 1, 2, 3, 12))):
            altered.step()
        if random.random() < 0.3:
            first, second, third = (random.choice(altered.now) for _ in range(3))
            altered.now.append((first[0], second[1], third[2], ID))
        if not altered.now or (ID, TYPE, f"{VD}Dossier", "") not in altered.now:
            continue
        one, other = both(altered.now, foreign)
        assert one == other
        read_whole += isinstance(one, Dossier)
        refused += isinstance(one, tuple)
    assert read_whole > 20
    assert refused > 20


def test_a_wrong_value_of_a_node_of_an_unknown_type_has_its_own_statement() -> None:
    given: list[Quad] = [
        (s, p, f"{VD}PositedBarter" if (s, p) == (SALE, TYPE) else o, graph)
        for s, p, o, graph in STATEMENTS
        if (s, p) != (SALE, f"{VD}positedStatus")
    ]
    for values in (("likely", "occurred"), ("occurred", "likely")):
        status = [(SALE, f"{VD}positedStatus", text(value), "") for value in values]
        with pytest.raises(vd.DecodeError) as caught:
            read([*given, *status])
        (found,) = [each for each in caught.value.problems if each.code == "unknown-value"]
        assert (found.message.split()[-1], found.value) == ("'likely'", '"likely"')
        assert {each.subject for each in caught.value.problems} == {f"<{SALE}>", f"<{ARMS}>"}
