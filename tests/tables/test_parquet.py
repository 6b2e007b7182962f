"""Parquet on one machine: whole files, the same bytes, read by others with types and counts as they are."""

from __future__ import annotations

import datetime as dt
import sys
import tracemalloc
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import visitdata as vd
from tests.support.small_document import SMALL
from tests.support.strategies import every_member
from visitdata import arrow, codec, parquet
from visitdata.metamodel.settings import is_posited
from visitdata.model.dossier import Dossier
from visitdata.tables import table, tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from visitdata.parquet import Written

pa = pytest.importorskip("pyarrow")

SEED = vd.seed(vd.seeds()[0])
SMALL_DOSSIER = codec.decode(Dossier, SMALL)
DOSSIERS = [every_member(), SEED]


def write(folder: Path, dossiers: Iterable[vd.Dossier] = DOSSIERS) -> dict[str, Written]:
    return {each.table: each for each in parquet.write(dossiers, tables(Dossier).values(), folder, "two")}


def numbered(count: int, dossier: vd.Dossier = SEED) -> Iterator[vd.Dossier]:
    for number in range(count):
        yield attrs.evolve(dossier, id=f"https://data.example.org/dossiers/{number}")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_there_is_a_file_for_each_table_and_their_counts_are_told(tmp_path: Path) -> None:
    written = write(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {f"two.{name}.parquet" for name in tables(Dossier)}
    for name, each in written.items():
        assert each.path == tmp_path / f"two.{name}.parquet"
        assert each.size == each.path.stat().st_size
        assert each.rows == sum(1 for one in DOSSIERS for _ in table(Dossier, name).rows(one))


def test_what_is_read_back_is_what_was_written(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    for name, each in write(tmp_path).items():
        found = pq.read_table(each.path)
        assert found.schema.equals(arrow.schema(table(Dossier, name))), name
        rows = [row for one in DOSSIERS for row in table(Dossier, name).rows(one)]
        assert found.to_pylist() == arrow.batch(rows, found.schema).to_pylist(), name


def test_the_same_dossiers_are_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    write(tmp_path / "a")
    write(tmp_path / "b")
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_where_a_dossier_cannot_be_had_the_files_stay_as_they_were(tmp_path: Path) -> None:
    write(tmp_path)
    before = files(tmp_path)

    def failing() -> Iterator[vd.Dossier]:
        yield SEED
        raise KeyError

    with pytest.raises(KeyError):
        write(tmp_path, failing())
    with pytest.raises(vd.ExportError, match="two dossiers have the id"):
        write(tmp_path, [SEED, every_member(), SEED])
    assert files(tmp_path) == before


def test_row_groups_end_where_there_is_enough_and_hold_every_row_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr(parquet, "_GROUP", 2**19)
    written = write(tmp_path, numbered(3))
    read = pq.ParquetFile(written["quads"].path)
    assert read.metadata.num_row_groups == 3
    rows = [row for one in numbered(3) for row in table(Dossier, "quads").rows(one)]
    assert [tuple(row.values()) for row in read.read().to_pylist()] == rows


def test_memory_does_not_grow_with_the_dossiers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_GROUP", 2**14)
    monkeypatch.setattr(arrow, "ROWS", 16)
    write(tmp_path, numbered(2, SMALL_DOSSIER))  # what is made once is made
    pool = pa.default_memory_pool()
    peaks: list[tuple[int, int]] = []

    # Not at the end: the directory of row groups, which are small here, is written there.
    def watched(count: int) -> Iterator[vd.Dossier]:
        python = outside = 0
        for each in numbered(count, SMALL_DOSSIER):
            python = max(python, tracemalloc.get_traced_memory()[0])
            outside = max(outside, pool.bytes_allocated())
            yield each
        peaks.append((python, outside))

    for count in (100, 400):
        tracemalloc.start()
        write(tmp_path, watched(count))
        tracemalloc.stop()
    (python, outside), (python_later, outside_later) = peaks
    assert python_later < python + 150 * 300  # an id is kept of each
    assert outside_later < 1.2 * outside + 2**20


def test_without_the_extra_the_command_that_installs_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(vd.MissingExtraError, match=r"need an extra: pip install 'visitdata\[parquet\]'"):
        write(tmp_path)
    assert not [*tmp_path.iterdir()]


# Others.


def test_duckdb_reads_types_lists_and_counts(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    written = write(tmp_path)
    places = {name: f"'{each.path}'" for name, each in written.items()}

    def ask(question: str) -> Any:
        return duckdb.sql(question.format(**places)).fetchall()

    for name, each in written.items():
        assert ask(f"from {places[name]} select count(*)") == [(each.rows,)]
    types = {column[0]: column[1] for column in ask("describe select * from {events}")}
    assert (types["earliest"], types["visitors"], types["status"]) == ("DATE", "VARCHAR[]", "VARCHAR")
    expected = {
        (event.id, event.time.earliest, *event.visitors)
        for event in SEED.events
        if isinstance(event, vd.Visit) and event.time and event.time.earliest
    }
    places["seed"] = f"'{SEED.id}'"
    found = ask(
        "select id, earliest, visitors from {events} where type = 'Visit' and dossier = {seed} "
        "and earliest between date '0001-01-01' and date '9999-12-31'"
    )
    assert {(identifier, earliest, *visitors) for identifier, earliest, visitors in found} == expected
    joined = ask(
        "select distinct a.standing from {propositions} p join {allegations} a "
        "on a.dossier = p.dossier and a.id = p.said_in where p.how = 'alleges' and not p.hearsay"
    )
    assert {standing for (standing,) in joined} == {
        each.standing for one in DOSSIERS for each in one.allegations if not is_posited(each)
    }


def test_polars_reads_types_lists_and_counts(tmp_path: Path) -> None:
    pl = pytest.importorskip("polars")
    written = write(tmp_path)
    for each in written.values():
        assert pl.scan_parquet(each.path).select(pl.len()).collect().item() == each.rows
    said = pl.read_parquet(written["propositions"].path)
    assert (said.schema["earliest"], said.schema["givers"]) == (pl.Date, pl.List(pl.String))
    assert said.schema["hearsay"] == pl.Boolean
    given = said.filter(pl.col("givers").list.contains("north-korea")).get_column("id").to_list()
    expected = [
        each.id for each in SEED if isinstance(each, vd.PositedTransfer) and "north-korea" in each.givers
    ]
    assert sorted(given) == sorted(expected)
    assert expected
    days = said.get_column("earliest").drop_nulls().to_list()
    assert all(type(day) is dt.date for day in days)
