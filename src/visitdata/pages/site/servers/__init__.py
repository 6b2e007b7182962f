"""Configuration of web servers: what an address without a suffix answers, and with which headers.

nginx and Apache choose by the header Accept (RFC 9110, section 12.5.1); Netlify cannot; w3id.org redirects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from visitdata.pages.environment import content_security_policy, style
from visitdata.pages.site import actors, index
from visitdata.pages.site.servers.apache import apache
from visitdata.pages.site.servers.netlify import headers, redirects
from visitdata.pages.site.servers.nginx import nginx
from visitdata.pages.site.servers.offers import Policies, address_of
from visitdata.pages.site.servers.w3id import w3id

if TYPE_CHECKING:
    from visitdata.pages.site.plan import Site


def servers(site: Site) -> dict[str, bytes]:
    """The files for servers, by their paths in the site.

    Those of Netlify are where Netlify looks for them. The others are for the owner of the server to install,
    and visitors do not see them.
    """
    address = address_of(site)
    policies = Policies(index=index.policy(), actors=actors.policy(), pages=content_security_policy(style()))
    texts = {
        "_server/nginx.conf": nginx(address, policies),
        "_server/apache.htaccess": apache(address, policies),
        "_server/w3id.htaccess": w3id(site.base, address),
        "_headers": headers(address, policies),
        "_redirects": redirects(address),
    }
    return {path: text.encode() for path, text in texts.items()}
