"""The building of a site: from dossiers to a folder of pages and files, which takes its place as a whole.

Dossiers are read once, and each is written as JSON beside the old site. Once all are known, so is which
actors are one. Then each dossier that changed is read from there, one at a time, and its files, its page
and its part of the pages of its actors are made. What did not change is not made again.
"""

from __future__ import annotations

import json
from collections import defaultdict
from contextlib import contextmanager
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import attrs

from visitdata.files.folders import link, replacing_folder
from visitdata.pages.environment import environment
from visitdata.pages.site.actors import actor_page
from visitdata.pages.site.building import manifest
from visitdata.pages.site.building.identities import identities
from visitdata.pages.site.building.intake import Intake
from visitdata.pages.site.building.making import Task, make, paths_of, put
from visitdata.pages.site.building.manifest import Built, Manifest
from visitdata.pages.site.building.old_site import OldSite
from visitdata.pages.site.data_files import data_files
from visitdata.pages.site.feed import undated
from visitdata.pages.site.index import NAME as INDEX
from visitdata.pages.site.index import index
from visitdata.pages.site.plan import DOSSIERS, ActorEntry, Entry, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Mapping
    from pathlib import Path

    from visitdata.pages.site.building.identities import Identity
    from visitdata.pages.site.building.intake import Added
    from visitdata.pages.site.building.making import Made


@attrs.frozen(kw_only=True)
class Summary:
    """What became of a site.

    Attributes:
        dossiers: how many there are.
        built: how many of them were built, because they are new or changed.
        actors: how many actors have a page.
        removed: how many files of the old site are gone.
        files: how many files there are.
        is_changed: whether anything is other than before.
        undated: the stems of the dossiers that are not in the feed, since they have no exact date.
    """

    dossiers: int
    built: int
    actors: int
    removed: int
    files: int
    is_changed: bool
    undated: tuple[str, ...]


@contextmanager
def building(folder: Path, base: str) -> Generator[Building]:
    """A site to be built, which takes the place of the folder when the block ends.

    Where the block raises, the folder stands as it was.

    Args:
        folder: the folder, which need not exist: one of a site, or one with nothing in it.
        base: the address of the site, with a slash at its end.

    Raises:
        ForeignFolderError: the folder holds something, and it is no site.
        FolderInUseError: another process is building it.
        MissingExtraError: Jinja2 is not installed.
        OSError: it cannot be written.
    """
    environment()
    old: OldSite | None = None

    def is_own(path: str) -> bool:
        return old is not None and old.owns(path)

    with replacing_folder(folder, is_own) as new:
        old = OldSite(folder)  # once the folder is back that a killed process had put aside
        yield Building(Intake(base, old, new))


class RefusedError(Exception):
    """Files of the site would overwrite others; each argument is a reason."""


