"""`visitdata check`: all that is wrong with files, each thing with its place."""

from __future__ import annotations

import copy
import gzip
import json
import re
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs
import pytest
from click.testing import CliRunner

import visitdata as vd
from visitdata.cli import cli
from visitdata.cli.console import CallError, FileProblem
from visitdata.cli.listing import Listing, listed
from visitdata.cli.sources import sources, stdin
from visitdata.resources import seed_names, seed_path
from visitdata.syntaxes import format_named

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from visitdata.errors import Severity

Mistake: TypeAlias = tuple[tuple[str | int, ...], Any, str]

DOSSIER: dict[str, Any] = {
    "format": "visitdata/1",
    "id": "https://data.example.org/dossiers/arcadia-visit",
    "title": "A minister of Arcadia visits Ruritania",
    "language": "en",
    "articles": [{"id": "article", "kind": "news", "published": "2031-05-04"}],
    "actors": [
        {"type": "Person", "id": "lind", "name": "Ana Lind"},
        {"type": "State", "id": "ruritania", "name": "Ruritania", "country_code": "XA"},
    ],
    "places": [{"id": "strelsau", "name": "Strelsau", "same_as": ["https://example.org/strelsau"]}],
    "events": [
        {
            "type": "Visit",
            "id": "visit",
            "label": "Lind visits Ruritania",
            "status": "planned",
            "visitors": ["lind"],
            "hosts": ["ruritania"],
            "places": ["strelsau"],
            "evidence": [{"article": "article", "start": 0, "end": 40, "digest": "9f2c5d1e0a7b4c3d"}],
        }
    ],
}

# Where the problem is put, what is put there (nothing: the member is removed), and the expected code.
PROBLEMS: list[Mistake] = [
    (("format",), "visitdata/0", "wrong-format"),
    (("language",), "EN", "bad-language"),
    (("articles", 0, "kind"), None, "missing-member"),
    (("articles", 0, "published"), "2031-5-4", "bad-date"),
    (("actors", 0, "id"), "Ana Lind", "bad-id"),
    (("actors", 1, "country_code"), "xa", "bad-country"),
    (("places", 0, "same_as"), ["no iri"], "bad-iri"),
    (("places", 0, "id"), "ruritania", "duplicate-id"),
    (("events", 0, "lable"), "Lind visits", "unknown-member"),
    (("events", 0, "label"), 3, "wrong-type"),
    (("events", 0, "hosts"), ["nobody"], "unknown-reference"),
]

TEXTS = [
    (b"", "not-json"),
    (b"\n\n", "not-json"),
    (b"\xff\xfe{\x00}\x00", "not-utf8"),
    (b"{'format': 1}", "not-json"),
    (b'{"format": "visitdata/1"', "not-json"),
    (b"[]", "wrong-type"),
    (b"3", "wrong-type"),
    (b"[" * 100_000, "too-deep"),
    (b'{"format": "visitdata/1", "format": "visitdata/1"}', "duplicate-key"),
]


def with_problems(*problems: Mistake) -> str:
    document: Any = copy.deepcopy(DOSSIER)
    for (*way, last), value, _ in problems:
        target = document
        for step in way:
            target = target[step]
        if value is None:
            del target[last]
        else:
            target[last] = value
    return json.dumps(document, indent=2)


def check(*args: str | Path) -> Result:
    return CliRunner(env={"FORCE_COLOR": None}).invoke(
        cli, ["check", *map(str, args)], catch_exceptions=False
    )


def written(folder: Path, name: str, text: str | bytes | None = None) -> Path:
    path = folder / name
    data = with_problems() if text is None else text
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_a_sound_file_has_no_problems_and_exits_with_0(tmp_path: Path) -> None:
    result = check(written(tmp_path, "a.json"))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "1 file: 0 errors, 0 warnings, 0 infos\n"


@pytest.mark.parametrize("name", seed_names())
def test_the_dossiers_that_ship_have_no_warning(name: str) -> None:
    assert check(seed_path(name), "--strict").exit_code == 0


