"""The dossiers of a site that is built: those that are read, and those that are kept as they are."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import attrs

from visitdata.model.badges import Badges
from visitdata.pages.site.building.entries import entry_of
from visitdata.pages.site.building.fingerprint import fingerprint
from visitdata.pages.site.building.identities import known_in
from visitdata.pages.site.building.making import in_json, paths_of, put
from visitdata.pages.site.building.names import stem_of_id, without_case, wrong_with
from visitdata.pages.site.plan import DOSSIERS, Entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from visitdata.files.folders import NewFolder
    from visitdata.model.dossier import Dossier
    from visitdata.pages.site.building.identities import Known
    from visitdata.pages.site.building.manifest import Built
    from visitdata.pages.site.building.old_site import OldSite


@attrs.frozen(kw_only=True)
class Added:
    """A dossier of the new site.

    Attributes:
        entry: its entry; whole where it is kept, else without its files.
        known: its actors, as far as they may be one with actors of other dossiers.
        json: the SHA-256 of its JSON.
        is_kept: whether its files are those of the old site.
    """

    entry: Entry
    known: tuple[Known, ...]
    json: str
    is_kept: bool


class Intake:
    """The dossiers of a site, as they are found in its sources.

    Args:
        base: the address of the site.
        old: the site that is there.
        new: the folder of the new one.

    Attributes:
        fingerprint: the digest of what the files depend on beside the dossiers.
        added: each dossier, by its stem.
        sources: the ids of the dossiers of each source, by its digest.
        refusals: why dossiers cannot be in one site: ids and names that come twice, names that no file may
            have.
    """

    def __init__(self, base: str, old: OldSite, new: NewFolder) -> None:
        self.base = base
        self.old = old
        self.new = new
        self.fingerprint = fingerprint(base)
        self.is_current = old.manifest.fingerprint == self.fingerprint
        self.added: dict[str, Added] = {}
        self.sources: dict[str, tuple[str, ...]] = {}
        self.refusals: list[str] = []
        self._stems: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        (new.path / DOSSIERS).mkdir()

    def keep(self, digest: str, source: str, stem: str) -> bool:
        """Take the dossiers of a source from the old site, if it has all of them as they are.

        Args:
            digest: the format of the source and the SHA-256 of its bytes.
            source: the source, as messages call it.
            stem: the name of its files, if it holds one dossier.

        Returns:
            Whether that was done; otherwise it has to be read.
        """
        ids = self.old.manifest.sources.get(digest, ()) if self.is_current else ()
        stems = [stem] if len(ids) == 1 else [*map(stem_of_id, ids)]
        found = [built for each in stems if (built := self._built(each)) is not None]
        if not ids or [each.entry.id for each in found] != [*ids]:
            return False
        for built in found:
            self._keep(source, built)
        self.sources[digest] = ids
        return True

    def add(self, source: str, stem: str | None, dossier: Dossier) -> None:
        """Add a dossier that was read.

        Args:
            source: the source, as messages call it.
            stem: the name of its files; None for the last part of its id.
            dossier: the dossier.

        Raises:
            OSError: it cannot be written.
        """
        stem = stem_of_id(dossier.id) if stem is None else stem
        text = in_json(dossier)
        digest = sha256(text).hexdigest()
        path = f"{DOSSIERS}{stem}.json"
        built = self._built(stem) if self.is_current and self.old.has(path, digest) else None
        if built is not None:
            self._keep(source, built)
        elif self._is_taken(source, stem, dossier.id):
            entry = entry_of(Badges(dossier), stem)
            self.added[stem] = Added(entry=entry, known=known_in(dossier), json=digest, is_kept=False)
            put(self.new.path / path, text)

    def end_source(self, digest: str, ids: Iterable[str]) -> None:
        """Remember which dossiers a source holds, by the same digest as for `keep`."""
        self.sources[digest] = tuple(ids)

    def _built(self, stem: str) -> Built | None:
        """A dossier of the old site, if all its files are as they were written."""
        *files, _ = paths_of(stem)
        return self.old.manifest.dossiers.get(stem) if all(map(self.old.has, files)) else None

    def _keep(self, source: str, built: Built) -> None:
        entry = built.entry
        if self._is_taken(source, entry.stem, entry.id):
            digest = self.old.manifest.files[f"{DOSSIERS}{entry.stem}.json"]
            self.added[entry.stem] = Added(entry=entry, known=built.known, json=digest, is_kept=True)

    def _is_taken(self, source: str, stem: str, identifier: str) -> bool:
        """Whether a dossier can be in the site, by its name and its id."""
        reasons: list[str] = []
        if wrong := wrong_with(stem):
            reasons.append(f'{source}: "{stem}" cannot be the name of files of a site: {wrong}')
        name = without_case(stem)
        if name in self._stems:
            reasons.append(
                f'{source}: its files would be called "{stem}", and those of {self._stems[name]} are, too, or'
                " differ only by case"
            )
        if identifier in self._ids:
            reasons.append(f"{source}: the dossier {identifier} is in {self._ids[identifier]}, too")
        self._stems.setdefault(name, source)
        self._ids.setdefault(identifier, source)
        self.refusals += reasons
        return not reasons
