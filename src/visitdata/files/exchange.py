"""The exchange of two folders in one step, which the standard library does not offer."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

elif sys.platform == "darwin":

    def _exchange(one: bytes, other: bytes) -> int:
        try:
            rename = ctypes.CDLL(None, use_errno=True).renamex_np
        except AttributeError:
            return errno.ENOSYS
        return ctypes.get_errno() if rename(one, other, ctypes.c_uint(_RENAME_SWAP)) else 0

else:

    def _exchange(one: bytes, other: bytes) -> int:
        try:
            rename = ctypes.CDLL(None, use_errno=True).renameat2
        except (AttributeError, OSError):
            return errno.ENOSYS
        arguments = (_AT_FDCWD, one, _AT_FDCWD, other, ctypes.c_uint(_RENAME_EXCHANGE))
        return ctypes.get_errno() if rename(*arguments) else 0
