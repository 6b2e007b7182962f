"""The small document as a dossier, its statements, and the nodes in it that are altered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import visitdata as vd
from tests.support.asserted_values import statements
from tests.support.small_document import SMALL
from visitdata.terms import XSD_STRING, expand

if TYPE_CHECKING:
    from visitdata.rdf.quads import Literal

DOSSIER = vd.converter().structure(SMALL, vd.Dossier)
STATEMENTS = statements(DOSSIER)

ID = DOSSIER.id
ARCADIA, LIND, STRELSAU = f"{ID}#arcadia", f"{ID}#lind", f"{ID}#strelsau"
VISIT, INQUIRY = f"{ID}#visit", f"{ID}#inquiry"
ARMS, DENIAL, HEARSAY = f"{ID}#arms", f"{ID}#denial", f"{ID}#hearsay"
SALE, SOLD = f"{ID}#posited:arms-sale", f"{ID}#posited:sale"
ITEM = next(
    value
    for subject, _, value, _ in STATEMENTS
    if subject == SALE and isinstance(value, str) and ":items:" in value
)

TYPE = expand("rdf:type")
OTHER = "https://elsewhere.example/ns#"


def text(words: str, language: str | None = None) -> Literal:
    """A text as an object."""
    return words, XSD_STRING if language is None else expand("rdf:langString"), language


def date(day: str) -> Literal:
    """A day as an object."""
    return day, expand("xsd:date"), None
