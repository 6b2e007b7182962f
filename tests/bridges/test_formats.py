"""Bridges as formats: their suffixes of two parts, their options, and when they are loaded."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

import visitdata as vd
from tests.support.bridges import NAMES, bridge
from visitdata.syntaxes import BRIDGES, format_of

if TYPE_CHECKING:
    from collections.abc import Iterator

DOSSIER = vd.Dossier(id="https://data.example.org/d", title="A dossier", language="en")


def test_the_bridges_are_the_formats_of_their_kind() -> None:
    assert [each.name for each in vd.formats("bridge")] == sorted(NAMES)
    assert all(each.find is None for each in vd.formats("bridge"))


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_of_the_bridge_that_its_whole_suffix_names(name: str) -> None:
    suffix = next(each.suffix for each in vd.formats("bridge") if each.name == name)
    assert format_of(f"dossier{suffix}").name == name
    assert format_of(f"report.v2{suffix.upper()}.gz").name == name
    assert BRIDGES[suffix.split(".")[1]] == name


@pytest.mark.parametrize("file", ["dossier.json", "report.v2.json", "2024.06.json", "dossier.json.gz"])
def test_other_suffixes_are_those_of_their_last_part(file: str) -> None:
    assert format_of(file).name == "json"


@pytest.mark.parametrize("name", NAMES)
def test_a_bridge_is_only_written(name: str) -> None:
    with pytest.raises(vd.UnknownFormatError, match="can be written but not read"):
        vd.loads(b"", name)


@pytest.mark.parametrize("name", NAMES)
def test_the_mapping_names_the_version_of_the_target(name: str) -> None:
    assert any(letter.isdigit() for letter in bridge(name).target)


def test_the_lossless_formats_load_no_bridge() -> None:
    code = (
        "import sys, visitdata as vd; vd.formats(); vd.dumps(vd.seed(vd.seeds()[0]), 'turtle');"
        "print([name for name in sys.modules if name.startswith('visitdata.bridges')])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"


def _digits(text: str) -> int:
    if not text.isdigit():
        msg = f"a whole number is expected, not {text!r}"
        raise ValueError(msg)
    return int(text)


def _written(_dossier: Any, _indent: int | None, *, copies: int = 1) -> Iterator[bytes]:
    yield b"x" * copies


def _nothing_lost(_dossier: Any, *, copies: int = 1) -> tuple[vd.Problem, ...]:  # noqa: ARG001 - an option
    return ()


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("visitdata.syntaxes._REGISTERED", {})
    monkeypatch.setattr("visitdata.syntaxes._FOUND", {})
    format_ = vd.Format(
        name="copies",
        suffix=".copies.txt",
        media_type="text/x-copies",
        write=_written,
        losses=_nothing_lost,
        options=(vd.Option(name="copies", doc="How many.", read=_digits),),
    )
    vd.register_format(format_)
    return "copies"


def test_an_option_is_given_by_keyword(copies: str, tmp_path: Any) -> None:
    assert vd.dumps(DOSSIER, copies) == b"x"
    assert vd.dumps(DOSSIER, copies, copies="3") == b"xxx"
    assert vd.dump(DOSSIER, tmp_path / "a.copies.txt", copies="2") == 2
    assert vd.losses(DOSSIER, copies, copies="3") == ()


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"copies": "many"}, "the option copies of copies: a whole number is expected, not 'many'"),
        ({"pages": "3"}, "copies has no option 'pages'; it has copies"),
    ],
)
def test_what_is_no_option_or_no_value_of_one_is_refused(
    copies: str, given: dict[str, Any], message: str
) -> None:
    for call in (vd.dumps, vd.losses, partial(vd.dump, path="x.copies.txt")):
        with pytest.raises(vd.FormatOptionError) as caught:
            call(DOSSIER, format=copies, **given)
        assert str(caught.value) == message


def test_a_format_without_options_takes_none() -> None:
    given: dict[str, Any] = {"at": "2031-05-20"}
    with pytest.raises(vd.FormatOptionError, match="json has no option 'at'; it has none"):
        vd.dumps(DOSSIER, "json", **given)
