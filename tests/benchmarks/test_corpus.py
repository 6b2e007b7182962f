from __future__ import annotations

import statistics
from functools import cache
from typing import TYPE_CHECKING

import pytest

import visitdata as vd
from benchmarks import corpus
from visitdata.metamodel.describe import schema_of, schemas
from visitdata.metamodel.schema import Enumeration, Owned
from visitdata.rdf.encoding.to_nodes import DossierGraph
from visitdata.values.names import NO_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from visitdata.metamodel.settings import Declared

# A dossier is begun before it has articles; a group is the same as nothing; there is one format.
NEVER = {("Dossier", "evidence"), ("Group", "same_as"), ("Dossier", "format")}


def records_in(record: Declared) -> Iterator[Declared]:
    yield record
    for member in schema_of(type(record)).members:
        if isinstance(member.value, Owned):
            value = getattr(record, member.name)
            owned: tuple[Declared, ...] = value if member.many else () if value is None else (value,)
            for each in owned:
                yield from records_in(each)


@cache
def many_records() -> tuple[Declared, ...]:
    every = (corpus.dossier("a", 80_000), *corpus.dossiers(100, 1, 400))
    return tuple(record for dossier in every for record in records_in(dossier))


def statements(dossier: vd.Dossier) -> int:
    return sum(1 for _ in DossierGraph(dossier).triples())


def test_a_corpus_fills_every_member_of_every_kind_of_record() -> None:
    filled: set[tuple[str, str]] = set()
    for record in many_records():
        filled |= {
            (type(record).__name__, member.name)
            for member in schema_of(type(record)).members
            if getattr(record, member.name) not in (member.default, NO_NAMES)
        }
    ours = [shape for shape in schemas(vd.Dossier) if shape.settings.namespace == "vd:"]
    every = {(shape.name, member.name) for shape in ours for member in shape.members}
    assert every - filled == NEVER


def test_a_corpus_has_every_value_of_every_closed_list() -> None:
    found: dict[tuple[str, ...], set[str | None]] = {}
    for record in many_records():
        for member in schema_of(type(record)).members:
            if isinstance(member.value, Enumeration):
                found.setdefault(member.value.values, {None}).add(getattr(record, member.name))
    assert len(found) > 10
    assert found == {values: {None, *values} for values in found}


def test_a_corpus_has_texts_that_are_hard_on_formats() -> None:
    text = "".join(vd.dumps(each, "json").decode() for each in corpus.dossiers(100, 1, 400))
    for part in ('\\"', "\\\\", "\\n", "\\t", "<b>", "\U0001f54a", "ж", "魯", "ü", "ن"):
        assert part in text


@pytest.mark.parametrize(("wanted", "count", "off"), [(20, 300, 0.2), (400, 60, 0.1), (40_000, 1, 0.1)])
def test_dossiers_are_of_about_the_size_asked_for(wanted: int, count: int, off: float) -> None:
    sizes = [statements(each) for each in corpus.dossiers(count, 1, wanted)]
    assert statistics.mean(sizes) == pytest.approx(wanted, rel=off)
    assert max(sizes) < 2 * wanted
    assert min(sizes) > wanted / 2


def test_a_dossier_has_as_many_events_as_asked_for() -> None:
    assert len(corpus.with_events(100, 1).events) == 100


def test_the_same_seed_gives_the_same_dossiers_and_another_others(tmp_path: Path) -> None:
    for name, seed, count in (("a", "1", "8"), ("b", "1", "8"), ("c", "2", "8"), ("d", "1", "9")):
        corpus.main([count, "--statements", "30", "--seed", seed, "-o", str(tmp_path / f"{name}.jsonl")])
    a, b, c, d = (list((tmp_path / f"{name}.jsonl").read_bytes().splitlines()) for name in "abcd")
    assert a == b == d[:8]
    assert len({*a, *c, *d}) == 17
    assert [vd.dumps(each, "json").rstrip() for each in vd.read(tmp_path / "a.jsonl")] == a
