"""Records and plain data: what is read comes back, and every mistake is found at its place in one go."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, cast

import attrs
import orjson
import pytest
from cattrs.preconf.orjson import make_converter
from hypothesis import given
from hypothesis import strategies as st

import visitdata as vd
from visitdata.codec import (
    MOST_PROBLEMS,
    configure_converter,
    converter,
    decode,
    decode_json,
    encode,
    encode_json,
    read,
)
from visitdata.codegen.field_values import ListedMistakes, Mistakes
from visitdata.errors import DecodeError, Problem, path_text
from visitdata.values.edtf_suggestions import FORMS
from visitdata.values.names import Names
from visitdata.values.times import EDTF

SEED = (Path(__file__).parents[2] / "seeds" / "putin-north-korea-2024.json").read_bytes()

ARCADIA: dict[str, Any] = {
    "format": "visitdata/1",
    "id": "https://data.example.org/dossiers/arcadia-visit",
    "title": "A minister of Arcadia visits Ruritania",
    "language": "en",
    "articles": [{"id": "article", "kind": "news"}],
    "actors": [
        {"type": "State", "id": "arcadia", "name": "Arcadia", "names": {"de": "Arkadien"}},
        {"type": "State", "id": "ruritania", "name": "Ruritania"},
    ],
    "places": [{"id": "strelsau", "name": "Strelsau"}],
    "events": [
        {
            "type": "Visit",
            "id": "visit",
            "label": "Arcadia visits Ruritania",
            "status": "planned",
            "time": "2031-05-11/2031-05-12",
            "visitors": ["arcadia"],
        }
    ],
    "allegations": [
        {
            "id": "arms",
            "claimants": ["ruritania"],
            "gist": "Ruritania says that Arcadia sold rifles.",
            "alleges": [
                {"type": "PositedTransfer", "id": "sale", "label": "Arcadia sells", "status": "occurred"}
            ],
        }
    ],
}

DOCUMENT_WITH_EVERY_PROBLEM = """\
{
  "format": "visitdata/1",
  "id": "https://data.example.org/dossiers/a",
  "title": 3,
  "language": "EN",
  "titel": "x",
  "title": "twice",
  "created": "2023-02-29",
  "articles": [{"id": "article"}, {"id": "article", "kind": "new"}],
  "actors": [
    {"type": "State", "id": "arcadia", "name": "Arcadia", "country_code": "UK"},
    {"type": "State", "id": "strelsau", "name": "Ä", "names": {"DE": "A", "fr": ""}},
    {"type": "Sate", "id": "ruritania", "name": "Ruritania"},
    {"type": "Person", "id": "Lind", "name": "Lind", "nationality": ["No", "arcadai", "arcadia", "arcadia"]},
    {"type": "Person", "id": "ann", "name": "Ann", "reason": null, "nationality": ["ruritania"]},
    {"id": "x", "name": "X"},
    "lind"
  ],
  "events": [
    {"type": "Visit", "id": "visit", "label": "", "status": "planed", "visitors": "arcadia",
     "places": ["arcadia"],
     "evidence": [{"article": "article", "start": 1, "end": 4, "digest": "9f2c5d1e0a7b4c3d"},
                  {"article": "article", "start": "8", "end": 4, "digest": "9f2c5d1e0a7b4c3d"},
                  {"article": "article", "start": 1, "end": 4, "digest": "9f2c5d1e0a7b4c3d"}]}
  ],
  "allegations": [
    {"id": "visit", "claimants": [], "gist": "g",
     "alleges": [{"type": "Transfer", "id": "t", "label": "t", "status": "occurred"}]}
  ],
  "license": "not an iri"
}
"""

EVERY_PROBLEM = [
    ("bad-language", "language", 5, 15),
    ("unknown-member", "titel", 6, 3),
    ("duplicate-key", "title", 7, 3),
    ("bad-date", "created", 8, 14),
    ("missing-member", "articles[0].kind", 9, 16),
    ("duplicate-id", "articles[1].id", 9, 42),
    ("unknown-value", "articles[1].kind", 9, 61),
    ("bad-country", "actors[0].country_code", 11, 75),
    ("bad-language", "actors[1].names.DE", 12, 64),
    ("empty-text", "actors[1].names.fr", 12, 81),
    ("unknown-type", "actors[2].type", 13, 14),
    ("bad-id", "actors[3].id", 14, 30),
    ("bad-id", "actors[3].nationality[0]", 14, 70),
    ("unknown-reference", "actors[3].nationality[1]", 14, 76),
    ("repeated-value", "actors[3].nationality[3]", 14, 98),
    ("null-value", "actors[4].reason", 15, 62),
    ("missing-member", "actors[5]", 16, 5),
    ("wrong-type", "actors[6]", 17, 5),
    ("empty-text", "events[0].label", 20, 47),
    ("unknown-value", "events[0].status", 20, 61),
    ("wrong-type", "events[0].visitors", 20, 83),
    ("wrong-reference", "events[0].places[0]", 21, 17),
    ("wrong-type", "events[0].evidence[1].start", 23, 51),
    ("repeated-value", "events[0].evidence[2]", 24, 19),
    ("duplicate-id", "allegations[0].id", 27, 12),
    ("missing-member", "allegations[0].claimants", 27, 34),
    ("unknown-type", "allegations[0].alleges[0].type", 28, 27),
    ("bad-iri", "license", 30, 14),
]


STRELSAU = {"id": "strelsau", "name": "Strelsau"}


def changed(**members: object) -> dict[str, Any]:
    return {name: value for name, value in {**ARCADIA, **members}.items() if value is not ...}


def problems_of(cls: type[Any], data: object) -> tuple[Problem, ...]:
    with pytest.raises(DecodeError) as caught:
        decode(cls, data)
    return caught.value.problems


def placed(data: str) -> list[tuple[str, str, int | None, int | None]]:
    with pytest.raises(DecodeError) as caught:
        decode_json(vd.Dossier, data)
    return [(each.code, each.path, each.line, each.column) for each in caught.value.problems]


def test_the_seed_comes_back_as_it_is() -> None:
    dossier = decode_json(vd.Dossier, SEED)
    assert decode(vd.Dossier, encode(dossier)) == dossier
    for indent in (None, 2):
        data = encode_json(dossier, indent=indent)
        assert decode_json(vd.Dossier, data) == dossier
        assert decode_json(vd.Dossier, data.decode()) == dossier
        assert encode_json(decode_json(vd.Dossier, data), indent=indent) == data


def test_json_is_compact_or_indented_by_2_and_ends_with_one_newline() -> None:
    maker = vd.Maker(name="Ä")
    assert encode_json(maker) == '{"name":"Ä"}\n'.encode()
    assert encode_json(maker, indent=2) == '{\n  "name": "Ä"\n}\n'.encode()
    for indent in (0, 1, 4, -2):
        with pytest.raises(ValueError, match="JSON is written compact"):
            encode_json(maker, indent=indent)


def test_every_problem_of_a_document_is_found_at_its_place_in_one_go() -> None:
    assert placed(DOCUMENT_WITH_EVERY_PROBLEM) == EVERY_PROBLEM


def test_plain_data_has_the_same_mistakes_in_the_same_order() -> None:
    found = problems_of(vd.Dossier, json.loads(DOCUMENT_WITH_EVERY_PROBLEM))
    expected = [(code, path) for code, path, *_ in EVERY_PROBLEM if code != "duplicate-key"]
    assert [(each.code, each.path) for each in found] == expected
    assert {each.line for each in found} == {None}


@pytest.mark.parametrize(
    ("members", "code", "path", "suggestion"),
    [
        ({"titel": "x"}, "unknown-member", "titel", None),
        ({"title": ...}, "missing-member", "title", 'add "title", a text in the dossier\'s language'),
        ({"title": None}, "null-value", "title", "write a text in the dossier's language"),
        ({"title": ["x"]}, "wrong-type", "title", 'write "x"'),
        ({"title": ["x", "y"]}, "wrong-type", "title", None),
        ({"title": []}, "wrong-type", "title", "write a text in the dossier's language"),
        ({"title": {"en": "x"}}, "wrong-type", "title", 'write "x"'),
        ({"version": 1.0}, "wrong-type", "version", "write it in quotation marks"),
        ({"version": False}, "wrong-type", "version", 'write "false"'),
        ({"created": ["2031-05-04"]}, "wrong-type", "created", 'write "2031-05-04"'),
        (
            {"created": {"from": "2031-05-04", "to": "2031-5-8"}},
            "wrong-type",
            "created",
            'write "2031-05-04/2031-05-08"',
        ),
        ({"created": ["2031", "2032", "2033"]}, "wrong-type", "created", FORMS),
        ({"created": {"year": 2031}}, "wrong-type", "created", FORMS),
        ({"notes": "a note"}, "wrong-type", "notes", 'write ["a note"]'),
        ({"notes": "a, b;c"}, "wrong-type", "notes", 'write ["a, b;c"]'),
        ({"notes": "a\n"}, "wrong-type", "notes", None),
        ({"notes": [["a"]]}, "wrong-type", "notes[0]", 'write "a"'),
        ({"makers": ["Ana Lind"]}, "wrong-type", "makers[0]", 'write {"name": "Ana Lind"}'),
        ({"makers": [3]}, "wrong-type", "makers[0]", 'write an object with "name"'),
        ({"makers": [None]}, "wrong-type", "makers[0]", "leave it out"),
        ({"articles": [["article"]]}, "wrong-type", "articles[0]", None),
        ({"articles": ["article"]}, "wrong-type", "articles[0]", 'write an object with "id" and "kind"'),
        (
            {"places": [{"type": "city", **STRELSAU}]},
            "unknown-member",
            "places[0].type",
            'call it "kind"',
        ),
        ({"places": [{"type": "Place", **STRELSAU}]}, "unknown-member", "places[0].type", "leave it out"),
        (
            {"places": [{**STRELSAU, "part_of": 3}]},
            "wrong-type",
            "places[0].part_of",
            'write "3"',
        ),
        (
            {"places": [{**STRELSAU, "names": ["Strelsau"]}]},
            "wrong-type",
            "places[0].names",
            None,
        ),
        ({"license": None}, "null-value", "license", "leave it out"),
        ({"version": 3}, "wrong-type", "version", 'write "3"'),
        ({"language": "EN-us"}, "bad-language", "language", 'write "en-US"'),
        ({"notes": ["a", "b", "a"]}, "repeated-value", "notes[2]", "leave it out"),
        ({"makers": [{"name": "a"}, {"name": "a"}]}, "repeated-value", "makers[1]", "leave it out"),
        ({"makers": {}}, "wrong-type", "makers", "put it in square brackets"),
        (
            {"events": [{"type": "Visti", "id": "visit"}]},
            "unknown-type",
            "events[0].type",
            'write "Visit"',
        ),
        (
            {"language": "de"},
            "repeated-language",
            "actors[0].names.de",
            "make it the name or one of the aliases",
        ),
        ({"format": ...}, "wrong-format", "format", 'add "format": "visitdata/1"'),
        ({"format": "visitdata"}, "wrong-format", "format", 'write "visitdata/1"'),
        ({"format": "visitdata/0"}, "wrong-format", "format", 'write "visitdata/1"'),
        ({"format": "visitdata/2x"}, "wrong-format", "format", 'write "visitdata/1"'),
        ({"format": 1}, "wrong-format", "format", 'write "visitdata/1"'),
        ({"format": None}, "wrong-format", "format", 'write "visitdata/1"'),
    ],
)
def test_one_mistake_is_one_problem(
    members: dict[str, Any], code: str, path: str, suggestion: str | None
) -> None:
    (problem,) = problems_of(vd.Dossier, changed(**members))
    assert (problem.code, problem.path) == (code, path)
    assert problem.suggestion == suggestion


def test_of_a_document_by_a_newer_version_nothing_else_is_said() -> None:
    text = '{"format":\n "visitdata/2", "new": 1, "title": 3}'
    assert placed(text) == [("wrong-format", "format", 2, 2)]
    (problem,) = problems_of(vd.Dossier, json.loads(text))
    assert problem.message == "this was made by a newer visitdata"


def test_a_missing_format_is_placed_at_the_object_with_all_other_mistakes() -> None:
    assert placed('\n {"id": "https://example.org/a", "title": ""}') == [
        ("wrong-format", "format", 2, 2),
        ("empty-text", "title", 2, 43),
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("[]", "expected a Dossier, an object, not a list"),
        ("null", "expected a Dossier, an object, not null"),
        ("3", "expected a Dossier, an object, not a number (3)"),
        ('"dossier.json"', "expected a Dossier, an object, not text"),
    ],
)
def test_a_document_is_an_object(data: str, message: str) -> None:
    assert placed(data) == [("wrong-type", "", 1, 1)]
    (problem,) = problems_of(vd.Dossier, json.loads(data))
    assert problem.message == message


def test_what_is_no_json_is_told_with_its_place() -> None:
    assert placed('{"format": "visitdata/1",\n}') == [("not-json", "", 1, 25)]


def test_after_1000_problems_the_rest_are_counted() -> None:
    text = json.dumps(changed(**{f"member-{index}": 1 for index in range(1500)}))
    found = placed(text)
    assert len(found) == MOST_PROBLEMS + 1
    assert found[-1] == ("more-problems", "", None, None)
    data = changed(**{f"member-{index}": 1 for index in range(MOST_PROBLEMS + 1)})
    assert problems_of(vd.Dossier, data)[-1].message == "there is 1 more problem in this document"


def test_very_many_references_to_nothing_are_told_soon() -> None:
    ids = [f"some-actor-{index}" for index in range(3000)]
    actors = [{"type": "State", "id": each, "name": each} for each in ids]
    events = [
        {"type": "Visit", "id": f"v{index}", "label": "v", "status": "occurred", "visitors": [f"{each}x"]}
        for index, each in enumerate(ids)
    ]
    begin = time.process_time()
    assert len(problems_of(vd.Dossier, changed(actors=actors, events=events))) == MOST_PROBLEMS + 1
    assert time.process_time() - begin < 30


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["arcadia", "Visit", "en"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text() | st.sampled_from(["type", "id", "name"]), inner, max_size=3)
    ),
    max_leaves=8,
)


def _items(value: object) -> dict[str | int, object]:
    if isinstance(value, dict):
        return {**cast("dict[str | int, object]", value)}
    return dict(enumerate(cast("list[object]", value))) if isinstance(value, list) else {}


def _places(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    return [path, *(place for key, inner in _items(value).items() for place in _places(inner, (*path, key)))]


@given(st.lists(st.tuples(st.sampled_from(_places(ARCADIA)[1:]), JSON), min_size=1, max_size=3))
def test_whatever_stands_in_a_document_it_is_read_or_refused_with_places(
    changes: list[tuple[tuple[str | int, ...], object]],
) -> None:
    data = json.loads(json.dumps(ARCADIA))
    for path, value in changes:
        _put(data, path, value)
    text = json.dumps(data)
    try:
        dossier = decode_json(vd.Dossier, text)
    except DecodeError as error:
        assert error.problems  # noqa: PT017 - either way is right
        assert all(each.line == 1 and each.column for each in error.problems)  # noqa: PT017 - as above
    else:
        assert decode_json(vd.Dossier, encode_json(dossier)) == dossier


def _put(data: object, path: tuple[str | int, ...], value: object) -> None:
    """Put a value at a place, if that place is still there."""
    for part in path[:-1]:
        data = _items(data).get(part)
    if path[-1] in _items(data):
        cast("dict[str | int, object]", data)[path[-1]] = value


@given(st.dictionaries(st.none() | st.integers() | st.text() | st.binary(), JSON))
def test_data_made_in_python_is_refused_as_problems_too(data: dict[object, object]) -> None:
    assert problems_of(vd.Dossier, data)
    assert problems_of(vd.Event, data)


@pytest.mark.parametrize("data", [{"type": "Event"}, {"type": ["Visit"]}, {}, [], None, "Visit", 3.5])
def test_a_record_that_cannot_be_read_is_a_decode_error(data: object) -> None:
    assert problems_of(vd.Event, data)
    assert problems_of(vd.Actor, data)
    assert problems_of(vd.Proposition, data)


@attrs.frozen(kw_only=True)
class Trip:
    """A user's class, which holds our records."""

    title: str
    visits: list[vd.Visit]
    events: tuple[vd.Event, ...] = ()
    said: tuple[vd.Proposition, ...] = ()
    either: vd.Person | vd.State | None = None
    traveller: vd.Actor | None = None
    dossier: vd.Dossier | None = None
    when: EDTF | None = None
    names: Names = attrs.field(factory=Names)


