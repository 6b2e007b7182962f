"""The page that servers show where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visitdata.pages.environment import environment
from visitdata.pages.site.about import title_of

if TYPE_CHECKING:
    from visitdata.pages.site.plan import Site


def not_found(site: Site) -> dict[str, bytes]:
    """404.html. Its links are absolute: it stands for addresses in any folder.

    Raises:
        MissingExtraError: Jinja2 is not installed.
    """
    template = environment().get_template("site_not_found.html")
    return {"404.html": template.render(site=site, name=title_of(site)).encode()}
