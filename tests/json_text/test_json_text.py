"""JSON text: what is read, what is refused and where, and the places of values."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import cast

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitdata.errors import DecodeError, Problem
from visitdata.json_text import load, locate, parse
from visitdata.json_text.scanner import DEEPEST

SUITE = Path(__file__).parents[3] / "shared" / "data" / "JSONTestSuite"
STRICTER = {"y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"}

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=30,
)
INDENTS = st.sampled_from([None, 0, 2, "\t"])
NEARLY_JSON = st.lists(
    st.sampled_from(
        [
            *'{}[]:,"-+.\\\n\t 017eE/\x00\x1f\ud800é',
            '"a"',
            '"a":',
            "null",
            "true",
            "-0",
            "1.5",
            "\\u0041",
            "NaN",
            "\\ud83d",
            "\\ude00",
            "\\n",
            "1e5",
            "01",
            "\ufeff",
        ]
    ),
    max_size=12,
).map("".join)


def problems(data: bytes | str) -> list[tuple[str, str, int | None, int | None]]:
    with pytest.raises(DecodeError) as caught:
        parse(data)
    return [(each.code, each.path, each.line, each.column) for each in caught.value.problems]


def only_problem(data: bytes | str) -> Problem:
    with pytest.raises(DecodeError) as caught:
        parse(data)
    (problem,) = caught.value.problems
    return problem


@given(JSON, INDENTS, st.booleans())
def test_what_json_writes_is_read_as_it_was(
    value: object,
    indent: int | str | None,
    ascii_only: bool,  # noqa: FBT001
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert parse(text) == value
    assert parse(text.encode()) == value
    assert parse(b"\xef\xbb\xbf" + text.encode()) == value


@given(st.binary())
def test_any_bytes_are_a_value_or_a_decode_error(data: bytes) -> None:
    try:
        parse(data)
    except DecodeError as error:
        assert error.problems  # noqa: PT017 - either way is right


@given(NEARLY_JSON)
def test_what_orjson_reads_is_read_and_nothing_else(text: str) -> None:
    try:
        expected: object = orjson.loads(text.removeprefix("\ufeff"))
    except orjson.JSONDecodeError:
        (problem,) = _problems_of(text)
        assert problem.line is not None
        assert problem.line >= 1
        return
    assert all(problem.code == "duplicate-key" for problem in _problems_of(text))
    assert load(text)[0] == expected


def _problems_of(text: str) -> tuple[Problem, ...]:
    try:
        parse(text)
    except DecodeError as error:
        return error.problems
    return ()


@pytest.mark.parametrize("name", ["y", "n", "i"])
def test_the_json_test_suite_agrees_save_that_names_stand_once(name: str) -> None:
    if not SUITE.is_dir():
        pytest.skip(f"no JSONTestSuite at {SUITE}")
    files = sorted((SUITE / "test_parsing").glob(f"{name}_*.json"))
    assert files
    refused = {file.name for file in files if _is_refused(file.read_bytes())}
    if name == "y":
        assert refused == STRICTER
    if name == "n":
        assert refused == {file.name for file in files}


def _is_refused(data: bytes) -> bool:
    try:
        parse(data)
    except DecodeError:
        return True
    return False


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "suggestion"),
    [
        ("", "not-json", 1, 1, "check that this is the right file"),
        (" \n ", "not-json", 2, 2, "check that this is the right file"),
        ('{\n "a": 1,\n}', "not-json", 2, 8, "remove the comma"),
        ("[1, 2, ]", "not-json", 1, 6, "remove the comma"),
        ("{'a': 1}", "not-json", 1, 2, 'write text in double quotes: "'),
        ("{“a”: 1}", "not-json", 1, 2, 'write text in double quotes: "'),
        ('{"a": 1 // one\n}', "not-json", 1, 9, "remove it: JSON has no comments"),
        ("# a\n{}", "not-json", 1, 1, "remove it: JSON has no comments"),
        ("[NaN]", "not-json", 1, 2, "leave the member out: JSON has no NaN"),
        ("[-Infinity]", "not-json", 1, 2, "leave the member out: JSON has no infinity"),
        ("[True]", "not-json", 1, 2, "write true"),
        ("[None]", "not-json", 1, 2, "leave the member out"),
        ("[01]", "not-json", 1, 2, "write 1"),
        ("[+1]", "not-json", 1, 2, "write 1"),
        (
            '{"time": 2024-06-18}',
            "not-json",
            1,
            10,
            'write "2024-06-18"',
        ),
        ("[Lind]", "not-json", 1, 2, "write text in double quotes"),
        ('{"a": "one\ntwo"}', "not-json", 1, 11, "write \\n"),
        ('["a\tb"]', "not-json", 1, 4, "write \\t"),
        ('["a\x01b"]', "not-json", 1, 4, "remove it"),
        ('["C:\\dir"]', "not-json", 1, 5, "write \\\\ for a backslash"),
        ('["a, 1]', "not-json", 1, 2, 'add the closing "'),
        (
            '{"a":\n [1, 2',
            "not-json",
            2,
            7,
            "check that the file is complete: what ] closes begins in column 2",
        ),
        ('{"a"', "not-json", 1, 5, "check that the file is complete: what } closes begins in column 1"),
        ('{"a": 1\n "b": 2}', "not-json", 2, 2, "write a comma before it"),
        ("[1}", "not-json", 1, 3, "] closes what is open here since column 1"),
        ('{"a": [\n1\n}', "not-json", 3, 1, "] closes what is open here since line 1"),
        ('["a "b" c"]', "not-json", 1, 6, 'write \\" for a quotation mark within text'),
        ('["a""b"]', "not-json", 1, 5, "write a comma before it"),
        ('{"a" 1}', "not-json", 1, 6, "write a colon before it"),
        ('{"a" = 1}', "not-json", 1, 6, "write a colon in its place"),
        ('{"a": 2,034}', "not-json", 1, 9, None),
        ('{"a": "2",034: 1}', "not-json", 1, 11, 'write "034"'),
        ("@prefix", "not-json", 1, 1, "give it the suffix .ttl: it looks like Turtle"),
        ('{"a"}', "not-json", 1, 5, "write a colon and a value before it"),
        ('{"a", "b": 1}', "not-json", 1, 5, "write a colon and a value before it"),
        ('{"a": , "b": 1}', "not-json", 1, 7, "leave the member out, if its value is not known"),
        ('{"a": }', "not-json", 1, 7, "leave the member out, if its value is not known"),
        ('{"a": 1,, "b": 2}', "not-json", 1, 9, "remove it"),
        ("{a: 1}", "not-json", 1, 2, 'write "a"'),
        ("{[1]: 2}", "not-json", 1, 2, None),
        ("[,1]", "not-json", 1, 2, "remove it"),
        ("[1,,2]", "not-json", 1, 4, "remove it"),
        ("[(1)]", "not-json", 1, 2, None),
        ("}", "not-json", 1, 1, "remove it"),
        ("[}", "not-json", 1, 2, "] closes what is open here since column 1"),
        ("<!DOCTYPE html>", "not-json", 1, 1, "check that this is the right file: it looks like HTML or XML"),
        ("[1]]", "not-json", 1, 4, "remove it: nothing is open here that it could close"),
        ("{},", "not-json", 1, 3, "remove it: a document is one value"),
        ("{} // one", "not-json", 1, 4, "remove it: JSON has no comments"),
        ('{"a": 1}\n{"a": 2}', "not-json", 2, 1, "write several documents in one file as JSON Lines"),
        ("[1] x", "not-json", 1, 5, None),
        ("{\x00}", "not-json", 1, 2, "save it as UTF-8: it looks like UTF-16"),
        ("[1,\r\n 1e400]", "bad-number", 2, 2, "use a larger unit, such as thousands or millions"),
        ("1" * 641, "bad-number", 1, 1, "use a larger unit, such as thousands or millions"),
        ('{"é": "\\ud83d"}', "lone-surrogate", 1, 8, "write the whole pair, or the character"),
        (
            '["\\\\ud83d", "\\ude00\\ud83d"]',
            "lone-surrogate",
            1,
            14,
            "write the whole pair, or the character",
        ),
        ('["\ud83d"]', "lone-surrogate", 1, 3, "write the whole pair, or the character"),
        ("\ufeff[\r 1\r,]", "not-json", 3, 1, "remove the comma"),
    ],
)
def test_what_is_no_json_is_refused_at_its_place_with_a_suggestion(
    text: str, code: str, line: int, column: int, suggestion: str | None
) -> None:
    problem = only_problem(text)
    assert (problem.code, problem.line, problem.column, problem.suggestion) == (
        code,
        line,
        column,
        suggestion,
    )


@pytest.mark.parametrize(
    ("data", "line", "column", "suggestion"),
    [
        (b'["caf\xe9"]', 1, 6, "save it as UTF-8"),
        ('["é",\n"'.encode() + b'\xff"]', 2, 2, "save it as UTF-8"),
        (b"\xef\xbb\xbf\xff", 1, 1, "save it as UTF-8"),
        ("[1]".encode("utf-16"), 1, 1, "it begins as UTF-16 does: save it as UTF-8"),
        (b'"\xed\xa0\x80"', 1, 2, "save it as UTF-8"),
    ],
)
def test_bytes_that_are_not_utf8_are_refused_at_the_first(
    data: bytes, line: int, column: int, suggestion: str
) -> None:
    problem = only_problem(data)
    assert (problem.code, problem.line, problem.column, problem.suggestion) == (
        "not-utf8",
        line,
        column,
        suggestion,
    )


def test_64_levels_are_read_and_65_are_not() -> None:
    assert parse("[" * DEEPEST + "]" * DEEPEST) == json.loads("[" * DEEPEST + "]" * DEEPEST)
    for deep in ("[" * 65 + "]" * 65, '{"a":' * 65 + "1" + "}" * 65, "[" * 500 + "]" * 500, "[" * 1_000_000):
        problem = only_problem(deep)
        assert problem.code == "too-deep"


@pytest.mark.parametrize(
    "number", [2**53 + 1, 2**63, 2**64 - 1, 2**64, -(2**63), -(2**63) - 1, 10**100, -(10**400), 10**639]
)
def test_integers_keep_their_value_whatever_their_size(number: int) -> None:
    for text in (str(number), f"[{number}]", f'{{"a": {number}, "b":\n{number}}}'):
        assert parse(text) == json.loads(text)


def test_an_emoji_written_as_a_pair_of_escapes_is_one_character() -> None:
    assert parse('["\\ud83d\\ude00"]') == ["\U0001f600"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1, "a": 1}', [("a", 1, 10)]),
        ('{"a": 1, "\\u0061": 1}', [("a", 1, 10)]),
        (
            '{"a" : 1,\n "b": [{"c": 1, "c"\n: 2}], "a": 1, "a": 2}',
            [("b[0].c", 2, 17), ("a", 3, 8), ("a", 3, 16)],
        ),
        ('[{"a": 1}, {"a": 1}, {"é": 1, "é" : {"é": 2}}]', [("[2].é", 1, 31)]),
        ('{"a": "\\u003a", "a": "::"}', [("a", 1, 17)]),
        ('{"a": ":", "a": "\\u003A\\u003a"}', [("a", 1, 12)]),
    ],
)
def test_each_name_that_stands_twice_is_found(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert problems(text) == [("duplicate-key", path, line, column) for path, line, column in expected]


@given(JSON, st.data())
def test_a_member_repeated_anywhere_is_always_found(value: object, data: st.DataObject) -> None:
    value = {"root": value, ":": 1}
    text = json.dumps(value, ensure_ascii=data.draw(st.booleans()), indent=data.draw(INDENTS))
    objects = [
        index for index in _structural(text) if text[index] == "{" and text[index + 1 :].lstrip()[0] == '"'
    ]
    begin = data.draw(st.sampled_from(objects)) + 1
    name, _ = json.JSONDecoder().raw_decode(text, text.index('"', begin))
    extra = data.draw(JSON)
    written = "".join(f"\\u{ord(each):04x}" for each in name) if name.isascii() else json.dumps(name)[1:-1]
    repeated = f'{text[:begin]} "{written}" : {json.dumps(extra)} , {text[begin:]}'
    assert "duplicate-key" in {code for code, *_ in problems(repeated)}
    assert json.dumps(load(repeated)[0]) == json.dumps(json.loads(repeated))


def _structural(text: str) -> list[int]:
    found: list[int] = []
    offset = 0
    while offset < len(text):
        if text[offset] == '"':
            offset = json.JSONDecoder().raw_decode(text, offset)[1]
        else:
            found.append(offset)
            offset += 1
    return found


def _paths(value: object, path: tuple[str | int, ...] = ()) -> dict[tuple[str | int, ...], object]:
    items: dict[str | int, object] = {}
    if isinstance(value, dict):
        items |= cast("dict[str | int, object]", value)
    if isinstance(value, list):
        items |= enumerate(cast("list[object]", value))
    found: dict[tuple[str | int, ...], object] = {path: value}
    for part, inner in items.items():
        found |= _paths(inner, (*path, part))
    return found


def _offset(text: str, place: tuple[int, int]) -> int:
    lines = text.replace("\r", "\n").split("\n")
    return sum(len(line) + 1 for line in lines[: place[0] - 1]) + place[1] - 1


@given(JSON, INDENTS, st.booleans())
def test_at_the_place_of_a_value_stands_its_json_and_at_its_key_the_name(
    value: object,
    indent: int | str | None,
    ascii_only: bool,  # noqa: FBT001
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    found = _paths(value)
    places = locate(text, found)
    assert locate(text, found, names_repeat=False) == places
    keys = locate(text.encode(), found, at_keys=set(found))
    decoder = json.JSONDecoder()
    for path, inner in found.items():
        assert decoder.raw_decode(text, _offset(text, places[path]))[0] == inner
        at_key = decoder.raw_decode(text, _offset(text, keys[path]))[0]
        assert at_key == (path[-1] if path and isinstance(path[-1], str) else inner)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), (1, 1)),
        (("a",), (2, 8)),
        (("b", 1), (4, 3)),
        (("b", 1, "é"), (4, 18)),
        (("b", 1, "missing"), (4, 3)),
        (("b", 1, "missing", 3, "more"), (4, 3)),
        (("b", 7), (3, 8)),
        (("missing",), (1, 1)),
        (("a", "within a number"), (2, 8)),
    ],
)
def test_what_is_missing_is_placed_at_what_lacks_it(
    path: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    text = '{\n  "a": 1,\r\n  "b": [{"c": 2},\n  {"ü😀": 1, "é": 2}]\n}'
    assert locate(text, [path]) == locate(text, [path], names_repeat=False) == {path: place}


@pytest.mark.parametrize(
    ("paths", "looked_at"),
    [
        ([()], "{"),
        ([("a",)], '{"a": 1'),
        ([("b", 1)], '{"a": 1, "b": [1, 2'),
        ([("b", 1), ("b", 0, "no list")], '{"a": 1, "b": [1, 2'),
        ([("b", 7)], '{"a": 1, "b": [1, 2, 3, 4]'),
        ([("c", "missing")], '{"a": 1, "b": [1, 2, 3, 4], "c": {"d": 5}'),
        ([("c", 0)], '{"a": 1, "b": [1, 2, 3, 4], "c": {'),
    ],
)
def test_where_no_name_repeats_no_more_is_looked_at_than_is_looked_for(
    paths: list[tuple[str | int, ...]], looked_at: str
) -> None:
    text = '{"a": 1, "b": [1, 2, 3, 4], "c": {"d": 5}}'
    assert text.startswith(looked_at)
    assert locate(f"{looked_at} and so on", paths, names_repeat=False) == locate(text, paths)


@given(JSON, INDENTS, st.data())
def test_some_places_are_those_that_they_are_among_all(
    value: object, indent: int | str | None, data: st.DataObject
) -> None:
    text = json.dumps(value, indent=indent)
    every = locate(text, _paths(value))
    some = data.draw(st.lists(st.sampled_from([*every]), unique=True))
    absent = [(*path, step) for path in some for step in ("no such name", 10**6)]
    places = locate(text, [*some, *absent], names_repeat=False)
    assert places == locate(text, [*some, *absent])
    assert all(places[path] == every[path] for path in some)


REPEATED = '{"a": 1, "b": 1, "b": 2}'
VALUES = st.sampled_from(
    [
        "1",
        "-0",
        "true",
        "null",
        "{}",
        "[ ]",
        "12.5",
        "1e3",
        "1" * 20,
        '"a"',
        "[1, [], 2]",
        '{"a": 1}',
        REPEATED,
    ]
)
LISTS = st.recursive(
    VALUES, lambda inner: st.lists(inner).map(lambda each: f"[{' , '.join(each)}]"), max_leaves=40
)


@given(LISTS)
def test_what_is_passed_over_in_lists_moves_nothing(text: str) -> None:
    value, repeated = load(text)
    wanted = [path for path in _paths(value) if path[-1:] == ("b",)]
    assert len(wanted) == text.count(REPEATED)
    found = {each.path: (each.problem.line, each.problem.column) for each in repeated}
    assert found == locate(text, wanted, at_keys=wanted)


@given(st.lists(st.tuples(st.sampled_from("abc"), LISTS), min_size=1))
def test_where_names_repeat_each_path_leads_to_what_was_read(members: list[tuple[str, str]]) -> None:
    text = "{" + ", ".join(f'"{name}": {inner}' for name, inner in members) + "}"
    value, _ = load(text)
    decoder = json.JSONDecoder()
    for path, inner in _paths(value).items():
        offset = _offset(text, locate(text, [path])[path])
        assert decoder.raw_decode(text, offset)[0] == inner


@pytest.mark.parametrize("inner", ["[]", "{}", "[ ]"])
def test_lists_of_nothing_are_levels_as_well(inner: str) -> None:
    for depth, expected in ((62, None), (63, "too-deep")):
        text = f'{{"a": 1, "a": {"[" * depth}1, {inner}{"]" * depth}}}'
        (code, *_), *_ = problems(text)
        assert code == (expected or "duplicate-key")


@pytest.mark.parametrize("bad", ["01", "1.", "tru", "nullx", "1 2", "{,}", "[,]", "-", "1]]"])
def test_what_is_passed_over_is_json(bad: str) -> None:
    text = f'{{"a": 1, "a": [1, 2, {bad}, 3]}}'
    assert [code for code, *_ in problems(text)] == ["not-json"]


def test_of_two_members_of_one_name_the_last_is_placed() -> None:
    text = '{"a": {"b": 1, "c": 2}, "a": {"b": 3}}'
    paths: list[tuple[str | int, ...]] = [("a",), ("a", "b"), ("a", "c")]
    assert list(locate(text, paths).values()) == [(1, 30), (1, 36), (1, 30)]


def test_a_long_text_is_searched_once_for_all_paths() -> None:
    size = 20_000
    text = json.dumps({"all": [{"id": index} for index in range(size)]})
    begin = time.process_time()
    places = locate(text, [("all", index, "id") for index in range(size)])
    assert time.process_time() - begin < 20
    assert len(set(places.values())) == size


def test_one_name_repeated_many_times_takes_no_longer() -> None:
    text = "{" + ",".join('"a": {"b": 1}' for _ in range(20_000)) + "}"
    begin = time.process_time()
    assert len(problems(text)) == 19_999
    assert time.process_time() - begin < 20


def test_the_limit_of_python_on_digits_does_not_matter() -> None:
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(640)
    try:
        assert parse("9" * 640) == int("9" * 640)
    finally:
        sys.set_int_max_str_digits(before)


# orjson 3.11 writes beyond its memory there, and ends the process at one time or another.
DEEP_AND_LONG = """
import random
from visitdata.json_text import parse
random.seed(1)
for _ in range(4000):
    text = "\\u00e9" * random.randint(0, 300)
    values = ", ".join(f'"{text[: random.randint(0, 300)]}"' for _ in range(random.randint(0, 40)))
    deep = random.randint(1, 63)
    parse("[" * deep + values + ", ".join(["[]"] * (64 - deep) if not values else []) + "]" * deep)
    parse("[" + "[], " * 64 + values.join(['{"a": [', "]}"]) + "]")
"""


def test_what_is_nested_deep_and_long_is_read_without_harm_to_the_process() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", DEEP_AND_LONG],
        check=False,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
