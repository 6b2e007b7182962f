"""`visitdata convert` of several files: their dossiers go into one file, in the order of the files."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest
from click.testing import CliRunner

import visitdata as vd
from visitdata.cli import cli

if TYPE_CHECKING:
    from collections.abc import Iterable

    from click.testing import Result

HOLD_MANY = {"jsonl": ".jsonl", "nquads": ".nq", "trig": ".trig"}
SMALL = vd.Dossier(
    id="https://data.example.org/dossiers/small",
    title="Small",
    actors=[vd.State(id="arcadia", name="Arcadia")],
)


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def numbered(numbers: Iterable[int]) -> list[vd.Dossier]:
    return [attrs.evolve(SMALL, id=f"https://data.example.org/dossiers/{number}") for number in numbers]


def convert(*args: str, data: bytes | None = None) -> Result:
    return CliRunner(env={"FORCE_COLOR": None}).invoke(
        cli, ["convert", *args], input=data, catch_exceptions=False
    )


def names() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


def given(count: int = 12) -> tuple[list[str], list[vd.Dossier]]:
    """Files in every format, of one dossier or of several, and all their dossiers in order."""
    dossiers = numbered(range(count))
    rest = iter(dossiers)
    found: list[str] = []
    for format_ in vd.formats():
        path = f"{format_.name}{format_.suffix}"
        if format_.holds_many:
            path = f"{path}.gz"
            vd.write([next(rest), next(rest)], path)
        else:
            vd.dump(next(rest), path)
        found.append(path)
    several = [*rest]
    vd.write(several, "more.jsonl")
    return [*found, "more.jsonl"], dossiers


@pytest.mark.parametrize(("name", "suffix"), HOLD_MANY.items())
@pytest.mark.parametrize("workers", ["1", "2"])
def test_the_dossiers_of_all_files_are_written_in_their_order(name: str, suffix: str, workers: str) -> None:
    files, dossiers = given()
    vd.write(dossiers, f"wanted{suffix}", name)
    result = convert(*files, f"all{suffix}", "--workers", workers)
    assert (result.exit_code, result.stderr) == (0, "")
    assert re.match(rf"wrote all\{suffix}: 12 dossiers, [0-9,]+ bytes\n", result.stdout)
    assert Path(f"all{suffix}").read_bytes() == Path(f"wanted{suffix}").read_bytes()


def test_the_order_of_the_files_is_the_order_of_the_dossiers() -> None:
    one, two = numbered(range(2))
    vd.dump(one, "one.json")
    vd.dump(two, "two.ttl")
    assert convert("two.ttl", "one.json", "all.jsonl").exit_code == 0
    assert list(vd.read("all.jsonl")) == [two, one]


def test_large_files_are_shared_among_workers_and_give_the_same_bytes() -> None:
    for number in range(2):
        vd.write(numbered(range(number * 3_000, number * 3_000 + 3_000)), f"{number}.jsonl")
    assert Path("0.jsonl").stat().st_size > 2**18
    for workers in ("1", "2"):
        assert convert("1.jsonl", "0.jsonl", f"by-{workers}.nq", "--workers", workers).exit_code == 0
    assert Path("by-1.nq").read_bytes() == Path("by-2.nq").read_bytes()


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_standard_input_stands_where_it_is_given(place: int) -> None:
    dossiers = numbered(range(3))
    files: list[str] = []
    for number, dossier in enumerate(dossiers):
        files.append("-" if number == place else f"{number}.jsonl")
        vd.write([dossier], f"{number}.jsonl")
    data = Path(f"{place}.jsonl").read_bytes()
    assert convert(*files, "all.nq", "--from", "jsonl", data=data).exit_code == 0
    assert list(vd.read("all.nq")) == dossiers


def test_several_files_go_to_the_standard_output() -> None:
    files, dossiers = given()
    result = convert(*files, "-", "--to", "jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout_bytes == b"".join(vd.dumps(each, "jsonl") for each in dossiers)


@pytest.mark.parametrize("out", ["all.ttl", "all.json", "all.jsonld", "all.rdf", "all.nt", "-"])
def test_a_format_that_holds_one_is_refused_before_anything_is_read(out: str) -> None:
    for name in ("a.json", "b.json"):
        Path(name).write_bytes(b"what is not read has no faults")
    result = convert("a.json", "b.json", out, "--to", *(["turtle"] if out == "-" else [out[4:]]))
    assert (result.exit_code, result.stdout) == (2, "")
    assert re.match("Error: [a-z]+ holds one dossier, and 2 files are to go into it; jsonl,", result.stderr)
    assert names() == ["a.json", "b.json"]


@pytest.mark.parametrize("first", ["a.json", "-"])
def test_an_id_that_comes_again_in_another_file_is_refused_where_it_stands(first: str) -> None:
    vd.dump(SMALL, "a.json")
    vd.write([*numbered([1]), SMALL], "b.jsonl")
    data = Path("a.json").read_bytes()
    result = convert(first, "b.jsonl", "all.nq", *(["--from", "jsonl"] if first == "-" else []), data=data)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(
        f"b.jsonl:2:1: error duplicate-dossier: two dossiers have the id '{SMALL.id}'"
    )
    assert names() == ["a.json", "b.jsonl"]
    assert convert("a.json", "b.jsonl", "all.jsonl").exit_code == 0


def test_the_errors_of_all_files_are_printed_and_the_old_file_stands() -> None:
    files, _ = given()
    good = vd.dumps(SMALL, "jsonl")
    Path("bad.jsonl").write_bytes(good + b"{\n")
    Path("bad.json").write_bytes(b'{"title": 3}')
    Path("all.nq").write_bytes(b"old")
    result = convert("bad.jsonl", *files, "bad.json", "all.nq")
    assert (result.exit_code, result.stdout) == (1, "")
    found = set(re.findall(r"^(bad\.jsonl?):([0-9]+):[0-9]+: error ", result.stderr, re.MULTILINE))
    assert found == {("bad.jsonl", "2"), ("bad.json", "1")}
    assert "Error: nothing was written: " in result.stderr
    assert Path("all.nq").read_bytes() == b"old"


def test_with_skip_each_dossier_left_out_is_kept_with_its_file_and_line() -> None:
    one, two, three = numbered(range(3))
    Path("a.jsonl").write_bytes(vd.dumps(one, "jsonl") + b"{\n" + vd.dumps(two, "jsonl"))
    Path("b.json").write_bytes(b'{"title": 3}')
    vd.write([three, one], "c.nq")
    result = convert("a.jsonl", "b.json", "c.nq", "all.nq", "--on-error", "skip")
    assert result.exit_code == 1
    assert "6 dossiers in, 3 written, 3 rejected\n" in result.stdout
    assert list(vd.read("all.nq")) == [one, two, three]
    rejected = [json.loads(line) for line in Path("all.nq.rejected.jsonl").read_bytes().splitlines()]
    places = [(each["problems"][0]["file"], each["line"]) for each in rejected]
    again = vd.dumps(three, "nquads").count(b"\n") + 1
    assert places == [("a.jsonl", 2), ("b.json", 1), ("c.nq", again)]


def test_with_skip_the_rest_of_a_file_that_is_cut_short_is_told() -> None:
    dossiers = numbered(range(2_000))
    vd.write(dossiers, "a.jsonl.gz")
    data = Path("a.jsonl.gz").read_bytes()
    Path("a.jsonl.gz").write_bytes(data[: len(data) // 2])
    last = SMALL
    vd.dump(last, "b.json")
    result = convert("a.jsonl.gz", "b.json", "all.jsonl", "--on-error", "skip")
    assert result.exit_code == 1
    assert result.stderr.startswith("a.jsonl.gz: error bad-archive: ")
    assert result.stderr.endswith("Error: a.jsonl.gz: what follows could not be read\n")
    *written, end = vd.read("all.jsonl")
    assert 0 < len(written) < len(dossiers)
    assert (written, end) == (dossiers[: len(written)], last)


@pytest.mark.parametrize("args", [["-", "-", "all.nq"], ["a.jsonl", "-", "-", "all.nq"]])
def test_the_standard_input_is_given_once(args: list[str]) -> None:
    vd.write([SMALL], "a.jsonl")
    result = convert(*args, "--from", "jsonl")
    assert (result.exit_code, result.stderr) == (
        2, "Error: - is given twice: the standard input can be read once\n",
    )  # fmt: skip


def test_every_file_that_is_missing_is_named_and_no_source_is_overwritten() -> None:
    vd.write([SMALL], "a.jsonl")
    vd.write(numbered([1]), "b.jsonl")
    result = convert("none.json", "a.jsonl", "nor.ttl", "all.jsonl")
    assert (result.exit_code, result.stderr) == (
        2, "Error: none.json: there is no such file\nError: nor.ttl: there is no such file\n",
    )  # fmt: skip
    data = Path("b.jsonl").read_bytes()
    result = convert("a.jsonl", "b.jsonl", "b.jsonl")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: b.jsonl: this source would be overwritten")
    assert Path("b.jsonl").read_bytes() == data
    result = convert("a.jsonl", "b.jsonl", "c.nq", "--on-error", "skip", "--rejected", "b.jsonl")
    assert (result.exit_code, Path("b.jsonl").read_bytes()) == (2, data)