class Building:
    """A site while it is built: first its dossiers are taken in, then all that it holds is made.

    Attributes:
        intake: its dossiers.
    """

    def __init__(self, intake: Intake) -> None:
        self.intake = intake
        self._old, self._new = intake.old, intake.new
        self._files: dict[str, str] = {}
        self._kept: set[str] = set()

    def refusals(self) -> list[str]:
        """Why the site cannot be built, once all dossiers are taken in: nothing is to be made then."""
        paths = [path for stem in self.intake.added for path in paths_of(stem)]
        paths += [each.page for each in self._identities]
        return self.intake.refusals + self._claimed([*paths, INDEX, manifest.NAME])

    def _claimed(self, paths: Iterable[str]) -> list[str]:
        """Take paths for files of the site; why some cannot be taken."""
        return [
            f"{path}: the site did not write this, and would overwrite it; move it to another folder"
            for path in self._old.claim(paths)
        ]

    def finish(self, mapped: Callable[..., Iterable[Made]] = map) -> Summary:
        """Make what is to be made.

        Args:
            mapped: what calls a function with each of several values, in their order: `map`, or that of
                several processes.

        Raises:
            RefusedError: a file of the site would overwrite another one.
            OSError: a file cannot be read or written.
        """
        signatures = {each.key: self._signature(each) for each in self._identities}
        stale = {each.key for each in self._identities if self._is_stale(each, signatures[each.key])}
        dossiers, built = self._make_dossiers(stale, mapped)
        if self._is_as_before(dossiers, signatures):
            self._new.discard()
            return self._summary(0, dossiers, is_changed=False)
        entries = {each.entry.stem: each.entry for each in dossiers}
        self._make_actors(stale, entries)
        actors = tuple(_actor_entry(each, entries) for each in self._identities)
        site = self._site(tuple(entries.values()), actors)
        written = {INDEX: index(site).encode(), **data_files(site)}
        if reasons := self._claimed(written):
            raise RefusedError(*reasons)
        for path, text in written.items():
            self._write(path, text)
        made = Manifest(
            fingerprint=self.intake.fingerprint,
            sources=self.intake.sources,
            dossiers={each.entry.stem: each for each in dossiers},
            actors=signatures,
            files=self._files,
        )
        self._complete(made.to_bytes())
        return self._summary(built, dossiers, is_changed=True)

    def _summary(self, built: int, dossiers: Iterable[Built], *, is_changed: bool) -> Summary:
        old = self._old.manifest.files
        files = self._files if is_changed else old
        return Summary(
            dossiers=len(self.intake.added),
            built=built,
            actors=len(self._identities),
            removed=len(old.keys() - files.keys()),
            files=len(files) + 1,
            is_changed=is_changed,
            undated=undated(each.entry for each in dossiers),
        )

    def _is_as_before(self, dossiers: Iterable[Built], signatures: dict[str, str]) -> bool:
        """Whether the new site would be the old one: all its files follow from what is compared here."""
        old = self._old
        made = attrs.evolve(
            old.manifest,
            fingerprint=self.intake.fingerprint,
            sources=self.intake.sources,
            dossiers={each.entry.stem: each for each in dossiers},
            actors=signatures,
        )
        if made != old.manifest or not all(map(old.has, old.manifest.files)):
            return False
        return old.digest(manifest.NAME) == sha256(made.to_bytes()).hexdigest()

    def _site(self, entries: tuple[Entry, ...], actors: tuple[ActorEntry, ...]) -> Site:
        return Site(base=self.intake.base, entries=entries, actors=actors)

    @cached_property
    def _identities(self) -> tuple[Identity, ...]:
        return identities({stem: each.known for stem, each in self.intake.added.items()})

    def _signature(self, identity: Identity) -> str:
        """A digest of what the page of an actor is made from."""
        parts = [[stem, self.intake.added[stem].json, actor.id] for stem, actor in identity.found]
        return sha256(json.dumps([identity.iris, parts]).encode()).hexdigest()

    def _is_stale(self, identity: Identity, signature: str) -> bool:
        is_same = self.intake.is_current and self._old.manifest.actors.get(identity.key) == signature
        return not (is_same and self._old.has(identity.page))

    def _make_dossiers(
        self, stale: set[str], mapped: Callable[..., Iterable[Made]]
    ) -> tuple[list[Built], int]:
        """Make the files and pages of dossiers, and what they say of actors whose pages are stale.

        Returns:
            Each dossier in the order of the stems, and how many of them are new or changed.
        """
        added = [self.intake.added[stem] for stem in sorted(self.intake.added)]
        occurrences = _occurrences(self._identities)
        tasks = [self._task(each, occurrences.get(each.entry.stem, {}), stale) for each in added]
        made = iter(mapped(make, [each for each in tasks if each.is_needed]))
        dossiers = [
            self._taken(each, task, next(made) if task.is_needed else None)
            for each, task in zip(added, tasks, strict=True)
        ]
        return dossiers, sum(task.folder is not None for task in tasks)

    def _task(self, added: Added, actors: Mapping[str, _Occurrence], stale: set[str]) -> Task:
        stem, page = added.entry.stem, added.entry.page
        links = {id_: key for key, each in actors.items() for id_ in each.ids}
        old = self._old.manifest.dossiers.get(stem)
        is_same = added.is_kept and old is not None and old.links == links and self._old.has(page)
        return Task(
            json=(self._old.folder if added.is_kept else self._new.path) / f"{DOSSIERS}{stem}.json",
            folder=None if added.is_kept else self._new.path / DOSSIERS,
            page=None if is_same else self._new.path / page,
            address=self._site((), ()).url(page),
            entry=added.entry,
            links=links,
            sections={key: (each.ids, each.number) for key, each in actors.items() if key in stale},
        )

    def _taken(self, added: Added, task: Task, made: Made | None) -> Built:
        """A dossier whose files were made, or are kept."""
        entry = added.entry
        *files, page = paths_of(entry.stem)
        if made is not None:
            self._put_by(made)
            if made.files:
                entry = attrs.evolve(entry, files=made.files)
            self._files.update((each.path, each.sha256) for each in made.files)
        if made is not None and made.page is not None:
            self._files[page] = made.page
        else:
            self._keep([page])
        if added.is_kept:
            self._keep(files)
        entry = attrs.evolve(entry, actors=tuple(sorted({*task.links.values()})))
        return Built(entry=entry, known=added.known, links=task.links)

    def _put_by(self, made: Made) -> None:
        """Put by the sections of actors' pages: these are made once all dossiers are done."""
        for key, section in made.sections.items():
            with (self._new.scratch / key).open("a", encoding="utf-8") as file:
                file.write(f"{json.dumps([section.html, section.alleged, section.answered])}\n")

    def _make_actors(self, stale: set[str], entries: Mapping[str, Entry]) -> None:
        for each in self._identities:
            if each.key not in stale:
                self._keep([each.page])
                continue
            with (self._new.scratch / each.key).open(encoding="utf-8") as file:
                sections: list[Any] = [json.loads(line) for line in file]
            own = [entries[stem] for stem in dict.fromkeys(stem for stem, _ in each.found)]
            counts = sum(one[1] for one in sections), sum(one[2] for one in sections)
            address = self._site((), ()).url(each.page)
            self._write(
                each.page, actor_page(each, own, [one[0] for one in sections], counts, address).encode()
            )

    def _keep(self, paths: Iterable[str]) -> None:
        for path in paths:
            self._files[path] = self._old.manifest.files[path]
            self._kept.add(path)

    def _write(self, path: str, text: bytes) -> None:
        place = self._new.path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        self._files[path] = put(place, text)

    def _complete(self, text: bytes) -> None:
        """Bring what did not change into the new folder, and the manifest."""
        for path in sorted(self._kept):
            place = self._new.path / path
            place.parent.mkdir(parents=True, exist_ok=True)
            link(self._old.folder / path, place)
        put(self._new.path / manifest.NAME, text)


@attrs.frozen
class _Occurrence:
    """An actor in a dossier: its ids there, and the number of the dossier's section on its page."""

    ids: tuple[str, ...]
    number: int


def _occurrences(found: Iterable[Identity]) -> Mapping[str, Mapping[str, _Occurrence]]:
    """The actors of each dossier that have a page: by the dossier's stem, and the actor's key."""
    occurrences: defaultdict[str, dict[str, _Occurrence]] = defaultdict(dict)
    for identity in found:
        own: defaultdict[str, list[str]] = defaultdict(list)
        for stem, actor in identity.found:
            own[stem].append(actor.id)
        for number, (stem, ids) in enumerate(own.items(), 1):
            occurrences[stem][identity.key] = _Occurrence(tuple(ids), number)
    return occurrences


def _actor_entry(identity: Identity, entries: Mapping[str, Entry]) -> ActorEntry:
    stem, first = identity.found[0]
    return ActorEntry(
        key=identity.key,
        type=identity.type,
        name=first.name,
        language=entries[stem].language,
        iris=identity.iris,
        stems=tuple(dict.fromkeys(stem for stem, _ in identity.found)),
    )
