"""The replacement of a folder: made beside it, and in its place once all of it is complete and on the disk.

Where the system can exchange two folders in one step (Linux, macOS), the name of the folder leads to the old
one or to the new one, at every moment. Elsewhere, and on file systems that cannot, there is a moment between
two renames in which there is no folder of that name; a process that is killed just then leaves the old one
beside it, and the next replacement puts it back.

What a killed process leaves has one name, which follows from the folder's; a lock on it tells whether a
process still works there.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from visitdata.files.exchange import exchange

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

_LONGEST_NAME = 100
_NEW, _SCRATCH, _OLD = "new", "scratch", "old"


class FolderInUseError(OSError):
    """Another process is replacing this folder."""


@attrs.define
class NewFolder:
    """A folder that is to take the place of another.

    Attributes:
        path: where its files are to be written.
        scratch: a folder for files that are needed meanwhile; it goes with all that is in it.
    """

    path: Path
    scratch: Path
    is_wanted: bool = attrs.field(default=True, init=False)

    def discard(self) -> None:
        """Let the old folder stay where it is."""
        self.is_wanted = False


@contextmanager
def replacing_folder(target: Path, is_own: Callable[[str], bool]) -> Generator[NewFolder]:
    """A folder to fill. When the block ends, it takes the place of the target, whose permissions it gets.

    Where the block raises, the target stands as it was, and nothing stays beside it. Where the process is
    killed, the target is the old folder or the new one, and what stays beside it is removed by the next
    replacement.

    Files that are not the writer's own are not touched: each gets a second name (a hard link) in the new
    folder before that takes its place, and the old name goes with the old folder. Where the file system has
    no hard links, they are copied.

    Args:
        target: the folder, which need not exist; its parent must. A symbolic link is followed.
        is_own: whether a path below the target, with slashes, is the writer's own, and so not to be kept
            unless the block put it into the new folder.

    Raises:
        FolderInUseError: another process is replacing it.
        OSError: it cannot be replaced.
    """
    place = Path(os.path.realpath(target))
    beside = beside_of(place)
    handle = _begin(beside)
    try:
        _put_back(place, beside)
        new = NewFolder(beside / _NEW, beside / _SCRATCH)
        for each in (new.path, new.scratch):
            each.mkdir()
        yield new
        if not new.is_wanted:
            return
        if place.exists():
            _keep(place, new.path, is_own)
            new.path.chmod(stat.S_IMODE(place.stat().st_mode))
        _sync()
        _place(new.path, place, beside, is_own)
    finally:
        _remove(beside)
        if handle is not None:
            os.close(handle)


def beside_of(place: Path) -> Path:
    """Where the new folder is made, and the old one goes, before it is removed."""
    name = place.name
    if len(os.fsencode(name)) > _LONGEST_NAME:
        from hashlib import sha256

        name = sha256(os.fsencode(name)).hexdigest()
    return place.with_name(f".{name}.visitdata.tmp")


def link(file: Path, name: Path) -> None:
    """Give a file a second name, or make a copy where the file system has no hard links."""
    try:
        os.link(file, name, follow_symlinks=False)
    except OSError:
        shutil.copy2(file, name, follow_symlinks=False)


def _put_back(place: Path, beside: Path) -> None:
    """Put the old folder back where a process was killed between two renames, and clear what others left."""
    old = beside / _OLD
    if old.is_dir() and not os.path.lexists(place):
        old.rename(place)
    for each in (_NEW, _SCRATCH, _OLD):
        _remove(beside / each)


def _place(new: Path, place: Path, beside: Path, is_own: Callable[[str], bool]) -> None:
    if not place.exists():
        new.rename(place)
        return
    old = new
    if not exchange(new, place):
        old = beside / _OLD
        place.rename(old)
        new.rename(place)
    _keep(old, place, is_own)  # what came since


def _keep(source: Path, to: Path, is_own: Callable[[str], bool]) -> None:
    """See that whatever is in a folder and not the writer's own is in another one, too."""
    for path, name in _others(source, source, is_own):
        other = to / name
        if path.is_dir() and not path.is_symlink():
            if not other.is_dir():
                other.mkdir(parents=True)
                other.chmod(stat.S_IMODE(path.stat().st_mode) | stat.S_IRWXU)
        elif not _are_one(path, other):
            other.parent.mkdir(parents=True, exist_ok=True)
            with suppress(FileNotFoundError):
                other.unlink()
            link(path, other)


def _others(folder: Path, top: Path, is_own: Callable[[str], bool]) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.iterdir()):
        name = path.relative_to(top).as_posix()
        if not is_own(name):
            yield path, name
        if path.is_dir() and not path.is_symlink():
            yield from _others(path, top, is_own)


def _are_one(path: Path, other: Path) -> bool:
    try:
        return os.path.samestat(path.lstat(), other.lstat())
    except FileNotFoundError:
        return False


def _remove(folder: Path) -> None:
    """Remove a folder with all that is in it, as far as that can be."""
    shutil.rmtree(folder, ignore_errors=True)


if sys.platform == "win32":

    def _begin(beside: Path) -> int | None:
        """Make the folder; there are no locks on folders here."""
        beside.mkdir(exist_ok=True)
        return None

    def _sync() -> None:
        """All that was written cannot be brought to the disk here."""

else:
    import fcntl

    def _begin(beside: Path) -> int | None:
        """Make the folder and hold it; None where the file system has no locks."""
        while True:
            with suppress(FileExistsError):
                beside.mkdir()
            handle = os.open(beside, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(handle)
                raise FolderInUseError from None
            except OSError:
                os.close(handle)
                return None
            if _is_at(beside, handle):
                return handle
            os.close(handle)

    def _is_at(beside: Path, handle: int) -> bool:
        """Whether the folder is still there: who held it before may have removed it meanwhile."""
        try:
            return os.path.samestat(beside.lstat(), os.fstat(handle))
        except FileNotFoundError:
            return False

    def _sync() -> None:
        """Bring all that was written to the disk, in one go: thousands of files one by one take long."""
        os.sync()
