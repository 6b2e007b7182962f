"""Reading past dossiers with problems: each is handed over with its bytes, and none beside it suffers."""

from __future__ import annotations

import base64
import gzip
import io
import json
import tracemalloc
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import visitdata as vd
from tests.support.strategies import every_member
from visitdata.streams.rejected import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

BASE = "https://data.example.org/dossiers/"
BOM = b"\xef\xbb\xbf"
ONE_HELD = [format_ for format_ in vd.formats() if not format_.holds_many]


def dossier(number: int, **members: Any) -> vd.Dossier:
    arcadia = vd.State(id="arcadia", name="Arcadia")
    return vd.Dossier(id=f"{BASE}{number}", title="Small", actors=[arcadia], **members)


def lines(count: int, **members: Any) -> list[bytes]:
    return [vd.dumps(dossier(number, **members), "jsonl") for number in range(count)]


def read(path: Path, **options: Any) -> tuple[list[str], list[vd.Rejected]]:
    """The ends of the ids that were read, and what was left out."""
    left_out: list[vd.Rejected] = []
    found = [each.id.removeprefix(BASE) for each in vd.read(path, rejected=left_out.append, **options)]
    return found, left_out


def of_bytes(tmp_path: Path, data: bytes, suffix: str = ".jsonl", **options: Any) -> tuple[list[str], Any]:
    path = tmp_path / f"many{suffix}"
    path.write_bytes(data)
    return read(path, **options)


def places(left_out: Iterable[vd.Rejected]) -> list[tuple[int, bytes, list[str]]]:
    return [(each.line, each.data, [problem.code for problem in each.problems]) for each in left_out]


# JSON Lines.


def test_without_a_taker_the_first_problem_is_an_error_and_with_one_reading_goes_on(tmp_path: Path) -> None:
    given = lines(3)
    (tmp_path / "many.jsonl").write_bytes(given[0] + b"{}\n" + given[1] + b"[\n" + given[2])
    reading = vd.read(tmp_path / "many.jsonl")
    assert next(reading) == dossier(0)
    with pytest.raises(vd.DecodeError):
        next(reading)
    found, left_out = read(tmp_path / "many.jsonl")
    assert found == ["0", "1", "2"]
    assert places(left_out) == [
        (2, b"{}", ["wrong-format", "missing-member", "missing-member"]),
        (4, b"[", ["not-json"]),
    ]
    assert {problem.line for problem in left_out[1].problems} == {4}


def test_what_is_left_out_is_handed_over_before_the_next_is_read(tmp_path: Path) -> None:
    given = lines(2)
    (tmp_path / "many.jsonl").write_bytes(b"{\n" + given[0] + b"{\n" + given[1])
    seen: list[int] = []
    reading = vd.read(tmp_path / "many.jsonl", rejected=lambda each: seen.append(each.line))
    assert (seen, next(reading), seen) == ([1], dossier(0), [1])
    assert (next(reading), seen) == (dossier(1), [1, 3])


def test_an_error_of_the_taker_ends_the_reading(tmp_path: Path) -> None:
    (tmp_path / "many.jsonl").write_bytes(b"{\n")

    def refuse(rejected: vd.Rejected) -> None:
        raise KeyError(rejected.line)

    with pytest.raises(KeyError, match="1"):
        list(vd.read(tmp_path / "many.jsonl", rejected=refuse))


@pytest.mark.parametrize("character", ["\r", "\x0b", "\x0c", "\x1c", "\x1e", "\x85", "\u2028", "\u2029"])
def test_only_a_line_feed_ends_a_line(tmp_path: Path, character: str) -> None:
    first, second, third = lines(3)
    text = character.encode()
    found, left_out = of_bytes(tmp_path, first[:-1] + text + second + third)
    assert found == ["2"]
    assert places(left_out) == [(1, first[:-1] + text + second[:-1], ["not-json"])]


