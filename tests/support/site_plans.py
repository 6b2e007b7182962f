"""Sites of given dossiers, as a build would have them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import visitdata as vd
from visitdata.model.badges import Badges
from visitdata.model.told_responses import told
from visitdata.pages.site import Alleged, DossierFile, Entry, Site

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
    return Entry(
        stem=stem,
        id=dossier.id,
        title=dossier.title,
        description=dossier.description,
        language=dossier.language,
        license=dossier.license,
        created=dossier.created,
        modified=dossier.modified,
        version=dossier.version,
        makers=dossier.makers,
        published=tuple(sorted({each.published for each in dossier.articles if each.published is not None})),
        events=len(dossier.events),
        statements=len(dossier.statements),
        alleged=tuple(_alleged(dossier)),
        actors=(),
        files=tuple(_files(dossier, stem)),
    )


def _alleged(dossier: vd.Dossier) -> Iterable[Alleged]:
    badges = Badges(dossier)
    for each in dossier.allegations:
        answers = [*told(dossier, each)]
        yield Alleged(
            id=each.id,
            text=badges.gist(each),
            answers=tuple(answer.sentence for answer in answers),
            is_answered=any(answer.is_answered for answer in answers),
        )


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
