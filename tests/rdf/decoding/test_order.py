"""What is wrong with statements, and in which order it is told, depends on neither chance nor their order."""

# ruff: noqa: S311 - chance here keeps no secrets

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

import visitdata as vd
from tests.rdf.small import DOSSIER, ID, STATEMENTS, TYPE, text
from tests.support.altering import Altered
from tests.support.asserted_values import read
from visitdata.model.dossier import Dossier
from visitdata.rdf import parsing
from visitdata.rdf.decoding.decode import decode
from visitdata.rdf.decoding.dossiers import dossiers_in
from visitdata.rdf.quads import gathered
from visitdata.terms import PREFIXES, expand

if TYPE_CHECKING:
    from visitdata.errors import Problem
    from visitdata.rdf.quads import Quad
    from visitdata.terms import Foreign

BROKEN = Path(__file__).parents[2] / "broken"
FORMATS = {
    ".nt": "ntriples",
    ".nq": "nquads",
    ".ttl": "turtle",
    ".trig": "trig",
    ".rdf": "rdfxml",
    ".jsonld": "jsonld",
}
VD, SCHEMA = PREFIXES["vd"], PREFIXES["schema"]


def problems(given: list[Quad], foreign: Foreign = "refuse") -> tuple[Problem, ...]:
    """What is wrong with the dossiers that statements describe."""
    try:
        for graph in dossiers_in(gathered(given), Dossier):
            decode(Dossier, graph, foreign)
    except vd.DecodeError as error:
        return error.problems
    return ()


def readable() -> list[str]:
    """The documents with problems whose syntax is right."""
    paths = [path for path in sorted(BROKEN.iterdir()) if path.suffix in FORMATS]
    return [path.name for path in paths if _statements(path)]


def _statements(path: Path) -> list[Quad]:
    try:
        return list(parsing.parse(path.read_bytes(), FORMATS[path.suffix]))
    except vd.DecodeError:
        return []


def test_most_documents_with_problems_are_tried() -> None:
    assert len(readable()) > 60


@pytest.mark.parametrize("name", readable())
def test_the_order_of_statements_means_nothing_to_the_problems(name: str) -> None:
    """Where graphs hold several dossiers, they are read in their order; all other order means nothing."""
    given, random = _statements(BROKEN / name), Random(0)
    expected = problems(given)
    for _ in range(5):
        random.shuffle(given)
        assert problems(given) == expected


@pytest.mark.parametrize("foreign", ["refuse", "ignore"])
def test_the_order_of_altered_statements_means_nothing(foreign: Foreign) -> None:
    random, faulty = Random(0), 0
    for _ in range(150):
        altered = Altered(DOSSIER, random)
        for _ in range(random.choice((1, 3, 12, 40))):
            altered.step()
            one, other, third = (random.choice(altered.now) for _ in range(3))
            graph = random.choice(("", "", ID, "https://elsewhere.example/g"))
            altered.now.append((one[0], other[1], third[2], graph))
        expected = problems(altered.now, foreign)
        random.shuffle(altered.now)
        assert problems(altered.now, foreign) == expected
        faulty += bool(expected)
    assert faulty > 100


TITLES: list[Quad] = [
    (ID, TYPE, f"{VD}Dossier", ""),
    (ID, f"{VD}format", text("visitdata/1"), ""),
    *((ID, f"{SCHEMA}name", text(title, tag), "") for title, tag in (("C", "fr"), ("B", "de"), ("A", "en"))),
]
STRANGERS: list[Quad] = [
    *((*each[:3], ID) for each in STATEMENTS),
    *(
        ("https://elsewhere.example/x", expand("rdfs:label"), text("x"), f"https://elsewhere.example/{name}")
        for name in "dbeac"
    ),
]


def test_of_titles_without_a_language_the_first_by_its_tag_is_told() -> None:
    found = problems(TITLES)
    suggestions = [problem.suggestion for problem in found if problem.value == '"B"@de']
    assert suggestions == ['state it: schema:inLanguage "de"']


def test_statements_in_other_graphs_are_told_by_the_names_of_these() -> None:
    graphs = [problem.message.rpartition("/")[2] for problem in problems(STRANGERS)]
    assert graphs == ["a'", "b'", "c'", "d'", "e'"]


def test_no_hash_seed_changes_what_is_told() -> None:
    code = """\
from random import Random
from tests.support.altering import Altered
from tests.rdf.small import DOSSIER
from tests.rdf.decoding.test_order import STRANGERS, TITLES, problems
print(problems(TITLES), problems(STRANGERS))
random = Random(3)
for _ in range(40):
    altered = Altered(DOSSIER, random)
    for _ in range(20):
        altered.step()
    print(problems(altered.now), problems(altered.now, "ignore"))
"""
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1
    assert "Problem(" in outputs.pop()


def test_the_order_of_statements_means_nothing_to_the_dossier() -> None:
    assert read(Random(0).sample(STATEMENTS, len(STATEMENTS))) == DOSSIER
