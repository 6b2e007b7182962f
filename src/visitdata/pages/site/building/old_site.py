"""The site that a folder holds already: which files are its own, and whether they are as written."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from visitdata.pages.site.building import manifest
from visitdata.pages.site.building.manifest import Manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class ForeignFolderError(Exception):
    """A folder holds something, and it is no site that this version wrote."""


class OldSite:
    """What is in the folder of a site before it is built anew.

    Attributes:
        folder: the folder, which may not be there yet.
        manifest: what is known of the site; that of an empty one, where there is none.

    Raises:
        ForeignFolderError: the folder holds something else.
        OSError: it cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        found = _manifest_in(folder)
        self.manifest = found or Manifest(fingerprint="", sources={}, dossiers={}, actors={}, files={})
        self._own = {*self.manifest.files, manifest.NAME} if found else set[str]()
        self._folders = {*_folders(self._own)}
        self._digests: dict[str, str | None] = {}

    def owns(self, path: str) -> bool:
        """Whether a path is that of a file which this site has or will have, or of a folder of such files."""
        return path in self._own or path in self._folders

    def claim(self, paths: Iterable[str]) -> list[str]:
        """Take paths for files of the new site.

        Returns:
            Those where something is that the site did not write; nothing is to be written there.
        """
        files = {*paths} - self._own
        folders = {*_folders(files)} - self._folders
        taken = [path for path in files if _is_there(self.folder / path)]
        taken += [path for path in folders if _is_no_folder(self.folder / path)]
        self._own |= files
        self._folders |= folders
        return sorted(taken)

    def has(self, path: str, digest: str | None = None) -> bool:
        """Whether the site has a file, and it is as it was written.

        Args:
            path: where it is in the site.
            digest: its SHA-256, where it has to be the same.
        """
        written = self.manifest.files.get(path)
        return written is not None and digest in {None, written} and self.digest(path) == written

    def digest(self, path: str) -> str | None:
        """The SHA-256 of a file that is there now; None where there is none."""
        if path not in self._digests:
            self._digests[path] = _digest(self.folder / path)
        return self._digests[path]


def _manifest_in(folder: Path) -> Manifest | None:
    try:
        is_empty = next(folder.iterdir(), None) is None
    except FileNotFoundError:
        return None
    if is_empty:
        return None
    with suppress(FileNotFoundError, IsADirectoryError):
        found = manifest.read((folder / manifest.NAME).read_bytes())
        if found is not None:
            return found
    raise ForeignFolderError


def _folders(paths: Iterable[str]) -> Iterator[str]:
    for each in paths:
        yield from map(str, PurePosixPath(each).parents)


def _is_there(place: Path) -> bool:
    return place.is_symlink() or place.exists()


def _is_no_folder(place: Path) -> bool:
    return place.is_symlink() or (place.exists() and not place.is_dir())


def _digest(place: Path) -> str | None:
    try:
        return None if place.is_symlink() else sha256(place.read_bytes()).hexdigest()
    except OSError:
        return None
