"""The two files of Netlify: headers and redirects, and what it cannot do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visitdata.pages.site.plan import ACTORS, DOSSIERS
from visitdata.pages.site.servers.offers import file_types, offers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.pages.site.servers.offers import Address, Policies

_HEADERS = """\
# Netlify: the headers of this site. Written by `visitdata site`. This file has to be at the top of the folder
# that is published{below}.
"""
_REDIRECTS = """\
# Netlify: the addresses of this site. Written by `visitdata site`. This file has to be at the top of the
# folder that is published{below}.
#
# Netlify cannot choose by the header Accept: the conditions of its redirects are language, country, role and
# cookie. So {path}dossiers/NAME is the page for every client (Netlify finds NAME.html by itself), and
# each format has the address with its suffix, which the page and the catalogue name. For content negotiation
# before a server that has none, let an address at w3id.org redirect by Accept: _server/w3id.htaccess.
"""
# The files with suffixes that Netlify may not know, outside the folder of dossiers.
_OTHERS = ("catalog.ttl", "catalog.jsonld", "ontology.ttl", "shapes.ttl", "context.jsonld", "feed.atom")


def headers(address: Address, policies: Policies) -> str:
    """The file `_headers`."""
    path = address.raw_path
    return "\n".join((_HEADERS.format(below=_below(address)), *_rules(path, policies), ""))


def redirects(address: Address) -> str:
    """The file `_redirects`."""
    path = address.raw_path
    rules = [
        f"{path}catalog {path}catalog.ttl 200",
        f"{path}shapes {path}shapes.ttl 200",
        f"{path}context {path}context.jsonld 200",
        f"{path}_server/* {path}404.html 404!",
    ]
    if path != "/":
        rules.append(f"{path}* {path}404.html 404")
    return "\n".join((_REDIRECTS.format(path=path, below=_below(address)), *rules, ""))


def _below(address: Address) -> str:
    return "" if address.raw_path == "/" else f", and the site in its folder {address.path[1:]}"


def _rules(path: str, policies: Policies) -> Iterator[str]:
    yield f"{path}*"
    yield "  Access-Control-Allow-Origin: *"
    yield "  X-Content-Type-Options: nosniff"
    types = {each.suffix: each.content_type for each in file_types()}
    for name in _OTHERS:
        yield f"{path}{name}"
        yield f"  Content-Type: {types['.' + name.rpartition('.')[2]]}"
    for each in offers():
        yield f"{path}{DOSSIERS}*{each.suffix}"
        yield f"  Content-Type: {each.content_type}"
    pages = (f"{DOSSIERS}*", "ontology", "ontology.html", "404.html")
    for page, policy in (
        *((each, policies.pages) for each in pages),
        (f"{ACTORS}*", policies.actors),
        ("", policies.index),
        ("index.html", policies.index),
    ):
        yield f"{path}{page}"
        yield f"  Content-Security-Policy: {policy}"
