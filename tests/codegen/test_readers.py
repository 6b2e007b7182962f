"""Records and plain data: the way there and back, and every mistake on the way, each with its place."""

# ruff: noqa: S311 - plain data is of any type; chance here keeps no secrets
from __future__ import annotations

import inspect
import itertools
import json
import random
import re
from functools import partial
from typing import TYPE_CHECKING, Any, cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.strategies import documents, dossiers, every_member
from visitdata.codegen import fast_path, full_reader, references, validation
from visitdata.codegen.full_reader import reader_of
from visitdata.codegen.plain import canonical, plain
from visitdata.codegen.readers import Mode, ReaderGenerator
from visitdata.metamodel.describe import kinds, refuse_undecorated, schemas
from visitdata.model.actors import Actor
from visitdata.model.dossier import Dossier
from visitdata.model.events import Event, Proposition

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from visitdata.codegen.field_values import Mistakes
    from visitdata.errors import Path
    from visitdata.metamodel.settings import Declared

JUNK: list[Any] = [
    None,
    [],
    {},
    3,
    -0.0,
    1e300,
    2**70,
    float("nan"),
    True,
    "x",
    "",
    " ",
    "\ud800",
    "https://",
    [None],
    [[]],
    [{}],
    ["x", "x"],
    {"": None},
    {"id": []},
    {"id": "x", "type": "Visit"},
    {"type": []},
    {"type": {}},
    {"type": "Visit", "time": {"en": 3}},
    {"en": ["x"], "a b": 3},
    [[[[{}]]]],
    "x" * 500,
]


def read(cls: type[Declared], data: object) -> tuple[Any, list[tuple[Path, str]]]:
    """What the full reader reads, and all that is wrong; if the fast path reads anything, it is the same."""
    mistakes: Mistakes = []
    record = reader_of(cls)(data, mistakes)
    fast = fast_path.read(cls, data)
    if fast is not None:
        assert mistakes == []
        assert fast.__class__ is record.__class__
        assert fast == record
        assert canonical(fast) == canonical(record)
    return record, [(path, mistake.code) for path, mistake in mistakes]


def parts(data: object) -> list[tuple[str | int, Any]]:
    """What stands in an object or a list, by name or by index."""
    if isinstance(data, dict):
        return [*cast("dict[str, Any]", data).items()]
    if isinstance(data, list):
        return [*enumerate(cast("Sequence[Any]", data))]
    return []


def places_in(data: object, path: Path = ()) -> Iterator[Path]:
    """Every place in a document, the document itself first."""
    yield path
    for part, value in parts(data):
        yield from places_in(value, (*path, part))


def at(data: object, path: Path) -> Any:
    for part in path:
        data = dict(parts(data))[part]
    return data


def with_value(data: object, path: Path, value: object) -> Any:
    """A copy of the document with that value at that place."""
    if not path:
        return value
    changed = json.loads(json.dumps(data))
    at(changed, path[:-1])[path[-1]] = value
    return changed


def shuffled(data: object, chance: random.Random) -> Any:
    """The same document with each list and each object in another order."""
    inner = parts(data)
    mixed = chance.sample(inner, len(inner))
    if isinstance(data, dict):
        return {name: shuffled(value, chance) for name, value in mixed}
    return [shuffled(value, chance) for _, value in mixed] if isinstance(data, list) else data


def is_pure(data: object) -> bool:
    if type(data) in {str, int, float, bool}:
        return True
    inner = parts(data)
    names = [type(name) for name, _ in inner] if type(data) is dict else [str]
    return bool(inner) and {*names} == {str} and all(is_pure(value) for _, value in inner)


@given(dossiers(own_kinds=True))
def test_a_dossier_comes_back_from_its_plain_data(dossier: Dossier) -> None:
    again, mistakes = read(Dossier, plain(dossier))
    assert mistakes == []
    assert again == dossier
    assert hash(again) == hash(dossier)
    assert canonical(again) == canonical(dossier)


@given(dossiers(own_kinds=True))
def test_what_is_right_is_read_on_the_fast_path(dossier: Dossier) -> None:
    again = fast_path.read(Dossier, plain(dossier))
    assert again == dossier
    assert hash(again) == hash(dossier)


def test_each_kind_of_record_is_read_on_the_fast_path() -> None:
    dossier = every_member(own_kinds=True)
    again = fast_path.read(Dossier, plain(dossier))
    assert again is not None
    assert {*map(type, again)} == {*map(type, dossier)}
    for record in again:
        assert fast_path.read(type(record), plain(record)) == record


