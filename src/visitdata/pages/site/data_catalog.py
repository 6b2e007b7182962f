"""What search for data sets finds on the index: the site as a schema.org `DataCatalog` with its dossiers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from visitdata.pages.details import LANGUAGE
from visitdata.pages.environment import embedded
from visitdata.pages.site.about import ABOUT, exact, in_a_sentence, title_of

if TYPE_CHECKING:
    from markupsafe import Markup

    from visitdata.pages.site.plan import Entry, Site

# How long search for data sets wants the description of one to be, in characters.
_LEAST, _MOST = 50, 5000

# The formats that are named here, so that the index stays small; the catalogue names all.
_DOWNLOADS = ("jsonld", "turtle")


def json_ld(site: Site) -> Markup:
    """The catalogue, for a script element of the type application/ld+json."""
    return embedded(json.dumps(data_catalog(site), ensure_ascii=False, separators=(",", ":")))


def data_catalog(site: Site) -> dict[str, Any]:
    """The catalogue as schema.org JSON-LD, with what search for data sets demands of each: name, description.

    A dossier is the same node as on its own page, which says the rest.
    """
    return {
        "@context": "https://schema.org",
        "@type": "DataCatalog",
        "@id": site.url("catalog"),
        "name": title_of(site),
        "description": ABOUT,
        "url": site.base,
        "inLanguage": LANGUAGE,
        "dataset": [_dataset(site, entry) for entry in site.entries],
    }


def _dataset(site: Site, entry: Entry) -> dict[str, Any]:
    given = {
        "@type": "Dataset",
        "@id": entry.id,
        "identifier": entry.id,
        "name": entry.title,
        "description": _description(entry),
        "url": site.url(entry.page),
        "inLanguage": entry.language,
        "license": entry.license,
        "version": entry.version,
        "dateCreated": exact(entry.created),
        "dateModified": exact(entry.modified),
        "creator": [maker.name for maker in entry.makers],
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": site.url(file.path),
                "encodingFormat": file.media_type,
            }
            for file in entry.files
            if file.format in _DOWNLOADS
        ],
    }
    return {name: value for name, value in given.items() if value}


def _description(entry: Entry) -> str:
    """Its description, with its numbers where it would be too short for search, and cut where too long."""
    given, numbers = entry.description or "", in_a_sentence(entry)
    text = given if len(given) >= _LEAST else f"{given} {numbers}".strip()
    return text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"
