"""A file is the old one or the new one, never half."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import visitdata as vd
from visitdata.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator


def failing() -> Iterator[bytes]:
    yield b"the first half, "
    msg = "the data is bad"
    raise vd.ExportError(msg)


def test_the_chunks_become_the_file(tmp_path: Path) -> None:
    assert write_whole(tmp_path / "new.ttl", [b"one ", b"two"]) == 7
    assert (tmp_path / "new.ttl").read_bytes() == b"one two"
    assert [path.name for path in tmp_path.iterdir()] == ["new.ttl"]


def test_the_old_file_stands_when_writing_fails(tmp_path: Path) -> None:
    target = tmp_path / "old.ttl"
    target.write_bytes(b"old")
    with pytest.raises(vd.ExportError):
        write_whole(target, failing())
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["old.ttl"]


def test_no_file_appears_when_writing_a_new_one_fails(tmp_path: Path) -> None:
    with pytest.raises(vd.ExportError):
        write_whole(tmp_path / "new.ttl", failing())
    assert [path.name for path in tmp_path.iterdir()] == []


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="there is no such folder") as raised:
        write_whole(tmp_path / "nowhere" / "new.ttl", [b"new"])
    assert raised.value.filename == str(tmp_path / "nowhere")


def test_a_symbolic_link_is_written_through(tmp_path: Path) -> None:
    real = tmp_path / "real.ttl"
    real.write_bytes(b"old")
    link = tmp_path / "link.ttl"
    link.symlink_to(real)
    write_whole(link, [b"new"])
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.parametrize("links", [["real"], ["folder/../real"], ["two", "three", "folder/real"]])
def test_links_are_followed_one_after_the_other_wherever_the_folder_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: list[str]
) -> None:
    (tmp_path / "folder").mkdir()
    for name, to in zip(["one", *links], links, strict=False):
        (tmp_path / name).symlink_to(to)
    for old in (b"", b"old"):  # a link may lead to what is not there yet
        assert (tmp_path / "one").exists() == bool(old)
        monkeypatch.chdir("/")
        write_whole(tmp_path / "one", [b"new"])
        assert (tmp_path / "one").is_symlink()
        assert (tmp_path / links[-1]).read_bytes() == b"new"
        assert not (tmp_path / links[-1]).is_symlink()
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == len(links) + 1


@pytest.mark.parametrize("name", ["itself", "one"])
def test_links_in_a_circle_are_an_error_and_stay(tmp_path: Path, name: str) -> None:
    for link, to in {"itself": "itself", "one": "two", "two": "one"}.items():
        (tmp_path / link).symlink_to(to)
    with pytest.raises(OSError, match="its symbolic links lead in a circle"):
        write_whole(tmp_path / name, [b"new"])
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_symlink()) == ["itself", "one", "two"]


def test_a_link_into_no_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("nowhere/a.ttl")
    with pytest.raises(FileNotFoundError, match="there is no such folder"):
        write_whole(tmp_path / "link", [b"new"])
    assert [path.name for path in tmp_path.iterdir()] == ["link"]


@pytest.mark.parametrize("name", ["folder", "link", ".", ".."])
def test_a_folder_is_refused_before_any_data_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("folder")
    monkeypatch.chdir(tmp_path)
    chunks = failing()
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path / name if name.isalpha() else Path(name), chunks)
    assert next(chunks) == b"the first half, "


def test_the_permissions_of_the_old_file_stay(tmp_path: Path) -> None:
    target = tmp_path / "old.ttl"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_whole(target, [b"new"])
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_new_file_gets_the_usual_permissions(tmp_path: Path) -> None:
    write_whole(tmp_path / "new.ttl", [b"new"])
    (tmp_path / "usual").touch()
    assert (tmp_path / "new.ttl").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes in the file system")
def test_what_is_no_file_is_not_replaced_by_one(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe.ttl", tmp_path / "link.ttl"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    for path in (pipe, link):
        with pytest.raises(OSError, match="this is not a regular file"):
            write_whole(path, [b"new"])
    assert (pipe.is_fifo(), link.is_symlink()) == (True, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.ttl", "pipe.ttl"]


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="open files have no names here")
def test_a_pipe_that_has_only_a_number_is_no_file_either() -> None:
    reader, writer = os.pipe()
    try:
        with pytest.raises(OSError, match="this is not a regular file"):
            write_whole(Path(f"/dev/fd/{writer}"), [b"new"])
    finally:
        os.close(reader)
        os.close(writer)