TRIP = Trip(
    title="To Ruritania",
    visits=[vd.Visit(id="visit", label="A visit", status="planned", visitors=["arcadia"])],
    events=(vd.Meeting(id="talks", label="Talks", status="occurred"),),
    said=(vd.PositedTransfer(id="sale", label="A sale", status="occurred"),),
    either=vd.State(id="arcadia", name="Arcadia"),
    traveller=vd.Person(id="lind", name="Ana Lind", names=Names({"de": "Anna Lind"})),
    dossier=decode_json(vd.Dossier, SEED),
    when=EDTF("2031-05-11/.."),
    names=Names({"de": "Reise", "fr": "Voyage"}),
)


def test_a_class_of_ones_own_with_our_records_comes_back_through_cattrs() -> None:
    ours = converter()
    data = ours.unstructure(TRIP)
    assert data["visits"] == [
        {"type": "Visit", "id": "visit", "label": "A visit", "status": "planned", "visitors": ["arcadia"]}
    ]
    assert data["when"] == "2031-05-11/.."
    assert data["names"] == {"de": "Reise", "fr": "Voyage"}
    assert ours.structure(json.loads(json.dumps(data)), Trip) == TRIP
    empty = Trip(title="Nowhere", visits=[])
    assert ours.structure(ours.unstructure(empty), Trip) == empty


