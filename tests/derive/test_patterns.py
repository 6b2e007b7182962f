"""The patterns of the schemas: engines that see code units find the same as those that see characters."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from rdflib import Graph, URIRef

from tests.support import javascript
from visitdata.derive.json_schema import json_schema
from visitdata.derive.shapes import shapes
from visitdata.metamodel import patterns, scalars
from visitdata.model.dossier import Dossier
from visitdata.values.iri_grammar import is_iri

if TYPE_CHECKING:
    from pathlib import Path

IN_JSON_SCHEMA = re.findall('"pattern": ("(?:[^"\\\\]|\\\\.)*")', json.dumps(json_schema(Dossier)))
IN_SHAPES = Graph().parse(data=shapes(Dossier)).objects(None, URIRef("http://www.w3.org/ns/shacl#pattern"))
PATTERNS: list[str] = sorted({*map(json.loads, IN_JSON_SCHEMA), *map(str, IN_SHAPES)})
NAME: Any = Draft202012Validator(patterns.NAME)
LINK: Any = Draft202012Validator(patterns.LINK)

# The characters on both sides of the borders that RFC 3987 draws, and of those between first code units.
BORDERS = (
    0xD7FF, 0xE000, 0xF8FF, 0xFDD0, 0xFDEF, 0xFFEF, 0xFFFD, 0x10000, 0x103FF, 0x1FFFE, 0xDFFFF, 0xE0000,
    0xE03FF, 0xE0400, 0xE0FFF, 0xE1000, 0xEFFFD, 0xEFFFF, 0xF0000, 0xFFFFD, 0xFFFFF, 0x100000, 0x10FBFF,
    0x10FFFD, 0x10FFFF,
)  # fmt: skip
BEYOND = sorted({chr(border + step) for border in BORDERS for step in (-1, 0, 1) if border + step < 0x110000})
CHARACTERS = "".join(each for each in BEYOND if not "\ud800" <= each <= "\udfff")
PLACES = (
    "https://example.org/{}",
    "https://{}.example/",
    "urn:{}?{}#{}",
    "urn:a?b{}",
    "urn:a#b?{}",
    "urn:a?b#c{}",
    "{}{}",
)
UNSEEN = "\t \u00ad\u200e\ufeff\ufff8\U0001bca0\U0001bca3\U0001d173\U000e0000\U000e0fff"
SEEN = "a\ud7ff\ue000\uf900\uff21\U0001bc9f\U0001bca4\U0001d17b\U0001bfff\U000e1000\U00020000\U0010fffd"
UNSEEN_OR_SEEN = [
    *UNSEEN,
    *SEEN,
    UNSEEN,
    *(f"{UNSEEN}{each}" for each in SEEN),
    f"{UNSEEN}\U000e03ff\U000e0400",
]
TEXTS = [place.replace("{}", each) for place in PLACES for each in CHARACTERS]


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_an_iri_is_one_to_the_schema_as_to_the_grammar(text: str) -> None:
    assert LINK.is_valid(text) == is_iri(text)


@given(st.text(f"a:/?#{CHARACTERS}", max_size=12))
def test_any_iri_is_one_to_the_schema_as_to_the_grammar(text: str) -> None:
    assert LINK.is_valid(f"urn:{text}") == is_iri(f"urn:{text}")


@pytest.mark.parametrize("text", UNSEEN_OR_SEEN, ids=ascii)
def test_a_name_shows_something_to_the_schema_as_to_the_model(text: str) -> None:
    assert NAME.is_valid(text) == (scalars.NAME.read(text) == text)


@pytest.mark.parametrize("unicode", [True, False])
def test_a_name_shows_something_to_javascript_as_well(unicode: bool, tmp_path: Path) -> None:  # noqa: FBT001
    options = {"strict": True, "unicodeRegExp": unicode}
    verdicts = javascript.run("verdicts.js", tmp_path, options, patterns.NAME, UNSEEN_OR_SEEN, needs=("ajv",))
    assert verdicts == [NAME.is_valid(text) for text in UNSEEN_OR_SEEN]


def test_javascript_finds_the_same_with_the_flag_u_and_without(tmp_path: Path) -> None:
    # One means the same only beside another, as the tests above show.
    alone = [each for each in PATTERNS if each != NAME.schema["anyOf"][1]["not"]["pattern"]]
    texts = [*TEXTS, *UNSEEN_OR_SEEN, *map("".join, pairwise(CHARACTERS))]
    found = javascript.run("patterns.js", tmp_path, alone, texts, needs=())
    for pattern, both in zip(alone, found, strict=True):
        here = [re.search(pattern, text) is not None for text in texts]
        assert both == [here, here], pattern
