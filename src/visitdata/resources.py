"""Dossiers, schemas and rules that ship: in the package once installed, at the top of a checkout before."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def folder(name: str) -> Path:
    """The folder `seeds`, `schemas` or `docs`."""
    installed = _HERE / "_data" / name
    return installed if installed.is_dir() else _HERE.parents[1] / name


def seed_names() -> tuple[str, ...]:
    """The names of the dossiers that ship."""
    return tuple(sorted(path.stem for path in folder("seeds").glob("*.json")))


def seed_path(name: str) -> Path:
    """The file of a dossier that ships.

    Raises:
        LookupError: none has that name.
    """
    if name not in seed_names():
        msg = f"there is no seed {name!r}; the seeds are {', '.join(seed_names())}"
        raise LookupError(msg)
    return folder("seeds") / f"{name}.json"
