"""Dossiers in a real Spark: row for row what one process gives, every line accounted for."""

from __future__ import annotations

import base64
import datetime as dt
import gzip
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import visitdata as vd
import visitdata.spark
from tests.support.ceasefire import Ceasefire
from tests.support.strategies import every_member
from visitdata import parquet
from visitdata.model.dossier import Dossier
from visitdata.spark import Exported
from visitdata.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterable

BASE = "https://data.example.org/dossiers/"
BOM = b"\xef\xbb\xbf"
OWN: dict[str, Any] = {"plugins": ["tests.support.ceasefire"]}


def dossier(number: int, **members: Any) -> vd.Dossier:
    arcadia = vd.State(id="arcadia", name="Arcadia")
    sale = vd.PositedTransfer(id="sale", label="A sale", status="occurred", time="2030~", givers=[arcadia])
    arms = vd.Allegation(id="arms", claimants=[arcadia], gist="Arcadia says so.", alleges=[sale])
    given: dict[str, Any] = {"title": f"Number {number}, with \u2028 and \x85 in it", **members}
    return vd.Dossier(id=f"{BASE}{number}", actors=[arcadia], allegations=[arms], **given)


DOSSIERS = [every_member(), vd.seed(vd.seeds()[0]), *map(dossier, range(40))]
WHOLE = [vd.dumps(each, "jsonl").removesuffix(b"\n") for each in DOSSIERS]
BAD = [
    WHOLE[2][:50],  # cut short
    WHOLE[3].replace(b"Arcadia", b"Arc\xff\xfeadia", 1),  # no UTF-8
    WHOLE[4].replace(b'"title"', b'"title":"twice","title"', 1),
    b"{}\r",
    BOM + WHOLE[5],
    "\u2028".encode(),
    b"\x00",
]


def of_lines(path: Path, lines: Iterable[bytes]) -> str:
    path.write_bytes(b"\n".join(lines))
    return str(path)


@pytest.fixture
def source(tmp_path: Path) -> str:
    """Good and bad lines, ends of lines as on Windows, and blank lines."""
    given = [BOM + WHOLE[0], *BAD[:3], *WHOLE[1:9], b"", b" \t\r", *BAD[3:], WHOLE[9] + b"\r", *WHOLE[10:]]
    return of_lines(tmp_path / "many.jsonl", given)


def plain(value: Any) -> Any:
    """Rows, lists and maps of Spark as the tuples that tables give."""
    each: Any = value
    if isinstance(value, dict):
        return tuple(each.items())
    return tuple(map(plain, each)) if isinstance(value, (tuple, list)) else value


def rows_of(frame: Any) -> Counter[Any]:
    return Counter(map(plain, frame.collect()))


def rows_in_one_process(name: str, dossiers: Iterable[vd.Dossier] = DOSSIERS) -> Counter[Any]:
    return Counter(plain(row) for each in dossiers for row in tables(Dossier)[name].rows(each))


def lines_in(folder: Path | str) -> list[bytes]:
    """The lines of all shards of a folder."""
    shards = [path.read_bytes() for path in sorted(Path(folder).glob("part-*"))]
    return [line for shard in shards for line in shard.split(b"\n") if line]


def left_out(folder: Path | str) -> list[tuple[bytes, set[str]]]:
    """The original lines of what was rejected, and what is wrong with them."""
    found = [json.loads(line) for line in lines_in(folder)]
    for each in found:
        assert each.keys() == {"file", "problems", "text" if "text" in each else "base64"}
        assert {problem["line"] for problem in each["problems"]} == {None}
        assert {problem["file"] for problem in each["problems"]} == {each["file"]}
        assert each["file"].startswith("file:/")
    return [
        (
            each["text"].encode() if "text" in each else base64.b64decode(each["base64"]),
            {problem["code"] for problem in each["problems"]},
        )
        for each in found
    ]


# Tables.


def test_each_table_is_row_for_row_that_of_one_process(spark: Any, source: str) -> None:
    for name in tables(Dossier):
        frame = visitdata.spark.table(spark, source, name, on_error="skip", **OWN)
        assert frame.columns == [column.name for column in tables(Dossier)[name].columns]
        assert rows_of(frame) == rows_in_one_process(name), name


