"""The oldest version of each library that reads or writes with this package, and the refusal of older ones.

Installers take these bounds from `pyproject.toml`, but somebody may install an older version afterwards. Data
may then be lost in silence: pyoxigraph 0.5.4 leaves every time out of JSON-LD. So a library is asked for its
version where it is first used.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from visitdata.errors import MissingExtraError, OutdatedDependencyError

if TYPE_CHECKING:
    from types import ModuleType

OLDEST = {
    "jinja2": "3.1.4",
    "networkx": "3.2",
    "orjson": "3.12.0",
    "pandas": "2.2.0",
    "pyarrow": "15.0.0",
    "pyoxigraph": "0.5.7",
    "pyspark": "4.0.0",
    "rapidfuzz": "3.9.0",
    "rdflib": "7.1.1",
    "ruamel.yaml": "0.18.11",
}
_RELEASE = re.compile(r"[0-9]+(?:\.[0-9]+)*")


def require(name: str, extra: str | None = None) -> ModuleType:
    """A library, imported, that is new enough.

    Args:
        name: the name of the library, one of `OLDEST`.
        extra: the extra of this package that brings it, if one does.

    Raises:
        ModuleNotFoundError: it is not installed.
        MissingExtraError: an extra brings it, and the installed version is too old.
        OutdatedDependencyError: this package always needs it, and the installed version is too old.
    """
    library = import_module(name)
    version: object = getattr(library, "__version__", None)
    if isinstance(version, str):
        refuse_outdated(name, version, extra)
    return library


@cache
def refuse_outdated(name: str, version: str, extra: str | None = None) -> None:
    """The same for a library that is imported already, by its version: each is looked at once.

    Raises:
        MissingExtraError, OutdatedDependencyError: as above.
    """
    if _release(version) >= _release(OLDEST[name]):
        return
    needed = f"visitdata needs {name} {OLDEST[name]} or newer, and {version} is installed"
    if extra is None:
        msg = f"{needed}: pip install '{name}>={OLDEST[name]}'"
        raise OutdatedDependencyError(msg)
    msg = f"{needed}: pip install 'visitdata[{extra}]'"
    raise MissingExtraError(msg)


def _release(version: str) -> list[int]:
    """The numbers of a version's release, without zeros at the end (PEP 440: `15` and `15.0.0` are one)."""
    found = _RELEASE.match(version)
    numbers = [int(number) for number in found[0].split(".")] if found else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return numbers