@pytest.mark.parametrize("character", ["\x0b", "\x0c", "\x1c", "\x85", "\xa0", "\u2028", "\x00"])
def test_a_line_of_what_json_does_not_call_white_space_is_not_blank(tmp_path: Path, character: str) -> None:
    first, second = lines(2)
    found, left_out = of_bytes(tmp_path, first + character.encode() + b"\n" + second)
    assert found == ["0", "1"]
    assert places(left_out) == [(2, character.encode(), ["not-json"])]


def test_blank_lines_are_no_dossiers_and_count_as_lines(tmp_path: Path) -> None:
    first, second = lines(2)
    found, left_out = of_bytes(tmp_path, b"\n \t\r\n" + first + b"\r\n{\n\n" + second + b"\n  ")
    assert (found, [each.line for each in left_out]) == (["0", "1"], [5])


def test_lines_may_end_as_on_windows_and_the_last_need_not_end(tmp_path: Path) -> None:
    first, second, third = (line[:-1] for line in lines(3))
    assert of_bytes(tmp_path, b"\r\n".join([first, second, third])) == (["0", "1", "2"], [])
    assert of_bytes(tmp_path, first + b"\n{")[1][0].data == b"{"
    assert of_bytes(tmp_path, first + b"\n{\r\n")[1][0].data == b"{\r"


def test_a_byte_order_mark_is_the_files_and_an_error_on_any_other_line(tmp_path: Path) -> None:
    first, second = lines(2)
    assert of_bytes(tmp_path, BOM + first + second) == (["0", "1"], [])
    assert of_bytes(tmp_path, BOM + b"\r\n" + first) == (["0"], [])
    found, left_out = of_bytes(tmp_path, BOM + first + BOM + second)
    assert (found, places(left_out)) == (["0"], [(2, BOM + second[:-1], ["not-json"])])
    (problem,) = left_out[0].problems
    assert str(problem) == (
        "2:1: a byte order mark is here, but only a file may begin with one"
        " (remove it; it is left over where files were joined)"
    )
    assert places(of_bytes(tmp_path, BOM + b"{\n" + first)[1]) == [(1, BOM + b"{", ["not-json"])]
    assert of_bytes(tmp_path, first + b"\n" + BOM + b"\n")[1][0].data == BOM


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b'{"title": "\xff"}', "not-utf8"),
        (b'{"title": "\x00"}', "not-json"),
        (b'{"title": "never closed}', "not-json"),
        (b"[" * 100_000, "too-deep"),
        (b'{"a": 1, "a": 2}', "duplicate-key"),
        (b'{"a": NaN}', "not-json"),
        (b'{"title": "\\ud800"}', "lone-surrogate"),
    ],
)
def test_whatever_is_wrong_with_a_line_spoils_no_other(tmp_path: Path, line: bytes, code: str) -> None:
    first, second = lines(2)
    found, (only,) = of_bytes(tmp_path, first + line + b"\n" + second)
    assert (found, only.line, only.data) == (["0", "1"], 2, line)
    assert code in {problem.code for problem in only.problems}


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
def test_of_a_line_that_is_too_long_the_beginning_is_kept_and_the_rest_counted(
    tmp_path: Path, suffix: str
) -> None:
    first, second, third = lines(3)
    limit = len(first) - 1
    pack: Callable[[bytes], bytes] = gzip.compress if suffix.endswith(".gz") else bytes
    for long in (limit + 1, 65_536, 65_537, 1_000_000):
        data = first + b"x" * long + b"\n" + second + b"y" * long
        found, (x, y) = of_bytes(tmp_path, pack(data), suffix, max_bytes=limit)
        assert found == ["0", "1"]
        assert (x.line, y.line) == (2, 4)
        assert x.left_out + len(x.data) == y.left_out + len(y.data) == long
        assert (set(x.data), set(y.data)) == (set(b"x"), set(b"y"))
        (problem,) = x.problems
        assert (problem.code, problem.line, problem.column) == ("too-large", 2, 1)
        assert problem.message == f"this line is longer than {limit:,} bytes"
    assert of_bytes(tmp_path, pack(first + third), suffix, max_bytes=limit) == (["0", "2"], [])


