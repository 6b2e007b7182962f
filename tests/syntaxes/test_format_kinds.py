"""What a format is for: to be read back, to go to another tool, or to be looked at."""

from __future__ import annotations

from typing import Any, cast, get_args

import attrs
import pytest

import visitdata as vd
from visitdata.syntaxes import format_named

JSON = format_named("json")


@pytest.mark.parametrize("kind", get_args(vd.FormatKind))
def test_formats_are_listed_by_their_kind(kind: vd.FormatKind) -> None:
    assert {each.kind for each in vd.formats(kind=kind)} <= {kind}


def test_what_is_listed_without_a_kind_can_be_read_back() -> None:
    assert vd.formats() == vd.formats(kind="lossless")
    assert {each.kind for each in vd.formats()} == {"lossless"}
    assert all(each.find is not None for each in vd.formats())


def test_a_write_only_format_is_a_bridge_by_default() -> None:
    made = vd.Format(name="lines", suffix=".lines", media_type="text/x-lines", write=JSON.write)
    assert made.kind == "bridge"
    assert attrs.evolve(made, kind="view").kind == "view"


@pytest.mark.parametrize("changes", [{"find": None}, {"kind": "view"}, {"kind": "bridge"}])
def test_a_format_whose_kind_does_not_fit_is_not_registered(changes: dict[str, Any]) -> None:
    made = attrs.evolve(JSON, name="other", suffix=".other", media_type="text/x-other", aliases=(), **changes)
    with pytest.raises(ValueError, match="other is lossless if it can be read, and a bridge"):
        vd.register_format(made)
    with pytest.raises(vd.UnknownFormatError):
        format_named("other")


def test_an_unknown_kind_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(ValueError, match="kind must be one of lossless, bridge, view, not 'views'"):
        vd.formats(kind=cast("Any", "views"))
