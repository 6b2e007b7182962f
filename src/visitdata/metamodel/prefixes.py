"""What stands for the namespaces of users' own kinds in RDF: what a class names, or a word of the IRI.

class Ceasefire(vd.Event, namespace="https://example.org/ns#", prefix="ex")
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from visitdata.metamodel.describe import descendants
from visitdata.metamodel.per_class import until_declared
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.terms import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Words of IRIs that tell no vocabulary from another.
_COMMON = frozenset(
    ("def", "id", "ns", "ontologies", "ontology", "schema", "schemas", "terms", "vocab", "vocabulary", "www")
)
_WORD = re.compile(r"[a-z][a-z0-9]{1,15}")
_VERSION = re.compile(r"v[0-9]+")


def prefixes_of(classes: Iterable[type[Declared]]) -> dict[str, str]:
    """The namespaces of some classes without ours, by the prefix that stands for each.

    A prefix that a class names holds for all of its namespace. Otherwise it is made of the IRI, and gets a
    number where another of these namespaces has it already.
    """
    spaces = {settings_of(cls).namespace for cls in classes} - {"vd:", *PREFIXES.values()}
    if not spaces:
        return {}
    named = _named(Declared)
    found = {named[space]: space for space in spaces if space in named}
    for space in sorted(spaces - named.keys()):
        found[unused(word_of(space), found)] = space
    return dict(sorted(found.items(), key=lambda pair: pair[1]))


@until_declared
def _named(root: type[Declared]) -> Mapping[str, str]:
    every = (settings_of(cls) for cls in descendants(root))
    return {settings.namespace: settings.prefix for settings in every if settings.prefix is not None}


def word_of(space: str) -> str:
    """The word in an IRI that tells most: the last of its path, or else its domain's."""
    _, _, rest = space.partition(":")
    host, _, path = rest.lstrip("/").partition("/")
    for word in (*reversed(re.split(r"[/#.]", path)), *reversed(host.partition(":")[0].split(".")[:-1])):
        plain = re.sub(r"[^a-z0-9]", "", word.lower())
        if _WORD.fullmatch(plain) and plain not in _COMMON and not _VERSION.fullmatch(plain):
            return plain
    return "own"


def unused(prefix: str, taken: Iterable[str]) -> str:
    """The prefix, with a number where it has another meaning already, here or everywhere."""
    if prefix not in taken and prefix not in PREFIXES and not prefix.startswith("xml"):
        return prefix
    numbered = (f"{prefix.removeprefix('xml') or 'own'}{number}" for number in count(2))
    return next(each for each in numbered if each not in taken)