@pytest.mark.parametrize(
    "mode",
    [fast_path.MODE, full_reader.MODE, full_reader.COMMON_MEMBERS, validation.MODE],
    ids=lambda mode: mode.name,
)
def test_one_generator_writes_the_reader_of_every_class_in_every_mode(mode: Mode) -> None:
    for schema in schemas(Dossier):
        reader = ReaderGenerator(schema, mode).compile()
        source = inspect.getsource(reader)
        lines = [line for line in source.splitlines() if re.search(r"\bv = ", line)]
        asked = [member.name for member in schema.members for line in lines if _names(line, member.name)]
        assert asked == [member.name for member in schema.members], source
        assert reader.__code__.co_filename.startswith(f"<visitdata {mode.name} of {schema.name}")


def _names(line: str, member: str) -> bool:
    return re.search(rf"v = (?:data\[|get\(|self\.)'?{member}\b", line) is not None


def test_what_the_fast_path_read_cannot_be_changed() -> None:
    again = fast_path.read(Dossier, plain(every_member()))
    assert again is not None
    for record in (again, *again):
        for change in (partial(setattr, record, "id", "other"), partial(delattr, record, "id")):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                change()


def test_reading_fast_declares_no_kinds() -> None:
    before = {root: {**kinds(root)} for root in (Actor, Event, Proposition)}
    fast_path.read(Dossier, plain(every_member(own_kinds=True)))
    assert {root: {**kinds(root)} for root in before} == before
    refuse_undecorated()


def test_a_dossier_with_every_member_comes_back_from_its_plain_data() -> None:
    dossier = every_member(own_kinds=True)
    assert read(Dossier, plain(dossier)) == (dossier, [])


@given(documents(), st.integers(0, 9))
def test_the_order_of_lists_and_members_means_nothing(document: dict[str, Any], seed: int) -> None:
    dossier, _ = read(Dossier, document)
    again, mistakes = read(Dossier, shuffled(document, random.Random(seed)))
    assert mistakes == []
    assert again == dossier
    assert canonical(again) == canonical(dossier)


@given(documents(own_kinds=True))
def test_plain_data_is_plain_and_holds_nothing_empty(document: dict[str, Any]) -> None:
    assert is_pure(document)


@given(dossiers())
def test_reading_leaves_the_document_as_it_is(dossier: Dossier) -> None:
    document, untouched = plain(dossier), plain(dossier)
    read(Dossier, document)
    assert document == untouched


@given(dossiers())
def test_a_twin_in_plain_data_never_has_the_type_of_its_kind(dossier: Dossier) -> None:
    for record in dossier:
        if isinstance(record, (Event, Proposition)):
            assert plain(record)["type"].startswith("Posited") == isinstance(record, Proposition)


@given(documents(), st.data())
def test_junk_anywhere_ends_in_a_dossier_or_in_mistakes(
    document: dict[str, Any], data: st.DataObject
) -> None:
    path = data.draw(st.sampled_from([*places_in(document)]))
    changed = with_value(document, path, data.draw(st.sampled_from(JUNK)))
    dossier, mistakes = read(Dossier, changed)
    if not mistakes:
        assert read(Dossier, plain(dossier)) == (dossier, [])
    for where, code in mistakes:
        # Where something is missing, the place of its owner is there; where something is wrong, its own is.
        there = where[:-1] if code == "missing-member" else where
        at(changed, there)


def test_junk_in_the_places_of_a_full_document_ends_in_a_dossier_or_in_mistakes() -> None:
    document = plain(every_member())
    places = [*places_in(document)][1::3]
    for path, junk in zip(places, itertools.cycle(JUNK), strict=False):
        owner = at(document, path[:-1])
        before, owner[path[-1]] = owner[path[-1]], junk
        dossier, mistakes = read(Dossier, document)
        assert mistakes or read(Dossier, plain(dossier)) == (dossier, []), (path, junk)
        owner[path[-1]] = before


@given(documents(), st.data())
def test_the_slow_walk_bears_any_junk(document: dict[str, Any], data: st.DataObject) -> None:
    for _ in range(3):
        path = data.draw(st.sampled_from([*places_in(document)][1:]))
        document = with_value(document, path, data.draw(st.sampled_from(JUNK)))
    assert {where for where, _ in references.mistakes(Dossier, document)} <= {*places_in(document)}


@pytest.mark.parametrize("junk", JUNK)
@pytest.mark.parametrize("cls", [Dossier, Actor, Event, Proposition])
def test_what_is_no_record_at_all_is_a_mistake(cls: type[Declared], junk: object) -> None:
    _, mistakes = read(cls, junk)
    assert mistakes