def test_more_blank_lines_than_a_document_may_be_long_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(vd.DecodeError, match="longer than 1,000 bytes"):
        of_bytes(tmp_path, b"\n" * 1001, max_bytes=1000)
    (first,) = lines(1)
    assert of_bytes(tmp_path, b"\n" * 900 + first + b"\n" * 900 + b"{", max_bytes=1000)[0] == ["0"]


def note(left_out: set[int], rejected: vd.Rejected) -> None:
    left_out.add(rejected.line)


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_memory_does_not_grow_with_what_is_left_out_nor_with_a_long_line(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"many.jsonl{suffix}"
    pack: Callable[[bytes], bytes] = gzip.compress if suffix else bytes
    peaks: list[int] = []
    (good,) = lines(1)
    for count in (2, 2, 200):
        path.write_bytes(pack((good + b"{" + b" " * 50_000 + b"\n") * count + b"x" * (100_000 * count)))
        left_out: set[int] = set()
        tracemalloc.start()
        found = sum(1 for _ in vd.read(path, rejected=partial(note, left_out), max_bytes=60_000))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert (found, len(left_out)) == (count, count + 1)
    assert peaks[2] - peaks[1] < 500_000


def test_what_stands_before_a_broken_archive_is_read_and_then_it_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl.gz"
    digests = ["".join(sha256(f"{n} {m}".encode()).hexdigest() for m in range(500)) for n in range(30)]
    texts = [vd.dumps(dossier(number, notes=[note]), "jsonl") for number, note in enumerate(digests)]
    texts[1] = b"{\n"
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb") as packing:
        for text in texts:
            packing.write(text)
            packing.flush()
    path.write_bytes(out.getvalue()[:-3000])
    left_out: list[vd.Rejected] = []
    reading = vd.read(path, rejected=left_out.append)
    assert next(reading).id == f"{BASE}0"
    assert next(reading).id == f"{BASE}2"
    with pytest.raises(vd.DecodeError, match="cut short"):
        list(reading)
    assert [each.line for each in left_out] == [2]


# The other formats.


def spoilt(data: bytes) -> bytes:
    assert b"visitdata/1" in data
    return data.replace(b"visitdata/1", b"visitdata/0")


@pytest.mark.parametrize("length", [10, 30_000, 200_000])
def test_of_nquads_the_lines_of_the_graph_are_handed_over(tmp_path: Path, length: int) -> None:
    """Also where blocks that are read at once end within them, or hold many of them."""
    texts = [vd.dumps(dossier(number, notes=["x" * length]), "nquads") for number in range(12)]
    wrong = {0, 3, 4, 11}
    stood = [spoilt(text) if number in wrong else text for number, text in enumerate(texts)]
    found, left_out = of_bytes(tmp_path, b"".join(stood), ".nq")
    assert found == [str(number) for number in range(12) if number not in wrong]
    before = [b"".join(stood[:number]).count(b"\n") for number in sorted(wrong)]
    assert [(each.line, each.data) for each in left_out] == [
        (lines_before + 1, stood[number]) for lines_before, number in zip(before, sorted(wrong), strict=True)
    ]
    for each in left_out:
        (problem,) = each.problems
        assert problem.code == "wrong-format"
        assert problem.line is not None
        assert b"visitdata/0" in each.data.split(b"\n")[problem.line - each.line]


def test_of_nquads_comments_and_blank_lines_are_nobodys(tmp_path: Path) -> None:
    first, second = (vd.dumps(dossier(number), "nquads") for number in range(2))
    wrong = spoilt(second).splitlines(keepends=True)
    data = BOM + first + b"# the second\n\n" + wrong[0] + b"# within\r\n" + b"".join(wrong[1:])[:-1]
    found, (only,) = of_bytes(tmp_path, data, ".nq")
    assert (found, only.line, only.data) == (["0"], first.count(b"\n") + 3, b"".join(wrong)[:-1])


def test_of_nquads_another_spelling_of_the_graph_is_the_same_graph(tmp_path: Path) -> None:
    name = f"<{BASE}0> .".encode()
    text = spoilt(vd.dumps(dossier(0), "nquads")).replace(
        name, name.replace(b"data.example", b"d\\u0061ta.example")
    )
    found, (only,) = of_bytes(tmp_path, text + vd.dumps(dossier(1), "nquads"), ".nq")
    assert (found, only.data) == (["1"], text)


@pytest.mark.parametrize(
    ("mistake", "code"),
    [
        (b"<a> .\n", "relative-iri"),
        (b"nothing\n", "not-rdf"),
        (b'<https://a.example/x> <https://a.example/y> "\xff" .\n', "not-utf8"),
    ],
)
def test_of_nquads_a_text_that_is_none_is_an_error_all_the_same(
    tmp_path: Path, mistake: bytes, code: str
) -> None:
    """It may have said something of any dossier."""
    first, second = (vd.dumps(dossier(number), "nquads") for number in range(2))
    with pytest.raises(vd.DecodeError) as caught:
        of_bytes(tmp_path, first + mistake + second, ".nq")
    assert {problem.code for problem in caught.value.problems} == {code}


def test_of_nquads_a_graph_that_comes_again_is_an_error_all_the_same(tmp_path: Path) -> None:
    first, second = (vd.dumps(dossier(number), "nquads") for number in range(2))
    with pytest.raises(vd.DecodeError, match="begins again after it ended"):
        of_bytes(tmp_path, first + second + first, ".nq")


def test_of_nquads_what_all_graphs_together_say_is_not_told_apart(tmp_path: Path) -> None:
    whole = spoilt(vd.dumps(dossier(0), "ntriples"))
    assert of_bytes(tmp_path, whole, ".nq")[1][0].data == whole
    begin, _, end = whole.partition(b"\n")
    mixed = begin.replace(b" .", b" <https://a.example/graph> .") + b"\n" + end
    with pytest.raises(vd.DecodeError, match="visitdata/0"):
        of_bytes(tmp_path, mixed, ".nq")


def test_of_trig_the_block_of_the_graph_is_handed_over_with_its_prefixes(tmp_path: Path) -> None:
    texts = [
        vd.dumps(
            dossier(
                number,
                notes=["} # {", '"""}'],
            ),
            "trig",
        )
        for number in range(4)
    ]
    texts[1], texts[3] = spoilt(texts[1]), spoilt(texts[3])
    found, left_out = of_bytes(tmp_path, b"".join(texts), ".trig")
    assert found == ["0", "2"]
    before = [b"".join(texts[:number]).count(b"\n") for number in (1, 3)]
    assert [(each.line, each.data) for each in left_out] == [
        (before[0] + 1, texts[1].strip()),
        (before[1] + 1, texts[3].strip()),
    ]
    for each in left_out:
        with pytest.raises(vd.DecodeError) as caught:
            vd.loads(each.data, "trig")
        assert caught.value.problems == each.problems


def test_of_trig_every_block_of_the_graph_is_handed_over_in_whatever_spelling(tmp_path: Path) -> None:
    data = (
        BOM
        + f"""\
@base <{BASE}> . PREFIX v: <https://w3id.org/visitdata/ns#> # {{ a brace
@prefix s: <https://schema.org/> .
<0> {{ <0> a v:Dossier ; v:format "visitdata/1" ; s:name \'\'\'}} {{\'\'\' }}
GRAPH <1> {{ <1> a v:Dossier }} # }}
<{BASE}2> {{ <2> a v:Dossier ; v:format "visitdata/1" ; s:name "Small" }} {{}}
  <1> {{ <1> s:name "}}" }}
""".encode()
    )
    found, (only,) = of_bytes(tmp_path, data, ".trig")
    assert (found, only.line) == (["0", "2"], 4)
    assert only.data == b'GRAPH <1> { <1> a v:Dossier }\n<1> { <1> s:name "}" }'


def test_of_trig_statements_beside_all_dossiers_are_an_error_all_the_same(tmp_path: Path) -> None:
    data = b"".join(vd.dumps(dossier(number), "trig") for number in range(2))
    stranger = b"<https://a.example/me> <https://a.example/name> 'Me' ."
    with pytest.raises(vd.DecodeError, match="this triple does not belong to the dossier"):
        of_bytes(tmp_path, data + stranger, ".trig")
    assert of_bytes(tmp_path, data + stranger, ".trig", foreign="ignore") == (["0", "1"], [])


@pytest.mark.parametrize("name", ["nquads", "trig"])
def test_a_dossier_without_a_name_is_left_out_where_it_can_be_found_again(tmp_path: Path, name: str) -> None:
    dossier_class = b"https://w3id.org/visitdata/ns#Dossier"
    good = vd.dumps(dossier(0), name)
    if name == "nquads":
        blank = b"_:b <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <" + dossier_class + b"> _:b .\n"
        found, (only,) = of_bytes(tmp_path, good + blank, ".nq")
        assert (found, only.data) == (["0"], blank)
        return
    with pytest.raises(vd.DecodeError):
        of_bytes(tmp_path, good + b"_:b { _:b a <" + dossier_class + b"> }", ".trig")


@pytest.mark.parametrize("format_", ONE_HELD, ids=lambda each: each.name)
def test_where_a_file_holds_one_dossier_it_is_handed_over_whole(tmp_path: Path, format_: Any) -> None:
    data = spoilt(vd.dumps(every_member(), format_.name))
    found, (only,) = of_bytes(tmp_path, data, format_.suffix)
    assert (found, only.line, only.data) == ([], 1, data)
    assert {problem.code for problem in only.problems} == {"wrong-format"}
    good = vd.dumps(dossier(0), format_.name)
    assert of_bytes(tmp_path, good, format_.suffix) == (["0"], [])


# The record that is kept of one.


def test_the_bytes_are_had_again_exactly() -> None:
    for data in (
        b"{",
        '{"\u2028\x85\u2029\ufeff\x00\x7f'.encode(),
        b"\xff\xfe{\x00",
        b"",
        b"\r",
        BOM + b"{\r",
    ):
        rejected = vd.Rejected(line=7, data=data, problems=())
        text = record(rejected, "many.jsonl")
        assert text.decode().splitlines(keepends=True) == [text.decode()], "no reader of lines splits it"
        again = json.loads(text)
        content = again["text"].encode() if "text" in again else base64.b64decode(again["base64"])
        assert (content, again["line"], "left_out" in again) == (data, 7, False)


def test_a_record_has_its_problems_as_the_json_report_has_them(tmp_path: Path) -> None:
    _, (only,) = of_bytes(tmp_path, b'{"format": "visitdata/1"}\n')
    kept = json.loads(record(attrs.evolve(only, left_out=3), "many.jsonl"))
    assert kept["problems"] == [{"file": "many.jsonl", **attrs.asdict(each)} for each in only.problems]
    assert kept["left_out"] == 3
    assert list(kept) == ["line", "problems", "left_out", "text"]


def test_a_lone_surrogate_in_a_problem_can_be_written() -> None:
    problem = vd.Problem(code="bad-character", message="\ud800")
    kept = record(vd.Rejected(line=1, data=b"", problems=(problem,)), "many.jsonl")
    assert json.loads(kept)["problems"][0]["message"] == "\ud800"
