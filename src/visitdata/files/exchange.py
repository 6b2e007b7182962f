"""The exchange of two folders in one step, which the standard library does not offer."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# linux/fcntl.h and linux/fs.h; sys/stdio.h of macOS.
_AT_FDCWD, _RENAME_EXCHANGE, _RENAME_SWAP = -100, 2, 2
# What a system or a file system answers that does not know the call, or not this flag.
_UNKNOWN = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def exchange(one: Path, other: Path) -> bool:
    """Let each of two folders have the other's name, so that at no moment either name leads nowhere.

    Returns:
        Whether that was done: False where it cannot be done in one step here.

    Raises:
        OSError: they cannot be renamed.
    """
    code = _exchange(os.fsencode(one), os.fsencode(other))
    if code in _UNKNOWN:
        return False
    if code:
        raise OSError(code, os.strerror(code), str(one), None, str(other))
    return True


if sys.platform == "win32":

    def _exchange(one: bytes, other: bytes) -> int:  # noqa: ARG001 - as elsewhere
        return errno.ENOSYS

else:

    def _exchange(one: bytes, other: bytes) -> int:
        """The number of the error, or 0."""
        rename = _function("renamex_np" if sys.platform == "darwin" else "renameat2")
        if rename is None:
            return errno.ENOSYS
        if sys.platform == "darwin":
            failed = rename(one, other, ctypes.c_uint(_RENAME_SWAP))
        else:
            failed = rename(_AT_FDCWD, one, _AT_FDCWD, other, ctypes.c_uint(_RENAME_EXCHANGE))
        return ctypes.get_errno() if failed else 0

    @cache
    def _function(name: str) -> Callable[..., int] | None:
        """A function of the C library; None where it has none of that name."""
        try:
            found: Callable[..., int] = getattr(ctypes.CDLL(None, use_errno=True), name)
        except (AttributeError, OSError):
            return None
        return found
