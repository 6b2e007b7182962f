"""The redirects of an address at w3id.org: permanent addresses, and negotiation before any server."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from visitdata.pages.site.servers.offers import HTML, offers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from visitdata.pages.site.servers.offers import Address, Offer

_HEADING = """\
# w3id.org: permanent addresses for the site {base}
# Written by `visitdata site`; tested with Apache 2.4.
#
# Give this file as .htaccess, in a folder with the name that you want, to the repository of w3id.org, with a
# README.md that names who looks after it. Then https://w3id.org/NAME/dossiers/VISIT is a permanent address
# of a dossier, and can be its id.
#
# An address of a dossier without suffix leads to the first of these formats whose media type the header
# Accept names with another quality value than 0, else to the page:
#   {order}
# Quality values are not compared: browsers name none of these types, and most clients of data like Turtle
# best. All other addresses lead to the same path at the site.

Options -MultiViews
RewriteEngine on
"""
# A quality value of 0 says that a type is not acceptable (RFC 9110, section 12.4.2).
_NOT_ZERO = r"(?!\s*(?:;[^,]*)?;\s*q=0(?:[.]0*)?\s*(?:[,;]|$))\s*(?:[,;]|$)"


def w3id(base: str, address: Address) -> str:
    """The file, for a folder at w3id.org.

    Args:
        base: the address of the site.
        address: where the site is.
    """
    data = [each for each in offers() if each is not HTML]
    heading = _HEADING.format(base=base, order=" ".join(each.suffix for each in data))
    target = base.removesuffix(address.raw_path) + _literal(address.path)
    return "\n".join((heading, *_rules(target, data), ""))


def _rules(target: str, data: Sequence[Offer]) -> Iterator[str]:
    suffixes = "|".join(re.escape(each.suffix[1:]) for each in offers())
    without_suffix = f"RewriteCond %{{REQUEST_URI}} ![.](?:{suffixes})$"
    for each in data:
        yield without_suffix
        yield f'RewriteCond %{{HTTP_ACCEPT}} "(?:^|,)\\s*{re.escape(each.media_type)}{_NOT_ZERO}" [NC]'
        yield _rule("dossiers/([^/]+)", f"{target}dossiers/$1{each.suffix}", 303)
    yield without_suffix
    yield _rule("dossiers/([^/]+)", f"{target}dossiers/$1.html", 303)
    yield _rule("(.*)", f"{target}$1", 302)


def _rule(pattern: str, target: str, status: int) -> str:
    return f'RewriteRule "^{pattern}$" "{target}" [R={status},L]'


def _literal(path: str) -> str:
    """A path as a substitution has it, where a dollar and a percent sign refer to what was matched."""
    return re.sub(r"([\\$%])", r"\\\1", path)
