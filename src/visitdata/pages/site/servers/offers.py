"""What a site has at one address, by media type: the offers among which a server chooses by Accept."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import attrs

from visitdata.pages.site.plan import ACTORS, DOSSIERS
from visitdata.syntaxes import formats

if TYPE_CHECKING:
    from visitdata.pages.site.plan import Site

# Before the others, in this order, where a client likes several equally.
_FIRST = ("turtle", "jsonld", "json", "ntriples", "rdfxml", "trig", "nquads")


@attrs.frozen
class Offer:
    """One representation of what has an address.

    Attributes:
        suffix: the suffix of its file, with the dot.
        media_type: its media type.
    """

    suffix: str
    media_type: str

    @property
    def name(self) -> str:
        """The suffix as a part of a variable's name."""
        return "".join(each if each.isalnum() else "_" for each in self.suffix[1:])

    @property
    def kind(self) -> str:
        """The type of the media type, before the slash."""
        return self.media_type.partition("/")[0]

    @property
    def content_type(self) -> str:
        """The value of Content-Type, with the charset where the media type has such a parameter.

        Those that have none are UTF-8 always, as JSON is (RFC 8259, section 8.1).
        """
        return f"{self.media_type}; charset=utf-8" if self.has_charset else self.media_type

    @property
    def has_charset(self) -> bool:
        """Whether it is text or XML, whose media types have the parameter charset."""
        return self.kind == "text" or self.media_type.endswith("+xml")


HTML = Offer(".html", "text/html")
TURTLE = Offer(".ttl", "text/turtle")
JSON_LD = Offer(".jsonld", "application/ld+json")


def offers() -> tuple[Offer, ...]:
    """A dossier's page and its formats, in the order of preference of the server.

    HTML stands first, so that `Accept: */*` gives the page; then the formats of data that most clients know.
    """
    every = {each.name: Offer(each.suffix, each.media_type) for each in formats()}
    first = [every.pop(name) for name in _FIRST if name in every]
    return (HTML, *first, *every.values())


def file_types() -> tuple[Offer, ...]:
    """The suffixes of all files of a site, each with its media type."""
    return (
        *offers(),
        Offer(".xml", "application/xml"),
        Offer(".atom", "application/atom+xml"),
        Offer(".txt", "text/plain"),
        Offer(".css", "text/css"),
        Offer(".js", "text/javascript"),
        Offer(".svg", "image/svg+xml"),
    )


@attrs.frozen
class Address:
    """Where a site is on its server.

    Attributes:
        host: the name of the host.
        raw_path: the path as URLs have it, percent-encoded; it begins and ends with a slash.
    """

    host: str
    raw_path: str

    @property
    def path(self) -> str:
        """The path as servers see it, decoded."""
        return unquote(self.raw_path)


def address_of(site: Site) -> Address:
    """Where a site is on its server."""
    parts = urlsplit(site.base)
    return Address(parts.hostname or "", parts.path)


@attrs.frozen
class Policies:
    """The Content-Security-Policy of each page of a site, as the page has it in itself.

    Attributes:
        index: that of the index.
        actors: that of the page of an actor.
        pages: that of all other pages.
    """

    index: str
    actors: str
    pages: str


@attrs.frozen
class Negotiated:
    """Addresses without a suffix, and what is offered there.

    Attributes:
        pattern: a regular expression for the address below the path of the site.
        offers: the representations, the preferred one first.
    """

    pattern: str
    offers: tuple[Offer, ...]


def negotiated() -> tuple[Negotiated, ...]:
    """All addresses of a site that have no suffix."""
    return (
        Negotiated(f"{DOSSIERS}[^/]+", offers()),
        Negotiated(f"{ACTORS}[^/]+", (HTML,)),
        Negotiated("ontology", (HTML, TURTLE)),
        Negotiated("catalog", (TURTLE, JSON_LD)),
        Negotiated("shapes", (TURTLE,)),
        Negotiated("context", (JSON_LD,)),
    )
