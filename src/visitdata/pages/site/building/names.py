"""Names of files in a site, which have to be the same on every system, in a folder and in a URL."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

_LONGEST = 120  # in bytes: most file systems end names at 255, some at 143, and suffixes follow
_LONGEST_KEY = 60
# What may stand in no name: what is not printable, what separates folders or parts of a URL, and what is
# reserved in names of Windows (learn.microsoft.com, "Naming Files, Paths, and Namespaces").
_FORBIDDEN = '/\\:*?"<>|#%'
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_UNFIT = re.compile(f"[{re.escape(_FORBIDDEN)}]+")
_UNFIT_FOR_KEYS = re.compile("[^a-z0-9._-]+")
_WIKIDATA = re.compile(r"https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/(Q[1-9][0-9]*)")
_DIGITS = 8


def wrong_with(stem: str) -> str | None:
    """Why a name cannot be that of the files of a dossier; None where it can."""
    try:
        size = len(stem.encode())
    except UnicodeEncodeError:
        return "it is not text in UTF-8"
    unfit = [each for each in stem if each in _FORBIDDEN or not each.isprintable()]
    if unfit:
        return f"it has the character {unfit[0]!a}"
    if not stem or stem.startswith((".", " ")) or stem.endswith((".", " ")):
        return "it is empty, or begins or ends with a dot or a space"
    if size > _LONGEST:
        return f"it has {size} bytes, and {_LONGEST} are allowed"
    return "Windows reserves it for a device" if _RESERVED.fullmatch(stem) else None


def without_case(name: str) -> str:
    """A name as file systems compare it that do not tell upper case from lower case."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def last_part(iri: str) -> str:
    """The last part of an IRI: of its fragment, query or path."""
    return re.split("[/#?=:]", iri.rstrip("/#"))[-1]


def stem_of_id(iri: str) -> str:
    """The name that a dossier of a source of many gets: the last part of its id."""
    return _UNFIT.sub("-", last_part(iri))


def is_wikidata(iri: str) -> bool:
    """Whether an IRI is that of an item of Wikidata."""
    return _WIKIDATA.fullmatch(iri) is not None


def key_of(iri: str) -> str:
    """The name of the page of an actor: of small ASCII letters, digits, dots and hyphens.

    It is the id in Wikidata, or the last part of the IRI and a digest of all of it, since other IRIs may end
    so, too. So the name stays as it is, whatever other actors there are.
    """
    item = _WIKIDATA.fullmatch(iri)
    return item[1].lower() if item else with_digest(last_part(iri), iri)


def with_digest(name: str, of: str) -> str:
    """A name for people, and 8 hex digits of the SHA-256 of what it stands for."""
    ascii_letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    readable = _UNFIT_FOR_KEYS.sub("-", ascii_letters)[:_LONGEST_KEY].strip(".-_")
    digest = sha256(of.encode()).hexdigest()[:_DIGITS]
    return f"{readable}-{digest}" if readable else digest
