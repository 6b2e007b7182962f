"""Documents read part by part: each part says what it does in the whole, or says that it cannot know."""

from __future__ import annotations

import gzip
import io
import pickle
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import visitdata as vd
from visitdata.errors import DecodeError, InvalidRecordError
from visitdata.files import Text
from visitdata.files.compression import compression_of, expanding
from visitdata.rdf.decoding.dossiers import UnsureError
from visitdata.rdf.parsing import parts as parts_of_nquads
from visitdata.streams import documents
from visitdata.syntaxes import format_named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from visitdata.syntaxes import Held, Part

BASE = "https://data.example.org/dossiers/"
BOM = b"\xef\xbb\xbf"
# What comes of reading: dossiers, or problems and the passages they are in; at the end, why there is no more.
Read: TypeAlias = "list[Any]"


def dossier(number: int, length: int = 1) -> vd.Dossier:
    return vd.Dossier(id=f"{BASE}{number}", title="Small", notes=["x" * length])


def text_of(data: bytes, max_bytes: int = 2**30) -> Text:
    return Text(io.BytesIO(data).read, max_bytes)


def read(found: Iterable[Held]) -> Read:
    seen: Read = []
    try:
        for held in found:
            try:
                seen.append(held.read())
            except (DecodeError, InvalidRecordError) as error:
                rejected = documents.reject(held, error)
                seen.append((rejected.line, rejected.data, rejected.left_out, rejected.problems))
    except DecodeError as error:
        seen.append(error.problems)
    return seen


def whole(name: str, data: bytes, max_bytes: int = 2**30) -> Read:
    return read(documents.in_turn(text_of(data, max_bytes), format_named(name), vd.Dossier, "refuse"))


def in_parts(name: str, data: bytes, size: int, max_bytes: int = 2**30) -> Read:
    parts = format_named(name).parts
    assert parts is not None
    split = parts.split(text_of(data, max_bytes), size)
    sent: Iterable[Part] = (pickle.loads(pickle.dumps(part)) for part in split)  # noqa: S301 - of this test
    return read(held for part in sent for held in parts.find(part, vd.Dossier))


LINES = {
    "sound": vd.dumps(dossier(0), "jsonl"),
    "another": vd.dumps(dossier(1), "jsonl"),
    "long": vd.dumps(dossier(2, 3000), "jsonl"),
    "too long": b'{"title": "' + b"x" * 6000 + b'"}\n',
    "with CR": vd.dumps(dossier(3), "jsonl")[:-1] + b"\r\n",
    "blank": b" \t\r\n",
    "empty": b"\n",
    "marked": BOM + vd.dumps(dossier(4), "jsonl"),
    "only a mark": BOM + b"\n",
    "not JSON": b'{"title": \n',
    "not UTF-8": b'{"title": "\xff"}\n',
    "not a dossier": b'{"format": "visitdata/0", "id": 3}\n',
    "another line end": b'{"title": "\xe2\x80\xa8"}\x0b\n',
}


@given(st.lists(st.sampled_from(sorted(LINES)), max_size=12), st.integers(1, 2000), st.booleans())
def test_lines_are_the_same_in_parts_of_any_size(names: list[str], size: int, is_ended: bool) -> None:  # noqa: FBT001 - drawn
    data = b"".join(LINES[name] for name in names)
    data = data if is_ended else data.removesuffix(b"\n")
    assert in_parts("jsonl", data, size, 5000) == whole("jsonl", data, 5000)


HASHED = [vd.Dossier(id=f"{BASE}{n}", title=sha256(bytes([n])).hexdigest()) for n in range(250)]
CUT_SHORT = gzip.compress(b"".join(vd.dumps(each, "jsonl") for each in HASHED), mtime=0)[:-2000]


@settings(max_examples=20)
@given(st.integers(1, 100_000), st.integers(1, 100_000))
def test_lines_before_what_cannot_be_read_are_the_same_too(size: int, max_bytes: int) -> None:
    data = b"".join([*LINES.values(), b"\n" * 1000, LINES["long"], bytes(100_000), b"\n", LINES["sound"]])
    assert in_parts("jsonl", data, size, max_bytes) == whole("jsonl", data, max_bytes)
    format_ = format_named("jsonl")
    assert format_.parts is not None
    split = format_.parts.split(packed_text(CUT_SHORT), size)
    in_turn = documents.in_turn(packed_text(CUT_SHORT), format_, vd.Dossier, "refuse")
    expected = read(in_turn)
    assert read(held for part in split for held in format_.parts.find(part, vd.Dossier)) == expected
    assert 10 < len(expected) < 250


