"""The names of other schemas: each entry names a member or a type, and no member is called so itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import visitdata as vd
from visitdata import codec
from visitdata.errors import DecodeError
from visitdata.metamodel.describe import kinds, schemas
from visitdata.model.actors import Actor
from visitdata.model.dossier import Dossier
from visitdata.model.events import Event, Proposition
from visitdata.suggestions.other_schemas import (
    AMBIGUOUS_KINDS,
    MEMBERS,
    TYPES,
    member_of_other_schema,
)
from visitdata.suggestions.spelling import without_separators

if TYPE_CHECKING:
    from visitdata.metamodel.schema import RecordSchema

SHAPES = schemas(Dossier)
ENTRIES = [
    (cls, member, name)
    for cls, table in MEMBERS.items()
    for member in table
    for name in table[member].split()
]


def shapes_below(name: str) -> list[RecordSchema]:
    return [shape for shape in SHAPES if name in {base.__name__ for base in shape.cls.__mro__}]


@pytest.mark.parametrize("cls", MEMBERS)
def test_each_class_of_the_table_is_there_and_has_the_members(cls: str) -> None:
    below = shapes_below(cls)
    assert below, cls
    for shape in below:
        assert MEMBERS[cls].keys() <= {member.name for member in shape.members}, shape.name


@pytest.mark.parametrize(("cls", "member", "name"), ENTRIES)
def test_no_class_calls_a_member_of_its_own_by_a_name_of_the_table(cls: str, member: str, name: str) -> None:
    for shape in shapes_below(cls):
        assert name not in {each.name for each in shape.members}, shape.name
    assert member in {member_of_other_schema(name, shape.cls) for shape in shapes_below(cls)}


def test_types_of_the_table_may_stand_in_a_list_and_their_other_names_may_not() -> None:
    known = {*kinds(Actor), *kinds(Event)}
    assert TYPES.keys() <= known
    assert not {without_separators(each) for each in known} & {
        name for names in TYPES.values() for name in names.split()
    }


@pytest.mark.parametrize(
    ("part", "record", "suggestion"),
    [
        ("events", {"type": "Relation", "relation": "x"}, None),
        ("events", {"type": "Visit", "date": "2031-05-04"}, 'call it "time"'),
        ("events", {"type": "Visit", "date": "2031-05-04", "time": "2031-05-04"}, None),
        ("articles", {"kind": "news", "date": "2031-05-04"}, 'call it "published"'),
        ("articles", {"kind": "news", "source": "The Courier"}, 'call it "publisher"'),
        ("statements", {"kind": "stated", "gist": "It is said.", "quote": []}, 'call it "quotes"'),
        ("actors", {"type": "Person", "name": "A", "relation": "x"}, None),
        ("actors", {"type": "Person", "name": "A", "citizenship": []}, 'call it "nationality"'),
        ("places", {"name": "A", "lat": 5}, 'call it "latitude"'),
    ],
)
def test_a_member_of_another_schema_is_told_ours_where_one_alone_is_meant(
    part: str, record: dict[str, object], suggestion: str | None
) -> None:
    given = {"id": "x", **record}
    if part == "events":
        given |= {"label": "x", "status": "planned"}
    document = {"format": "visitdata/1", "id": "https://data.example.org/d", "title": "x", part: [given]}
    with pytest.raises(DecodeError) as caught:
        codec.decode(vd.Dossier, document)
    assert [each.suggestion for each in caught.value.problems if each.code == "unknown-member"] == [
        suggestion
    ]


def test_a_kind_of_one_class_alone_is_suggested_as_type_and_kind() -> None:
    assert "strike" in AMBIGUOUS_KINDS
    for type_, suggestion in {
        "Rally": 'write "Protest", and add "kind": "rally"',
        "Strike": None,
        "Summit": 'write "Meeting"',
    }.items():
        event = {"type": type_, "id": "x", "label": "x", "status": "planned"}
        document: dict[str, Any] = {"format": "visitdata/1", "id": "https://data.example.org/d", "title": "x"}
        document["events"] = [event]
        with pytest.raises(DecodeError) as caught:
            codec.decode(vd.Dossier, document)
        assert [each.suggestion for each in caught.value.problems] == [suggestion], type_


def test_an_event_never_becomes_what_is_posited() -> None:
    assert all(name.startswith("Posited") for name in kinds(Proposition))
    assert not any(name.startswith("Posited") for name in TYPES)
