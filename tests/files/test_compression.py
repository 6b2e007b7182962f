"""Compressed files: every format comes back, broken data is told, and memory does not grow with the file."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import subprocess
import sys
import threading
import tracemalloc
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import visitdata as vd
from tests.support.strategies import dossiers, every_member
from visitdata.files.compression import COMPRESSIONS, compression_of, expanded_name

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SUFFIXES = [each.suffix for each in COMPRESSIONS]
PACK: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".zst": zstd.compress}
UNPACK: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.decompress, ".zst": zstd.decompress}
MANY = [format_ for format_ in vd.formats() if format_.holds_many]
SMALL = vd.Dossier(
    id="https://data.example.org/dossiers/small",
    title="Small",
    actors=[vd.State(id="arcadia", name="Arcadia")],
)
TEXT = vd.dumps(SMALL, "json")


def numbered(count: int) -> Iterator[vd.Dossier]:
    for number in range(count):
        yield attrs.evolve(SMALL, id=f"https://data.example.org/dossiers/{number}")


def problem(call: Callable[[], object]) -> vd.Problem:
    with pytest.raises(vd.DecodeError) as caught:
        call()
    (problem,) = caught.value.problems
    return problem


def peak(work: Callable[[], object]) -> int:
    """The most memory that was in use at once while something was done."""
    work()  # what is made once, at first use, is not counted
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("format_", vd.formats(), ids=lambda each: each.name)
def test_every_format_comes_back_and_other_tools_expand_it(tmp_path: Path, format_: Any, suffix: str) -> None:
    dossier = every_member()
    path = tmp_path / f"dossier{format_.suffix}{suffix}"
    assert vd.dump(dossier, path) == path.stat().st_size
    assert UNPACK[suffix](path.read_bytes()) == vd.dumps(dossier, format_.name)
    assert vd.load(path) == dossier
    assert list(vd.read(path)) == [dossier]


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("format_", MANY, ids=lambda each: each.name)
def test_many_dossiers_come_back_in_their_order(tmp_path: Path, format_: Any, suffix: str) -> None:
    path = tmp_path / f"many{format_.suffix}{suffix}"
    assert vd.write(numbered(30), path) == 30
    assert list(vd.read(path)) == list(numbered(30))


@given(dossiers())
def test_any_dossier_comes_back(tmp_path_factory: pytest.TempPathFactory, dossier: vd.Dossier) -> None:
    path = tmp_path_factory.getbasetemp() / "any.jsonl.gz"
    vd.dump(dossier, path)
    assert vd.load(path) == dossier


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_dossier_gives_the_same_bytes_under_any_name_at_any_time(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    vd.dump(SMALL, tmp_path / f"one.json{suffix}")
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    vd.dump(SMALL, tmp_path / f"two.json{suffix}")
    assert (tmp_path / f"one.json{suffix}").read_bytes() == (tmp_path / f"two.json{suffix}").read_bytes()


def test_gzip_is_written_without_name_time_or_system(tmp_path: Path) -> None:
    vd.dump(SMALL, tmp_path / "a.json.gz")
    head = (tmp_path / "a.json.gz").read_bytes()[:10]
    # RFC 1952, section 2.3: method deflate, no flags, no time, and an unknown system.
    assert (head[:8], head[9]) == (b"\x1f\x8b\x08\x00\x00\x00\x00\x00", 255)


def test_zstd_is_written_with_a_checksum(tmp_path: Path) -> None:
    vd.dump(SMALL, tmp_path / "a.json.zst")
    assert zstd.get_frame_info((tmp_path / "a.json.zst").read_bytes()).dictionary_id == 0
    descriptor = (tmp_path / "a.json.zst").read_bytes()[4]
    assert descriptor & 0b100, "RFC 8878, section 3.1.1.1.1: the flag of the checksum"


def test_capital_suffixes_mean_the_same(tmp_path: Path) -> None:
    vd.dump(SMALL, tmp_path / "A.JSON.GZ")
    assert gzip.decompress((tmp_path / "A.JSON.GZ").read_bytes()) == TEXT
    assert vd.load(tmp_path / "A.JSON.GZ") == SMALL


def test_a_named_format_goes_with_any_name_before_the_suffix(tmp_path: Path) -> None:
    vd.dump(SMALL, tmp_path / "data.gz", "turtle")
    assert vd.load(tmp_path / "data.gz", "turtle") == SMALL


@pytest.mark.parametrize(
    ("name", "compression", "expanded"),
    [
        ("a/x.json", None, "x.json"),
        ("a/x.json.gz", "gzip", "x.json"),
        ("x.nq.zst", "zstd", "x.nq"),
        ("x.gz", "gzip", "x"),
        (".gz", None, ".gz"),
        ("x.gz.bak", None, "x.gz.bak"),
    ],
)
def test_the_last_suffix_says_how_a_file_is_compressed(
    name: str, compression: str | None, expanded: str
) -> None:
    found = compression_of(name)
    assert (found and found.name, expanded_name(name)) == (compression, expanded)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("x.gz", "x.gz has no suffix that stands for a format"),
        ("x.docx.zst", "the suffix '.docx' of x.docx.zst stands for no format"),
        ("x.json.bz2", "the suffix '.bz2' of x.json.bz2 stands for no format"),
        ("x.json.gz.zst", "the suffix '.gz' of x.json.gz.zst stands for no format"),
    ],
)
def test_a_name_without_a_format_is_refused(tmp_path: Path, name: str, message: str) -> None:
    for call in (lambda: vd.load(tmp_path / name), lambda: vd.dump(SMALL, tmp_path / name)):
        with pytest.raises(vd.UnknownFormatError) as caught:
            call()
        assert message in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_several_members_or_frames_are_one_text(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.jsonl{suffix}"
    lines = [vd.dumps(dossier, "jsonl") for dossier in numbered(3)]
    path.write_bytes(b"".join(map(PACK[suffix], lines)))
    assert list(vd.read(path)) == list(numbered(3))
    path.write_bytes(PACK[suffix](lines[0][:50]) + PACK[suffix](lines[0][50:]))
    assert [vd.load(path)] == list(numbered(1))


def test_a_zstd_frame_without_data_may_come_first(tmp_path: Path) -> None:
    (tmp_path / "a.json.zst").write_bytes(b"\x5a\x2a\x4d\x18\x02\x00\x00\x00ab" + zstd.compress(TEXT))
    assert vd.load(tmp_path / "a.json.zst") == SMALL


GZ, ZST = (
    gzip.compress(TEXT, mtime=0),
    zstd.compress(TEXT, options={zstd.CompressionParameter.checksum_flag: 1}),
)
BROKEN = {
    "cut.json.gz": (GZ[:-9], f"the gzip data is cut short: it ends after {len(GZ) - 9} bytes"),
    "head.json.gz": (GZ[:3], "the gzip data is cut short: it ends after 3 bytes"),
    "checksum.json.gz": (GZ[:-5] + b"\0" + GZ[-4:], "the gzip data is damaged within its first "),
    "behind.json.gz": (GZ + b"x", "the gzip data is damaged within its first "),
    "empty.json.gz": (b"", "the file is empty, but expected gzip data"),
    "plain.json.gz": (TEXT, "the name ends in .gz, but this is not gzip data"),
    "other.json.gz": (ZST, "the name ends in .gz, but this is not gzip data: it is zstd"),
    "cut.json.zst": (ZST[:-9], f"the zstd data is cut short: it ends after {len(ZST) - 9} bytes"),
    "head.json.zst": (ZST[:5], "the zstd data is cut short: it ends after 5 bytes"),
    "checksum.json.zst": (ZST[:-1] + b"\0", "the zstd data is damaged within its first "),
    "behind.json.zst": (ZST + b"x", "the zstd data is damaged within its first "),
    "empty.json.zst": (b"", "the file is empty, but expected zstd data"),
    "plain.json.zst": (TEXT, "the name ends in .zst, but this is not zstd data"),
    "other.json.zst": (GZ, "the name ends in .zst, but this is not zstd data: it is gzip"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_data_is_told_with_its_place_and_a_suggestion(tmp_path: Path, name: str) -> None:
    data, message = BROKEN[name]
    (tmp_path / name).write_bytes(data)
    for call in (lambda: vd.load(tmp_path / name), lambda: list(vd.read(tmp_path / name))):
        found = problem(call)
        assert (found.code, found.message[: len(message)]) == ("bad-archive", message)
        assert found.suggestion


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(data=st.data())
def test_no_changed_bit_changes_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, data: st.DataObject
) -> None:
    """The checksums of both notice it, unless it says nothing, as the system in the head of gzip does."""
    path = tmp_path_factory.getbasetemp() / f"bit.json{suffix}"
    vd.dump(SMALL, path)
    packed = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(packed) - 1))
    packed[place] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(packed)
    try:
        assert vd.load(path) == SMALL
    except vd.DecodeError as error:
        assert {each.code for each in error.problems} == {"bad-archive"}  # noqa: PT017 - either will do


def test_zeros_behind_gzip_are_the_rest_of_a_block(tmp_path: Path) -> None:
    (tmp_path / "a.json.gz").write_bytes(GZ + bytes(600))
    assert vd.load(tmp_path / "a.json.gz") == SMALL


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_stands_before_a_problem_is_read_when_it_is_asked_for(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.jsonl{suffix}"
    vd.write(hashed(40), path)
    path.write_bytes(path.read_bytes()[:-20])
    given = vd.read(path)
    assert next(given) == next(hashed(1))
    assert problem(lambda: list(given)).code == "bad-archive"


def hashed(count: int) -> Iterator[vd.Dossier]:
    """Dossiers that hardly compress, so that some of them fill more than any buffer."""
    for number, dossier in enumerate(numbered(count)):
        digests = [hashlib.sha256(f"{number}.{part}".encode()).hexdigest() for part in range(1000)]
        yield attrs.evolve(dossier, notes=["".join(digests)])


# How much is read.


@pytest.mark.parametrize("suffix", ["", *SUFFIXES])
@pytest.mark.parametrize("format_", vd.formats(), ids=lambda each: each.name)
def test_a_document_may_be_as_long_as_max_bytes_says_once_it_is_expanded(
    tmp_path: Path, format_: Any, suffix: str
) -> None:
    path = tmp_path / f"a{format_.suffix}{suffix}"
    vd.dump(SMALL, path)
    length = len(vd.dumps(SMALL, format_.name))
    assert vd.load(path, max_bytes=length) == SMALL
    found = problem(lambda: vd.load(path, max_bytes=length - 1))
    assert (found.code, found.message) == (
        "too-large",
        f"the document is longer than {length - 1:,} bytes",
    )


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("format_", vd.formats(), ids=lambda each: each.name)
def test_a_bomb_is_left_off_at_the_limit(tmp_path: Path, format_: Any, suffix: str) -> None:
    limit = 100_000
    blank = b"#" if format_.name in {"nquads", "ntriples", "turtle", "trig"} else b" "
    path = tmp_path / f"a{format_.suffix}{suffix}"
    path.write_bytes(PACK[suffix](blank * (400 * limit)))
    for call in (lambda: vd.load(path, max_bytes=limit), lambda: list(vd.read(path, max_bytes=limit))):
        assert problem(call).code == "too-large"
        assert peak(lambda call=call: problem(call)) < 40 * limit  # type: ignore[misc]


@pytest.mark.parametrize("suffix", ["", *SUFFIXES])
@pytest.mark.parametrize("name", ["jsonl", "nq"])
def test_of_a_stream_each_dossier_is_measured_not_the_whole(tmp_path: Path, name: str, suffix: str) -> None:
    path = tmp_path / f"a.{name}{suffix}"
    vd.write(numbered(1000), path)
    assert sum(1 for _ in vd.read(path, max_bytes=5000)) == 1000
    first = next(numbered(1))
    vd.write([first, attrs.evolve(SMALL, title="x" * 300_000)], path)
    given = vd.read(path, max_bytes=5000)
    if name == "jsonl":
        assert next(given) == first
    assert problem(lambda: list(given)).code == "too-large"


@pytest.mark.parametrize("suffix", ["", *SUFFIXES])
@pytest.mark.parametrize("name", ["jsonl", "nq"])
def test_memory_does_not_grow_with_a_stream(tmp_path: Path, name: str, suffix: str) -> None:
    written: list[int] = []
    read: list[int] = []
    for count in (10, 100):
        path = tmp_path / f"{count}.{name}{suffix}"
        written.append(peak(lambda count=count, path=path: vd.write(hashed(count), path)))  # type: ignore[misc]
        read.append(peak(lambda path=path: sum(1 for _ in vd.read(path))))  # type: ignore[misc]
    length = sum(len(vd.dumps(dossier, "json")) for dossier in hashed(100))
    for less, more in (written, read):
        assert more - less < length / 10


# Compressed data in places where it is not expected.


@pytest.mark.parametrize("format_", vd.formats(), ids=lambda each: each.name)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_compressed_data_under_another_name_is_recognised(tmp_path: Path, format_: Any, suffix: str) -> None:
    data = PACK[suffix](vd.dumps(SMALL, format_.name))
    path = tmp_path / f"a{format_.suffix}"
    path.write_bytes(data)
    for call in (
        lambda: vd.load(path),
        lambda: list(vd.read(path)),
        lambda: vd.loads(data, format_.name),
    ):
        found = problem(call)
        assert found.code == "compressed"
        assert found.suggestion == f"decompress it first, or give the file a name that ends in {suffix}"


def test_data_that_was_compressed_twice_is_recognised(tmp_path: Path) -> None:
    (tmp_path / "a.json.zst").write_bytes(zstd.compress(GZ))
    assert problem(lambda: vd.load(tmp_path / "a.json.zst")).message == "the document is compressed with gzip"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes in the file system")
@pytest.mark.parametrize("suffix", ["", *SUFFIXES])
def test_a_pipe_is_read_as_a_file_is(tmp_path: Path, suffix: str) -> None:
    data = vd.dumps(SMALL, "jsonl")
    for sent, code in ((PACK[suffix](data) if suffix else data, None), (GZ[:30], "bad-archive")):
        path = tmp_path / f"{code}.jsonl{suffix}"
        os.mkfifo(path)
        sender = threading.Thread(target=path.write_bytes, args=(sent,))
        sender.start()
        if code is None:
            assert list(vd.read(path)) == [SMALL]
        else:
            with pytest.raises(vd.DecodeError):
                vd.load(path)
        sender.join()


# Writing.


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_old_file_stands_when_writing_fails(tmp_path: Path, suffix: str) -> None:
    def failing() -> Iterator[vd.Dossier]:
        yield from numbered(50)
        msg = "the source is broken"
        raise vd.ExportError(msg)

    path = tmp_path / f"a.nq{suffix}"
    path.write_bytes(b"old")
    with pytest.raises(vd.ExportError):
        vd.write(failing(), path)
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def in_a_process(code: str) -> str:
    before = "import sys; sys.modules['backports.zstd'] = sys.modules['compression.zstd'] = None;"
    command = [sys.executable, "-c", f"{before} import visitdata as vd; {code}"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("call", ["vd.load(path)", "next(vd.read(path))", "vd.dump(dossier, path)"])
def test_a_missing_extra_is_named_with_the_command_that_installs_it(tmp_path: Path, call: str) -> None:
    path = tmp_path / "a.json.zst"
    path.write_bytes(ZST)
    code = (
        f"path, dossier = {str(path)!r}, vd.seed(vd.seeds()[0])\n"
        f"try: {call}\n"
        "except vd.MissingExtraError as error: print(error)"
    )
    said = in_a_process(code)
    assert said == "files that end in .zst need an extra: pip install 'visitdata[zstd]'"
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [ZST]


def test_gzip_needs_no_extra(tmp_path: Path) -> None:
    path = str(tmp_path / "a.ttl.gz")
    assert in_a_process(
        f"d = vd.seed(vd.seeds()[0]); vd.dump(d, {path!r}); print(vd.load({path!r}) == d)"
    ) == ("True")


def test_zstd_is_loaded_for_its_own_files_only(tmp_path: Path) -> None:
    path = str(tmp_path / "a.json")
    code = (
        f"import sys, visitdata as vd; vd.dump(vd.seed(vd.seeds()[0]), {path!r}); vd.load({path!r});"
        "print('backports.zstd' in sys.modules or 'compression.zstd' in sys.modules)"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_what_is_written_can_be_read_by_the_standard_library_line_by_line(tmp_path: Path) -> None:
    vd.write(numbered(5), tmp_path / "a.jsonl.gz")
    with gzip.open(tmp_path / "a.jsonl.gz") as lines, io.TextIOWrapper(lines, "utf-8") as texts:
        assert [vd.loads(line, "json") for line in texts] == list(numbered(5))
