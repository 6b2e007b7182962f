"""The configuration of Apache, which negotiates by itself once it knows the types."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from visitdata.pages.site.plan import ACTORS
from visitdata.pages.site.servers.offers import file_types, offers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.pages.site.servers.offers import Address, Offer, Policies

_HEADING = """\
# Apache 2.4: this site, with content negotiation. Written by `visitdata site`; tested with Apache 2.4.
#
# Copy this file to the folder of the site as .htaccess. The server has to allow it there:
#   AllowOverride FileInfo Indexes Options=MultiViews,Indexes
# It needs the modules dir, headers, mime and negotiation; alias to keep _server from visitors.
#
# An address without a suffix, such as {path}dossiers/NAME, answers by the header Accept:
#   - quality values count (RFC 9110, section 12.5.1); of several types with the same value, the first of:
#     {order};
#   - in a header without quality values, a wildcard counts less than a type that is named;
#   - without Accept, or with */*, so the page;
#   - 406 where nothing that the client accepts is offered, with a list of what there is.
"""


def apache(address: Address, policies: Policies) -> str:
    """The file .htaccess.

    Args:
        address: where the site is.
        policies: the Content-Security-Policy of its pages.
    """
    path = address.path
    types = offers()
    heading = _HEADING.format(path=path, order=" ".join(each.suffix for each in types))
    return "\n".join((heading, *_settings(), *_types(types), *_headers(address, policies), ""))


def _settings() -> Iterator[str]:
    yield "Options +MultiViews -Indexes"
    yield "MultiviewsMatch NegotiatedOnly"
    yield "DirectoryIndex index.html"
    yield "AddDefaultCharset off"
    yield "FileETag MTime Size"


def _types(types: tuple[Offer, ...]) -> Iterator[str]:
    """The types; qs is the preference of the server, so near to 1 that it decides only between equals."""
    preferred = {each.suffix: 1 - place / 1000 for place, each in enumerate(types)}
    yield ""
    for each in file_types():
        quality = preferred.get(each.suffix)
        parameter = "" if quality is None else f";qs={quality:.3f}"
        yield f'AddType "{each.media_type}{parameter}" {each.suffix}'
    yield ""
    yield "# The preference is of no interest to clients; the charset is no matter of choice."
    texts = "|".join(re.escape(each.suffix[1:]) for each in file_types() if each.has_charset)
    for condition in ("", "always "):
        yield f'Header {condition}edit Content-Type "; *qs=.*" ""'
    yield f"<FilesMatch {_quoted(rf'[.](?:{texts})$')}>"
    for condition in ("", "always "):
        yield f'    Header {condition}edit Content-Type "^([^;]*).*" "$1; charset=utf-8"'
    yield "</FilesMatch>"


def _headers(address: Address, policies: Policies) -> Iterator[str]:
    path = address.path
    yield ""
    yield f"ErrorDocument 404 {_quoted(address.raw_path + '404.html')}"
    yield "<IfModule mod_alias.c>"
    yield f"    RedirectMatch 404 {_quoted(f'^{re.escape(path)}_server/')}"
    yield "</IfModule>"
    yield ""
    yield 'Header always set Access-Control-Allow-Origin "*"'
    yield 'Header always set Access-Control-Expose-Headers "Content-Location, ETag, Link"'
    yield "Header always set X-Content-Type-Options nosniff"
    yield '<FilesMatch "[.]html$">'
    yield f"    Header always set Content-Security-Policy {_quoted(policies.pages)}"
    for pattern, policy in ((f"{ACTORS}.*", policies.actors), ("(?:index[.]html)?", policies.index)):
        condition = f"%{{REQUEST_URI}} =~ m#^{re.escape(path)}{pattern}$#"
        yield f"    <If {_quoted(condition)}>"
        yield f"        Header always set Content-Security-Policy {_quoted(policy)}"
        yield "    </If>"
    yield "</FilesMatch>"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
