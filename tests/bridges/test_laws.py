"""What holds of every bridge: nothing is in it that is only said, nothing is dropped in silence."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import given

import visitdata as vd
from tests.support.bridges import NAMES, account, dumped, marked_events, options, text_of
from tests.support.marked import HELD, marked
from tests.support.objects import assert_accounted, leaves
from tests.support.strategies import dossiers, every_member, first_hand
from visitdata.codegen.plain import plain
from visitdata.errors import path_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.errors import Path

EVERY_MEMBER = first_hand(every_member(own_kinds=True))
MARKS = {"planned": "planned", "cancelled": "called off"}

each_bridge = pytest.mark.parametrize("name", NAMES)


def assert_accounted_by(dossier: vd.Dossier, name: str) -> None:
    found = account(dossier, name)
    assert_accounted(plain(dossier), found.carried, [path for path, _ in found.lost])


@each_bridge
@given(dossier=dossiers(own_kinds=True))
def test_what_is_carried_and_what_is_lost_are_all_there_is(name: str, dossier: vd.Dossier) -> None:
    assert_accounted_by(dossier, name)


@each_bridge
def test_they_are_all_there_is_of_what_ships_and_of_every_member(name: str) -> None:
    for dossier in (every_member(own_kinds=True), EVERY_MEMBER, *map(vd.seed, vd.seeds())):
        assert_accounted_by(dossier, name)


@each_bridge
def test_the_losses_are_those_of_the_account(name: str) -> None:
    problems = vd.losses(EVERY_MEMBER, name, **options(name))
    lost = account(EVERY_MEMBER, name).lost
    assert [(each.path, each.message) for each in problems] == [(path_text(path), why) for path, why in lost]
    assert {each.code for each in problems} == {"not-carried"}


def with_marked_propositions(dossier: vd.Dossier) -> tuple[vd.Dossier, list[str]]:
    """The dossier, and what no output may hold: the labels of its propositions, and their ids."""
    labelled, sources = marked(dossier)
    text = vd.dumps(labelled, "json").decode()
    ids = {
        each.id: f"posited-{number}-x"
        for number, each in enumerate(
            one
            for listed, held in HELD
            for said in getattr(labelled, listed)
            for one in getattr(said, held, ())
        )
    }
    data: dict[str, Any] = plain(vd.loads(text, "json"))
    renamed = _renamed(data, ids)
    return vd.converter().structure(renamed, vd.Dossier), [*sources, *ids.values()]


def _renamed(data: Any, ids: dict[str, str]) -> Any:
    """Plain data in which the ids of propositions, and what refers to them, are replaced."""
    if isinstance(data, dict):
        given = cast("dict[str, Any]", data)
        return {
            key: ids.get(value, value)
            if key in {"id", "part_of", "version_of"}
            else [ids.get(each, each) for each in value]
            if key in {"follows", "purpose", "in_return_for"}
            else _renamed(value, ids)
            for key, value in given.items()
        }
    if isinstance(data, list):
        return [_renamed(each, ids) for each in cast("list[object]", data)]
    return data


@each_bridge
@given(dossier=dossiers(own_kinds=True))
def test_no_output_has_a_label_or_an_id_of_what_is_only_said(name: str, dossier: vd.Dossier) -> None:
    given_, hidden = with_marked_propositions(dossier)
    text = text_of(dumped(given_, name))
    assert [each for each in hidden if each in text] == []


@each_bridge
@given(dossier=dossiers(own_kinds=True))
def test_no_output_has_the_gist_of_what_is_known_from_another_alone(name: str, dossier: vd.Dossier) -> None:
    data: dict[str, Any] = plain(dossier)
    hidden: list[str] = []
    for said in (*data.get("allegations", ()), *data.get("statements", ())):
        if "via" in said:
            said["gist"] = f"Hearsay-{len(hidden)}-"
            hidden.append(said["gist"])
    text = text_of(dumped(vd.converter().structure(data, vd.Dossier), name))
    assert [each for each in hidden if each in text] == []


@each_bridge
@given(dossier=dossiers(own_kinds=True))
def test_a_plan_does_not_read_as_a_fact(name: str, dossier: vd.Dossier) -> None:
    given_, statuses = marked_events(dossier)
    text = text_of(dumped(given_, name))
    for label, status in statuses.items():
        follows = f" ({MARKS[status]})" if status in MARKS else ""
        assert all(after.startswith(follows) for after in text.split(label)[1:]), label


@each_bridge
@given(dossier=dossiers(own_kinds=True))
def test_equal_dossiers_give_the_same_bytes(name: str, dossier: vd.Dossier) -> None:
    again = vd.loads(vd.dumps(dossier, "nquads"), "nquads")
    assert dumped(dossier, name) == dumped(again, name)


def without(dossier: vd.Dossier, paths: list[Path]) -> Iterator[tuple[Path, vd.Dossier]]:
    """For each of some places, the dossier without what stands there, where it is another dossier then."""
    for path in paths:
        data: dict[str, Any] = copy.deepcopy(plain(dossier))
        within: Any = data
        for part in path[:-1]:
            within = within[part]
        del within[path[-1]]
        try:
            other = vd.converter().structure(data, vd.Dossier)
        except ValueError:
            continue
        if other != dossier:
            yield path, other


def inner(dossier: vd.Dossier, paths: list[Path]) -> list[Path]:
    """Some places, without those below whole records."""
    every = [path for path, _ in leaves(plain(dossier))]
    return [path for path in paths if path in every and re.search("[a-z]", str(path[-1]))]


@each_bridge
def test_what_is_carried_is_seen_in_the_output(name: str) -> None:
    document = dumped(EVERY_MEMBER, name)
    carried = inner(EVERY_MEMBER, account(EVERY_MEMBER, name).carried)
    unseen = [path for path, other in without(EVERY_MEMBER, carried) if dumped(other, name) == document]
    assert [path_text(path) for path in unseen] == []


@each_bridge
def test_what_is_lost_is_not_seen_in_the_output(name: str) -> None:
    document = dumped(EVERY_MEMBER, name)
    lost = [path for path, _ in account(EVERY_MEMBER, name).lost]
    seen = [path for path, other in without(EVERY_MEMBER, lost) if dumped(other, name) != document]
    assert [path_text(path) for path in seen] == []
