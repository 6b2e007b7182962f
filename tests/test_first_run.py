"""What a newcomer runs: the README's Python, and every example."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest

import visitdata as vd

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = sorted((ROOT / "examples").glob("*.py"))


def test_the_example_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    space: dict[str, object] = {}
    (block,) = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    assert len(block.splitlines()) <= 26
    exec(block, space)  # noqa: S102 - it is our own README
    assert (tmp_path / "arcadia-visit.ttl").read_bytes() == vd.dumps(space["dossier"], "turtle")  # type: ignore[arg-type]


def test_the_turtle_of_the_readme_is_what_comes_out() -> None:
    shown = re.findall(r"```turtle\n(.*?)```", README, flags=re.DOTALL)[0]
    dossier = vd.seed("putin-north-korea-2024")
    prefixes = "".join(
        f"{line}\n"
        for line in vd.dumps(dossier, "turtle").decode().splitlines()
        if line.startswith("@prefix")
    )
    said = {str(quad) for quad in pyoxigraph.parse(prefixes + shown, format=pyoxigraph.RdfFormat.TURTLE)}
    written = {
        str(quad)
        for quad in pyoxigraph.parse(vd.dumps(dossier, "turtle"), format=pyoxigraph.RdfFormat.TURTLE)
    }
    assert said <= written


def test_the_table_of_formats_in_the_readme_is_true() -> None:
    rows = re.findall(r"^\| `(\w+)` \| `([.\w]+)`.*?\| ([\w/+-]+) \|", README, flags=re.MULTILINE)
    assert {(each.name, each.suffix, each.media_type) for each in vd.formats()} == set(rows)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_runs(path: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-W", "error", str(path), str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip()


def test_who_accuses_whom_names_the_pentagon(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(ROOT / "examples" / "who_accuses_whom.py"), run_name="__main__")
    assert (
        "Pentagon -> Russia (alleged): The Pentagon accuses Russia of having used ballistic missiles"
        in capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("name", "article", "language"), [("by_hand", "report", "en"), ("by_hand_in_german", "bericht", "de")]
)
def test_a_report_written_by_hand_is_a_dossier_without_errors_or_warnings(
    name: str, article: str, language: str
) -> None:
    text = (ROOT / "examples" / f"write_{name}.txt").read_text(encoding="utf-8")
    draft = (ROOT / "examples" / f"write_{name}.draft.yaml").read_text(encoding="utf-8")
    assert 130 <= len(text.split()) <= 300
    assert "start:" not in draft  # nobody counted anything
    result = vd.draft(draft, {article: text})
    assert {each.severity for each in result.problems} <= {"info"}, result.feedback()
    assert {each.certainty for each in result.repairs} == {"sure"}
    dossier = result.dossier
    assert dossier is not None
    assert dossier.language == language
    assert all(each.evidence for each in (*dossier.events, *dossier.statements, *dossier.allegations))
    assert {each.outcome for each in vd.anchor(dossier, {article: text})} == {"kept"}
    assert dossier.contested() == dossier.allegations


def test_the_loop_with_a_model_ends_with_a_dossier_in_the_second_round(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["", str(tmp_path)])
    path = ROOT / "examples" / "extract_with_a_model.py"
    assert len(path.read_text(encoding="utf-8").splitlines()) < 60
    runpy.run_path(str(path), run_name="__main__")
    _, first, second = capsys.readouterr().out.split("--- round ")
    assert "\nNo dossier yet: 10 errors." in first
    assert second == (
        f"2\nThe draft is a valid dossier. Nothing is wrong with it.\n{second.splitlines()[-1]}\n"
    )
    dossier = vd.load(tmp_path / "storm.jsonld")
    assert [each.gist for each in dossier.contested()] == [
        "The harbour company accuses the city of having ignored warnings about the breakwater."
    ]


def test_sparql_finds_no_alleged_transfer_among_those_that_happened(
    capsys: pytest.CaptureFixture[str],
) -> None:
    runpy.run_path(str(ROOT / "examples" / "query_with_sparql.py"), run_name="__main__")
    reported, alleged = capsys.readouterr().out.split("Transfers that somebody alleges")
    assert "munitions" not in reported.casefold()
    assert "munitions" in alleged.casefold()
