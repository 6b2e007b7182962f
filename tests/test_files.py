"""A file is the old one or the new one, never half."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

import visitdata as vd
from visitdata.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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
    pipe = tmp_path / "pipe.ttl"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="this is no regular file"):
        write_whole(pipe, [b"new"])
    assert pipe.is_fifo()
    assert [path.name for path in tmp_path.iterdir()] == ["pipe.ttl"]
