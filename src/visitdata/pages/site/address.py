"""The address at which a site is published."""

from __future__ import annotations

import re

# RFC 3986, appendix A: a host or an address of IPv6, a port, and a path; no user, query or fragment.
_SEGMENT = r"(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+"
_HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])"
_ADDRESS = re.compile(f"https?://{_HOST}(?::[0-9]{{1,5}})?(?:/{_SEGMENT})*/?", re.IGNORECASE)
_DOTS = {".", ".."}


def wrong_base(base: str) -> str | None:
    """Why a text cannot be the address of a site; None where it can.

    It is an http or https URL whose path ends with a slash, so that the addresses of files follow from it.
    """
    if _ADDRESS.fullmatch(base) is None or not _DOTS.isdisjoint(base.split("/")):
        return "it must be an http or https URL without a query or fragment, as https://www.example.org/news/"
    return None if base.endswith("/") else f'its path must end with a slash: "{base}/"'
