"""Pages are HTML as others judge it: the Nu HTML checker, which needs Java, and html-validate."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

import visitdata as vd
from tests.support.javascript import JS, run
from tests.support.shown_dossiers import SHOWN

if TYPE_CHECKING:
    from pathlib import Path

NU = JS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# The checker warns of rare texts and times, which are no matter of markup. It knows neither `paint-order`
# and `rx` or `y` (SVG 2, sections 13.8 and 7) nor the hash of an inline style, which browsers do.
NOT_MARKUP = re.compile(
    "Text run|Potentially bad value|Private Use|appears to be written in"
    "|Property “(paint-order|[cr]?[xy])” doesn't exist|violates Content Security Policy"
)


def written(folder: Path, names: list[str]) -> list[str]:
    """The files with the pages of dossiers."""
    files = [folder / f"{name}.html" for name in names]
    for name, path in zip(names, files, strict=True):
        vd.dump(SHOWN[name](), path)
    return [str(path) for path in files]


def messages_of_nu(files: list[str]) -> list[str]:
    """What the Nu HTML checker has to say."""
    java = shutil.which("java")
    if java is None or not NU.exists():
        pytest.skip("the Nu HTML checker needs Java, and npm install in tests/js")
    command = [
        java,
        "-Xmx512m",
        "-jar",
        str(NU),
        "--format",
        "json",
        "--stdout",
        "--exit-zero-always",
        *files,
    ]
    done = subprocess.run(command, capture_output=True, check=True)
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return [
        f"{each['url']}:{each.get('lastLine')}: {each['message']}: {each.get('extract')}"
        for each in messages
        if not NOT_MARKUP.search(each["message"])
    ]


def test_the_nu_html_checker_finds_nothing(tmp_path: Path) -> None:
    assert messages_of_nu(written(tmp_path, [*SHOWN])) == []


def test_the_nu_html_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "wrong.html"
    path.write_text("<!DOCTYPE html><html lang=en><title>T</title><p id=a><p id=a>")
    assert len(messages_of_nu([str(path)])) == 2


def test_html_validate_finds_nothing(tmp_path: Path) -> None:
    files = written(tmp_path, ["seed", "every", "arabic", "empty", "harsh"])
    assert run("html.js", tmp_path, files, needs=["html-validate"]) == []


def test_html_validate_finds_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "wrong.html"
    path.write_text(
        '<!DOCTYPE html>\n<html lang="en"><head><title>T</title></head><body><b></p></body></html>'
    )
    assert run("html.js", tmp_path, [str(path)], needs=["html-validate"]) != []
