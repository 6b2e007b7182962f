"""The configuration of nginx: content negotiation with all that RFC 9110 says of quality values.

nginx does not negotiate by itself. It has regular expressions and maps, and these can: a map for each media
type finds its quality value in the header Accept, four more compare these values digit by digit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from visitdata.pages.site.plan import ACTORS
from visitdata.pages.site.servers.offers import HTML, file_types, negotiated, offers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from visitdata.pages.site.servers.offers import Address, Offer, Policies

_HEADING = """\
# nginx: this site, with content negotiation. Written by `visitdata site`; tested with nginx 1.22.
#
# Copy the site to the folder that "root" names below{below}.
# Copy this file to /etc/nginx/conf.d/ (it belongs into the block "http"), set "listen", "server_name" and
# "root" to what is right for your server, and reload nginx. If you have a block "server" already, put the
# lines from "types" to the end of the block "server" there.
#
# An address without a suffix, such as {path}dossiers/NAME, answers by the header Accept:
#   - the media type with the highest quality value (RFC 9110, section 12.5.1), of three digits as there;
#   - of several with the same value, one that is named itself before one that a wildcard names;
#   - of these, the first of: {order};
#   - without Accept, or with */*, so the page;
#   - 406 where nothing that the client accepts is offered, with the offers in Link, and never another type in
#     silence: what asks for CSV would read a page as CSV;
#   - parameters of media types other than q are not looked at.
# nginx before 1.23 reads only the first line where a request has several of Accept.
"""
_QUALITY = r"(?:;[^,]*?)?;\s*q=(?<visitdata_i>[01])\.?(?<visitdata_f>[0-9]*)"
_FROM_HEADER = '"${visitdata_i}${visitdata_f}000/%d"'


def nginx(address: Address, policies: Policies) -> str:
    """The file, for nginx 1.22 or newer.

    Args:
        address: where the site is.
        policies: the Content-Security-Policy of its pages.
    """
    types = offers()
    path = address.path
    parts = [
        _HEADING.format(
            path=path,
            below="" if path == "/" else f", so that its index is ROOT{path}index.html",
            order=" ".join(each.suffix for each in types),
        ),
        *(['geo $visitdata_dollar { default "$"; }\n'] if "$" in path else []),
        *_qualities(types),
        _map("$uri", "visitdata_offers", _offers(path)),
        *_best(),
        _map("$uri", "visitdata_policy", _policies(path, policies)),
        _map('"$visitdata_vary $request_uri"', "visitdata_links", _links(address)),
        _map('"$visitdata_vary $request_uri"', "visitdata_location", _locations(address)),
        _server(address),
    ]
    return "\n".join(parts)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'


def _uri(path: str) -> str:
    """A path where nginx would take a dollar for the beginning of a variable."""
    return _quoted(path.replace("$", "${visitdata_dollar}"))


def _regex(pattern: str) -> str:
    return _quoted(f"~{pattern}")


def _map(source: str, name: str, pairs: Iterable[tuple[str, str]]) -> str:
    lines = "".join(f"    {pattern} {value};\n" for pattern, value in pairs)
    return f"map {source} ${name} {{\n{lines}}}\n"


def _qualities(types: Iterable[Offer]) -> Iterator[str]:
    """The maps from Accept to the quality value of each type: its digits, and how specific its range is.

    The most specific range counts, whatever its value (RFC 9110, section 12.5.1).
    """
    types = tuple(types)
    yield _quality("any", r"\*/\*", 1, [("default", "0000/0"), ('""', "1000/1")])
    for kind in dict.fromkeys(each.kind for each in types):
        yield _quality(_kind(kind), rf"{re.escape(kind)}/\*", 2, [("default", "$visitdata_q_any")])
    for each in types:
        rest = [("default", f"$visitdata_q_{_kind(each.kind)}")]
        yield _quality(each.name, re.escape(each.media_type), 3, rest)


def _kind(kind: str) -> str:
    return f"{kind}_any"


def _quality(name: str, range_: str, specificity: int, rest: Iterable[tuple[str, str]]) -> str:
    begun = rf"*(?:^|,)\s*{range_}\s*"
    given = (_regex(begun + _QUALITY), _FROM_HEADER % specificity)
    without = (_regex(begun + "(?:[,;]|$)"), f"1000/{specificity}")
    return _map("$http_accept", f"visitdata_q_{name}", [*rest, given, without])


def _offers(path: str) -> Iterator[tuple[str, str]]:
    for each in negotiated():
        values = (f"{offer.suffix}=$visitdata_q_{offer.name}" for offer in each.offers)
        yield _regex(f"^{re.escape(path)}{each.pattern}$"), _quoted(" ".join(values))


def _best() -> Iterator[str]:
    """The maps that find the highest value: its first digit, then each next digit of those that have it."""
    yield _map("$visitdata_offers", "visitdata_1", [(_regex("=1"), "1"), ("default", "0")])
    known = "$visitdata_1"
    for place in (2, 3, 4):
        before = "." * (place - 1)
        digits = [(_regex(rf"^({before}) .*=\g{{1}}{digit}"), str(digit)) for digit in range(9, 0, -1)]
        yield _map(f'"{known} $visitdata_offers"', f"visitdata_{place}", [*digits, ("default", "0")])
        known += f"$visitdata_{place}"
    chosen = r"^(....) .*?(?<visitdata_best>\.[^= ]+)=\g{1}[0-9]*/"
    named = [(_regex(f"{chosen}{specificity}"), "$visitdata_best") for specificity in (3, 2, 1)]
    yield _map(f'"{known} $visitdata_offers"', "visitdata_suffix", [(_regex("^0000"), '""'), *named])


def _policies(path: str, policies: Policies) -> Iterator[tuple[str, str]]:
    yield _quoted(path + "index.html"), _quoted(policies.index)
    yield _regex(f"^{re.escape(path)}{ACTORS}.*[.]html$"), _quoted(policies.actors)
    yield _regex("[.]html$"), _quoted(policies.pages)


_RAW_NAME = r"(?<visitdata_name>[A-Za-z0-9._~!$&'()*+,;=:@%-]+)"


def _links(address: Address) -> Iterator[tuple[str, str]]:
    """Link (RFC 8288) to each representation of a dossier.

    Its name is taken as the request has it, percent-encoded, so that it cannot end the header.
    """
    url = f"{address.raw_path.replace('$', '%24')}dossiers/${{visitdata_name}}"
    links = (f'<{url}{each.suffix}>; rel="alternate"; type="{each.media_type}"' for each in offers())
    yield _regex(f"^Accept {re.escape(address.raw_path)}dossiers/{_RAW_NAME}"), _quoted(", ".join(links))


def _locations(address: Address) -> Iterator[tuple[str, str]]:
    """Content-Location (RFC 9110, section 8.7): the address of the representation that was chosen."""
    prefix = re.escape(address.raw_path)
    pattern = f"^Accept (?<visitdata_above>{prefix}(?:[a-z]+/)?){_RAW_NAME}"
    yield _regex(pattern), '"${visitdata_above}${visitdata_name}${visitdata_suffix}"'


def _server(address: Address) -> str:
    path = address.path
    types = "".join(f"        {each.media_type} {each.suffix[1:]};\n" for each in file_types())
    # nginx adds the charset to HTML anyway.
    texts = [each.media_type for each in file_types() if each.has_charset and each != HTML]
    folder = (
        f"    location = {_quoted(path[:-1])} {{ return 301 {_uri(address.raw_path)}; }}\n"
        if path[1:]
        else ""
    )
    missing = _uri(path + "404.html")
    return f"""\
