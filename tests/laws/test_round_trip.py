"""What is written is read back equal, in every format."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

import visitdata as vd
from tests.support import effort
from tests.support.strategies import dossiers, every_member

FORMATS = tuple(format_.name for format_ in vd.formats())


def assert_comes_back(dossier: vd.Dossier) -> None:
    for name in FORMATS:
        assert vd.loads(vd.dumps(dossier, name), name) == dossier, name
    assert vd.from_rdflib(vd.to_rdflib(dossier)) == dossier


@settings(max_examples=effort.DIRECT)
@given(dossiers(own_kinds=True))
def test_what_is_written_is_read_back_equal(dossier: vd.Dossier) -> None:
    assert_comes_back(dossier)


def test_every_member_comes_back() -> None:
    assert_comes_back(every_member(own_kinds=True))


@pytest.mark.parametrize("name", vd.seeds())
def test_the_dossiers_that_ship_come_back(name: str) -> None:
    assert_comes_back(vd.seed(name))
