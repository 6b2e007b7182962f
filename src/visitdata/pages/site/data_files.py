"""The files of a site that programs read, beside the dossiers themselves.

Each writer is a function that takes the site and returns the bytes of its files by their paths in the site.
It reads nothing, and the same site gives the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from visitdata.pages.site.catalog import catalog
from visitdata.pages.site.feed import feed
from visitdata.pages.site.not_found import not_found
from visitdata.pages.site.ontology_page import ontology_page
from visitdata.pages.site.schemas import schema
from visitdata.pages.site.servers import servers
from visitdata.pages.site.sitemap import robots, sitemap

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from visitdata.pages.site.plan import Site

    Writer: TypeAlias = Callable[[Site], Mapping[str, bytes]]

_SCHEMAS = {"context.jsonld": "context", "ontology.ttl": "ontology", "shapes.ttl": "shapes"}


def data_files(site: Site) -> dict[str, bytes]:
    """The bytes of all these files, by their paths in the site."""
    found: dict[str, bytes] = {}
    for write in WRITERS:
        found |= write(site)
    return found


def _schemas(_site: Site) -> Mapping[str, bytes]:
    """The schemas that dossiers go by, with the kinds of a user's own."""
    return {path: schema(name).encode() for path, name in _SCHEMAS.items()}


WRITERS: tuple[Writer, ...] = (
    _schemas,
    ontology_page,
    not_found,
    sitemap,
    robots,
    feed,
    catalog,
    servers,
)