def test_a_converter_of_ones_own_learns_the_same() -> None:
    theirs = make_converter()
    configure_converter(theirs)
    assert theirs.loads(theirs.dumps(TRIP), Trip) == TRIP
    assert theirs.loads(orjson.dumps(encode(TRIP.visits[0])), vd.Event) == TRIP.visits[0]


@pytest.mark.parametrize(
    ("members", "problem"),
    [
        ({"visits": [{"type": "Visit", "label": "", "status": "planned"}]}, ("missing-member", "id")),
        ({"visits": [{"type": "Meeting", "id": "a"}]}, ("unknown-type", "type")),
        ({"traveller": {"type": "Person", "id": "a", "name": 3}}, ("wrong-type", "name")),
        ({"either": {"type": "Group", "id": "a", "name": "A"}}, ("unknown-type", "type")),
        ({"either": {"id": "a", "name": "A"}}, ("missing-member", "")),
        ({"either": "a"}, ("wrong-type", "")),
        ({"when": "2024-6-18"}, ("bad-date", "")),
        ({"names": {"DE": "Reise"}}, ("bad-language", "names.DE")),
        ({"dossier": changed(format="visitdata/9")}, ("wrong-format", "format")),
    ],
)
def test_a_mistake_in_a_record_within_is_a_decode_error(
    members: dict[str, Any], problem: tuple[str, str]
) -> None:
    with pytest.raises(DecodeError) as caught:
        converter().structure({"title": "A trip", "visits": [], **members}, Trip)
    assert (caught.value.problems[0].code, caught.value.problems[0].path) == problem


