"""`visitdata check` of many dossiers: the same for any number of processes, all counted, few looked up."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import visitdata as vd
from tests.cli.test_workers import is_the_same_for_any_number, mixed
from tests.support.command_environment import ENVIRONMENT
from tests.support.numbered import BASE, numbered
from visitdata import json_text
from visitdata.cli import cli, console, reports
from visitdata.cli.console import FileProblem
from visitdata.cli.listing import Listing, listed
from visitdata.codec import MOST_PROBLEMS
from visitdata.errors import Problem, flat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from click.testing import Result

    from visitdata.errors import Severity

EVENT = vd.Meeting(id="talks", label="They talk", status="occurred")
ARTICLE = vd.Article(id="article", kind="news")


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def doubtful(count: int, **members: Any) -> Iterable[vd.Dossier]:
    """Dossiers in each of which one suggestion is to be found: there is no evidence for the event."""
    return numbered(count, articles=[ARTICLE], events=[EVENT], **members)


def check(*args: str, data: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["check", *args], input=data, catch_exceptions=False)


@pytest.mark.parametrize("report", ["text", "json", "sarif", "github"])
@pytest.mark.parametrize("name", ["in.jsonl", "in.nq"])
def test_any_number_of_processes_says_the_same(report: str, name: str) -> None:
    vd.write(doubtful(1200, notes=["y" * 300]), name)
    if name == "in.jsonl":
        with Path(name).open("ab") as file:
            file.write(mixed())
    code, said, told, _ = is_the_same_for_any_number("check", name, "--report", report)
    assert (code, told) == (name == "in.jsonl", "")
    assert said.count("talks has no evidence") == MOST_PROBLEMS
    assert "200 more infos in this file are not listed" in said


def test_what_is_not_listed_is_counted() -> None:
    vd.write(doubtful(1700), "many.jsonl")
    vd.write(doubtful(3), "few.jsonl")
    lines = check("many.jsonl", "few.jsonl").stdout.splitlines()
    assert lines[-1] == "2 files: 0 errors, 0 warnings, 1,703 infos; 1,003 are listed"
    assert "many.jsonl: info more-problems: 700 more infos in this file are not listed" in lines
    found = json.loads(check("many.jsonl", "few.jsonl", "--report", "json").stdout)
    counts = Counter(each["file"] for each in found if each["code"] == "no-evidence")
    assert counts == {"many.jsonl": MOST_PROBLEMS, "few.jsonl": 3}
    assert [each["count"] for each in found if each["code"] == "more-problems"] == [700]


def test_places_are_looked_up_for_what_is_listed_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[int] = []

    def locate(*args: Any, **options: Any) -> Any:
        looked_up.append(1)
        return locate_as_ever(*args, **options)

    locate_as_ever = json_text.locate
    monkeypatch.setattr(json_text, "locate", locate)
    vd.write(doubtful(1700), "many.jsonl")
    assert check("many.jsonl").exit_code == 0
    assert len(looked_up) == MOST_PROBLEMS


def test_errors_are_listed_after_a_thousand_hints() -> None:
    vd.write(doubtful(1500), "in.jsonl")
    with Path("in.jsonl").open("ab") as file:
        file.write(b'{"format": "visitdata/1"}\n')
    result = check("in.jsonl")
    assert result.exit_code == 1
    assert "in.jsonl:1501:1: error missing-member: " in result.stdout
    last = result.stdout.splitlines()[-1]
    assert last == "1 file: 2 errors, 0 warnings, 1,500 infos; 1,002 are listed"


def test_what_was_not_looked_at_is_no_exact_count() -> None:
    Path("in.nq").write_bytes(b"x\n" * 1500)
    last = check("in.nq").stdout.splitlines()[-1]
    assert last == "1 file: at least 1,000 errors, 0 warnings, 0 infos"


@pytest.mark.parametrize("format_", ["json", "jsonl", "jsonld", "nquads", "trig", "turtle"])
@pytest.mark.parametrize("report", ["text", "json", "sarif", "github"])
def test_the_standard_input_is_checked_as_a_file_is(format_: str, report: str) -> None:
    [one] = doubtful(1)
    data = vd.dumps(one, format_)
    Path("a").write_bytes(data)
    from_stdin = check("-", "--from", format_, "--report", report, data=data)
    from_file = check("a", "--from", format_, "--report", report)
    assert from_stdin.exit_code == from_file.exit_code == 0
    assert from_stdin.stdout.count("no-evidence") >= 1
    name = {"sarif": '"%3Cstdin%3E"', "json": '"<stdin>"'}.get(report, "<stdin>")
    given = {"sarif": '"a"', "json": '"a"'}.get(report, "a")
    expected = from_file.stdout.replace(given, name, 1) if report != "text" else None
    assert expected is None or from_stdin.stdout == expected


def test_the_standard_input_may_be_checked_beside_files() -> None:
    vd.write(doubtful(2), "a.jsonl")
    data = b"".join(vd.dumps(each, "jsonl") for each in doubtful(3))
    for workers in ("1", "3"):
        given = ["a.jsonl", "-", "--from", "jsonl", "--report", "json", "--workers", workers]
        found = json.loads(check(*given, data=data).stdout)
        places = [(each["file"], each["line"]) for each in found]
        assert places == [("a.jsonl", 1), ("a.jsonl", 2), *(("<stdin>", line) for line in (1, 2, 3))]


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (["-"], "- is the standard input: name its format with --from"),
        (["-", "-", "--from", "json"], "- is given twice: the standard input can be read once"),
        (["-", "--from", "jason"], "there is no format 'jason'"),
        (["-", "missing.json", "--from", "json"], "missing.json: there is no such file"),
    ],
)
def test_a_wrong_call_with_the_standard_input_says_what_would_be_right(args: list[str], reason: str) -> None:
    result = check(*args, data=b"")
    assert (result.exit_code, result.stdout) == (2, "")
    assert reason in result.stderr


def test_a_file_called_as_the_standard_input_is_reached_by_its_folder() -> None:
    vd.dump(next(iter(doubtful(1))), "-", "json")
    result = check("./-", "--from", "json", "--report", "json", data=b"")
    assert [each["file"] for each in json.loads(result.stdout)] == ["-"]


def test_nothing_on_the_standard_input_is_an_error() -> None:
    result = check("-", "--from", "jsonl", data=b"")
    assert result.exit_code == 1
    assert "<stdin>: error no-dossier: " in result.stdout


@pytest.mark.parametrize("format_", ["jsonl", "nquads"])
def test_what_is_found_is_told_while_the_standard_input_is_open(format_: str) -> None:
    command = [sys.executable, "-m", "visitdata", "check", "-", "--from", format_]
    with subprocess.Popen(command, env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for each in doubtful(2, notes=["y" * 2**20]):
            running.stdin.write(vd.dumps(each, format_))
        running.stdin.flush()
        first = running.stdout.readline().decode()
        assert first.startswith("<stdin>")
        assert "info no-evidence" in first
        assert running.poll() is None
        running.stdin.close()
        assert running.stdout.read().decode().endswith("1 file: 0 errors, 0 warnings, 2 infos\n")


def test_a_rule_may_find_what_is_absent_in_every_format() -> None:
    Path("absent.py").write_text(
        "import visitdata as vd\n"
        '@vd.rule("absent", "warning", on=vd.Meeting)\n'
        "def absent(meeting, context):\n"
        '    "What is not there."\n'
        '    yield ("time_text",), "no words", None\n'
        '    yield ("counts", 3, "label"), "no fourth", None\n'
    )
    [one] = doubtful(1)
    for format_ in vd.formats():
        name = f"a{format_.suffix}"
        vd.dump(one, name)
        command = [sys.executable, "-m", "visitdata", "--plugin", "absent", "check", name, "--report", "json"]
        done = subprocess.run(
            command, env={**ENVIRONMENT, "PYTHONPATH": _path()}, capture_output=True, check=True
        )
        found = [each for each in json.loads(done.stdout) if each["code"] == "absent"]
        assert [each["record"] for each in found] == ["talks"] * 2, name
        start = "" if format_.is_rdf else "events[0]."
        assert [each["path"] for each in found] == [f"{start}time_text", f"{start}counts[3].label"], name


def _path() -> str:
    return f"{ENVIRONMENT['PYTHONPATH']}:{Path.cwd()}"


def test_an_exception_in_a_rule_is_told_with_the_rule_for_any_number_of_processes() -> None:
    Path("raising.py").write_text(
        "import visitdata as vd\n"
        '@vd.rule("raising", "warning", on=vd.Meeting)\n'
        "def raising(meeting, context):\n"
        '    "It cannot."\n'
        "    raise ZeroDivisionError\n"
        "    yield\n"
    )
    vd.write(doubtful(3), "in.jsonl")
    for workers in ("1", "2"):
        command = [sys.executable, "-m", "visitdata", "--plugin", "raising", "check", "in.jsonl"]
        done = subprocess.run(
            [*command, "--workers", workers],
            env={**ENVIRONMENT, "PYTHONPATH": _path()},
            capture_output=True,
            check=False,
        )
        last = done.stderr.decode().splitlines()[-1]
        assert done.returncode
        assert last == 'The rule "raising" (raising.raising) raised this at events[0].'


PROBLEMS = st.builds(
    Problem,
    code=st.sampled_from(["one-code", "another"]),
    message=st.text(),
    severity=st.sampled_from(["error", "warning", "info"]),
    suggestion=st.none() | st.text(),
    line=st.none() | st.integers(1, 9),
)


@given(st.lists(st.lists(PROBLEMS)))
def test_a_report_that_is_printed_piece_by_piece_is_what_it_is_as_a_whole(found: list[list[Problem]]) -> None:
    pieces = [[FileProblem("a.json", each) for each in piece] for piece in found]
    whole = [flat("a.json", each) for piece in found for each in piece]
    printed = _printed(lambda: reports.REPORTS["json"](pieces, 1, Listing()))
    text = f"{json.dumps(whole, indent=2, ensure_ascii=False)}\n"
    assert printed == text.encode(errors="backslashreplace")
    log = json.loads(_printed(lambda: reports.REPORTS["sarif"](pieces, 1, Listing())))
    [run] = log["runs"]
    assert len(run["results"]) == len(whole)
    again = f"{json.dumps(log, indent=2, ensure_ascii=False)}\n".encode(errors="backslashreplace")
    assert _printed(lambda: reports.REPORTS["sarif"](pieces, 1, Listing())) == again


def _printed(report: Callable[[], None]) -> bytes:
    sent: list[bytes] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(console, "send", sent.append)
        report()
    return b"".join(sent)


COUNTS = st.integers(0, 2 * MOST_PROBLEMS)
DOCUMENTS = st.lists(
    st.tuples(st.sampled_from("ab"), st.sampled_from(["error", "info"]), COUNTS, st.integers(0, 9)),
    max_size=6,
)


@given(DOCUMENTS)
def test_all_are_listed_or_counted(documents: list[tuple[str, Severity, int, int]]) -> None:
    found: list[FileProblem] = []
    for file, severity, count, more in documents:
        one = Problem(code="x", message="y", severity=severity)
        rest = Problem(code="more-problems", message="z", severity=severity, count=more)
        found += [FileProblem(file, one)] * count + [FileProblem(file, rest)] * bool(more)
    listing = Listing()
    kept = [*listed(found, listing)]
    for severity in ("error", "info"):
        own = [each for each in documents if each[1] == severity]
        assert listing.totals[severity] == sum(count + more for *_, count, more in own)
        told = [each.problem for each in kept if each.problem.severity == severity]
        assert sum(each.count or 1 for each in told) == listing.totals[severity]
        for file in "ab":
            count = sum(count for each, _, count, _ in own if each == file)
            plain = [each for each in kept if each.file == file and each.problem.code == "x"]
            shown = [each for each in plain if each.problem.severity == severity]
            assert min(count, MOST_PROBLEMS) >= len(shown) >= min(count, MOST_PROBLEMS) - 9 * len(own)


def test_a_file_of_one_dossier_is_checked_by_one_process_whatever_is_asked() -> None:
    [one] = doubtful(1)
    vd.dump(one, "a.ttl")
    said = is_the_same_for_any_number("check", "a.ttl")[1]
    assert f"<{BASE}0#talks>" in said
