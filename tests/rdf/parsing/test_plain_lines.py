"""Lines that are cut where their terms end are read as pyoxigraph reads them, or are left to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

import visitdata as vd
from visitdata.errors import DecodeError
from visitdata.rdf import parsing
from visitdata.rdf.parsing.plain_lines import plain
from visitdata.rdf.parsing.pyoxigraph_quads import plain_quads, syntax

if TYPE_CHECKING:
    from visitdata.rdf.quads import Quad

SUBJECT, PREDICATE, OBJECT, GRAPH = (f"<https://data.example.org/{name}>" for name in "spog")
SIGNS = list('<>"\\ .@^_:#%\té')
PLAIN = [
    f"{SUBJECT} {PREDICATE} {OBJECT} {GRAPH} .",
    f"{SUBJECT} {PREDICATE} {OBJECT} .",
    f'{SUBJECT} {PREDICATE} "" {GRAPH} .',
    f'{SUBJECT} {PREDICATE} "a \\"b\\" \\\\ \\t\\n\\r\\b\\f\\\' é 中 \U0001f600" {GRAPH} .',
    f'{SUBJECT} {PREDICATE} "a"@en {GRAPH} .',
    f'{SUBJECT} {PREDICATE} "a"@ZH-HANT-tw .',
    f'{SUBJECT} {PREDICATE} "1"^^<http://www.w3.org/2001/XMLSchema#decimal> {GRAPH} .',
    f'{SUBJECT} {PREDICATE} "1"^^<http://www.w3.org/2001/XMLSchema#decimal> .',
    f'{SUBJECT} {PREDICATE} "a > b . <c> " {GRAPH} .',
    f'{SUBJECT} {PREDICATE} "a {GRAPH} ." .',
    f'{SUBJECT} {PREDICATE} "a {GRAPH} ." {GRAPH} .',
    f'{SUBJECT} {PREDICATE} "\t\x00\x0b" {GRAPH} .',
]
ODD = [
    "",
    "# nothing",
    f"{SUBJECT}  {PREDICATE} {OBJECT} {GRAPH} .",
    f"{SUBJECT} {PREDICATE} {OBJECT} {GRAPH}.",
    f"{SUBJECT} {PREDICATE} {OBJECT} {GRAPH} . # why",
    f"_:s {PREDICATE} {OBJECT} {GRAPH} .",
    f"{SUBJECT} {PREDICATE} _:o {GRAPH} .",
    f"{SUBJECT} {PREDICATE} {OBJECT} _:g .",
    f'{SUBJECT} {PREDICATE} "\\u00e9\\U0001F600" {GRAPH} .',
    f"{SUBJECT} {PREDICATE} {OBJECT} {GRAPH} .\r",
    f"{SUBJECT}\t{PREDICATE}\t{OBJECT}\t{GRAPH}\t.",
    f"{SUBJECT} {PREDICATE} <<( {SUBJECT} {PREDICATE} {OBJECT} )>> {GRAPH} .",
    f'{SUBJECT} {PREDICATE} "a"@en--ltr {GRAPH} .',
]
WRONG = [
    f"{SUBJECT} {PREDICATE} {OBJECT} {GRAPH} {GRAPH} .",
    f"{SUBJECT} {PREDICATE} {GRAPH}",
    f"{SUBJECT} {PREDICATE} .",
    f'{SUBJECT} {PREDICATE} " {GRAPH} .',
    f'{SUBJECT} {PREDICATE} "a\\" {GRAPH} .',
    f'{SUBJECT} {PREDICATE} "a\\x" {GRAPH} .',
    f'{SUBJECT} {PREDICATE} "a"b" {GRAPH} .',
    f'{SUBJECT} {PREDICATE} "a\rb" {GRAPH} .',
    f'{SUBJECT} {PREDICATE} "a"@en_us {GRAPH} .',
    f'{SUBJECT} {PREDICATE} "a"@ {GRAPH} .',
    f'{SUBJECT} {PREDICATE} "a"^^xsd:date {GRAPH} .',
    f'{SUBJECT} {PREDICATE} "a"^^<date> {GRAPH} .',
    f"{SUBJECT} {PREDICATE} <o> {GRAPH} .",
    f"{SUBJECT} {PREDICATE} <https://data.example.org/a b> {GRAPH} .",
    f"{SUBJECT} {PREDICATE} <https://data.example.org/%zz> {GRAPH} .",
    f'"s" {PREDICATE} {OBJECT} {GRAPH} .',
    f'{SUBJECT} "p" {OBJECT} {GRAPH} .',
    f'{SUBJECT} {PREDICATE} {OBJECT} "g" .',
    f"{SUBJECT} {PREDICATE} {OBJECT} {GRAPH} . {SUBJECT} {PREDICATE} {OBJECT} {GRAPH} .",
]


def by_pyoxigraph(text: str, name: str) -> list[Quad] | None:
    try:
        quads = pyoxigraph.parse(text.encode(), format=syntax(name))
        return list(plain_quads(quads, keeps_labels=True))
    except SyntaxError:
        return None


def by_us(text: str, name: str) -> list[Quad] | None:
    try:
        return list(parsing.parse(text.encode(), name))
    except DecodeError:
        return None


@pytest.mark.parametrize("name", ["nquads", "ntriples"])
@pytest.mark.parametrize("line", [*PLAIN, *ODD, *WRONG])
@pytest.mark.parametrize("end", ["\n", ""])
def test_each_line_is_read_as_pyoxigraph_reads_it(line: str, name: str, end: str) -> None:
    text = f"{PLAIN[1]}\n{line}\n{PLAIN[5]}{end}"
    assert by_us(text, name) == by_pyoxigraph(text, name)


@given(st.lists(st.sampled_from([*PLAIN, *ODD]), max_size=30), st.sampled_from(["nquads", "ntriples"]))
def test_any_order_of_lines_is_read_as_pyoxigraph_reads_it(lines: list[str], name: str) -> None:
    text = "\n".join(lines)
    assert by_us(text, name) == by_pyoxigraph(text, name)


@given(
    st.sampled_from(PLAIN), st.integers(0, 120), st.sampled_from(list('<>"\\ .@^_:#%\té')), st.integers(0, 1)
)
def test_a_line_with_one_mistake_is_read_as_pyoxigraph_reads_it(
    line: str, at: int, sign: str, cut: int
) -> None:
    text = f"{PLAIN[0]}\n{line[:at]}{sign}{line[at + cut :]}\n"
    assert by_us(text, "nquads") == by_pyoxigraph(text, "nquads")


def test_what_is_written_here_is_plain_to_the_last_line() -> None:
    for name in vd.seeds():
        for format_ in ("nquads", "ntriples"):
            lines = vd.dumps(vd.seed(name), format_).decode().splitlines()
            assert len(plain(lines, has_graphs=format_ == "nquads")) == len(lines)
