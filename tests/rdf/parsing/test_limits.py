"""What is no UTF-8 is refused at its place, wherever the pieces end in which a text is looked at."""

# ruff: noqa: S311 - chance here keeps no secrets

from __future__ import annotations

from random import Random

import pytest

import visitdata as vd
from visitdata.rdf.parsing.limits import refuse_beyond

BYTES = b"a\n\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\xff\xed\xa0"


def place(raw: bytes) -> tuple[int, int] | None:
    """Line and column of the first byte that Python cannot decode."""
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        *lines, last = raw[: error.start].decode().split("\n")
        return len(lines) + 1, len(last) + 1
    return None


@pytest.mark.parametrize("piece", [1, 2, 3, 7, 2**16])
def test_the_first_byte_that_is_not_utf8_is_told(piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("visitdata.rdf.parsing.limits._PIECE", piece)
    random, refused = Random(piece), 0
    for _ in range(2000):
        text = "".join(random.choice("aé€😀\n") for _ in range(random.randrange(6))).encode()
        raw = text + bytes(random.choice(BYTES) for _ in range(random.randrange(6)))
        found = None
        try:
            refuse_beyond(raw, "jsonld", 1)
        except vd.DecodeError as error:
            (problem,) = error.problems
            found = problem.line, problem.column
            refused += 1
        assert found == place(raw), raw
    assert 500 < refused < 2000