server {{
    listen 80;
    server_name {address.host};
    root /var/www/html;

    types {{
{types}    }}
    default_type application/octet-stream;
    charset utf-8;
    charset_types {" ".join(texts)};

    set $visitdata_vary "";
    add_header Vary $visitdata_vary always;
    add_header Link $visitdata_links always;
    add_header Content-Location $visitdata_location;
    add_header Access-Control-Allow-Origin "*" always;
    add_header Access-Control-Expose-Headers "Content-Location, ETag, Link" always;
    add_header X-Content-Type-Options nosniff always;
    add_header Content-Security-Policy $visitdata_policy always;

{folder}    location = {_quoted(path)} {{ try_files {_uri(path + "index.html")} =404; }}
    location {_quoted(path)} {{
        error_page 403 404 =404 {missing};
        try_files $uri @visitdata_negotiated;
    }}
    # Configuration, and what begins with a dot.
    location ~ {_quoted(f"^{re.escape(path)}(?:_server/|(?:.*/)?[.])")} {{
        error_page 404 {missing};
        return 404;
    }}
    location @visitdata_negotiated {{
        error_page 404 {missing};
        set $visitdata_vary Accept;
        try_files $uri$visitdata_suffix @visitdata_none;
    }}
    location @visitdata_none {{
        error_page 404 {missing};
        if (-f $document_root$uri.html) {{ return 406; }}
        if (-f $document_root$uri.ttl) {{ return 406; }}
        if (-f $document_root$uri.jsonld) {{ return 406; }}
        return 404;
    }}
}}
"""
