"""URLs that are given where a path is expected: this library opens no network connection."""

from __future__ import annotations

import errno
import os
import re
from typing import TYPE_CHECKING

from visitdata.errors import UrlError

if TYPE_CHECKING:
    from os import PathLike

# A scheme (RFC 3986, section 3.1) of two letters or more: one is a drive. pathlib keeps one slash of two.
_URL = re.compile("([A-Za-z][A-Za-z0-9+.-]+):(/+)(.*)", re.DOTALL)


def refuse_url(path: str | PathLike[str]) -> None:
    """Check that a path is not a URL, unless a file or folder of that name is there.

    Raises:
        UrlError: it is one.
    """
    text = os.fspath(path)
    match = _URL.fullmatch(text)
    if match is None or os.path.lexists(text) or os.path.isdir(os.path.dirname(text)):
        return
    scheme, slashes, rest = match.group(1).lower(), match[2], match[3]
    if scheme != "file":
        url, reason = f"{scheme}:{'//' if len(slashes) == 1 else slashes}{rest}", _NO_NETWORK
    elif len(slashes) == 2 and not rest.startswith("localhost/"):  # noqa: PLR2004 - a host follows (RFC 8089)
        url, reason = text, _NO_PATH
    else:
        from urllib.parse import unquote

        local = f"/{unquote(rest.removeprefix('localhost/'))}"
        # Of two slashes and a host, pathlib makes one slash.
        is_sure = len(slashes) > 1 or os.path.exists(local)
        url, reason = f"file:///{rest}", f"{_NO_PATH}; did you mean '{local}'?" if is_sure else _NO_PATH
    raise UrlError(errno.ENOENT, reason, url)


_NO_NETWORK = "this is a URL, and visitdata opens no network connection; name a file by its path"
_NO_PATH = "expected a path, not a URL"
