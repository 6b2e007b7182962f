"""What Python lets pass when a kind is declared outside this package, and nobody means.

Each is a TypeError that says what would be right, raised when the kind is first described.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import attrs

from visitdata.metamodel.registry import is_ours
from visitdata.metamodel.settings import annotated_members, settings_of
from visitdata.terms import PREFIXES, expand
from visitdata.values.identifiers import iri_mistake, reserved_iri_mistake

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.metamodel.schema import Member
    from visitdata.metamodel.settings import Declared

# A namespace and such a name are what RDF/XML, Turtle and JSON-LD all can put together again.
_NAME = re.compile(r"(?<=[#/:])[A-Za-z_][A-Za-z0-9_-]*\Z")
_TWIN = re.compile(r"[#/]posited[A-Z0-9_][A-Za-z0-9_-]*\Z")
_STRUCTURE = tuple(PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl"))
_TAKEN = {
    "type": "JSON uses this name for the kind of record",
    "version_of": "every proposition has a member of this name, with another meaning",
    "self": "Python uses this name for the record itself",
}
_KIND = re.compile(r"[A-Z_][A-Za-z0-9_]*\Z")
_PREFIX = re.compile(r"[A-Za-z][A-Za-z0-9-]*\Z")


def refuse_class(cls: type[Declared]) -> None:
    """Look at a record class as a whole."""
    if "__attrs_attrs__" not in cls.__dict__:
        _refuse(cls.__name__, "is not decorated: put @attrs.frozen(kw_only=True) above it")
    if is_ours(cls) or settings_of(cls).posited:
        return
    if "__slots__" not in cls.__dict__:
        _refuse(cls.__name__, "has no slots, in which records keep their members: leave slots=False out")
    above = [base for base in cls.__mro__[1:] if "__attrs_attrs__" in base.__dict__]
    if not settings_of(cls).tagged and not all(settings_of(base).abstract for base in above):
        _refuse(cls.__name__, "adds to a class that has no kinds; declare a kind of event or of actor")
    if cls.__name__.lower().startswith("posited"):
        _refuse(cls.__name__, "has a name that is for twins; vd.posited(Kind) makes the twin of a kind")
    _refuse_namespace(cls)


def _refuse_namespace(cls: type[Declared]) -> None:
    space = settings_of(cls).namespace
    if space == "vd:":
        _refuse(cls.__name__, 'has no namespace: give it yours, as in namespace = "https://example.org/ns#"')
    if iri_mistake(space) or reserved_iri_mistake(space) or not space.endswith(("#", "/")):
        _refuse(cls.__name__, f"needs a namespace of its own, an IRI that ends in # or /, not {space!r}")
    prefix = settings_of(cls).prefix
    if prefix is None:
        return
    if not _PREFIX.match(prefix) or prefix.lower().startswith("xml") or prefix in PREFIXES:
        _refuse(
            cls.__name__,
            f"needs a prefix of its own, letters and digits such as ex, none of ours, not {prefix!r}",
        )


def refuse_names(cls: type[Declared]) -> None:
    """Look at what a class is called, and its members, before attrs makes anything of them."""
    if not _KIND.match(cls.__name__):
        _refuse(cls.__name__, "needs a name in letters of ASCII that begins with a capital")
    for name in annotated_members(cls):
        where = f"{cls.__name__}.{name}"
        if name in _TAKEN:
            _refuse(where, f"{_TAKEN[name]}; choose another")
        if name.startswith("_"):
            _refuse(where, "a member's name begins with no underscore; choose another")


def refuse_member(cls: type[Declared], member: Member, default: object) -> None:
    """Look at a member by itself."""
    where = f"{cls.__name__}.{member.name}"
    name = _NAME.search(member.term)
    if iri_mistake(member.term) or name is None or name.group().lower().startswith("posited"):
        _refuse(where, f"needs a term that ends in a name such as side, not in posited...: {member.term!r}")
    if is_ours(cls) or settings_of(cls).posited:
        return
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type] # a class, whatever its stub says
        _refuse(where, "has a factory; give a default, () where there may be many")
    if not member.inherited:
        _refuse_own_member(where, member)


def _refuse_own_member(where: str, member: Member) -> None:
    if member.term.startswith(_STRUCTURE):
        _refuse(where, f"cannot have the term {member.term}, which states the type of a node")
    if _TWIN.search(member.twin) is None:
        _refuse(where, f"has a twin that is not called posited...: {member.twin!r}")
    for target in member.targets:
        if settings_of(target).posited or settings_of(target).family == "value":
            _refuse(where, f"cannot refer to {target.__name__}: name an actor, place, event or the like")
    if member.owns_identified:
        _refuse(where, "would own records that have ids of their own; refer to them with vd.Ref[...]")


def refuse_shared_terms(cls: type[Declared], members: tuple[Member, ...]) -> None:
    """Look whether two members would be said with one property, or one with what follows from others."""
    if is_ours(cls) or settings_of(cls).posited:
        return
    found: dict[str, str] = {}
    derived = set(_derived_terms(cls, members))
    for member in members:
        if not member.inherited and member.term in derived:
            _refuse(f"{cls.__name__}.{member.name}", f"has a term of derived triples: {member.term}")
        for term in (member.term, member.twin):
            other = found.setdefault(term, member.name)
            if other != member.name and not member.inherited:
                _refuse(f"{cls.__name__}.{member.name}", f"has the term or twin of {other}: {term}")


def _derived_terms(cls: type[Declared], members: tuple[Member, ...]) -> Iterator[str]:
    """What is written besides, for those who know schema.org: nobody could tell it from a member's own."""
    vocabulary = settings_of(cls).vocabulary
    yield from map(expand, vocabulary.derived.values())
    yield from (expand(term) for term, _ in vocabulary.values.values())
    yield from (expand(term) for member in members for term in member.declared.dates)
    yield from (expand(term) for term in ("vd:earliest", "vd:latest"))


def _refuse(where: str, why: str) -> Any:
    separator = ":" if "." in where else ""
    msg = f"{where}{separator} {why}"
    raise TypeError(msg)