OWN_KIND = """
from __future__ import annotations
import attrs
import visitdata as vd
from visitdata.codec import converter, decode, decode_json, encode, encode_json

ours = converter()

@attrs.frozen(kw_only=True)
class Ceasefire(vd.Event):
    '''Fighting stops.'''
    namespace = "https://example.org/ns#"
    terms: vd.Text | None = attrs.field(default=None, metadata=vd.member("terms", "On which terms."))

record = Ceasefire(id="truce", label="A truce", status="occurred", terms="none")
said = vd.posited(Ceasefire)(id="said", label="A truce", status="occurred", terms="none")
assert encode(record)["type"] == "Ceasefire" and encode(said)["type"] == "PositedCeasefire"
for base, each in ((vd.Event, record), (Ceasefire, record), (vd.Proposition, said)):
    assert decode(base, encode(each)) == each
    assert decode_json(base, encode_json(each)) == each
    assert ours.structure(ours.unstructure(each), base) == each
    assert ours.structure(ours.unstructure([each]), list[base]) == [each]
"""


def test_a_kind_declared_later_is_read_and_written_like_ours() -> None:
    # In a process of its own: a kind once declared is known to every test that follows.
    subprocess.run([sys.executable, "-c", OWN_KIND], check=True)


def test_reading_and_writing_load_no_cattrs() -> None:
    script = (
        "import sys, visitdata.codec as c; from visitdata.model.dossier import Dossier;"
        "c.encode_json(c.decode_json(Dossier, sys.stdin.buffer.read())); assert 'cattrs' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], input=SEED, check=True)


@pytest.mark.parametrize("kind", ["PositedTransfer", "PositedCeasefire", "PositedFoo"])
def test_no_suggestion_turns_a_proposition_into_what_is_asserted(kind: str) -> None:
    document = {
        "format": "visitdata/1",
        "id": "https://data.example.org/d",
        "title": "T",
        "events": [{"type": kind, "id": "sale", "label": "A sale", "status": "occurred"}],
    }
    with pytest.raises(DecodeError) as caught:
        decode(vd.Dossier, document)
    (problem,) = caught.value.problems
    assert (problem.path, problem.code) == ("events[0].type", "unknown-type")
    assert problem.suggestion == (
        "a proposition stands under the statement or allegation that posits it, and nowhere else"
    )


@pytest.mark.parametrize(
    ("kind", "suggestion"),
    [
        ("Transfer", 'write "PositedTransfer"'),
        ("PositedTransfr", 'write "PositedTransfer"'),
        ("PositedFoo", None),
        ("Rally", 'write "PositedProtest", and add "kind": "rally"'),
    ],
)
def test_the_type_of_a_proposition_is_looked_for_by_its_kind(kind: str, suggestion: str | None) -> None:
    said = {"type": kind, "id": "sale", "label": "A sale", "status": "occurred"}
    document = {
        "format": "visitdata/1",
        "id": "https://data.example.org/d",
        "title": "T",
        "statements": [{"id": "word", "kind": "stated", "gist": "The article says so.", "posits": [said]}],
    }
    with pytest.raises(DecodeError) as caught:
        decode(vd.Dossier, document)
    (problem,) = caught.value.problems
    assert problem.suggestion == suggestion


def test_suggestions_of_common_mistakes_can_be_followed() -> None:
    document = {
        "format": "visitdata/1",
        "id": "https://data.example.org/d",
        "title": None,
        "created": 20310504,
        "mood": "grim",
        "events": [{"type": "Visit", "id": "v", "label": "A visit", "status": "planned", "visitors": "lind"}],
    }
    with pytest.raises(DecodeError) as caught:
        decode(vd.Dossier, document)
    suggestions = {problem.path: problem.suggestion for problem in caught.value.problems}
    assert suggestions["title"] == "write a text in the dossier's language"
    assert suggestions["created"] == 'write "2031-05-04"'
    assert suggestions["mood"] is None
    assert suggestions["events[0].visitors"] == 'write ["lind"]'


def itself() -> dict[str, Any]:
    data: dict[str, Any] = changed(notes=[])
    data["notes"].append(data["notes"])
    return data


def itself_for_an_event() -> dict[str, Any]:
    data = changed()
    data["events"] = [data]
    return data


def deep(depth: int) -> dict[str, Any]:
    """Data of so many levels, the outermost object among them."""
    value: Any = 1
    for _ in range(depth - 1):
        value = [value]
    return changed(notes=value)


def branching() -> dict[str, Any]:
    """Data of 60 levels in which each list stands twice in the next: written out, it would have no end."""
    value: Any = ["a"]
    for _ in range(58):
        value = [value, value]
    return changed(notes=value)


@pytest.mark.parametrize(
    ("data", "path", "message"),
    [
        (itself(), "notes[0]", "this value contains itself"),
        (itself_for_an_event(), "events[0]", "this value contains itself"),
        (deep(65), "notes" + 63 * "[0]", "objects and lists are nested more than 64 deep"),
        (deep(100_000), "notes" + 63 * "[0]", "objects and lists are nested more than 64 deep"),
    ],
    ids=["itself", "an event", "65", "100,000"],
)
def test_plain_data_that_no_text_can_hold_is_refused_at_its_place(
    data: dict[str, Any], path: str, message: str
) -> None:
    with pytest.raises(DecodeError) as caught:
        converter().structure(data, vd.Dossier)
    (problem,) = caught.value.problems
    assert (problem.code, problem.path, problem.message) == ("too-deep", path, message)


@pytest.mark.parametrize("data", [deep(64), branching()], ids=["64", "branching"])
def test_plain_data_that_stands_in_many_places_is_looked_through_once(data: dict[str, Any]) -> None:
    assert {each.code for each in problems_of(vd.Dossier, data)} == {"wrong-type"}


def test_what_stands_twice_in_plain_data_does_not_stand_within_itself() -> None:
    names = {"de": "Land"}
    actors = [
        {"type": "State", "id": each, "name": each, "names": names} for each in ("arcadia", "ruritania")
    ]
    read = decode(vd.Dossier, changed(actors=actors))
    assert [each.names for each in read.actors] == [names, names]


NO_RECORDS: list[dict[str, Any]] = [{} for _ in range(1200)]
WORDS = [f"word {number}" for number in range(900)]
SAID = {"id": "s", "kind": "stated", "gist": "a"}
MANY_PROBLEMS: dict[str, dict[str, Any]] = {
    "numbers": {"notes": [1] * 2500},
    "numbers, and what comes before them": {"title": ..., "notes": [1] * 2500, "id": "x"},
    "good values among them": {"notes": [*WORDS, *[0] * 700, "a word", *[0] * 700]},
    "no records": {"events": [None] * 1300, "notes": [1] * 1300},
    "records of several mistakes": {"statements": NO_RECORDS, "places": NO_RECORDS},
    "lists in records": {
        "statements": [SAID | {"id": f"s{number}", "quotes": NO_RECORDS[:40]} for number in range(60)]
    },
    "no ids": {"statements": [SAID | {"speakers": ["A", 1] * 1100}]},
    "ids of nothing": {"statements": [SAID | {"speakers": ["nobody"] * 1100}]},
    "repeated values": {"notes": ["a", *[1] * 1500, *["a"] * 1500]},
    "repeated links": {"articles": [{"id": "a", "kind": "news", "based_on": ["https://a.example/"] * 1500}]},
}


@pytest.mark.parametrize("members", MANY_PROBLEMS.values(), ids=MANY_PROBLEMS)
def test_of_many_mistakes_the_first_are_listed_and_all_are_counted(members: dict[str, Any]) -> None:
    data = changed(**members)
    every: Mistakes = []
    read(vd.Dossier, data, every)
    *listed, rest = problems_of(vd.Dossier, data)
    assert [(each.path, each.message, each.suggestion) for each in listed] == [
        (path_text(path), mistake.message, mistake.suggestion) for path, mistake in every[:MOST_PROBLEMS]
    ]
    assert rest.message == f"there are {len(every) - MOST_PROBLEMS} more problems in this document"
    found = placed(json.dumps(data))
    assert [path for _, path, _, _ in found] == [each.path for each in (*listed, rest)]


def test_mistakes_that_will_not_be_listed_are_not_held() -> None:
    mistakes = ListedMistakes()
    read(vd.Dossier, changed(notes=[1] * 50_000, events=[None] * 50_000), mistakes)
    assert len(mistakes) == 2 * MOST_PROBLEMS
    assert mistakes.more == 98_000