@pytest.mark.parametrize("mistake", PROBLEMS, ids=lambda mistake: str(mistake[2]))
def test_a_problem_is_named_with_its_place_and_exits_with_1(tmp_path: Path, mistake: Mistake) -> None:
    path = written(tmp_path, "a.json", with_problems(mistake))
    result = check(path)
    assert result.exit_code == 1
    lines = [line for line in result.stdout.splitlines() if f"error {mistake[2]}: " in line]
    assert lines
    file, line, column, _ = lines[0].removeprefix(str(tmp_path)).split(":", 3)
    assert file == "/a.json"
    assert int(line) > 1
    assert int(column) > 1


def test_a_type_that_does_not_exist_is_named_with_the_likely_one(tmp_path: Path) -> None:
    path = written(tmp_path, "a.json", with_problems((("events", 0, "type"), "Vizit", "unknown-type")))
    result = check(path)
    line = 1 + path.read_text().splitlines().index('      "type": "Vizit",')
    assert result.exit_code == 1
    assert (
        f"{path}:{line}:15: error unknown-type: 'Vizit' is not a type of record that is allowed here\n"
        in result.stdout
    )
    assert '    at events[0].type (visit): write "Visit"\n' in result.stdout


def test_all_problems_of_all_files_are_printed_in_one_run(tmp_path: Path) -> None:
    first = written(tmp_path, "a.json", with_problems(*PROBLEMS))
    second = written(tmp_path, "b.jsonl", "{")
    third = written(tmp_path, "c.json")
    result = check(first, second, third)
    assert result.exit_code == 1
    for _, _, code in PROBLEMS:
        assert f"error {code}: " in result.stdout, code
    assert f"{second}:1:2: error not-json: " in result.stdout
    assert result.stdout.splitlines()[-1].startswith("3 files: ")


@pytest.mark.parametrize(("data", "code"), TEXTS, ids=range(len(TEXTS)))
def test_what_is_no_document_exits_with_1(tmp_path: Path, data: bytes, code: str) -> None:
    path = written(tmp_path, "a.json", data)
    result = check(path)
    assert result.exit_code == 1
    assert f"error {code}: " in result.stdout
    assert result.stdout.startswith(f"{path}:")


def test_files_that_cannot_be_read_are_all_named_and_nothing_else_is_done(tmp_path: Path) -> None:
    good = written(tmp_path, "a.json", b"")
    missing, folder = tmp_path / "b.json", tmp_path / "c.json"
    other, long = written(tmp_path, "e.txt", b""), tmp_path / f"{'n' * 300}.json"
    folder.mkdir()
    result = check(good, missing, folder, other, long)
    assert (result.exit_code, result.stdout) == (2, "")
    reasons = result.stderr.splitlines()
    assert reasons[0] == f"Error: {missing}: there is no such file"
    assert reasons[1] == f"Error: {folder}: this is a folder; name the files in it"
    assert reasons[2].startswith(f"Error: {other}: the suffix '.txt' of e.txt stands for no format")
    assert reasons[3] == f"Error: {long}: cannot be read: File name too long"
    assert len(reasons) == 4


def test_a_format_that_is_only_written_is_refused_by_name(tmp_path: Path) -> None:
    path = written(tmp_path, "a.json")
    only_written = attrs.evolve(format_named("json"), name="page", find=None)
    with pytest.raises(CallError) as caught:
        sources([path], only_written)
    (reason,) = caught.value.reasons
    assert reason.startswith(f"{path}: page can be written but not read; this command reads .json, .jsonl, ")
    with pytest.raises(CallError, match="page can be written but not read"):
        stdin(only_written)


def test_a_file_is_wanted() -> None:
    result = check()
    assert result.exit_code == 2
    assert "Missing argument 'FILE...'" in result.stderr


