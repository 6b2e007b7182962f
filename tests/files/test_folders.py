"""The replacement of a folder: the old one or the new one, and what else is in it stays."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

import pytest

from visitdata.files import exchange, folders
from visitdata.files.folders import FolderInUseError, beside_of, replacing_folder

if TYPE_CHECKING:
    from pathlib import Path

OWN = {"a", "folder", "folder/b"}


def write(target: Path, text: str) -> None:
    with replacing_folder(target, OWN.__contains__) as new:
        (new.path / "a").write_text(text, encoding="utf-8")
        (new.path / "folder").mkdir()
        (new.path / "folder" / "b").write_text(text, encoding="utf-8")
        (new.scratch / "meanwhile").write_text(text, encoding="utf-8")


def fail_at(target: Path) -> None:
    with replacing_folder(target, OWN.__contains__) as new:
        (new.path / "a").write_text("half", encoding="utf-8")
        raise ZeroDivisionError


def texts(target: Path) -> dict[str, str]:
    return {
        path.relative_to(target).as_posix(): path.read_text(encoding="utf-8")
        for path in target.rglob("*")
        if path.is_file()
    }


@pytest.fixture(params=["exchanged", "renamed", "copied"])
def target(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on file systems that can exchange folders, that cannot, and that have no hard links either."""

    def cannot(_one: Path, _other: Path) -> bool:
        return False

    def refuse(*_given: object, **_named: object) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    if request.param != "exchanged":
        monkeypatch.setattr(folders, "exchange", cannot)
    if request.param == "copied":
        monkeypatch.setattr(os, "link", refuse)
    return tmp_path / "target"


def test_a_folder_takes_the_place_of_another_with_nothing_left_beside(target: Path) -> None:
    for text in ("old", "new"):
        write(target, text)
        assert texts(target) == {"a": text, "folder/b": text}
        assert [path.name for path in target.parent.iterdir()] == ["target"]


def test_what_is_not_the_writers_own_stays(target: Path) -> None:
    write(target, "old")
    (target / "folder" / "other").write_text("other", encoding="utf-8")
    (target / "empty").mkdir(mode=0o750)
    (target / "link").symlink_to("nowhere")
    write(target, "new")
    assert texts(target) == {"a": "new", "folder/b": "new", "folder/other": "other"}
    assert (target / "link").readlink().name == "nowhere"
    assert (target / "empty").stat().st_mode & 0o777 == 0o750


def test_what_comes_while_the_folder_is_made_stays(target: Path) -> None:
    write(target, "old")
    with replacing_folder(target, OWN.__contains__) as new:
        (target / "late").write_text("late", encoding="utf-8")
        (new.path / "a").write_text("new", encoding="utf-8")
    assert texts(target) == {"a": "new", "late": "late"}


def test_a_block_that_fails_leaves_the_old_folder(target: Path) -> None:
    write(target, "old")
    with pytest.raises(ZeroDivisionError):
        fail_at(target)
    assert texts(target) == {"a": "old", "folder/b": "old"}
    assert [path.name for path in target.parent.iterdir()] == ["target"]


def test_a_block_may_let_the_old_folder_stay(target: Path) -> None:
    write(target, "old")
    before = target.stat().st_ino
    with replacing_folder(target, OWN.__contains__) as new:
        new.discard()
    assert target.stat().st_ino == before
    assert [path.name for path in target.parent.iterdir()] == ["target"]


def test_a_folder_gets_the_permissions_of_the_old_one(target: Path) -> None:
    write(target, "old")
    target.chmod(0o750)
    write(target, "new")
    assert target.stat().st_mode & 0o777 == 0o750


def test_a_link_to_a_folder_is_followed(target: Path) -> None:
    write(target, "old")
    (target.parent / "link").symlink_to("target")
    write(target.parent / "link", "new")
    assert (target.parent / "link").is_symlink()
    assert texts(target)["a"] == "new"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such locks")
def test_two_do_not_replace_a_folder_at_once(target: Path) -> None:
    with replacing_folder(target, OWN.__contains__) as new:
        (new.path / "a").write_text("first", encoding="utf-8")
        with pytest.raises(FolderInUseError):
            write(target, "second")
    assert texts(target) == {"a": "first"}


def test_what_a_killed_process_left_is_cleared_away(target: Path) -> None:
    write(target, "old")
    for name in ("new", "scratch"):
        (beside_of(target) / name).mkdir(parents=True)
        (beside_of(target) / name / "half").write_text("half", encoding="utf-8")
    write(target, "new")
    assert texts(target) == {"a": "new", "folder/b": "new"}
    assert [path.name for path in target.parent.iterdir()] == ["target"]


def test_the_old_folder_is_put_back_where_a_process_was_killed_between_renames(target: Path) -> None:
    write(target, "old")
    beside_of(target).mkdir()
    target.rename(beside_of(target) / "old")
    with pytest.raises(ZeroDivisionError):
        fail_at(target)
    assert texts(target) == {"a": "old", "folder/b": "old"}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems may not be able to")
def test_folders_are_exchanged_in_one_step(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    assert exchange.exchange(tmp_path / "one", tmp_path / "other")
    assert (tmp_path / "one" / "other").exists()
    with pytest.raises(FileNotFoundError):
        exchange.exchange(tmp_path / "one", tmp_path / "missing")
