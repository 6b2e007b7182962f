"""Files: read as the text in them, written whole; compressed where their names say so."""

from __future__ import annotations

import errno
import io
import os
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING

import attrs

from visitdata.errors import Mistake
from visitdata.files.compression import compression_of, expanding, unreadable
from visitdata.files.open_files import is_open, read_some, write_to
from visitdata.files.replacement import replacing

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

    from _typeshed import WriteableBuffer

    from visitdata.errors import DecodeError
    from visitdata.files.open_files import OpenFile

_BUFFER = 2**16


def write_whole(path: Path, chunks: Iterable[bytes]) -> int:
    """Write a file beside its place and move it there once it is complete and on the disk, as `writing` does.

    Returns:
        How many bytes it has.

    Raises:
        MissingExtraError: what compresses it is not installed.
        OSError: it cannot be written; what was there before stands as it was.
    """
    with writing(path) as file:
        file.writelines(chunks)
        return file.complete()


@contextmanager
def writing(path: Path) -> Generator[Writing]:
    """A file to write to, beside its place. When the block ends, it is moved there, complete and on the disk.

    It is compressed where its last suffix is that of a compression. A symbolic link is followed: the file it
    leads to is replaced, not the link. Where the block raises, what was there before stands as it was.

    Raises:
        MissingExtraError: what compresses it is not installed.
        OSError: it cannot be written.
    """
    compression = compression_of(path)
    with replacing(place_of(path)) as file:
        if compression is None:
            yield Writing(file, file)
            return
        with compression.codec().writer(file) as compressing:
            yield Writing(file, compressing)


@attrs.frozen
class Writing:
    """A file while it is written."""

    _file: IO[bytes]
    _text: OpenFile

    def writelines(self, chunks: Iterable[bytes]) -> None:
        """Write piece by piece, each once it is asked for."""
        self._text.writelines(chunks)

    def complete(self) -> int:
        """Write what is left in buffers: nothing follows. So of several files, each can be known to be whole.

        Returns:
            How many bytes the file has.
        """
        if self._text is not self._file:
            self._text.close()
        self._file.flush()
        return self._file.tell()


def place_of(path: Path) -> Path:
    """The file that a path leads to.

    Raises:
        OSError: no file can be there.
    """
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise OSError(errno.ELOOP, "its symbolic links lead in a circle", str(path))
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "there is no such folder", str(target.parent))
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    # What is no file, as a terminal or a pipe, would be replaced by one.
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "this is not a regular file", str(path))
    return target


class Text(io.BufferedReader):
    """The text of a file, expanded, and measured while it is read.

    It is read as any binary file. Where more of it is asked for after `max_bytes` were given, reading raises
    DecodeError; `restart` sets the measure back. So a document that is read whole is not longer than that,
    and of one that is read dossier by dossier no dossier is, give or take a buffer.

    Args:
        read: what gives so many bytes at most at a time, and nothing at the end.
        max_bytes: how much may be read in one go.
        line: the number of the first line: 1, unless it is a part of a document.
        file: the file that is read, where it tells the position.
    """

    def __init__(
        self,
        read: Callable[[int], bytes],
        max_bytes: int,
        line: int = 1,
        file: io.BufferedReader | None = None,
    ) -> None:
        self.max_bytes = max_bytes
        self.line = line
        self._file = file
        self._measured = _Measured(read, max_bytes)
        super().__init__(self._measured, _BUFFER)

    def restart(self) -> None:
        """Measure from here on."""
        self._measured.length = 0

    @property
    def position(self) -> int:
        """How much of the file was read, in bytes as it lies there, compressed or not; 0 for a pipe."""
        return self._file.tell() if self._file is not None and self._file.seekable() else 0


class _Measured(io.RawIOBase):
    """A stream that ends in an error when it gets too long."""

    def __init__(self, read: Callable[[int], bytes], max_bytes: int) -> None:
        self._read = read
        self._max_bytes = max_bytes
        self.length = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        if self.length > self._max_bytes:
            raise too_large(self._max_bytes)
        target = memoryview(buffer)
        data = self._read(len(target))
        target[: len(data)] = data
        self.length += len(data)
        return len(data)


def put(path: str | os.PathLike[str] | OpenFile, texts: Iterable[Iterable[bytes]]) -> int:
    """Write texts, each of them in pieces, to a file, as `write_whole` does; or to one that is open.

    To an open file, each text is written as a whole, once all of it is there.

    Returns:
        How many bytes were written.
    """
    if is_open(path):
        return write_to(path, map(b"".join, texts))
    return write_whole(Path(path), chain.from_iterable(texts))


@contextmanager
def opened(path: str | os.PathLike[str] | OpenFile, max_bytes: int) -> Generator[Text]:
    """The text of a file, which is expanded where its last suffix is that of a compression.

    An open file is read as it is, from where it stands, and stays open.

    Raises:
        DecodeError: it is not compressed data, although its name says so.
        MissingExtraError: what expands it is not installed.
        OSError: it cannot be read.
    """
    if is_open(path):
        yield Text(partial(read_some, path), max_bytes)
        return
    compression = compression_of(path)
    with Path(path).open("rb") as file:
        read = file.read1 if compression is None else expanding(file, compression)
        yield Text(read, max_bytes, file=file)


def too_large(max_bytes: int) -> DecodeError:
    """The error that a document is too long."""
    message = f"the document is longer than {max_bytes:,} bytes"
    return unreadable(Mistake("too-large", message, "allow for more with max_bytes, or split it"))
