"""Hostile drafts end in a result or in an error that says what is wrong, soon."""

from __future__ import annotations

import time
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest

import visitdata as vd
from tests.support.effort import instructions
from visitdata.drafts.draft import draft

if TYPE_CHECKING:
    from collections.abc import Callable

DOSSIER = {"id": "https://data.example.org/d", "title": "A visit"}
ARTICLE = {"id": "article", "kind": "news"}
TEXTS = {"article": "Ana Lind visits Ruritania. "}
SOON = 20.0  # seconds, on a busy machine; what grows faster than the draft takes hours
BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))

ODD_KEYS: dict[Any, Any] = {1: 2, None: 3, **DOSSIER}


class Text(str):
    __slots__ = ()


def given(**members: Any) -> dict[str, Any]:
    return {**DOSSIER, "articles": [ARTICLE], **members}


def visit(**members: Any) -> dict[str, Any]:
    return {"type": "Visit", "label": "A visit", "status": "planned", **members}


def containing_itself() -> Any:
    made = given()
    made["events"] = [made]
    return made


def shared(depth: int) -> Any:
    """A list that holds two to the power of `depth` values, and takes no memory to speak of."""
    made: Any = ["a"]
    for _ in range(depth):
        made = [made, made]
    return made


def nested(depth: int) -> Any:
    made: Any = "a"
    for _ in range(depth):
        made = [made]
    return made


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (None, "wrong-type"),
        (3, "wrong-type"),
        ([], "wrong-type"),
        ("", "wrong-type"),
        ("- a list", "wrong-type"),
        (b"\xff\xfe{", "not-utf8"),
        ("\0", "not-yaml"),
        ("{" * 100_000, "not-json"),
        ('{"a":' * 100_000, "too-deep"),
        ("a: " + "[" * 100_000, "too-deep"),
        (BOMB, "too-large"),
        ("a: &a [*a]", "not-yaml"),
        ("a: !!python/object/apply:os.system [id]", "yaml-tag"),
        ("a: 1\n---\nb: 2", "not-yaml"),
        ("? [a]\n: b", "not-yaml"),
        ("```\na: b\n```\n```\nc: d\n```", "several-drafts"),
        (given(title="\ud800"), "bad-character"),
        (given(**{"\ud800": 1}), "unknown-member"),
        (given(version=10**6_000), "wrong-type"),
        (given(actors=[{"type": "Group", "name": "x", "size": 10**6_000}]), "bad-number"),
        (given(actors=[{"type": "Group", "name": "x", "size": float("nan")}]), "bad-number"),
        (given(actors=[{1: 2}]), "missing-member"),
        (ODD_KEYS, "unknown-member"),
        (containing_itself(), "too-deep"),
        (given(notes=nested(100_000)), "too-deep"),
        (given(notes=shared(60)), "too-large"),
        (given(evidence={"words": "a", "nth": 10**30}), "bad-number"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 20 else "",
)
def test_a_hostile_draft_is_a_problem(data: Any, code: str) -> None:
    result = draft(data, TEXTS if isinstance(data, dict) else {})
    assert result.dossier is None
    assert code in {each.code for each in result.problems}
    assert result.feedback().startswith("No dossier yet")
    assert all(len(str(each)) < 2_000 for each in result.problems)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"texts": ["a"]}, "texts must be a mapping of the ids of articles to their texts"),
        ({"texts": "abc"}, "texts must be a mapping of the ids of articles to their texts"),
        ({"id": 3}, "id must be a str, not a value of type int"),
    ],
)
def test_an_argument_of_the_wrong_type_is_a_type_error(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        draft(given(), **arguments)


@pytest.mark.parametrize("text", [3, None, b"bytes", "\ud800", ["a"]])
def test_a_text_that_is_no_text_is_a_decode_error(text: Any) -> None:
    with pytest.raises(vd.DecodeError, match="the text of article"):
        draft(given(), {"article": text})


@pytest.mark.parametrize(
    "data",
    [
        MappingProxyType(given()),
        Text('{"id": "https://data.example.org/d", "title": "A visit", "articles": [{"kind": "news"}]}'),
        bytearray(b"id: https://data.example.org/d\ntitle: A visit\narticles: {kind: news}"),
        given(title=Text("A visit")),
    ],
    ids=["mapping", "text", "bytearray", "subclass"],
)
def test_what_is_as_good_as_a_draft_is_one(data: Any) -> None:
    assert draft(data, {"article": Text(TEXTS["article"])}).dossier == draft(given(), TEXTS).dossier


LONG = "x" * 10**6


@pytest.mark.parametrize(
    ("members", "text"),
    [
        (
            {
                "actors": [{"type": "Person", "name": LONG}] * 2,
                "events": [visit(visitors=[LONG, f"{LONG}y"], time=LONG, kind=LONG, label=LONG, places=LONG)],
            },
            "",
        ),
        (
            {
                "actors": [{"type": "Person", "name": "Ana Lind"} for _ in range(2_000)],
                "events": [visit(visitors="Ana Lind") for _ in range(2_000)],
            },
            "",
        ),
        (
            {
                "actors": [{"type": "Person", "name": f"Ana Lind {n}"} for n in range(2_000)],
                "events": [visit(visitors=f"Ana Lint {n}") for n in range(2_000)],
            },
            "",
        ),
        ({f"member {n}": n for n in range(5_000)}, ""),
        (
            {"events": [visit(evidence=[f"no such words {n}" for n in range(2_000)])]},
            TEXTS["article"] * 3_000,
        ),
        ({"events": [visit(evidence=LONG)]}, "a" * 10**6),
        (
            {
                "statements": [
                    {"kind": "stated", "gist": "g", "quotes": [f"never said {n}" for n in range(2_000)]}
                ]
            },
            TEXTS["article"] * 3_000,
        ),
    ],
    ids=["long", "equal", "unlike", "members", "lost", "one-long", "quotes"],
)
def test_a_draft_of_a_million_characters_ends_soon(members: dict[str, Any], text: str) -> None:
    begun = time.process_time()
    result = draft(given(**members), {"article": text} if text else {})
    assert result.problems
    assert result.placed
    assert time.process_time() - begun < SOON


def many(count: int) -> tuple[Any, dict[str, str]]:
    """A draft with so many pieces of evidence, each of which stands once in a text."""
    words = [f"sentence number {n:05}" for n in range(count)]
    text = "".join(
        f"{each} says nothing more, and then there is a pause of a while, until at last it ends here. "
        for each in words
    )
    events = [visit(id=f"e{n}", evidence=each) for n, each in enumerate(words)]
    return given(events=events), {"article": text}


def test_a_megabyte_with_ten_thousand_pieces_of_evidence_is_drafted() -> None:
    data, texts = many(10_000)
    assert len(texts["article"]) > 10**6
    result = draft(data, texts)
    assert result.dossier is not None
    starts = sorted(each.evidence[0].start or 0 for each in result.dossier.events)
    assert starts == [texts["article"].index(f"sentence number {n:05}") for n in range(10_000)]


def unchanged(data: Any) -> Any:
    return data


def with_a_repair(data: Any) -> Any:
    return {**data, "language": "English"}


@pytest.mark.parametrize("change", [unchanged, with_a_repair], ids=["fast", "full"])
def test_the_work_of_a_draft_grows_as_the_draft(change: Callable[[Any], Any]) -> None:
    draft(change(many(2)[0]), many(2)[1])
    works = [many(count) for count in (50, 100, 200)]
    first, second, third = (instructions(partial(draft, change(data), texts)) for data, texts in works)
    assert third - second <= 2.1 * (second - first)
