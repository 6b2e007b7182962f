"""The page on the web profile: what it shows is what comes out, and its table is whole."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import visitdata as vd
from tests.support.objects import described
from tests.support.strategies import every_member, first_hand
from visitdata.codegen.plain import plain
from visitdata.web.profile import written

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = (Path(__file__).parents[2] / "docs" / "web-profile.md").read_text(encoding="utf-8")

LISTS = ("articles", "actors", "places", "events", "statements", "allegations")
CLASSES = {"articles": "Article", "places": "Place", "statements": "Statement", "allegations": "Allegation"}
# Values of which schema.org can say all, for members of which it cannot always.
DAYS = dict.fromkeys(("time", "published", "modified", "created", "born", "died"), "2031-05-11")
KINDS = {
    "Article": ("news", "other"),
    "Organization": ("government", "media", "court"),
    "Place": ("country", "region", "city", "site"),
}


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, flags=re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def space() -> dict[str, Any]:
    """What the Python on the page makes, each piece going on from the one before."""
    found: dict[str, Any] = {"print": str}
    for block in blocks("python"):
        exec(block, found)  # noqa: S102 - it is our own page
    return found


def test_the_object_on_the_page_is_what_its_python_writes(space: dict[str, Any]) -> None:
    assert blocks("json") == [space["data"].decode()]


def test_the_losses_on_the_page_are_what_its_python_prints(space: dict[str, Any]) -> None:
    assert blocks("text") == ["".join(f"{problem}\n" for problem in space["lost"])]


def test_turtle_loses_nothing_as_the_page_says(space: dict[str, Any]) -> None:
    assert 'vd.losses(dossier, "turtle") == ()' in PAGE
    assert vd.losses(space["dossier"], "turtle") == ()


def dossiers() -> Iterator[vd.Dossier]:
    """Every member, filled with what can be carried; once for each kind that has a type of its own."""
    for turn in range(4):
        data: Any = vd.converter().unstructure(first_hand(every_member()))
        data.update({name: day for name, day in DAYS.items() if name in data})
        for name, record in listed(data):
            record.update({each: day for each, day in DAYS.items() if each in record})
            if "status" in record:
                record["status"] = "planned"
            if name in KINDS:
                record["kind"] = KINDS[name][turn % len(KINDS[name])]
        yield vd.converter().structure(data, vd.Dossier)


def listed(data: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """(class, record) for each record that a dossier lists."""
    for name in LISTS:
        for record in data[name]:
            yield record.get("type", CLASSES.get(name)), record


def carried() -> Iterator[tuple[str, str, str]]:
    """(class, type, member) of all that is carried of any record."""
    for dossier in dossiers():
        document, account = written(dossier)
        types = {each["@id"]: each["@type"] for each in described(document)}
        data = plain(dossier)
        classes = {record["id"]: name for name, record in listed(data)}
        for path in account.carried:
            names = [str(step) for step in path if isinstance(step, str)]
            inside = names[0] in LISTS
            identifier: str = data[names[0]][path[1]]["id"] if inside else dossier.id
            iri = identifier if ":" in identifier else f"{dossier.id}#{identifier}"
            yield classes.get(identifier, "Dossier"), types[iri], ".".join(names[inside:])


def rows() -> dict[str, tuple[set[str], set[str]]]:
    """(types, members) in the table, by record; what it says of every event it says of each kind."""
    found = {
        name: (set(re.findall(r"`(\w+)`", types)), set(re.findall(r"`([\w.]+)`", members)))
        for name, types, members in re.findall(
            r"^\| (\w[\w ]*) \| (.*) \| (.*) \|$", PAGE, flags=re.MULTILINE
        )
    }
    types, members = found["every event"]
    return {name: (row[0] or types, row[1] | (set() if row[0] else members)) for name, row in found.items()}


def test_the_table_names_each_type_and_each_member_that_is_carried() -> None:
    table = rows()
    table.pop("record")
    every_event = table.pop("every event")
    found: dict[str, tuple[set[str], set[str]]] = {}
    for name, type_, member in carried():
        types, members = found.setdefault(name, (set(), set()))
        types.add(type_)
        members |= {member} - {"id", "type"}
    assert {name: table.get(name, every_event) for name in found} == found
    assert table.keys() <= found.keys()
