"""Where a path is wanted, an open binary file will do: it is read and written as it is, and stays open."""

from __future__ import annotations

import gzip
import io
import tempfile
import zipfile
from typing import TYPE_CHECKING, Any, cast

import pytest

import visitdata as vd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FORMATS = [format_.name for format_ in vd.formats()]
HOLD_MANY = [format_.name for format_ in vd.formats() if format_.holds_many]
SEED = vd.seed("putin-north-korea-2024")
MANY = [vd.Dossier(id=f"https://data.example.org/{number:03}", title="A dossier") for number in range(100)]


class OneByte(io.RawIOBase):
    """A file without a buffer, which gives and takes a byte at a time."""

    def __init__(self, data: bytes = b"") -> None:
        self.data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        return self.data.readinto(memoryview(buffer)[:1])

    def write(self, data: Any, /) -> int:
        return self.data.write(bytes(data[:1]))


@pytest.mark.parametrize("name", FORMATS)
def test_a_dossier_goes_through_an_open_file(name: str) -> None:
    file = io.BytesIO()
    data = vd.dumps(SEED, name)
    assert vd.dump(SEED, file, name) == len(data)
    assert file.getvalue() == data
    file.seek(0)
    assert vd.load(file, name) == SEED
    assert not file.closed


@pytest.mark.parametrize("name", HOLD_MANY)
def test_many_dossiers_go_through_an_open_file(name: str, tmp_path: Path) -> None:
    file = io.BytesIO()
    assert vd.write(iter(MANY), file, name) == len(MANY)
    vd.write(MANY, tmp_path / "many", name)
    assert file.getvalue() == (tmp_path / "many").read_bytes()
    file.seek(0)
    assert list(vd.read(file, name)) == MANY
    assert not file.closed


def test_a_file_is_written_and_read_from_where_it_stands() -> None:
    file = io.BytesIO(b"# before\n")
    file.seek(0, io.SEEK_END)
    vd.dump(SEED, file, "ntriples")
    assert file.getvalue() == b"# before\n" + vd.dumps(SEED, "ntriples")
    file.seek(len(b"# before\n"))
    assert vd.load(file, "ntriples") == SEED


def files(folder: Path) -> Iterator[tuple[Any, Callable[[], bytes]]]:
    """Files of all sorts that are open to write, and what is in each in the end."""
    plain, zipped = folder / "plain", folder / "zipped"
    with plain.open("wb", buffering=0) as file:
        yield file, plain.read_bytes
    with gzip.open(zipped, "wb") as file:
        yield file, lambda: gzip.decompress(zipped.read_bytes())
    with zipfile.ZipFile(folder / "archive", "w") as archive, archive.open("it", "w") as member:
        yield member, lambda: zipfile.ZipFile(folder / "archive").read("it")
    with tempfile.SpooledTemporaryFile(10) as spooled:
        yield spooled, lambda: b""
    one = OneByte()
    yield one, one.data.getvalue


def test_any_binary_file_is_written(tmp_path: Path) -> None:
    data = vd.dumps(MANY[0], "turtle")
    done: list[Callable[[], bytes]] = []
    for file, read in files(tmp_path):
        assert vd.dump(MANY[0], file, "turtle") == len(data)
        done.append(read)
    assert [read() for read in done if read() != b""] == [data] * (len(done) - 1)


def test_any_binary_file_is_read(tmp_path: Path) -> None:
    data = vd.dumps(MANY[0], "turtle")
    (tmp_path / "plain").write_bytes(data)
    (tmp_path / "zipped").write_bytes(gzip.compress(data))
    with (tmp_path / "plain").open("rb", buffering=0) as file:
        assert vd.load(file, "turtle") == MANY[0]
    with gzip.open(tmp_path / "zipped") as file:
        assert vd.load(file, "turtle") == MANY[0]
    assert vd.load(cast("Any", OneByte(data)), "turtle") == MANY[0]


def test_the_name_of_an_open_file_says_its_format(tmp_path: Path) -> None:
    with (tmp_path / "it.ttl").open("w+b") as file:
        vd.dump(SEED, file)
        file.seek(0)
        assert vd.load(file) == SEED
    assert (tmp_path / "it.ttl").read_bytes() == vd.dumps(SEED, "turtle")


@pytest.mark.parametrize("name", ["it.ttl.gz", "it.txt", "it"])
def test_a_name_that_says_no_format_is_refused_and_nothing_written(name: str, tmp_path: Path) -> None:
    with (tmp_path / name).open("wb") as file, pytest.raises(vd.UnknownFormatError, match="name the format"):
        vd.dump(SEED, file)
    assert (tmp_path / name).read_bytes() == b""


@pytest.mark.parametrize("file", [io.BytesIO(), tempfile.TemporaryFile()], ids=["memory", "number"])  # noqa: SIM115
def test_a_file_without_a_name_needs_its_format_named(file: Any) -> None:
    for call in (lambda: vd.load(file), lambda: vd.dump(SEED, file), lambda: vd.write(MANY, file)):
        with pytest.raises(vd.UnknownFormatError, match="no name that says a format; name the format"):
            call()


def test_a_file_in_text_mode_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "it.json"
    vd.dump(SEED, path)
    data = path.read_bytes()
    with path.open("r+", encoding="utf-8") as file:
        for text in (file, io.StringIO()):
            given = cast("Any", text)
            for call in (
                lambda given=given: vd.load(given, "json"),
                lambda given=given: [*vd.read(given, "json")],
                lambda given=given: vd.dump(SEED, given, "json"),
                lambda given=given: vd.write(MANY, given, "jsonl"),
            ):
                with pytest.raises(TypeError, match=r"open in text mode; open it in binary mode"):
                    call()
    assert path.read_bytes() == data


def test_what_is_no_file_is_refused() -> None:
    for given, name in ((None, "None"), (3, "a value of type int"), (b"it.json", "a value of type bytes")):
        with pytest.raises(TypeError, match=f"expected a path or an open binary file, not {name}"):
            vd.load(cast("Any", given), "json")


def test_a_file_that_gives_text_all_the_same_is_refused() -> None:
    class Liar:
        def read(self, size: int) -> str:
            return "{}"[:size]

    with pytest.raises(TypeError, match="expected bytes from a binary file, not a value of type str"):
        vd.load(cast("Any", Liar()), "json")


def test_nothing_is_written_where_the_dossier_cannot_be() -> None:
    file = io.BytesIO()
    with pytest.raises(TypeError):
        vd.dump(cast("Any", None), file, "turtle")
    with pytest.raises(vd.ExportError):
        vd.write([MANY[0], MANY[1], MANY[0]], file, "nquads")
    assert file.getvalue() == b"".join(vd.dumps(each, "nquads") for each in MANY[:2])


def test_max_bytes_limits_an_open_file() -> None:
    file = io.BytesIO(vd.dumps(SEED, "json"))
    with pytest.raises(vd.DecodeError) as caught:
        vd.load(file, "json", max_bytes=100)
    assert [each.code for each in caught.value.problems] == ["too-large"]


def test_dossiers_are_given_while_an_open_file_is_read() -> None:
    file = io.BytesIO(b"".join(vd.dumps(each, "jsonl") for each in MANY * 100))
    first = next(iter(vd.read(file, "jsonl")))
    assert first == MANY[0]
    assert file.tell() < len(file.getvalue()) / 2