def test_a_table_is_typed_and_propositions_are_no_events(spark: Any, source: str) -> None:
    events = visitdata.spark.table(spark, source, "events", on_error="skip", **OWN)
    types = dict(events.dtypes)
    assert (types["earliest"], types["visitors"], types["status"]) == ("date", "array<string>", "string")
    assert types["codes"] == "array<struct<scheme:string,code:string>>"
    assert not [
        row.type for row in events.select("type").distinct().collect() if row.type.startswith("Posited")
    ]
    said = visitdata.spark.table(spark, source, "propositions", on_error="skip", **OWN)
    sales = said.where("latest < '2031-01-01' and array_contains(givers, 'arcadia')").where("id = 'sale'")
    (row,) = sales.select("type", "said_in", "how", "hearsay", "earliest").distinct().collect()
    assert tuple(row) == ("PositedTransfer", "arms", "alleges", False, dt.date(2030, 1, 1))


def test_a_line_with_problems_stops_a_table_unless_it_may_be_skipped(spark: Any, tmp_path: Path) -> None:
    path = of_lines(tmp_path / "many.jsonl", [WHOLE[2], BAD[3]])
    with pytest.raises(
        Exception, match=r"a line of file:.*many\.jsonl cannot be read; on_error=.skip.(.|\n)*lacks id"
    ):
        visitdata.spark.table(spark, path, "actors", **OWN).collect()
    skipping = visitdata.spark.table(spark, path, "actors", on_error="skip", **OWN)
    assert [row.id for row in skipping.collect()] == ["arcadia"]


def test_lines_with_problems_are_a_table_too(spark: Any, source: str) -> None:
    found = visitdata.spark.table(spark, source, "rejected", **OWN).collect()
    lines = [row.text.encode() if row.base64 is None else base64.b64decode(row.base64) for row in found]
    assert sorted(lines) == sorted(BAD)
    problems = {problem.code for row in found for problem in row.problems}
    assert {"not-json", "not-utf8", "duplicate-key", "wrong-format"} <= problems
    assert all(row.file.endswith("/many.jsonl") for row in found)


# Exports.


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_shards_of_nquads_are_together_the_lines_that_one_process_writes(
    spark: Any, source: str, tmp_path: Path, suffix: str
) -> None:
    Path(f"{source}.gz").write_bytes(gzip.compress(Path(source).read_bytes()))
    out = tmp_path / "out"
    counts = visitdata.spark.export(spark, source + suffix, str(out), **OWN)
    count = len(DOSSIERS)
    assert counts == Exported(read=count + len(BAD), written=count, rejected=len(BAD))
    expected = [line for each in DOSSIERS for line in vd.dumps(each, "nquads").split(b"\n") if line]
    assert sorted(lines_in(out)) == sorted(expected)
    assert (len(list(out.glob("part-*"))) > 1) == (not suffix)
    assert sorted(line for line, _ in left_out(out / "rejected")) == sorted(BAD)


def test_lines_of_json_come_out_as_one_process_writes_them(spark: Any, source: str, tmp_path: Path) -> None:
    out, bad = tmp_path / "out", tmp_path / "bad"
    counts = visitdata.spark.export(
        spark, source, str(out), "jsonl", rejected=str(bad), compression="gzip", partitions=3, **OWN
    )
    assert counts.read == counts.written + counts.rejected
    shards = sorted(out.glob("part-*.txt.gz"))
    assert len(shards) == 3
    lines = [line for shard in shards for line in gzip.decompress(shard.read_bytes()).split(b"\n") if line]
    assert sorted(lines) == sorted(WHOLE)
    assert len(left_out(bad)) == len(BAD)
    assert not (out / "rejected").exists()


