"""One dossier of a document or each of many: what holds several, and what is said where one is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import visitdata as vd

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MANY = ("jsonl", "nquads", "trig")


def numbered(count: int) -> Iterator[vd.Dossier]:
    for number in range(count):
        yield vd.Dossier(id=f"https://data.example.org/dossiers/{number}", title=f"Number {number}")


@pytest.mark.parametrize("format_", vd.formats(), ids=lambda each: each.name)
def test_many_are_written_in_the_formats_that_hold_many_and_refused_in_the_others(
    tmp_path: Path, format_: Any
) -> None:
    path = tmp_path / f"many{format_.suffix}"
    if format_.name in MANY:
        assert vd.write(numbered(3), path) == 3
        assert list(vd.read(path)) == list(numbered(3))
        return
    with pytest.raises(
        vd.UnknownFormatError, match=f"{format_.name} holds one dossier; many are written as "
    ):
        vd.write(numbered(3), path)
    assert not path.exists()


@pytest.mark.parametrize("name", MANY)
def test_a_file_of_several_is_refused_by_load_which_names_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / "many"
    vd.write(numbered(3), path, name)
    with pytest.raises(vd.DecodeError) as caught:
        vd.load(path, name)
    (problem,) = caught.value.problems
    assert (problem.code, problem.suggestion) == ("several-dossiers", "vd.read gives each of them")
    assert (problem.line, problem.column) == ((2, 1) if name == "jsonl" else (None, None))


@pytest.mark.parametrize("name", ["nquads", "trig"])
def test_an_id_that_comes_twice_is_refused_where_it_would_make_one_dossier_of_two(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / "twice"
    with pytest.raises(vd.ExportError, match="two dossiers have the id"):
        vd.write([*numbered(2), *numbered(1)], path, name)
    assert not path.exists()
