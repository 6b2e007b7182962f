"""What lies beside a file while it is replaced: held by who writes it, and removed once nobody does."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from visitdata.files import write_whole
from visitdata.files.replacement import replacing, slots

if TYPE_CHECKING:
    from collections.abc import Iterator

if sys.platform == "win32":
    pytest.skip("there are no locks of this kind", allow_module_level=True)

import fcntl

# Names as long as a file system lets them be, not in UTF-8, and such as only shells find strange.
NAMES = [
    "a.ttl",
    f"{'n' * 251}.ttl",
    f"{'ö' * 125}.ttl",
    "\udcff.ttl",
    "a\nb.ttl",
    "-a.ttl",
    ".ttl",
    "%s{}*.ttl",
]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "a.ttl"
    path.write_bytes(b"old")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_what_dead_processes_left_is_removed_by_the_next_writer(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for slot in slots(path):
        slot.write_bytes(b"half")
    write_whole(path, [b"new"])
    assert (path.read_bytes(), names(tmp_path)) == (b"new", [name])


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_file_is_written_in_the_first_of_its_slots(tmp_path: Path, name: str) -> None:
    with replacing(tmp_path / name):
        assert list(tmp_path.iterdir()) == slots(tmp_path / name)[:1]


def test_a_file_in_the_current_folder_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    slots(Path("a.ttl"))[3].touch()
    write_whole(Path("a.ttl"), [b"new"])
    assert names(tmp_path) == ["a.ttl"]


def test_what_a_living_writer_holds_is_left_to_it(target: Path) -> None:
    with replacing(target) as file:
        file.write(b"the last")
        write_whole(target, [b"the first"])
        assert target.read_bytes() == b"the first"
        assert names(target.parent) == sorted([slots(target)[0].name, "a.ttl"])
    assert (target.read_bytes(), names(target.parent)) == (b"the last", ["a.ttl"])


def test_more_writers_than_there_are_slots_do_not_hinder_each_other(target: Path) -> None:
    many = len(slots(target)) + 3
    with ExitStack() as stack:
        for number in range(many):
            stack.enter_context(replacing(target)).write(b"%d" % number)
        assert len(names(target.parent)) == many + 1
    assert (target.read_bytes(), names(target.parent)) == (b"0", ["a.ttl"])


def test_the_slots_of_other_targets_are_not_touched(target: Path) -> None:
    others = [slots(target.with_name(name))[0] for name in ("a.ttl.gz", "a.nt", "b.ttl", "a")]
    for other in others:
        other.touch()
    write_whole(target, [b"new"])
    assert names(target.parent) == sorted(["a.ttl", *(other.name for other in others)])


def test_what_no_writer_can_have_made_is_not_touched(target: Path) -> None:
    folder, link, dangling, pipe, *_ = slots(target)
    victim = target.with_name("victim")
    victim.write_bytes(b"untouched")
    folder.mkdir()
    link.symlink_to(victim)
    dangling.symlink_to("nowhere")
    os.mkfifo(pipe)
    before = names(target.parent)
    write_whole(target, [b"new"])
    assert (names(target.parent), victim.read_bytes(), target.read_bytes()) == (before, b"untouched", b"new")


def test_without_locks_nothing_is_removed_and_names_are_of_chance(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def flock(_handle: int, _operation: int) -> NoReturn:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    dead = slots(target)[2]
    dead.write_bytes(b"half")
    monkeypatch.setattr(fcntl, "flock", flock)
    with replacing(target) as file:
        file.write(b"new")
        (temporary,) = set(target.parent.iterdir()) - {target, dead}
        assert temporary not in slots(target)
    assert (target.read_bytes(), names(target.parent)) == (b"new", sorted([dead.name, "a.ttl"]))


def test_a_slot_that_somebody_else_clears_at_that_moment_is_not_used(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[int] = []
    real = fcntl.flock

    def flock(handle: int, operation: int) -> None:
        if not taken:  # the sweeper comes between making and locking
            taken.append(handle)
            slots(target)[0].unlink()
        real(handle, operation)

    monkeypatch.setattr(fcntl, "flock", flock)
    with replacing(target) as file:
        file.write(b"new")
        assert names(target.parent) == sorted([slots(target)[1].name, "a.ttl"])
    assert (target.read_bytes(), names(target.parent)) == (b"new", ["a.ttl"])


@pytest.mark.parametrize("by_another", [False, True])
def test_a_temporary_file_that_is_taken_away_is_an_error(target: Path, *, by_another: bool) -> None:
    slot = slots(target)[0]
    with pytest.raises(OSError, match="its temporary file was removed"), replacing(target) as file:  # noqa: PT012 - one act
        file.write(b"new")
        slot.unlink()
        if by_another:
            slot.write_bytes(b"half of another's")
    assert target.read_bytes() == b"old"
    assert slot.exists() == by_another


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit, MemoryError])
def test_whatever_ends_the_writing_nothing_stays(target: Path, stop: type[BaseException]) -> None:
    def stopped() -> Iterator[bytes]:
        yield b"half" * 100_000
        raise stop

    with pytest.raises(stop):
        write_whole(target, stopped())
    assert (target.read_bytes(), names(target.parent)) == (b"old", ["a.ttl"])


def test_the_file_is_on_the_disk_before_it_is_moved_and_the_move_after_it(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[bool, bytes]] = []
    real = os.fsync

    def fsync(handle: int) -> None:
        seen.append((stat.S_ISDIR(os.fstat(handle).st_mode), target.read_bytes()))
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    write_whole(target, [b"new"])
    assert seen == [(False, b"old"), (True, b"new")]


def test_the_folder_is_not_listed_however_many_files_are_in_it(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def listed(*_args: object) -> NoReturn:
        raise AssertionError

    slots(target)[1].touch()
    with monkeypatch.context() as patched:
        patched.setattr(os, "listdir", listed)
        patched.setattr(os, "scandir", listed)
        write_whole(target, [b"new"])
    assert names(target.parent) == ["a.ttl"]


def test_nobody_else_reads_a_private_file_while_it_is_replaced(target: Path) -> None:
    target.chmod(0o640)
    with replacing(target) as file:
        assert stat.S_IMODE(os.fstat(file.fileno()).st_mode) == 0o600
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.parametrize("mode", [0o444, 0o400])
def test_what_a_dead_process_left_is_removed_also_where_nobody_may_write_the_file(
    target: Path, mode: int
) -> None:
    target.chmod(mode)
    dead = slots(target)[0]
    dead.touch(mode)
    write_whole(target, [b"new"])
    assert names(target.parent) == ["a.ttl"]
    assert stat.S_IMODE(target.stat().st_mode) == mode
