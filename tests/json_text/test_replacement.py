"""New values in a JSON text: these values, and not one other byte."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitdata.json_text.replacement import replaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.errors import Path

SCALARS = st.text(max_size=5) | st.integers(-(10**6), 10**6)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


def test_all_else_stays_as_it_was() -> None:
    data = b'{ "a" : [ 1,\r\n  20 ] ,"b":"x\\u00e9" }\n'
    assert replaced(data, {("a", 1): 3, ("b",): 'y"\u00e9'}) == (
        b'{ "a" : [ 1,\r\n  3 ] ,"b":"y\\"\\u00e9" }\n'
    )
    assert replaced(data, {}) == data


def test_what_is_not_ascii_is_written_as_it_is_where_other_text_is() -> None:
    assert replaced('\ufeff["\u00e9", 1]'.encode(), {(1,): "\u00fc"}) == '\ufeff["\u00e9", "\u00fc"]'.encode()


@given(VALUES, st.sampled_from([None, 1, 2]), st.booleans(), st.data())
def test_the_value_is_that_with_the_new_values(
    value: Any,
    indent: int | None,
    ascii_: bool,  # noqa: FBT001 - drawn
    data: st.DataObject,
) -> None:
    places = [*leaves(value)]
    chosen = data.draw(st.lists(st.sampled_from(places), unique=True)) if places else []
    values: dict[Path, str | int] = {path: data.draw(SCALARS) for path in chosen}
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_).encode(errors="replace")
    root = [json.loads(text)]
    for path, new in values.items():
        inner: Any = root
        for step in (0, *path)[:-1]:
            inner = inner[step]
        inner[(0, *path)[-1]] = new
    assert json.loads(replaced(text, values)) == root[0]


def leaves(value: Any, path: Path = ()) -> Iterator[Path]:
    if isinstance(value, str | int):
        yield path
    else:
        for step, each in value.items() if hasattr(value, "items") else enumerate(value):
            yield from leaves(each, (*path, step))


@pytest.mark.parametrize("data", [b"", b"{", b"[1,]"])
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="cannot be read as JSON"):
        replaced(data, {(0,): 1})