def test_tables_in_parquet_are_those_that_one_process_writes(spark: Any, source: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    counts = visitdata.spark.export(spark, source, str(out), "parquet", **OWN)
    assert counts == Exported(read=len(DOSSIERS) + len(BAD), written=len(DOSSIERS), rejected=len(BAD))
    written = parquet.write(DOSSIERS, tables(Dossier).values(), tmp_path, "one")
    assert {path.name for path in out.iterdir()} == {*tables(Dossier), "rejected"}
    for each in written:
        ours, theirs = spark.read.parquet(str(out / each.table)), spark.read.parquet(str(each.path))
        assert ours.dtypes == theirs.dtypes
        assert rows_of(ours) == rows_of(theirs) == rows_in_one_process(each.table), each.table


@pytest.mark.parametrize("format_", ["nquads", "parquet"])
def test_of_dossiers_with_one_id_the_first_is_written(spark: Any, tmp_path: Path, format_: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    again = [vd.dumps(dossier(3, title=f"Again {word} " * 900), "jsonl")[:-1] for word in ("b", "c")]
    of_lines(folder / "b.jsonl", [WHOLE[2], *again, WHOLE[6]])
    of_lines(folder / "a.jsonl", [WHOLE[5], BAD[0]])
    counts = visitdata.spark.export(spark, str(folder), str(tmp_path / "out"), format_, **OWN)
    assert counts == Exported(read=6, written=3, rejected=3)
    found = dict(left_out(tmp_path / "out" / "rejected"))
    assert {line for line, codes in found.items() if codes == {"duplicate-dossier"}} == {*again}
    if format_ == "parquet":
        dossiers = spark.read.parquet(str(tmp_path / "out" / "dossiers"))
        titles = {row.title for row in dossiers.where(f"dossier = '{BASE}3'").collect()}
        assert titles == {DOSSIERS[5].title}


def test_lines_of_json_may_repeat_an_id_as_in_one_process(spark: Any, tmp_path: Path) -> None:
    path = of_lines(tmp_path / "many.jsonl", [WHOLE[2], WHOLE[2]])
    counts = visitdata.spark.export(spark, path, str(tmp_path / "out"), "jsonl", **OWN)
    assert counts == Exported(read=2, written=2, rejected=0)
    assert lines_in(tmp_path / "out") == [WHOLE[2], WHOLE[2]]


def test_nothing_in_is_nothing_out(spark: Any, tmp_path: Path) -> None:
    path = of_lines(tmp_path / "none.jsonl", [b"", b"\r", b" "])
    counts = visitdata.spark.export(spark, path, str(tmp_path / "out"), **OWN)
    assert counts == Exported(read=0, written=0, rejected=0)
    assert (lines_in(tmp_path / "out"), left_out(tmp_path / "out" / "rejected")) == ([], [])


def test_what_is_there_is_replaced_or_added_to_only_on_demand(spark: Any, tmp_path: Path) -> None:
    one, two = (of_lines(tmp_path / f"{n}.jsonl", [WHOLE[n], BAD[0]]) for n in (2, 3))
    out = str(tmp_path / "out")
    visitdata.spark.export(spark, one, out, "jsonl", **OWN)
    for rejected in (None, str(tmp_path / "out" / "rejected")):
        with pytest.raises(FileExistsError, match="there already"):
            visitdata.spark.export(
                spark, two, out if rejected is None else f"{out}2", "jsonl", rejected=rejected, **OWN
            )
    visitdata.spark.export(spark, two, out, "jsonl", mode="append", **OWN)
    assert sorted(lines_in(out)) == sorted([WHOLE[2], WHOLE[3]])
    assert len(left_out(f"{out}/rejected")) == 2
    visitdata.spark.export(spark, two, out, "jsonl", mode="overwrite", **OWN)
    assert lines_in(out) == [WHOLE[3]]
    assert len(left_out(f"{out}/rejected")) == 1


# Kinds of one's own, and wrong calls.


def test_own_kinds_are_columns_and_rows(spark: Any, tmp_path: Path) -> None:
    truce = Ceasefire(id="truce", label="A truce", status="ongoing", sides=["arcadia"])
    given = attrs.evolve(DOSSIERS[2], events=[truce])
    path = of_lines(tmp_path / "own.jsonl", [vd.dumps(given, "jsonl")])
    (row,) = visitdata.spark.table(spark, path, "events", **OWN).collect()
    assert (row.type, row.sides) == ("Ceasefire", ["arcadia"])


def test_wrong_calls_say_what_is_wrong(spark: Any, tmp_path: Path) -> None:
    nowhere = str(tmp_path / "nowhere.jsonl")
    wrong: Any = "none"
    with pytest.raises(FileNotFoundError, match=r"no such file or folder.*nowhere\.jsonl"):
        visitdata.spark.table(spark, nowhere, "events")
    with pytest.raises(FileNotFoundError, match=r"nowhere\.jsonl"):
        visitdata.spark.export(spark, nowhere, str(tmp_path / "out"))
    with pytest.raises(LookupError, match="no table 'places_'; the tables are dossiers, "):
        visitdata.spark.table(spark, nowhere, "places_")
    with pytest.raises(ValueError, match="'stop' or 'skip', not 'none'"):
        visitdata.spark.table(spark, nowhere, "events", on_error=wrong)
    with pytest.raises(vd.UnknownFormatError, match="nquads, jsonl, parquet, not 'turtle'"):
        visitdata.spark.export(spark, nowhere, str(tmp_path / "out"), "turtle")
    with pytest.raises(ValueError, match="mode is one of 'error', 'overwrite', 'append', not 'none'"):
        visitdata.spark.export(spark, nowhere, str(tmp_path / "out"), mode=wrong)
