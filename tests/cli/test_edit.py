"""`visitdata edit`: a dossier becomes a draft, from which `visitdata draft` makes the same dossier."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from click.testing import CliRunner

import visitdata as vd
from tests.support.command_environment import ENVIRONMENT
from visitdata.cli import cli
from visitdata.drafts.yaml_text import load
from visitdata.resources import seed_path
from visitdata.values.evidence import text_sha256

if TYPE_CHECKING:
    from click.testing import Result

ARTICLE = Path(__file__).parents[3] / "shared" / "article" / "article.txt"
TEXT = "Ana Lind visits Ruritania.\r\nAna Lind opens a café in Strelsau.\r\n"
SEED = "putin-north-korea-2024"


def dossier() -> vd.Dossier:
    article = vd.Article(id="article", kind="news", sha256=text_sha256(TEXT), length=len(TEXT))
    person = vd.Person(
        id="ana-lind", name="Ana Lind", evidence=[vd.Evidence.of(article, TEXT, "Ana Lind", nth=2)]
    )
    event = vd.Visit(
        id="visit",
        label="Lind visits Ruritania",
        status="occurred",
        time="2031-05-11",
        visitors=[person],
        evidence=[vd.Evidence.of(article, TEXT, "visits Ruritania")],
    )
    return vd.Dossier(
        id="https://data.example.org/dossiers/cafe",
        title="A visit",
        articles=[article],
        actors=[person],
        events=[event],
    )


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the commands run in, with a dossier, its text, and an edited one."""
    monkeypatch.chdir(tmp_path)
    vd.dump(dossier(), "a.json", indent=2)
    Path("text.txt").write_bytes(TEXT.encode())
    Path("moved.txt").write_bytes(f"Monday.\r\n{TEXT}".encode())
    return tmp_path


def run(command: str, *args: str, data: bytes | None = None) -> Result:
    return CliRunner(env={"FORCE_COLOR": None}).invoke(
        cli, [command, *args], input=data, catch_exceptions=False
    )


def edit(*args: str, data: bytes | None = None) -> Result:
    return run("edit", *args, data=data)


def test_in_yaml_the_words_stand_and_above_them_how_to_make_the_dossier_again() -> None:
    result = edit("a.json", "--text", "article=text.txt", "-o", "a.draft.yaml")
    assert (result.exit_code, result.stderr) == (0, "")
    text = Path("a.draft.yaml").read_text(encoding="utf-8")
    assert result.stdout == f"wrote a.draft.yaml: 1 draft, {len(text.encode())} bytes\n"
    above = (
        "# A draft of a.json. To make the dossier of it again:\n"
        "#   visitdata draft a.draft.yaml --text article=text.txt -o a.json\n"
    )
    assert text.startswith(above)
    assert "- type: Visit\n  id: visit\n  label: Lind visits Ruritania\n" in text
    assert "{words: Ana Lind, nth: 2}" in text
    assert "  evidence: visits Ruritania\n" in text


@pytest.mark.parametrize("name", ["b.draft.yaml", "b.draft.json", "b.draft.yaml.gz"])
def test_draft_and_edit_and_draft_again_give_the_same_bytes(name: str) -> None:
    args = ("--text", "article=text.txt")
    for source in ("a.json", "b.json"):
        assert edit(source, *args, "-o", name).exit_code == 0
        first = Path(name).read_bytes() if source == "b.json" else b""
        assert run("draft", name, *args, "-o", "b.json", "--strict").exit_code == 0
        assert vd.load("b.json") == dossier()
    assert edit("b.json", *args, "-o", name).exit_code == 0
    assert Path(name).read_bytes() == first
    assert run("draft", name, *args, "-o", "c.json").exit_code == 0
    assert Path("c.json").read_bytes() == Path("b.json").read_bytes() == Path("a.json").read_bytes()


def test_a_dossier_of_any_format_or_from_the_standard_input_gives_the_same_draft() -> None:
    texts = {"article": TEXT}
    for format_ in vd.formats():
        vd.dump(dossier(), f"b{format_.suffix}")
        result = edit(f"b{format_.suffix}", "--text", "article=text.txt")
        assert result.exit_code == 0
        assert load(result.stdout).data == _as_text(vd.edit(dossier(), texts)), format_.name
    given = edit("-", "--from", "ttl", "--text", "article=text.txt", data=vd.dumps(dossier(), "turtle"))
    assert "#   visitdata draft dossier.draft.yaml --text article=text.txt -o dossier.json\n" in given.stdout
    assert load(given.stdout).data == _as_text(vd.edit(dossier(), texts))


def _as_text(value: Any) -> Any:
    """Plain data as YAML holds it: numbers are their text."""
    return json.loads(json.dumps(value), parse_int=str, parse_float=str)


