"""The replacement of a file: written beside it, and in its place once it is complete and on the disk.

A writer that is killed leaves its temporary file behind. So these files have a few names that follow from
the target's, and a writer holds a lock on its own: the next one looks at each name, without listing the
folder, and removes files that no process holds any more.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Generator

_SLOTS = 16
# A longer name is replaced by its digest: most file systems end names at 255 bytes, some at 143.
_LONGEST_NAME = 100
_BUFFER = 2**18


@contextmanager
def replacing(target: Path) -> Generator[IO[bytes]]:
    """A file to write to. When the block ends, it takes the place of the target, whose permissions it gets.

    Where the block raises, or the file cannot be brought to the disk, the target stands as it was, and
    nothing stays beside it. Where the process is killed, what stays is removed by the next writer of this
    target. Several may write it at once: each puts a whole file there, and the last one's remains.

    That needs locks on files (flock). Where the file system has none, or more than a dozen write one target
    at once, the names are of chance, and what a killed process leaves has to be removed by hand.

    Args:
        target: the file, which need not exist; a link would be replaced, too.

    Raises:
        OSError: it cannot be written.
    """
    mode = _mode(target)
    temporary = _Temporary()
    try:
        file = _begin(temporary, target, 0o666 if mode is None else 0o600)
        yield file
        file.flush()
        if mode is not None:
            _permit(temporary.path, file, mode)
        os.fsync(file.fileno())
        _move(temporary.path, file, target)
    except BaseException:  # also an interruption: it goes on once the unfinished file is gone
        _discard(temporary)
        raise
    file.close()
    _sync(target.parent)


@attrs.define
class _Temporary:
    """A temporary file, known from before it is made: a signal may come as soon as it is there."""

    path: Path = Path()
    file: IO[bytes] | None = None


def _mode(target: Path) -> int | None:
    """The permissions of the file that is replaced, if there is one."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None


def _begin(temporary: _Temporary, target: Path, mode: int) -> IO[bytes]:
    """Make the file and hold it, in the first free slot, once all slots of the dead are free."""
    free = [path for path in slots(target) if _is_free(path)]
    with suppress(_NoLocksError):
        for temporary.path in free:
            with suppress(FileExistsError):  # somebody else was faster
                file = temporary.file = _new(temporary.path, mode)
                if _locks(file.fileno()) and _is_at(temporary.path, file.fileno()):
                    return file
                temporary.file = None  # who clears slots took it for a dead one's, and removes it
                file.close()
    _discard(temporary)
    temporary.path = target.with_name(f".{os.urandom(16).hex()}.visitdata.tmp")
    file = temporary.file = _new(temporary.path, mode)
    return file


def slots(target: Path) -> list[Path]:
    """Where the temporary files of a target may be."""
    name = target.name
    if len(os.fsencode(name)) > _LONGEST_NAME:
        from hashlib import sha256

        name = sha256(os.fsencode(name)).hexdigest()
    return [target.with_name(f".{name}.{number}.visitdata.tmp") for number in range(_SLOTS)]


class _NoLocksError(Exception):
    """This file system has no locks."""


def _new(path: Path, mode: int) -> IO[bytes]:
    """A file that was not there: `x` opens neither what is there already, nor what a link leads to."""
    return open(path, "xb", _BUFFER, opener=lambda name, flags: os.open(name, flags, mode))


def _is_free(path: Path) -> bool:
    """Whether there is nothing, or nothing any more: what a dead process left is removed.

    What no writer can have made is not touched, whoever put it there.
    """
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return False
        _remove_dead(path)
    except FileNotFoundError:
        return True
    except (_NoLocksError, OSError):  # somebody else's, as far as can be known
        return False
    return not os.path.lexists(path)


def _discard(temporary: _Temporary) -> None:
    file, temporary.file = temporary.file, None
    if file is not None:
        _remove(temporary.path, file)
    elif temporary.path.name:
        _is_free(temporary.path)  # it may have been made, and is not held


if sys.platform == "win32":

    def _locks(handle: int) -> bool:
        """An open file cannot be removed here: that is lock enough."""
        return True

    def _is_at(path: Path, handle: int) -> bool:
        """No other process could remove the file."""
        return True

    def _remove_dead(path: Path) -> None:
        path.unlink()

    def _permit(path: Path, file: IO[bytes], mode: int) -> None:
        path.chmod(mode)

    def _move(path: Path, file: IO[bytes], target: Path) -> None:
        file.close()  # nor can it be moved
        path.replace(target)

    def _remove(path: Path, file: IO[bytes]) -> None:
        with suppress(OSError):
            file.close()
        with suppress(OSError):
            path.unlink()

    def _sync(folder: Path) -> None:
        """A folder cannot be opened here."""

else:
    import fcntl

    def _locks(handle: int) -> bool:
        """Whether the file is held from now on, until it is closed or the process ends.

        Raises:
            _NoLocksError: the file system has no locks.
        """
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            raise _NoLocksError from error
        return True

    def _is_at(path: Path, handle: int) -> bool:
        """Whether the file is still there: between opening and locking, somebody may have removed it."""
        try:
            return os.path.samestat(path.lstat(), os.fstat(handle))
        except FileNotFoundError:
            return False

    def _remove_dead(path: Path) -> None:
        """Remove the file if no process holds it: only a file that this process holds is removed."""
        handle = _opened(path)
        try:
            if _locks(handle) and _is_at(path, handle):
                path.unlink()
        finally:
            os.close(handle)

    def _opened(path: Path) -> int:
        flags = os.O_NOFOLLOW | os.O_NONBLOCK  # by now, a link or a pipe may be there
        try:
            return os.open(path, os.O_RDWR | flags)  # on NFS, only what is open for writing is locked
        except PermissionError:  # it replaces a file without write permission
            return os.open(path, os.O_RDONLY | flags)

    def _permit(path: Path, file: IO[bytes], mode: int) -> None:
        os.fchmod(file.fileno(), mode)

    def _move(path: Path, file: IO[bytes], target: Path) -> None:
        """Put the file in its place; it is held until it is there."""
        if not _is_at(path, file.fileno()):  # locks that only one host knows of do not hold another one off
            raise OSError(errno.ESTALE, "its temporary file was removed", str(target))
        path.replace(target)

    def _remove(path: Path, file: IO[bytes]) -> None:
        """Remove the file, unless it is in its place already, and the name another writer's."""
        with suppress(OSError):
            if _is_at(path, file.fileno()):
                path.unlink()
        with suppress(OSError):  # what is left in its buffer may not fit on the disk
            file.close()

    def _sync(folder: Path) -> None:
        """Bring the move to the disk, where the file system can: else a power cut may undo it, no more."""
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
