"""`visitdata export`: every file or none, never over a source, and a table of what was written."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import pyoxigraph
import pytest
from click.testing import CliRunner

import visitdata as vd
from visitdata.cli import cli
from visitdata.resources import seed_names, seed_path

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

SEED = seed_names()[0]
ALL = {each.name: each.suffix for each in vd.formats()}
EVERY = sorted(each.name for kind in ("lossless", "bridge", "view") for each in vd.formats(kind))
RDF_TEXT = {
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "nquads": pyoxigraph.RdfFormat.N_QUADS,
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
}


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return a_source(tmp_path / "a.json")


def a_source(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(seed_path(SEED).read_bytes())
    return path


def export(*args: str | Path) -> Result:
    return CliRunner(env={"FORCE_COLOR": None}).invoke(
        cli, ["export", *map(str, args)], catch_exceptions=False
    )


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def table(result: Result) -> list[list[str]]:
    return [line.split() for line in result.stdout.splitlines()]


def test_without_a_source_the_shipped_dossiers_are_written_in_every_format(tmp_path: Path) -> None:
    result = export()
    assert (result.exit_code, result.stderr) == (0, "")
    assert files(tmp_path) == sorted(
        f"out/{name}{suffix}" for name in seed_names() for suffix in ALL.values()
    )


def test_the_files_are_what_dumps_gives_with_json_and_jsonld_indented(source: Path, tmp_path: Path) -> None:
    assert export(source, "-o", "there/deep").exit_code == 0
    dossier = vd.load(source)
    for name, suffix in ALL.items():
        indent = 2 if name in {"json", "jsonld"} else None
        written = (tmp_path / "there" / "deep" / f"a{suffix}").read_bytes()
        assert written == vd.dumps(dossier, name, indent=indent), name


def test_the_table_tells_each_file_its_bytes_and_its_statements(source: Path, tmp_path: Path) -> None:
    result = export(source)
    head, *rows = table(result)
    assert head == ["file", "format", "bytes", "statements"]
    assert [row[1] for row in rows] == list(ALL)
    for file, name, size, statements in rows:
        data = (tmp_path / file).read_bytes()
        assert size == f"{len(data):,}"
        if name in RDF_TEXT:
            quads = {quad.triple for quad in pyoxigraph.parse(data, format=RDF_TEXT[name])}
            assert statements == f"{len(quads):,}", name
        else:
            assert statements == "-"


def test_the_table_is_plain_and_uncut_when_piped_and_its_numbers_align(tmp_path: Path) -> None:
    name = f"{'a-very-long-name-' * 10}.json"
    lines = export(a_source(tmp_path / name), "--to", "turtle", "--to", "json").stdout.splitlines()
    assert name in lines[2] or name in lines[1]
    assert not any("\x1b" in line for line in lines)
    assert len({len(line) for line in lines}) == 1


def test_several_sources_go_to_one_folder_in_the_formats_named_each_once(tmp_path: Path) -> None:
    one, two = a_source(tmp_path / "one.json"), a_source(tmp_path / "two.json")
    result = export(one, two, "--to", "turtle", "--to", "nquads", "--to", "turtle")
    assert result.exit_code == 0
    assert files(tmp_path / "out") == ["one.nq", "one.ttl", "two.nq", "two.ttl"]
    assert len(table(result)) == 5


def test_json_lines_are_read_too(source: Path, tmp_path: Path) -> None:
    lines = tmp_path / "b.jsonl"
    lines.write_bytes(vd.dumps(vd.load(source), "jsonl"))
    assert export(lines, "--to", "json").exit_code == 0
    assert vd.load(tmp_path / "out" / "b.json") == vd.load(source)


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["--to", "turtle", "-o", "b.ttl"], ["b.ttl"]),
        (["--to", "turtle", "-o", "new/b.TTL"], ["new/b.TTL"]),
        (["--to", "jsonl", "-o", "b.ndjson"], ["b.ndjson"]),
        (["--to", "turtle", "-o", "b.ttl/"], ["b.ttl/a.ttl"]),
        (["--to", "turtle", "-o", "folder.ttl"], ["folder.ttl/a.ttl"]),
        (["--to", "turtle", "-o", "b"], ["b/a.ttl"]),
        (["--to", "turtle", "-o", ".ttl"], [".ttl/a.ttl"]),
        (["--to", "turtle", "-o", "b.v2.ttl"], ["b.v2.ttl"]),
        (["--to", "datapackage", "-o", "b.datapackage.zip"], ["b.datapackage.zip"]),
        (["--to", "datapackage", "-o", "b.v2.Datapackage.ZIP.gz"], ["b.v2.Datapackage.ZIP.gz"]),
        (["--to", "datapackage", "-o", "b.zip"], ["b.zip/a.datapackage.zip"]),
    ],
)
def test_a_path_is_a_file_only_for_one_source_one_format_and_its_suffix(
    source: Path, tmp_path: Path, args: list[str], expected: list[str]
) -> None:
    (tmp_path / "folder.ttl").mkdir()
    assert export(source, *args).exit_code == 0
    assert files(tmp_path) == sorted(["a.json", *expected])


def test_two_sources_of_one_stem_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    one, two = a_source(tmp_path / "x" / "a.json"), a_source(tmp_path / "y" / "a.json")
    result = export(one, two)
    assert result.exit_code == 2
    assert f"Error: {one}, {two}: all would be written to a.*" in result.stderr
    assert files(tmp_path) == ["x/a.json", "y/a.json"]


@pytest.mark.parametrize("out", [".", "link", "a.json"])
def test_no_source_is_ever_overwritten(source: Path, tmp_path: Path, out: str) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    before = source.read_bytes()
    result = export(source, "--to", "json", "-o", out)
    assert result.exit_code == 2
    assert f"Error: {source}: this source would be overwritten" in result.stderr
    assert source.read_bytes() == before


def test_all_problems_of_all_sources_are_printed_and_nothing_is_written(source: Path, tmp_path: Path) -> None:
    document = json.loads(source.read_text())
    document["language"] = "EN"
    document["events"][0]["status"] = "perhaps"
    (tmp_path / "b.json").write_text(json.dumps(document))
    (tmp_path / "c.json").write_bytes(b"\xff")
    result = export(source, "b.json", "c.json")
    assert (result.exit_code, result.stdout) == (1, "")
    for code in (
        "b.json:1:",
        "error bad-language: ",
        "error unknown-value: ",
        "c.json:1:1: error not-utf8: ",
    ):
        assert code in result.stderr
    assert result.stderr.splitlines()[-1] == "Error: nothing was written: 3 errors"
    assert files(tmp_path) == ["a.json", "b.json", "c.json"]
    assert not (tmp_path / "out").exists()


def test_sources_that_are_not_there_are_all_named_and_no_folder_is_made(source: Path, tmp_path: Path) -> None:
    result = export(source, "b.json", "c.json", "a.ttl", tmp_path)
    assert result.exit_code == 2
    assert "Error: b.json: there is no such file\nError: c.json: there is no such file\n" in result.stderr
    assert f"Error: {tmp_path}: this is a folder; name the files in it\n" in result.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("turtl", "did you mean 'turtle'? The formats are"),
        ("Turtle", "did you mean 'turtle'? The formats are"),
        ("N-Quads", "did you mean 'nquads'? The formats are"),
        ("docx", f"the formats are {', '.join(EVERY)}"),
    ],
)
def test_an_unknown_format_is_refused_with_the_likely_one(source: Path, name: str, meant: str) -> None:
    result = export(source, "--to", name)
    assert result.exit_code == 2
    assert f"there is no format {name!r}; {meant}" in result.stderr


def test_a_format_is_named_in_any_way_and_written_once(source: Path, tmp_path: Path) -> None:
    given = ["turtle", "ttl", ".nq", "ndjson", "text/turtle", "json-ld", "application/ld+json", "nt"]
    result = export(source, *(part for name in given for part in ("--to", name)), "-o", tmp_path / "out")
    assert result.exit_code == 0
    suffixes = [".jsonl", ".jsonld", ".nq", ".nt", ".ttl"]
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == suffixes


def test_a_file_where_the_folder_should_be_is_a_wrong_call(source: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    result = export(source)
    assert result.exit_code == 2
    assert result.stderr == "Error: out: this is a file, but a folder is expected; name another with --out\n"
    assert (tmp_path / "out").read_text() == "mine"


def test_a_place_that_cannot_be_written_exits_with_3_and_one_line(source: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "a.ttl").mkdir(parents=True)
    (tmp_path / "file").write_text("")
    in_the_way = export(source, "--to", "turtle")
    below_a_file = export(source, "--to", "turtle", "-o", "file/deep")
    assert (in_the_way.exit_code, below_a_file.exit_code) == (3, 3)
    assert in_the_way.stderr == "Error: out/a.ttl: cannot be written: Is a directory\n"
    assert below_a_file.stderr == "Error: file/deep/a.ttl: cannot be written: Not a directory\n"
    assert files(tmp_path) == ["a.json", "file"]


def test_where_one_file_of_a_source_cannot_be_written_none_is(source: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "a.nq").mkdir(parents=True)
    (tmp_path / "out" / "a.ttl").write_text("old")
    result = export(source, "--to", "turtle", "--to", "json", "--to", "nquads")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == "Error: out/a.nq: cannot be written: Is a directory\n"
    assert files(tmp_path) == ["a.json", "out/a.ttl"]
    assert (tmp_path / "out" / "a.ttl").read_text() == "old"


@pytest.mark.skipif(os.geteuid() == 0, reason="everything is permitted to root")
def test_lacking_permission_exits_with_3(source: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o500)
    result = export(source, "--to", "turtle")
    assert result.exit_code == 3
    assert result.stderr == "Error: out/a.ttl: cannot be written: Permission denied\n"


def test_an_older_export_is_replaced(source: Path, tmp_path: Path) -> None:
    assert export(source, "--to", "turtle").exit_code == 0
    first = (tmp_path / "out" / "a.ttl").read_bytes()
    (tmp_path / "out" / "a.ttl").write_text("older")
    assert export(source, "--to", "turtle").exit_code == 0
    assert (tmp_path / "out" / "a.ttl").read_bytes() == first


def test_the_help_names_every_format() -> None:
    text = " ".join(export("--help").stdout.split())
    assert f"A format to write: {', '.join(list(ALL)[:-1])} or {list(ALL)[-1]}." in text


@pytest.mark.parametrize(
    "wrong",
    [
        ["-o", "all.ttl"],
        ["--to", "turtle", "-o", "b.nt"],
        ["--to", "turtle", "--to", "jsonld", "-o", "all.ttl"],
    ],
)
def test_the_name_of_one_file_is_not_taken_for_a_folder(
    wrong: list[str], source: Path, tmp_path: Path
) -> None:
    result = export(source, *wrong)
    assert result.exit_code == 2
    assert "this is the name of one file; give one source and --to" in result.stderr
    assert files(tmp_path) == ["a.json"]


def test_warnings_are_counted_when_all_is_written(source: Path, tmp_path: Path) -> None:
    document = json.loads(source.read_bytes())
    document["events"][0]["label"] = "An alleged visit"
    (tmp_path / "warn.json").write_text(json.dumps(document))
    result = export(tmp_path / "warn.json", "--to", "turtle")
    assert result.exit_code == 0
    assert result.stderr == (
        f"{tmp_path / 'warn.json'}: 1 warning; to see them: visitdata check {tmp_path / 'warn.json'}\n"
    )


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_sources_of_every_format_are_read_compressed_or_not(
    source: Path, tmp_path: Path, suffix: str
) -> None:
    dossier = vd.load(source)
    for name, own in ALL.items():
        vd.dump(dossier, tmp_path / f"{name}{own}{suffix}")
    given = [f"{name}{own}{suffix}" for name, own in ALL.items()]
    assert export(*given, "--to", "nquads").exit_code == 0
    assert files(tmp_path / "out") == sorted(f"{name}.nq" for name in ALL)
    for name in ALL:
        assert vd.load(tmp_path / "out" / f"{name}.nq") == dossier


@pytest.mark.parametrize("out", ["b.ttl.gz", "new/b.ttl.ZST"])
def test_one_file_may_be_compressed(source: Path, tmp_path: Path, out: str) -> None:
    result = export(source, "--to", "turtle", "-o", out)
    assert (result.exit_code, files(tmp_path)) == (0, sorted(["a.json", out]))
    assert vd.load(tmp_path / out) == vd.load(source)
    assert table(result)[1][2] == f"{(tmp_path / out).stat().st_size:,}"


def test_a_compressed_name_is_not_taken_for_a_folder(source: Path, tmp_path: Path) -> None:
    result = export(source, "-o", "all.ttl.gz")
    assert result.exit_code == 2
    assert "this is the name of one file; give one source and --to turtle" in result.stderr
    assert files(tmp_path) == ["a.json"]


def test_a_compressed_source_has_the_stem_of_what_is_in_it(source: Path, tmp_path: Path) -> None:
    vd.dump(vd.load(source), tmp_path / "a.ttl.gz")
    result = export(source, "a.ttl.gz", "--to", "nquads")
    assert result.exit_code == 2
    assert f"Error: {source}, a.ttl.gz: all would be written to a.*" in result.stderr


@pytest.mark.parametrize(
    "name",
    [
        "..json",
        "...json",
        "....json",
        "-a.json",
        " .json",
        ".hidden.json",
        "..\\..\\a.json",
        "C:a.json",
        "a\nb\x1b[2J.json",
        "~.json",
        "$HOME.json",
        "\udcff.json",
        f"{'n' * 250}.json",
        "CON.json",
        "%2e%2e%2fa.json",
    ],
    ids=ascii,
)
@pytest.mark.skipif(sys.platform == "win32", reason="most of these are no names there")
def test_whatever_a_source_is_called_nothing_is_written_outside_the_folder(tmp_path: Path, name: str) -> None:
    a_source(tmp_path / "in" / "deep" / name)
    (tmp_path / "here").mkdir()
    result = export(f"in/deep/{name}", "--to", "turtle", "--to", "trig", "-o", "here/out")
    assert result.exit_code == 0
    stem = name.removesuffix(".json")
    assert sorted(path.name for path in (tmp_path / "here" / "out").iterdir()) == [
        f"{stem}.trig",
        f"{stem}.ttl",
    ]
    assert len(files(tmp_path)) == 3
    assert "\x1b" not in result.output


@pytest.mark.parametrize("name", [".json", ".nq.gz", ".gz", "a", ".."])
def test_a_source_whose_name_has_no_suffix_is_no_source(tmp_path: Path, name: str) -> None:
    a_source(tmp_path / "in" / name) if name != ".." else a_source(tmp_path / "in" / "a")
    before = files(tmp_path)
    assert export(tmp_path / "in" / name).exit_code == 2
    assert files(tmp_path) == before


def test_whatever_a_dossier_is_called_the_source_names_the_files(source: Path, tmp_path: Path) -> None:
    document = json.loads(source.read_bytes())
    document["id"] = "https://data.example.org/../../etc/passwd"
    document["title"] = "../../b"
    source.write_text(json.dumps(document))
    assert export(source, "--to", "trig").exit_code == 0
    assert files(tmp_path) == ["a.json", "out/a.trig"]


@pytest.mark.parametrize("to", ["../victim", "../not-there-yet", "/etc/hostname", "link", "../in/../victim"])
def test_a_link_out_of_the_folder_is_refused_before_anything_is_written(
    source: Path, tmp_path: Path, to: str
) -> None:
    (tmp_path / "victim").write_text("mine")
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "link").symlink_to("../victim")
    (tmp_path / "out" / "a.ttl").symlink_to(to)
    result = export(source, "--to", "json", "--to", "turtle")
    assert result.exit_code == 2
    assert "Error: out/a.ttl: this link leads out of the folder, to " in result.stderr
    assert not (tmp_path / "out" / "a.json").exists()
    assert not (tmp_path / "not-there-yet").exists()
    assert (tmp_path / "victim").read_text() == "mine"
    assert (tmp_path / "out" / "a.ttl").is_symlink()


def test_a_link_within_the_folder_is_written_through(source: Path, tmp_path: Path) -> None:
    (tmp_path / "real" / "deep").mkdir(parents=True)
    (tmp_path / "out").symlink_to("real")
    (tmp_path / "real" / "a.ttl").symlink_to("deep/b.ttl")
    assert export(source, "--to", "turtle", "--to", "json").exit_code == 0
    assert (tmp_path / "real" / "a.ttl").is_symlink()
    assert vd.load(tmp_path / "real" / "deep" / "b.ttl") == vd.load(source)


def test_two_files_that_are_one_by_a_link_are_refused(source: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.trig").symlink_to("a.ttl")
    result = export(source, "--to", "turtle", "--to", "trig")
    assert result.exit_code == 2
    assert result.stderr == "Error: out/a.trig: by a link, this is the same file as out/a.ttl; remove it\n"
    assert files(tmp_path) == ["a.json"]


def test_a_link_that_is_named_as_the_file_is_written_through(source: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "b.ttl").symlink_to("elsewhere/c.ttl")
    assert export(source, "--to", "turtle", "-o", "b.ttl").exit_code == 0
    assert (tmp_path / "b.ttl").is_symlink()
    assert vd.load(tmp_path / "elsewhere" / "c.ttl") == vd.load(source)


def test_links_in_a_circle_exit_with_3_and_one_line(source: Path, tmp_path: Path) -> None:
    (tmp_path / "b.ttl").symlink_to("b.ttl")
    result = export(source, "--to", "turtle", "-o", "b.ttl")
    assert result.exit_code == 3
    assert result.stderr == "Error: b.ttl: cannot be written: its symbolic links lead in a circle\n"