def packed_text(data: bytes) -> Text:
    compression = compression_of("x.gz")
    assert compression is not None
    return Text(expanding(io.BufferedReader(io.BytesIO(data)), compression), 2**30)


def test_a_part_of_lines_is_about_as_large_as_asked() -> None:
    parts = format_named("jsonl").parts
    assert parts is not None
    data = b"".join(vd.dumps(dossier(number), "jsonl") for number in range(100))
    sizes = [part.size for part in parts.split(text_of(data), 1000)]
    assert all(1000 <= size < 1000 + len(data) / 50 for size in sizes[:-1])
    assert sum(sizes) == len(data) - 100


GRAPHS = {
    "sound": vd.dumps(dossier(0), "nquads"),
    "another": vd.dumps(dossier(1), "nquads"),
    "long": vd.dumps(dossier(2, 3000), "nquads"),
    "of many lines": vd.dumps(
        vd.Dossier(id=f"{BASE}3", title="<x> .", notes=[f"{n} <{BASE}1> ." for n in range(300)]), "nquads"
    ),
    "with CR": vd.dumps(dossier(4), "nquads").replace(b"\n", b"\r\n"),
    "with comments": b"# <a> <b> .\n" + vd.dumps(dossier(5), "nquads").replace(b" .\n", b" . # <c> .\n"),
    "blank": b"\n \n",
    "comment": b"# nothing\n",
    "wrong": vd.dumps(dossier(6), "nquads").replace(b"visitdata/1", b"visitdata/0"),
    "no RDF": b"nonsense\n",
    "in the default graph": vd.dumps(dossier(7), "ntriples"),
    "beside all dossiers": b"<urn:a> <urn:b> <urn:c> <urn:d> .\n",
    "in a graph of another name": vd.dumps(dossier(8), "nquads").replace(
        f" <{BASE}8> .".encode(), b" <urn:g> ."
    ),
    "in a graph without a name": vd.dumps(dossier(9), "nquads").replace(f" <{BASE}9> .".encode(), b" _:g ."),
    "marked": BOM + vd.dumps(dossier(10), "nquads"),
}
REGULAR = ["sound", "another", "long", "of many lines", "with CR", "wrong"]


def graphs_in_parts(data: bytes, size: int) -> Read | None:
    """What parts say; None where they cannot know."""
    parts = format_named("nquads").parts
    assert parts is not None
    seen: Read = []
    names: list[str | None] = []
    try:
        for part in parts.split(text_of(data), size):
            sent = pickle.loads(pickle.dumps(part))  # noqa: S301 - of this test
            found = list(parts.find(sent, vd.Dossier))
            names += [held.graph for held in found]
            seen += read(found)
    except UnsureError:
        return None
    return None if None in names or len(set(names)) < len(names) else seen


@given(st.lists(st.sampled_from(sorted(GRAPHS)), max_size=6), st.integers(1, 3000), st.booleans())
def test_graphs_are_the_same_in_parts_or_the_whole_is_read(
    names: list[str],
    size: int,
    is_ended: bool,  # noqa: FBT001 - drawn
) -> None:
    data = b"".join(GRAPHS[name] for name in names)
    data = data if is_ended else data.removesuffix(b"\n")
    assert graphs_in_parts(data, size) in (None, whole("nquads", data))


@given(st.lists(st.sampled_from(REGULAR), unique=True), st.integers(1, 20_000))
def test_graphs_that_are_dossiers_are_read_in_parts(names: list[str], size: int) -> None:
    data = b"".join(GRAPHS[name] for name in names)
    assert graphs_in_parts(data, size) == whole("nquads", data)


def test_parts_of_graphs_hold_as_many_as_they_have_room_for() -> None:
    data = b"".join(vd.dumps(dossier(number), "nquads") for number in range(100))
    parts = list(parts_of_nquads.parts(text_of(data), 5000))
    assert b"".join(part for _, part in parts) == data
    assert [line for line, _ in parts] == [
        1 + b"".join(part for _, part in parts[:number]).count(b"\n") for number in range(len(parts))
    ]
    assert len(parts) < 1.5 * len(data) / 5000


def test_a_graph_that_is_longer_than_is_held_is_for_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts_of_nquads, "LONGEST", 1000)
    with pytest.raises(UnsureError):
        list(parts_of_nquads.parts(text_of(GRAPHS["long"]), 100))
