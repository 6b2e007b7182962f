"""A web site of many dossiers: pages for people, and files for search engines and linked-data clients."""

from __future__ import annotations

from visitdata.pages.site.data_files import data_files
from visitdata.pages.site.plan import ActorEntry, Alleged, DossierFile, Entry, Site

__all__ = ["ActorEntry", "Alleged", "DossierFile", "Entry", "Site", "data_files"]
