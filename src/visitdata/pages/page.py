"""A dossier as one web page, which is whole by itself: no script, nothing loaded from elsewhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import attrs

from visitdata.model.badges import Badges
from visitdata.pages import details
from visitdata.pages.actor_graph import actor_graph
from visitdata.pages.alleged import alleged, summary
from visitdata.pages.arc_diagram import diagram
from visitdata.pages.environment import environment
from visitdata.pages.mentions import mentions
from visitdata.pages.passages import passages
from visitdata.syntaxes import format_named, formats, writer_under

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from visitdata.model.dossier import Dossier


@attrs.frozen(kw_only=True)
class Surroundings:
    """Where a page is in a web site.

    Attributes:
        address: the URL of the page.
        index: the relative URL of the list of all dossiers.
        actors: the relative URLs of pages of actors, by their ids in the dossier.
    """

    address: str
    index: str
    actors: Mapping[str, str]


def page(
    dossier: Dossier,
    *,
    stem: str | None = None,
    texts: Mapping[str, str] | None = None,
    within: Surroundings | None = None,
) -> str:
    """The page of a dossier, in HTML.

    Args:
        dossier: the dossier.
        stem: the name, without suffix, of the files beside the page that hold the dossier in other formats;
            by default, the last part of its id.
        texts: the texts of articles, by the articles' ids, which are shown with the evidence in them.
        within: where the page is in a web site; None where it stands alone.

    Raises:
        MissingExtraError: Jinja2 is not installed.
        UnknownArticleError: the dossier has not each of the articles.
        DecodeError: a value of `texts` is not text.
    """
    badges = Badges(dossier)
    rows = alleged(badges)
    count, answered = summary(rows)
    graph = actor_graph(badges)
    return (
        environment()
        .get_template("page.html")
        .render(
            dossier=dossier,
            badges=badges,
            alleged=rows,
            count=count,
            answered=answered,
            graph=graph,
            mentions=mentions(badges),
            drawing=diagram(badges, graph) if graph.arcs else None,
            rows_of=partial(details.rows, badges),
            texts=passages(badges, texts or {}),
            stem=stem or stem_of(dossier),
            within=within,
            formats=formats(),
            json_ld=json_ld(dossier),
        )
    )


def stem_of(dossier: Dossier) -> str:
    """The last part of a dossier's id."""
    return dossier.id.rstrip("/").rpartition("/")[2]


def json_ld(dossier: Dossier) -> Markup:
    """The web profile of a dossier, for a script element of the type application/ld+json.

    No text in it can end the element: JSON has `<` in strings alone, where it may be written as an escape
    (HTML Living Standard, section 4.12.1.3, "Restrictions for contents of script elements").
    """
    from markupsafe import Markup

    written = b"".join(writer_under(format_named("jsonld"), "https://schema.org").write(dossier, None))
    return Markup(written.decode().rstrip("\n").replace("<", "\\u003c"))  # noqa: S704 - see above
