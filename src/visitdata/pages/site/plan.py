"""What is in a site: its address, its dossiers and its actors, as plain values.

The files that tell of the site as a whole are written from these values alone, so that a dossier that did
not change need not be read again.
"""

from __future__ import annotations

from urllib.parse import quote

import attrs

from visitdata.model.dossier import Maker
from visitdata.values.times import EDTF

DOSSIERS, ACTORS = "dossiers/", "actors/"


@attrs.frozen(kw_only=True)
class DossierFile:
    """A dossier in one format, beside its page.

    Attributes:
        format: the name of the format: "turtle".
        name: the name of the file in the folder of dossiers: "visit.ttl".
        media_type: the media type.
        size: how many bytes it has.
        sha256: the SHA-256 of these bytes, in 64 hex digits.
        triples: how many triples it has, where the format has one on each line.
    """

    format: str
    name: str
    media_type: str
    size: int
    sha256: str
    triples: int | None = None

    @property
    def path(self) -> str:
        """Where the file is in the site."""
        return DOSSIERS + self.name


@attrs.frozen(kw_only=True)
class Alleged:
    """An allegation, as lists of dossiers tell it: never without its source, nor without its answers.

    Attributes:
        id: the id of the allegation in its dossier.
        text: what is alleged, with its source in it.
        answers: a sentence for each accused who is named: "Arcadia denies it", "no response by Arcadia is
            recorded in this dossier".
        is_answered: whether any accused answered anything but that it does not comment.
    """

    id: str
    text: str
    answers: tuple[str, ...]
    is_answered: bool


@attrs.frozen(kw_only=True)
class Entry:
    """A dossier in a site.

    Attributes:
        stem: the name of its files without their suffixes. No two of a site differ only by case.
        id: the IRI of the dossier.
        title: its title, in its language.
        description: more about it, in its language.
        language: the language (RFC 5646) of its title, description, names, labels and gists.
        license: the IRI of the licence of the dossier itself.
        created: when it was first made.
        modified: when it was last changed.
        version: its version, in the numbers of its makers.
        makers: who made it.
        published: when its articles were published, the same time once, in the order of the texts.
        events: how many events the articles report.
        statements: how many statements there are.
        alleged: its allegations, in the order of the dossier.
        actors: the keys of the actors that have a page in this site, and occur in this dossier; sorted.
        files: the dossier in each lossless format, in the order of the names of the formats.
    """

    stem: str
    id: str
    title: str
    description: str | None
    language: str | None
    license: str | None
    created: EDTF | None
    modified: EDTF | None
    version: str | None
    makers: tuple[Maker, ...]
    published: tuple[EDTF, ...]
    events: int
    statements: int
    alleged: tuple[Alleged, ...]
    actors: tuple[str, ...]
    files: tuple[DossierFile, ...]

    @property
    def page(self) -> str:
        """Where its page is in the site: "dossiers/visit.html"."""
        return f"{DOSSIERS}{self.stem}.html"

    @property
    def allegations(self) -> int:
        """How many allegations there are."""
        return len(self.alleged)

    @property
    def answered(self) -> int:
        """How many of the allegations any accused has answered."""
        return sum(each.is_answered for each in self.alleged)


@attrs.frozen(kw_only=True)
class ActorEntry:
    """An actor that has a page in a site: the same in all its dossiers, by an IRI.

    Attributes:
        key: the name of its page without the suffix. No two of a site are equal.
        type: the name of its record class: "Person".
        name: its name in the first dossier, in the order of the stems.
        language: the language of that name.
        iris: the IRIs that identify it, sorted: of its records, and those that are the same as it elsewhere.
        stems: the dossiers in which it occurs, sorted.
    """

    key: str
    type: str
    name: str
    language: str | None
    iris: tuple[str, ...]
    stems: tuple[str, ...]

    @property
    def page(self) -> str:
        """Where its page is in the site: "actors/q159.html"."""
        return f"{ACTORS}{self.key}.html"


@attrs.frozen(kw_only=True)
class Site:
    """All that is in a site.

    Attributes:
        base: the address of the site, an http or https URL whose path ends with a slash.
        entries: the dossiers, sorted by their stems.
        actors: the actors that have a page, sorted by their keys.
    """

    base: str
    entries: tuple[Entry, ...]
    actors: tuple[ActorEntry, ...]

    def url(self, path: str) -> str:
        """The address of a file of the site.

        Args:
            path: where it is in the site: "dossiers/visit.html"; the index is "".
        """
        return self.base + quoted(path)


def quoted(path: str) -> str:
    """A path in a site as a part of a URL (RFC 3986, section 3.3)."""
    return quote(path, safe="/!$&'(*,+;=~):@")
