"""`visitdata check --text`: evidence against the texts of the articles, from the command line."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest
from click.testing import CliRunner

import visitdata as vd
from visitdata.cli import cli
from visitdata.resources import seed_names, seed_path
from visitdata.values.evidence import text_sha256

if TYPE_CHECKING:
    from click.testing import Result

ARTICLE = Path(__file__).parents[3] / "shared" / "article" / "article.txt"
IRI = "https://example.org/?article=1"
TEXT = "Ana Lind visits Ruritania.\r\nShe opens a caf\u00e9 in Strelsau.\r\n"


def dossier(id_: str = "article", text: str = TEXT) -> vd.Dossier:
    article = vd.Article(id=id_, kind="news", sha256=text_sha256(text), length=len(text))
    evidence = [
        vd.Evidence.of(article, text, "Ana Lind visits Ruritania"),
        vd.Evidence.of(article, text, "She opens a caf\u00e9", shown=True),
    ]
    event = vd.Event(id="event", label="Lind travels", status="occurred", evidence=evidence)
    return vd.Dossier(
        id="https://data.example.org/dossiers/cafe", title="A visit", articles=[article], events=[event]
    )


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the commands run in, with a dossier, its text, and an edited one."""
    monkeypatch.chdir(tmp_path)
    vd.dump(dossier(), "a.json", indent=2)
    vd.dump(dossier(IRI), "iri.json", indent=2)
    Path("text.txt").write_bytes(TEXT.encode())
    Path("moved.txt").write_bytes(f"Monday.\r\n{TEXT}".encode())
    Path("lost.txt").write_bytes(TEXT.replace("Ana Lind", "The minister").encode())
    return tmp_path


def check(*args: str) -> Result:
    return CliRunner(env={"FORCE_COLOR": None}).invoke(cli, ["check", *args], catch_exceptions=False)


def test_in_the_text_that_was_read_all_is_well_line_breaks_and_all() -> None:
    result = check("a.json", "--text", "article=text.txt", "--strict")
    assert (result.exit_code, result.stdout) == (0, "1 file: 0 errors, 0 warnings, 0 infos\n")


def test_without_a_text_nothing_is_asked_of_it() -> None:
    assert check("a.json", "--strict").exit_code == 0


def test_what_moved_is_a_warning_at_its_line_with_the_new_offsets() -> None:
    result = check("a.json", "--text", "article=moved.txt")
    assert (result.exit_code, check("a.json", "--text", "article=moved.txt", "--strict").exit_code) == (0, 1)
    lines = Path("a.json").read_text(encoding="utf-8").splitlines()
    number = next(index for index, line in enumerate(lines, 1) if '"start": 0' in line) - 2
    assert (
        f"a.json:{number}:9: warning evidence-moved: the stretch 0 to 25 is now at 9 to 34\n" in result.stdout
    )
    assert "    at events[0].evidence[0] (event): write start 9, end 34\n" in result.stdout
    assert result.stdout.endswith("1 file: 0 errors, 4 warnings, 0 infos\n")


def test_what_is_lost_is_an_error() -> None:
    result = check("a.json", "--text", "article=lost.txt")
    assert result.exit_code == 1
    assert "error evidence-lost: the stretch 0 to 25 is not in the text\n" in result.stdout


def test_the_places_are_those_of_the_document_whatever_its_order() -> None:
    document = json.loads(Path("a.json").read_text(encoding="utf-8"))
    document["events"][0]["evidence"].reverse()
    Path("a.json").write_text(json.dumps(document, indent=2), encoding="utf-8")
    report = json.loads(check("a.json", "--text", "article=moved.txt", "--report", "json").stdout)
    paths = {each["path"]: each["suggestion"] for each in report}
    assert paths["events[0].evidence[1]"] == "write start 9, end 34"
    lines = [each["line"] for each in report]
    assert lines == sorted(lines)


def test_similarity_is_asked_for_with_fuzzy() -> None:
    Path("like.txt").write_bytes(TEXT.replace("caf\u00e9", "cafeteria").encode())
    assert check("a.json", "--text", "article=like.txt").exit_code == 1
    result = check("a.json", "--text", "article=like.txt", "--fuzzy")
    assert result.exit_code == 0
    assert "warning evidence-altered: the stretch 28 to 44 is not in the text; similar words" in result.stdout


def test_each_file_must_have_the_article() -> None:
    vd.dump(dossier("other"), "b.json")
    result = check("a.json", "b.json", "--text", "article=text.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert (
        result.stderr
        == "Error: --text: b.json: the dossier has no article 'article': its articles are other\n"
    )
    vd.dump(attrs.evolve(dossier(), title="Another"), "b.json")
    assert check("a.json", "b.json", "--text", "article=text.txt").exit_code == 0


def test_an_article_that_is_misspelt_is_refused_with_the_likely_one() -> None:
    result = check("a.json", "--text", "artcle=text.txt")
    assert result.exit_code == 2
    assert result.stderr.endswith("has no article 'artcle': did you mean \"article\"?\n")


def test_an_article_may_have_an_iri_with_an_equals_sign_in_it() -> None:
    assert check("iri.json", "--text", f"{IRI}=text.txt", "--strict").exit_code == 0
    Path("a=b.txt").write_bytes(TEXT.encode())
    assert check("a.json", "--text", "article=a=b.txt", "--strict").exit_code == 0


def test_texts_that_cannot_be_used_are_all_named_before_anything_is_checked() -> None:
    Path("latin.txt").write_bytes("caf\u00e9".encode("latin-1"))
    Path("folder").mkdir()
    given = [
        "text.txt",
        "article=",
        "=text.txt",
        "a=none.txt",
        "b=folder",
        "c=latin.txt",
        "d=text.txt",
        "d=text.txt",
    ]
    result = check("a.json", *(word for option in given for word in ("--text", option)))
    assert (result.exit_code, result.stdout) == (2, "")
    wanted = "write ARTICLE=FILE, the id of an article and the file that its text is in"
    assert result.stderr.splitlines() == [
        f"Error: --text text.txt: {wanted}",
        f"Error: --text article=: {wanted}",
        f"Error: --text =text.txt: {wanted}",
        "Error: --text a=none.txt: there is no such file",
        "Error: --text b=folder: this is a folder; name the files in it",
        "Error: --text c=latin.txt: the byte at 3 is not UTF-8; save the text as UTF-8",
        "Error: --text d=text.txt: the text of d is given twice",
    ]


def test_fuzzy_is_for_a_text_and_needs_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    result = check("a.json", "--fuzzy")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--fuzzy looks for quotations in a text: name one" in result.stderr
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)
    result = check("a.json", "--fuzzy", "--text", "article=text.txt")
    assert result.exit_code == 2
    assert result.stderr.endswith("pip install 'visitdata[fuzzy]'\n")


def test_a_file_that_cannot_be_read_has_its_own_problems_only() -> None:
    Path("b.json").write_text("{", encoding="utf-8")
    result = check("a.json", "b.json", "--text", "article=text.txt")
    assert result.exit_code == 1
    assert result.stdout.endswith("2 files: 1 error, 0 warnings, 0 infos\n")


def test_the_dossier_that_ships_fits_its_article() -> None:
    if not ARTICLE.is_file():
        pytest.skip(f"the article is not there: {ARTICLE}")
    (name,) = seed_names()
    result = check(str(seed_path(name)), "--text", f"article={ARTICLE}", "--strict")
    assert result.exit_code == 0
    assert "evidence" not in result.stdout
