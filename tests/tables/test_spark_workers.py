"""What Spark's workers do, without Spark: batches of lines to batches of rows, each line accounted for."""

from __future__ import annotations

import base64
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

import visitdata as vd
import visitdata.spark
from visitdata.spark import workers
from visitdata.spark.workers import Rows, Sorted, WorkerKinds
from visitdata.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterable

pa = pytest.importorskip("pyarrow")

SEED = vd.seed(vd.seeds()[0])
WHOLE = vd.dumps(SEED, "jsonl").removesuffix(b"\n")
BOM = b"\xef\xbb\xbf"
BAD = [b"{\r", b'"\xff"', b"{}", b"[", BOM + WHOLE, "\u2028".encode()]
FILE = "file:/data/many.jsonl"


def batches(given: Iterable[bytes]) -> list[Any]:
    """As Spark hands them over, two lines each."""
    every = [*given]
    parts = [every[start : start + 2] for start in range(0, len(every), 2)]
    return [
        pa.RecordBatch.from_pydict(
            {
                "value": pa.array(part, pa.binary()),
                "file": [FILE] * len(part),
                "block": [0] * len(part),
                "number": [*range(len(part))],
            }
        )
        for part in parts
    ]


def dicts(found: Iterable[Any]) -> list[dict[str, Any]]:
    return [row for batch in found for row in batch.to_pylist()]


def test_a_table_has_the_rows_of_each_sound_line_and_the_others_stand_in_another() -> None:
    given = [WHOLE, *BAD[:3], b"", b" \t\r", WHOLE + b"\r", *BAD[3:]]
    rows = Rows(kinds=WorkerKinds.of(()), name="actors", on_error="skip")
    assert [row["id"] for row in dicts(rows(batches(given)))] == 2 * [each.id for each in SEED.actors]
    rejected = dicts(Rows(kinds=WorkerKinds.of(()), name="rejected", on_error="stop")(batches(given)))
    kept = [row["text"].encode() if row["text"] else base64.b64decode(row["base64"]) for row in rejected]
    assert kept == BAD
    assert {row["file"] for row in rejected} == {FILE}
    assert [row["problems"][0]["code"] for row in rejected] == [
        "not-json",
        "not-utf8",
        "wrong-format",
        "not-json",
        "not-json",
        "not-json",
    ]


def test_where_problems_stop_all_of_them_are_told_with_the_file() -> None:
    rows = Rows(kinds=WorkerKinds.of(()), name="actors", on_error="stop")
    with pytest.raises(vd.DecodeError, match=r"a line of file:/data/many\.jsonl cannot be read") as caught:
        dicts(rows(batches([WHOLE, BAD[2]])))
    assert len(caught.value.problems) == 3
    assert {problem.line for problem in caught.value.problems} == {None}


@pytest.mark.parametrize("format_", ["nquads", "jsonl"])
def test_sorted_lines_are_the_text_of_a_dossier_or_a_record_of_what_is_left_out(format_: str) -> None:
    found = dicts(Sorted(kinds=WorkerKinds.of(()), format=format_)(batches([WHOLE, b"", *BAD])))
    assert found[0]["value"].encode() + b"\n" == vd.dumps(SEED, format_)
    assert (found[0]["id"], found[0]["line"], found[0]["rejected"]) == (SEED.id, WHOLE, None)
    assert [row["line"] for row in found[1:]] == BAD
    for row in found[1:]:
        record = json.loads(row["rejected"])
        assert (row["id"], row["value"], record["file"]) == (None, None, FILE)
        assert record["problems"][0]["line"] is None


def test_sorted_lines_have_all_rows_of_all_tables() -> None:
    (row, bad) = dicts(Sorted(kinds=WorkerKinds.of(()), format="parquet")(batches([WHOLE, BAD[0]])))
    for name, each in tables(vd.Dossier).items():
        assert len(row[name]) == len([*each.rows(SEED)])
        assert bad[name] is None


def test_batches_are_no_larger_than_need_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_MOST_BYTES", 1)
    found = [*Sorted(kinds=WorkerKinds.of(()), format="nquads")(batches([WHOLE, BAD[0], WHOLE]))]
    assert [batch.num_rows for batch in found] == [1, 1, 1]
    assert [*Sorted(kinds=WorkerKinds.of(()), format="nquads")(batches([b"\r"]))] == []


def test_a_line_whose_id_came_before_is_left_out_as_everywhere() -> None:
    given = pa.RecordBatch.from_pydict(
        {"id": [SEED.id], "line": pa.array([WHOLE], pa.binary()), "file": [FILE]}
    )
    (row,) = dicts(workers.repeated_lines([given]))
    record = json.loads(row["value"])
    assert [problem["code"] for problem in record["problems"]] == ["duplicate-dossier"]
    assert record["text"].encode() == WHOLE


def test_a_worker_that_knows_other_kinds_than_the_driver_says_which_and_what_to_do() -> None:
    kinds = WorkerKinds.of("tests.support.ceasefire")
    assert kinds.plugins == ("tests.support.ceasefire",)
    kinds.declare()
    other = WorkerKinds(plugins=(), names=(*kinds.names, "storms.Storm"))
    with pytest.raises(
        TypeError, match=r"do not know the same kinds of record \(storms\.Storm\): name the modules"
    ):
        other.declare()
    with pytest.raises(ModuleNotFoundError, match="no_such_module"):
        WorkerKinds.of(["no_such_module"])


@pytest.mark.parametrize("name", ["pyspark", "pyarrow", "pandas"])
def test_without_the_extra_the_command_that_installs_it_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for each in ("pyspark", "pyarrow", "pandas"):
        monkeypatch.setitem(sys.modules, each, None if each == name else sys)
    session: Any = None
    wanted = rf"needs {name}, .*: pip install 'visitdata\[spark\]'"
    with pytest.raises(vd.MissingExtraError, match=wanted):
        visitdata.spark.table(session, "many.jsonl", "events")
    with pytest.raises(vd.MissingExtraError, match=wanted):
        visitdata.spark.export(session, "many.jsonl", "out")
