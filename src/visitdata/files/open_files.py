"""Open binary files, which a caller gives in place of a path: they are read and written, and never closed."""

from __future__ import annotations

import io
import os
from typing import IO, TYPE_CHECKING, TypeAlias, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from typing_extensions import TypeIs

OpenFile: TypeAlias = "IO[bytes] | io.BufferedIOBase"


def is_open(given: object) -> TypeIs[OpenFile]:
    """Whether an open file is given, and no path.

    Raises:
        TypeError: it is neither, or it is open in text mode.
    """
    if isinstance(given, (str, os.PathLike)):
        return False
    if isinstance(given, io.TextIOBase) or hasattr(given, "encoding"):
        msg = "this file is open in text mode; open it in binary mode ('rb' or 'wb')"
        raise TypeError(msg)
    if hasattr(given, "read") or hasattr(given, "write"):
        return True
    name = "None" if given is None else f"a value of type {type(given).__name__}"
    msg = f"expected a path or an open binary file, not {name}"
    raise TypeError(msg)


def name_of(file: OpenFile) -> str | None:
    """The name that a file was opened by; None where it has none, or a number."""
    name = getattr(file, "name", None)
    return name if isinstance(name, str) else None


def read_some(file: OpenFile, size: int) -> bytes:
    """So much as there is now of an open file, and at most so many bytes; nothing at its end.

    Raises:
        BlockingIOError: there is nothing yet, and the file does not wait.
        TypeError: the file gives no bytes.
    """
    read: Callable[[int], object] = getattr(file, "read1", None) or file.read
    data = read(size)
    if data is None:
        msg = "the file is non-blocking and has no data yet"
        raise BlockingIOError(msg)
    if not isinstance(data, bytes):
        msg = f"expected bytes from a binary file, not a value of type {type(data).__name__}"
        raise TypeError(msg)
    return data


def write_to(file: OpenFile, texts: Iterable[bytes]) -> int:
    """Write texts to an open file, each as a whole, and say how many bytes they are."""
    size = 0
    for text in texts:
        rest = text
        while rest:  # a file without a buffer may take a part only
            rest = rest[_taken(file, rest) :]
        size += len(text)
    return size


def _taken(file: OpenFile, text: bytes) -> int:
    count = cast("int | None", file.write(text))
    if count is not None:
        return count
    if isinstance(file, io.RawIOBase):
        msg = "the file is non-blocking and takes no data now"
        raise BlockingIOError(msg)
    return len(text)
