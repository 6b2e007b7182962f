"""A digest of all that the files of a site depend on beside its dossiers."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version

from visitdata.pages.environment import FOLDER
from visitdata.pages.site.schemas import schema
from visitdata.syntaxes import formats

# What draws pages: another version may draw them otherwise.
_LIBRARIES = ("visitdata", "jinja2", "markupsafe", "networkx")


def fingerprint(base: str) -> str:
    """The digest for a site at that address, of the kinds and formats that are known now."""
    parts = [
        base,
        *_drawing(),
        *(f"{each.name} {each.suffix} {each.media_type}" for each in formats()),
        *(schema(name) for name in ("context", "ontology")),
    ]
    return sha256(json.dumps(parts).encode()).hexdigest()


@cache
def _drawing() -> tuple[str, ...]:
    """What draws pages, which is the same as long as this process lives."""
    templates = (path.read_text(encoding="utf-8") for path in sorted(FOLDER.iterdir()) if path.is_file())
    return (*map(_version, _LIBRARIES), *templates)


def _version(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return name
