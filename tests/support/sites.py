"""Sites for tests: built from dossiers in memory, and read back as bytes by their paths."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
from hypothesis import strategies as st

import visitdata as vd
from tests.support.strategies import dossiers
from visitdata.codegen.plain import plain
from visitdata.pages.site.building.build import RefusedError, building

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from visitdata.pages.site.building.build import Summary

BASE = "https://data.example.org/news/"
SPACE = "https://site.example.org/of-tests/"


def build(folder: Path, given: Mapping[str, vd.Dossier], base: str = BASE) -> Summary:
    """Build a site of dossiers, whose files are called by the names given."""
    with building(folder, base) as site:
        for stem, dossier in given.items():
            site.intake.add(f"{stem}.json", stem, dossier)
        if refusals := site.refusals():
            raise RefusedError(*refusals)
        return site.finish()


def contents(folder: Path) -> dict[str, bytes]:
    """All files in a folder, by their paths."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def pages(folder: Path) -> dict[str, str]:
    """The web pages in a folder, by their paths."""
    return {path: text.decode() for path, text in contents(folder).items() if path.endswith(".html")}


def renamed(dossier: vd.Dossier, number: int) -> vd.Dossier:
    """The same dossier under an id that no other has."""
    data: dict[str, Any] = plain(dossier)
    data["id"] = f"{SPACE}{number}"
    return vd.converter().structure(data, vd.Dossier)


def several(most: int = 3) -> st.SearchStrategy[dict[str, vd.Dossier]]:
    """A few dossiers by the names of their files; some say the same under other ids, and so share actors."""

    def named(drawn: list[vd.Dossier], again: list[int]) -> dict[str, vd.Dossier]:
        every = drawn + [drawn[number % len(drawn)] for number in again if drawn]
        return {f"d-{number}": renamed(each, number) for number, each in enumerate(every)}

    return st.builds(named, st.lists(dossiers(), max_size=most - 1), st.lists(st.integers(0, 9), max_size=1))


def titled(dossier: vd.Dossier, title: str) -> vd.Dossier:
    """The same dossier with another title."""
    return attrs.evolve(dossier, title=title)
