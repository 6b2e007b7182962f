"""What Python programs give for a value: messages name its type, and suggest what can only be meant."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from fractions import Fraction
from pathlib import PurePosixPath
from typing import Any

import pytest

import visitdata as vd


class Status(Enum):
    PLANNED = "planned"
    SOON = "soon"


class Whole:
    def __index__(self) -> int:
        return 3

    def __float__(self) -> float:
        return 3.0


LIND = vd.Person(id="lind", name="Ana Lind")
NOON = dt.datetime(2024, 6, 18, 12, 0, tzinfo=dt.UTC)
VISIT: dict[str, Any] = {"id": "visit", "label": "a visit", "status": "planned"}


@pytest.mark.parametrize(
    ("given", "path", "given_is", "suggestion"),
    [
        ({"time": dt.date(2024, 6, 18)}, "time", "a datetime.date", 'write "2024-06-18"'),
        ({"time": NOON}, "time", "a datetime.datetime", 'write "2024-06-18T12:00:00+00:00"'),
        ({"label": PurePosixPath("a/b")}, "label", "a PurePosixPath", 'write "a/b"'),
        ({"label": b"a visit"}, "label", "bytes", 'write "a visit"'),
        ({"label": b"\xff"}, "label", "bytes", None),
        ({"status": Status.PLANNED}, "status", "a Status", 'write "planned"'),
        ({"status": Status.SOON}, "status", "a Status", None),
        ({"label": LIND}, "label", "a Person", None),
        ({"label": {"a visit"}}, "label", "a set", 'write "a visit"'),
        ({"label": (each for each in "ab")}, "label", "a generator", None),
        ({"visitors": "lind"}, "visitors", "text", 'write ["lind"]'),
        ({"visitors": "ana"}, "visitors", "text", 'write ["ana"]'),
        ({"visitors": "Ana Lind"}, "visitors", "text", None),
        ({"visitors": 3}, "visitors", "a number (3)", None),
    ],
)
def test_what_programs_give_is_called_by_its_type_with_what_is_meant(
    given: dict[str, Any], path: str, given_is: str, suggestion: str | None
) -> None:
    with pytest.raises(vd.InvalidRecordError) as caught:
        vd.Visit(**{**VISIT, **given})
    (problem,) = caught.value.problems
    assert (problem.code, problem.path, problem.record) == ("wrong-type", path, "visit")
    assert problem.message.startswith("expected ")
    assert problem.message.endswith(f", not {given_is}")
    assert problem.suggestion == suggestion


def test_sets_and_generators_are_lists_of_values_in_python() -> None:
    visit = vd.Visit(**VISIT, visitors={"lind"}, hosts=(each for each in ["arcadia"]))
    assert (visit.visitors, visit.hosts) == (("lind",), ("arcadia",))


@pytest.mark.parametrize(
    ("value", "suggestion"), [(Whole(), "convert it with int()"), (Fraction(1, 2), "convert it with float()")]
)
def test_a_number_of_another_library_is_to_be_converted(value: object, suggestion: str) -> None:
    with pytest.raises(vd.InvalidRecordError) as caught:
        vd.Quantity(exactly=value)  # type: ignore[arg-type] # what is refused
    assert [each.suggestion for each in caught.value.problems] == [suggestion]
