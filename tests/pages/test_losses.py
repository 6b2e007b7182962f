"""What a page leaves out is listed, to the value: a change of all else is to be seen on it."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import visitdata as vd
from tests.support.objects import leaves
from tests.support.strategies import dossiers, every_member
from tests.support.visible import visible
from visitdata.codegen.plain import plain
from visitdata.errors import path_text
from visitdata.metamodel.describe import schemas
from visitdata.metamodel.schema import Enumeration
from visitdata.pages.page import page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from visitdata.errors import Path
    from visitdata.metamodel.schema import Member

MOST = 3


@given(dossiers(), st.data())
def test_what_is_not_listed_as_lost_is_to_be_seen(dossier: vd.Dossier, data: st.DataObject) -> None:
    lost = {each.path for each in vd.losses(dossier, "html")}
    paths = [path for path, _ in leaves(plain(dossier)) if path_text(path) not in lost]
    before = visible(page(dossier))
    for path in data.draw(st.lists(st.sampled_from(paths), max_size=MOST, unique=True)):
        for other in altered(dossier, path):
            assert visible(page(other)) != before, path_text(path)


def test_a_text_in_every_member_that_takes_one_is_to_be_seen() -> None:
    dossier = every_member()
    changes: dict[tuple[object, ...], tuple[Path, str]] = {}
    tried: Counter[tuple[object, ...]] = Counter()
    for number, (path, value) in enumerate(leaves(plain(dossier))):
        member = tuple(step for step in path if isinstance(step, str))
        changed = f"{value}x{number}"
        tried[member] += 1
        is_tried = isinstance(value, str) and member not in changes and tried[member] <= MOST
        if is_tried and _changed(dossier, {path: changed}) is not None:
            changes[member] = path, changed
    other = _changed(dossier, dict(changes.values()))
    assert other is not None
    seen = "\n".join(visible(page(other)))
    assert [path_text(path) for path, text in changes.values() if text not in seen] == []
    assert len(changes) > 100


@pytest.mark.parametrize("name", ["status", "standing", "kind"])
def test_another_closed_value_is_to_be_seen(name: str) -> None:
    dossier = every_member()
    values = {value for each in schemas(vd.Dossier) for value in _closed(each.members, name)}
    before = visible(page(dossier))
    every = leaves(plain(dossier))
    for path in {path[:1]: path for path, _ in every if path[-1:] == (name,) and len(path) < 5}.values():
        changed = (_changed(dossier, {path: value}) for value in sorted(values))
        others = (other for other in changed if other is not None and other != dossier)
        seen = [visible(page(other)) for other in islice(others, MOST)]
        assert len(seen) > 1
        assert before not in seen


@given(dossiers())
def test_what_is_lost_is_the_digests_of_evidence_which_nobody_sees(dossier: vd.Dossier) -> None:
    lost = vd.losses(dossier, "html")
    digests = [path for path, _ in leaves(plain(dossier)) if path[-1] == "digest"]
    assert [each.path for each in lost] == [path_text(path) for path in digests]
    assert {(each.code, each.severity) for each in lost} <= {("not-carried", "warning")}
    changes = (_changed(dossier, {path: "0123456789abcdef"}) for path in digests)
    others = [each for each in changes if each is not None][:MOST]
    assert all(visible(page(each)) == visible(page(dossier)) for each in others)


def test_the_losses_name_the_record_whose_evidence_it_is() -> None:
    evidence = vd.Evidence.of("a", "Ana Lind", "Lind")
    person = vd.Person(id="lind", name="Ana Lind", evidence=[evidence])
    article = vd.Article(id="a", kind="news")
    dossier = vd.Dossier(id="https://data.example.org/d", title="T", articles=[article], actors=[person])
    (lost,) = vd.losses(dossier, "html")
    assert (lost.path, lost.record) == ("actors[0].evidence[0].digest", "lind")
    without = attrs.evolve(dossier, actors=[attrs.evolve(person, evidence=[])])
    assert vd.losses(without, "html") == ()


def altered(dossier: vd.Dossier, path: Path) -> Iterator[vd.Dossier]:
    """The dossier without a value, or with another in its place: those of them that are valid."""
    value = _at(plain(dossier), path)
    for other in (LEFT_OUT, _more_than(value)):
        made = _changed(dossier, {path: other})
        if made is not None and made != dossier:
            yield made


LEFT_OUT = object()


def _changed(dossier: vd.Dossier, values: Mapping[Path, object]) -> vd.Dossier | None:
    """The dossier with other values at some paths; None if it is not valid."""
    data: dict[str, Any] = plain(dossier)
    for path, value in values.items():
        if value is LEFT_OUT:
            del _at(data, path[:-1])[path[-1]]
        else:
            _at(data, path[:-1])[path[-1]] = value
    try:
        return vd.converter().structure(data, vd.Dossier)
    except vd.VisitdataError:
        return None


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _more_than(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, (int, float)) else f"{value}x"


def _closed(members: Iterable[Member], name: str) -> Iterator[str]:
    """The values of the members of a name that take a closed list of values."""
    for member in members:
        if member.name == name and isinstance(member.value, Enumeration):
            yield from member.value.values
