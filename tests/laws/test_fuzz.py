"""What the fuzzers try by the million (fuzz/), here by the hundred; and all that they ever found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.corpus import seeds
from fuzz.mutations import mutate
from fuzz.targets import TARGETS
from tests.support import effort

if TYPE_CHECKING:
    from random import Random

CRASHERS = sorted((Path(__file__).parent.parent / "crashers").iterdir())


def assert_promises_are_kept(target: str, data: bytes) -> None:
    """Feed a target, which fails where a promise is broken."""
    TARGETS[target](data)


@pytest.mark.parametrize("path", CRASHERS, ids=lambda path: path.name)
def test_what_a_fuzzer_found_is_corrected(path: Path) -> None:
    for _ in range(10):  # some of it happened by chance
        assert_promises_are_kept(path.name.partition("-")[0], path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_where_the_fuzzer_begins_no_promise_is_broken(target: str) -> None:
    for seed in seeds(target):
        assert_promises_are_kept(target, seed)


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=effort.FUZZ)
@given(data=st.data(), chance=st.randoms(use_true_random=False))
def test_a_document_that_is_nearly_right_is_read_or_refused(
    target: str, data: st.DataObject, chance: Random
) -> None:
    documents = st.sampled_from(seeds(target))
    assert_promises_are_kept(target, mutate(target, data.draw(documents), data.draw(documents), chance))


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=effort.FUZZ)
@given(document=st.binary() | st.text().map(str.encode))
def test_any_bytes_are_read_or_refused(target: str, document: bytes) -> None:
    assert_promises_are_kept(target, document)
