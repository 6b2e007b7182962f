"""`visitdata page`: a dossier becomes a web page, whole or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest
from click.testing import CliRunner

import visitdata as vd
from tests.support.command_environment import ENVIRONMENT
from visitdata.cli import cli
from visitdata.pages.page import page as page_of
from visitdata.values.evidence import text_sha256

if TYPE_CHECKING:
    from click.testing import Result

TEXT = "Ana Lind visits Ruritania.\r\nAna Lind opens a café in Strelsau.\r\n"
WITH_TEXT = ("--text", "article=text.txt")
FORMATS = ("json", "jsonl", "jsonld", "nq", "nt", "rdf", "trig", "ttl")


def dossier() -> vd.Dossier:
    article = vd.Article(id="article", kind="news", language="en", sha256=text_sha256(TEXT), length=len(TEXT))
    person = vd.Person(
        id="lind", name="Ana Lind", evidence=[vd.Evidence.of(article, TEXT, "Ana Lind", nth=2)]
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
    """A folder that the commands run in, with a dossier, its text, and edited ones."""
    monkeypatch.chdir(tmp_path)
    vd.dump(dossier(), "a.json", indent=2)
    Path("text.txt").write_bytes(TEXT.encode())
    Path("moved.txt").write_bytes(f"Monday.\r\n{TEXT}".encode())
    Path("lost.txt").write_bytes(TEXT.replace("visits", "leaves").encode())
    return tmp_path


def run(command: str, *args: str, data: bytes | None = None) -> Result:
    return CliRunner(env={"FORCE_COLOR": None}).invoke(
        cli, [command, *args], input=data, catch_exceptions=False
    )


def page(*args: str, data: bytes | None = None) -> Result:
    return run("page", *args, data=data)


def test_the_page_is_that_of_the_library_and_links_to_files_of_the_same_stem() -> None:
    result = page("a.json", *WITH_TEXT, "-o", "b.html")
    assert (result.exit_code, result.stderr) == (0, "")
    written = Path("b.html").read_bytes()
    assert written == page_of(dossier(), stem="a", texts={"article": TEXT}).encode()
    assert all(f'href="a.{each}"'.encode() in written for each in FORMATS)


def test_it_says_which_files_are_missing_and_the_command_that_writes_them() -> None:
    result = page("a.json", "-o", "b.html")
    told = (
        "the page links to a.jsonl, a.jsonld, a.nq, a.nt, a.rdf, a.trig and a.ttl beside it; to write them: "
    )
    size = len(Path("b.html").read_bytes())
    wrote, links, _ = result.stdout.split("\n")
    assert wrote == f"wrote b.html: 1 page, {size:,} bytes"
    assert links.startswith(told)
    command = links.removeprefix(told).removeprefix("visitdata ").split()
    assert run(*command).exit_code == 0
    assert page("a.json", "-o", "b.html").stdout == f"wrote b.html: 1 page, {size:,} bytes\n"
    assert all(Path(f"a.{each}").exists() for each in FORMATS)


def test_beside_another_folder_every_format_is_to_be_written() -> None:
    Path("site").mkdir()
    assert page("a.json", "-o", "site/a.html").stdout.endswith("visitdata export a.json --out site/\n")
    assert run("export", "a.json", "--out", "site/").exit_code == 0


@pytest.mark.parametrize("name", ["a.ttl", "a.jsonl", "a.nq.gz"])
def test_any_format_that_is_read_makes_the_same_page(name: str) -> None:
    run("convert", "a.json", name)
    assert page(name, "-o", "b.html").exit_code == 0
    assert Path("b.html").read_text(encoding="utf-8") == page_of(dossier(), stem="a")


def test_a_stream_comes_in_and_goes_out() -> None:
    result = page("-", "--from", "json", data=Path("a.json").read_bytes())
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout_bytes == vd.dumps(dossier(), "html")


@pytest.mark.parametrize(
    ("text", "told"), [("moved.txt", "evidence-moved"), ("lost.txt", "evidence-lost"), ("text.txt", None)]
)
def test_a_text_that_does_not_fit_is_told_and_with_strict_it_is_the_exit_code(
    text: str, told: str | None
) -> None:
    args = ("a.json", "--text", f"article={text}", "-o", "b.html")
    result, strict = page(*args), page(*args, "--strict")
    assert (result.exit_code, strict.exit_code) == (0, 0 if told is None else 1)
    assert (told or "") in result.stderr
    assert result.stderr == strict.stderr
    assert ("misfit" in Path("b.html").read_text(encoding="utf-8").split("</style>")[1]) == (told is not None)


def test_warnings_are_counted_and_with_strict_printed_and_the_exit_code() -> None:
    namesake = vd.Person(id="other", name="Ana Lind")
    vd.dump(attrs.evolve(dossier(), actors=[*dossier().actors, namesake]), "w.json", indent=2)
    result, strict = page("w.json", "-o", "b.html"), page("w.json", "-o", "c.html", "--strict")
    assert (result.exit_code, strict.exit_code) == (0, 1)
    assert result.stderr == "w.json: 1 warning; to see them: visitdata check w.json\n"
    assert "warning same-name" in strict.stderr
    assert Path("b.html").read_bytes() == Path("c.html").read_bytes()


def test_errors_are_printed_as_check_prints_them_and_nothing_is_written() -> None:
    Path("a.json").write_text(
        '{"format": "visitdata/1", "id": "https://data.example.org/d"}', encoding="utf-8"
    )
    Path("b.html").write_text("old", encoding="utf-8")
    result = page("a.json", "-o", "b.html")
    assert result.exit_code == 1
    (error, *_) = run("check", "a.json").stdout.split("\n")
    assert error in result.stderr
    assert "nothing was written: 1 error" in result.stderr
    assert Path("b.html").read_text(encoding="utf-8") == "old"


def test_a_file_of_many_dossiers_is_refused() -> None:
    vd.write([dossier(), attrs.evolve(dossier(), id="https://data.example.org/other")], "many.jsonl")
    result = page("many.jsonl", "-o", "b.html")
    assert result.exit_code == 1
    assert "put the one to show into a file of its own" in result.stderr
    assert not Path("b.html").exists()


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("a.json", "-o", "b.htmx"), "b.htmx: a page is called NAME.html"),
        (("a.json", "-o", "no/b.html"), "there is no folder no"),
        (("b.json",), "b.json: there is no such file"),
        (("-",), "- is the standard input: name its format with --from"),
        (("a.json", "--text", "articel=text.txt"), 'did you mean "article"?'),
        (("a.json", "--text", "article"), "write ARTICLE=FILE"),
        (("a.json", "-o", "https://example.org/b.html"), "https://example.org/b.html"),
    ],
)
def test_a_wrong_call_ends_with_2_and_says_what_would_be_right(args: tuple[str, ...], told: str) -> None:
    result = page(*args)
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_text_is_not_overwritten() -> None:
    Path("text.html").write_bytes(TEXT.encode())
    result = page("a.json", "--text", "article=text.html", "-o", "text.html")
    assert (result.exit_code, Path("text.html").read_bytes()) == (2, TEXT.encode())


def test_a_missing_library_is_named_with_the_command_that_installs_it() -> None:
    code = (
        "import sys; sys.modules['jinja2'] = None; from visitdata.cli import run; sys.exit(run(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "page", "a.json"],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    told = "Error: web pages need Jinja2: pip install 'visitdata[html]'\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", told)
