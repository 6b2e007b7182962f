"""What is made of one dossier of a site: its files, its page, and its part of the pages of actors."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import attrs

from visitdata.model.badges import Badges
from visitdata.model.dossier import Dossier
from visitdata.pages.page import Surroundings, page
from visitdata.pages.site.actors import Section, Sections
from visitdata.pages.site.plan import ACTORS, DOSSIERS, DossierFile, Entry, quoted
from visitdata.streams import documents
from visitdata.syntaxes import format_named, formats

if TYPE_CHECKING:
    from pathlib import Path

    from visitdata.syntaxes import Format

_INDENTED = {"json", "jsonld"}


@attrs.frozen(kw_only=True)
class Task:
    """What is to be made of a dossier.

    Attributes:
        json: where it is as JSON.
        folder: where its files are to be written; None where they are there already.
        page: where its page is to be written; None where it is there already.
        address: the URL of the page.
        entry: its entry.
        links: the keys of the pages of its actors, by their ids.
        sections: of each actor whose page is written, by its key, its ids here and the number of the section
            there.
    """

    json: Path
    folder: Path | None
    page: Path | None
    address: str
    entry: Entry
    links: dict[str, str]
    sections: dict[str, tuple[tuple[str, ...], int]]

    @property
    def is_needed(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.folder or self.page or self.sections)


@attrs.frozen(kw_only=True)
class Made:
    """What was made.

    Attributes:
        files: the dossier in each format, where it was written.
        page: the SHA-256 of its page, where it was written.
        sections: the sections of actors' pages that were asked for, by their keys.
    """

    files: tuple[DossierFile, ...]
    page: str | None
    sections: dict[str, Section]


def make(task: Task) -> Made:
    """Make of a dossier what a task says.

    Raises:
        OSError: a file cannot be read or written.
    """
    dossier = read(task.json.read_bytes())
    files = () if task.folder is None else tuple(_write(task.folder, task.entry, dossier))
    badges = Badges(dossier)
    digest = None
    if task.page is not None:
        actors = {each: f"../{quoted(ACTORS + key)}.html" for each, key in task.links.items()}
        within = Surroundings(address=task.address, index="../index.html", actors=actors)
        digest = put(task.page, page(dossier, stem=task.entry.stem, within=within).encode())
    sections = Sections(badges, task.entry)
    return Made(
        files=files,
        page=digest,
        sections={key: sections.section(*each) for key, each in task.sections.items()},
    )


def _write(folder: Path, entry: Entry, dossier: Dossier) -> list[DossierFile]:
    """Write a dossier in each lossless format; in JSON it is there already."""
    files: list[DossierFile] = []
    for format_ in formats():
        name = f"{entry.stem}{format_.suffix}"
        text = in_format(dossier, format_)
        digest = sha256(text).hexdigest() if format_.name == "json" else put(folder / name, text)
        files.append(
            DossierFile(
                format=format_.name,
                name=name,
                media_type=format_.media_type,
                size=len(text),
                sha256=digest,
                triples=text.count(b"\n") if format_.name == "ntriples" else None,
            )
        )
    return files


def in_format(dossier: Dossier, format_: Format) -> bytes:
    """A dossier in a format, as people read it: JSON is indented."""
    return b"".join(format_.write(dossier, 2 if format_.name in _INDENTED else None))


def read(text: bytes) -> Dossier:
    """The dossier that the site has as JSON."""
    dossier: Dossier = documents.only(text, format_named("json"), Dossier, "refuse")
    return dossier


def in_json(dossier: Dossier) -> bytes:
    """The JSON of a dossier, as the site has it."""
    return in_format(dossier, format_named("json"))


def paths_of(stem: str) -> list[str]:
    """Where the files of a dossier are in a site, its page last."""
    return [*(f"{DOSSIERS}{stem}{each.suffix}" for each in formats()), f"{DOSSIERS}{stem}.html"]


def put(path: Path, text: bytes) -> str:
    """Write a file that is not there yet; its SHA-256."""
    with path.open("xb") as file:
        file.write(text)
    return sha256(text).hexdigest()
