"""The JSON-LD context: which key says which property, and what its strings mean.

schema.org's own names stand as they are; all other terms keep their prefix. Only what JSON-LD 1.0 has is
used.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

from visitdata.derive.node_kinds import bounds, nodes, own_namespaces
from visitdata.metamodel.scalars import BOOLEAN, Scalar
from visitdata.metamodel.schema import Enumeration, LanguageMap, Member
from visitdata.terms import PREFIXES, expand

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from visitdata.derive.node_kinds import NodeKind
    from visitdata.metamodel.settings import Declared

ID, PROSE, TEXT, NATIVE = "@id", "prose", "text", "native"
_PREFIXED = ("schema", "vd", "edtf", "oa", "rdf", "dcterms", "skos", "xsd")
_OURS = {prefix: PREFIXES[prefix] for prefix in _PREFIXED}


@attrs.frozen
class Key:
    """A key of JSON-LD: its name, the property, and what a plain value under it is.

    `plain` is `@id` (an IRI), `prose` (text in the dossier's language), `text` (text in none), `native`
    (JSON's own true and false), or a datatype's IRI. Any other value is written out as an object.
    """

    name: str
    iri: str
    plain: str
    own: Mapping[str, str] = attrs.field(factory=dict[str, str], eq=False)

    def under(self, own: Mapping[str, str]) -> Key:
        """The same where other prefixes stand for the namespaces of users' own kinds."""
        return self if own == self.own else Key(key_name(self.iri, own), self.iri, self.plain, own)

    def definition(self) -> str | Mapping[str, str | None]:
        """Its term definition (JSON-LD 1.0, section 8.1)."""
        named = {"@id": short(self.iri, self.own)}
        if self.plain in {PROSE, NATIVE}:
            return named["@id"] if ":" not in self.name else named
        if self.plain == TEXT:
            return named | {"@language": None}
        return named | {"@type": self.plain if self.plain == ID else short(self.plain)}


_NONE: Mapping[str, str] = MappingProxyType({})


def short(iri: str, own: Mapping[str, str] = _NONE) -> str:
    """The prefixed name of a term, or its IRI where no prefix fits.

    Args:
        iri: the term's IRI.
        own: the prefixes of users' own namespaces.
    """
    for prefix, space in (*_OURS.items(), *own.items()):
        if iri.startswith(space):
            return f"{prefix}:{iri[len(space) :]}"
    return iri


def key_name(iri: str, own: Mapping[str, str] = _NONE) -> str:
    """How a term is called in JSON-LD: schema.org's by their own names, the rest with prefix."""
    return iri.removeprefix(PREFIXES["schema"]) if iri.startswith(PREFIXES["schema"]) else short(iri, own)


def prefixes(own: Mapping[str, str] = _NONE) -> dict[str, str]:
    """The prefixes of a context: ours, and those of users' own namespaces."""
    return _OURS | {**own}


class Keys(dict[str, Key]):
    """The key of each property, by its IRI; kinds declared later are found when they come."""

    def __init__(self, root: type[Declared]) -> None:
        super().__init__(_keys(root))
        self._root = root

    def __missing__(self, iri: str) -> Key:
        self.update(_keys(self._root))
        return self.setdefault(iri, Key(key_name(iri), iri, TEXT))


def context(root: type[Declared]) -> dict[str, Any]:
    """The context of every term there is; documents carry the part they need, inline."""
    every, own = nodes(root), own_namespaces(root)
    types = sorted(
        {iri for node in every for iri in node.possible_types if iri.startswith(PREFIXES["schema"])}
    )
    keys = sorted((key.under(own) for key in _keys(root).values()), key=lambda key: key.name)
    terms = {key.name: key.definition() for key in keys}
    return {"@context": prefixes(own) | {key_name(iri): short(iri) for iri in types} | terms}


def _keys(root: type[Declared]) -> dict[str, Key]:
    found: dict[str, set[str]] = {}
    for node in nodes(root):
        for iri, plain in _uses(node):
            found.setdefault(iri, set()).add(plain)
    return {iri: Key(key_name(iri), iri, _chosen(plain)) for iri, plain in found.items()}


def _uses(node: NodeKind) -> Iterator[tuple[str, str]]:
    """Each property that such a node can have, and what its values are."""
    date = expand("xsd:date")
    for member in node.members:
        yield member.property(posited=node.posited), _plain(member)
        for term, twin, _ in bounds(member):
            yield twin if node.posited else term, date
        if member.declared.implies is not None:
            yield expand(member.declared.implies[0]), ID
    vocabulary = node.schema.settings.vocabulary
    yield from ((expand(link), ID) for link, _ in vocabulary.nodes.values())
    if not node.posited:
        yield from ((expand(term), date) for member in node.members for term in member.declared.dates)
        derived = (*vocabulary.derived.values(), *(term for term, _ in vocabulary.values.values()))
        yield from ((expand(term), ID) for term in derived)


def _plain(member: Member) -> str:
    value = member.value
    if isinstance(value, Enumeration):
        return TEXT
    if isinstance(value, LanguageMap):
        return PROSE
    if not isinstance(value, Scalar) or value.datatype is None:
        return ID
    if value is BOOLEAN:
        return NATIVE
    if value.prose:
        return PROSE
    return TEXT if value.datatype == "xsd:string" else expand(value.datatype)


def _chosen(uses: set[str]) -> str:
    """What a plain value is where a property is used in several ways: text before IRIs, prose before text."""
    if len(uses) > 1:
        uses = uses - {ID}
    return PROSE if PROSE in uses else min(uses)