def test_warnings_exit_with_0_and_with_strict_with_1(tmp_path: Path) -> None:
    path = written(tmp_path, "a.json", with_problems((("events", 0, "status"), "occurred", "")))
    late = json.loads(path.read_text())
    late["events"][0]["time"] = "2031-06-01"
    path.write_text(json.dumps(late, indent=2))
    result = check(path)
    assert (result.exit_code, check(path, "--strict").exit_code) == (0, 1)
    assert "warning after-its-article: " in result.stdout
    assert result.stdout.endswith("1 file: 0 errors, 1 warning, 0 infos\n")


def test_a_warning_names_its_place_in_the_file_whatever_the_order_there(tmp_path: Path) -> None:
    document = copy.deepcopy(DOSSIER)
    document["actors"].reverse()
    document["actors"].append({"type": "Person", "id": "also-lind", "name": "ANA LIND"})
    path = written(tmp_path, "a.json", json.dumps(document, indent=1))
    report: list[dict[str, Any]] = json.loads(check(path, "--report", "json").stdout)
    assert len(report) == 1
    assert (report[0]["code"], report[0]["path"]) == ("same-name", "actors[1].name")
    line, column = int(report[0]["line"]), int(report[0]["column"])
    assert path.read_text().splitlines()[line - 1][column - 1 :].startswith('"Ana Lind"')


def test_the_json_report_is_one_document_with_every_problem_and_its_file(tmp_path: Path) -> None:
    first = written(tmp_path, "a.json", with_problems(PROBLEMS[1], PROBLEMS[9]))
    second = written(tmp_path, "b.json", b"\xff")
    result = check(first, second, "--report", "json")
    report = json.loads(result.stdout)
    assert (result.exit_code, result.stderr) == (1, "")
    assert [(each["file"], each["code"]) for each in report] == [
        (str(first), "bad-language"),
        (str(first), "wrong-type"),
        (str(second), "not-utf8"),
    ]
    assert report[0]["suggestion"] == 'write "en"'
    assert (report[0]["severity"], report[0]["path"], report[0]["line"]) == ("error", "language", 5)


def test_the_json_report_of_sound_files_is_an_empty_list(tmp_path: Path) -> None:
    assert json.loads(check(written(tmp_path, "a.json"), "--report", "json").stdout) == []


@pytest.mark.parametrize("report", ["xml", "TEXT", ""])
def test_no_report_is_offered_that_does_not_exist(tmp_path: Path, report: str) -> None:
    assert check(written(tmp_path, "a.json"), "--report", report).exit_code == 2


def test_no_document_and_no_file_name_steers_the_terminal(tmp_path: Path) -> None:
    evil = with_problems((("\x1b[31m\u202eevil",), 1, "unknown-member"))
    path = written(tmp_path, "\x1b[2J.json", evil)
    result = check(path)
    assert result.exit_code == 1
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout
    assert "\\x1b[2J.json:" in result.stdout
    assert "at \\x1b[31m\\u202eevil" in result.stdout


def test_a_long_name_in_a_path_is_cut(tmp_path: Path) -> None:
    path = written(tmp_path, "a.json", with_problems((("n" * 10**6,), 1, "unknown-member")))
    assert check(path).stdout.splitlines()[1] == f"    at {'n' * 300}…"


def test_long_lines_are_not_wrapped_when_piped(tmp_path: Path) -> None:
    path = written(tmp_path, f"{'long-name-' * 20}.json", with_problems(PROBLEMS[3]))
    result = check(path)
    assert result.stdout.startswith(f"{path}:10:20: error bad-date: '2031-5-4' is not a time in EDTF\n")


# Every format, and several dossiers in a file.

BASE = str(DOSSIER["id"])
FORMATS = {format_.name: format_.suffix for format_ in vd.formats()}
RDF = {name: suffix for name, suffix in FORMATS.items() if name not in {"json", "jsonl"}}