def test_each_problem_of_a_document_is_found_in_one_go() -> None:
    document = {
        "format": "visitdata/2",
        "titel": "A visit",
        "actors": [{"type": "Persn", "id": "lind"}, {"type": "State", "id": "arcadia", "name": 3}],
        "places": [{"id": "Strelsau", "name": ""}],
        "events": [{"type": "Visit", "id": "visit", "label": "x", "status": "plannd", "time": "2031-5-11"}],
        "articles": None,
        "statements": [],
    }
    _, mistakes = read(Dossier, document)
    assert sorted(mistakes) == [
        (("actors", 0, "type"), "unknown-type"),
        (("actors", 1, "name"), "wrong-type"),
        (("articles",), "null-value"),
        (("events", 0, "status"), "unknown-value"),
        (("events", 0, "time"), "bad-date"),
        (("format",), "unknown-value"),
        (("id",), "missing-member"),
        (("places", 0, "id"), "bad-id"),
        (("places", 0, "name"), "empty-text"),
        (("titel",), "unknown-member"),
        (("title",), "missing-member"),
    ]


def test_a_suggestion_is_offered_where_one_is_likely() -> None:
    mistakes: Mistakes = []
    reader_of(Dossier)(
        {
            "format": "visitdata/1",
            "id": "https://data.example.org/d#visit",
            "titel": "A visit",
            "title": "A visit",
            "language": "EN",
            "version": 3,
            "events": [{"type": "Visitt", "id": "visit"}],
        },
        mistakes,
    )
    assert {path: mistake.suggestion for path, mistake in mistakes} == {
        ("id",): 'write "https://data.example.org/d"',
        ("language",): 'write "en"',
        ("version",): 'write "3"',
        ("events", 0, "type"): 'write "Visit"',
        ("titel",): None,  # there is a title
    }


def test_of_very_many_mistakes_only_the_first_get_suggestions() -> None:
    # Looking for what a name is like takes longer than all else; only 1,000 mistakes are ever listed.
    wrong_documents: list[dict[str, Any]] = [
        {f"titel-{index}": 1 for index in range(6_000)},
        {"events": [{"type": f"of-{index}"} for index in range(6_000)]},
    ]
    for document in wrong_documents:
        mistakes: Mistakes = []
        reader_of(Dossier)(document, mistakes)
        found = [mistake for _, mistake in mistakes if mistake.code in {"unknown-member", "unknown-type"}]
        assert len(found) == 6_000
        assert all(
            "; it may have " in each.message or "; types are " in each.message for each in found[:4_900]
        )
        assert not any(";" in each.message for each in found[5_000:])


MINIMAL: dict[str, Any] = {"format": "visitdata/1", "id": "https://data.example.org/d", "title": "A visit"}


def test_an_empty_list_is_the_same_as_none_and_is_never_written() -> None:
    dossier, mistakes = read(Dossier, {**MINIMAL, "actors": [], "events": [], "notes": []})
    assert mistakes == []
    assert plain(dossier) == MINIMAL


def test_null_is_a_mistake_wherever_it_stands() -> None:
    document = {**MINIMAL, "notes": [None], "places": [{"id": "a", "name": "A", "names": {"de": None}}, None]}
    _, mistakes = read(Dossier, document)
    assert mistakes == [
        (("places", 0, "names", "de"), "wrong-type"),
        (("places", 1), "wrong-type"),
        (("notes", 0), "wrong-type"),
    ]


def test_a_repeated_value_is_a_mistake_at_the_second_place() -> None:
    _, mistakes = read(
        Dossier, {**MINIMAL, "notes": ["b", "a", "b"], "makers": [{"name": "A"}, {"name": "A"}]}
    )
    assert mistakes == [(("makers", 1), "repeated-value"), (("notes", 2), "repeated-value")]


def test_the_format_has_to_be_stated() -> None:
    assert read(Dossier, {"id": MINIMAL["id"], "title": "A visit"})[1] == [(("format",), "missing-member")]


def test_standing_is_alleged_when_not_given_and_always_written() -> None:
    document = {
        **MINIMAL,
        "actors": [{"type": "State", "id": "arcadia", "name": "Arcadia"}],
        "allegations": [
            {
                "id": "arms",
                "claimants": ["arcadia"],
                "gist": "Arcadia says so.",
                "alleges": [{"type": "PositedEvent", "id": "sale", "label": "A sale", "status": "occurred"}],
            }
        ],
    }
    dossier, mistakes = read(Dossier, document)
    assert mistakes == []
    assert plain(dossier)["allegations"][0]["standing"] == "alleged"


@pytest.mark.parametrize("value", ["Event", "Visit"])
def test_an_event_is_no_proposition_and_a_proposition_no_event(value: str) -> None:
    event = {"type": value, "id": "x", "label": "X", "status": "occurred"}
    said = {**event, "type": f"Posited{value}"}
    assert read(Event, said)[1] == [(("type",), "unknown-type")]
    assert read(Proposition, event)[1] == [(("type",), "unknown-type")]
    assert read(Event, event)[1] == read(Proposition, said)[1] == []


def test_a_base_class_is_no_type_of_record() -> None:
    for cls, name in [(Actor, "Actor"), (Proposition, "Proposition"), (Event, "Occurrence")]:
        assert read(cls, {"type": name})[1] == [(("type",), "unknown-type")]
