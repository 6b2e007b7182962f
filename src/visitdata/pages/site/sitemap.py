"""The sitemap (sitemaps.org, protocol 0.9): every page of a site; and robots.txt, which names it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from visitdata.pages.site.about import exact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from visitdata.pages.site.plan import Site

NAME = "sitemap.xml"
# What one file may hold: that many addresses, and that many bytes.
MOST_ADDRESSES, MOST_BYTES = 50_000, 50 * 1024 * 1024
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
)


def sitemap(
    site: Site, *, most_addresses: int = MOST_ADDRESSES, most_bytes: int = MOST_BYTES
) -> dict[str, bytes]:
    """The sitemap; where one file cannot hold it, an index of several.

    `lastmod` is the date of the last change that a dossier names itself, or else that of its making, where it
    is a day at least.

    Args:
        site: the site.
        most_addresses: the most addresses of one file.
        most_bytes: the most bytes of one file.
    """
    parts = [*_parts(_urls(site), most_addresses, most_bytes)]
    if len(parts) == 1:
        return {NAME: parts[0]}
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    entries = "".join(f"<sitemap><loc>{escape(site.url(name))}</loc></sitemap>\n" for name in names)
    index = f"{_HEAD.format(root='sitemapindex')}{entries}</sitemapindex>\n"
    return {NAME: index.encode(), **dict(zip(names, parts, strict=True))}


def robots(site: Site) -> dict[str, bytes]:
    """robots.txt (RFC 9309), where the site is at the root of its host: nobody looks for it elsewhere."""
    if urlsplit(site.base).path != "/":
        return {}
    return {"robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {site.url(NAME)}\n".encode()}


def _urls(site: Site) -> Iterator[str]:
    yield _url(site.base, None)
    for entry in site.entries:
        yield _url(site.url(entry.page), exact(entry.modified) or exact(entry.created))
    for actor in site.actors:
        yield _url(site.url(actor.page), None)
    yield _url(site.url("ontology.html"), None)


def _url(address: str, changed: str | None) -> str:
    last = "" if changed is None else f"<lastmod>{changed}</lastmod>"
    return f"<url><loc>{escape(address)}</loc>{last}</url>\n"


def _parts(urls: Iterable[str], most_addresses: int, most_bytes: int) -> Iterator[bytes]:
    head, foot = _HEAD.format(root="urlset"), "</urlset>\n"
    room = most_bytes - len(head) - len(foot)
    part: list[str] = []
    size = 0
    for each in urls:  # in ASCII: what is not is percent-encoded
        if part and (len(part) == most_addresses or size + len(each) > room):
            yield f"{head}{''.join(part)}{foot}".encode()
            part, size = [], 0
        part.append(each)
        size += len(each)
    yield f"{head}{''.join(part)}{foot}".encode()
