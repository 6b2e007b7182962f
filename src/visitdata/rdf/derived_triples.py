"""Derived triples: they repeat the rest in terms of schema.org, for queries by date, or for inference.

A document may leave them out. Where one is there, it has to follow from the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from visitdata.metamodel.scalars import TIME
from visitdata.terms import ALSO_UNDER, expand
from visitdata.values import times

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from visitdata.metamodel.schema import Member, RecordSchema
    from visitdata.rdf.quads import About, Literal, Object

_DATE = expand("xsd:date")

# (all triples, subject) -> the objects that follow.
Objects: TypeAlias = "Callable[[About, str], Iterable[Object]]"


class Derivation(NamedTuple):
    """How the objects of a property are derived: from which other property, and by which function."""

    source: str
    objects: Objects


def derivations(
    schema: RecordSchema, *, posited: bool, property_of: Mapping[str, str], inner: Callable[[str, str], str]
) -> Iterator[tuple[str, Derivation]]:
    """(property, how its objects are derived) for each property that is derived from the members of a class.

    Args:
        schema: the class.
        posited: whether it is for its posited records, from which less is derived.
        property_of: the property of each member.
        inner: the property of a member of what a member owns.
    """
    for member in schema.rdf_members:
        own = member.property(posited=posited)
        for name, term in days_of(member, posited=posited):
            yield term, Derivation(own, _of_days(own, name))
        if own in ALSO_UNDER:
            yield ALSO_UNDER[own], Derivation(own, _of_path(own, None))
    if posited:
        return
    vocabulary = schema.settings.vocabulary
    for name, (term, table) in vocabulary.values.items():
        known = {value: expand(iri) for value, iri in table.items()}
        yield expand(term), Derivation(property_of[name], _of_value(property_of[name], known))
    for path, term in vocabulary.derived.items():
        name, _, further = path.partition(".")
        objects = _of_path(property_of[name], inner(name, further) if further else None)
        yield expand(term), Derivation(property_of[name], objects)


def days_of(member: Member, *, posited: bool) -> Iterator[tuple[str, str]]:
    """(attribute of the time, property) for each day that follows from a member, where that is a time.

    These are the bounds of the time, and schema.org's dates where an end is a bare day.
    """
    if member.value is not TIME:
        return
    declared = member.declared
    if declared.bounds:
        for end in ("earliest", "latest"):
            yield end, expand(f"vd:posited{end.capitalize()}" if posited else f"vd:{end}")
    if not posited:
        days = ("start_day", "end_day") if len(declared.dates) == 2 else ("day",)  # noqa: PLR2004 - start and end
        yield from zip(days, map(expand, declared.dates), strict=False)


def _of_days(predicate: str, name: str) -> Objects:
    def days(about: About, subject: str) -> Iterator[Literal]:
        for value in about[subject].get(predicate, ()):
            time = times.read(value[0]) if isinstance(value, tuple) else None
            day = getattr(time, name, None)
            if day is not None:
                yield str(day), _DATE, None

    return days


def _of_value(predicate: str, table: Mapping[str, str]) -> Objects:
    def terms(about: About, subject: str) -> Iterator[str]:
        values = about[subject].get(predicate, ())
        return (table[value[0]] for value in values if value[0] in table)

    return terms


def _of_path(predicate: str, further: str | None) -> Objects:
    def objects(about: About, subject: str) -> Iterator[Object]:
        for value in about[subject].get(predicate, ()):
            if further is None:
                yield value
            elif isinstance(value, str):
                yield from about.get(value, {}).get(further, ())

    return objects
