"""From the annotations of a record class to its schema, and from a class to the kinds below it."""

from __future__ import annotations

import inspect
import re
import types
import typing
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

import attrs

from visitdata.metamodel import registry
from visitdata.metamodel.claims import refuse_other_meanings
from visitdata.metamodel.class_validation import refuse_class, refuse_member, refuse_shared_terms
from visitdata.metamodel.declare import METADATA, Declaration, Target
from visitdata.metamodel.docstrings import doc_of
from visitdata.metamodel.per_class import once_per_class, until_declared
from visitdata.metamodel.registry import standing, stands, subclasses
from visitdata.metamodel.scalars import BY_TYPE, Scalar
from visitdata.metamodel.schema import Enumeration, LanguageMap, Member, Owned, RecordSchema, Reference, Value
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.metamodel.twins import twin, twin_name
from visitdata.terms import PREFIXES, expand
from visitdata.values.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@once_per_class
def schema_of(cls: type[Declared]) -> RecordSchema:
    """The description of a record class.

    Raises:
        TypeError: an annotation says something that no record can hold, or a member lacks its term.
    """
    refuse_class(cls)
    hints = _hints(cls)
    declared = {field.name: _member(cls, field, hints[field.name]) for field in attrs.fields(cls)}
    names = sorted(_in_order(cls), key=lambda name: _rank(cls, name))
    members = tuple(declared[name] for name in names)
    refuse_shared_terms(cls, members)
    refuse_other_meanings(cls, members)
    return RecordSchema(
        cls=cls,
        name=cls.__name__,
        doc=" ".join(doc_of(cls).split("\n\n")[0].split()),
        members=members,
        types=_types(cls),
        twin_types=_twin_types(cls),
    )


def _in_order(cls: type[Declared]) -> list[str]:
    """The names of the members as they were first declared: one declared again stays where it was."""
    bases = [base for base in reversed(cls.__mro__) if "__attrs_attrs__" in base.__dict__]
    return list(dict.fromkeys(field.name for base in bases for field in attrs.fields(base)))


def _rank(cls: type[Declared], name: str) -> int:
    """Leading members first, what every record has last, the others between."""
    leading = settings_of(cls).leading
    return leading.index(name) if name in leading else len(leading) + (name in {"evidence", "notes"})


@once_per_class
def _hints(cls: type[Declared]) -> Mapping[str, Any]:
    """The annotations, resolved; those of a twin are its kind's, and what every proposition has besides."""
    hints: dict[str, Any] = {}
    for base in reversed(cls.__mro__):
        if issubclass(base, Declared) and settings_of(base).twin_of is None:
            hints |= _own_hints(base)
    kind = settings_of(cls).twin_of
    return {**hints, **_hints(kind)} if kind else hints


@once_per_class
def _own_hints(cls: type[Declared]) -> Mapping[str, Any]:
    """The annotations in the body of a class alone, resolved: most of a kind are those of all events."""
    own = {cls.__name__: cls}  # its module may still have the one before
    body = {"__module__": cls.__module__, "__annotations__": inspect.get_annotations(cls)}
    return typing.get_type_hints(type(cls.__name__, (), body), None, own, include_extras=True)


def descendants(cls: type[Declared]) -> Iterator[type[Declared]]:
    """All record classes below it that stand."""
    yield from (child for child in subclasses(cls) if "__attrs_attrs__" in child.__dict__ and stands(child))


def has_own_namespaces() -> bool:
    """Whether there are kinds outside this package, whose terms are in namespaces of their own."""
    return _has_own_namespaces(Declared)


@until_declared
def _has_own_namespaces(root: type[Declared]) -> bool:
    return any(settings_of(cls).namespace != "vd:" for cls in descendants(root))


def refuse_undecorated() -> None:
    """Look for record classes that nobody decorated: they are no kinds, and would be passed over.

    Raises:
        TypeError: there is one.
    """
    for cls in registry.undecorated(Declared):
        refuse_class(cls)


@until_declared
def kinds(root: type[Declared]) -> Mapping[str, type[Declared]]:
    """The classes that may stand where `root` is wanted, by name: itself and its kinds, or their twins."""
    settings = settings_of(root)
    if settings.twin_of is not None:
        return _Twins(kinds(settings.twin_of).values())
    if settings.posited:
        return _Twins(cls for cls in descendants(Declared) if _has_twin_below(cls, root))
    every = (root, *descendants(root))
    return MappingProxyType(_by_name((cls.__name__, cls) for cls in every if not settings_of(cls).abstract))


def _has_twin_below(cls: type[Declared], root: type[Declared]) -> bool:
    settings = settings_of(cls)
    return settings.posited_as is root and not (settings.posited or settings.abstract)


class _Twins(Mapping[str, "type[Declared]"]):
    """The twins of kinds by their names, each made when it is asked for: most dossiers need a few of them."""

    def __init__(self, kinds: Iterable[type[Declared]]) -> None:
        self._kinds = _by_name((twin_name(cls), cls) for cls in kinds)

    def __getitem__(self, name: str) -> type[Declared]:
        made: type[Declared] = twin(self._kinds[name])
        return made

    def __contains__(self, name: object) -> bool:
        return name in self._kinds

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)


def _by_name(named: Iterable[tuple[str, type[Declared]]]) -> dict[str, type[Declared]]:
    """Classes by their names.

    Raises:
        TypeError: two have one name.
    """
    found: dict[str, type[Declared]] = {}
    for name, cls in named:
        same = found.setdefault(name, cls)
        if same is not cls:
            msg = f"two kinds are called {name}: one in {same.__module__}, one in {cls.__module__}"
            raise TypeError(msg)
    return found


