"""Sites of given dossiers, as a build would have them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import attrs

import visitdata as vd
from visitdata.model.badges import Badges
from visitdata.pages.site import DossierFile, Entry, Site
from visitdata.pages.site.building.entries import entry_of

BASE = "https://data.example.org/reports/"


def site_of(*dossiers: vd.Dossier, base: str = BASE) -> Site:
    """A site of these dossiers, whose stems are `d0`, `d1` and so on."""
    entries = tuple(_entry(each, f"d{number}") for number, each in enumerate(dossiers))
    return Site(base=base, entries=entries, actors=())


def dated(
    *,
    created: str | None = None,
    modified: str | None = None,
    published: Iterable[str] = (),
    name: str = "arcadia",
) -> vd.Dossier:
    """A dossier with these dates, and nothing else."""
    articles = [
        vd.Article(id=f"a{number}", kind="news", published=each) for number, each in enumerate(published)
    ]
    return vd.Dossier(
        id=f"https://data.example.org/{name}",
        title=f"A visit to {name}",
        created=created,
        modified=modified,
        articles=articles,
    )


def _entry(dossier: vd.Dossier, stem: str) -> Entry:
    return attrs.evolve(entry_of(Badges(dossier), stem), files=tuple(_files(dossier, stem)))


def _files(dossier: vd.Dossier, stem: str) -> Iterable[DossierFile]:
    for each in vd.formats():
        data = f"{dossier.id} in {each.name}".encode()  # no test reads the file itself
        yield DossierFile(
            format=each.name,
            name=stem + each.suffix,
            media_type=each.media_type,
            size=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
            triples=len(dossier) if each.name == "ntriples" else None,
        )