def numbered(count: int, **members: Any) -> list[vd.Dossier]:
    given = vd.loads(with_problems(), "json")
    return [attrs.evolve(given, id=f"{BASE}-{number}", **members) for number in range(count)]


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_files_of_every_format_are_read_compressed_or_not(tmp_path: Path, suffix: str) -> None:
    paths = [tmp_path / f"a{each}{suffix}" for each in FORMATS.values()]
    for path in paths:
        vd.dump(numbered(1)[0], path)
    result = check(*paths)
    assert (result.exit_code, result.stdout) == (0, "8 files: 0 errors, 0 warnings, 0 infos\n")


def test_in_json_lines_each_line_is_checked_and_every_problem_has_its_line(tmp_path: Path) -> None:
    sound = json.dumps(json.loads(with_problems()))
    late = json.loads(with_problems((("events", 0, "status"), "occurred", "")))
    late["events"][0]["time"] = "2031-06-01"
    lines = [
        sound,
        json.dumps(json.loads(with_problems(PROBLEMS[1], PROBLEMS[9]))),
        "",
        "{",
        json.dumps(late),
        json.dumps(json.loads(with_problems(PROBLEMS[4]))),
        sound,
    ]
    path = written(tmp_path, "a.jsonl", "\n".join(lines))
    result = check(path)
    assert result.exit_code == 1
    found = re.findall(r":([0-9]+):([0-9]+): (error|warning) ([a-z-]+): ", result.stdout)
    assert [(line, code) for line, _, _, code in found] == [
        ("2", "bad-language"),
        ("2", "wrong-type"),
        ("4", "not-json"),
        ("5", "after-its-article"),
        ("6", "bad-id"),
        ("6", "unknown-reference"),
    ]
    column = int(found[3][1])
    assert lines[4][column - 1 :].startswith('"2031-06-01"')
    assert result.stdout.endswith("1 file: 5 errors, 1 warning, 0 infos\n")


@pytest.mark.parametrize("name", ["nquads", "trig"])
def test_of_several_dossiers_in_rdf_each_is_checked(tmp_path: Path, name: str) -> None:
    first, second, third = (vd.dumps(dossier, name) for dossier in numbered(3))
    mistake = (b'"planned"', b'"planed"')
    path = written(tmp_path, f"a{FORMATS[name]}", first.replace(*mistake) + second + third.replace(*mistake))
    result = check(path)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    after = 0
    for number in (0, 2):
        place, after = _place_of(b'"planed"', path.read_bytes(), name, after)
        at = lines.index(f'    <{BASE}-{number}#visit> vd:status "planed"')
        assert lines[at - 1].startswith(f"{path}{place}: error unknown-value: expected one of planned")
        assert lines[at + 1] == '    write "planned"'
    assert not any(f"<{BASE}-1" in line for line in lines)


@pytest.mark.parametrize("name", RDF)
def test_a_problem_in_rdf_stands_above_its_statement_and_that_above_the_suggestion(
    tmp_path: Path, name: str
) -> None:
    data = vd.dumps(numbered(1)[0], name).replace(b"planned", b"planed")
    path = written(tmp_path, f"a{RDF[name]}", data)
    at = check(path).stdout.splitlines()
    place, _ = _place_of(b'"planed"', data, name)
    assert at[0].startswith(f"{path}{place}: error unknown-value: expected one of planned, ongoing, ")
    assert at[1:3] == [f'    <{BASE}-0#visit> vd:status "planed"', '    write "planned"']


def _place_of(words: bytes, data: bytes, name: str, after: int = 0) -> tuple[str, int]:
    """Line and column, which a format with a statement a line tells, and where to look for the next."""
    if name not in {"ntriples", "nquads"}:
        return "", after
    at = data.index(words, after)
    line, column = data.count(b"\n", 0, at) + 1, at - data.rfind(b"\n", 0, at)
    return f":{line}:{column}", at + 1