def schemas(root: type[Declared]) -> list[RecordSchema]:
    """The schemas of every class that a document of `root` can hold, itself first, each once."""
    found: dict[type[Declared], RecordSchema] = {}
    rest = [root]
    while rest:
        cls = rest.pop(0)
        for kind in kinds(cls).values() if settings_of(cls).tagged else [cls]:
            if kind not in found:
                found[kind] = schema_of(kind)
                owned = [member.value for member in found[kind].members if isinstance(member.value, Owned)]
                rest.extend(value.target for value in owned)
    return list(found.values())


def _member(cls: type[Declared], field: attrs.Attribute[Any], annotation: object) -> Member:
    declared, where = field.metadata.get(METADATA), f"{cls.__name__}.{field.name}"
    if not isinstance(declared, Declaration):
        msg = f"{where}: give its term with metadata=member(...) or role(...)"
        raise TypeError(msg)
    many, inner = _cardinality(annotation, where)
    value = _value(inner, where)
    if settings_of(cls).posited and isinstance(value, Reference):
        # Where an event is wanted, another proposition will do.
        posited = [settings_of(target).posited_as for target in value.targets]
        value = Reference(tuple(dict.fromkeys((*value.targets, *filter(None, posited)))))
    namespace = _namespaces(cls)[field.name]
    made = Member(
        name=field.name,
        inherited=field.name not in inspect.get_annotations(cls),
        value=value,
        many=many,
        required=field.default is attrs.NOTHING,
        default=() if many else field.default if field.default is not attrs.NOTHING else None,
        term=_iri(declared.term, namespace),
        twin=_twin_iri(declared, field.name, namespace, many=many),
        declared=declared,
    )
    refuse_member(cls, made, field.default)
    return made


def _cardinality(annotation: object, where: str) -> tuple[bool, object]:
    """Whether there may be many, and of what."""
    is_many = get_origin(annotation) is tuple
    if not is_many and get_origin(annotation) not in {types.UnionType, typing.Union}:
        return False, annotation
    inner, *others = (arg for arg in get_args(annotation) if arg is not type(None))
    if others != ([...] if is_many else []):
        msg = f"{where}: write X, X | None or tuple[X, ...], not {annotation}"
        raise TypeError(msg)
    return is_many, inner


def _value(annotation: Any, where: str) -> Value:
    is_annotated = get_origin(annotation) is Annotated
    what = annotation.__metadata__[0] if is_annotated else BY_TYPE.get(annotation)
    if isinstance(what, Scalar):
        return what
    if isinstance(what, Target):
        return Reference(tuple(map(standing, get_args(what.classes) or (what.classes,))))
    if get_origin(annotation) is Literal:
        return Enumeration(get_args(annotation))
    if annotation is Names:
        return LanguageMap()
    if isinstance(annotation, type) and issubclass(annotation, Declared):
        return Owned(standing(annotation))
    why = f"{what!r} is not a type of value" if is_annotated else f"no record can hold {annotation!r}"
    msg = f"{where}: {why}"
    raise TypeError(msg)


@once_per_class
def _namespaces(cls: type[Declared]) -> Mapping[str, str]:
    """The namespace of each member: that of the class in which it was declared."""
    found: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        if issubclass(base, Declared):
            for name in inspect.get_annotations(base):
                found.setdefault(name, _space(base))
    return found


def _space(cls: type[Declared]) -> str:
    space = settings_of(cls).namespace
    return PREFIXES["vd"] if space == "vd:" else space


def _iri(term: str, namespace: str) -> str:
    prefix, colon, _ = term.partition(":")
    if not colon:
        return namespace + term
    return expand(term) if prefix in PREFIXES else term


def _twin_iri(declared: Declaration, name: str, namespace: str, *, many: bool) -> str:
    """The twin of a term: ours from the term's name, a borrowed one from the member's."""
    if declared.twin is not None:
        return namespace + declared.twin
    local = declared.term
    if ":" in local:
        head, *rest = (name.removesuffix("s") if many else name).split("_")
        local = head + "".join(part.capitalize() for part in rest)
    return f"{namespace}posited{local[0].upper()}{local[1:]}"


def _class_iri(cls: type[Declared]) -> str:
    term = settings_of(cls).vocabulary.term
    return _iri(cls.__name__, _space(cls)) if term is None else expand(term)


def _own_types(cls: type[Declared]) -> list[str]:
    """The class of a record, and those above it that have records of their own."""
    above = [base for base in cls.__mro__ if issubclass(base, Declared)]
    return [_class_iri(base) for base in above if not settings_of(base).abstract]


def _types(cls: type[Declared]) -> tuple[str, ...]:
    """The RDF types of an asserted record, its own first, or of a proposition."""
    if settings_of(cls).posited:
        return (expand("vd:Proposition"), *_own_types(cls))
    return tuple(dict.fromkeys((*_own_types(cls), *map(expand, settings_of(cls).vocabulary.also))))


def _twin_types(cls: type[Declared]) -> tuple[str, ...]:
    """The RDF types of a proposition of that kind, or of a record that is only posited."""
    settings = settings_of(cls)
    if settings.posited or settings.vocabulary.keeps_terms:
        return _types(cls)
    twins = [re.sub("(?<=[#/])(?=[^#/]*$)", "Posited", iri) for iri in _own_types(cls)[:1]]
    return (*twins,) if settings.hearsay is None else (expand("vd:Proposition"), *twins)