def test_the_command_above_a_draft_runs_as_it_stands() -> None:
    vd.dump(dossier(), "-a b#'.json")
    Path("the text.txt").write_bytes(TEXT.encode())
    assert edit("--text", "article=the text.txt", "-o", "-c d.draft.yaml", "--", "-a b#'.json").exit_code == 0
    above = Path("-c d.draft.yaml").read_text(encoding="utf-8").splitlines()
    command = shlex.split(above[1].removeprefix("#   "))
    assert command[:2] == ["visitdata", "draft"]
    Path("-a b#'.json").unlink()
    done = subprocess.run([sys.executable, "-m", *command], capture_output=True, check=False, env=ENVIRONMENT)
    assert (done.returncode, done.stderr) == (0, b"")
    assert vd.load("./-a b#'.json") == dossier()


def test_no_file_name_ends_the_comment() -> None:
    name = "a\ntitle: other.json"
    vd.dump(dossier(), name)
    text = edit(name).stdout
    assert text.startswith("# A draft of a\\ntitle: other.json. To make")
    assert load(text).data["title"] == "A visit"


def test_evidence_that_stands_elsewhere_is_told_and_stays_as_it_was() -> None:
    result = edit("a.json", "--text", "article=moved.txt", "-o", "a.draft.yaml")
    assert result.exit_code == 0
    assert "a.json:" in result.stderr
    assert "warning evidence-moved: the stretch " in result.stderr
    assert "start: 9" in Path("a.draft.yaml").read_text(encoding="utf-8")


def test_without_a_text_evidence_stays_as_it_is_and_makes_the_same_dossier() -> None:
    Path("a.draft.yaml").write_text(edit("a.json").stdout, encoding="utf-8")
    assert run("draft", "a.draft.yaml", "-o", "b.json").exit_code == 0
    assert vd.load("b.json") == dossier()


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["none.json"], "none.json: there is no such file"),
        (["a.json", "-o", "b.yaml"], "b.yaml: a draft is called NAME.draft.yaml or NAME.draft.json"),
        (["a.json", "-o", "a.json"], "a.json: a draft is called NAME.draft.yaml or NAME.draft.json"),
        (["a.json", "-o", "no/a.draft.yaml"], "no/a.draft.yaml: there is no folder no"),
        (["-"], "- is the standard input: name its format with --from"),
        (["text.txt"], "the suffix '.txt' of text.txt stands for no format"),
        (["a.json", "--text", "other=text.txt"], "--text: a.json: the dossier has no article 'other'"),
        (["a.json", "--text", "article=a.txt"], "--text article=a.txt: there is no such file"),
        ([], "Missing argument 'DOSSIER'"),
    ],
)
def test_a_wrong_call_exits_with_2_and_does_nothing(args: list[str], message: str) -> None:
    before = {path.name for path in Path().iterdir()}
    result = edit(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert {path.name for path in Path().iterdir()} == before


def test_a_draft_is_not_written_over_its_text() -> None:
    Path("t.draft.yaml").write_bytes(TEXT.encode())
    result = edit("a.json", "--text", "article=t.draft.yaml", "-o", "t.draft.yaml")
    assert (result.exit_code, Path("t.draft.yaml").read_bytes()) == (2, TEXT.encode())
    assert "t.draft.yaml: this source would be overwritten" in result.stderr


@pytest.mark.parametrize("command", ["check", "edit", "export"])
@pytest.mark.parametrize("name", ["a.draft.yaml", "a.draft.json", "a.draft.json.gz"])
def test_a_draft_is_no_dossier_and_the_message_says_what_makes_one(command: str, name: str) -> None:
    assert edit("a.json", "--text", "article=text.txt", "-o", name).exit_code == 0
    result = run(command, name)
    assert (result.exit_code, result.stdout) == (2, "")
    suggestion = "this is the name of a draft: make a dossier of it with visitdata draft"
    assert result.stderr == f"Error: {name}: {suggestion}\n"


def test_a_dossier_with_errors_or_several_of_them_become_no_draft() -> None:
    Path("bad.json").write_text('{"format": "visitdata/0"}', encoding="utf-8")
    vd.write([dossier(), attrs.evolve(dossier(), id="https://data.example.org/b")], "two.jsonl")
    for name, code in {"bad.json": "wrong-format", "two.jsonl": "several-dossiers"}.items():
        result = edit(name, "-o", "b.draft.yaml")
        assert (result.exit_code, result.stdout, Path("b.draft.yaml").exists()) == (1, "", False)
        assert f"error {code}: " in result.stderr
        assert "Error: nothing was written: " in result.stderr


@pytest.mark.skipif(not ARTICLE.is_file(), reason="the article is not in the repository")
def test_the_draft_of_the_seed_is_half_as_long_as_its_json_and_makes_it_again() -> None:
    args = ("--text", f"article={ARTICLE}")
    whole = vd.dumps(vd.seed(SEED), "json", indent=2)
    assert edit(str(seed_path(SEED)), *args, "-o", "seed.draft.yaml").exit_code == 0
    written = Path("seed.draft.yaml").read_bytes()
    assert len(written) <= len(whole) / 2
    result = run("draft", "seed.draft.yaml", *args, "-o", "seed.json", "--strict")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "0 repairs")
    assert Path("seed.json").read_bytes() == whole