def test_a_warning_in_rdf_names_the_node_of_its_record(tmp_path: Path) -> None:
    lind, twin = (
        vd.Person(id="lind", name="Ana Lind"),
        vd.Person(id="https://example.org/lind", name="ANA LIND"),
    )
    sale = vd.PositedTransfer(id="sale", label="A \u202e sale", status="occurred")
    arms = vd.Allegation(id="arms", claimants=[lind], gist="Ana Lind says so.", alleges=[sale])
    vd.dump(vd.Dossier(id=BASE, title="A sale", actors=[lind, twin], allegations=[arms]), tmp_path / "a.ttl")
    report = json.loads(check(tmp_path / "a.ttl", "--report", "json").stdout)
    assert {(each["code"], each["subject"]) for each in report} >= {
        ("same-name", "<https://example.org/lind>"),
        ("bidi-control", f"<{BASE}#posited:sale>"),
    }
    assert f"    <{BASE}#posited:sale>\n" in check(tmp_path / "a.ttl").stdout


def test_a_long_text_in_a_statement_is_cut(tmp_path: Path) -> None:
    dossier = attrs.evolve(numbered(1)[0], notes=["so " * 1000])
    path = written(tmp_path, "a.nt", vd.dumps(dossier, "ntriples").replace(b"ns#note>", b"ns#noted>"))
    _, statement, *_ = check(path).stdout.splitlines()
    assert statement.startswith(f'    <{BASE}-0> vd:noted "so so so ')
    assert statement.endswith("…")
    assert len(statement) < 400


def test_a_problem_of_the_syntax_in_rdf_has_its_line_and_column(tmp_path: Path) -> None:
    path = written(tmp_path, "a.ttl", vd.dumps(numbered(1)[0], "turtle") + b"\n<a\n")
    line = path.read_bytes().count(b"\n")
    assert check(path).stdout.startswith(f"{path}:{line}:")


def test_broken_archives_are_problems_of_their_files_and_the_others_are_checked(tmp_path: Path) -> None:
    data = gzip.compress(with_problems().encode())
    paths = [
        written(tmp_path, "cut.json.gz", data[:-9]),
        written(tmp_path, "plain.json", data),
        written(tmp_path, "bad.json", with_problems(PROBLEMS[1])),
    ]
    result = check(*paths)
    assert result.exit_code == 1
    assert f"{paths[0]}: error bad-archive: the gzip data is cut short" in result.stdout
    assert f"{paths[1]}: error compressed: the document is compressed with gzip" in result.stdout
    assert f"{paths[2]}:5:15: error bad-language: " in result.stdout


def test_a_file_without_a_dossier_is_an_error(tmp_path: Path) -> None:
    for suffix in (".jsonl", ".nq", ".trig", ".ttl"):
        result = check(written(tmp_path, f"a{suffix}", b"\n"))
        assert result.exit_code == 1
        assert " error no-dossier: " in result.stdout, suffix


def test_of_each_severity_1000_are_listed_a_file_and_the_rest_are_counted() -> None:
    def found(file: str, severity: Severity, count: int) -> list[FileProblem]:
        return [FileProblem(file, vd.Problem(code="x", message="y", severity=severity))] * count

    given = [
        *found("a", "info", 1001),
        *found("a", "error", 3),
        *found("b", "info", 1000),
        *found("b", "error", 1300),
    ]
    listing = Listing()
    kept = [*listed(iter(given), listing)]
    assert [each for each in kept if each.problem.code == "x"] == [
        *found("a", "info", 1000),
        *found("a", "error", 3),
        *found("b", "info", 1000),
        *found("b", "error", 1000),
    ]
    rest = [
        (each.file, each.problem.severity, each.problem.message)
        for each in kept
        if each.problem.code == "more-problems"
    ]
    assert rest == [
        ("a", "info", "1 more info in this file is not listed"),
        ("b", "error", "300 more errors in this file are not listed"),
    ]
    assert listing.tally() == "1,303 errors, 0 warnings, 2,001 infos; 3,003 are listed"
