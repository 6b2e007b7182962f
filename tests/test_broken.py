"""Files with problems as people and programs write: each found at its place, most with a suggestion."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import visitdata as vd
from visitdata.cli import cli
from visitdata.codes import ERRORS
from visitdata.errors import DecodeError, Problem

FOLDER = Path(__file__).parent / "broken"
TABLE = "expected.toml"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / TABLE).read_text(encoding="utf-8"))

# What no small document shows: a thousand problems and one more, a document of many megabytes, and a class
# that was called in Python.
OF_DRAFTS = {
    *("not-yaml", "yaml-tag", "several-drafts", "repeated-member", "ambiguous-reference", "no-text", "voice"),
    "wrong-id",
}
NOT_IN_A_FILE = {"more-problems", "too-large", "abstract-record", "duplicate-dossier", *OF_DRAFTS}
RDF = {".nt", ".nq", ".ttl", ".trig", ".rdf", ".jsonld"}

TEN_MISTAKES = """\
ten-mistakes.json:5:15: error bad-language: 'EN' is not in the case of RFC 5646, section 2.1.1
    at language: write "en"
ten-mistakes.json:6:63: error bad-date: '4.5.2031' is not a time in EDTF, and may be 2031-04-05 or 2031-05-04
    at articles[0].published (article)
ten-mistakes.json:9:75: error bad-country: 'Arcadia' is not a country code of ISO 3166-1 alpha-2
    at actors[1].country_code (arcadia)
ten-mistakes.json:13:53: error unknown-member: a Place has no member 'type'
    at places[0].type (strelsau): call it "kind"
ten-mistakes.json:15:82: error unknown-value: expected one of planned, ongoing, \
occurred, cancelled, not 'upcoming'
    at events[0].status (visit)
ten-mistakes.json:16:51: error wrong-type: expected a list, not text
    at events[0].visitors (visit): write ["lind"]
ten-mistakes.json:16:69: error bad-id: 'Ruritania' is not an id: 1 to 128 of a-z, 0-9, '.', \
'_' and '-', beginning with a letter or digit
    at events[0].hosts[0] (visit): write "ruritania"
ten-mistakes.json:16:94: error bad-id: 'Strelsau' is not an id: 1 to 128 of a-z, 0-9, '.', '_' \
and '-', beginning with a letter or digit
    at events[0].places[0] (visit): write "strelsau"
ten-mistakes.json:17:63: error bad-offsets: the stretch 188 to 120 is empty: end comes after start
    at events[0].evidence[0].end (visit): check where the words begin, and which code point is \
the first after them
ten-mistakes.json:22:27: error unknown-type: 'Transfer' is not a type of record that is allowed here
    at allegations[0].alleges[0].type (arms-sale): write "PositedTransfer"
1 file: 10 errors, 0 warnings, 0 infos
"""


def problem(problem: Problem) -> str:
    """A problem as the table has it."""
    place = problem.subject or "-" if problem.line is None else f"{problem.line}:{problem.column}"
    return f"{place} {problem.code}" + (f": {problem.suggestion}" if problem.suggestion else "")


def cut(found: list[str], expected: list[str]) -> list[str]:
    """What was found, each as far as it is compared."""
    ends = [each.endswith("…") for each in expected] + [False] * len(found)
    sizes = [len(each) - 1 for each in expected] + [0] * len(found)
    return [f"{each[:size]}…" if end else each for each, end, size in zip(found, ends, sizes, strict=False)]


def check(*args: str) -> str:
    return CliRunner(env={"FORCE_COLOR": None}).invoke(cli, ["check", *args], catch_exceptions=False).stdout


def test_the_table_tells_of_every_file_and_of_no_other() -> None:
    assert sorted(EXPECTED) == sorted(path.name for path in FOLDER.iterdir() if path.name != TABLE)
    assert len(EXPECTED) >= 280
    assert len([name for name in EXPECTED if Path(name).suffix in RDF]) >= 90
    assert all(entry.keys() - {"checked"} == {"what", "problems"} for entry in EXPECTED.values())
    assert all(entry["problems"] for entry in EXPECTED.values())


def test_only_files_of_several_dossiers_are_checked_otherwise_than_loaded() -> None:
    """To load is to want one dossier, of a text that is held; to check is to look at each, in a stream."""
    for name, entry in EXPECTED.items():
        if "checked" in entry:
            loaded, checked = (
                [row.split(maxsplit=1)[1] for row in entry[key]] for key in ("problems", "checked")
            )
            several = loaded == ["several-dossiers: vd.read gives each of them"]
            assert Path(name).suffix in {".jsonl", ".nq"}
            assert several != (loaded == checked), name


@pytest.mark.parametrize("name", EXPECTED)
def test_every_problem_of_a_file_is_found_at_its_place_with_its_suggestion(name: str) -> None:
    with pytest.raises(DecodeError) as caught:
        vd.load(FOLDER / name)
    found = [problem(each) for each in caught.value.problems]
    expected: list[str] = EXPECTED[name]["problems"]
    assert cut(found, expected) == expected


def test_the_command_line_finds_the_same_in_all_files_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(FOLDER)
    found: dict[str, list[str]] = {name: [] for name in EXPECTED}
    for each in json.loads(check(*EXPECTED, "--report", "json")):
        found[each.pop("file")].append(problem(Problem(**each)))
    for name, entry in EXPECTED.items():
        expected = entry.get("checked", entry["problems"])
        assert cut(found[name], expected) == expected, name


def test_every_code_of_an_error_is_found_in_some_file() -> None:
    rows = [row for entry in EXPECTED.values() for row in (*entry["problems"], *entry.get("checked", ()))]
    found = {row.split()[1].rstrip(":") for row in rows}
    assert found == set(ERRORS) - NOT_IN_A_FILE


def test_ten_mistakes_are_told_so_that_a_person_can_correct_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    assert check("ten-mistakes.json") == TEN_MISTAKES
