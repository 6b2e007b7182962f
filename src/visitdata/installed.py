"""Entry points of installed packages: found by their names, loaded when a document or call names one.

The name of an entry point is the type, code or format that the package adds. So a name in a document or a
call leads to one package, and no code of another package runs.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import attrs

from visitdata.errors import EntryPointError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

KINDS = "visitdata.kinds"
RULES = "visitdata.rules"
FORMATS = "visitdata.formats"
BRIDGES = "visitdata.bridges"


@attrs.frozen
class Installed:
    """An entry point of an installed package, not loaded yet."""

    _entry: EntryPoint

    def load(self) -> Any:  # noqa: ANN401 - the caller checks what it is
        """Import it.

        Raises:
            EntryPointError: it cannot be imported.
        """
        try:
            return self._entry.load()
        except Exception as error:
            wrong = f"it cannot be loaded: {type(error).__name__}: {error}"
            raise self.wrong(wrong) from error

    def wrong(self, what: str) -> EntryPointError:
        """The error that says what is wrong with it."""
        return EntryPointError(f"{_described(self._entry)}: {what}")


def find(group: str, name: str) -> Installed | None:
    """The entry point of a name; None where no package has one.

    Raises:
        EntryPointError: several packages have one.
    """
    found = _entries().get((group, name), ())
    if len(found) > 1:
        every = "; ".join(map(_described, found))
        msg = f'several packages have the entry point "{name}": {every}; uninstall all but one'
        raise EntryPointError(msg)
    return Installed(found[0]) if found else None


@cache
def _entries() -> dict[tuple[str, str], tuple[EntryPoint, ...]]:
    """The entry points of all groups: read at the first call, which takes some milliseconds."""
    from importlib.metadata import entry_points

    every = entry_points()
    found: dict[tuple[str, str], tuple[EntryPoint, ...]] = {}
    for group in (KINDS, RULES, FORMATS, BRIDGES):
        for entry in every.select(group=group):
            found[group, entry.name] = (*found.get((group, entry.name), ()), entry)
    return found


def _described(entry: EntryPoint) -> str:
    package = (
        "of a package" if entry.dist is None else f"of the package {entry.dist.name} {entry.dist.version}"
    )
    return f'the entry point "{entry.name} = {entry.value}" ({entry.group}) {package}'
