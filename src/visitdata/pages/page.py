"""A dossier as one web page, which is whole by itself: no script, nothing loaded from elsewhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import attrs

from visitdata.model.badges import Badges
from visitdata.model.summaries import of_them_answered
from visitdata.pages import details
from visitdata.pages.actor_graph import actor_graph
from visitdata.pages.alleged import alleged, parties, summary
from visitdata.pages.arc_diagram import diagram
from visitdata.pages.environment import embedded, environment, safe
from visitdata.pages.markup import names
from visitdata.pages.mentions import mentions
from visitdata.pages.texts.evidence import evidence
from visitdata.pages.texts.passages import passages
from visitdata.pages.timeline import timeline
from visitdata.syntaxes import format_named, formats, writer_under
from visitdata.values.unicode.folding import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from markupsafe import Markup

    from visitdata.model.dossier import Dossier
    from visitdata.model.utterances import Allegation, Statement
    from visitdata.pages.details import Link


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
    shown = passages(badges, texts or {})
    rows = alleged(badges)
    count, answered = summary(rows)
    graph = actor_graph(badges)
    claimants, accused = parties(rows)
    return (
        environment()
        .get_template("page.html")
        .render(
            dossier=dossier,
            badges=badges,
            alleged=rows,
            count=count,
            answered=answered,
            how_many_answered=of_them_answered(answered, count),
            graph=graph,
            mentions=mentions(badges),
            drawing=diagram(badges, graph) if graph.arcs else None,
            claimants=claimants,
            accused=accused,
            title=title_of(dossier),
            rows_of=partial(details.rows, badges),
            links_to=partial(_links_to, badges),
            names=safe(partial(names, badges)),
            texts=shown,
            evidence_of=safe(partial(evidence, badges, shown)),
            stem=stem or stem_of(dossier),
            within=within,
            timeline=timeline(badges),
            formats=formats(),
            json_ld=json_ld(dossier),
        )
    )


def title_of(dossier: Dossier) -> str:
    """The title of a dossier; its id, where one would see no title."""
    return dossier.id if is_blank(dossier.title) else dossier.title


def _links_to(badges: Badges, records: Iterable[str | Statement | Allegation]) -> list[Link]:
    """The links to records, given by their ids or as they are."""
    return [details.link_to(badges, each if isinstance(each, str) else each.id) for each in records]


def stem_of(dossier: Dossier) -> str:
    """The last part of a dossier's id."""
    return dossier.id.rstrip("/").rpartition("/")[2]


def json_ld(dossier: Dossier) -> Markup:
    """The web profile of a dossier, for a script element of the type application/ld+json."""
    written = b"".join(writer_under(format_named("jsonld"), "https://schema.org").write(dossier, None))
    return embedded(written.decode().rstrip("\n"))
