"""The ids of records in other formats: each follows from the dossier's IRI and the record's id."""

from __future__ import annotations

import hashlib


def token(identifier: str) -> str:
    """An id of letters, digits, dots, hyphens and underscores alone: a local id is one, an IRI gives one."""
    return f"iri-{hashed(identifier, 16)}" if ":" in identifier else identifier


def hashed(text: str, digits: int) -> str:
    """The first hex digits of the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()[:digits]
