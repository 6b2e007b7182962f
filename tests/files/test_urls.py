"""A URL that is given as a file is called what it is: nothing is opened over the network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import visitdata as vd
from visitdata.cli import cli

if TYPE_CHECKING:
    from collections.abc import Callable

NETWORK = "this is a URL, and visitdata opens no network connection; name a file by its path"
PATH = "expected a path, not a URL"
DOSSIER = vd.Dossier(id="https://data.example.org/d", title="A dossier")
URLS = ["https://example.org/d.json", "HTTP://example.org/d.json", "s3://bucket/d.json", "ftp://h/d.json"]


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    vd.dump(DOSSIER, "d.json")


def calls(path: str | Path) -> list[Callable[[], object]]:
    return [
        lambda: vd.load(path),
        lambda: vd.load(path, "json"),
        lambda: [*vd.read(path, "jsonl")],
        lambda: vd.dump(DOSSIER, path),
        lambda: vd.write([DOSSIER], path, "jsonl"),
    ]


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize("kind", [str, Path])
def test_a_url_is_refused_by_every_verb(url: str, kind: Callable[[str], str | Path]) -> None:
    for call in calls(kind(url)):
        with pytest.raises(vd.UrlError) as caught:
            call()
        scheme, _, rest = url.partition(":")
        assert (caught.value.strerror, caught.value.filename) == (NETWORK, f"{scheme.lower()}:{rest}")


def test_it_is_an_error_of_ours_and_of_a_file_that_is_not_there() -> None:
    assert issubclass(vd.UrlError, vd.VisitdataError)
    assert issubclass(vd.UrlError, FileNotFoundError)


def test_a_path_is_suggested_for_a_file_url() -> None:
    here = Path("a b.json").absolute()
    urls = {here.as_uri(): here, f"file://localhost{here}": here, "file:///none/d.json": "/none/d.json"}
    for url, path in urls.items():
        with pytest.raises(vd.UrlError) as caught:
            vd.load(url)
        assert caught.value.strerror == f"{PATH}; did you mean '{path}'?"


def test_no_path_is_suggested_where_a_host_may_be_meant() -> None:
    here = Path("d.json").absolute()
    for url in ("file://host/d.json", Path("file://host/d.json")):
        with pytest.raises(vd.UrlError) as caught:
            vd.load(url)
        assert caught.value.strerror == PATH
    with pytest.raises(vd.UrlError) as caught:
        vd.load(Path(here.as_uri()))
    assert caught.value.strerror == f"{PATH}; did you mean '{here}'?"


def test_a_file_whose_path_looks_like_a_url_is_a_file() -> None:
    Path("s3:/bucket").mkdir(parents=True)
    vd.dump(DOSSIER, "s3://bucket/d.json")
    assert vd.load("s3://bucket/d.json") == DOSSIER
    assert Path("s3:/bucket/d.json").is_file()


@pytest.mark.parametrize("path", ["C:/d.json", "C:\\d.json", "a:b", "none/https://d.json", "https"])
def test_what_is_no_url_is_a_file_that_is_not_there(path: str) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        vd.load(path, "json")
    assert not isinstance(caught.value, vd.UrlError)


COMMANDS = [
    ["check", "URL"],
    ["check", "d.json", "URL"],
    ["convert", "URL", "out.ttl"],
    ["convert", "d.json", "URL"],
    ["convert", "d.json", "URL", "--to", "turtle"],
    ["convert", "d.json", "out.nq", "--on-error", "skip", "--rejected", "URL"],
    ["export", "URL"],
    ["export", "d.json", "--to", "json", "-o", "URL"],
    ["export", "d.json", "-o", "URL"],
    ["export", "d.json", "--to", "parquet", "-o", "URL"],
    ["show", "URL"],
    ["page", "URL"],
    ["page", "d.json", "-o", "URL"],
    ["site", "URL", "-o", "out", "--base", "https://data.example.org/"],
    ["site", "d.json", "-o", "URL", "--base", "https://data.example.org/"],
    ["schema", "--write", "URL"],
    ["schema", "--check", "URL"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("url", URLS[::2])
def test_a_url_is_a_wrong_call_of_every_command(command: list[str], url: str) -> None:
    done = CliRunner().invoke(
        cli, [url if each == "URL" else each for each in command], catch_exceptions=False
    )
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"Error: {url}: {NETWORK}\n")
    assert [path.name for path in Path().iterdir()] == ["d.json"]


def test_a_url_is_no_text_of_an_article() -> None:
    done = CliRunner().invoke(
        cli, ["check", "d.json", "--text", f"article={URLS[0]}"], catch_exceptions=False
    )
    assert (done.exit_code, done.stderr) == (2, f"Error: --text article={URLS[0]}: {NETWORK}\n")
